//! The renderer's process is killed while somebody types. What comes back is what was typed at most a moment before, and
//! never a mixture.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::time::{Duration, SystemTime, UNIX_EPOCH};

use anyhow::{Context, Result, bail, ensure};
use e2e::{Bench, Site, wait};
use serde_json::json;
use service_request_wizard::wizard::route::Entry;
use service_request_wizard::wizard::step::Step;
use tempfile::TempDir;
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::TcpStream;
use tokio::time::sleep;

use super::{Fault, host_page};
use crate::suite::stage::{self, ANSWERS};

/// How many renderers are killed, and how many of them at a time.
const KILLS: usize = 200;
const TABS: usize = 4;

/// The oldest that may come back, in milliseconds before the last sign of life. The page gives one for every eighth text that it
/// types: a page that the machine does not run for a while types nothing meanwhile, and has nothing to lose.
const OLDEST: i64 = 300;

/// Where the browser is asked about nothing but its tabs; the names of the loopback are sites, and so processes, of their own.
const SITES: [&str; TABS] = ["a.localhost", "b.localhost", "c.localhost", "d.localhost"];

const ELEMENT: &str = "<service-request-wizard routing=\"hash\"></service-request-wizard>";

pub fn all() -> Vec<Fault> {
    vec![Fault::new("the renderer is killed while somebody types".to_owned(), |bench| Box::pin(killed(bench)))]
}

/// A browser of its own, steered without a driver, since a driver gives a tab up whose process is gone.
struct Browser {
    child: Child,
    port: u16,
    _profile: TempDir,
}

impl Browser {
    async fn start() -> Result<Browser> {
        let profile = tempfile::tempdir()?;
        let arguments = [
            "--headless",
            "--no-sandbox",
            "--disable-gpu",
            "--disable-quic",
            "--no-first-run",
            "--disable-sync",
            "--disable-background-networking",
            "--disable-component-update",
            "--disable-dev-shm-usage",
            "--disable-background-timer-throttling",
            "--disable-renderer-backgrounding",
            "--disable-backgrounding-occluded-windows",
            "--remote-debugging-port=0",
        ];
        // Its pages type without a pause; other tests that run beside it come first.
        let mut command = Command::new("nice");
        command
            .args(["-n", "10", "chromium"])
            .args(arguments)
            .arg(format!("--user-data-dir={}", profile.path().display()))
            .arg("about:blank");
        let child = command.stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::null()).spawn();
        let child = child.context("chromium did not start")?;
        let file = profile.path().join("DevToolsActivePort");
        let mut browser = Browser { child, port: 0, _profile: profile };
        browser.port = wait::until("the browser's port", async || {
            let text = fs::read_to_string(&file).unwrap_or_default();
            Ok(text.lines().next().and_then(|line| line.parse().ok()))
        })
        .await?;
        Ok(browser)
    }

    /// One call of the browser's list of tabs; gives the answer's body.
    async fn call(&self, method: &str, path: &str) -> Result<String> {
        let mut stream = TcpStream::connect(("127.0.0.1", self.port)).await?;
        let call = format!("{method} {path} HTTP/1.1\r\nHost: 127.0.0.1:{}\r\nConnection: close\r\n\r\n", self.port);
        stream.write_all(call.as_bytes()).await?;
        let mut answer = Vec::new();
        let mut buffer = [0; 4096];
        loop {
            let count = stream.read(&mut buffer).await?;
            answer.extend_from_slice(&buffer[..count]);
            // The browser keeps the connection; the body is whole when its length is there.
            let text = String::from_utf8_lossy(&answer).into_owned();
            if let Some((head, body)) = text.split_once("\r\n\r\n") {
                let mut lengths = head.lines().filter_map(|line| {
                    line.to_ascii_lowercase().strip_prefix("content-length:").map(str::trim).map(str::to_owned)
                });
                let length: usize = lengths.next().and_then(|length| length.parse().ok()).unwrap_or_default();
                if body.len() >= length {
                    ensure!(head.contains(" 200 "), "{path}: {head}");
                    return Ok(body.to_owned());
                }
            }
            ensure!(count > 0, "the browser ended the connection");
        }
    }

    async fn open(&self, url: &str) -> Result<String> {
        let answer: serde_json::Value = serde_json::from_str(&self.call("PUT", &format!("/json/new?{url}")).await?)?;
        Ok(answer["id"].as_str().context("the tab has an id")?.to_owned())
    }

    /// Kills every renderer of this browser, and gives their ids.
    fn kill_renderers(&self) -> Result<Vec<String>> {
        let all: Vec<(u32, u32, String)> = processes();
        let mut ours = vec![self.child.id()];
        // Parents come before children often, not always; the tree is three levels deep.
        for _ in 0..4 {
            for (id, parent, _) in &all {
                if ours.contains(parent) && !ours.contains(id) {
                    ours.push(*id);
                }
            }
        }
        let renderers = all.iter().filter(|(id, _, command)| ours.contains(id) && command.contains("--type=renderer"));
        let ids: Vec<String> = renderers.map(|(id, ..)| id.to_string()).collect();
        if !ids.is_empty() {
            Command::new("kill").arg("-KILL").args(&ids).stderr(Stdio::null()).status()?;
        }
        Ok(ids)
    }
}

