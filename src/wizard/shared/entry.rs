//! One name of the store with its text and version, and the one text in which the store has them all.

use crate::domain::json::{self, Value};
use crate::wizard::version::Version;

/// Begins the names of texts that cannot be read as a store's.
pub const DAMAGED: &str = "draft.damaged-";

/// The member with the versions. Names that have only a version were deleted.
const VERSIONS: &str = "versions";

/// A text under its name; none where it was deleted.
#[derive(Clone, Debug)]
pub struct Entry {
    pub name: String,
    pub text: Option<String>,
    pub version: Version,
    /// Whether it was written here and not taken over.
    pub is_ours: bool,
}

impl Entry {
    fn read(name: String, text: Option<String>) -> Self {
        Self { name, text, version: Version::default(), is_ours: false }
    }

    /// Whether text and version are the same.
    pub fn is_same(&self, other: &Self) -> bool {
        self.text == other.text && self.version == other.version
    }
}

/// The entry of a name.
pub fn find<'a>(entries: &'a [Entry], name: &str) -> Option<&'a Entry> {
    entries.iter().find(|entry| entry.name == name)
}

/// Reads what the store gives. One that is damaged becomes a draft that nobody can read, so that it is shown and stays.
pub fn read(text: &str) -> Vec<Entry> {
    let Ok(value) = json::parse(text) else {
        let is_damaged = text.trim_start().starts_with('{');
        let name = [DAMAGED, &text.len().to_string()].concat();
        return is_damaged.then(|| Entry::read(name, Some(text.to_owned()))).into_iter().collect();
    };
    let Value::Object(members) = value else { return Vec::new() };
    let mut entries: Vec<Entry> = Vec::new();
    for (name, value) in &members {
        if let Some(text) = value.as_str() {
            entries.retain(|known| known.name != *name);
            entries.push(Entry::read(name.clone(), Some(text.to_owned())));
        }
    }
    let versions = members.iter().rev().find(|(name, _)| name == VERSIONS);
    if let Some((_, Value::Object(versions))) = versions {
        for (name, version) in versions {
            let version = Version::from_value(version);
            match entries.iter_mut().find(|known| known.name == *name) {
                Some(known) => known.version = version,
                None => entries.push(Entry { version, ..Entry::read(name.clone(), None) }),
            }
        }
    }
    entries
}

/// What the store takes.
pub fn write(entries: &[Entry]) -> String {
    let texts = entries.iter().filter_map(|entry| Some((entry.name.clone(), entry.text.as_deref()?.into())));
    let versions = entries.iter().map(|entry| (entry.name.clone(), entry.version.to_value()));
    let versions = (VERSIONS.to_owned(), Value::Object(versions.collect()));
    Value::Object(texts.chain([versions]).collect()).to_text()
}
