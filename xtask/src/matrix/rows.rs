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
    /// A text that a step must write.
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
pub(super) const MORE: &[Row] = &[];

/// A row that runs the program.
const fn program(name: &'static str, files: &'static str, steps: &'static str) -> Row {
    Row { name, files, steps, seconds: 30, expects: "the program has passed", instead: None }
}

/// A row that looks at the types.
const fn types(name: &'static str, steps: &'static str) -> Row {
    Row { name, files: "types", steps, seconds: 30, expects: "", instead: None }
}
