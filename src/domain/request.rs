//! The evaluate request: plain data, every key of which may be absent ("not answered yet").

use std::cell::RefCell;

use super::json::{self, Value};
use super::terms::*;

/// One evaluate request. The names are those of the contract.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Request {
    pub customer: Customer,
    pub partner: Partner,
    pub service: Option<Service>,
    pub topic: Option<Topic>,
    pub dynamics_topic: Option<DynamicsTopic>,
    pub triage: Triage,
    pub azure: Azure,
    pub impact: Option<Impact>,
    /// The user's own choice; none means as derived from the impact (R30).
    pub severity: Option<Severity>,
    /// Support language as a BCP 47 tag; none means English (R35).
    pub language: Option<String>,
    pub title: Option<String>,
    pub description: Option<String>,
    pub contact: Contact,
}

/// The customer whose tenant the request is about.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Customer {
    pub domain: Option<String>,
    pub other_domains: Vec<String>,
    pub tenant_id: Option<String>,
    /// Overrides what the domain says (R41).
    pub cloud: Option<Cloud>,
}

/// The partner who files.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Partner {
    pub kind: Option<PartnerType>,
    pub role: Option<Role>,
    pub domains: Vec<String>,
    pub dynamics_plan: Option<DynamicsPlan>,
    pub own_plan: OwnPlan,
}

/// The plan that covers the partner's own tenant (R26).
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct OwnPlan {
    pub kind: Option<OwnPlanKind>,
    pub id: Option<String>,
}

/// What was done before escalating (R03).
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Triage {
    pub health_checked: Option<bool>,
    pub troubleshot: Option<bool>,
    pub category: Option<Category>,
}

/// Access to the customer's Azure (R10, R16).
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Azure {
    pub admin_permissions: Option<bool>,
    pub no_permissions_because: Option<NoPermissionsBecause>,
    pub provider_granted_access: Option<bool>,
}

/// The partner's contact, never the customer's (R14, R19).
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Contact {
    pub first_name: Option<String>,
    pub last_name: Option<String>,
    pub email: Option<String>,
    pub phone: Option<String>,
}

/// Why a text is no request: the path of the key and what stands in its way, as one English line for
/// developers.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RequestError(String);

impl RequestError {
    /// The line, beginning with the key's path where there is one.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl Request {
    /// Reads a request from JSON text. Unknown keys are ignored.
    ///
    /// # Errors
    ///
    /// [`RequestError`] where the text is no JSON object, a value has another type than the contract
    /// says, or a word is not one of the contract's.
    pub fn from_json(text: &str) -> Result<Self, RequestError> {
        let value = json::parse(text).map_err(|error| {
            let place = ["line ", &error.line.to_string(), ", column ", &error.column.to_string()].concat();
            RequestError(["not JSON (", &place, "): ", &error.message].concat())
        })?;
        Self::from_value(&value)
    }