impl Drop for Browser {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

/// Id, parent and command line of every process.
fn processes() -> Vec<(u32, u32, String)> {
    let folders = fs::read_dir("/proc").into_iter().flatten().flatten().map(|entry| entry.path());
    folders.filter_map(|folder| process(&folder)).collect()
}

fn process(folder: &Path) -> Option<(u32, u32, String)> {
    let id = folder.file_name()?.to_str()?.parse().ok()?;
    let read = |name: &str| fs::read(PathBuf::from(folder).join(name)).ok();
    let stat = String::from_utf8_lossy(&read("stat")?).into_owned();
    let parent = stat.rsplit_once(") ")?.1.split(' ').nth(1)?.parse().ok()?;
    Some((id, parent, String::from_utf8_lossy(&read("cmdline")?).into_owned()))
}

fn now() -> Result<u64> {
    Ok(u64::try_from(SystemTime::now().duration_since(UNIX_EPOCH)?.as_millis())?)
}

/// The query of every call to this path, as names and values.
fn reports(site: &Site, path: &str, round: usize) -> Vec<Vec<(String, String)>> {
    let calls = site.log().into_iter().filter(|call| call.path == path);
    let queries = calls.map(|call| url::form_urlencoded::parse(call.query.as_bytes()).into_owned().collect::<Vec<_>>());
    queries.filter(|query| query.contains(&("round".to_owned(), round.to_string()))).collect()
}

/// A number of a report; less than any that is reported where it is missing.
fn number_of(report: &[(String, String)], name: &str) -> i64 {
    let found = report.iter().find(|(known, _)| known == name);
    found.and_then(|(_, value)| value.parse().ok()).unwrap_or(-1)
}

async fn killed(bench: &Bench) -> Result<()> {
    let site = bench.site()?;
    site.no_header("Content-Security-Policy");
    let draft = stage::draft("typed", Entry::Azure, Step::Details, &ANSWERS)?;
    host_page(&site, ELEMENT, &["lab.js", &format!("lab.token = {};", json!(draft.to_json())), "kill.js"])?;
    for path in ["/came-back", "/typing", "/beat", "/failed"] {
        site.page(path, "");
    }
    let browser = Browser::start().await?;
    let mut seed: u64 = 20_261_125;
    let mut killed_at = 0;
    let (mut kills, mut signs) = (0, 0);
    let (mut ages, mut late, mut tabs) = (Vec::new(), Vec::new(), Vec::new());
    for round in 0..=KILLS / TABS {
        for name in SITES {
            let address = site.url(stage::HOST_PAGE).replace("127.0.0.1", name);
            tabs.push(browser.open(&format!("{address}?round={round}")).await?);
        }
        let typing = wait::until_in(Duration::from_secs(30), "the tabs to type", async || {
            if let Some(failed) = reports(&site, "/failed", round).first() {
                bail!("{failed:?}");
            }
            Ok((reports(&site, "/typing", round).len() >= TABS).then_some(()))
        });
        if let Err(error) = typing.await {
            let tabs = browser.call("GET", "/json/list").await?;
            return Err(error.context(format!("round {round}: {:?}\n{tabs}", reports(&site, "/typing", round))));
        }
        if round > 0 {
            for report in reports(&site, "/came-back", round) {
                let number = |name: &str| number_of(&report, name);
                ensure!(number("drafts") == 1 && number("whole") == 1, "round {round}: mixed or missing: {report:?}");
                ensure!(
                    (0..=1).contains(&number("apart")),
                    "round {round}: the fields are of different times: {report:?}"
                );
                ages.push(killed_at - number("title"));
                let site_of = |report: &[(String, String)]| report.iter().find(|(name, _)| name == "site").cloned();
                let beats = reports(&site, "/beat", round - 1).into_iter();
                let of_this = beats.filter(|beat| site_of(beat) == site_of(&report));
                let last = of_this.map(|beat| number_of(&beat, "time")).max().unwrap_or_default();
                signs += usize::from(last > 0);
                if last - number("title") > OLDEST {
                    late.push(last - number("title"));
                }
            }
        }
        if round == KILLS / TABS {
            break;
        }
        seed = seed.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        sleep(Duration::from_millis(20 + (seed >> 33) % 400)).await;
        killed_at = i64::try_from(now()?)?;
        let dead = browser.kill_renderers()?;
        ensure!(dead.len() >= TABS, "only {} renderers were killed", dead.len());
        // A tab that is opened before the browser has noticed could be given to a process that is gone.
        let is_gone = |id: &String| !Path::new("/proc").join(id).exists();
        wait::until("the processes to end", async || Ok(dead.iter().all(is_gone).then_some(()))).await?;
        kills += TABS;
        for tab in tabs.drain(..) {
            browser.call("GET", &format!("/json/close/{tab}")).await?;
        }
    }
    ages.sort_unstable();
    let middle = ages[ages.len() / 2];
    let oldest = ages.last().copied().unwrap_or_default();
    println!(
        "  {kills} renderers killed (seed 20261125): what came back was {middle} ms old at the median, {oldest} ms at most"
    );
    if !late.is_empty() {
        let words = format!("{} of {KILLS} came back older than {OLDEST} ms: {late:?}", late.len());
        return Err(e2e::runner::Lost(words).into());
    }
    ensure!(signs * 2 > KILLS, "only {signs} of {KILLS} gave a sign of life before they were killed");
    ensure!(ages.len() == KILLS, "{} of {KILLS} came back", ages.len());
    Ok(())
}
