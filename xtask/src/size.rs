//! How big the release is, and whether that is within the budget.

mod top;

use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result, bail, ensure};

use crate::budget::{self, Budget, Verdict};
use crate::project;
use crate::web::{self, Profile};

/// Prints the sizes of the release in `dist/` and holds them against the budget; with a reason, records them.
pub fn run(record: Option<&str>) -> Result<()> {
    let brotli = print(&project::path("dist"))?;
    let file = project::path("budget.toml");
    let text = fs::read_to_string(&file).context("budget.toml")?;
    let budget = Budget::parse(&text)?;
    println!("last figure {}, aim {} ({})", budget.last(), budget.aim, kib(budget.aim));
    if let Some(reason) = record {
        ensure!(!reason.trim().is_empty(), "Say why: cargo xtask size --record \"the reason\"");
        fs::write(file, budget::with_figure(&text, brotli, reason))?;
        println!("recorded {brotli}");
        return Ok(());
    }
    match budget.judge(brotli) {
        Verdict::Within => Ok(()),
        Verdict::Smaller => {
            println!("Smaller than the last figure. Keep the gain: cargo xtask size --record \"the reason\"");
            Ok(())
        }
        Verdict::Grown { limit } => bail!(
            "The first visit grew to {brotli} bytes; the limit is {limit}, 1 % over the last figure. Make it smaller, or \
             write the new figure with a line of reason into budget.toml: cargo xtask size --record \"the reason\""
        ),
    }
}

/// Prints what the last release was compiled from: the bytes of each crate, and of the largest functions.
pub fn print_top() -> Result<()> {
    let file = web::compiled(Profile::Release, &project::target());
    let wasm = fs::read(&file).context("There is no compiled release yet. Build it: cargo xtask build")?;
    print!("{}", top::report(&wasm)?);
    Ok(())
}

/// Prints raw, gzip and brotli bytes of each file that a first visit loads, and gives the sum of the brotli bytes.
pub fn print(dist: &Path) -> Result<u64> {
    let files = first_visit(&dist.join(project::VERSION))?;
    println!("{:>9} {:>9} {:>9}", "raw", "gzip", "brotli");
    let mut total = [0; 3];
    for file in &files {
        let sizes = sizes(file)?;
        print_row(sizes, &file.file_name().unwrap_or_default().to_string_lossy());
        for (sum, size) in total.iter_mut().zip(sizes) {
            *sum += size;
        }
    }
    let [.., brotli] = total;
    print_row(total, &format!("in all, {} brotli", kib(brotli)));
    for texts in texts_apart(&dist.join(project::VERSION)) {
        let name = texts.file_name().unwrap_or_default().to_string_lossy().into_owned();
        print_row(sizes(&texts)?, &format!("{name}, only where it is read"));
    }
    Ok(brotli)
}

/// Raw, gzip and brotli bytes of a shipped file.
fn sizes(file: &Path) -> Result<[u64; 3]> {
    let of = |ending: &str| -> Result<u64> {
        let path = PathBuf::from(format!("{}{ending}", file.display()));
        Ok(fs::metadata(&path).with_context(|| path.display().to_string())?.len())
    };
    Ok([of("")?, of(".gz")?, of(".br")?])
}

/// The texts of languages that travel apart from the wasm.
fn texts_apart(folder: &Path) -> Vec<PathBuf> {
    let is_texts = |file: &PathBuf| file.extension().is_some_and(|end| end == "txt");
    project::files(folder).into_iter().filter(is_texts).collect()
}

fn print_row([raw, gzip, brotli]: [u64; 3], name: &str) {
    println!("{raw:>9} {gzip:>9} {brotli:>9}  {name}");
}

/// The scripts and WebAssembly files, without the entry's second, hashed copy.
fn first_visit(folder: &Path) -> Result<Vec<PathBuf>> {
    let is_copy = |name: &str| {
        let stem = project::ENTRY.trim_end_matches("js");
        name != project::ENTRY && name.starts_with(stem)
    };
    let is_shipped = |file: &PathBuf| {
        let name = file.file_name().unwrap_or_default().to_string_lossy();
        (name.ends_with(".js") || name.ends_with(".wasm")) && !is_copy(&name)
    };
    let files: Vec<_> = project::files(folder).into_iter().filter(is_shipped).collect();
    ensure!(!files.is_empty(), "There is no release in dist/ yet. Build it: cargo xtask build");
    Ok(files)
}

/// Bytes in KiB with one decimal.
fn kib(bytes: u64) -> String {
    let tenths = (bytes * 10 + 512) / 1024;
    format!("{}.{} KiB", tenths / 10, tenths % 10)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_first_visit_loads_each_file_once() -> Result<()> {
        let folder = tempfile::tempdir()?;
        assert!(first_visit(folder.path()).is_err());
        let names = [
            "service-request-wizard.js",
            "service-request-wizard.0a.js",
            "x_bg.0b.wasm",
            "x_bg.0b.wasm.br",
            "sri.json",
        ];
        for name in names {
            fs::write(folder.path().join(name), "")?;
        }
        let files = first_visit(folder.path())?;
        let found: Vec<_> = files.iter().filter_map(|file| file.file_name()?.to_str()).collect();
        assert_eq!(found, ["service-request-wizard.js", "x_bg.0b.wasm"]);
        Ok(())
    }

    #[test]
    fn sizes_are_told_in_kib() {
        assert_eq!(kib(117_760), "115.0 KiB");
        assert_eq!(kib(100), "0.1 KiB");
    }
}
