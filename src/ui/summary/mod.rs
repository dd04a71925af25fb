//! A request as a text to take along: for the portal, for a colleague or a provider, for the host page.

mod portal_fields;

pub use portal_fields::portal_fields;

use crate::domain::decision::Decision;
use crate::domain::field::Field;
use crate::domain::json::{Value, object};
use crate::domain::terms::Topic;
use crate::host::names::BrowserNames;
use crate::i18n::Locale;
use crate::i18n::sections::Messages;
use crate::ui::answer_words;
use crate::wizard::case::{Case, NONE_OF_THESE};
use crate::wizard::state::{Picture, State};
use crate::wizard::step::Step;
use crate::wizard::{check, markdown};

/// Answers under one title, each with its name. Blank ones are left out.
pub struct Section {
    pub title: &'static str,
    pub rows: Vec<(&'static str, String)>,
}

/// The current request as `text`, `markdown` or `json`; empty where no request is being written, or for
/// any other format.
pub fn of(state: &State, locale: Locale, format: &str) -> String {
    let Some(case) = state.case() else { return String::new() };
    let picture = Picture::of(&case, &BrowserNames);
    match format {
        "text" => text(&whole(locale, &case, &picture)),
        "markdown" => markdown(&whole(locale, &case, &picture)),
        "json" => json(locale, &case, &picture.decision),
        _ => String::new(),
    }
}

/// Everything that is known of a request and what is to be done with it, for the user and the host.
pub fn whole(locale: Locale, case: &Case<'_>, picture: &Picture) -> Vec<Section> {
    let m = locale.messages();
    let next = (m.questions.check_request, answer_words::outcome(m, &picture.decision).to_owned());
    let mut sections = vec![Section { title: m.outcomes.next_title, rows: vec![next] }];
    sections.extend(self::sections(locale, case, picture));
    sections
}

/// Everything that is known of a request, in the language of the pages: what somebody else needs to go on.
pub fn sections(locale: Locale, case: &Case<'_>, picture: &Picture) -> Vec<Section> {
    let m = locale.messages();
    let q = &m.questions;
    let row = |field: Field| (answer_words::fact(m, field), answer_words::answer(m, locale, case, field));
    let rows = |fields: Vec<Field>| fields.into_iter().filter(|field| case.has(*field)).map(row).collect();
    let asks_details = picture.flow.steps.contains(&Step::Details);
    let mut request = vec![Field::Service];
    for step in [Step::DynamicsTopic, Step::Topic, Step::Triage, Step::Access, Step::Impact] {
        if picture.flow.steps.contains(&step) {
            request.extend(check::fields(step, case));
        }
    }
    let says_nothing = |field: Field| field == Field::Severity || case.get(field) == NONE_OF_THESE;
    request.retain(|field| !says_nothing(*field));
    let mut details: Vec<_> = rows(check::fields(Step::Details, case));
    if asks_details && !case.has(Field::Language) {
        details.push(row(Field::Language));
    }
    let about = [Step::Contact, Step::Partner, Step::OwnPlan].into_iter();
    let about = about.filter(|step| *step != Step::OwnPlan || picture.flow.steps.contains(step));
    let all = vec![
        Section { title: q.check_customer, rows: customer(m, case, picture) },
        Section { title: q.check_request, rows: rows(request) },
        Section { title: q.check_details, rows: details },
        Section { title: m.hand_over.contact, rows: rows(about.flat_map(|step| check::fields(step, case)).collect()) },
        Section { title: q.check_result, rows: result(m, case, &picture.decision) },
    ];
    let mut sections = all;
    for section in &mut sections {
        section.rows.retain(|(_, value)| !value.trim().is_empty());
    }
    sections.retain(|section| !section.rows.is_empty());
    sections
}

fn customer(m: &'static Messages, case: &Case<'_>, picture: &Picture) -> Vec<(&'static str, String)> {
    let customer = &case.draft.customer;
    let cloud = picture.decision.cloud.map_or("", |cloud| m.cloud(cloud));
    vec![
        (m.questions.check_customer_name, customer.name.clone()),
        (m.customers.domain, customer.domain.clone()),
        (m.customers.tenant_id, customer.tenant_id.clone()),
        (m.customers.cloud, cloud.to_owned()),
    ]
}

fn result(m: &'static Messages, case: &Case<'_>, decision: &Decision) -> Vec<(&'static str, String)> {
    let (q, h) = (&m.questions, &m.hand_over);
    let severity = decision.severity.filter(|_| case.get(Field::Topic) == Topic::Technical.word());
    let portal = decision.portal.as_ref();
    vec![
        (q.severity_label, severity.map_or("", |severity| m.severity(severity.chosen)).to_owned()),
        (q.first_response, decision.first_response.map(|response| m.first_response(response)).unwrap_or_default()),
        (q.fee, decision.fee.map_or("", |fee| m.fee(fee)).to_owned()),
        (h.field_plan, decision.support_plan.unwrap_or_default().to_owned()),
        (h.url_label, portal.map(|portal| portal.url.clone()).unwrap_or_default()),
        (h.review_label, portal.map_or("", |portal| answer_words::track(m, portal.track)).to_owned()),
        (h.number, case.draft.number.clone()),
    ]
}

/// Plain text: a title, then a line for each answer; an answer of several lines stands below its name.
pub fn text(sections: &[Section]) -> String {
    let mut out = String::new();
    for section in sections {
        if !out.is_empty() {
            out.push('\n');
        }
        for part in [section.title, "\n"] {
            out.push_str(part);
        }
        for (label, value) in &section.rows {
            let value = value.trim();
            let space = if value.contains(['\n', '\r']) { "\n" } else { " " };
            for part in ["- ", label, ":", space, value, "\n"] {
                out.push_str(part);
            }
        }
    }
    out
}

/// Markdown: a heading for each section, a list of its answers, and whatever was typed shown as it was typed.
/// An answer of several lines stands as paragraphs below its name.
pub fn markdown(sections: &[Section]) -> String {
    let mut out = String::new();
    for section in sections {
        for part in [if out.is_empty() { "## " } else { "\n## " }, &*markdown::line(section.title), "\n\n"] {
            out.push_str(part);
        }
        for (label, value) in &section.rows {
            let (label, value) = (markdown::line(label), value.trim());
            let (begin, middle) = if value.contains(['\n', '\r']) { ("\n**", ":**\n\n") } else { ("- **", ":** ") };
            let end = if begin.starts_with('\n') { "\n\n" } else { "\n" };
            for part in [begin, &*label, middle, &*markdown::lines(value), end] {
                out.push_str(part);
            }
        }
    }
    out
}

/// The evaluate request with the wizard's own answers beside it, the decision, and the language.
fn json(locale: Locale, case: &Case<'_>, decision: &Decision) -> String {
    let mut request = case.request().to_value();
    if let Value::Object(members) = &mut request {
        for group in ["details", "isv"] {
            let own = Field::ALL.iter().filter(|field| case.has(**field));
            let own = own.filter_map(|field| {
                let name = field.word().strip_prefix(group)?.strip_prefix('.')?;
                Some((name.to_owned(), Value::from(case.get(*field))))
            });
            let own: Vec<(String, Value)> = own.collect();
            if !own.is_empty() {
                members.push((group.to_owned(), Value::Object(own)));
            }
        }
    }
    object([("request", request), ("decision", decision.to_value()), ("locale", locale.word().into())]).to_text()
}