    /// Reads a request from a JSON value; errors as [`Self::from_json`].
    pub fn from_value(value: &Value) -> Result<Self, RequestError> {
        let Value::Object(_) = value else {
            return Err(RequestError("a request is a JSON object".to_owned()));
        };
        let error = RefCell::default();
        let root = Node { path: String::new(), value: Some(value), error: &error };
        let customer = root.object("customer");
        let partner = root.object("partner");
        let own_plan = partner.object("ownPlan");
        let triage = root.object("triage");
        let azure = root.object("azure");
        let contact = root.object("contact");
        let request = Self {
            customer: Customer {
                domain: customer.text("domain"),
                other_domains: customer.texts("otherDomains"),
                tenant_id: customer.text("tenantId"),
                cloud: customer.word("cloud", Cloud::WORDS, Cloud::ALL),
            },
            partner: Partner {
                kind: partner.word("type", PartnerType::WORDS, PartnerType::ALL),
                role: partner.word("role", Role::WORDS, Role::ALL),
                domains: partner.texts("domains"),
                dynamics_plan: partner.word("dynamicsPlan", DynamicsPlan::WORDS, DynamicsPlan::ALL),
                own_plan: OwnPlan {
                    kind: own_plan.word("kind", OwnPlanKind::WORDS, OwnPlanKind::ALL),
                    id: own_plan.text("id"),
                },
            },
            service: root.word("service", Service::WORDS, Service::ALL),
            topic: root.word("topic", Topic::WORDS, Topic::ALL),
            dynamics_topic: root.word("dynamicsTopic", DynamicsTopic::WORDS, DynamicsTopic::ALL),
            triage: Triage {
                health_checked: triage.flag("healthChecked"),
                troubleshot: triage.flag("troubleshot"),
                category: triage.word("category", Category::WORDS, Category::ALL),
            },
            azure: Azure {
                admin_permissions: azure.flag("adminPermissions"),
                no_permissions_because: azure.word(
                    "noPermissionsBecause",
                    NoPermissionsBecause::WORDS,
                    NoPermissionsBecause::ALL,
                ),
                provider_granted_access: azure.flag("providerGrantedAccess"),
            },
            impact: root.word("impact", Impact::WORDS, Impact::ALL),
            severity: root.word("severity", Severity::WORDS, Severity::ALL),
            language: root.text("language"),
            title: root.text("title"),
            description: root.text("description"),
            contact: Contact {
                first_name: contact.text("firstName"),
                last_name: contact.text("lastName"),
                email: contact.text("email"),
                phone: contact.text("phone"),
            },
        };
        error.into_inner().map_or(Ok(request), Err)
    }
}

/// A place in the request, with its path for messages. Null and absent are the same: no value.
///
/// What cannot be read counts as absent, and the first such place is the request's error. One way out at the end is a
/// third of the code of one at each key.
struct Node<'a> {
    path: String,
    value: Option<&'a Value>,
    error: &'a RefCell<Option<RequestError>>,
}

impl<'a> Node<'a> {
    fn member(&self, name: &str) -> Node<'a> {
        let value = self.value.and_then(|value| value.get(name)).filter(|value| **value != Value::Null);
        let path = if self.path.is_empty() { name.to_owned() } else { [&self.path, ".", name].concat() };
        Node { path, value, error: self.error }
    }

    fn object(&self, name: &str) -> Node<'a> {
        let node = self.member(name);
        match node.value {
            None | Some(Value::Object(_)) => node,
            Some(_) => Node { value: node.wants("an object"), ..node },
        }
    }

    fn text(&self, name: &str) -> Option<String> {
        let node = self.member(name);
        match node.value? {
            Value::String(text) => Some(text.clone()),
            _ => node.wants("a string"),
        }
    }

    fn flag(&self, name: &str) -> Option<bool> {
        let node = self.member(name);
        match node.value? {
            Value::Bool(flag) => Some(*flag),
            _ => node.wants("true or false"),
        }
    }

    fn texts(&self, name: &str) -> Vec<String> {
        let node = self.member(name);
        let texts: Option<Vec<String>> = match node.value {
            None => return Vec::new(),
            Some(Value::Array(items)) => items.iter().map(|item| item.as_str().map(str::to_owned)).collect(),
            Some(_) => None,
        };
        texts.or_else(|| node.wants("an array of strings")).unwrap_or_default()
    }

    fn word<T: Copy>(&self, name: &str, words: &[&str], all: &[T]) -> Option<T> {
        let at = self.place_in(name, words)?;
        Some(all[at])
    }

    /// Which of the words stands there.
    fn place_in(&self, name: &str, words: &[&str]) -> Option<usize> {
        let node = self.member(name);
        let word = node.value?.as_str();
        let known = word.and_then(|word| words.iter().position(|known| *known == word));
        known.or_else(|| node.wants(&["one of: ", &words.join(", ")].concat()))
    }

    /// Keeps the error, unless there was one before, and stands for no value.
    fn wants<T>(&self, form: &str) -> Option<T> {
        self.error.borrow_mut().get_or_insert_with(|| RequestError([&self.path, ": must be ", form].concat()));
        None
    }
}
