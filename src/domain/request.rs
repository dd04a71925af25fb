//! The evaluate request: plain data, every key of which may be absent ("not answered yet").

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
        let root = Node { path: String::new(), value: Some(value) };
        let customer = root.object("customer")?;
        let partner = root.object("partner")?;
        let own_plan = partner.object("ownPlan")?;
        let triage = root.object("triage")?;
        let azure = root.object("azure")?;
        let contact = root.object("contact")?;
        Ok(Self {
            customer: Customer {
                domain: customer.text("domain")?,
                other_domains: customer.texts("otherDomains")?,
                tenant_id: customer.text("tenantId")?,
                cloud: customer.word("cloud", Cloud::WORDS, Cloud::ALL)?,
            },
            partner: Partner {
                kind: partner.word("type", PartnerType::WORDS, PartnerType::ALL)?,
                role: partner.word("role", Role::WORDS, Role::ALL)?,
                domains: partner.texts("domains")?,
                dynamics_plan: partner.word("dynamicsPlan", DynamicsPlan::WORDS, DynamicsPlan::ALL)?,
                own_plan: OwnPlan {
                    kind: own_plan.word("kind", OwnPlanKind::WORDS, OwnPlanKind::ALL)?,
                    id: own_plan.text("id")?,
                },
            },
            service: root.word("service", Service::WORDS, Service::ALL)?,
            topic: root.word("topic", Topic::WORDS, Topic::ALL)?,
            dynamics_topic: root.word("dynamicsTopic", DynamicsTopic::WORDS, DynamicsTopic::ALL)?,
            triage: Triage {
                health_checked: triage.flag("healthChecked")?,
                troubleshot: triage.flag("troubleshot")?,
                category: triage.word("category", Category::WORDS, Category::ALL)?,
            },
            azure: Azure {
                admin_permissions: azure.flag("adminPermissions")?,
                no_permissions_because: azure.word(
                    "noPermissionsBecause",
                    NoPermissionsBecause::WORDS,
                    NoPermissionsBecause::ALL,
                )?,
                provider_granted_access: azure.flag("providerGrantedAccess")?,
            },
            impact: root.word("impact", Impact::WORDS, Impact::ALL)?,
            severity: root.word("severity", Severity::WORDS, Severity::ALL)?,
            language: root.text("language")?,
            title: root.text("title")?,
            description: root.text("description")?,
            contact: Contact {
                first_name: contact.text("firstName")?,
                last_name: contact.text("lastName")?,
                email: contact.text("email")?,
                phone: contact.text("phone")?,
            },
        })
    }
}

/// A place in the request, with its path for messages. Null and absent are the same: no value.
struct Node<'a> {
    path: String,
    value: Option<&'a Value>,
}

impl<'a> Node<'a> {
    fn member(&self, name: &str) -> Node<'a> {
        let value = self.value.and_then(|value| value.get(name)).filter(|value| **value != Value::Null);
        let path = if self.path.is_empty() { name.to_owned() } else { [&self.path, ".", name].concat() };
        Node { path, value }
    }

    fn object(&self, name: &str) -> Result<Node<'a>, RequestError> {
        let node = self.member(name);
        match node.value {
            None | Some(Value::Object(_)) => Ok(node),
            Some(_) => Err(node.wants("an object")),
        }
    }

    fn text(&self, name: &str) -> Result<Option<String>, RequestError> {
        let node = self.member(name);
        match node.value {
            None => Ok(None),
            Some(Value::String(text)) => Ok(Some(text.clone())),
            Some(_) => Err(node.wants("a string")),
        }
    }

    fn flag(&self, name: &str) -> Result<Option<bool>, RequestError> {
        let node = self.member(name);
        match node.value {
            None => Ok(None),
            Some(Value::Bool(flag)) => Ok(Some(*flag)),
            Some(_) => Err(node.wants("true or false")),
        }
    }

    fn texts(&self, name: &str) -> Result<Vec<String>, RequestError> {
        let node = self.member(name);
        match node.value {
            None => Ok(Vec::new()),
            Some(Value::Array(items)) => {
                let texts: Option<Vec<String>> = items.iter().map(|item| item.as_str().map(str::to_owned)).collect();
                texts.ok_or_else(|| node.wants("an array of strings"))
            }
            Some(_) => Err(node.wants("an array of strings")),
        }
    }

    fn word<T: Copy>(&self, name: &str, words: &[&str], all: &[T]) -> Result<Option<T>, RequestError> {
        let node = self.member(name);
        let Some(value) = node.value else { return Ok(None) };
        let known = value.as_str().and_then(|word| words.iter().position(|known| *known == word));
        match known {
            Some(at) => Ok(Some(all[at])),
            None => Err(node.wants(&["one of: ", &words.join(", ")].concat())),
        }
    }

    fn wants(&self, form: &str) -> RequestError {
        RequestError([&self.path, ": must be ", form].concat())
    }
}
