//! The partner's contact, never the customer's (R14, R19).

use super::question_page;
use crate::domain::field::Field;
use crate::domain::help::HelpTopic;
use crate::ui::markup::{Html, html};
use crate::ui::parts::help_link::help_link;
use crate::ui::parts::questions::{Asked, Input, text};
use crate::ui::view::View;
use crate::wizard::step::Step;

/// Whom Microsoft shall contact: the partner's person, never the customer's (R14, R19).
pub fn page(view: &View<'_>) -> Html {
    let inner = html! {
        <>
            <p class="srw-lead">{ view.m.questions.contact_hint }</p>
            { fields(view) }
            { help_link(view, HelpTopic::Contact) }
        </>
    };
    question_page(view, Step::Contact, Some(view.m.questions.contact_title), inner)
}

/// The four fields of the contact; also on the page Your details.
pub fn fields(view: &View<'_>) -> Html {
    let q = &view.m.questions;
    let asked = |text, hint| Asked { text, hint, ..Asked::default() };
    let kind = |kind, autocomplete| Input { kind: Some(kind), autocomplete: Some(autocomplete), is_code: false };
    html! {
        <>
            { text(view, Field::FirstName, asked(q.first_name, None), kind("text", "given-name")) }
            { text(view, Field::LastName, asked(q.last_name, None), kind("text", "family-name")) }
            { text(view, Field::Email, asked(q.email, Some(q.email_hint)), kind("email", "email")) }
            { text(view, Field::Phone, asked(q.phone, Some(q.phone_hint)), kind("tel", "tel")) }
        </>
    }
}
