use crate::domain::field::Field;
use crate::ui::markup::{Html, html};
use crate::ui::parts::buttons;
use crate::ui::view::View;

/// One answer with its Change link.
pub struct Row {
    pub key: &'static str,
    pub value: Html,
    /// The field that Change leads to; none where the answer cannot be changed there.
    pub change: Option<Field>,
}

impl Row {
    /// A row whose value is plain text, "Not provided" where it is blank.
    pub fn text(view: &View<'_>, key: &'static str, text: &str, change: Option<Field>) -> Self {
        let text = if text.trim().is_empty() { view.m.common.not_provided } else { text };
        Self { key, value: html! { <span class="srw-text">{ text }</span> }, change }
    }
}

/// Answers with their names, each with a Change link.
pub fn list(view: &View<'_>, rows: Vec<Row>) -> Html {
    let items = rows.into_iter().map(|row| {
        let change = row.change.map(|field| {
            let words = html! { <>{ view.m.common.change }<span class="srw-hidden">{ ": " }{ row.key }</span></> };
            buttons::change(view, field, words)
        });
        html! {
            <div key={row.key} class="srw-row">
                <dt>{ row.key }</dt>
                <dd>{ row.value }</dd>
                <dd class="srw-row-action">{ change }</dd>
            </div>
        }
    });
    html! { <dl part="summary-list" class="srw-summary-list">{ for items }</dl> }
}
