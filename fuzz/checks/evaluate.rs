//! Evaluate requests.

use service_request_wizard::domain::evaluate::evaluate_line;
use service_request_wizard::domain::json::{self, Value};
use service_request_wizard::domain::policy;
use service_request_wizard::domain::request::Request;
use service_request_wizard::domain::rule::Rule;
use service_request_wizard::domain::terms::{Cloud, Context, Fee, Outcome, PortalId, Severity, Track};
use service_request_wizard::native::NativeNames;
use url::Url;

/// The decision's keys in the contract's order.
const KEYS: [&str; 10] =
    ["outcome", "customer", "portal", "supportPlan", "severity", "firstResponse", "fee", "findings", "rules", "policy"];

/// The sites that the contract's table leads to.
const SITES: [&str; 7] = [
    "portal.azure.com",
    "portal.azure.us",
    "portal.office.com",
    "partner.microsoft.com",
    "portal.office365.us",
    "portal.apps.mil",
    "admin.microsoft.com",
];

/// The answer to any line is one line of JSON of the contract's form, the same each time; a request that is written out
/// again is the same request and gets the same answer.
pub fn evaluate(data: &[u8]) {
    let Ok(text) = std::str::from_utf8(data) else { return };
    let names = NativeNames;
    let answer = evaluate_line(text, &names);
    assert_eq!(answer, evaluate_line(text, &names), "the same request, the same decision");
    assert!(!answer.contains(['\n', '\r']), "{answer:?}");
    let decision = json::parse(&answer).expect("JSON");
    assert_eq!(decision.to_text(), answer, "canonical");
    let request = match Request::from_json(text) {
        Err(error) => {
            let said = decision.get("error").and_then(Value::as_str);
            assert_eq!(said, Some(error.as_str()));
            assert_eq!(word(&decision, "outcome"), Some("invalid-request"));
            return;
        }
        Ok(request) => request,
    };
    let written = request.to_value().to_text();
    assert_eq!(Request::from_json(&written).as_ref(), Ok(&request), "{written}");
    assert_eq!(evaluate_line(&written, &names), answer, "{written}");
    check_form(&decision);
}

fn word<'a>(value: &'a Value, key: &str) -> Option<&'a str> {
    value.get(key).and_then(Value::as_str)
}

/// The contract's form, and what it says of the parts' being there together.
fn check_form(decision: &Value) {
    let Value::Object(members) = decision else { panic!("an object") };
    assert_eq!(members.iter().map(|(key, _)| key.as_str()).collect::<Vec<_>>(), KEYS);
    assert_eq!(word(decision, "policy"), Some(policy::EDITION));
    let outcome = word(decision, "outcome").and_then(Outcome::from_word).expect("the contract's word");
    let customer = decision.get("customer").expect("there");
    if let Some(cloud) = word(customer, "cloud") {
        assert!(Cloud::from_word(cloud).is_some());
    }
    let files = outcome == Outcome::FileInPortal;
    let is_there = |key: &str| *decision.get(key).expect("there") != Value::Null;
    assert_eq!(is_there("portal"), files || outcome == Outcome::FileOwnTenant);
    assert_eq!(is_there("fee"), files);
    assert_eq!(is_there("firstResponse"), files);
    assert!(!is_there("supportPlan") || files);
    if let Some(portal) = decision.get("portal").filter(|portal| **portal != Value::Null) {
        let text = word(portal, "url").expect("an address");
        let url = Url::parse(text).expect("an address");
        assert_eq!(url.as_str(), text, "a browser reads it as it is written");
        assert!(url.scheme() == "https" && SITES.contains(&url.host_str().unwrap_or_default()), "{text}");
        assert!(url.port().is_none() && url.username().is_empty() && url.fragment().is_none(), "{text}");
        assert!(word(portal, "id").and_then(PortalId::from_word).is_some());
        assert!(word(portal, "context").and_then(Context::from_word).is_some());
        assert!(word(portal, "track").and_then(Track::from_word).is_some());
    }
    if let Some(severity) = decision.get("severity").filter(|severity| **severity != Value::Null) {
        assert!(word(severity, "chosen").and_then(Severity::from_word).is_some());
    }
    if let Some(fee) = word(decision, "fee") {
        assert!(Fee::from_word(fee).is_some());
    }
    let findings = decision.get("findings").and_then(Value::as_array).expect("a list");
    let has_error = findings.iter().any(|finding| word(finding, "level") == Some("error"));
    assert!(!(files && has_error), "nothing is filed with an error");
    let rules = decision.get("rules").and_then(Value::as_array).expect("a list");
    let place = |id: &Value| Rule::ALL.iter().position(|rule| Some(rule.id()) == id.as_str()).expect("a rule");
    let places: Vec<usize> = rules.iter().map(place).collect();
    assert!(!places.is_empty() && places.is_sorted_by(|one, next| one < next), "ascending, each once: {rules:?}");
}
