//! The size of the page to the pixel, and what the system prefers, in each engine's own way.

use anyhow::{Context, Result};
use serde_json::{Value, json};

use super::Page;
use super::report::Extension;
use crate::browser::Engine;
use crate::wait;

/// Gives the tab that is driven this size, whatever the window's is; this runs in Firefox's own window.
const FIREFOX_SIZE: &str = "
    const [width, height] = arguments;
    const window = Services.wm.getMostRecentWindow('navigator:browser');
    const { style } = window.gBrowser.selectedBrowser;
    for (const [name, value] of Object.entries({ width, height })) {
      for (const prefix of ['', 'min-', 'max-']) style.setProperty(prefix + name, `${value}px`, 'important');
    }
    style.setProperty('flex', 'none', 'important');";

/// Sets or forgets settings of Firefox: `[name, value or null]`.
const FIREFOX_SETTINGS: &str = "
    for (const [name, value] of arguments[0]) {
      if (value === null) Services.prefs.clearUserPref(name);
      else Services.prefs.setIntPref(name, value);
    }";

/// The narrowest window of WebKit's test browser.
const NARROWEST: u32 = 448;

/// Lays the page out in this width, or in the window's.
const NARROW: &str = "document.documentElement.style.inlineSize = arguments[0] === null ? '' : `${arguments[0]}px`;";

/// What the page knows of its own size and of the window around it.
const SIZES: &str = "return [innerWidth, innerHeight, outerWidth, outerHeight];";

/// Lets WebKit apply the page's style sheets anew: after some changes of a window's size it goes on with those media queries
/// that held before, though `matchMedia` says that they hold no more.
const STYLED_ANEW: &str = "const drawn = () => new Promise((done) => requestAnimationFrame(() => done()));
    const change = (is_on) => {
      for (const sheet of document.styleSheets) sheet.disabled = !is_on;
      return drawn();
    };
    return drawn().then(() => change(false)).then(() => change(true));";

impl Page {
    /// Gives the page this size in CSS pixels, and waits until it has it.
    pub async fn screen(&self, width: u32, height: u32) -> Result<()> {
        if self.engine != Engine::Webkit && self.inner_size().await? == [width, height] {
            return Ok(());
        }
        match self.engine {
            Engine::Chromium => {
                let screen = json!({ "width": width, "height": height, "deviceScaleFactor": 1, "mobile": false });
                self.devtools("Emulation.setDeviceMetricsOverride", screen).await?;
            }
            Engine::Firefox => drop(self.in_firefox(FIREFOX_SIZE, vec![json!(width), json!(height)]).await?),
            Engine::Webkit => {
                // Its test browser's window has a toolbar and cannot be narrower; the page then is a part of it.
                let narrow = (width < NARROWEST).then_some(width);
                self.eval_with(NARROW, vec![json!(narrow)]).await?;
                let width = width.max(NARROWEST);
                if self.inner_size().await? == [width, height] {
                    return Ok(());
                }
                let sizes = self.eval(SIZES).await?;
                let frame = |inner: usize, outer: usize| {
                    let size = |at: usize| sizes[at].as_u64().and_then(|size| u32::try_from(size).ok()).unwrap_or(0);
                    size(outer).saturating_sub(size(inner))
                };
                self.client.set_window_size(width + frame(0, 2), height + frame(1, 3)).await?;
            }
        }
        let width = if self.engine == Engine::Webkit { width.max(NARROWEST) } else { width };
        let what = format!("a page of {width} by {height} pixels");
        let done = wait::until(&what, async || Ok((self.inner_size().await? == [width, height]).then_some(()))).await;
        match done {
            Ok(()) if self.engine == Engine::Webkit => self.eval(STYLED_ANEW).await.map(drop),
            Ok(()) => Ok(()),
            Err(error) => Err(error.context(format!("it has {:?}", self.inner_size().await?))),
        }
    }

    async fn inner_size(&self) -> Result<[u32; 2]> {
        let sizes: [f64; 4] = serde_json::from_value(self.eval(SIZES).await?)?;
        // Sizes of windows are whole numbers far below the limit.
        #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss)]
        Ok([sizes[0].round() as u32, sizes[1].round() as u32])
    }

    /// Lets the system ask for little motion, or for forced colours, or stop asking. WebKit's test browser cannot.
    pub async fn prefer(&self, reduced_motion: bool, forced_colours: bool) -> Result<()> {
        match self.engine {
            Engine::Chromium => {
                let word = |is_on: bool, word: &'static str| if is_on { word } else { "" };
                let features = json!([
                    { "name": "prefers-reduced-motion", "value": word(reduced_motion, "reduce") },
                    { "name": "forced-colors", "value": word(forced_colours, "active") },
                ]);
                self.devtools("Emulation.setEmulatedMedia", json!({ "features": features })).await?;
            }
            Engine::Firefox => {
                let value = |is_on: bool, value: u8| if is_on { json!(value) } else { Value::Null };
                let settings = json!([
                    ["ui.prefersReducedMotion", value(reduced_motion, 1)],
                    ["browser.display.document_color_use", value(forced_colours, 2)],
                ]);
                self.in_firefox(FIREFOX_SETTINGS, vec![settings]).await?;
            }
            Engine::Webkit => anyhow::bail!("WebKit's test browser has no such settings"),
        }
        Ok(())
    }

    /// Runs a script in Firefox's own window rather than in the page.
    async fn in_firefox(&self, script: &str, arguments: Vec<Value>) -> Result<Value> {
        self.firefox_context("chrome").await?;
        let done = self.client.execute(script, arguments).await;
        self.firefox_context("content").await?;
        done.context("a script in Firefox's own window")
    }

    async fn firefox_context(&self, name: &str) -> Result<()> {
        self.client.issue_cmd(Extension { path: "moz/context", body: json!({ "context": name }) }).await?;
        Ok(())
    }
}
