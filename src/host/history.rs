use js_sys::{Object, Reflect};
use wasm_bindgen::prelude::*;
use web_sys::{History, Window};

use crate::wizard::route::Route;

words! {
    /// Where the wizard's place is kept.
    pub enum Routing {
        /// In the browser's history, the host's address as it is.
        State = "state",
        /// In the address after `#`.
        Hash = "hash",
        /// In the wizard alone: the browser's Back leaves the host page.
        None = "none",
    }
}

/// The browser's history as the wizard uses it. An entry carries the place of each wizard on the page under a name of its
/// own, beside what the host keeps there; an entry without ours is somebody else's, and leads nowhere.
pub struct Places {
    routing: Routing,
    /// The member of an entry's state that holds our place.
    name: String,
    listener: Option<Closure<dyn FnMut(web_sys::PopStateEvent)>>,
    /// For [`Routing::None`]: the places before the present one.
    stack: Vec<Route>,
    present: Option<Route>,
}

/// The member that names the wizard which added the entry.
const ADDED_BY: &str = "srwAddedBy";

impl Places {
    /// Listens to the browser's Back and Forward; `moved` gets the place they lead to. `owner` tells the wizards on a page
    /// apart, and is the same after a reload.
    pub fn new(routing: Routing, owner: &str, moved: impl Fn(Route) + 'static) -> Self {
        let name = ["srwPlace ", owner].concat();
        let mut places = Self { routing, name: name.clone(), listener: None, stack: Vec::new(), present: None };
        if routing == Routing::None {
            return places;
        }
        let listener = Closure::new(move |event: web_sys::PopStateEvent| {
            let route = match routing {
                Routing::Hash => hash_route(),
                _ => place(&event.state(), &name),
            };
            if let Some(route) = route {
                moved(route);
            }
        });
        if let Some(window) = web_sys::window() {
            // Fails only for a window that is gone.
            let _ = window.add_event_listener_with_callback("popstate", listener.as_ref().unchecked_ref());
        }
        places.listener = Some(listener);
        places
    }

    /// The place that the address or the history's present entry names when the wizard starts.
    pub fn first(&self) -> Option<Route> {
        match self.routing {
            Routing::Hash => hash_route(),
            Routing::State => place(&present_state(), &self.name),
            Routing::None => None,
        }
    }

    /// Puts a place into the history: in place of the present entry, or after it.
    pub fn show(&mut self, route: &Route, replace: bool) {
        let before = self.present.replace(route.clone());
        if self.routing == Routing::None {
            self.stack.extend(before.filter(|_| !replace));
            return;
        }
        if !replace
            && self.routing == Routing::State
            && let Some(before) = before.filter(|_| member(&present_state(), &self.name).is_none())
        {
            // The host added the present entry. Back from the new one leads to what is shown now.
            self.write(&before, true);
        }
        self.write(route, replace);
    }

    fn write(&self, route: &Route, replace: bool) {
        let Some(history) = history() else { return };
        let state = present_state();
        let is_given = !state.is_null() && !state.is_undefined();
        if replace && is_given && !state.is_object() {
            // A text or a number of the host's has no room for a member of ours.
            return;
        }
        // The host's own members of the entry stay.
        let entry =
            Object::assign(&Object::new(), &Object::from(if state.is_object() { state } else { JsValue::NULL }));
        let path = route.path();
        // Setting a member of a fresh object cannot fail.
        let _ = Reflect::set(&entry, &JsValue::from_str(&self.name), &JsValue::from_str(&path));
        if !replace {
            let _ = Reflect::set(&entry, &JsValue::from_str(ADDED_BY), &JsValue::from_str(&self.name));
        }
        let address = (self.routing == Routing::Hash).then(|| address(route));
        // A browser refuses hundreds of entries in a few seconds; the page goes on without an entry then.
        let _ = if replace {
            history.replace_state_with_url(&entry, "", address.as_deref())
        } else {
            history.push_state_with_url(&entry, "", address.as_deref())
        };
    }

    /// Goes back to the entry before, where we added the present one. Else gives the place to show instead.
    pub fn back(&mut self, otherwise: Route) -> Option<Route> {
        if self.routing == Routing::None {
            let before = self.stack.pop().unwrap_or(otherwise);
            self.present = Some(before.clone());
            return Some(before);
        }
        let is_ours = member(&present_state(), ADDED_BY).as_ref() == Some(&self.name);
        if is_ours && history().is_some_and(|history| history.back().is_ok()) {
            return None;
        }
        self.show(&otherwise, true);
        Some(otherwise)
    }

    /// Takes note of a place that the browser has led to.
    pub fn arrived(&mut self, route: &Route) {
        self.present = Some(route.clone());
    }
}

impl Drop for Places {
    fn drop(&mut self) {
        if let (Some(window), Some(listener)) = (web_sys::window(), &self.listener) {
            // Removing what was added cannot fail.
            let _ = window.remove_event_listener_with_callback("popstate", listener.as_ref().unchecked_ref());
        }
    }
}

/// The address of a place on this page: a fragment, where that is enough. A page may have a base for its own addresses (`<base>`; in a
/// frame without an address it is the outer page's), against which a fragment would lead away.
pub fn address(route: &Route) -> String {
    let fragment = ["#", &route.path()].concat();
    let Some(window) = web_sys::window() else { return fragment };
    let here = window.location().href().unwrap_or_default();
    let base = window.document().and_then(|document| document.base_uri().ok()?).unwrap_or_default();
    let [here, base] = [&here, &base].map(|address| address.split('#').next().unwrap_or_default());
    if here == base { fragment } else { [here, &fragment].concat() }
}

fn history() -> Option<History> {
    web_sys::window().as_ref().map(Window::history)?.ok()
}

/// What the present entry carries, of ours and of the host's.
fn present_state() -> JsValue {
    history().and_then(|history| history.state().ok()).unwrap_or_default()
}

/// The place that an entry holds under this name.
fn place(state: &JsValue, name: &str) -> Option<Route> {
    Route::parse(&member(state, name)?)
}

fn member(state: &JsValue, name: &str) -> Option<String> {
    if !state.is_object() {
        return None;
    }
    Reflect::get(state, &JsValue::from_str(name)).ok()?.as_string()
}

/// The place in the address. None where the fragment is one of the host's own.
fn hash_route() -> Option<Route> {
    let hash = web_sys::window()?.location().hash().ok()?;
    if hash.is_empty() {
        return Some(Route::Customers);
    }
    hash.strip_prefix("#/").and_then(Route::parse)
}
