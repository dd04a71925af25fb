use crate::domain::decision::{Decision, FirstResponse};
use crate::domain::json::{Value, object};
use crate::domain::terms::{Outcome, PortalId, Severity};

/// What a draft came to when it was decided last: what a newer edition of the rules may change, and what a request was
/// filed with. A draft keeps it, since an edition's figures go with the edition.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Decided {
    pub outcome: Outcome,
    pub severity: Option<Severity>,
    pub first_response: Option<FirstResponse>,
    pub portal: Option<PortalId>,
}

impl Decided {
    /// What stays of a decision.
    pub fn of(decision: &Decision) -> Self {
        Self {
            outcome: decision.outcome,
            severity: decision.severity.map(|severity| severity.chosen),
            first_response: decision.first_response,
            portal: decision.portal.as_ref().map(|portal| portal.id),
        }
    }

    /// The saved form, in the contract's words.
    pub fn to_value(self) -> Value {
        let response = self.first_response;
        let response = response.map(|is| object([("kind", is.kind().into()), ("value", is.value().into())]));
        object([
            ("outcome", self.outcome.word().into()),
            ("severity", self.severity.map(Severity::word).into()),
            ("firstResponse", response.into()),
            ("portal", self.portal.map(PortalId::word).into()),
        ])
    }

    /// Reads what [`Self::to_value`] writes. None where the outcome is no word of ours; any other part that we do not
    /// know counts as not there.
    pub fn from_value(value: &Value) -> Option<Self> {
        let word = |name: &str| value.get(name).and_then(Value::as_str);
        Some(Self {
            outcome: Outcome::from_word(word("outcome")?)?,
            severity: word("severity").and_then(Severity::from_word),
            first_response: value.get("firstResponse").and_then(response),
            portal: word("portal").and_then(PortalId::from_word),
        })
    }
}

fn response(value: &Value) -> Option<FirstResponse> {
    let number = || value.get("value").and_then(Value::as_number);
    match value.get("kind").and_then(Value::as_str)? {
        "hours" => number().map(FirstResponse::Hours),
        "business-days" => number().map(FirstResponse::BusinessDays),
        "business-hours" => Some(FirstResponse::BusinessHours),
        _ => None,
    }
}

/// How a draft came to be in front of the agent, to be said on the page it is opened on.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TakenUp {
    /// When it was last changed, in milliseconds since 1970, where nobody asked for this very draft: the page says that
    /// it is an earlier one.
    pub restored_from: Option<u64>,
    /// The edition that it was decided under, where that is not this one, and what it came to then.
    pub before: Option<(String, Option<Decided>)>,
}
