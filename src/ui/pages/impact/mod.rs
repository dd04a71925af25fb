//! Impact, the severity that follows from it, and the choice of another (R30–R33).

use super::question_page;
use crate::domain::field::Field;
use crate::domain::findings::Code;
use crate::domain::help::HelpTopic;
use crate::domain::terms::{Impact, Severity};
use crate::ui::markup::{Html, html};
use crate::ui::parts::buttons;
use crate::ui::parts::heading;
use crate::ui::parts::help_link::help_link;
use crate::ui::parts::questions::{Asked, Choice, radios};
use crate::ui::view::View;
use crate::wizard::action::Action;
use crate::wizard::step::Step;

/// The severity as a badge: letter and word, so that colour is not all there is.
pub fn badge(view: &View<'_>, severity: Severity) -> Html {
    let class = match severity {
        Severity::A => "srw-severity srw-severity-a",
        Severity::B => "srw-severity srw-severity-b",
        Severity::C => "srw-severity srw-severity-c",
    };
    html! { <span part="severity" {class} data-severity={severity.word()}>{ view.m.severity(severity) }</span> }
}

/// The question about impact, and the severity that follows.
pub fn page(view: &View<'_>) -> Html {
    let q = &view.m.questions;
    let impacts: Vec<Choice> =
        Impact::ALL.iter().map(|impact| Choice::new(impact.word(), view.m.impact(*impact))).collect();
    let derived = Impact::from_word(view.state.text(Field::Impact)).map(Impact::severity);
    let mut severities = vec![Choice::new("", q.severity_as_derived)];
    severities.extend(Severity::ALL.iter().map(|severity| Choice::new(severity.word(), view.m.severity(*severity))));
    let asked = Asked { text: q.impact, hint: Some(q.impact_hint), ..Asked::default() };
    let other = Asked { text: q.severity, hint: Some(q.severity_hint), is_optional: true, ..Asked::default() };
    let inner = html! {
        <>
            { radios(view, Field::Impact, asked, &impacts) }
            <div key="derived" class="srw-derived" aria-live="polite">
                if let Some(severity) = derived {
                    <p>{ badge(view, severity) }</p>
                    <p>{ q.severity_why(view.m.severity_reason(severity)) }</p>
                }
            </div>
            <div key="other">if derived.is_some() { { radios(view, Field::Severity, other, &severities) } }</div>
            { help_link(view, HelpTopic::Severity) }
            { help_link(view, HelpTopic::ResponseTimes) }
        </>
    };
    question_page(view, Step::Impact, Some(q.impact_title), inner)
}

/// Asked once when the chosen severity differs from the impact's (R30).
pub fn confirm(view: &View<'_>) -> Html {
    let q = &view.m.questions;
    let severity = view.picture.as_ref().and_then(|picture| picture.decision.severity);
    let chosen = severity.map_or("", |severity| severity.chosen.word());
    let derived = severity.and_then(|severity| severity.derived).map_or("", Severity::word);
    let finds = |code| {
        let findings = view.picture.as_ref().map(|picture| &picture.decision.findings);
        findings.is_some_and(|findings| findings.iter().any(|finding| finding.code == code))
    };
    let (title, text) = if finds(Code::SeverityAboveImpact) {
        (q.confirm_above(chosen, derived), q.confirm_above_text)
    } else {
        (q.confirm_below(chosen, derived), q.confirm_below_text)
    };
    let onsubmit = view.on_continue();
    html! {
        <>
            { heading::back(view) }
            <form class="srw-interruption" novalidate=true {onsubmit}>
                { heading::heading(&title) }
                <p>{ text }</p>
                <div class="srw-actions">
                    { buttons::primary(&q.confirm_go_on(chosen)) }
                    { buttons::secondary(q.confirm_change, view.send(|| Action::ChangePressed(Field::Severity))) }
                </div>
            </form>
        </>
    }
}
