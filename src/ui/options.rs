use crate::domain::json::{self, Value};
use crate::host::history::Routing;
use crate::host::storage::Where;
use crate::i18n::Locale;
use crate::wizard::layout::Layout;

/// What the element's attributes say when the wizard is mounted.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Options {
    pub locale: Locale,
    pub routing: Routing,
    pub storage: Where,
    /// Parts the drafts of several wizards on one origin.
    pub storage_key: String,
    /// Parts the places of several wizards on one page.
    pub number: String,
    /// The customer to start with: a domain or a Microsoft ID.
    pub customer: String,
    /// What the host says about the agent: the text of each property, empty where it says nothing.
    pub partner: String,
    pub contact: String,
    pub layout: Layout,
    /// What was typed into the search box before the wizard was there.
    pub search: String,
}

impl Options {
    /// Reads the loader's JSON. What is missing or unknown has its default.
    pub fn from_json(text: &str) -> Self {
        let value = json::parse(text).unwrap_or(Value::Null);
        let text = |name: &str| value.get(name).and_then(Value::as_str).unwrap_or_default();
        Self {
            locale: Locale::from_tag(text("lang")),
            routing: Routing::from_word(text("routing")).unwrap_or(Routing::State),
            storage: Where::from_word(text("storage")).unwrap_or(Where::Local),
            storage_key: text("storageKey").to_owned(),
            number: text("number").to_owned(),
            customer: text("customer").to_owned(),
            partner: text("partner").to_owned(),
            contact: text("contact").to_owned(),
            layout: Layout::from_word(text("layout")).unwrap_or(Layout::Guided),
            search: text("search").to_owned(),
        }
    }

    /// Takes an attribute's new text; a blank or unknown one means the default.
    pub fn set(&mut self, name: &str, value: &str) {
        match name {
            "layout" => self.layout = Layout::from_word(value).unwrap_or(Layout::Guided),
            "routing" => self.routing = Routing::from_word(value).unwrap_or(Routing::State),
            "storage" => self.storage = Where::from_word(value).unwrap_or(Where::Local),
            "storage-key" => value.clone_into(&mut self.storage_key),
            _ => {}
        }
    }

    /// The name of this wizard's places in the browser's history.
    pub fn owner(&self) -> String {
        [&self.number, " ", &self.storage_key].concat()
    }
}
