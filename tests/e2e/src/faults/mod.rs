//! The page of proof: named faults, each with a switch that brings it about in the built product. A fault is survived
//! where the wizard goes on truthfully; it is *lost* where a character that the user saw acknowledged as saved is in no
//! draft afterwards.

mod crashes;
mod hosts;
mod input;
mod kill;
mod storage;
mod tabs;
mod wasm;

use std::fs;
use std::path::Path;
use std::time::Duration;

use anyhow::{Context, Result, bail};
use e2e::runner::{Case, Running};
use e2e::{Bench, Page, Site};
use serde_json::Value;

use crate::suite::stage;

/// How long a fault's script may take.
const LIMIT: Duration = Duration::from_secs(240);

/// A fault with the switch that brings it about and judges what is left.
pub struct Fault {
    name: String,
    switch: Box<dyn for<'a> Fn(&'a Bench) -> Running<'a>>,
}

impl Fault {
    fn new(name: String, switch: impl for<'a> Fn(&'a Bench) -> Running<'a> + 'static) -> Fault {
        Fault { name: ["fault: ", &name].concat(), switch: Box::new(switch) }
    }
}

impl Case for Fault {
    fn name(&self) -> &str {
        &self.name
    }

    fn run<'a>(&'a self, bench: &'a Bench) -> Running<'a> {
        (self.switch)(bench)
    }

    fn is_fault(&self) -> bool {
        true
    }
}

/// Every fault.
pub fn all() -> Vec<Fault> {
    let mut all = Vec::new();
    all.extend(crashes::all());
    all.extend(kill::all());
    all.extend(storage::all());
    all.extend(tabs::all());
    all.extend(input::all());
    all.extend(hosts::all());
    all
}

/// The text of a script beside this file.
fn script(name: &str) -> Result<String> {
    let file = Path::new(env!("CARGO_MANIFEST_DIR")).join("src/faults").join(name);
    fs::read_to_string(&file).with_context(|| file.display().to_string())
}

/// Serves a host page with this content, whose scripts run before the element is defined.
fn host_page(site: &Site, content: &str, scripts: &[&str]) -> Result<()> {
    let mut text = String::new();
    for name in scripts {
        // A name of a file, or the text itself.
        let part = if name.ends_with(".js") { script(name)? } else { (*name).to_owned() };
        text.push_str(&part);
        text.push('\n');
    }
    stage::host_page_with(site, content, &text)
}

/// Runs a script that ends with `lab.judge`, and gives what it found good.
async fn judge(page: &Page, script: &str, arguments: Vec<Value>) -> Result<Value> {
    // Hundreds of texts go through one script; a busy machine takes its time.
    page.allow(LIMIT).await?;
    // On a busy machine a driver may call before the page's first script has run.
    page.wait_until("window.lab?.judge").await?;
    let verdict = page.eval_with(script, arguments).await?;
    if let Some(lost) = verdict["lost"].as_str() {
        return Err(e2e::runner::Lost(lost.to_owned()).into());
    }
    if let Some(wrong) = verdict["wrong"].as_str() {
        bail!("{wrong}");
    }
    Ok(verdict["good"].clone())
}

/// Scripts as an answer of the site.
fn file(names: &[&str]) -> Result<e2e::Fault> {
    let texts: Result<Vec<String>> = names.iter().map(|name| script(name)).collect();
    let text = texts?.join("\n");
    Ok(e2e::Fault::body(text).with_status(200).with_header("Content-Type", "text/javascript; charset=utf-8"))
}
