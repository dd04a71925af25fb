//! Whether the store gives back what it said it kept.

use super::Shared;
use super::entry::{DAMAGED, Entry, find};

/// How often in a row the store may be without what it said it kept, and nobody be seen who wrote over it: once somebody
/// may have deleted everything.
const MOST_MISSES: u32 = 1;

impl Shared {
    /// Whether the store gives back what it was given. One that does not is not to be believed when it says that it keeps.
    pub const fn is_faithful(&self) -> bool {
        self.misses <= MOST_MISSES
    }

    /// Counts how often the store has lost or changed what it said it kept, where no other page's words explain it.
    pub(super) fn look_for_sent(&mut self, theirs: &[Entry]) {
        let is_news = |entry: &&Entry| {
            let ours = find(&self.entries, &entry.name);
            !entry.name.starts_with(DAMAGED) && ours.is_none_or(|ours| !ours.version.has_seen(&entry.version))
        };
        let is_there = |sent: &Entry| find(theirs, &sent.name).is_some_and(|entry| entry.is_same(sent));
        let is_missed = self.sent.iter().any(|sent| sent.text.is_some() && !is_there(sent));
        self.misses = if is_missed && !theirs.iter().any(|entry| is_news(&entry)) { self.misses + 1 } else { 0 };
    }
}
