//! The import of a customer list: picked or dropped, read in the browser, told row by row (R44).

use web_sys::{Event, MouseEvent};

use crate::config::{Notice, Problem, ProblemCode};
use crate::host::{files, intl};
use crate::i18n::sections::Customers as Texts;
use crate::ui::app::Message;
use crate::ui::customers::{CUSTOMER_FILE, Report};
use crate::ui::markup::{Html, html};
use crate::ui::parts::buttons;
use crate::ui::view::View;

/// How many problems are listed. A list with more is of another kind than the page expects, and a
/// hundred lines show which.
const LISTED: usize = 100;

pub fn import(view: &View<'_>) -> Html {
    let c = &view.m.customers;
    let onchange = view.maybe(|event: Event| files::picked(&event).map(Message::FilePicked));
    html! {
        <section class="srw-import srw-field" aria-labelledby="customer-file-title">
            <h2 id="customer-file-title">{ c.import_title }</h2>
            <p id="customer-file-hint" class="srw-hint">{ c.import_hint }</p>
            <div class="srw-file">
                <input
                    type="file" id={CUSTOMER_FILE} name={CUSTOMER_FILE} class="srw-hidden"
                    accept=".csv,.txt,.json,text/csv,application/json" aria-describedby="customer-file-hint" {onchange}
                />
                <label for={CUSTOMER_FILE} class="srw-secondary">{ c.import_button }</label>
            </div>
            <div class="srw-reading">{ reading(view) }</div>
            <div class="srw-report" role="status" data-lists={view.customers.lists.to_string()}>
                { view.customers.report.as_ref().map(|report| result(view, report)) }
            </div>
            <div class="srw-problems">{ view.customers.report.as_ref().map(|report| problems(view, report)) }</div>
        </section>
    }
}

/// How far a picked list is. The host's own list comes in silently.
fn reading(view: &View<'_>) -> Option<Html> {
    let c = &view.m.customers;
    let reading = view.customers.reading.as_ref().filter(|reading| reading.is_picked);
    let percent = reading.and(view.customers.progress())?.to_string();
    let text = c.import_reading(&percent);
    Some(html! {
        <>
            <label for="customer-file-progress">{ text }</label>
            <progress id="customer-file-progress" max="100" value={percent} />
            { buttons::secondary(c.import_cancel, view.message(|_: MouseEvent| Message::ImportCancelled)) }
        </>
    })
}

/// What became of a picked list, in a few sentences.
fn result(view: &View<'_>, report: &Report) -> Html {
    let c = &view.m.customers;
    let Report { kept, duplicates, .. } = *report;
    let has_kept = kept > 0;
    let kept = if has_kept { c.import_kept(kept, &number(view, kept)) } else { c.import_nothing.to_owned() };
    let duplicates = (duplicates > 0).then(|| c.import_duplicates(duplicates, &number(view, duplicates)));
    let by_content = report.notices.contains(&Notice::ColumnsByContent).then_some(c.import_by_content);
    html! {
        if report.is_picked {
            <p class={if has_kept { "srw-report-kept" } else { "srw-report-none" }}>{ kept }</p>
            <p hidden={duplicates.is_none()}>{ duplicates }</p>
            <p hidden={by_content.is_none()}>{ by_content }</p>
        }
    }
}

/// What is amiss, by its place. Of the host's list, too, since it is the agent who misses a customer.
fn problems(view: &View<'_>, report: &Report) -> Html {
    let c = &view.m.customers;
    let all = report.problems.len();
    let count = number(view, all);
    let title = if report.is_picked { c.import_problems(&count) } else { c.import_given(&count) };
    let items = report.problems.iter().take(LISTED).enumerate().map(|(at, problem)| item(c, at, problem));
    let more = (all > LISTED).then(|| c.import_more(&number(view, all - LISTED)));
    html! {
        if all > 0 {
            <details open={report.is_picked && report.kept == 0}>
                <summary>{ title }</summary>
                <ul>{ for items }</ul>
                <p hidden={more.is_none()}>{ more }</p>
            </details>
        }
    }
}

/// A count, which may have six digits, as the language writes it. Lines keep the form that editors show.
fn number(view: &View<'_>, count: usize) -> String {
    intl::number(view.locale.word(), count)
}

fn item(c: &Texts, at: usize, problem: &Problem) -> Html {
    let place = match problem.item {
        // People count from one.
        Some(item) => c.import_item(&(item + 1).to_string()),
        None => c.import_line(&problem.line.to_string()),
    };
    let field = problem.field.filter(|_| problem.code == ProblemCode::WrongType);
    html! {
        <li key={at}>
            <strong>{ place }</strong>{ " " }{ reason(c, problem.code) }
            if let Some(field) = field { { " " }<code>{ field.word() }</code> }
            if !problem.text.is_empty() { { " " }<code><bdi>{ &*problem.text }</bdi></code> }
        </li>
    }
}

const fn reason(c: &Texts, code: ProblemCode) -> &'static str {
    match code {
        ProblemCode::NoData => c.problem_no_data,
        ProblemCode::JsonSyntax => c.problem_json_syntax,
        ProblemCode::JsonTooDeep => c.problem_json_too_deep,
        ProblemCode::TooLong => c.problem_too_long,
        ProblemCode::NotAnObject => c.problem_not_an_object,
        ProblemCode::WrongType => c.problem_wrong_type,
        ProblemCode::TenantIdMalformed => c.problem_tenant_id,
        ProblemCode::DomainMalformed => c.problem_domain,
        ProblemCode::OtherDomainMalformed => c.problem_other_domain,
        ProblemCode::CloudUnknown => c.problem_cloud,
        ProblemCode::NoIdentity => c.problem_no_identity,
        ProblemCode::NoColumns => c.problem_no_columns,
        ProblemCode::TooManyCells => c.problem_too_many_cells,
        ProblemCode::QuoteNotClosed => c.problem_quote_not_closed,
        ProblemCode::TextAfterQuote => c.problem_text_after_quote,
        ProblemCode::NotUtf8 => c.problem_not_utf_8,
        ProblemCode::Unreadable => c.problem_unreadable,
    }
}
