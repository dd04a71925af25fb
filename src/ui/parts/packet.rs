use super::copy;
use crate::ui::markup::{Html, html};
use crate::ui::view::View;

/// A text for somebody else to act on, shown whole, with a button that copies it. `name` tells it from the
/// page's other texts.
pub fn packet(view: &View<'_>, name: &'static str, title: &str, hint: &str, text: &str) -> Html {
    html! {
        <section key={name} class="srw-packet" data-packet={name}>
            <div class="srw-packet-head">
                <h2>{ title }</h2>
                { copy::button(view, name, title, text) }
            </div>
            <p class="srw-hint">{ hint }</p>
            <pre class="srw-packet-text">{ text }</pre>
        </section>
    }
}

/// Steps that somebody takes in this order.
pub fn steps(items: &[&str]) -> Html {
    let items = items.iter().map(|item| html! { <li key={*item}>{ *item }</li> });
    html! { <ol class="srw-steps">{ for items }</ol> }
}
