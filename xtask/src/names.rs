//! Short names for what the glue and the wasm give each other. wasm-bindgen's names end in hashes, which stand in both
//! files and which no compression makes smaller.

use anyhow::{Context, Result};
use serde::Deserialize;

/// The new names, as wasm-opt prints them after it has put them into the wasm.
#[derive(Debug, Deserialize)]
pub struct Names {
    /// What the glue gives the wasm: the module it comes from, the old name, the new name.
    imports: Vec<(String, String, String)>,
    /// What the wasm gives the glue: the old name, the new name.
    exports: Vec<(String, String)>,
}

/// The one module that wasm-opt makes of those that the wasm imports from.
const MODULE: &str = "a";

impl Names {
    /// Reads what wasm-opt printed.
    pub fn read(printed: &str) -> Result<Self> {
        serde_json::from_str(printed).context("wasm-opt printed no list of names")
    }

    /// The glue with the new names. A name that the glue does not have is an error: then wasm-bindgen writes its glue in
    /// another way than this knows.
    pub fn put_into(&self, glue: &str) -> Result<String> {
        let mut glue = glue.to_owned();
        if let Some((module, ..)) = self.imports.first() {
            glue = put(&glue, &format!("\"{module}\":"), &format!("\"{MODULE}\":"), |_| true)?;
        }
        for (_, old, new) in &self.imports {
            glue = put(&glue, &format!(" {old}:"), &format!(" {new}:"), |_| true)?;
        }
        for (old, new) in &self.exports {
            // The runtime exports more than a glue may use.
            if has_word(&glue, old) {
                glue = put(&glue, &format!("wasm.{old}"), &format!("wasm.{new}"), |next| !is_in_name(next))?;
            }
        }
        Ok(glue)
    }
}

fn put(glue: &str, old: &str, new: &str, ends: fn(char) -> bool) -> Result<String> {
    rename(glue, old, new, ends).with_context(|| format!("the glue has no `{old}`"))
}

/// Whether the name stands in the text as a word of its own.
fn has_word(text: &str, name: &str) -> bool {
    text.match_indices(name).any(|(at, _)| {
        let (before, after) = (text[..at].chars().next_back(), text[at + name.len()..].chars().next());
        !before.is_some_and(is_in_name) && !after.is_some_and(is_in_name)
    })
}

/// The text with each `old` replaced that is followed by a letter which `ends` it; none where there is not one.
fn rename(text: &str, old: &str, new: &str, ends: fn(char) -> bool) -> Option<String> {
    let mut renamed = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(at) = rest.find(old) {
        let (before, after) = (&rest[..at], &rest[at + old.len()..]);
        renamed.push_str(before);
        renamed.push_str(if after.chars().next().is_none_or(ends) { new } else { old });
        rest = after;
    }
    renamed.push_str(rest);
    (renamed != text).then_some(renamed)
}

fn is_in_name(letter: char) -> bool {
    letter.is_ascii_alphanumeric() || matches!(letter, '_' | '$')
}

#[cfg(test)]
mod tests {
    use super::*;

    const GLUE: &str =
        "wasm.mount(1); wasm.mount_all(2); const i = { __wbg_get_0a: f, __wbg_get_0ab: g }; ({ \"./glue\": i })";

    #[test]
    fn the_glue_takes_the_names_of_the_wasm() -> Result<()> {
        let printed = r#"{ "imports": [["./glue", "__wbg_get_0a", "a"], ["./glue", "__wbg_get_0ab", "b"]],
            "exports": [["mount", "c"], ["mount_all", "d"]] }"#;
        let glue = Names::read(printed)?.put_into(GLUE)?;
        assert_eq!(glue, "wasm.c(1); wasm.d(2); const i = { a: f, b: g }; ({ \"a\": i })");
        Ok(())
    }

    #[test]
    fn a_name_that_the_glue_lacks_is_an_error() -> Result<()> {
        let rows = [
            r#"{ "imports": [["./other", "__wbg_get_0a", "a"]], "exports": [] }"#,
            r#"{ "imports": [["./glue", "__wbg_get_1", "a"]], "exports": [] }"#,
            // A name that is there, but not as the wasm's.
            r#"{ "imports": [], "exports": [["const", "a"]] }"#,
        ];
        for printed in rows {
            assert!(Names::read(printed)?.put_into(GLUE).is_err(), "{printed}");
        }
        assert!(Names::read("").is_err());
        Ok(())
    }
}
