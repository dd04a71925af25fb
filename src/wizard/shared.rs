//! Texts that several pages keep in one place, which takes and gives them only as a whole: a host's own store. Each page
//! reads before it writes, and puts together what the others wrote and what it means to keep itself. Every text has its
//! version, so that a page which writes late, with what it read before, makes no other page's words disappear.

mod entry;
mod sent;

use entry::{DAMAGED, Entry, find};

use super::reconcile::merged_texts;
use super::saved::DRAFT;

/// How many deleted names are remembered: those of a page that may still write what it read before.
const MOST_DELETED: usize = 100;

/// What this page means to keep, beside what the store was known to hold.
#[derive(Debug, Default)]
pub struct Shared {
    /// This page's name in versions.
    page: String,
    /// How many changes this page has made.
    changes: u32,
    entries: Vec<Entry>,
    /// What the store held when it was last read; none before that.
    known: Option<Vec<Entry>>,
    /// Whether something is to be written that is not on its way.
    is_dirty: bool,
    /// Whether everything that the store holds is to go.
    is_cleared: bool,
    /// What the store said it kept.
    sent: Vec<Entry>,
    /// How often in a row it turned out that it did not.
    misses: u32,
}

/// What is to be done after the store was read.
#[derive(Debug, Default, PartialEq, Eq)]
pub struct Taken {
    /// Drafts by name that were changed here and elsewhere. The texts kept under their names are the others' now.
    pub conflicts: Vec<String>,
    /// What is to be written: the whole, or nothing at all.
    pub write: Option<Option<String>>,
}

impl Shared {
    /// The texts of a page with this name, which no other page has.
    pub fn new(page: String) -> Self {
        Self { page, ..Self::default() }
    }

    /// The text kept under a name.
    pub fn get(&self, name: &str) -> Option<&str> {
        find(&self.entries, name)?.text.as_deref()
    }

    /// All names under which texts are kept.
    pub fn names(&self) -> impl Iterator<Item = &str> {
        self.entries.iter().filter(|entry| entry.text.is_some()).map(|entry| entry.name.as_str())
    }

    /// Whether the store has been read. Before that nothing is written: what it keeps would be lost.
    pub const fn is_read(&self) -> bool {
        self.known.is_some()
    }

    /// Whether something is to be written that is not on its way.
    pub const fn is_dirty(&self) -> bool {
        self.is_dirty
    }

    /// Keeps a text. The same text as before is no change that another page would have to know of.
    pub fn set(&mut self, name: &str, text: &str) {
        if self.get(name) != Some(text) {
            self.change(name, Some(text.to_owned()));
        }
    }

    /// Forgets a name.
    pub fn remove(&mut self, name: &str) {
        if self.get(name).is_some() {
            self.change(name, None);
        }
    }

    fn change(&mut self, name: &str, text: Option<String>) {
        self.is_dirty = true;
        // The latest last.
        let at = self.entries.iter().position(|entry| entry.name == name);
        let version = at.map(|at| self.entries.remove(at).version).unwrap_or_default();
        self.changes += 1;
        let version = version.after(&self.page, self.changes);
        self.entries.push(Entry { name: name.to_owned(), text, version, is_ours: true });
    }

    /// Lets go of the names that were deleted the longest ago.
    fn prune(&mut self) {
        let deleted = self.entries.iter().filter(|entry| entry.text.is_none()).count();
        let mut spare = deleted.saturating_sub(MOST_DELETED);
        self.entries.retain(|entry| {
            let goes = entry.text.is_none() && spare > 0;
            spare -= usize::from(goes);
            !goes
        });
    }

    /// Forgets everything, also what other pages wrote until the store has let go of it.
    pub fn clear(&mut self) {
        let names: Vec<String> = self.names().map(str::to_owned).collect();
        for name in names {
            self.remove(&name);
        }
        self.is_dirty = true;
        self.is_cleared = true;
    }

    /// Deletes what is in the store and was not written here after everything was deleted.
    fn clear_theirs(&mut self, theirs: &[Entry]) {
        for entry in theirs {
            let ours = find(&self.entries, &entry.name);
            if ours.is_some_and(|ours| ours.version.has_seen(&entry.version)) {
                continue;
            }
            let text = ours.and_then(|ours| ours.text.clone());
            let before = ours.map(|ours| ours.version.clone()).unwrap_or_default();
            self.entries.retain(|known| known.name != entry.name);
            self.changes += 1;
            let version = before.with(&entry.version).after(&self.page, self.changes);
            self.entries.push(Entry { name: entry.name.clone(), text, version, is_ours: true });
        }
    }

