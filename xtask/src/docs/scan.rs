//! Finds the rule ids in the comments of source files.

use std::collections::{BTreeMap, BTreeSet};

/// Where rule ids are named.
#[derive(Debug, Default)]
pub struct Mentions {
    /// Rule id → files that name it in a comment.
    pub code: BTreeMap<String, BTreeSet<String>>,
    /// Rule id → (file, test function) whose comment names it.
    pub tests: BTreeMap<String, BTreeSet<(String, String)>>,
}

impl Mentions {
    /// Reads one file. A comment directly above a test function belongs to the test; in `src` every other comment
    /// marks a place in the code. A test is a function under `#[test]` or `#[wasm_bindgen_test]`, and in `tests/e2e`
    /// any public async one.
    pub fn read(&mut self, file: &str, text: &str) {
        let is_code = file.starts_with("src/");
        let is_browser_test = file.starts_with("tests/e2e/");
        let mut above = Vec::new();
        let mut is_test = false;
        for line in text.lines().map(str::trim) {
            if let Some(comment) = whole_comment(line) {
                above.extend(ids(comment));
                continue;
            }
            if line.starts_with("#[") {
                is_test |= line == "#[test]" || line.starts_with("#[wasm_bindgen_test");
                continue;
            }
            let is_walk = is_browser_test && line.starts_with("pub async fn ");
            match function_name(line).filter(|_| is_test || is_walk) {
                Some(name) => {
                    for id in above.drain(..) {
                        self.tests.entry(id).or_default().insert((file.to_owned(), name.to_owned()));
                    }
                }
                None => self.mark(is_code, file, above.drain(..)),
            }
            is_test = false;
            if let Some((_, comment)) = line.split_once("//") {
                self.mark(is_code, file, ids(comment));
            }
        }
        self.mark(is_code, file, above);
    }

    fn mark(&mut self, is_code: bool, file: &str, ids: impl IntoIterator<Item = String>) {
        for id in ids {
            if is_code {
                self.code.entry(id).or_default().insert(file.to_owned());
            }
        }
    }
}

/// The text of a line that is nothing but a comment, in Rust or JavaScript.
fn whole_comment(line: &str) -> Option<&str> {
    ["//", "/*", "* "].iter().find_map(|start| line.strip_prefix(start))
}

/// The name of a function that begins on this line.
fn function_name(line: &str) -> Option<&str> {
    let (before, after) = line.split_once("fn ")?;
    let is_only_words = before.chars().all(|c| c.is_ascii_lowercase() || " ()_".contains(c));
    let end = after.find(|c: char| !(c.is_alphanumeric() || c == '_'))?;
    (is_only_words && end > 0).then(|| &after[..end])
}

/// The rule ids in a text, `R17`, and every id of a range, `R34–R36` or `R34-R36`.
fn ids(text: &str) -> Vec<String> {
    let mut found = Vec::new();
    let mut last: Option<(u32, usize)> = None;
    for (at, _) in text.match_indices('R') {
        let is_inside_word = text[..at].chars().next_back().is_some_and(|c| c.is_alphanumeric() || c == '_');
        let Some(number) = two_digits(&text[at + 1..]).filter(|_| !is_inside_word) else { continue };
        let first = match last {
            Some((from, end)) if matches!(&text[end..at], "–" | "-") => from + 1,
            _ => number,
        };
        found.extend((first..=number).map(|number| format!("R{number:02}")));
        last = Some((number, at + 3));
    }
    found
}

/// The number of exactly two digits at the beginning.
fn two_digits(text: &str) -> Option<u32> {
    let digits = text.get(..2)?;
    let ends = !text[2..].starts_with(|c: char| c.is_alphanumeric() || c == '_');
    (ends && digits.bytes().all(|byte| byte.is_ascii_digit())).then(|| digits.parse().ok())?
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ids_are_whole_words_and_ranges_are_spelled_out() {
        let rows: &[(&str, &[&str])] = &[
            ("R17, R40: the link", &["R17", "R40"]),
            ("(R34–R36)", &["R34", "R35", "R36"]),
            ("R31-R33 and R25", &["R31", "R32", "R33", "R25"]),
            ("SRW101 R1 R171 xR17 R17x ÓR17", &[]),
            ("R", &[]),
        ];
        for (text, expected) in rows {
            assert_eq!(ids(text), *expected, "{text}");
        }
    }

    #[test]
    fn comments_belong_to_what_stands_below_them() {
        let mut mentions = Mentions::default();
        let source = r##"
//! R01 in the module's words.

/// R02: what it does.
#[must_use]
pub fn do_it() {
    let url = "R03"; // R04
}

/// R05: the table.
/// R06 too.
#[test]
fn table() {
    // R07: a row.
}
"##;
        mentions.read("src/a.rs", source);
        let code: Vec<_> = mentions.code.keys().map(String::as_str).collect();
        assert_eq!(code, ["R01", "R02", "R04", "R07"]);
        let tests: Vec<_> = mentions.tests.iter().map(|(id, tests)| (id.as_str(), tests.len())).collect();
        assert_eq!(tests, [("R05", 1), ("R06", 1)]);
        assert!(mentions.tests["R05"].contains(&("src/a.rs".to_owned(), "table".to_owned())));
    }

    #[test]
    fn browser_tests_are_public_async_functions_and_tests_are_no_code() {
        let mut mentions = Mentions::default();
        mentions.read("tests/e2e/src/suite/azure.rs", "// R01\n/// R02: opens.\npub async fn opens(p: &Page) {}\n");
        mentions.read("tests/walks.rs", "/// R03.\n#[test]\nfn walks() {}\n/// R04.\nfn helper() {}\n");
        assert!(mentions.code.is_empty());
        assert_eq!(mentions.tests.keys().collect::<Vec<_>>(), ["R01", "R02", "R03"]);
    }

    #[test]
    fn javascript_comments_count_as_code() {
        let mut mentions = Mentions::default();
        mentions.read("src/embed/a.js", "/**\n * Keeps the fallback (R45).\n */\nexport function a() {}\n");
        assert_eq!(mentions.code.keys().collect::<Vec<_>>(), ["R45"]);
    }
}
