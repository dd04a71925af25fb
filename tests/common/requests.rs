//! Evaluate requests as JSON: a complete one for each product, and changes to it.

use service_request_wizard::domain::evaluate::evaluate_line;
use service_request_wizard::domain::json::{self, Value};
use service_request_wizard::native::NativeNames;

/// Nothing is missing and nothing is wrong: a technical problem in Azure, filed by the partner itself.
pub const AZURE: &str = r#"{
    "customer": {"domain": "contoso.com", "tenantId": "b44bb1fb-c595-45b0-9e09-d657365580bf"},
    "partner": {"type": "direct-bill", "role": "admin-agent", "domains": ["adatum.example"]},
    "service": "azure",
    "topic": "technical",
    "triage": {"healthChecked": true, "troubleshot": true, "category": "bug"},
    "azure": {"adminPermissions": true},
    "impact": "production-partly-affected",
    "title": "Disks do not attach",
    "description": "Since Monday new disks stay in the state Attaching.",
    "contact": {"firstName": "Ada", "lastName": "Adams", "email": "ada@adatum.example", "phone": "+48 22 555 01 00"}
}"#;

/// Rows 2 to 10 of the table of outcomes: the outcome, its rules, and what makes the row hold.
pub const GATES: [(&str, &str, &str); 9] = [
    ("contact-isv", "R23 R24", r#"{"service": "marketplace"}"#),
    ("other-operator", "R42", r#"{"customer": {"cloud": "china"}}"#),
    (
        "own-tenant-needs-plan",
        "R26",
        r#"{"partner": {"domains": ["x", "CONTOSO.com."], "ownPlan": {"kind": "premier", "id": " "}}}"#,
    ),
    (
        "file-own-tenant",
        "R08 R26",
        r#"{"partner": {"domains": ["contoso.com"], "ownPlan": {"kind": "mpn-contract", "id": "4711"}}}"#,
    ),
    ("contact-dynamics-support", "R22", r#"{"service": "dynamics-365", "dynamicsTopic": "licensing"}"#),
    ("needs-support-plan", "R21", r#"{"service": "dynamics-365", "partner": {"dynamicsPlan": "none"}}"#),
    ("solve-first", "R03", r#"{"topic": "technical", "triage": {"troubleshot": false}}"#),
    ("delegate-azure-support", "R11", r#"{"service": "azure", "partner": {"role": "helpdesk-agent"}}"#),
    (
        "ask-provider",
        "R04 R10",
        r#"{"service": "azure", "partner": {"type": "indirect-reseller"}, "azure": {"providerGrantedAccess": false}}"#,
    ),
];

/// [`AZURE`] for Office 365.
pub fn office() -> String {
    with(AZURE, r#"{"service": "office-365", "azure": null}"#)
}

/// [`AZURE`] for Dynamics 365.
pub fn dynamics() -> String {
    with(&office(), r#"{"service": "dynamics-365", "partner": {"dynamicsPlan": "advanced-support-for-partners"}}"#)
}

/// The request with the members of `change` in the place of its own, objects member by member. Null replaces too.
pub fn with(request: &str, change: &str) -> String {
    merged(value(request), value(change)).to_text()
}

/// The decision on a request's JSON text.
pub fn decide(request: &str) -> Value {
    value(&evaluate_line(&value(request).to_text(), &NativeNames))
}

/// JSON text as a value.
pub fn value(text: &str) -> Value {
    json::parse(text).unwrap_or_else(|error| panic!("{error:?}: {text}"))
}

/// The value at a path as JSON text: `"azure"`, `null`, `["R02"]`.
pub fn at(decision: &Value, path: &str) -> String {
    found(decision, path).map_or("null".to_owned(), Value::to_text)
}

/// The text at a path, empty where there is none.
pub fn text_at(decision: &Value, path: &str) -> String {
    found(decision, path).and_then(Value::as_str).unwrap_or_default().to_owned()
}

fn found<'a>(decision: &'a Value, path: &str) -> Option<&'a Value> {
    path.split('.').try_fold(decision, |value, name| value.get(name))
}

/// The codes of the findings in their order, with spaces between.
pub fn codes(decision: &Value) -> String {
    let findings = decision.get("findings").and_then(Value::as_array).expect("a decision");
    let codes: Vec<&str> = findings.iter().filter_map(|finding| finding.get("code")?.as_str()).collect();
    codes.join(" ")
}

/// The ids of the rules in their order, with spaces between.
pub fn rules(decision: &Value) -> String {
    let rules = decision.get("rules").and_then(Value::as_array).expect("a decision");
    rules.iter().filter_map(Value::as_str).collect::<Vec<_>>().join(" ")
}

fn merged(request: Value, change: Value) -> Value {
    match (request, change) {
        (Value::Object(mut members), Value::Object(changes)) => {
            for (name, change) in changes {
                match members.iter().position(|(known, _)| *known == name) {
                    Some(at) => {
                        let own = std::mem::replace(&mut members[at].1, Value::Null);
                        members[at].1 = merged(own, change);
                    }
                    None => members.push((name, change)),
                }
            }
            Value::Object(members)
        }
        (_, change) => change,
    }
}
