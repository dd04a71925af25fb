use web_sys::MouseEvent;

use crate::ui::app::Message;
use crate::ui::markup::{Html, html};
use crate::ui::view::View;

/// A button that copies a text and then says so. `name` tells it from the page's other copy buttons;
/// `what` is for screen readers.
pub fn button(view: &View<'_>, name: &str, what: &str, text: &str) -> Html {
    let is_copied = view.copied == Some(name);
    let label = if is_copied { view.m.common.copied } else { view.m.common.copy };
    let class = if is_copied { "srw-copy srw-copied" } else { "srw-copy" };
    let (name, text) = (name.to_owned(), text.to_owned());
    let onclick = view.message(move |_: MouseEvent| Message::Copy { name: name.clone(), text: text.clone() });
    html! {
        <button type="button" part="secondary-button" {class} {onclick}>
            <span aria-live="polite">{ label }</span><span class="srw-hidden">{ ": " }{ what }</span>
        </button>
    }
}
