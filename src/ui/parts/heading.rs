use crate::ui::markup::{Html, html};
use crate::ui::view::View;
use crate::wizard::action::Action;
use crate::wizard::layout::{Layout, Section};
use crate::wizard::route::Route;
use crate::wizard::step::Step;

/// The page's one heading. It takes the focus when the page is entered.
pub fn heading(text: &str) -> Html {
    html! { <h1 part="heading" tabindex="-1">{ text }</h1> }
}

/// The Back link, at the top of each page but the first, and on a request's pages what is to be said about its draft.
pub fn back(view: &View<'_>) -> Html {
    html! {
        <button type="button" part="back-link" class="srw-back" onclick={view.send(|| Action::BackPressed)}>
            { view.m.common.back }
        </button>
    }
}

/// "Step 2", where the page is one of those that ask something; in the compact layout the sections instead.
pub fn place(view: &View<'_>, step: Step) -> Html {
    if view.state.layout == Layout::Compact {
        return sections(view);
    }
    let place = view.picture.as_ref().and_then(|picture| picture.flow.place(step));
    html! {
        <p part="step" class="srw-step">
            { place.map(|(at, _)| view.m.common.step(&at.to_string())) }
        </p>
    }
}

/// The request's sections, what is done and what is to do in words. A section that the answers reach is a link.
fn sections(view: &View<'_>) -> Html {
    let (Some(case), Some(picture)) = (view.state.case(), &view.picture) else { return html! { <nav part="step" /> } };
    let (c, q) = (&view.m.compact, &view.m.questions);
    let items = picture.flow.sections(&case, &picture.decision).into_iter().map(|stage| {
        let name = match stage.section {
            Section::Request => q.check_request,
            Section::Problem => q.check_details,
            Section::Check => q.check_title,
            Section::Portal => c.portal,
            Section::Elsewhere => c.elsewhere,
        };
        let is_here = view.state.step().and_then(Step::section) == Some(stage.section);
        let reaches = picture.flow.reaches(stage.step, &case, &picture.decision);
        let inner = html! { name };
        let name = match &view.state.route {
            Route::New(key, entry, _) if reaches || is_here => {
                let route = Route::New(key.clone(), *entry, stage.step);
                view.link_among(route, "srw-section-name", is_here.then_some("step"), inner)
            }
            _ => html! { <span class="srw-section-name">{ inner }</span> },
        };
        let class = if stage.is_done { "srw-section-state srw-section-done" } else { "srw-section-state" };
        let state = if stage.is_done { c.done } else { c.to_do };
        html! { <li key={stage.section.word()}>{ name }{ " " }<span {class}>{ state }</span></li> }
    });
    html! {
        <nav part="step" class="srw-sections" aria-label={c.sections}><ol>{ for items }</ol></nav>
    }
}
