//! The shape of the code itself: which layer may know which, how long a file may be, what a translation may leave as
//! it is. Every finding names its place and says what to do.

use std::fmt::Write;
use std::fs;
use std::path::{Path, PathBuf};

/// A layer and those that it may name. `domain ← wizard ← ui → host`; `config` and `i18n` stand on `domain` alone;
/// `embed` is on top; `native` stands in for `host` outside browsers.
const LAYERS: &[(&str, &[&str])] = &[
    ("domain", &[]),
    ("wizard", &["domain"]),
    ("config", &["domain"]),
    ("i18n", &["domain"]),
    // The host's ports carry the wizard's effects out: they know its values and never its decisions.
    ("host", &["domain", "wizard"]),
    // It packs the texts of the languages that travel by themselves.
    ("native", &["domain", "i18n"]),
    ("ui", &["domain", "wizard", "config", "i18n", "host"]),
    ("embed", &["domain", "wizard", "config", "i18n", "host", "ui"]),
];

/// The layers that run and are tested without a browser.
const WITHOUT_BROWSER: &[&str] = &["domain", "wizard", "config", "i18n"];

/// The crates that are a browser's.
const BROWSER_CRATES: &[&str] = &["yew", "markup", "web_sys", "js_sys", "gloo", "wasm_bindgen", "wasm_bindgen_futures"];

/// The longest file that needs no reason, in lines.
const LONGEST: usize = 250;

/// Longer files: the most lines, and why one file is better.
const LONG_FILES: &[(&str, usize, &str)] = &[
    ("src/embed/element.js", 530, "one custom element is one class, and a class cannot be spread over files"),
    ("src/embed/package/custom-elements.json", 800, "the manifest is one document by its standard"),
    ("src/config/json_customers.rs", 320, "one reader of one format, with the table of its tests"),
];

/// What a Polish text may have in common with the English one, so that two equal texts are no forgotten translation.
const SAME_IN_BOTH: &[(&str, &str)] = &[
    ("Advanced Support for Partners (ASfP)", "a plan's name"),
    ("Azure", "a product's name"),
    ("Dynamics 365", "a product's name"),
    ("Enterprise Mobility Suite", "a product's name"),
    ("Finance & Operations", "a product's name"),
    ("Office 365", "a product's name"),
    ("Premier", "a plan's name"),
    ("Problem", "the same word in both languages"),
];

/// A source file: its path from the root, and its lines.
struct Source {
    name: String,
    text: String,
}

fn sources() -> Vec<Source> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut folders = vec![root.join("src")];
    let mut files: Vec<PathBuf> = Vec::new();
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(&folder).expect("src can be read").flatten() {
            let path = entry.path();
            if path.is_dir() { folders.push(path) } else { files.push(path) }
        }
    }
    files.sort();
    let name = |file: &Path| file.strip_prefix(root).expect("inside").to_string_lossy().replace('\\', "/");
    files
        .iter()
        .map(|file| Source { name: name(file), text: fs::read_to_string(file).expect("source is text") })
        .collect()
}

impl Source {
    /// The layer that the file belongs to; none for the crate's root.
    fn layer(&self) -> Option<&str> {
        let rest = self.name.strip_prefix("src/")?;
        let layer = rest.split_once('/').map_or_else(|| rest.trim_end_matches(".rs"), |(folder, _)| folder);
        (layer != "lib").then_some(layer)
    }

    /// The lines of code with their numbers, without comments.
    fn code(&self) -> impl Iterator<Item = (usize, &str)> {
        let lines = self.text.lines().enumerate();
        lines.map(|(at, line)| (at + 1, line.split_once("//").map_or(line, |(code, _)| code)))
    }

    fn is_rust(&self) -> bool {
        self.name.ends_with(".rs")
    }
}

/// The words of a line that stand right after `crate::`; several where it opens a group.
fn named_layers(line: &str) -> Vec<&str> {
    let mut named = Vec::new();
    for (at, before) in line.match_indices("crate::") {
        if line[..at].ends_with(|c: char| c.is_alphanumeric() || c == '_') {
            continue;
        }
        let rest = &line[at + before.len()..];
        match rest.strip_prefix('{') {
            Some(group) => {
                let mut depth = 0;
                let top = move |c: char| {
                    depth += i32::from(c == '{') - i32::from(c == '}');
                    c == ',' && depth == 0
                };
                named.extend(group.split(top).map(|part| first_word(part.trim())));
            }
            None => named.push(first_word(rest)),
        }
    }
    named
}

fn first_word(text: &str) -> &str {
    let end = text.find(|c: char| !(c.is_alphanumeric() || c == '_')).unwrap_or(text.len());
    &text[..end]
}

/// Whether a line names a crate as a path, not as a part of a longer word.
fn names_crate(line: &str, name: &str) -> bool {
    line.match_indices(name).any(|(at, _)| {
        let is_word = |c: char| c.is_alphanumeric() || c == '_';
        !line[..at].ends_with(is_word) && !line[at + name.len()..].starts_with(is_word)
    })
}

fn fail_with(findings: &str) {
    assert!(findings.is_empty(), "\n{findings}");
}

/// The texts of the string literals in Rust code, without those of comments.
fn literals(code: &str) -> Vec<String> {
    let mut found = Vec::new();
    let mut rest = code.lines().filter(|line| !line.trim_start().starts_with("//")).collect::<Vec<_>>().join("\n");
    while let Some(at) = rest.find('"') {
        let mut text = String::new();
        let mut chars = rest[at + 1..].char_indices();
        let mut end = rest.len();
        while let Some((offset, c)) = chars.next() {
            match c {
                '"' => {
                    end = at + 1 + offset + 1;
                    break;
                }
                '\\' => text.extend(chars.next().map(|(_, escaped)| escaped)),
                _ => text.push(c),
            }
        }
        found.push(text);
        rest.drain(..end);
    }
    found
}

