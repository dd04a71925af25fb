//! The compact layout: all questions of a section on one page.

use super::{question_page_with, step_page};
use crate::ui::markup::{Html, html};
use crate::ui::view::View;
use crate::wizard::check;
use crate::wizard::layout::{Layout, Section};
use crate::wizard::step::Step;

/// The section whose page shows a step; none where the step has a page of its own.
pub fn of(view: &View<'_>, step: Step) -> Option<Section> {
    let asks = |section: &Section| matches!(section, Section::Request | Section::Problem);
    step.section().filter(asks).filter(|_| view.state.layout == Layout::Compact)
}

/// The page. Each step has its place on it even while it is not asked, so that the questions around it, and the
/// focus in them, stay where they are when an answer opens or closes it.
pub fn page(view: &View<'_>, section: Section) -> Html {
    let (Some(case), Some(picture)) = (view.state.case(), &view.picture) else { return html! { <div /> } };
    let c = &view.m.compact;
    let title = if section == Section::Request { c.request } else { c.problem };
    let asked = |step: Step| picture.flow.steps.contains(&step);
    let steps = || Step::ALL.iter().copied().filter(|step| step.section() == Some(section));
    let count = steps().filter(|step| asked(*step)).map(|step| check::fields(step, &case).len()).sum::<usize>();
    let parts = steps().map(|step| {
        let inner = if asked(step) {
            step_page(view, step)
        } else {
            html! {}
        };
        html! { <div key={step.word()} class="srw-part" data-step={step.word()} hidden={!asked(step)}>{ inner }</div> }
    });
    let ends_here = section == Section::Request && picture.flow.last() == Step::Outcome;
    let inner = html! {
        <>
            <p class="srw-lead">{ case.draft.customer.label() }</p>
            <div class="srw-parts">{ for parts }</div>
            // Spoken when the number of questions changes, not at each answer.
            <div role="status">
                <p class="srw-hidden">{ c.questions(&count.to_string()) }</p>
                <p class="srw-inset" hidden={!ends_here}>{ c.no_more }</p>
            </div>
        </>
    };
    let first = picture.flow.page(steps().next().unwrap_or(Step::Product), view.state.layout);
    question_page_with(view, first, Some(title), inner, view.m.common.next)
}

/// A step's questions as a part of its section's page. A step whose question is its title elsewhere has the name
/// of its matter here.
pub fn part(view: &View<'_>, step: Step, title: Option<&str>, inner: Html) -> Html {
    let h = &view.m.hand_over;
    let title = title.unwrap_or(match step {
        Step::Product => h.fact_product,
        Step::OwnPlan => view.m.you.own_plan_title,
        Step::DynamicsTopic => h.fact_dynamics_topic,
        _ => h.fact_topic,
    });
    html! { <><h2>{ title }</h2><div class="srw-part-questions">{ inner }</div></> }
}
