use super::step::Step;

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
            Self::Customers | Self::Help | Self::YourDetails => None,
        }
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
fn key_of(text: &str) -> Option<String> {
    let is_right = text.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'-' || byte == b'.');
    (is_right && !text.is_empty()).then(|| text.to_ascii_lowercase())
}
