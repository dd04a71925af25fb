//! The corpora of the fuzz targets, replayed as ordinary tests: no fuzzer and no other toolchain needed. What a fuzzer
//! finds is added to them (see `docs/fuzzing.md`).

use std::fs;
use std::path::Path;

#[path = "../fuzz/checks/mod.rs"]
mod checks;

fn replay(target: &str, at_least: usize, check: fn(&[u8])) {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("fuzz/corpus").join(target);
    let files = fs::read_dir(&folder).expect("the corpus is in the repository");
    let mut files: Vec<_> = files.map(|entry| entry.expect("readable").path()).collect();
    files.sort();
    assert!(files.len() >= at_least, "{target} has {} inputs", files.len());
    for file in &files {
        let data = fs::read(file).expect("readable");
        // The name first, so that a panic is known by its input.
        print!("{} ", file.display());
        check(&data);
    }
    println!("\n{target}: {} inputs", files.len());
}

/// R40, R41: names.
#[test]
fn domain() {
    replay("domain", 50, checks::domain);
}

/// R44: comma-separated text.
#[test]
fn csv() {
    replay("csv", 50, checks::csv);
}

/// R44: customers as JSON.
#[test]
fn customers() {
    replay("customers", 50, checks::customers);
}

/// R44, R45: kept drafts.
#[test]
fn draft() {
    replay("draft", 50, checks::draft);
}

/// R02, R40: evaluate requests.
#[test]
fn evaluate() {
    replay("evaluate", 50, checks::evaluate);
}
