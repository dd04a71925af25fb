use crate::domain::field::Field;
use crate::domain::policy::Link;
use crate::domain::terms::{Category, Service};
use crate::ui::markup::{Html, html};
use crate::ui::parts::buttons::{outside_link, secondary};
use crate::ui::view::View;
use crate::wizard::action::Action;
use crate::wizard::case::Case;

/// What is still to do before Microsoft takes the problem over, each with its links (R03, R37).
pub fn body(view: &View<'_>, case: &Case<'_>) -> Html {
    let o = &view.m.outcomes;
    let first = first_missing(case);
    let lacks_health = case.get(Field::HealthChecked) == "false";
    let lacks_attempt = case.get(Field::Troubleshot) == "false";
    let lacks_category = case.get(Field::Category) == Category::None.word();
    let link = |link: Link, text: &'static str| html! { <li key={text}>{ outside_link(view, link.url(), text) }</li> };
    let own_health = if case.get(Field::Service) == Service::Azure.word() {
        link(Link::AzureServiceIssues, o.solve_azure_issues)
    } else {
        link(Link::Microsoft365Health, o.solve_365_health)
    };
    let categories = Category::ALL.iter().filter(|category| **category != Category::None);
    let categories = categories.map(|category| html! { <li key={category.word()}>{ view.m.category(*category) }</li> });
    html! {
        <>
            <p class="srw-lead">{ o.solve_reason }</p>
            <h2>{ o.solve_missing }</h2>
            <ol class="srw-steps">
                if lacks_health {
                    <li key="health" data-missing={Field::HealthChecked.word()}>
                        <p>{ o.solve_health }</p>
                        <ul>{ link(Link::ServiceHealth, view.m.questions.health_link) }{ own_health }</ul>
                    </li>
                }
                if lacks_attempt {
                    <li key="attempt" data-missing={Field::Troubleshot.word()}>
                        <p>{ o.solve_attempt }</p>
                        <ul>{ link(Link::SupportForCustomers, o.solve_support) }</ul>
                    </li>
                }
                if lacks_category {
                    <li key="category" data-missing={Field::Category.word()}>
                        <p>{ o.solve_category }</p>
                        <ul>{ for categories }</ul>
                        <ul>{ link(Link::Escalation, o.solve_escalation) }</ul>
                    </li>
                }
            </ol>
            <div key="more" hidden={lacks_health && lacks_attempt && lacks_category}>
                <p>{ o.solve_more }</p>
                <ul>
                    if !lacks_health { { link(Link::ServiceHealth, view.m.questions.health_link) } }
                    if !lacks_attempt { { link(Link::SupportForCustomers, o.solve_support) } }
                    if !lacks_category { { link(Link::Escalation, o.solve_escalation) } }
                </ul>
            </div>
            <p>{ o.solve_then }</p>
            <div class="srw-actions">
                { secondary(o.solve_done, view.send(move || Action::ChangePressed(first))) }
            </div>
        </>
    }
}

/// The first of the three answers that keeps a technical problem from being escalated (R03).
fn first_missing(case: &Case<'_>) -> Field {
    if case.get(Field::HealthChecked) == "false" {
        Field::HealthChecked
    } else if case.get(Field::Troubleshot) == "false" {
        Field::Troubleshot
    } else {
        Field::Category
    }
}
