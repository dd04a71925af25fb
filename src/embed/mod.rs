//! What the loader calls: mounting, telling, asking. The loader itself is `service-request-wizard.js`
//! beside this file.

use std::cell::RefCell;
use std::rc::Rc;

use js_sys::JsString;
use wasm_bindgen::prelude::*;
use web_sys::Element;
use yew::AppHandle;

use crate::config;
use crate::domain::evaluate::evaluate_line;
use crate::host::events::HostPort;
use crate::host::names::BrowserNames;
use crate::i18n::Locale;
use crate::ui::app::{App, Message, Props, SeenState};
use crate::ui::options::Options;
use crate::ui::summary;
use crate::wizard::draft::Draft;

/// One mounted wizard. JavaScript frees it after [`Handle::unmount`].
#[wasm_bindgen]
pub struct Handle {
    app: Option<AppHandle<App>>,
    shared: SeenState,
    root: Element,
}

/// Mounts a wizard on `root`, a fresh element in an open shadow root. `options` is the JSON of the
/// attributes; `port` is how the wizard speaks to the host.
#[wasm_bindgen]
pub fn mount(root: Element, options: &str, port: HostPort) -> Handle {
    let shared: SeenState = Rc::new(RefCell::new((Rc::default(), Locale::English)));
    let options = Options::from_json(options);
    let props = Props { options, port, root: root.clone(), shared: shared.clone() };
    let app = yew::Renderer::<App>::with_root_and_props(root.clone(), props).render();
    Handle { app: Some(app), shared, root }
}

#[wasm_bindgen]
impl Handle {
    /// Takes an attribute's or a property's new text.
    pub fn set(&self, name: &str, value: String) {
        self.send(Message::Set(name.to_owned(), value));
    }

    /// Takes a list of customers, whose text stays with the browser while it is read.
    pub fn read(&self, text: JsString) {
        self.send(Message::Listed(text, false));
    }

    /// Puts the focus on the page's heading.
    pub fn focus(&self) {
        crate::host::focus::on(&self.root, "h1");
    }

    /// Goes to the start. Drafts stay.
    pub fn reset(&self) {
        self.send(Message::Reset);
    }

    /// The current draft as a token for [`Handle::restore`]; none where no request is being written.
    pub fn draft(&self) -> Option<String> {
        let (state, _) = &*self.shared.borrow();
        state.draft().map(|draft| draft.to_json())
    }

    /// Takes a draft from [`Handle::draft`] and opens it. False where it cannot be read.
    pub fn restore(&self, token: &str) -> bool {
        let draft = Draft::from_json(token);
        if let Ok(draft) = draft {
            self.send(Message::Restored(Box::new(draft)));
            return true;
        }
        false
    }

    /// The request's text as `text`, `markdown` or `json`; empty where no request is being written.
    pub fn summary(&self, format: &str) -> String {
        let (state, locale) = &*self.shared.borrow();
        summary::of(state, *locale, format)
    }

    /// Takes the wizard off the page.
    pub fn unmount(&mut self) {
        if let Some(app) = self.app.take() {
            app.destroy();
        }
    }

    fn send(&self, message: Message) {
        if let Some(app) = &self.app {
            app.send_message(message);
        }
    }
}

/// The rules without the screens: the evaluate contract, JSON text in, JSON text out.
#[wasm_bindgen]
pub fn evaluate(request: &str) -> String {
    evaluate_line(request, &BrowserNames)
}

/// Brings the texts of a language that travels by itself. False where they are not this version's.
#[wasm_bindgen]
pub fn bring_texts(language: &str, texts: String) -> bool {
    Locale::from_tag(language).bring(texts)
}

/// Reads a list of customers: Partner Center's collection, an array, or CSV. JSON text out.
#[wasm_bindgen]
pub fn parse_customers(text: &str) -> String {
    config::parse_customers(text, &BrowserNames)
}
