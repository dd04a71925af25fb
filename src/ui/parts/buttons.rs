use crate::domain::field::Field;
use crate::ui::markup::{Handler, Html, html};
use crate::ui::view::View;
use crate::wizard::action::Action;

/// The page's one primary action, a submit button of the page's form.
pub fn primary(text: &str) -> Html {
    html! { <button type="submit" part="primary-button" class="srw-primary">{ text }</button> }
}

/// A further action.
pub fn secondary(text: &str, onclick: Handler) -> Html {
    html! { <button type="button" part="secondary-button" class="srw-secondary" {onclick}>{ text }</button> }
}

/// Leads to where the answer of a field is changed.
pub fn change(view: &View<'_>, field: Field, words: Html) -> Html {
    html! {
        <button
            type="button" part="change-link" class="srw-link" data-change={field.word()}
            onclick={view.send(move || Action::ChangePressed(field))}
        >
            { words }
        </button>
    }
}

/// A link to a page outside of the wizard, opened beside the host page without telling it where from.
pub fn outside_link(view: &View<'_>, url: &'static str, text: &str) -> Html {
    html! {
        <a href={url} target="_blank" rel="noopener noreferrer" class="srw-outside">
            { text }<span class="srw-hidden">{ " " }{ view.m.common.opens_in_new_tab }</span>
        </a>
    }
}
