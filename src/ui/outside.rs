//! What the host hears and what it says.

use crate::config::{read_contact, read_partner};
use crate::domain::decision::Decision;
use crate::domain::field::Field;
use crate::domain::json::{Value, object};
use crate::domain::portal::Portal;
use crate::domain::terms::*;
use crate::host::events::HostPort;
use crate::wizard::action::Event;
use crate::wizard::answers::Answers;

/// Fires the event at the host page.
pub fn tell(port: &HostPort, event: &Event) {
    let (name, detail) = match event {
        Event::StepChange { from, to, reason } => (
            "srw-step-change",
            object([("from", from.word().into()), ("to", to.word().into()), ("reason", reason.word().into())]),
        ),
        Event::Validation(codes) => ("srw-validation", object([("codes", codes.clone().into())])),
        Event::Exit(decision) => {
            ("srw-exit", object([("outcome", decision.outcome.word().into()), ("rules", rules(decision))]))
        }
        Event::Complete(decision) => ("srw-complete", object([("decision", decision.to_value())])),
    };
    port.tell(name, &detail.to_text());
}

/// Asks the host whether the portal may be opened by the link, and tells it that this happens. False where
/// the host opens it in its own way.
pub fn opens_portal(port: &HostPort, portal: &Portal) -> bool {
    let url = || Value::from(portal.url.as_str());
    let is_left_to_us = port.tell("srw-before-open-portal", &object([("url", url())]).to_text());
    if is_left_to_us {
        port.tell("srw-open-portal", &object([("portal", portal.id.word().into()), ("url", url())]).to_text());
    }
    is_left_to_us
}

/// Tells the host that a page shows no portal link, because the browser does not read its address as it was made (R02).
pub fn tell_refused_link(port: &HostPort) {
    let detail = "the browser does not read the portal's address as it was made";
    port.tell_error("SRW401", detail.into());
}

fn rules(decision: &Decision) -> Value {
    decision.rules.iter().map(|rule| rule.id()).collect::<Vec<_>>().into()
}

/// The host's answers with what it says about the partner or the contact now. What cannot be used is
/// reported as `srw-error` with its path; the rest counts.
pub fn host_answers(before: &Answers, name: &str, text: &str, port: &HostPort) -> Answers {
    let mut answers = before.clone();
    let mut put = |field: Field, text: Option<String>| answers.put(field, text);
    let errors = if name == "partner" {
        let read = read_partner(text);
        let partner = read.value;
        let word = |word: Option<&str>| word.map(str::to_owned);
        put(Field::PartnerType, word(partner.kind.map(PartnerType::word)));
        put(Field::PartnerRole, word(partner.role.map(Role::word)));
        put(Field::PartnerDomains, Some(partner.domains.join("\n")));
        put(Field::PartnerDynamicsPlan, word(partner.dynamics_plan.map(DynamicsPlan::word)));
        put(Field::OwnPlanKind, word(partner.own_plan.kind.map(OwnPlanKind::word)));
        put(Field::OwnPlanId, partner.own_plan.id);
        read.errors
    } else {
        let read = read_contact(text);
        let contact = read.value;
        put(Field::FirstName, contact.first_name);
        put(Field::LastName, contact.last_name);
        put(Field::Email, contact.email);
        put(Field::Phone, contact.phone);
        read.errors
    };
    for error in errors {
        let detail = object([("path", error.path.into()), ("problem", error.code.word().into())]);
        port.tell_error("SRW201", detail);
    }
    answers
}
