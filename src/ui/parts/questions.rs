use super::errors;
use crate::domain::field::Field;
use crate::ui::markup::{Html, html};
use crate::ui::view::View;
use crate::wizard::check;
use crate::wizard::layout::Layout;

/// One choice of a question.
pub struct Choice {
    /// The contract's word.
    pub word: &'static str,
    pub text: &'static str,
    pub hint: Option<&'static str>,
}

impl Choice {
    pub const fn new(word: &'static str, text: &'static str) -> Self {
        Self { word, text, hint: None }
    }

    pub const fn with_hint(word: &'static str, text: &'static str, hint: &'static str) -> Self {
        Self { word, text, hint: Some(hint) }
    }
}

/// The words around a question.
#[derive(Clone, Copy, Debug, Default)]
pub struct Asked<'a> {
    pub text: &'a str,
    pub hint: Option<&'a str>,
    /// The question is the page's heading, too, where no other stands on the page.
    pub is_heading: bool,
    pub is_optional: bool,
}

fn describe(view: &View<'_>, field: Field, has_hint: bool) -> Option<String> {
    let hint = has_hint.then(|| [field.word(), "-hint"].concat());
    let error = view.problem(field).map(|_| [field.word(), "-error"].concat());
    let ids: Vec<String> = hint.into_iter().chain(error).collect();
    (!ids.is_empty()).then(|| ids.join(" "))
}

const fn field_class(is_wrong: bool) -> &'static str {
    if is_wrong { "srw-field srw-wrong" } else { "srw-field" }
}

fn hint(field: Field, text: Option<&str>) -> Html {
    html! {
        <p id={[field.word(), "-hint"].concat()} part="hint" class="srw-hint" hidden={text.is_none()}>{ text }</p>
    }
}

/// A question with a few answers, as radio buttons.
pub fn radios(view: &View<'_>, field: Field, asked: Asked<'_>, choices: &[Choice]) -> Html {
    let name = field.word();
    let chosen = view.state.text(field);
    let items = choices.iter().map(|choice| {
        let id = [name, "-", choice.word].concat();
        let hint_id = [id.as_str(), "-hint"].concat();
        html! {
            <div class="srw-radio" key={choice.word}>
                <input
                    type="radio"
                    {name}
                    id={id.clone()}
                    value={choice.word}
                    checked={chosen == choice.word}
                    aria-describedby={choice.hint.map(|_| hint_id.clone())}
                    onchange={view.on_choice(field, choice.word)}
                />
                <div>
                    <label for={id}>{ choice.text }</label>
                    if let Some(text) = choice.hint { <p id={hint_id} class="srw-hint">{ text }</p> }
                </div>
            </div>
        }
    });
    let is_wrong = view.problem(field).is_some();
    html! {
        <fieldset
            key={name}
            part="field"
            class={field_class(is_wrong)}
            aria-describedby={describe(view, field, asked.hint.is_some())}
        >
            <legend part="label">{ legend(view, asked) }</legend>
            { hint(field, asked.hint) }
            { errors::message(view, field) }
            <div class="srw-radios">{ for items }</div>
        </fieldset>
    }
}

fn legend(view: &View<'_>, asked: Asked<'_>) -> Html {
    if asked.is_heading && view.state.layout == Layout::Guided {
        return super::heading::heading(asked.text);
    }
    html! {
        <span>
            { asked.text }
            if asked.is_optional { <span class="srw-optional">{ " " }{ view.m.common.optional }</span> }
        </span>
    }
}

/// How a text control looks and behaves.
#[derive(Clone, Copy, Debug, Default)]
pub struct Input {
    /// `text`, `email`, `tel`; none means a text of several lines.
    pub kind: Option<&'static str>,
    pub autocomplete: Option<&'static str>,
    /// Text that is code rather than prose: no spell check, no capitals.
    pub is_code: bool,
}

impl Input {
    pub const LINE: Self = Self { kind: Some("text"), autocomplete: None, is_code: false };
    pub const CODE: Self = Self { kind: Some("text"), autocomplete: Some("off"), is_code: true };
    pub const TEXT: Self = Self { kind: None, autocomplete: None, is_code: false };
}

/// A question that is answered in words.
pub fn text(view: &View<'_>, field: Field, asked: Asked<'_>, input: Input) -> Html {
    let name = field.word();
    let value = view.state.text(field).to_owned();
    let describedby = describe(view, field, asked.hint.is_some());
    let is_wrong = view.problem(field).is_some();
    let invalid = is_wrong.then_some("true");
    let spellcheck = input.is_code.then_some("false");
    let asked = Asked { is_optional: check::is_optional(field) || asked.is_optional, ..asked };
    let control = match input.kind {
        Some(kind) => html! {
            <input
                part="input" class="srw-input" id={name} {name} type={kind} {value} aria-describedby={describedby}
                aria-invalid={invalid} autocomplete={input.autocomplete} spellcheck={spellcheck}
                autocapitalize={input.is_code.then_some("none")} oninput={view.on_text(field)}
            />
        },
        None => html! {
            <textarea
                part="input" class="srw-input" id={name} {name} rows="6" {value} aria-describedby={describedby}
                aria-invalid={invalid} spellcheck={spellcheck} oninput={view.on_text(field)}
            />
        },
    };
    html! {
        <div key={name} part="field" class={field_class(is_wrong)}>
            <label part="label" for={name}>{ legend(view, Asked { is_heading: false, ..asked }) }</label>
            { hint(field, asked.hint) }
            { errors::message(view, field) }
            { control }
        </div>
    }
}

/// A question that always has an answer, one of a list: its words with the texts that are shown, and the chosen word.
pub fn select(
    view: &View<'_>,
    field: Field,
    asked: Asked<'_>,
    options: Vec<(&'static str, String)>,
    chosen: &str,
) -> Html {
    let name = field.word();
    let options = options.into_iter().map(|(word, text)| {
        html! { <option key={word} value={word} selected={word == chosen}>{ text }</option> }
    });
    html! {
        <div key={name} part="field" class="srw-field">
            <label part="label" for={name}>{ asked.text }</label>
            { hint(field, asked.hint) }
            <select
                part="input" class="srw-input srw-select" id={name} {name} aria-describedby={describe(view, field, asked.hint.is_some())}
                onchange={view.on_select(field)}
            >
                { for options }
            </select>
        </div>
    }
}
