//! The tests that an engine cannot run, each with its reason: the table of `exceptions.md`.

use crate::browser::Engine;

const TABLE: &str = include_str!("../exceptions.md");

/// One row: the test's name, the engines that cannot run it, and why.
struct Row {
    test: &'static str,
    engines: &'static str,
    why: &'static str,
}

fn rows() -> impl Iterator<Item = Row> {
    let lines = TABLE.lines().filter_map(|line| line.strip_prefix("| `")?.strip_suffix(" |"));
    lines.filter_map(|line| {
        let (test, rest) = line.split_once("` | ")?;
        let (engines, why) = rest.split_once(" | ")?;
        Some(Row { test, engines, why })
    })
}

/// Why this test does not run in this engine; none where it does.
pub fn reason(test: &str, engine: Engine) -> Option<&'static str> {
    let is_named = |row: &Row| row.test == test && row.engines.split(", ").any(|name| name == engine.name());
    rows().find(is_named).map(|row| row.why)
}

/// What is wrong with the table, given the names of all tests.
pub fn faults(tests: &[&str]) -> Vec<String> {
    let is_engine = |name: &str| name.parse::<Engine>().is_ok();
    let is_good =
        |row: &Row| tests.contains(&row.test) && row.engines.split(", ").all(is_engine) && row.why.trim().len() > 20;
    rows().filter(|row| !is_good(row)).map(|row| row.test.to_owned()).collect()
}
