use yew::prelude::*;

use crate::ui::view::View;
use crate::wizard::action::Action;
use crate::wizard::step::Step;

/// The page's one heading. It takes the focus when the page is entered.
pub fn heading(text: &str) -> Html {
    html! { <h1 part="heading" tabindex="-1">{ text }</h1> }
}

/// The Back link, at the top of each page but the first.
pub fn back(view: &View<'_>) -> Html {
    html! {
        <button type="button" part="back-link" class="srw-back" onclick={view.send(|| Action::BackPressed)}>
            { view.m.common.back }
        </button>
    }
}

/// "Step 2 of 7", where the page is one of those that ask something.
pub fn place(view: &View<'_>, step: Step) -> Html {
    let place = view.picture.as_ref().and_then(|picture| picture.flow.place(step));
    html! {
        <p part="step" class="srw-step">
            { place.map(|(at, _)| view.m.common.step(&at.to_string())) }
        </p>
    }
}
