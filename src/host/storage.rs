use std::rc::Rc;

use web_sys::Storage;

use super::adapter::{Adapter, Writer};
use super::events::HostPort;
use crate::domain::json::{self, Value};

words! {
    /// Where drafts are kept.
    pub enum Where {
        /// By the host page.
        Host = "host",
        /// On this device, until they are deleted.
        Local = "local",
        /// In this tab, until it is closed.
        Session = "session",
        /// In this page alone, until it is left or reloaded.
        Memory = "memory",
    }
}

/// The store of drafts and of what agents say about themselves. Every text that the browser keeps is
/// written and read back at once, so that what the page says about it is true; the host's own store answers
/// later.
pub struct Store {
    place: Where,
    wanted: Where,
    prefix: String,
    area: Option<Storage>,
    /// All areas that the browser gives access to, the better first.
    areas: Vec<(Where, Storage)>,
    host: Option<Writer>,
    /// Whether the host's store has been read. Before that nothing is written to it: what it keeps would be lost.
    is_read: bool,
    /// What [`Where::Memory`] holds, and what the host's store has been given.
    memory: Vec<(String, String)>,
    /// The loader holds the same, for the case of a crash.
    port: HostPort,
}

/// What became of a text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Written {
    /// It is kept where [`Store::place`] says.
    Kept,
    /// The host has it; whether it keeps it is told later.
    Sent,
}

impl Store {
    /// The wanted place, or the next one that a real write shows to work.
    pub fn open(wanted: Where, prefix: String, port: HostPort) -> Self {
        let order: &[Where] = match wanted {
            Where::Local => &[Where::Local, Where::Session],
            Where::Session => &[Where::Session],
            Where::Host | Where::Memory => &[],
        };
        let areas = order.iter().filter_map(|place| Some((*place, area(*place)?))).collect();
        let (place, memory) = (Where::Memory, Vec::new());
        let mut store = Self { place, wanted, prefix, area: None, areas, host: None, is_read: true, memory, port };
        store.settle(0, &[]);
        store
    }

    /// The host's own store. `done` is told after each write whether it was kept.
    pub fn of_host(adapter: Adapter, prefix: String, port: HostPort, done: Rc<dyn Fn(bool)>) -> Self {
        let host = Writer::new(adapter, prefix.trim_end_matches('.').to_owned(), done);
        let place = Where::Host;
        Self {
            place,
            wanted: place,
            prefix,
            area: None,
            areas: Vec::new(),
            host: Some(host),
            is_read: false,
            memory: Vec::new(),
            port,
        }
    }

    /// Asks the host for what it keeps, if it is the host that keeps: [`Self::take_hosts`] takes the answer.
    pub fn ask_host(&self, done: impl Fn(Option<Option<String>>) + 'static) {
        if let Some(host) = self.host.as_ref().filter(|_| !self.is_read) {
            host.read(done);
        }
    }

    /// Takes what the host kept. What was written meanwhile is newer, stays and is sent to the host.
    pub fn take_hosts(&mut self, text: &str) {
        let has_news = !self.memory.is_empty();
        self.is_read = true;
        self.add(text);
        if has_news {
            self.share();
        }
    }

    /// Takes back what was in memory before a crash. What the browser keeps is there by itself.
    pub fn take_back(&mut self, text: &str) {
        if self.area.is_none() {
            self.add(text);
        }
    }

    fn add(&mut self, text: &str) {
        if let Ok(Value::Object(members)) = json::parse(text) {
            for (name, value) in members {
                let is_new = self.memory.iter().all(|(known, _)| *known != name);
                if let (true, Some(text)) = (is_new, value.as_str()) {
                    self.memory.push((name, text.to_owned()));
                }
            }
        }
    }

    /// Where texts are kept now.
    pub const fn place(&self) -> Where {
        self.place
    }

    /// Whether texts are kept in a lesser place than was wanted.
    pub fn is_blocked(&self) -> bool {
        self.place == Where::Memory && self.wanted != Where::Memory
    }

    fn key(&self, name: &str) -> String {
        [&self.prefix, name].concat()
    }

    /// The text kept under a name.
    pub fn get(&self, name: &str) -> Option<String> {
        match &self.area {
            Some(area) => area.get_item(&self.key(name)).ok().flatten(),
            None => self.memory.iter().find(|(known, _)| known == name).map(|(_, text)| text.clone()),
        }
    }

