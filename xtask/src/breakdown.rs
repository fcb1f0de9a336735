//! Breakdown of the npm package's bytes: each section and function of the wasm, and each module of the script.

use std::collections::HashMap;
use std::fs;
use std::path::Path;

use anyhow::Result;
use wasmparser::{KnownCustom, Name, Parser, Payload, TypeRef};

use crate::shell::{output, program};

/// Functions smaller than this are printed as one sum.
const LEAST: usize = 100;

/// Prints the functions of a wasm with names, and the modules that a metafile of esbuild lists.
pub(crate) fn print(wasm: &Path, metafile: &Path) -> Result<()> {
    print_rows("function of the wasm", functions(&fs::read(wasm)?)?);
    print_rows("module of the script", modules(metafile)?);
    Ok(())
}

/// The functions with their names, in bytes of code.
fn functions(wasm: &[u8]) -> Result<Vec<(String, usize)>> {
    let mut names = HashMap::new();
    let mut sizes = Vec::new();
    let mut imported = 0;
    for payload in Parser::new(0).parse_all(wasm) {
        match payload? {
            Payload::ImportSection(imports) => {
                for import in imports.into_imports() {
                    imported += u32::from(matches!(import?.ty, TypeRef::Func(_)));
                }
            }
            Payload::CodeSectionEntry(body) => sizes.push(body.range().len()),
            Payload::CustomSection(section) => {
                let KnownCustom::Name(subsections) = section.as_known() else { continue };
                for subsection in subsections {
                    let Name::Function(functions) = subsection? else { continue };
                    for naming in functions {
                        let naming = naming?;
                        names.insert(naming.index, naming.name.to_owned());
                    }
                }
            }
            _ => {}
        }
    }
    let name = |index| names.remove(&index).unwrap_or_else(|| format!("function {index}"));
    Ok((imported..).map(name).zip(sizes).collect())
}

/// The modules of the script, in bytes of the bundle.
fn modules(metafile: &Path) -> Result<Vec<(String, usize)>> {
    const SCRIPT: &str = "for (const { inputs } of Object.values(JSON.parse(require('fs').readFileSync(process.argv[1])).outputs))\
        for (const [path, { bytesInOutput }] of Object.entries(inputs ?? {})) console.log(bytesInOutput, path)";
    let lines = output(program("node").args(["-e", SCRIPT]).arg(metafile))?;
    let row = |line: &str| {
        let (size, path) = line.split_once(' ').unwrap_or_default();
        Ok((path.to_owned(), size.parse()?))
    };
    lines.lines().map(row).collect()
}

fn print_rows(title: &str, mut rows: Vec<(String, usize)>) {
    rows.sort_by(|(a_name, a), (b_name, b)| b.cmp(a).then(a_name.cmp(b_name)));
    let sum = |rows: &[(String, usize)]| rows.iter().map(|(_, size)| size).sum::<usize>();
    let (shown, small) = rows.split_at(rows.partition_point(|(_, size)| *size >= LEAST));
    println!("\n{:>7}  {title}", "bytes");
    for (name, size) in shown {
        println!("{size:>7}  {name}");
    }
    if !small.is_empty() {
        println!("{:>7}  {} smaller ones", sum(small), small.len());
    }
    println!("{:>7}  in all", sum(&rows));
}
