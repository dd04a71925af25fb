use super::step::Step;
use crate::domain::help::HelpTopic;

words! {
    /// An entry of the New request menu (R01, R23).
    pub enum Entry {
        Azure = "azure",
        Office365 = "office-365",
        Marketplace = "marketplace",
    }
}

/// A place in the wizard. Answers never stand in an address.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Route {
    Customers,
    /// A customer's page, by Microsoft ID or domain.
    Customer(String),
    ServiceRequests(String),
    New(String, Entry, Step),
    Help,
    /// The help page at one of its questions.
    HelpTopic(HelpTopic),
    YourDetails,
}

impl Route {
    /// Reads a path such as `/customers/contoso.com/service-requests`. None for any other path.
    pub fn parse(path: &str) -> Option<Self> {
        let mut parts = path.trim_start_matches('/').trim_end_matches('/').split('/');
        let first = parts.next().unwrap_or_default();
        let rest: Vec<&str> = parts.collect();
        match (first, rest.as_slice()) {
            ("" | "customers", []) => Some(Self::Customers),
            ("help", []) => Some(Self::Help),
            // A question that this version does not have: the page as a whole still helps.
            ("help", [topic]) => Some(HelpTopic::from_word(topic).map_or(Self::Help, Self::HelpTopic)),
            ("your-details", []) => Some(Self::YourDetails),
            ("customers", [key]) => Some(Self::Customer(key_of(key)?)),
            ("customers", [key, "service-requests"]) => Some(Self::ServiceRequests(key_of(key)?)),
            ("customers", [key, "service-requests", "new", entry, step]) => {
                Some(Self::New(key_of(key)?, Entry::from_word(entry)?, Step::from_word(step)?))
            }
            _ => None,
        }
    }

    /// The path, beginning with a slash.
    pub fn path(&self) -> String {
        match self {
            Self::Customers => "/customers".to_owned(),
            Self::Help => "/help".to_owned(),
            Self::HelpTopic(topic) => ["/help/", topic.word()].concat(),
            Self::YourDetails => "/your-details".to_owned(),
            Self::Customer(key) => ["/customers/", key].concat(),
            Self::ServiceRequests(key) => ["/customers/", key, "/service-requests"].concat(),
            Self::New(key, entry, step) => {
                ["/customers/", key, "/service-requests/new/", entry.word(), "/", step.word()].concat()
            }
        }
    }

    /// The customer's key, where the place belongs to one.
    pub fn key(&self) -> Option<&str> {
        match self {
            Self::Customer(key) | Self::ServiceRequests(key) | Self::New(key, ..) => Some(key),
            Self::Customers | Self::Help | Self::HelpTopic(_) | Self::YourDetails => None,
        }
    }

    /// Whether the place lies beside the requests: one looks something up there and comes back.
    pub const fn lies_beside(&self) -> bool {
        matches!(self, Self::Help | Self::HelpTopic(_) | Self::YourDetails)
    }

    /// The same place for the customer with this key, where the place belongs to one.
    #[must_use]
    pub fn with_key(self, key: &str) -> Self {
        match self {
            Self::Customer(_) => Self::Customer(key.to_owned()),
            Self::ServiceRequests(_) => Self::ServiceRequests(key.to_owned()),
            Self::New(_, entry, step) => Self::New(key.to_owned(), entry, step),
            other => other,
        }
    }
}

/// A key has the letters of a domain or of a Microsoft ID, so it needs no escape in an address.
pub(super) fn key_of(text: &str) -> Option<String> {
    let is_right = text.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'-' || byte == b'.');
    (is_right && !text.is_empty()).then(|| text.to_ascii_lowercase())
}