    /// Settles in the first area from this one on that takes all these texts, or in memory.
    fn settle(&mut self, from: usize, texts: &[(String, String)]) {
        let found = self.areas.iter().skip(from).find(|(_, area)| {
            works(area, &self.key("probe")) && texts.iter().all(|(name, text)| keeps(area, &self.key(name), text))
        });
        let found = found.cloned();
        self.place = found.as_ref().map_or(Where::Memory, |(place, _)| *place);
        self.memory = if found.is_none() { texts.to_vec() } else { Vec::new() };
        self.area = found.map(|(_, area)| area);
    }

    /// Takes in what lies in the other areas: kept there while this one refused, or kept here before it is refused
    /// now. `is_newer` says whether the first of two texts under a name replaces the second.
    pub fn gather(&mut self, is_newer: impl Fn(&str, &str) -> bool) {
        for (place, area) in self.areas.clone() {
            if place == self.place {
                continue;
            }
            for name in self.names_in(&area) {
                let Some(text) = area.get_item(&self.key(&name)).ok().flatten() else { continue };
                if self.get(&name).is_none_or(|ours| is_newer(&text, &ours)) {
                    self.set(&name, &text);
                }
                if self.place == Where::Local {
                    let _ = area.remove_item(&self.key(&name));
                }
            }
        }
    }

    /// Keeps a text. Where the browser refuses it, it is kept in the next place with all that was kept before, and
    /// [`Self::place`] says so.
    pub fn set(&mut self, name: &str, text: &str) -> Written {
        if let Some(area) = &self.area {
            if keeps(area, &self.key(name), text) {
                return Written::Kept;
            }
            let texts: Vec<_> =
                self.names().into_iter().filter_map(|name| Some((name.clone(), self.get(&name)?))).collect();
            let from = self.areas.iter().position(|(place, _)| *place == self.place).map_or(0, |at| at + 1);
            self.settle(from, &texts);
            return self.set(name, text);
        }
        match self.memory.iter_mut().find(|(known, _)| known == name) {
            Some((_, kept)) => text.clone_into(kept),
            None => self.memory.push((name.to_owned(), text.to_owned())),
        }
        self.share()
    }

    /// Forgets a name.
    pub fn remove(&mut self, name: &str) {
        for (_, area) in &self.areas {
            // What cannot be removed was not there, or the browser blocks storage and holds nothing of ours.
            let _ = area.remove_item(&self.key(name));
        }
        self.memory.retain(|(known, _)| known != name);
        self.share();
    }

    /// Hands what the browser does not keep to the loader, and to the host's store.
    fn share(&self) -> Written {
        if self.area.is_some() {
            return Written::Kept;
        }
        let members = self.memory.iter().map(|(name, text)| (name.clone(), text.as_str().into())).collect();
        let text = Value::Object(members).to_text();
        self.port.tell("srw-internal-kept", &text);
        let Some(host) = &self.host else { return Written::Kept };
        if self.is_read {
            host.write((!self.memory.is_empty()).then_some(text));
        }
        Written::Sent
    }

    /// All names under which texts are kept.
    pub fn names(&self) -> Vec<String> {
        let Some(area) = &self.area else { return self.memory.iter().map(|(name, _)| name.clone()).collect() };
        self.names_in(area)
    }

    fn names_in(&self, area: &Storage) -> Vec<String> {
        let count = area.length().unwrap_or_default();
        let keys = (0..count).filter_map(|at| area.key(at).ok().flatten());
        keys.filter_map(|key| key.strip_prefix(&self.prefix).map(str::to_owned)).collect()
    }
}

fn area(place: Where) -> Option<Storage> {
    let window = web_sys::window()?;
    match place {
        Where::Local => window.local_storage().ok().flatten(),
        Where::Session => window.session_storage().ok().flatten(),
        Where::Host | Where::Memory => None,
    }
}

/// Writes a text and reads it back.
fn keeps(area: &Storage, key: &str, text: &str) -> bool {
    area.set_item(key, text).is_ok() && area.get_item(key).ok().flatten().as_deref() == Some(text)
}

fn works(area: &Storage, key: &str) -> bool {
    let is_kept = keeps(area, key, "1");
    // The probe has done its work, whether or not it can be removed.
    let _ = area.remove_item(key);
    is_kept
}