    /// Takes what the store holds now. What others changed since they saw what is kept here is taken over; what was changed
    /// here after it was theirs stays and is written; a draft that was changed on both sides is a conflict.
    pub fn take(&mut self, text: &str) -> Taken {
        let mut theirs = entry::read(text);
        self.look_for_sent(&theirs);
        let is_emptied = theirs.is_empty();
        // A store that cuts what it is given would give back another damaged text each time.
        let has_damaged = self.is_read() && self.names().any(|name| name.starts_with(DAMAGED));
        theirs.retain(|entry| !has_damaged || !entry.name.starts_with(DAMAGED) || self.get(&entry.name).is_some());
        let mut conflicts = Vec::new();
        if self.is_cleared {
            self.clear_theirs(&theirs);
        } else {
            let known = self.known.take().unwrap_or_default();
            // Somebody deleted everything. What was written here since the store was last read stays.
            let is_known = |entry: &Entry| find(&known, &entry.name).is_some_and(|known| known.is_same(entry));
            self.entries.retain(|entry| !(is_emptied && entry.text.is_some() && is_known(entry)));
            for entry in &theirs {
                let before = find(&known, &entry.name).and_then(|known| known.text.as_deref());
                if self.merge(entry, before) {
                    conflicts.push(entry.name.clone());
                }
            }
        }
        let has = |entries: &[Entry], entry: &Entry| find(entries, &entry.name).is_some_and(|one| one.is_same(entry));
        let all_in = |one: &[Entry], other: &[Entry]| one.iter().all(|entry| entry.text.is_none() || has(other, entry));
        let is_same = all_in(&self.entries, &theirs) && all_in(&theirs, &self.entries);
        self.is_cleared &= !is_same;
        self.is_dirty = false;
        self.known = Some(theirs);
        self.prune();
        // Nothing at all says that everything was deleted; where the last text was, the others must learn which.
        let is_left = !self.is_cleared || self.names().next().is_some();
        let write = (!is_same).then(|| is_left.then(|| self.remembered()));
        match &write {
            Some(Some(_)) => self.sent.clone_from(&self.entries),
            Some(None) => self.sent.clear(),
            None => {}
        }
        Taken { conflicts, write }
    }

    /// Puts an entry of the store in its place, where this text was in the store before. True where it is a conflict.
    fn merge(&mut self, theirs: &Entry, before: Option<&str>) -> bool {
        let Some(ours) = self.entries.iter_mut().find(|entry| entry.name == theirs.name) else {
            self.entries.push(theirs.clone());
            return false;
        };
        // The same version with another text is no page's work: the store has changed it.
        if ours.version.has_seen(&theirs.version) && (ours.version != theirs.version || ours.is_ours) {
            return false;
        }
        if ours.text == theirs.text {
            // The same was done on both sides, such as opening the draft: nothing to write, and nothing for others to see.
            ours.version.clone_from(&theirs.version);
            return false;
        }
        if theirs.version.has_seen(&ours.version) {
            theirs.clone_into(ours);
            return false;
        }
        let version = ours.version.with(&theirs.version);
        match (&ours.text, &theirs.text) {
            // Words count more than that somebody deleted older ones.
            (Some(_), None) => ours.version = version,
            (Some(text), Some(there)) if !ours.name.starts_with(DRAFT) => {
                self.changes += 1;
                ours.text = Some(merged_texts(before.unwrap_or_default(), text, there));
                ours.version = version.after(&self.page, self.changes);
            }
            // Not this page's words: the page whose they are will find them missing.
            (Some(_), Some(_)) if !ours.is_ours => theirs.clone_into(ours),
            _ => {
                let is_conflict = ours.text.is_some();
                theirs.clone_into(ours);
                return is_conflict;
            }
        }
        false
    }

    /// What was to be written was written, or that failed.
    pub fn written(&mut self, is_kept: bool) {
        if !is_kept {
            self.is_dirty = true;
            self.sent.clear();
        }
        self.is_cleared &= !is_kept;
    }

    /// All of it as a text, which the store is given and [`Self::recall`] reads.
    pub fn remembered(&self) -> String {
        entry::write(&self.entries)
    }

    /// Takes back what was remembered before a crash.
    pub fn recall(&mut self, text: &str) {
        self.is_dirty = true;
        for entry in entry::read(text) {
            if find(&self.entries, &entry.name).is_none() {
                self.entries.push(Entry { is_ours: true, ..entry });
            }
        }
    }
}