/// What is left of a text without placeholders and without the names in [`SAME_IN_BOTH`], which are noted as used.
fn untranslated(text: &str, used: &mut [bool]) -> String {
    let mut left = text.to_owned();
    while let Some((before, after)) = left.split_once('{') {
        left = [before, after.split_once('}').map_or("", |(_, rest)| rest)].concat();
    }
    for ((name, _), used) in SAME_IN_BOTH.iter().zip(used) {
        *used |= left.contains(name);
        left = left.replace(name, "");
    }
    left
}

/// `domain ← wizard ← ui → host`, `config` and `i18n` on `domain` alone.
#[test]
fn layers_point_one_way() {
    let mut findings = String::new();
    for source in sources().iter().filter(|source| source.is_rust()) {
        let Some(layer) = source.layer() else { continue };
        let Some((_, allowed)) = LAYERS.iter().find(|(name, _)| *name == layer) else {
            writeln!(findings, "{}: {layer} is no layer yet: give it a row in LAYERS", source.name).expect("text");
            continue;
        };
        for (at, line) in source.code() {
            for other in named_layers(line) {
                let is_layer = LAYERS.iter().any(|(name, _)| *name == other);
                if is_layer && other != layer && !allowed.contains(&other) {
                    let advice =
                        format!("{layer} must not know {other}: move what both need into domain, or pass it in");
                    writeln!(findings, "{}:{at}: {advice}", source.name).expect("text");
                }
            }
        }
    }
    fail_with(&findings);
}

/// So every rule runs natively, in milliseconds, and the same in each browser.
#[test]
fn rules_state_and_words_know_no_browser() {
    let mut findings = String::new();
    for source in sources().iter().filter(|source| source.is_rust()) {
        if !source.layer().is_some_and(|layer| WITHOUT_BROWSER.contains(&layer)) {
            continue;
        }
        for (at, line) in source.code() {
            for name in BROWSER_CRATES.iter().filter(|name| names_crate(line, name)) {
                let advice = format!("{name} belongs to the browser: take its answer as an argument, and ask in host");
                writeln!(findings, "{}:{at}: {advice}", source.name).expect("text");
            }
        }
    }
    fail_with(&findings);
}

/// The list of exceptions is short, has reasons, and holds nothing that is no exception any more.
#[test]
fn files_are_short_enough_to_be_read_at_once() {
    let mut findings = String::new();
    let sources = sources();
    for source in &sources {
        let lines = source.text.lines().count();
        let known = LONG_FILES.iter().find(|(name, ..)| *name == source.name);
        let limit = known.map_or(LONGEST, |(_, limit, _)| *limit);
        if lines > limit {
            writeln!(findings, "{}: {lines} lines, {limit} at most: split it by what changes together", source.name)
                .expect("text");
        }
        if known.is_some() && lines <= LONGEST {
            writeln!(findings, "{}: {lines} lines: take it off LONG_FILES", source.name).expect("text");
        }
    }
    for (name, _, why) in LONG_FILES {
        assert!(!why.is_empty(), "{name} needs a reason");
        if !sources.iter().any(|source| source.name == *name) {
            writeln!(findings, "{name}: there is no such file: take it off LONG_FILES").expect("text");
        }
    }
    fail_with(&findings);
}

/// That every text exists in both languages is the compiler's to say; this finds those that were only copied.
#[test]
fn no_text_was_left_untranslated() {
    let mut findings = String::new();
    let sources = sources();
    let mut used = vec![false; SAME_IN_BOTH.len()];
    for english in sources.iter().filter(|source| source.name.starts_with("src/i18n/en/")) {
        let name = english.name.replace("/en/", "/pl/");
        let polish = sources.iter().find(|source| source.name == name).expect("each section has its Polish file");
        let polish_texts = literals(&polish.text);
        for text in literals(&english.text).iter().filter(|text| polish_texts.contains(text)) {
            if untranslated(text, &mut used).contains(char::is_alphabetic) {
                let advice =
                    "is the same in both languages: translate it, or give the name in it a row in SAME_IN_BOTH";
                writeln!(findings, "{name}: “{text}” {advice}").expect("text");
            }
        }
    }
    for ((name, why), used) in SAME_IN_BOTH.iter().zip(used) {
        assert!(!why.is_empty(), "{name} needs a reason");
        if !used {
            writeln!(findings, "“{name}” is nowhere the same: take it off SAME_IN_BOTH").expect("text");
        }
    }
    fail_with(&findings);
}

/// The tests above are only as good as what they find.
#[test]
fn the_scans_find_what_they_look_for() {
    let rows: &[(&str, &[&str])] = &[
        ("use crate::ui::view::View;", &["ui"]),
        ("use crate::{domain::{a, b}, host};", &["domain", "host"]),
        ("let x = crate::wizard::step(); // crate::", &["wizard", ""]),
        ("use other_crate::ui;", &[]),
    ];
    for (line, expected) in rows {
        assert_eq!(named_layers(line), *expected, "{line}");
    }
    assert!(names_crate("use web_sys::Window;", "web_sys"));
    assert!(!names_crate("let my_web_sys_x = 1;", "web_sys"));
    assert_eq!(literals("a: \"one\",\n// \"no\"\nb: \"t\\\"wo\""), ["one", "t\"wo"]);
    assert_eq!(untranslated("{n} Azure.", &mut [false; SAME_IN_BOTH.len()]), " .");
}
