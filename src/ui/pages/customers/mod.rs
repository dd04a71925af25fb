//! The first page: the customers, the search over them, the import of a list (R01).

mod import;
mod search;

use web_sys::DragEvent;

use crate::host::files;
use crate::ui::app::Message;
use crate::ui::markup::{Html, html};
use crate::ui::parts::heading;
use crate::ui::view::View;

/// A file may be dropped anywhere on the page: beside a small target the browser would leave the page
/// for the file. Text that is dragged still goes into the search box.
pub fn page(view: &View<'_>) -> Html {
    let is_over = view.customers.is_file_over;
    // It comes many times a second; only the first is news.
    let ondragover = view.maybe(move |event: DragEvent| {
        let brings = files::brings(&event);
        if brings {
            event.prevent_default();
        }
        (brings && !is_over).then_some(Message::FileOver(true))
    });
    let ondragleave =
        view.maybe(|event: DragEvent| files::left(&event, ".srw-customers").then_some(Message::FileOver(false)));
    let ondrop = view.maybe(|event: DragEvent| {
        files::brings(&event).then(|| event.prevent_default())?;
        Some(files::dropped(&event).map_or(Message::FileOver(false), Message::FilePicked))
    });
    let class = if is_over { "srw-customers srw-file-over" } else { "srw-customers" };
    html! {
        <div {class} {ondragover} {ondragleave} {ondrop}>
            { heading::heading(view.m.customers.title) }
            <p class="srw-lead">{ view.m.customers.intro }</p>
            { search::search(view) }
            { import::import(view) }
        </div>
    }
}
