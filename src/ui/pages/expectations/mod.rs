//! What to expect of a request: severity, first response, fee.

use super::impact::badge;
use crate::domain::decision::{Decision, FirstResponse};
use crate::domain::field::Field;
use crate::domain::terms::Topic;
use crate::ui::markup::html;
use crate::ui::parts::summary_list::Row;
use crate::ui::view::View;
use crate::wizard::case::Case;

/// The rows of the summary list (R27, R29–R36). On the check page the severity has its Change link.
pub fn rows(view: &View<'_>, case: &Case<'_>, decision: &Decision, may_change: bool) -> Vec<Row> {
    let q = &view.m.questions;
    let mut rows = Vec::new();
    if let Some(severity) = decision.severity.filter(|_| case.get(Field::Topic) == Topic::Technical.word()) {
        let other = severity.derived.filter(|derived| *derived != severity.chosen);
        let value = html! {
            <>
                { badge(view, severity.chosen) }
                <span class="srw-text">
                    if let Some(derived) = other {
                        { " " }{ q.severity_chosen(derived.word()) }
                    }
                </span>
                if let Some(derived) = severity.derived {
                    <p class="srw-hint">{ q.severity_why(view.m.severity_reason(derived)) }</p>
                }
            </>
        };
        rows.push(Row { key: q.severity_label, value, change: may_change.then_some(Field::Severity) });
    }
    if let Some(response) = decision.first_response {
        let word = match response {
            FirstResponse::BusinessHours => response.kind().to_owned(),
            FirstResponse::Hours(n) | FirstResponse::BusinessDays(n) => [response.kind(), ":", &n.to_string()].concat(),
        };
        let value = html! { <span class="srw-text" data-response={word}>{ view.m.first_response(response) }</span> };
        rows.push(Row { key: q.first_response, value, change: None });
    }
    if let Some(fee) = decision.fee {
        let value = html! { <span class="srw-text" data-fee={fee.word()}>{ view.m.fee(fee) }</span> };
        rows.push(Row { key: q.fee, value, change: None });
    }
    rows
}
