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

/// The browser's history as the wizard uses it. Each entry that we add carries the place and how many of
/// our entries lie before it, so that we never go back beyond our own.
pub struct Places {
    routing: Routing,
    /// Which element the entries belong to, so that two on a page do not take each other's.
    owner: String,
    listener: Option<Closure<dyn FnMut(web_sys::PopStateEvent)>>,
    /// For [`Routing::None`]: the places before the present one.
    stack: Vec<Route>,
    present: Option<Route>,
}

const PLACE: &str = "srwPlace";
const OWNER: &str = "srwOwner";
const DEPTH: &str = "srwDepth";

impl Places {
    /// Listens to the browser's Back and Forward; `moved` gets the place they lead to.
    pub fn new(routing: Routing, owner: String, moved: impl Fn(Route) + 'static) -> Self {
        let mut places = Self { routing, owner: owner.clone(), listener: None, stack: Vec::new(), present: None };
        if routing == Routing::None {
            return places;
        }
        let listener = Closure::new(move |event: web_sys::PopStateEvent| {
            let route = match routing {
                Routing::Hash => hash_route(),
                _ => member(&event.state(), OWNER)
                    .filter(|known| *known == owner)
                    .and_then(|_| member(&event.state(), PLACE))
                    .and_then(|path| Route::parse(&path))
                    .or(Some(Route::Customers)),
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
            Routing::State => {
                let state = history()?.state().ok()?;
                member(&state, PLACE).and_then(|path| Route::parse(&path))
            }
            Routing::None => None,
        }
    }

    /// Puts a place into the history: in place of the present entry, or after it.
    pub fn show(&mut self, route: &Route, replace: bool) {
        if self.routing == Routing::None {
            let before = self.present.replace(route.clone());
            self.stack.extend(before.filter(|_| !replace));
            return;
        }
        let Some(history) = history() else { return };
        let depth = self.depth() + f64::from(u8::from(!replace));
        // The host's own members of the entry stay.
        let entry = Object::assign(&Object::new(), &Object::from(history.state().unwrap_or_default()));
        let path = route.path();
        for (name, value) in [
            (PLACE, JsValue::from_str(&path)),
            (OWNER, JsValue::from_str(&self.owner)),
            (DEPTH, JsValue::from_f64(depth)),
        ] {
            // Setting a member of a fresh object cannot fail.
            let _ = Reflect::set(&entry, &JsValue::from_str(name), &value);
        }
        let address = (self.routing == Routing::Hash).then(|| ["#", &path].concat());
        // A browser refuses hundreds of entries in a few seconds; the page goes on without an entry then.
        let _ = if replace {
            history.replace_state_with_url(&entry, "", address.as_deref())
        } else {
            history.push_state_with_url(&entry, "", address.as_deref())
        };
    }

    /// Goes back one of our entries. Where there is none, gives the place to show instead.
    pub fn back(&mut self, otherwise: Route) -> Option<Route> {
        if self.routing == Routing::None {
            let before = self.stack.pop().unwrap_or(otherwise);
            self.present = Some(before.clone());
            return Some(before);
        }
        if self.depth() > 0.0 && history().is_some_and(|history| history.back().is_ok()) {
            return None;
        }
        self.show(&otherwise, true);
        Some(otherwise)
    }

    fn depth(&self) -> f64 {
        let state = history().and_then(|history| history.state().ok()).unwrap_or_default();
        if member(&state, OWNER).as_deref() != Some(&self.owner) {
            return 0.0;
        }
        Reflect::get(&state, &JsValue::from_str(DEPTH)).ok().and_then(|depth| depth.as_f64()).unwrap_or_default()
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

fn history() -> Option<History> {
    web_sys::window().as_ref().map(Window::history)?.ok()
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
