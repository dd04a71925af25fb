use web_sys::MouseEvent;

use crate::domain::field::Field;
use crate::ui::app::Message;
use crate::ui::markup::{Html, html};
use crate::ui::view::View;
use crate::ui::words;

/// What stands in the way, all at once, each a link to its field. Always in the page, empty where there
/// is nothing, so that screen readers notice when something appears.
pub fn summary(view: &View<'_>) -> Html {
    let problems = &view.state.problems;
    let items = problems.iter().map(|problem| {
        let name = problem.field.word();
        let go = view.message(move |event: MouseEvent| {
            event.prevent_default();
            Message::FocusControl(name)
        });
        html! {
            <li key={name}>
                <a href="#" data-field={name} onclick={go}>{ words::problem(view.m, *problem) }</a>
            </li>
        }
    });
    html! {
        <div key="summary" class="srw-summary-slot">
            if !problems.is_empty() {
                <div part="error-summary" class="srw-error-summary" tabindex="-1">
                    <div role="alert">
                        <h2>{ view.m.common.problem_title }</h2>
                        <ul>{ for items }</ul>
                    </div>
                </div>
            }
        </div>
    }
}

/// The message beside a field. Always in the page, empty where there is nothing.
pub fn message(view: &View<'_>, field: Field) -> Html {
    let problem = view.state.problems.iter().find(|problem| problem.field == field);
    html! {
        <p id={[field.word(), "-error"].concat()} part="error" class="srw-error" hidden={problem.is_none()}>
            if let Some(problem) = problem {
                <span class="srw-hidden">{ view.m.common.error_prefix }{ " " }</span>
                { words::problem(view.m, *problem) }
            }
        </p>
    }
}
