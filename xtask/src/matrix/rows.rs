//! The table of rows.

/// A row: a folder of `tests/matrix`, and the commands to run in a copy of it.
pub(super) struct Row {
    pub(super) name: &'static str,
    /// The folder.
    pub(super) files: &'static str,
    /// The commands, separated by `&&`; see `steps::find_program` for their first words.
    pub(super) steps: &'static str,
    /// The time for all steps.
    pub(super) seconds: u64,
    /// A text that a step must write; for a row that cannot work, as the reason.
    pub(super) expects: &'static str,
    /// For a row that cannot work: what a user writes instead.
    pub(super) instead: Option<&'static str>,
}

/// A Worker, bundled as wrangler does.
const WORKER: &str = "esbuild worker.mjs --bundle --minify --format=esm --conditions=workerd --loader:.wasm=copy \
    --external:cloudflare:workers --outdir=out && miniflare out worker.js";

/// Rows that need only the tools of `pkg-js`.
pub(super) const ESSENTIAL: &[Row] = &[
    program("node: import", "node", "node main.mjs"),
    program("node: require", "node", "node require.cjs"),
    program("node: import() in CommonJS", "node", "node import.cjs"),
    program(
        "node: bundled by esbuild as ESM",
        "bundle",
        "esbuild main.mjs --bundle --minify --platform=node --format=esm --outfile=out/main.mjs && node out/main.mjs",
    ),
    program(
        "node: bundled by esbuild as CommonJS",
        "bundle",
        "esbuild main.mjs --bundle --minify --platform=node --format=cjs --outfile=out/main.cjs && node out/main.cjs",
    ),
    Row {
        expects: "pass 1",
        ..program("node: a test with the embedded Hetzner", "sim", "node --test node.test.mjs")
    },
    program("miniflare: Worker", "worker", WORKER),
    program("miniflare: Workflow, Durable Object and clones of replies", "workflow", WORKER),
    program("chromium: import map", "page", "chromium import-map.html"),
    program("chromium: import map, asset entry", "page", "chromium asset.html"),
    program("chromium: module worker", "page", "chromium worker.html"),
    program("chromium: module service worker", "page", "chromium service-worker.html"),
    program("chromium: strict Content-Security-Policy", "page", "chromium policy.html"),
    program(
        "chromium: bundled by esbuild as ESM",
        "bundle",
        "esbuild main.mjs --bundle --minify --format=esm --outfile=out/main.js && chromium module.html",
    ),
    program(
        "chromium: bundled by esbuild as iife for es2020",
        "bundle",
        "esbuild main.mjs --bundle --minify --format=iife --target=es2020 --outfile=out/main.js && chromium script.html",
    ),
    types("tsc: moduleResolution bundler", "tsc --project tsconfig.bundler.json"),
    types("tsc: moduleResolution node16", "tsc --project tsconfig.node16.json"),
    types("tsc: moduleResolution nodenext", "tsc --project tsconfig.nodenext.json"),
    Row { expects: "All good!", ..types("publint", "publint ../../package/hetzner-cloud.tgz") },
];

