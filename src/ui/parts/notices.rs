//! What is to be said about a draft on the page that it is opened on.

use crate::domain::policy;
use crate::host::{clock, intl};
use crate::ui::answer_words;
use crate::ui::markup::{Html, html};
use crate::ui::view::View;
use crate::wizard::action::Action;
use crate::wizard::decided::{Decided, TakenUp};

/// That another page was asked for, that another tab has changed the draft, that an earlier draft is shown, that other
/// rules hold than when it was begun. It stands in a region that outlasts the pages, so that it is
/// spoken when it comes.
pub fn section(view: &View<'_>) -> Html {
    let m = &view.m.common;
    let state = view.state;
    let is_forked = state.forked.is_some() && state.forked == state.current;
    let taken_up = state.taken_up.as_ref();
    let restored_from = taken_up.and_then(|taken_up| taken_up.restored_from);
    let again = state.draft().map(|draft| {
        let entry = draft.entry;
        view.send(move || Action::RequestStarted { entry, fresh: clock::fresh() })
    });
    html! {
        <>
            <p class="srw-redirected" hidden={!state.was_redirected}>{ m.redirected }</p>
            <p class="srw-redirected" hidden={!is_forked}>{ m.forked }</p>
            <div class="srw-restored" hidden={restored_from.is_none()}>
                if let Some(at) = restored_from {
                    { m.restored(&intl::date_time(view.locale.word(), at)) }{ " " }
                    <button type="button" part="secondary-button" class="srw-link srw-again" onclick={again}>
                        { m.start_again }
                    </button>
                }
            </div>
            <div class="srw-decided" hidden={rows_of(taken_up).is_none()}>
                { decided(view, rows_of(taken_up)) }
            </div>
        </>
    }
}

fn rows_of(taken_up: Option<&TakenUp>) -> Option<(&str, Option<Decided>)> {
    let (edition, before) = taken_up?.before.as_ref()?;
    Some((edition, *before))
}

/// What the draft came to under the edition before, where it is something else now.
fn decided(view: &View<'_>, before: Option<(&str, Option<Decided>)>) -> Html {
    let (Some((edition, before)), Some(picture)) = (before, &view.picture) else { return html! {} };
    let m = &view.m.common;
    let words = |decided: Decided| answer_words::decided(view.m, decided);
    let now = words(Decided::of(&picture.decision));
    let changed: Vec<Html> = before
        .map(words)
        .into_iter()
        .flatten()
        .zip(now)
        .filter(|(before, now)| before != now)
        .map(|((what, before), (_, now))| html! { <li key={what}>{ m.decided_row(what, &before, &now) }</li> })
        .collect();
    let is_same = before.is_some() && changed.is_empty();
    let (before, now) = [edition, policy::EDITION].map(|edition| intl::month(view.locale.word(), edition)).into();
    html! {
        <>
            { m.decided_again(&before, &now) }
            if is_same { { " " }{ m.decided_same } }
            <ul>{ for changed }</ul>
        </>
    }
}
