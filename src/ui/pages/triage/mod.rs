//! What was done before escalating (R03), and the access to the customer's Azure (R10, R16).

use super::question_page;
use crate::domain::field::Field;
use crate::domain::help::HelpTopic;
use crate::domain::policy::Link;
use crate::domain::terms::{Category, NoPermissionsBecause};
use crate::ui::markup::{Html, html};
use crate::ui::parts::buttons::outside_link;
use crate::ui::parts::help_link::help_link;
use crate::ui::parts::questions::{Asked, Choice, radios};
use crate::ui::view::View;
use crate::wizard::check;
use crate::wizard::step::Step;

fn yes_no(view: &View<'_>) -> [Choice; 2] {
    [Choice::new("true", view.m.common.yes), Choice::new("false", view.m.common.no)]
}

/// Service health, own troubleshooting, the escalation criteria (R03, R37).
pub fn page(view: &View<'_>) -> Html {
    let q = &view.m.questions;
    let choice = |category: Category, hint| Choice { word: category.word(), text: view.m.category(category), hint };
    let categories = [
        choice(Category::UndocumentedProblem, Some(q.category_undocumented_hint)),
        choice(Category::ServiceUnavailable, None),
        choice(Category::Bug, None),
        choice(Category::NetworkDisruption, None),
        choice(Category::RegionalMultitenant, Some(q.category_regional_hint)),
        choice(Category::None, None),
    ];
    let asked = |text, hint| Asked { text, hint, ..Asked::default() };
    let inner = html! {
        <>
            <p class="srw-lead">{ q.triage_hint }</p>
            { radios(view, Field::HealthChecked, asked(q.health_checked, Some(q.health_checked_hint)), &yes_no(view)) }
            <p>{ outside_link(view, Link::ServiceHealth.url(), q.health_link) }</p>
            { radios(view, Field::Troubleshot, asked(q.troubleshot, Some(q.troubleshot_hint)), &yes_no(view)) }
            { radios(view, Field::Category, asked(q.category, None), &categories) }
            { help_link(view, HelpTopic::ServiceHealth) }
            { help_link(view, HelpTopic::Escalation) }
        </>
    };
    question_page(view, Step::Triage, Some(q.triage_title), inner)
}

/// The provider's grant and the administrator permissions (R10, R16).
pub fn access(view: &View<'_>) -> Html {
    let fields = view.state.case().map(|case| check::fields(Step::Access, &case)).unwrap_or_default();
    let inner = fields.into_iter().map(|field| access_question(view, field));
    // A box of their own: beside a node without a key, a question that comes or goes would take the focus with it.
    let inner = html! { <><div>{ for inner }</div>{ help_link(view, HelpTopic::AzureAccess) }</> };
    question_page(view, Step::Access, Some(view.m.questions.access_title), inner)
}

fn access_question(view: &View<'_>, field: Field) -> Html {
    let q = &view.m.questions;
    let asked = |text, hint| Asked { text, hint: Some(hint), ..Asked::default() };
    match field {
        Field::ProviderGrantedAccess => {
            let asked = asked(q.provider_granted_access, q.provider_granted_access_hint);
            radios(view, field, asked, &yes_no(view))
        }
        Field::NoPermissionsBecause => {
            let choices: Vec<Choice> = NoPermissionsBecause::ALL
                .iter()
                .map(|reason| Choice::new(reason.word(), view.m.no_permissions_because(*reason)))
                .collect();
            radios(view, field, Asked { text: q.no_permissions_because, ..Asked::default() }, &choices)
        }
        _ => {
            let asked = asked(q.admin_permissions, q.admin_permissions_hint);
            radios(view, Field::AdminPermissions, asked, &yes_no(view))
        }
    }
}
