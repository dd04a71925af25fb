//! Conditions of storage: blocked, lying, corrupt, full, taken away, the host's own. Each is worked through to the link to
//! the portal, and the status line says truthfully where the draft is.

use anyhow::{Result, ensure};
use e2e::Bench;
use fantoccini::Locator;
use serde_json::json;
use service_request_wizard::wizard::route::Entry;
use service_request_wizard::wizard::step::Step;

use super::{Fault, host_page, judge};
use crate::suite::stage::{self, ANSWERS};

/// A condition of `storage.js`, what the page says of its store under it, and how often something is typed.
type Row = (&'static str, &'static str, u32);

const CONDITIONS: &[Row] = &[
    ("local storage blocked on access", "session", 3),
    ("all storage blocked on access", "blocked", 3),
    ("no storage at all", "blocked", 3),
    ("local storage blocked on write", "session", 3),
    ("all storage blocked on write", "blocked", 3),
    ("all storage blocked on read", "blocked", 3),
    ("storage that forgets at once", "blocked", 3),
    ("storage that gives other text back", "blocked", 3),
    ("storage that cannot remove", "local", 3),
    ("storage that cannot be listed", "local", 3),
    ("corrupt drafts in storage", "local", 3),
    ("a draft of the wrong types in storage", "local", 3),
    ("local storage full to the last byte", "session", 200),
    ("local storage with room for a key alone", "session", 200),
    ("local storage with room for one draft", "local", 200),
    ("all storage full to the last byte", "blocked", 200),
    ("storage that fills up while typing", "session", 200),
    ("storage that is taken away while typing", "blocked", 200),
    ("storage that cannot be read any more while typing", "blocked", 200),
    ("storage that the host clears while typing", "local", 20),
    ("a host's store that throws", "failed", 3),
    ("a host's store that rejects", "failed", 3),
    ("a host's store that rejects writes", "failed", 3),
    ("a host's store that never answers", "failed", 3),
    ("a host's store that stops answering", "failed", 3),
    ("a host's store that answers after two seconds", "host", 20),
    ("a host's store that gives no text", "failed", 3),
    ("a host's store that gives broken text", "host", 3),
    ("a host's store that keeps nothing", "failed", 3),
    ("a host's store that cuts off what it keeps", "failed", 3),
    ("a host's store that changes what it keeps", "failed", 3),
];

const ELEMENT: &str = "<service-request-wizard routing=\"hash\"></service-request-wizard>";

pub fn all() -> Vec<Fault> {
    let mut all: Vec<Fault> =
        CONDITIONS.iter().map(|row| Fault::new(row.0.to_owned(), move |bench| Box::pin(through(bench, row)))).collect();
    all.push(Fault::new("a frame of another site".to_owned(), |bench| Box::pin(foreign_frame(bench))));
    all.push(Fault::new("a sandboxed frame without an origin".to_owned(), |bench| Box::pin(sandboxed_frame(bench))));
    all
}

/// Arguments of `lab.through`.
fn arguments(wanted: &str, edits: u32) -> Result<Vec<serde_json::Value>> {
    let draft = stage::draft("stored", Entry::Azure, Step::Details, &ANSWERS)?;
    Ok(vec![json!(wanted), json!(draft.to_json()), json!(edits)])
}

async fn through(bench: &Bench, (name, wanted, edits): &Row) -> Result<()> {
    let site = bench.site()?;
    let switch = format!("lab.condition = {};", json!(name));
    host_page(&site, ELEMENT, &["lab.js", &switch, "storage.js"])?;
    bench.page.goto(&site.url(stage::HOST_PAGE)).await?;
    let codes = judge(&bench.page, "return lab.through(...arguments);", arguments(wanted, *edits)?).await?;
    // One word to the host about its own store, none about the browser's.
    let told = codes.as_array().map(Vec::len).unwrap_or_default();
    ensure!(if *wanted == "failed" { told == 1 && codes[0] == "SRW301" } else { told == 0 }, "the host heard {codes}");
    bench.no_problems().await
}

/// The wizard in a frame on a host page of another site, in a fresh profile with the browser's defaults.
async fn foreign_frame(bench: &Bench) -> Result<()> {
    frame(bench, "", &["local", "session", "blocked"]).await
}

/// The wizard in a frame without an origin of its own, where every access to storage throws.
async fn sandboxed_frame(bench: &Bench) -> Result<()> {
    frame(bench, "sandbox=\"allow-scripts allow-forms allow-popups\"", &["blocked"]).await
}

/// Whichever of the places it is, the page must say it.
async fn frame(bench: &Bench, attributes: &str, places: &[&str]) -> Result<()> {
    let (host, inner) = (bench.site()?, bench.site()?);
    inner.header("Access-Control-Allow-Origin", "*");
    inner.no_header("Content-Security-Policy");
    host.no_header("Content-Security-Policy");
    host_page(&inner, ELEMENT, &["lab.js", "storage.js"])?;
    // The same port by another name of the loopback is another site.
    let address = inner.url(stage::HOST_PAGE).replace("127.0.0.1", "localhost");
    host.page(
        stage::HOST_PAGE,
        &format!("<!doctype html><html lang=\"en\"><head><title>Host</title><link rel=\"icon\" href=\"data:,\"></head>\
            <body><iframe title=\"Wizard\" width=\"900\" height=\"700\" {attributes} src=\"{address}\"></iframe></body></html>"),
    );
    let page = &bench.page;
    page.goto(&host.url(stage::HOST_PAGE)).await?;
    page.client().find(Locator::Css("iframe")).await?.enter_frame().await?;
    page.wait_until("window.lab && root").await?;
    let probe = "const tries = [['local', 'localStorage'], ['session', 'sessionStorage']];
        for (const [place, area] of tries) try { window[area].length; return place; } catch {}
        return 'blocked';";
    let place = page.eval(probe).await?.as_str().unwrap_or_default().to_owned();
    ensure!(places.contains(&place.as_str()), "storage is {place}");
    println!("  storage in this frame: {place}");
    judge(page, "return lab.through(...arguments);", arguments(&place, 3)?).await?;
    bench.no_problems().await
}
