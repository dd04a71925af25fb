use std::rc::Rc;

use web_sys::Event;
use yew::virtual_dom::{Listener, ListenerKind};

/// What happens when something happens on an element.
#[derive(Clone)]
pub struct Handler(Rc<dyn Fn(Event)>);

impl Handler {
    pub fn new(handle: impl Fn(Event) + 'static) -> Self {
        Self(Rc::new(handle))
    }
}

/// A handler as Yew listens with it. The events that pages handle may all be prevented, so none is passive.
pub(super) struct Listening {
    pub event: &'static str,
    pub handler: Handler,
}

impl Listener for Listening {
    fn kind(&self) -> ListenerKind {
        ListenerKind::other(self.event.into())
    }

    fn handle(&self, event: Event) {
        self.handler.0(event);
    }

    fn passive(&self) -> bool {
        false
    }
}
