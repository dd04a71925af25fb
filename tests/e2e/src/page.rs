//! The wizard's page as a user meets it: names of fields, the heading, Continue. Everything is looked for inside the
//! open shadow root of `<service-request-wizard>`.

mod input;
mod quick;
mod report;
mod screen;

use std::time::Duration;

use anyhow::{Context, Result, bail};
use fantoccini::Client;
use fantoccini::elements::{Element, ElementRef};
use serde_json::{Value, json};

use crate::browser::Engine;
use crate::wait;

/// Reads the shadow root once for each script; `root` is null while there is none.
const PRELUDE: &str =
    "const host = document.querySelector('service-request-wizard'); const root = host?.shadowRoot ?? null;\n";

/// How WebDriver marks an element in an answer.
const ELEMENT: &str = "element-6066-11e4-a52e-4f735466cecf";

pub use quick::Hands;

/// One tab.
pub struct Page {
    client: Client,
    engine: Engine,
}

impl Page {
    pub fn new(client: Client, engine: Engine) -> Page {
        Page { client, engine }
    }

    pub fn engine(&self) -> Engine {
        self.engine
    }

    /// The WebDriver session, for what no helper does.
    pub fn client(&self) -> &Client {
        &self.client
    }

    /// Goes to an address and waits until the page has loaded.
    pub async fn goto(&self, url: &str) -> Result<()> {
        Ok(self.client.goto(url).await?)
    }

    /// The browser's Back.
    pub async fn back(&self) -> Result<()> {
        Ok(self.client.back().await?)
    }

    /// The browser's Forward.
    pub async fn forward(&self) -> Result<()> {
        Ok(self.client.forward().await?)
    }

    /// Loads the page anew.
    pub async fn reload(&self) -> Result<()> {
        Ok(self.client.refresh().await?)
    }

    /// The address as it stands in the address bar.
    pub async fn url(&self) -> Result<String> {
        Ok(self.client.current_url().await?.into())
    }

    /// Runs a script with `host`, `root` and `arguments`; gives what it returns.
    pub async fn eval_with(&self, script: &str, arguments: Vec<Value>) -> Result<Value> {
        let answer = self.client.execute(&format!("{PRELUDE}{script}"), arguments).await;
        answer.with_context(|| format!("the script {script}"))
    }

    /// Runs a script: `page.eval("return root.activeElement?.name").await?`.
    pub async fn eval(&self, script: &str) -> Result<Value> {
        self.eval_with(script, Vec::new()).await
    }

    /// Waits until a script's expression is true.
    pub async fn wait_until(&self, expression: &str) -> Result<()> {
        self.wait_in(wait::LIMIT, expression).await
    }

    /// As [`Self::wait_until`], for work that takes an unhurried machine a second, and a busy one many.
    pub async fn wait_long_until(&self, expression: &str) -> Result<()> {
        self.wait_in(wait::LONG, expression).await
    }

    async fn wait_in(&self, limit: Duration, expression: &str) -> Result<()> {
        let script = format!("return Boolean({expression});");
        let look = async || Ok((self.eval(&script).await? == json!(true)).then_some(()));
        wait::until_in(limit, expression, look).await
    }

    /// The first element that a script returns, as soon as it returns one.
    async fn element(&self, what: &str, script: &str, arguments: &[Value]) -> Result<Element> {
        wait::until(what, async || Ok(self.as_element(&self.eval_with(script, arguments.to_vec()).await?))).await
    }

    /// The element in an answer, if it is one.
    pub fn as_element(&self, value: &Value) -> Option<Element> {
        let reference = value.get(ELEMENT)?.as_str()?.to_owned();
        Some(Element::from_element_id(self.client.clone(), ElementRef::from(reference)))
    }

    /// The first element of this CSS selector, as soon as there is one.
    pub async fn find(&self, css: &str) -> Result<Element> {
        self.element(css, "return root?.querySelector(arguments[0]) ?? null;", &[json!(css)]).await
    }

    /// All elements of this CSS selector that are there now.
    pub async fn find_all(&self, css: &str) -> Result<Vec<Element>> {
        let found =
            self.eval_with("return [...(root?.querySelectorAll(arguments[0]) ?? [])];", vec![json!(css)]).await?;
        Ok(found.as_array().into_iter().flatten().filter_map(|value| self.as_element(value)).collect())
    }

    /// Whether there is an element of this CSS selector now.
    pub async fn has(&self, css: &str) -> Result<bool> {
        Ok(self.eval_with("return Boolean(root?.querySelector(arguments[0]));", vec![json!(css)]).await? == json!(true))
    }

    /// The text of the first element of this CSS selector, white space folded.
    pub async fn text(&self, css: &str) -> Result<String> {
        let texts =
            wait::until(css, async || Ok(Some(self.texts(css).await?).filter(|texts| !texts.is_empty()))).await?;
        Ok(texts.into_iter().next().unwrap_or_default())
    }

    /// The texts of all elements of this CSS selector, white space folded.
    pub async fn texts(&self, css: &str) -> Result<Vec<String>> {
        let script = "return [...(root?.querySelectorAll(arguments[0]) ?? [])]
            .map((node) => node.textContent.replace(/\\s+/g, ' ').trim());";
        let texts = self.eval_with(script, vec![json!(css)]).await?;
        Ok(texts.as_array().into_iter().flatten().filter_map(Value::as_str).map(str::to_owned).collect())
    }

    /// The page's heading; there must be exactly one.
    pub async fn heading(&self) -> Result<String> {
        let is_there = async || Ok(Some(self.texts("h1").await?).filter(|headings| !headings.is_empty()));
        let headings = wait::until("a heading", is_there).await?;
        let [heading] = &headings[..] else {
            bail!("the page has {} headings of the first level", headings.len());
        };
        Ok(heading.clone())
    }

    /// Waits until the heading is another than `old`, and gives it.
    pub async fn wait_for_heading_change(&self, old: &str) -> Result<String> {
        let what = format!("another heading than “{old}”");
        let changed =
            async || Ok(self.texts("h1").await?.into_iter().next().filter(|now| now != old && !now.is_empty()));
        wait::until(&what, changed).await
    }

    /// Waits until the heading is `expected`.
    pub async fn wait_for_heading(&self, expected: &str) -> Result<()> {
        let what = format!("the heading “{expected}”");
        wait::until(&what, async || Ok((self.texts("h1").await? == [expected]).then_some(()))).await
    }

    /// The texts of the errors that stand beside fields; empty slots do not count.
    pub async fn errors(&self) -> Result<Vec<String>> {
        let texts = self.texts("[part~='error']").await?;
        Ok(texts.into_iter().filter(|text| !text.is_empty()).collect())
    }

    /// The address of the link to the admin portal, as it is written.
    pub async fn portal_link(&self) -> Result<String> {
        let link = self.find("a[part~='portal-link']").await?;
        link.attr("href").await?.context("the portal link has no address")
    }
}
