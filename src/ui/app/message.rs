//! What the app is mounted with, and everything that can happen to it.

use std::cell::RefCell;
use std::rc::Rc;

use js_sys::JsString;
use web_sys::{Element, File};
use yew::prelude::*;

use crate::host::adapter::News;
use crate::host::events::HostPort;
use crate::i18n::Locale;
use crate::ui::options::Options;
use crate::wizard::action::Action;
use crate::wizard::draft::Draft;
use crate::wizard::route::Route;
use crate::wizard::shortcuts::Press;
use crate::wizard::state::State;

/// The state as the element's methods read it from outside.
pub type SeenState = Rc<RefCell<(Rc<State>, Locale)>>;

/// Everything that can happen to the app.
pub enum Message {
    Act(Action),
    /// A link to a place of the wizard was followed.
    Go(Route),
    /// The browser's Back or Forward led to a place.
    Moved(Route),
    /// The host set an attribute or a property.
    Set(String, String),
    /// The host wants the first page.
    Reset,
    /// The host handed over a draft.
    Restored(Box<Draft>),
    Searched(String),
    /// Something was typed into the search of the help page.
    HelpSearched(String),
    /// The search of the help page is emptied; its field, of that name, gets the focus.
    HelpAllShown(&'static str),
    /// The arrow keys moved among the customers found; zero leaves the list for the search box.
    Stepped(isize),
    /// Enter was pressed in the search box.
    Entered,
    /// The search over products, on the page of service requests.
    ProductSearched(String),
    /// A file came over the page, or left it.
    FileOver(bool),
    /// A list of customers was picked or dropped.
    FilePicked(File),
    /// The file that was picked or dropped gave no text.
    Unreadable,
    /// A list of customers, and whether the agent picked it; else the host gave it.
    Listed(JsString, bool),
    /// The list is read on, one slice.
    ReadOn,
    ImportCancelled,
    /// A text is to be copied; the name tells which button says so.
    Copy {
        name: String,
        text: String,
    },
    Copied(Option<String>),
    /// The host's own store answered.
    Heard(News),
    /// A key was pressed outside of texts.
    Pressed(String),
    ShortcutsListed,
    PressChosen(Press),
    /// Focus the form control of that name.
    FocusControl(&'static str),
}

#[derive(Properties)]
pub struct Props {
    pub options: Options,
    pub port: HostPort,
    pub root: Element,
    pub shared: SeenState,
}

impl PartialEq for Props {
    /// The app is mounted once with its properties; what changes afterwards comes as messages.
    fn eq(&self, _: &Self) -> bool {
        true
    }
}
