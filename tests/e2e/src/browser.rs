//! The engines, and a session with one of them.

use std::fs;
use std::path::{Path, PathBuf};
use std::str::FromStr;

use anyhow::{Context, Result, bail};
use fantoccini::{Client, ClientBuilder};
use hyper_util::client::legacy::connect::HttpConnector;
use serde_json::{Value, json};
use tempfile::TempDir;

use crate::driver::Driver;

/// A browser engine.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Engine {
    Chromium,
    Firefox,
    Webkit,
}

impl Engine {
    /// The name as on the command line.
    pub fn name(self) -> &'static str {
        match self {
            Engine::Chromium => "chromium",
            Engine::Firefox => "firefox",
            Engine::Webkit => "webkit",
        }
    }
}

impl FromStr for Engine {
    type Err = anyhow::Error;

    fn from_str(name: &str) -> Result<Engine> {
        let all = [Engine::Chromium, Engine::Firefox, Engine::Webkit];
        all.into_iter().find(|engine| engine.name() == name).with_context(|| format!("{name} is no engine"))
    }
}

/// A browser with its driver and its empty profile. Ends when dropped; [`Browser::close`] is the polite way.
pub struct Browser {
    pub engine: Engine,
    pub client: Client,
    _driver: Driver,
    _profile: TempDir,
}

impl Browser {
    /// Starts driver and browser. What the driver says goes into `log`.
    pub async fn start(engine: Engine, log: &Path) -> Result<Browser> {
        let driver = Driver::start(engine, log).await?;
        let profile = tempfile::tempdir()?;
        let Value::Object(capabilities) = capabilities(engine, profile.path())? else {
            bail!("capabilities are a map")
        };
        let mut builder = ClientBuilder::new(HttpConnector::new());
        let client = builder.capabilities(capabilities).connect(&driver.url()).await;
        let client = client.with_context(|| format!("no session with {}", engine.name()))?;
        Ok(Browser { engine, client, _driver: driver, _profile: profile })
    }

    /// Ends the session, the browser and the driver.
    pub async fn close(self) -> Result<()> {
        Ok(self.client.close().await?)
    }
}

fn capabilities(engine: Engine, profile: &Path) -> Result<Value> {
    Ok(match engine {
        Engine::Chromium => {
            let mut options = json!({ "args": [
                "--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run",
                "--disable-background-networking", "--disable-component-update", "--disable-sync",
                "--disable-dev-shm-usage", "--window-size=1280,900", "--lang=en",
                format!("--user-data-dir={}", profile.display()),
            ] });
            if let Some(program) = program("chromium") {
                options["binary"] = json!(program);
            }
            json!({ "goog:chromeOptions": options, "goog:loggingPrefs": { "browser": "ALL" } })
        }
        Engine::Firefox => {
            let mut options = json!({ "args": ["-headless", "-width", "1280", "-height", "900"] });
            if let Some(program) = program("firefox-esr") {
                options["binary"] = json!(program);
            }
            json!({ "moz:firefoxOptions": options })
        }
        Engine::Webkit => {
            let browser = mini_browser().context("MiniBrowser of webkit2gtk-4.1 was not found")?;
            json!({ "webkitgtk:browserOptions": { "binary": browser, "args": ["--automation"] } })
        }
    })
}

/// A program's full path; none leaves the choice to the driver.
fn program(name: &str) -> Option<PathBuf> {
    std::env::split_paths(&std::env::var_os("PATH")?).map(|folder| folder.join(name)).find(|file| file.is_file())
}

/// The browser that WebKit's packages bring for tests. Debian keeps it beside the library, others under libexec.
fn mini_browser() -> Option<PathBuf> {
    let mut folders = vec![PathBuf::from("/usr/libexec")];
    folders.extend(fs::read_dir("/usr/lib").ok()?.flatten().map(|entry| entry.path()));
    folders.into_iter().map(|folder| folder.join("webkit2gtk-4.1/MiniBrowser")).find(|file| file.is_file())
}
