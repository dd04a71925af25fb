//! What a user does: click, type, choose, press keys.

use anyhow::{Result, bail, ensure};
use fantoccini::actions::{InputSource, KeyAction, KeyActions, MouseActions, PointerAction};
use fantoccini::elements::Element;
use fantoccini::error::{CmdError, ErrorStatus};
use serde_json::{Value, json};

use super::Page;
use crate::wait;

const BY_NAME: &str = "return root?.querySelector(`[name=\"${CSS.escape(arguments[0])}\"]`) ?? null;";

/// The option of a select, or the label of a radio or a check box (which may itself be drawn by the style sheet).
const CHOICE: &str = r#"
    const [name, value] = arguments;
    const controls = [...(root?.querySelectorAll(`[name="${CSS.escape(name)}"]`) ?? [])];
    for (const control of controls) {
      if (control.localName === "select") return [...control.options].find((option) => option.value === value) ?? null;
      if (control.value === value) return control.labels?.[0] ?? control;
    }
    return null;"#;

const IS_CHOSEN: &str = r#"
    const [name, value] = arguments;
    return [...(root?.querySelectorAll(`[name="${CSS.escape(name)}"]`) ?? [])]
      .some((control) => control.value === value && (control.localName === "select" || control.checked));"#;

/// Shows the primary button and waits until it has not moved for a few frames: a driver's mouse is quicker than Firefox
/// scrolls, and would let go of the button beside it.
const AT_REST: &str = "
    const done = arguments[arguments.length - 1];
    const button = document.querySelector('service-request-wizard')?.shadowRoot?.querySelector(\"[part~='primary-button']\");
    button?.scrollIntoView({ block: 'nearest' });
    let last = '', still = 0;
    const look = () => {
      const { x, y } = button.getBoundingClientRect();
      still = last === `${x} ${y}` ? still + 1 : 0;
      last = `${x} ${y}`;
      if (still > 2) done(); else requestAnimationFrame(look);
    };
    if (button && document.visibilityState === 'visible') look(); else done();";

const EMPTY: &str = "const [field] = arguments;
    field.value = '';
    field.dispatchEvent(new Event('input', { bubbles: true, composed: true }));";

impl Page {
    /// Clicks the first element of this CSS selector, as soon as it can be clicked.
    pub async fn click(&self, css: &str) -> Result<()> {
        self.act(css, async || self.find(css).await, async |element| element.click().await).await
    }

    /// Presses Continue, the page's one primary button.
    pub async fn press_continue(&self) -> Result<()> {
        let buttons = self.find_all("[part~='primary-button']").await?.len();
        ensure!(buttons <= 1, "the page has {buttons} primary buttons");
        self.client.execute_async(AT_REST, Vec::new()).await?;
        self.click("[part~='primary-button']").await
    }

    /// Presses Continue, waits for the next page and gives its heading.
    pub async fn go_on(&self) -> Result<String> {
        let heading = self.heading().await?;
        self.press_continue().await?;
        self.wait_for_heading_change(&heading).await
    }

    /// Types into the field of this name, in place of what stands there.
    pub async fn type_into(&self, name: &str, text: &str) -> Result<()> {
        let field = async || self.element(name, BY_NAME, &[json!(name)]).await;
        self.act(name, field, async |element| {
            if element.prop("value").await?.is_some_and(|value| !value.is_empty()) {
                // Some drivers' own clearing tells the page of a change and of no input, unlike any user's: where the page is
                // drawn before the next key, the old text is back.
                let arguments = vec![serde_json::to_value(&element)?];
                self.client.execute(EMPTY, arguments).await?;
            }
            element.send_keys(text).await
        })
        .await
    }

    /// What stands in the field of this name.
    pub async fn value(&self, name: &str) -> Result<String> {
        let field = self.element(name, BY_NAME, &[json!(name)]).await?;
        Ok(field.prop("value").await?.unwrap_or_default())
    }

    /// Chooses a radio, a check box or an option by its name and value, and waits until it is chosen.
    pub async fn choose(&self, name: &str, value: &str) -> Result<()> {
        let what = format!("{name} = {value}");
        let arguments = [json!(name), json!(value)];
        let choice = async || self.element(&what, CHOICE, &arguments).await;
        self.act(&what, choice, async |element| element.click().await).await?;
        wait::until(&format!("{what} to be chosen"), async || {
            Ok((self.eval_with(IS_CHOSEN, arguments.to_vec()).await? == Value::Bool(true)).then_some(()))
        })
        .await
    }

    /// Presses keys one after the other, wherever the focus is.
    pub async fn keys(&self, keys: &str) -> Result<()> {
        let press =
            |actions: KeyActions, key| actions.then(KeyAction::Down { value: key }).then(KeyAction::Up { value: key });
        let actions = keys.chars().fold(KeyActions::new("keys".to_owned()), press);
        Ok(self.client.perform_actions(actions).await?)
    }

    /// Moves the pointer away from the page's parts, which show that it is on them.
    pub async fn park_pointer(&self) -> Result<()> {
        // By way of another place: a pointer that the engine thinks is there already would not be moved.
        let to = |x: f64| PointerAction::MoveTo { duration: None, x, y: 1.0 };
        Ok(self.client.perform_actions(MouseActions::new("mouse".to_owned()).then(to(9.0)).then(to(1.0))).await?)
    }

    /// Presses a key while another is held: `page.chord(keys::SHIFT, keys::TAB)`.
    pub async fn chord(&self, held: char, key: char) -> Result<()> {
        let actions = KeyActions::new("keys".to_owned())
            .then(KeyAction::Down { value: held })
            .then(KeyAction::Down { value: key })
            .then(KeyAction::Up { value: key })
            .then(KeyAction::Up { value: held });
        Ok(self.client.perform_actions(actions).await?)
    }

    /// Does something with an element. Where the page is just drawing itself anew, the element is looked for again.
    async fn act(
        &self,
        what: &str,
        find: impl AsyncFn() -> Result<Element>,
        act: impl AsyncFn(Element) -> Result<(), CmdError>,
    ) -> Result<()> {
        let mut last = String::new();
        let done = wait::until(what, async || match act(find().await?).await {
            Ok(()) => Ok(Some(())),
            Err(CmdError::Standard(error)) if passes(&error.error) => {
                last = error.to_string();
                Ok(None)
            }
            Err(error) => bail!("{what}: {error}"),
        })
        .await;
        done.map_err(|error| if last.is_empty() { error } else { error.context(last) })
    }
}

/// Errors of a page in motion.
fn passes(error: &ErrorStatus) -> bool {
    matches!(
        error,
        ErrorStatus::StaleElementReference
            | ErrorStatus::ElementNotInteractable
            | ErrorStatus::ElementClickIntercepted
            | ErrorStatus::MoveTargetOutOfBounds
    )
}
