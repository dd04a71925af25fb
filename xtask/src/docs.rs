//! The generated documents: `docs/rules.md`, each rule with where it stands in the code and which tests prove it, and
//! `docs/api.md`, the public surface.

mod api;
mod scan;

use std::collections::BTreeMap;
use std::fmt::Write;
use std::fs;

use anyhow::{Context, Result, bail, ensure};
use service_request_wizard::domain::rule::Rule;

use crate::project;
use crate::surface::Surface;
use scan::Mentions;

const RULES: &str = "docs/rules.md";
const API: &str = "docs/api.md";

/// Writes the documents. They are written even when a rule lacks its place or its test, and then that is an error.
pub fn run() -> Result<()> {
    let (documents, lacking) = documents()?;
    for (name, text) in documents {
        let file = project::path(name);
        fs::create_dir_all(file.parent().expect("a file has a folder"))?;
        fs::write(file, text)?;
    }
    complete(&lacking)
}

/// Fails when a document is not what [`run`] would write, or the rules lack something.
pub fn check() -> Result<()> {
    let (documents, lacking) = documents()?;
    for (name, text) in documents {
        let is_fresh = fs::read_to_string(project::path(name)).is_ok_and(|written| written == text);
        ensure!(is_fresh, "{name} is out of date. Write it anew: cargo xtask docs");
    }
    complete(&lacking)
}

/// A document's file and its text.
type Document = (&'static str, String);

/// The documents, and a line for each gap in the rules.
fn documents() -> Result<(Vec<Document>, Vec<String>)> {
    let (rules, lacking) = rules_document()?;
    Ok((vec![(RULES, rules), (API, api::document(&Surface::read()?))], lacking))
}

fn complete(lacking: &[String]) -> Result<()> {
    if !lacking.is_empty() {
        bail!(
            "{RULES} has gaps; name the id in a comment at its place, and in the doc comment of its test:\n{}",
            lacking.join("\n")
        );
    }
    Ok(())
}

/// The document's text, and a line for each gap.
fn rules_document() -> Result<(String, Vec<String>)> {
    let mut mentions = Mentions::default();
    for folder in ["src", "tests"] {
        for file in project::files(&project::path(folder)) {
            let name = file.strip_prefix(project::root())?.to_string_lossy().replace('\\', "/");
            let is_source = name.ends_with(".rs") || name.ends_with(".js");
            // The list of rules itself is no place where a rule is kept.
            if is_source && name != "src/domain/rule.rs" {
                let text = fs::read_to_string(&file).with_context(|| name.clone())?;
                mentions.read(&name, &text);
            }
        }
    }
    Ok(document(Rule::ALL, &mentions))
}

fn document(rules: &[Rule], mentions: &Mentions) -> (String, Vec<String>) {
    let mut text = String::from(
        "# Rules\n\nWritten by `cargo xtask docs` from the code; do not edit. Marks are those of the source page's sentences. No rule\nhas the number R39.\n\n\
         | Rule | What it says | Marks | In the code | Tests |\n|---|---|---|---|---|\n",
    );
    let mut lacking = Vec::new();
    for rule in rules {
        let id = rule.id();
        let code: Vec<_> = mentions.code.get(id).into_iter().flatten().map(|file| format!("`{file}`")).collect();
        let tests = mentions.tests.get(id).map(tests_cell).unwrap_or_default();
        if code.is_empty() {
            lacking.push(format!("{id} has no place in the code"));
        }
        if tests.is_empty() {
            lacking.push(format!("{id} has no test"));
        }
        let (code, summary, marks) = (code.join("<br>"), rule.summary(), rule.marks());
        writeln!(text, "| {id} | {summary} | {marks} | {code} | {tests} |").expect("text takes all");
    }
    (text, lacking)
}

/// The tests by file: `tests/a.rs`: one, two.
fn tests_cell(tests: &std::collections::BTreeSet<(String, String)>) -> String {
    let mut files: BTreeMap<&str, Vec<&str>> = BTreeMap::new();
    for (file, test) in tests {
        files.entry(file).or_default().push(test);
    }
    let cells: Vec<_> = files.iter().map(|(file, tests)| format!("`{file}`: {}", tests.join(", "))).collect();
    cells.join("<br>")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_table_shows_places_and_tests_and_names_the_gaps() {
        let mut mentions = Mentions::default();
        mentions.read("src/a.rs", "/// R01.\nfn a() {}\n/// R01.\n#[test]\nfn is_proved() {}\n// R02.\n");
        let (text, lacking) = document(&[Rule::R01, Rule::R02], &mentions);
        let row = text.lines().find(|line| line.starts_with("| R01 |")).expect("a row");
        assert!(row.ends_with("| 111–114 | `src/a.rs` | `src/a.rs`: is_proved |"), "{row}");
        assert_eq!(lacking, ["R02 has no test"]);
    }
}
