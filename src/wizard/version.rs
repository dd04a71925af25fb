//! Versions of a text that several pages change: for each page, the number of its last change.

use crate::domain::json::Value;

/// How many pages a version remembers: those that changed the text last. A page that goes on with what it read so many pages
/// before is taken for one that did not know of them.
const MOST_PAGES: usize = 50;

/// Of two versions, one has seen the other, or they were made without knowledge of each other.
#[derive(Clone, Debug, Default)]
pub struct Version(Vec<(String, u32)>);

impl Version {
    fn of(&self, page: &str) -> u32 {
        self.0.iter().find(|(known, _)| known == page).map_or(0, |(_, count)| *count)
    }

    /// The version after this page's change of that number.
    pub fn after(mut self, page: &str, change: u32) -> Self {
        self.0.retain(|(known, _)| known != page);
        self.0.drain(..self.0.len().saturating_sub(MOST_PAGES - 1));
        self.0.push((page.to_owned(), change));
        self
    }

    /// Whether all that the other one holds is in this one.
    pub fn has_seen(&self, other: &Self) -> bool {
        other.0.iter().all(|(page, count)| self.of(page) >= *count)
    }

    /// The version that has seen both.
    pub fn with(&self, other: &Self) -> Self {
        let mut both = self.clone();
        for (page, count) in &other.0 {
            match both.0.iter_mut().find(|(known, _)| known == page) {
                Some((_, known)) => *known = (*known).max(*count),
                None => both.0.push((page.clone(), *count)),
            }
        }
        both
    }

    /// As a JSON object of counts by page.
    pub fn to_value(&self) -> Value {
        Value::Object(self.0.iter().map(|(page, count)| (page.clone(), Value::Number(count.to_string()))).collect())
    }

    /// Reads what [`Self::to_value`] writes; what is not of its form counts as nothing.
    pub fn from_value(value: &Value) -> Self {
        let Value::Object(members) = value else { return Self::default() };
        Self(members.iter().filter_map(|(page, value)| Some((page.clone(), value.as_number()?))).collect())
    }
}

impl PartialEq for Version {
    fn eq(&self, other: &Self) -> bool {
        self.has_seen(other) && other.has_seen(self)
    }
}

impl Eq for Version {}
