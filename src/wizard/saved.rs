//! What is kept on the device, as JSON: drafts, what agents say about themselves, what they set on
//! customers' pages.

use super::answers::Answers;
use super::customer::Customer;
use super::decided::Decided;
use super::draft::Draft;
use super::migrate;
pub use super::migrate::SCHEMA;
use super::route::{Entry, key_of};
use super::step::Step;
use crate::domain::field::Field;
use crate::domain::json::{self, Value, object};

/// Begins the names of drafts: of two versions of a draft, none is written over.
pub const DRAFT: &str = "draft.";

/// How many days a draft is kept after its last change.
pub const KEPT_DAYS: u64 = 30;

/// The milliseconds of a day.
const DAY: u64 = 24 * 60 * 60 * 1000;

/// Why a saved text cannot be used.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SavedError {
    /// No JSON, or not of our form.
    Unreadable,
    /// Written by a newer version.
    Newer,
}

impl Answers {
    /// The answered fields by their paths.
    pub fn to_value(&self) -> Value {
        Value::Object(self.iter().map(|(field, text)| (field.word().to_owned(), text.into())).collect())
    }

    /// Reads what [`Self::to_value`] writes. Unknown paths are passed over.
    pub fn from_value(value: Option<&Value>) -> Self {
        let mut answers = Self::default();
        if let Some(Value::Object(members)) = value {
            for (path, text) in members {
                if let (Some(field), Some(text)) = (Field::from_word(path), text.as_str()) {
                    answers.set(field, text.to_owned());
                }
            }
        }
        answers
    }
}

impl Draft {
    /// Whether the draft is too old to be kept. `now` is in milliseconds since 1970; a clock that was set
    /// back expires nothing.
    pub fn has_expired(&self, now: u64) -> bool {
        let touched = self.changed_at.max(self.handed_over_at.unwrap_or_default());
        now.saturating_sub(touched) > KEPT_DAYS * DAY
    }

    /// The saved form.
    pub fn to_json(&self) -> String {
        let customer = object([
            ("key", self.customer.key.as_str().into()),
            ("name", self.customer.name.as_str().into()),
            ("domain", self.customer.domain.as_str().into()),
            ("otherDomains", self.customer.other_domains.iter().map(String::as_str).collect::<Vec<_>>().into()),
            ("tenantId", self.customer.tenant_id.as_str().into()),
            ("cloud", self.customer.cloud.as_str().into()),
        ]);
        let ticked: Vec<&str> = self.ticked.iter().map(String::as_str).collect();
        object([
            ("schema", SCHEMA.into()),
            ("policy", self.policy.as_str().into()),
            ("decided", self.decided.map(Decided::to_value).into()),
            ("id", self.id.as_str().into()),
            ("customer", customer),
            ("entry", self.entry.word().into()),
            ("step", self.step.word().into()),
            ("answers", self.answers.to_value()),
            ("asked", self.asked.iter().map(|step| step.word()).collect::<Vec<_>>().into()),
            ("confirmed", self.confirmed.as_str().into()),
            ("ticked", ticked.into()),
            ("changedAt", Value::Number(self.changed_at.to_string())),
            ("handedOverAt", self.handed_over_at.map_or(Value::Null, |at| Value::Number(at.to_string()))),
            ("number", self.number.as_str().into()),
        ])
        .to_text()
    }

    /// Reads a saved draft of this version or an earlier one.
    ///
    /// # Errors
    ///
    /// [`SavedError`]; the text itself stays where it is, so that it can be shown.
    pub fn from_json(text: &str) -> Result<Self, SavedError> {
        let mut value = json::parse(text).map_err(|_| SavedError::Unreadable)?;
        migrate::forward(&mut value)?;
        Self::from_value(&value).ok_or(SavedError::Unreadable)
    }

    /// As much as this version understands of a draft of a newer one, to be shown and never saved.
    pub fn from_newer_json(text: &str) -> Option<Self> {
        Self::from_value(&json::parse(text).ok()?)
    }

    fn from_value(value: &Value) -> Option<Self> {
        let texts = |name: &str| -> Vec<String> {
            let items = value.get(name).and_then(Value::as_array).unwrap_or_default();
            items.iter().filter_map(|item| item.as_str().map(str::to_owned)).collect()
        };
        let text = |name: &str| value.get(name).and_then(Value::as_str).unwrap_or_default().to_owned();
        let customer = value.get("customer")?;
        let of_customer = |name: &str| customer.get(name).and_then(Value::as_str).unwrap_or_default().to_owned();
        let others = customer.get("otherDomains").and_then(Value::as_array).unwrap_or_default();
        Some(Self {
            id: Some(text("id")).filter(|id| !id.is_empty())?,
            policy: text("policy"),
            decided: value.get("decided").and_then(Decided::from_value),
            customer: Customer {
                // It becomes part of addresses.
                key: key_of(&of_customer("key"))?,
                name: of_customer("name"),
                domain: of_customer("domain"),
                other_domains: others.iter().filter_map(|item| item.as_str().map(str::to_owned)).collect(),
                tenant_id: of_customer("tenantId"),
                cloud: of_customer("cloud"),
            },
            entry: Entry::from_word(&text("entry"))?,
            answers: Answers::from_value(value.get("answers")),
            step: Step::from_word(&text("step")).unwrap_or(Step::Product),
            asked: texts("asked").iter().filter_map(|word| Step::from_word(word)).collect(),
            confirmed: text("confirmed"),
            ticked: texts("ticked"),
            changed_at: value.get("changedAt").and_then(Value::as_number)?,
            handed_over_at: value.get("handedOverAt").and_then(Value::as_number),
            number: text("number"),
        })
    }
}

/// Reads saved answers: about the agent, or those that were set on a customer's page. What is not of their form gives none.
pub fn answers_from_json(text: &str) -> Answers {
    json::parse(text).map_or_else(|_| Answers::default(), |value| Answers::from_value(Some(&value)))
}
