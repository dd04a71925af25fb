//! The first page: the customers, the search over them, the import of a list (R01).

mod import;
mod search;

use yew::prelude::*;

use crate::host::files;
use crate::ui::app::Message;
use crate::ui::parts::heading;
use crate::ui::view::View;

/// A file may be dropped anywhere on the page: beside a small target the browser would leave the page
/// for the file.
pub fn page(view: &View<'_>) -> Html {
    let ondragover = Callback::from(|event: DragEvent| event.prevent_default());
    let ondrop = view.maybe(|event: DragEvent| {
        event.prevent_default();
        files::dropped(&event).map(Message::FilePicked)
    });
    html! {
        <div class="srw-customers" {ondragover} {ondrop}>
            { heading::heading(view.m.customers.title) }
            <p class="srw-lead">{ view.m.customers.intro }</p>
            { search::search(view) }
            { import::import(view) }
        </div>
    }
}
