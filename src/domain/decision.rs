//! The evaluate decision and its JSON form.

use super::findings::Finding;
use super::json::{Value, object};
use super::portal::Portal;
use super::request::RequestError;
use super::rule::Rule;
use super::terms::{Cloud, Fee, Outcome, Severity};
use super::{DomainName, policy};

/// Everything that the rules say about one request.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Decision {
    pub outcome: Outcome,
    /// The customer's domain in canonical form, none where it is missing or malformed.
    pub domain: Option<DomainName>,
    /// The cloud given or derived, none where there is neither.
    pub cloud: Option<Cloud>,
    pub portal: Option<Portal>,
    /// The support plan to pick in the portal (R13).
    pub support_plan: Option<&'static str>,
    pub severity: Option<SeverityPair>,
    pub first_response: Option<FirstResponse>,
    pub fee: Option<Fee>,
    /// In the order of the contract's table.
    pub findings: Vec<Finding>,
    /// The rules that decided, ascending, each once.
    pub rules: Vec<Rule>,
}

/// The severity that the impact gives, and the one that the user files under (R30).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct SeverityPair {
    pub derived: Option<Severity>,
    pub chosen: Severity,
}

/// How soon Microsoft first responds (R31–R36).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FirstResponse {
    /// Within this many hours (R31–R34).
    Hours(u32),
    /// In business hours, since support is not in English (R35).
    BusinessHours,
    /// Within this many business days (R36).
    BusinessDays(u32),
}

impl FirstResponse {
    /// The contract's word for the kind.
    pub const fn kind(self) -> &'static str {
        match self {
            Self::Hours(_) => "hours",
            Self::BusinessHours => "business-hours",
            Self::BusinessDays(_) => "business-days",
        }
    }

    /// The number of hours or days, none where there is none.
    pub const fn value(self) -> Option<u32> {
        match self {
            Self::Hours(value) | Self::BusinessDays(value) => Some(value),
            Self::BusinessHours => None,
        }
    }
}

impl Decision {
    /// The contract's JSON, compact, with its keys in the contract's order.
    pub fn to_value(&self) -> Value {
        let portal = self.portal.as_ref().map(|portal| {
            object([
                ("id", portal.id.word().into()),
                ("url", portal.url.as_str().into()),
                ("context", portal.context.word().into()),
                ("track", portal.track.word().into()),
            ])
        });
        let severity = self.severity.map(|severity| {
            object([
                ("derived", severity.derived.map(Severity::word).into()),
                ("chosen", severity.chosen.word().into()),
            ])
        });
        let first_response = self
            .first_response
            .map(|response| object([("kind", response.kind().into()), ("value", response.value().into())]));
        let customer = object([
            ("domain", self.domain.as_ref().map(DomainName::as_str).into()),
            ("cloud", self.cloud.map(Cloud::word).into()),
        ]);
        let findings: Vec<Value> = self.findings.iter().map(|finding| finding.to_value()).collect();
        let rules: Vec<&str> = self.rules.iter().map(|rule| rule.id()).collect();
        object([
            ("outcome", self.outcome.word().into()),
            ("customer", customer),
            ("portal", portal.into()),
            ("supportPlan", self.support_plan.into()),
            ("severity", severity.into()),
            ("firstResponse", first_response.into()),
            ("fee", self.fee.map(Fee::word).into()),
            ("findings", findings.into()),
            ("rules", rules.into()),
            ("policy", policy::EDITION.into()),
        ])
    }

    /// [`Self::to_value`] as text.
    pub fn to_json(&self) -> String {
        self.to_value().to_text()
    }
}

/// The answer to what is no request.
pub fn invalid_request(error: &RequestError) -> String {
    object([("outcome", "invalid-request".into()), ("error", error.as_str().into())]).to_text()
}
