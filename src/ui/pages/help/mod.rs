//! Every question of the source page with its answer, to be searched while typing (R38, R37, R28, R09).

use web_sys::{InputEvent, MouseEvent};

use crate::config::has_words;
use crate::domain::help::{HelpSubject, HelpTopic};
use crate::host::{focus, intl};
use crate::ui::app::Message;
use crate::ui::markup::{Html, html};
use crate::ui::parts::{buttons, heading, notes};
use crate::ui::view::View;
use crate::wizard::route::Route;

/// The name of the search field.
const SEARCH: &str = "help-search";

/// A question with what the page shows of it.
struct Entry {
    topic: HelpTopic,
    question: &'static str,
    answer: String,
    is_found: bool,
}

/// The search, the questions by subject, and what the host page adds.
pub fn page(view: &View<'_>) -> Html {
    let h = &view.m.help;
    let entries: Vec<Entry> = HelpTopic::ALL.iter().map(|topic| entry(view, *topic)).collect();
    let found = entries.iter().filter(|entry| entry.is_found).count();
    let is_searching = !view.help_query.trim().is_empty();
    // The button goes with the search, so the focus it had moves to the search field.
    let show_all = view.message(|_: MouseEvent| Message::HelpAllShown(SEARCH));
    let subjects = HelpSubject::ALL.iter().map(|subject| section(view, *subject, &entries));
    html! {
        <div class="srw-help">
            { heading::back(view) }
            { heading::heading(h.title) }
            <p class="srw-lead">{ h.intro }</p>
            { search(view) }
            <div class="srw-help-status" role="status">
                if is_searching {
                    <p>{ if found == 0 { h.none_found(view.help_query.trim()) } else { h.found(found) } }</p>
                }
            </div>
            <div class="srw-help-none" hidden={found > 0}>
                <p>{ h.none_found_text }</p>
                { buttons::secondary(h.show_all, show_all) }
            </div>
            <div class="srw-help-columns">
                <nav class="srw-help-contents" aria-label={h.contents} hidden={found == 0}>
                    <ul>{ for entries.iter().map(|entry| contents_item(view, entry)) }</ul>
                </nav>
                <div class="srw-help-topics">
                    { for subjects }
                    <slot name="help" />
                </div>
            </div>
        </div>
    }
}

fn entry(view: &View<'_>, topic: HelpTopic) -> Entry {
    let (question, answer) = (view.m.help_question(topic), view.m.help_answer(topic));
    let is_found = has_words(&[question, &answer], view.help_query);
    Entry { topic, question, answer, is_found }
}

fn search(view: &View<'_>) -> Html {
    let oninput = view.message(|event: InputEvent| Message::HelpSearched(focus::input_text(&event)));
    html! {
        <div part="field" class="srw-field srw-help-search">
            <label part="label" for={SEARCH}>{ view.m.help.search_label }</label>
            <input
                part="input" class="srw-input" id={SEARCH} name={SEARCH} type="search" autocomplete="off"
                spellcheck="false" value={view.help_query.to_owned()} {oninput}
            />
        </div>
    }
}

fn contents_item(view: &View<'_>, entry: &Entry) -> Html {
    let is_here = view.state.route == Route::HelpTopic(entry.topic);
    let class = if is_here { "srw-contents-item srw-here" } else { "srw-contents-item" };
    html! {
        <li key={entry.topic.word()} hidden={!entry.is_found}>
            { view.link(Route::HelpTopic(entry.topic), class, html! { entry.question }) }
        </li>
    }
}

/// The questions of a subject. They stay in the page while they are not found, so that nothing moves
/// under somebody who reads.
fn section(view: &View<'_>, subject: HelpSubject, entries: &[Entry]) -> Html {
    let own: Vec<&Entry> = entries.iter().filter(|entry| entry.topic.subject() == subject).collect();
    html! {
        <section key={subject.word()} hidden={!own.iter().any(|entry| entry.is_found)}>
            <h2>{ view.m.help_subject(subject) }</h2>
            { for own.into_iter().map(|entry| article(view, entry)) }
        </section>
    }
}

fn article(view: &View<'_>, entry: &Entry) -> Html {
    let topic = entry.topic;
    let links = topic.links().iter().map(|link| {
        html! { <li key={link.url()}>{ buttons::outside_link(view, link.url(), view.m.link(*link)) }</li> }
    });
    let dated = topic.notes().iter().map(|note| {
        let date = intl::month(view.locale.word(), note.date());
        html! {
            <p key={view.m.note(*note)} class="srw-help-note">
                <strong>{ view.m.common.note_of(&date) }</strong>{ " " }{ view.m.note(*note) }
            </p>
        }
    });
    html! {
        <article key={topic.word()} class="srw-help-topic" data-topic={topic.word()} hidden={!entry.is_found}>
            <h3 tabindex="-1">{ entry.question }</h3>
            <div class="srw-help-answer">{ for blocks(&entry.answer) }</div>
            <div>{ for dated }</div>
            <ul class="srw-help-links" hidden={topic.links().is_empty()}>{ for links }</ul>
            <p class="srw-rules">{ view.m.help.source(&notes::rule_list(topic.rules())) }</p>
        </article>
    }
}

/// An answer as paragraphs, lists and numbered steps, by the first signs of its lines.
fn blocks(answer: &str) -> Vec<Html> {
    let lines: Vec<(&str, &str)> = answer
        .split('\n')
        .map(|line| match line.get(..2) {
            Some(sign @ ("- " | "+ ")) => (sign, &line[2..]),
            _ => ("", line),
        })
        .collect();
    let groups = lines.chunk_by(|one, next| !one.0.is_empty() && one.0 == next.0);
    groups
        .enumerate()
        .map(|(at, group)| {
            let items = group.iter().map(|(_, text)| html! { <li key={*text}>{ *text }</li> });
            match group[0] {
                ("", text) => html! { <p key={at}>{ text }</p> },
                ("+ ", _) => html! { <ol key={at}>{ for items }</ol> },
                _ => html! { <ul key={at}>{ for items }</ul> },
            }
        })
        .collect()
}
