mod gathered;

use std::rc::Rc;

use web_sys::Storage;

use super::adapter::{Adapter, Line, News};
pub use super::area::Where;
use super::area::{area, keeps, names, prefix, works};
use super::clock;
use super::events::HostPort;
use crate::wizard::shared::{Shared, Taken};

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
    host: Option<Line>,
    /// What [`Where::Memory`] holds, and what the host's store is to hold.
    memory: Shared,
    /// The loader holds the same, for the case of a crash.
    port: HostPort,
    /// Whether more is to come before the loader and the host may take this store's texts for all there are.
    is_filling: bool,
}

impl Drop for Store {
    /// What was typed last may still wait for the host's answer when the wizard leaves the page, or takes another store.
    fn drop(&mut self) {
        if let Some(host) = self.host.as_ref().filter(|_| !self.is_settled()) {
            host.finish(std::mem::take(&mut self.memory));
        }
    }
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
    pub fn open(wanted: Where, key: &str, port: HostPort) -> Self {
        let order: &[Where] = match wanted {
            Where::Local => &[Where::Local, Where::Session],
            Where::Session => &[Where::Session],
            Where::Host | Where::Memory => &[],
        };
        let areas = order.iter().filter_map(|place| Some((*place, area(*place)?))).collect();
        let (place, memory) = (Where::Memory, Shared::default());
        let (prefix, is_filling) = (prefix(key), false);
        let mut store = Self { place, wanted, prefix, area: None, areas, host: None, memory, port, is_filling };
        store.settle(0, &[]);
        store
    }

    /// The host's own store, which is asked at once. `tell` gets what it answers, for [`Self::take_hosts`] and
    /// [`Self::written`].
    pub fn of_host(adapter: Adapter, key: &str, port: HostPort, tell: Rc<dyn Fn(News)>) -> Self {
        let whole = if key.is_empty() { "srw".to_owned() } else { ["srw.", key].concat() };
        let host = Line::new(adapter, whole, tell);
        host.ask();
        let (place, memory) = (Where::Host, Shared::new(clock::random_id()));
        let (prefix, areas, is_filling) = (prefix(key), Vec::new(), false);
        Self { place, wanted: place, prefix, area: None, areas, host: Some(host), memory, port, is_filling }
    }

    /// Whether the host's store has been read, where it is the host that keeps.
    pub fn is_read(&self) -> bool {
        self.host.is_none() || self.memory.is_read()
    }

    /// Takes what the host keeps now, puts what others wrote beside what this page means to keep, and writes that. Gives
    /// the names of drafts that were changed here and elsewhere: the texts under them are the others' now.
    pub fn take_hosts(&mut self, text: &str) -> Vec<String> {
        let Taken { conflicts, write } = self.memory.take(text);
        self.remember();
        match (&self.host, write) {
            (Some(host), Some(text)) => host.write(text),
            (Some(host), None) => host.leave(),
            _ => {}
        }
        conflicts
    }

    /// Takes whether the host kept what was written last. True where that is all there is to keep.
    pub fn written(&mut self, is_kept: bool) -> bool {
        let has_more = self.memory.is_dirty();
        self.memory.written(is_kept);
        match self.host.as_ref().filter(|host| !host.is_writing()) {
            Some(host) if has_more => host.ask(),
            Some(host) if is_kept && !self.is_faithful() => host.ask_again(),
            Some(host) if is_kept => host.look_again(),
            _ => {}
        }
        is_kept && !has_more
    }

    /// Whether the store gives back what it said it kept.
    pub const fn is_faithful(&self) -> bool {
        self.memory.is_faithful()
    }

    /// Asks the host for what it keeps, unless it is already being talked to.
    pub fn ask_host(&self) {
        if let Some(host) = self.host.as_ref().filter(|host| !host.is_busy()) {
            host.ask();
        }
    }

    /// Asks the host again after a while, since it failed.
    pub fn ask_host_again(&self) {
        if let Some(host) = &self.host {
            host.ask_again();
        }
    }

    /// Whether the host keeps all that it shall.
    pub fn is_settled(&self) -> bool {
        !self.memory.is_dirty() && self.host.as_ref().is_none_or(|host| !host.is_writing())
    }

    /// Hands the loader what the browser does not keep, for the case of a crash.
    fn remember(&self) {
        let text = if self.area.is_some() { String::new() } else { self.memory.remembered() };
        self.port.tell("srw-internal-kept", &text);
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
            None => self.memory.get(name).map(str::to_owned),
        }
    }

    /// Settles in the first area from this one on that takes all these texts, or in memory.
    fn settle(&mut self, from: usize, texts: &[(String, String)]) {
        let found = self.areas.iter().skip(from).find(|(_, area)| {
            works(area, &self.key("probe")) && texts.iter().all(|(name, text)| keeps(area, &self.key(name), text))
        });
        let found = found.cloned();
        self.place = found.as_ref().map_or(Where::Memory, |(place, _)| *place);
        self.memory = Shared::default();
        for (name, text) in texts.iter().filter(|_| found.is_none()) {
            self.memory.set(name, text);
        }
        self.area = found.map(|(_, area)| area);
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
        self.memory.set(name, text);
        self.share()
    }

    /// Forgets a name.
    pub fn remove(&mut self, name: &str) {
        for (_, area) in &self.areas {
            // What cannot be removed was not there, or the browser blocks storage and holds nothing of ours.
            let _ = area.remove_item(&self.key(name));
        }
        self.memory.remove(name);
        self.share();
    }

    /// Forgets everything, also what other pages gave the host.
    pub fn clear(&mut self) {
        for name in self.names() {
            self.remove(&name);
        }
        self.memory.clear();
        self.share();
    }

    /// Hands what the browser does not keep to the loader, and to the host's store.
    fn share(&self) -> Written {
        if self.area.is_some() {
            return Written::Kept;
        }
        if self.is_filling {
            return if self.host.is_none() { Written::Kept } else { Written::Sent };
        }
        self.remember();
        // What has not changed since the host kept it is kept.
        if self.host.is_none() || (self.memory.is_read() && self.is_settled()) {
            return Written::Kept;
        }
        self.ask_host();
        Written::Sent
    }

    /// All names under which texts are kept.
    pub fn names(&self) -> Vec<String> {
        let Some(area) = &self.area else { return self.memory.names().map(str::to_owned).collect() };
        names(area, &self.prefix)
    }
}
