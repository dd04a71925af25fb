//! What a test wants to know or set beyond the page itself: problems, accessibility, pictures, media, window size.

use std::fs;
use std::path::Path;
use std::time::Duration;

use anyhow::{Context, Result};
use fantoccini::elements::Element;
use fantoccini::error::CmdError;
use fantoccini::wd::{TimeoutConfiguration, WebDriverCompatibleCommand};
use http::Method;
use serde_json::{Value, json};
use url::{ParseError, Url};

use super::Page;
use crate::browser::Engine;

/// A command that is no part of the WebDriver standard.
#[derive(Debug)]
pub(super) struct Extension {
    pub(super) path: &'static str,
    pub(super) body: Value,
}

impl WebDriverCompatibleCommand for Extension {
    fn endpoint(&self, base: &Url, session: Option<&str>) -> Result<Url, ParseError> {
        base.join(&format!("session/{}/{}", session.unwrap_or_default(), self.path))
    }

    fn method_and_body(&self, _: &Url) -> (Method, Option<String>) {
        (Method::POST, Some(self.body.to_string()))
    }
}

/// A question about an element that the client has no name for.
#[derive(Debug)]
struct Ask {
    element: String,
    what: &'static str,
}

impl WebDriverCompatibleCommand for Ask {
    fn endpoint(&self, base: &Url, session: Option<&str>) -> Result<Url, ParseError> {
        base.join(&format!("session/{}/element/{}/{}", session.unwrap_or_default(), self.element, self.what))
    }

    fn method_and_body(&self, _: &Url) -> (Method, Option<String>) {
        (Method::GET, None)
    }
}

impl Page {
    /// What went wrong in this page since it was loaded: errors, rejections, broken policies, `console.error` and
    /// `console.warn`; in Chromium also the browser's own severe lines since the last call, such as failed loads.
    pub async fn problems(&self) -> Result<Vec<String>> {
        let collected = self.eval("return window.__problems ?? [];").await?;
        let mut problems: Vec<String> =
            collected.as_array().into_iter().flatten().filter_map(Value::as_str).map(str::to_owned).collect();
        for line in self.console().await? {
            if line["level"] == "SEVERE" {
                problems.push(format!("browser: {}", line["message"].as_str().unwrap_or_default()));
            }
        }
        Ok(problems)
    }

    /// The browser's console since the last call, in Chromium; the others do not tell.
    pub async fn console(&self) -> Result<Vec<Value>> {
        if self.engine != Engine::Chromium {
            return Ok(Vec::new());
        }
        let log = self.client.issue_cmd(Extension { path: "se/log", body: json!({ "type": "browser" }) }).await?;
        Ok(log.as_array().cloned().unwrap_or_default())
    }

    /// A command of Chromium's own protocol, such as `Emulation.setEmulatedMedia`.
    pub async fn devtools(&self, command: &str, parameters: Value) -> Result<Value, CmdError> {
        let body = json!({ "cmd": command, "params": parameters });
        self.client.issue_cmd(Extension { path: "goog/cdp/execute", body }).await
    }

    /// Lets scripts and loads take this long.
    pub async fn allow(&self, limit: Duration) -> Result<()> {
        Ok(self.client.update_timeouts(TimeoutConfiguration::new(Some(limit), Some(limit), None)).await?)
    }

    /// What axe-core finds against the accessibility guidelines and its own best practices: `rule: element`, one line
    /// each.
    pub async fn axe(&self) -> Result<Vec<String>> {
        if self.client.execute("return typeof axe;", Vec::new()).await? == "undefined" {
            let file = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../xtask/npm/node_modules/axe-core/axe.min.js");
            let axe = fs::read_to_string(&file).context("axe-core is installed by `cargo xtask test`")?;
            // Only so the page itself has it in each engine: Firefox keeps the names of a script to that script.
            self.client.execute(&format!("{axe}\nwindow.axe = axe;"), Vec::new()).await?;
        }
        let run = "const done = arguments[0];
            axe.run({ resultTypes: ['violations'] }).then(
              ({ violations }) => done(violations.flatMap(({ id, nodes }) => nodes.map(({ target }) => `${id}: ${target.flat().join(' ')}`))),
              (error) => done([`axe: ${error}`]));";
        let found = self.client.execute_async(run, Vec::new()).await?;
        Ok(found.as_array().into_iter().flatten().filter_map(Value::as_str).map(str::to_owned).collect())
    }

    /// The role and the name of an element as the browser computes them for assistive technology.
    pub async fn role_and_name(&self, element: &Element) -> Result<(String, String)> {
        let mut read = [String::new(), String::new()];
        for (at, what) in ["computedrole", "computedlabel"].into_iter().enumerate() {
            let ask = Ask { element: element.element_id().to_string(), what };
            read[at] = self.client.issue_cmd(ask).await?.as_str().unwrap_or_default().to_owned();
        }
        let [role, name] = read;
        Ok((role, name))
    }

    /// Saves a picture of the window as PNG.
    pub async fn screenshot(&self, path: &Path) -> Result<()> {
        fs::write(path, self.client.screenshot().await?).with_context(|| path.display().to_string())
    }
}
