use crate::domain::policy::Note;
use crate::domain::rule::Rule;
use crate::ui::markup::{Html, html};
use crate::ui::view::View;

/// Something to know before going on, set apart from the rest.
pub fn inset(title: &str, inner: Html) -> Html {
    html! { <div class="srw-inset"><p class="srw-inset-title">{ title }</p>{ inner }</div> }
}

/// What newer documents say, with their dates (R46). Always in the page, empty where there is nothing.
pub fn dated(view: &View<'_>, notes: &[Note]) -> Html {
    let items = notes.iter().map(|note| {
        let date = crate::host::intl::month(view.locale.word(), note.date());
        html! {
            <li key={note.word()} data-note={note.word()}>
                <strong>{ view.m.common.note_of(&date) }</strong>{ " " }{ view.m.note(*note) }
            </li>
        }
    });
    html! {
        <div class="srw-notes" hidden={notes.is_empty()}>
            <h2>{ view.m.common.notes_title }</h2>
            <ul>{ for items }</ul>
        </div>
    }
}

/// Which rules decided, with the marks of the source page's sentences.
pub fn rules(view: &View<'_>, rules: &[Rule]) -> Html {
    html! {
        <p class="srw-rules">{ view.m.common.rules(&rule_list(rules)) }</p>
    }
}

/// Rules by their ids, each with its marks: "R09 [179]".
pub fn rule_list(rules: &[Rule]) -> String {
    let texts: Vec<String> = rules
        .iter()
        .map(|rule| match rule.marks() {
            "" => rule.id().to_owned(),
            marks => [rule.id(), " [", marks, "]"].concat(),
        })
        .collect();
    texts.join(", ")
}
