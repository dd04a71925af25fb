//! What a user does, done by a script within the page: the events are a user's, but nobody looks for the place of a control, moves
//! a pointer and waits. For walks whose end is what is tested, where others have gone the same way with real hands.

use anyhow::{Result, bail};
use serde_json::{Map, Value, json};

use super::Page;
use crate::wait::{LIMIT, Late};

/// Who answers and presses Continue.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Hands {
    /// The driver's pointer and keys: a control must be there, be seen, and lie under nothing.
    Real,
    /// A script, many times as fast.
    Quick,
}

/// Answers one question after the other until no new one is asked, then presses Continue and waits for another heading. The app
/// draws an answer before the next task.
const STEP: &str = r#"
    const [answers, limit] = arguments;
    const task = () => new Promise((done) => setTimeout(done));
    const say = (control, name) => control.dispatchEvent(new Event(name, { bubbles: true, composed: true }));
    const answer = async (name, value) => {
      const controls = [...root.querySelectorAll(`[name="${CSS.escape(name)}"]`)];
      const isChoice = (one) => one.type === "radio" || one.type === "checkbox";
      const control = controls.find((one) => !isChoice(one) || one.value === value);
      if (!control || control.disabled) throw new Error(`no control takes ${name} = ${value}`);
      if (isChoice(control) ? control.checked : control.value === value) return;
      if (isChoice(control)) control.click();
      else {
        control.focus();
        control.value = value;
        if (control.value !== value) throw new Error(`${name} does not take ${value}`);
        say(control, "input");
        say(control, "change");
      }
      await task();
    };
    const words = () => {
      const headings = [...root.querySelectorAll("h1")];
      return headings.length === 1 ? headings[0].textContent : null;
    };
    const run = async () => {
      const asked = new Set();
      for (;;) {
        const name = [...root.querySelectorAll("form [name]")].map((one) => one.name).find((one) => !asked.has(one));
        if (name === undefined) break;
        asked.add(name);
        if (name in answers) await answer(name, answers[name]);
      }
      const before = words();
      const buttons = root.querySelectorAll("[part~='primary-button']");
      if (buttons.length !== 1 || buttons[0].disabled) throw new Error(`${buttons.length} buttons go on`);
      buttons[0].click();
      const end = Date.now() + limit;
      while (words() === before) {
        if (Date.now() > end) return "late";
        await task();
      }
      return "done";
    };
    return run().catch(String);"#;

impl Page {
    /// Answers what the page asks and these answers know, each by the name of its control, and goes on to the next page.
    pub(crate) async fn step_at_once(&self, answers: Map<String, Value>) -> Result<()> {
        let limit = LIMIT / 2;
        let how = self.eval_with(STEP, vec![Value::Object(answers), json!(limit.as_millis() as u64)]).await?;
        match how.as_str().unwrap_or_default() {
            "done" => Ok(()),
            "late" => Err(Late::after(limit, "another heading than the page's").into()),
            problem => bail!("{problem}"),
        }
    }
}
