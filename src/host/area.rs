use web_sys::Storage;

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

/// The area of the browser's storage for a place; none where it is blocked, or the place is none of the browser's.
pub fn area(place: Where) -> Option<Storage> {
    let window = web_sys::window()?;
    match place {
        Where::Local => window.local_storage().ok().flatten(),
        Where::Session => window.session_storage().ok().flatten(),
        Where::Host | Where::Memory => None,
    }
}

/// Writes a text and reads it back.
pub fn keeps(area: &Storage, key: &str, text: &str) -> bool {
    area.set_item(key, text).is_ok() && area.get_item(key).ok().flatten().as_deref() == Some(text)
}

/// Whether the area takes a text at all.
pub fn works(area: &Storage, key: &str) -> bool {
    let is_kept = keeps(area, key, "1");
    // The probe has done its work, whether or not it can be removed.
    let _ = area.remove_item(key);
    is_kept
}

/// How the names in the browser's storage begin. A dot in the key is written otherwise, so that no key begins as another one with
/// its dot does.
pub fn prefix(key: &str) -> String {
    ["srw.", &key.replace('%', "%25").replace('.', "%2E"), "."].concat()
}

/// The names in an area that begin so, without their beginning.
pub fn names(area: &Storage, prefix: &str) -> Vec<String> {
    let count = area.length().unwrap_or_default();
    let keys = (0..count).filter_map(|at| area.key(at).ok().flatten());
    keys.filter_map(|key| key.strip_prefix(prefix).map(str::to_owned)).collect()
}
