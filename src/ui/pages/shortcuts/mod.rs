//! The list of keyboard shortcuts, and the switch for them.

use web_sys::{Event, KeyboardEvent, MouseEvent};

use crate::host::keys;
use crate::ui::app::Message;
use crate::ui::markup::{Handler, Html, html};
use crate::ui::view::View;
use crate::wizard::shortcuts::Press;

/// A listener for the whole wizard. It hears only what is pressed while the focus is in it.
pub fn listener(view: &View<'_>) -> Handler {
    let press = view.press;
    view.maybe(move |event: KeyboardEvent| {
        let key = keys::pressed(&event, press)?;
        // Browsers search the page with the one, and the other is not to be typed into the search box; with Alt they
        // open their menus.
        if event.alt_key() || matches!(key.as_str(), "/" | "?" | "Enter") {
            event.prevent_default();
        }
        Some(Message::Pressed(key))
    })
}

/// Opens the list, for people who do not know its key or have switched the shortcuts off.
pub fn button(view: &View<'_>) -> Html {
    let onclick = view.message(|_: MouseEvent| Message::ShortcutsListed);
    html! { <button type="button" class="srw-link" {onclick}>{ view.m.shortcuts.title }</button> }
}

/// The list. The browser opens and closes it, keeps the focus in it and gives it back.
pub fn dialog(view: &View<'_>) -> Html {
    let (s, m) = (&view.m.shortcuts, &view.m.common);
    let rows: [(&[&str], &str); 10] = [
        (&["?"], s.list),
        (&["/"], s.search),
        (&["g", "c"], m.nav_customers),
        (&["g", "y"], m.nav_your_details),
        (&["g", "h"], m.nav_help),
        (&["n", "a"], s.new_azure),
        (&["n", "o"], s.new_office),
        (&["n", "m"], s.new_marketplace),
        (&["1…9"], s.choose),
        (&["Ctrl", "Enter"], m.next),
    ];
    let rows = rows.into_iter().map(|(keys, text)| {
        let alt = (view.press == Press::WithAlt && keys[0] != "Ctrl").then_some("Alt");
        let keys = alt.iter().chain(keys).map(|key| html! { <kbd key={*key}>{ *key }</kbd> });
        html! { <div key={text} class="srw-shortcut"><dt>{ for keys }</dt><dd>{ text }</dd></div> }
    });
    let choices = [(Press::Alone, s.alone), (Press::WithAlt, s.with_alt), (Press::Off, s.off)];
    let choices = choices.into_iter().map(|(press, text)| {
        let (word, onchange) = (press.word(), view.message(move |_: Event| Message::PressChosen(press)));
        let id = ["shortcuts-", word].concat();
        html! {
            <p key={word} class="srw-switch">
                <input type="radio" name="shortcuts" id={id.clone()} value={word} checked={view.press == press} {onchange} />
                <label for={id}>{ text }</label>
            </p>
        }
    });
    html! {
        <dialog class="srw-dialog" aria-labelledby="shortcuts-title">
            <form method="dialog">
                <h2 id="shortcuts-title" tabindex="-1">{ s.title }</h2>
                <p class="srw-hint">{ s.hint }</p>
                <dl>{ for rows }</dl>
                <fieldset class="srw-field">
                    <legend>{ s.press }</legend>
                    { for choices }
                </fieldset>
                <div class="srw-actions">
                    <button type="submit" part="secondary-button" class="srw-secondary">
                        { s.close }
                    </button>
                </div>
            </form>
        </dialog>
    }
}
