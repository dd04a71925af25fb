use crate::domain::decision::Decision;
use crate::domain::field::Field;
use crate::domain::terms::*;
use crate::host::intl;
use crate::i18n::Locale;
use crate::i18n::sections::Messages;
use crate::ui::answer_words;
use crate::wizard::case::Case;

/// What is entered into one field of the portal's form.
pub struct Entered {
    /// A stable name, for the copy button.
    pub name: &'static str,
    /// The field's name in the portal.
    pub label: &'static str,
    pub text: String,
}

/// The fields of the portal's form in its order (R12–R14, R18, R19). Empty ones are left out.
pub fn portal_fields(locale: Locale, case: &Case<'_>, decision: &Decision) -> Vec<Entered> {
    let m = locale.messages();
    let (q, h) = (&m.questions, &m.hand_over);
    let answer = |field: Field| answer_words::answer(m, locale, case, field);
    let is_technical = case.get(Field::Topic) == Topic::Technical.word();
    let severity = decision.severity.filter(|_| is_technical);
    let language = intl::language(locale.word(), support_language(case));
    let rows = [
        ("title", h.field_title, answer(Field::Title)),
        ("subscription", q.subscription_id, answer(Field::SubscriptionId)),
        ("started", h.fact_started, answer(Field::StartedAt)),
        ("description", q.description, description(case)),
        ("plan", h.field_plan, decision.support_plan.unwrap_or_default().to_owned()),
        ("severity", q.severity_label, severity.map_or("", |severity| m.severity(severity.chosen)).to_owned()),
        ("language", q.language, language),
        ("first-name", q.first_name, answer(Field::FirstName)),
        ("last-name", q.last_name, answer(Field::LastName)),
        ("email", q.email, answer(Field::Email)),
        ("phone", q.phone, answer(Field::Phone)),
    ];
    let is_azure = case.get(Field::Service) == Service::Azure.word();
    rows.into_iter()
        .filter(|(name, _, text)| !text.trim().is_empty() && (is_azure || !matches!(*name, "subscription" | "started")))
        .map(|(name, label, text)| Entered { name, label, text: text.trim().to_owned() })
        .collect()
}

fn support_language<'a>(case: &Case<'a>) -> &'a str {
    if case.has(Field::Language) { case.get(Field::Language) } else { crate::domain::policy::RESPONSE_LANGUAGE }
}

/// What the engineer reads: the description with all that belongs to it. The names of its parts are in the
/// support language where we have it, else in English, whatever the language of the pages is.
fn description(case: &Case<'_>) -> String {
    let locale = Locale::from_tag(support_language(case));
    let m: &'static Messages = locale.messages();
    let mut out = case.get(Field::Description).trim().to_owned();
    for field in [Field::StartedAt, Field::Tried, Field::CorrelationId, Field::Impact, Field::Category] {
        let is_asked =
            !matches!(field, Field::Impact | Field::Category) || case.get(Field::Topic) == Topic::Technical.word();
        let is_azure = case.get(Field::Service) == Service::Azure.word();
        if !case.has(field) || !is_asked || (field == Field::CorrelationId && !is_azure) {
            continue;
        }
        for part in ["\n\n", answer_words::fact(m, field), ":\n", answer_words::answer(m, locale, case, field).trim()] {
            out.push_str(part);
        }
    }
    out
}