/// Rows that need the tools of `tests/matrix` too.
pub(super) const MORE: &[Row] = &[
    program("node 22: import", "node", "node22 main.mjs"),
    program("node 22: require", "node", "node22 require.cjs"),
    program("node 22: import() in CommonJS", "node", "node22 import.cjs"),
    program("node 24: import", "node", "node24 main.mjs"),
    program("node 24: require", "node", "node24 require.cjs"),
    program("node 24: import() in CommonJS", "node", "node24 import.cjs"),
    program("bun: import", "node", "bun main.mjs"),
    program("bun: require", "node", "bun require.cjs"),
    program("deno: import, with --allow-net alone", "node", "deno run --no-prompt --allow-net main.mjs"),
    program("deno: require, with --allow-net alone", "node", "deno run --no-prompt --allow-net require.cjs"),
    program(
        "wrangler 4: deploy --dry-run, run in miniflare",
        "worker",
        "wrangler deploy --dry-run --minify --outdir out && miniflare out worker.js",
    ),
    program(
        "chromium: bundled by bun",
        "bundle",
        "bun build main.mjs --minify --outdir=out && chromium module.html",
    ),
    program(
        "chromium: bundled by rollup",
        "bundle",
        "rollup main.mjs --plugin node-resolve --plugin terser --format es --file out/main.js && chromium module.html",
    ),
    program(
        "chromium: bundled by webpack 5",
        "bundle",
        "webpack --mode production --entry ./main.mjs --output-path out && chromium module.html",
    ),
    program(
        "chromium: bundled by webpack 5, asset entry",
        "asset",
        "webpack --mode production --entry ./main.mjs --output-path out && chromium module.html",
    ),
    program(
        "chromium: bundled by parcel 2",
        "bundle",
        "parcel build index.html --no-cache --dist-dir out --public-url ./ && chromium index.html out",
    ),
    program("vite 6: build", "bundle", "vite6 build && chromium index.html dist"),
    program("vite 6: build, asset entry", "asset", "vite6 build && chromium index.html dist"),
    program("vite 6: dev", "bundle", "chromium / from vite6 dev --host 127.0.0.1"),
    program("vite 6: dev, asset entry", "asset", "chromium / from vite6 dev --host 127.0.0.1"),
    program("vite 7: build", "bundle", "vite7 build && chromium index.html dist"),
    program("vite 7: dev", "bundle", "chromium / from vite7 dev --host 127.0.0.1"),
    program("vite 8: build", "bundle", "vite build && chromium index.html dist"),
    program("vite 8: build, asset entry", "asset", "vite build && chromium index.html dist"),
    program("vite 8: dev", "bundle", "chromium / from vite dev --host 127.0.0.1"),
    program("vite 8: dev, asset entry", "asset", "chromium / from vite dev --host 127.0.0.1"),
    Row {
        seconds: 120,
        ..program(
            "next 16: client component, node route, edge route",
            "next",
            "next build && chromium / from next start --port 0",
        )
    },
    Row { expects: "1 passed", ..program("vitest", "vitest", "vitest run") },
    Row {
        expects: "1 passed",
        ..program("vitest: a test with the embedded Hetzner", "sim", "vitest run vitest.test.mjs")
    },
    Row {
        expects: "1 passed",
        ..program(
            "jest: require",
            "jest",
            "esbuild program.mjs settings.mjs --format=cjs --outdir=out && jest --runTestsByPath require.test.js",
        )
    },
    Row {
        expects: "1 passed",
        ..program(
            "jest: import",
            "jest",
            "node --experimental-vm-modules ../../node_modules/jest/bin/jest.js --runTestsByPath import.test.mjs",
        )
    },
    types("tsc: types of Node, without those of browsers", "tsc --project tsconfig.node-types.json"),
    types(
        "tsc: types of Workers, with a Workflow and a Durable Object",
        "tsc --project tsconfig.worker-types.json",
    ),
    types("tsc 5: moduleResolution bundler", "tsc5 --project tsconfig.bundler.json"),
    types("tsc 5: moduleResolution node16", "tsc5 --project tsconfig.node16.json"),
    types("tsc 5: moduleResolution nodenext", "tsc5 --project tsconfig.nodenext.json"),
    types(
        "attw: default entry",
        "attw ../../package/hetzner-cloud.tgz --exclude-entrypoints asset proxy sim tasks",
    ),
    types(
        "attw: asset entry, which is ESM only",
        "attw ../../package/hetzner-cloud.tgz --entrypoints asset --profile esm-only",
    ),
    types(
        "attw: the other entries, which need `exports`",
        "attw ../../package/hetzner-cloud.tgz --entrypoints proxy sim tasks --profile node16",
    ),
    explained(
        "node: asset entry",
        "asset",
        "node node.mjs",
        "TypeError: fetch failed",
        "import `hetzner-cloud`, because the `fetch` of Node reads no files",
    ),
    explained(
        "chromium: module service worker, asset entry",
        "page",
        "chromium service-worker.html?asset-service-worker.mjs",
        "Failed to register a ServiceWorker",
        "import `hetzner-cloud`, because a service worker refuses `await` at the top of a module",
    ),
];

/// A row that runs the program.
const fn program(name: &'static str, files: &'static str, steps: &'static str) -> Row {
    Row { name, files, steps, seconds: 40, expects: "the program has passed", instead: None }
}

/// A row that cannot run the program, with the reason that it must write and what a user writes instead.
const fn explained(
    name: &'static str,
    files: &'static str,
    steps: &'static str,
    reason: &'static str,
    instead: &'static str,
) -> Row {
    Row { expects: reason, instead: Some(instead), ..program(name, files, steps) }
}

/// A row that looks at the types.
const fn types(name: &'static str, steps: &'static str) -> Row {
    Row { name, files: "types", steps, seconds: 60, expects: "", instead: None }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::{ESSENTIAL, MORE};
    use crate::shell::root;

    #[test]
    fn rows_have_names_of_their_own_and_files() {
        let rows = || ESSENTIAL.iter().chain(MORE);
        let names: BTreeSet<_> = rows().map(|row| row.name).collect();
        assert_eq!(names.len(), rows().count());
        for row in rows() {
            assert!(root().join("tests/matrix").join(row.files).is_dir(), "{}", row.name);
        }
    }
}
