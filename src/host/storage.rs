use std::rc::Rc;

use web_sys::Storage;

use super::adapter::{Adapter, Writer};
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
    host: Option<Writer>,
    /// Whether the host's store has been read. Before that nothing is written to it: what it keeps would be lost.
    is_read: bool,
    /// What [`Where::Memory`] holds, and what the host's store has been given.
    memory: Vec<(String, String)>,
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
    pub fn open(wanted: Where, prefix: String) -> Self {
        let order: &[Where] = match wanted {
            Where::Local => &[Where::Local, Where::Session],
            Where::Session => &[Where::Session],
            Where::Host | Where::Memory => &[],
        };
        let mut store =
            Self { place: Where::Memory, wanted, prefix, area: None, host: None, is_read: true, memory: Vec::new() };
        for place in order {
            if let Some(area) = area(*place).filter(|area| works(area, &store.key("probe"))) {
                store.place = *place;
                store.area = Some(area);
                break;
            }
        }
        store
    }

    /// The host's own store. `done` is told after each write whether it was kept.
    pub fn of_host(adapter: Adapter, prefix: String, done: Rc<dyn Fn(bool)>) -> Self {
        let host = Writer::new(adapter, prefix.trim_end_matches('.').to_owned(), done);
        let place = Where::Host;
        Self { place, wanted: place, prefix, area: None, host: Some(host), is_read: false, memory: Vec::new() }
    }

    /// Asks the host for what it keeps, if it is the host that keeps: [`Self::take_hosts`] takes the answer.
    pub fn ask_host(&self, done: impl FnOnce(Option<Option<String>>) + 'static) {
        if let Some(host) = self.host.as_ref().filter(|_| !self.is_read) {
            host.read(done);
        }
    }

    /// Takes what the host kept. What was written meanwhile is newer, stays and is sent to the host.
    pub fn take_hosts(&mut self, text: &str) {
        let has_news = !self.memory.is_empty();
        self.is_read = true;
        if let Ok(Value::Object(members)) = json::parse(text) {
            for (name, value) in members {
                let is_new = self.memory.iter().all(|(known, _)| *known != name);
                if let (true, Some(text)) = (is_new, value.as_str()) {
                    self.memory.push((name, text.to_owned()));
                }
            }
        }
        if has_news {
            self.tell_host();
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

    /// Keeps a text. Where the browser refuses it, it is kept in memory with all that was kept before, and
    /// [`Self::place`] says so.
    pub fn set(&mut self, name: &str, text: &str) -> Written {
        if let Some(area) = &self.area {
            let key = self.key(name);
            let is_kept =
                area.set_item(&key, text).is_ok() && area.get_item(&key).ok().flatten().as_deref() == Some(text);
            if is_kept {
                return Written::Kept;
            }
            self.memory = self.names().into_iter().filter_map(|name| Some((name.clone(), self.get(&name)?))).collect();
            self.area = None;
            self.place = Where::Memory;
        }
        match self.memory.iter_mut().find(|(known, _)| known == name) {
            Some((_, kept)) => text.clone_into(kept),
            None => self.memory.push((name.to_owned(), text.to_owned())),
        }
        self.tell_host()
    }

    /// Forgets a name.
    pub fn remove(&mut self, name: &str) {
        if let Some(area) = &self.area {
            // What cannot be removed was not there, or the browser blocks storage and holds nothing of ours.
            let _ = area.remove_item(&self.key(name));
        }
        self.memory.retain(|(known, _)| known != name);
        self.tell_host();
    }

    fn tell_host(&self) -> Written {
        let Some(host) = &self.host else { return Written::Kept };
        if !self.is_read {
            return Written::Sent;
        }
        let members = self.memory.iter().map(|(name, text)| (name.clone(), text.as_str().into())).collect();
        host.write((!self.memory.is_empty()).then(|| Value::Object(members).to_text()));
        Written::Sent
    }

    /// All names under which texts are kept.
    pub fn names(&self) -> Vec<String> {
        let Some(area) = &self.area else { return self.memory.iter().map(|(name, _)| name.clone()).collect() };
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

fn works(area: &Storage, key: &str) -> bool {
    let is_kept = area.set_item(key, "1").is_ok() && area.get_item(key).ok().flatten().as_deref() == Some("1");
    // The probe has done its work, whether or not it can be removed.
    let _ = area.remove_item(key);
    is_kept
}
