use web_sys::Storage;

words! {
    /// Where drafts are kept.
    pub enum Where {
        /// On this device, until they are deleted.
        Local = "local",
        /// In this tab, until it is closed.
        Session = "session",
        /// In this page alone, until it is left or reloaded.
        Memory = "memory",
    }
}

/// The store of drafts and of what agents say about themselves. Every text is written and read back at
/// once, so that what the page says about it is true.
pub struct Store {
    place: Where,
    prefix: String,
    area: Option<Storage>,
    /// What [`Where::Memory`] holds.
    memory: Vec<(String, String)>,
}

impl Store {
    /// The wanted place, or the next one that a real write shows to work.
    pub fn open(wanted: Where, prefix: String) -> Self {
        let order: &[Where] = match wanted {
            Where::Local => &[Where::Local, Where::Session],
            Where::Session => &[Where::Session],
            Where::Memory => &[],
        };
        for place in order {
            if let Some(area) = area(*place) {
                let store = Self { place: *place, prefix: prefix.clone(), area: Some(area), memory: Vec::new() };
                if store.works() {
                    return store;
                }
            }
        }
        Self { place: Where::Memory, prefix, area: None, memory: Vec::new() }
    }

    /// Where texts are kept now.
    pub const fn place(&self) -> Where {
        self.place
    }

    fn works(&self) -> bool {
        let Some(area) = &self.area else { return true };
        let key = self.key("probe");
        let is_kept = area.set_item(&key, "1").is_ok() && area.get_item(&key).ok().flatten().as_deref() == Some("1");
        // The probe has done its work, whether or not it can be removed.
        let _ = area.remove_item(&key);
        is_kept
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

    /// Keeps a text. False where the browser refused it: the text is then kept in memory, with all that
    /// was kept before, and [`Self::place`] says so.
    pub fn set(&mut self, name: &str, text: &str) -> bool {
        if let Some(area) = &self.area {
            let key = self.key(name);
            let is_kept =
                area.set_item(&key, text).is_ok() && area.get_item(&key).ok().flatten().as_deref() == Some(text);
            if is_kept {
                return true;
            }
            self.memory = self.names().into_iter().filter_map(|name| Some((name.clone(), self.get(&name)?))).collect();
            self.area = None;
            self.place = Where::Memory;
        }
        match self.memory.iter_mut().find(|(known, _)| known == name) {
            Some((_, kept)) => text.clone_into(kept),
            None => self.memory.push((name.to_owned(), text.to_owned())),
        }
        false
    }

    /// Forgets a name.
    pub fn remove(&mut self, name: &str) {
        if let Some(area) = &self.area {
            // What cannot be removed was not there, or the browser blocks storage and holds nothing of ours.
            let _ = area.remove_item(&self.key(name));
        }
        self.memory.retain(|(known, _)| known != name);
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
        Where::Memory => None,
    }
}
