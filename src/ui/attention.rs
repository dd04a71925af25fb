use web_sys::Element;

use crate::host::focus;
use crate::wizard::action::Focus;

/// Every page has one search box at most.
pub const SEARCH: &str = "[name$=\"-search\"]";

/// Puts the focus where an action wants it, once the page is drawn. What is not on the page (any more) leaves it to
/// the page's heading.
pub fn place(root: &Element, wanted: Focus) {
    let is_there = match wanted {
        Focus::Heading => false,
        Focus::Undo => focus::on(root, "[data-undo]"),
        Focus::ErrorSummary => focus::on(root, "[part=\"error-summary\"]"),
        Focus::Topic(topic) => focus::on(root, &["[data-topic=\"", topic.word(), "\"] h3"].concat()),
        Focus::Clearing => focus::on(root, "[data-clearing]"),
        Focus::Row(field) => focus::on(root, &["[data-change=\"", field.word(), "\"]"].concat()),
        Focus::Search => focus::on(root, SEARCH),
        Focus::Question(field) => focus::on_control(root, field.word()),
    };
    if !is_there {
        _ = focus::on(root, "h1");
    }
}
