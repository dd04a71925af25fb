//! The request's words.

use super::question_page;
use crate::domain::field::Field;
use crate::domain::help::HelpTopic;
use crate::host::intl;
use crate::ui::markup::{Html, html};
use crate::ui::parts::help_link::help_link;
use crate::ui::parts::questions::{Asked, Input, select, text};
use crate::ui::view::View;
use crate::wizard::check;
use crate::wizard::step::Step;

/// The languages that Azure's form offers; others have no support.
pub const LANGUAGES: [&str; 11] = ["en", "de", "es", "fr", "it", "ja", "ko", "pt-BR", "ru", "zh-Hans", "zh-Hant"];

/// Title, description, when it began, what was tried, ids for Azure, the support language (R12, R18, R35).
pub fn page(view: &View<'_>) -> Html {
    let fields = view.state.case().map(|case| check::fields(Step::Details, &case)).unwrap_or_default();
    let inner = html! {
        <>
            <p class="srw-lead">{ view.m.questions.details_hint }</p>
            { for fields.into_iter().map(|field| question(view, field)) }
            { help_link(view, HelpTopic::Language) }
        </>
    };
    question_page(view, Step::Details, Some(view.m.questions.details_title), inner)
}

fn question(view: &View<'_>, field: Field) -> Html {
    let q = &view.m.questions;
    let asked = |text, hint| Asked { text, hint: Some(hint), ..Asked::default() };
    match field {
        Field::Title => text(view, field, asked(q.title, q.title_hint), Input::LINE),
        Field::Description => text(view, field, asked(q.description, q.description_hint), Input::TEXT),
        Field::StartedAt => text(view, field, asked(q.started_at, q.started_at_hint), Input::LINE),
        Field::Tried => text(view, field, asked(q.tried, q.tried_hint), Input::TEXT),
        Field::SubscriptionId => text(view, field, asked(q.subscription_id, q.subscription_id_hint), Input::CODE),
        Field::CorrelationId => text(view, field, asked(q.correlation_id, q.correlation_id_hint), Input::CODE),
        _ => language(view),
    }
}

fn language(view: &View<'_>) -> Html {
    let q = &view.m.questions;
    let chosen = view.state.text(Field::Language);
    let chosen = if chosen.is_empty() { LANGUAGES[0] } else { chosen };
    let options: Vec<_> = LANGUAGES.iter().map(|tag| (*tag, intl::language(view.locale.word(), tag))).collect();
    let asked = Asked { text: q.language, hint: Some(q.language_hint), ..Asked::default() };
    select(view, Field::Language, asked, options, chosen)
}
