//! Texts that come into the store from elsewhere: other areas of the browser's storage, the memory of a page before a crash.

use super::Store;
use crate::host::area::{Where, keeps, names};
use crate::host::clock;
use crate::wizard::reconcile::{self, Kept};
use crate::wizard::saved::DRAFT;
use crate::wizard::shared::Shared;

impl Store {
    /// Takes back what was in memory before a crash: beside what the browser keeps, where it keeps anything by now.
    pub fn take_back(&mut self, text: &str) {
        if self.area.is_none() {
            return self.memory.recall(text);
        }
        let mut before = Shared::default();
        before.recall(text);
        for name in before.names() {
            self.take_in(name, before.get(name).unwrap_or_default(), true);
        }
        self.remember();
    }

    /// Says that many texts come one after the other, and that only then they are all there are.
    pub fn begin_filling(&mut self) {
        self.is_filling = true;
    }

    /// Says that all texts are here.
    pub fn end_filling(&mut self) {
        self.is_filling = false;
        if self.area.is_some() {
            self.remember();
        }
        self.share();
    }

    /// Takes in what lies in the other areas: kept there while this one refused, or kept here before it is refused now. Where
    /// nobody can tell which text is the later one, both stay where they are.
    pub fn gather(&mut self) {
        let others: Vec<_> = self.areas.iter().filter(|(place, _)| *place != self.place).cloned().collect();
        let mut found = Vec::new();
        // All of it is read first: what is moved on the way may come to lie over it.
        for (place, area) in &others {
            for name in names(area, &self.prefix) {
                let text = area.get_item(&self.key(&name)).ok().flatten();
                found.extend(text.map(|text| (*place, area, name, text)));
            }
        }
        for (place, area, name, text) in found {
            let is_taken = self.take_in(&name, &text, place == Where::Session);
            if is_taken && self.place == Where::Local {
                let _ = area.remove_item(&self.key(&name));
            } else if !is_taken {
                keeps(area, &self.key(&name), &text);
            }
        }
    }

    /// Puts a text that was kept elsewhere beside or in the place of what is kept here. False where nobody can tell.
    fn take_in(&mut self, name: &str, text: &str, is_tabs: bool) -> bool {
        let Some(here) = self.get(name) else {
            self.set(name, text);
            return true;
        };
        match reconcile::of_two(name, text, &here, is_tabs, clock::random_id) {
            Kept::Here => {}
            Kept::Instead(text) => _ = self.set(name, &text),
            Kept::Both { here, beside: (id, text) } => {
                self.set(&[DRAFT, &id].concat(), &text);
                if let Some(text) = here {
                    self.set(name, &text);
                }
            }
            Kept::Unknown => return false,
        }
        true
    }
}
