//! The packed wizard in other people's frameworks, as their users see it: what the host sets counts, what the wizard
//! tells arrives, the language changes on the way. `cargo xtask hosts` builds the host apps.

use std::path::{Path, PathBuf};

use anyhow::{Context, Result, ensure};
use e2e::bench::Skipped;
use e2e::{Bench, Hands, Site};
use fantoccini::Locator;
use serde_json::{Value, json};

/// The frameworks bring policies of their own for Trusted Types, so only their directive is left to them.
const POLICY: &str = "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; connect-src 'self'; style-src 'self'; \
    img-src data:; base-uri 'none'; form-action 'none'";

/// What an agent answers. The host has said who the partner is and whom Microsoft shall contact, so a walk that
/// ends has taken both from there.
fn request() -> Value {
    json!({
        "customer": { "domain": "contoso.com" },
        "service": "azure",
        "topic": "technical",
        "triage": { "healthChecked": true, "troubleshot": true, "category": "bug" },
        "azure": { "adminPermissions": true },
        "impact": "production-down",
        "title": "Sign-in fails with error 500",
        "description": "Since this morning nobody can sign in.",
    })
}

/// The built host, if it is there and holds the wizard of this release.
fn folder(bench: &Bench, name: &str) -> Result<PathBuf> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../target/hosts").join(name);
    let skipped = |why: &str| Skipped(format!("{why}: cargo xtask hosts"));
    ensure!(folder.join("index.html").is_file(), skipped("not built"));
    let wasm = bench.site()?.find("service_request_wizard_bg.", ".wasm").context("the release has no wasm")?;
    let file = wasm.rsplit('/').next().unwrap_or_default();
    let stem = file.trim_end_matches(".wasm");
    ensure!(Site::start(&folder)?.find(stem, ".wasm").is_some(), skipped("built with another release"));
    Ok(folder)
}

async fn toggle_language(bench: &Bench) -> Result<()> {
    Ok(bench.page.client().find(Locator::Css("#language")).await?.click().await?)
}

/// What the host has noted of the events.
async fn events(bench: &Bench) -> Result<Vec<String>> {
    let noted = bench.page.eval("return [...document.querySelectorAll('#events li')].map((li) => li.textContent);");
    Ok(serde_json::from_value(noted.await?)?)
}

async fn drive(bench: &Bench, name: &str) -> Result<()> {
    let folder = folder(bench, name)?;
    let site = Site::start(&folder)?;
    site.header("Content-Security-Policy", POLICY);
    let page = &bench.page;
    page.goto(&site.url("/")).await?;
    page.wait_for_heading("Customers").await?;
    toggle_language(bench).await?;
    page.wait_for_heading("Klienci").await?;
    toggle_language(bench).await?;
    page.wait_for_heading("Customers").await?;

    let shown = page.walk(&request(), Hands::Real).await?;
    ensure!(shown.outcome == "file-in-portal", "{shown:?}");
    ensure!(page.portal_link().await? == "https://portal.azure.com/contoso.com", "{shown:?}");
    let summary = page.client().execute_async(
        "const done = arguments[0]; document.querySelector('service-request-wizard').getSummary('json').then(done, (e) => done(String(e)));",
        Vec::new(),
    );
    let summary: Value = serde_json::from_str(summary.await?.as_str().context("a summary is text")?)?;
    ensure!(summary["request"]["contact"]["email"] == "support@fabrikam.com", "{summary}");
    ensure!(summary["request"]["partner"]["type"] == "direct-bill", "{summary}");
    ensure!(summary["request"]["customer"]["tenantId"] == "b44bb1fb-c595-45b0-9e09-d657365580bf", "{summary}");

    // A host may take the link over, and the test does, so that no other site is opened.
    page.eval("document.addEventListener('srw-before-open-portal', (event) => event.preventDefault());").await?;
    page.click("a[part~='portal-link']").await?;
    let last = r#"srw-before-open-portal {"url":"https://portal.azure.com/contoso.com"}"#;
    page.wait_until("document.querySelector('#events').textContent.includes('srw-before-open-portal')").await?;
    let events = events(bench).await?;
    ensure!(events.last().is_some_and(|event| event == last), "{events:#?}");
    ensure!(events.first().is_some_and(|event| event.starts_with("srw-ready {\"version\":")), "{events:#?}");
    ensure!(events.iter().filter(|event| event.starts_with("srw-ready")).count() == 1, "{events:#?}");
    ensure!(events.iter().any(|event| event.starts_with("srw-step-change {\"from\":")), "{events:#?}");
    ensure!(!events.iter().any(|event| event.starts_with("srw-error")), "{events:#?}");
    bench.no_problems().await
}

/// R01, R17: from the customer to the portal link in a page without a framework.
pub async fn plain_page(bench: &Bench) -> Result<()> {
    drive(bench, "plain").await
}

/// The same in React, which passes properties and listens by `onsrw-…`.
pub async fn react(bench: &Bench) -> Result<()> {
    drive(bench, "react").await
}

/// The same in Vue.
pub async fn vue(bench: &Bench) -> Result<()> {
    drive(bench, "vue").await
}

/// The same in Svelte.
pub async fn svelte(bench: &Bench) -> Result<()> {
    drive(bench, "svelte").await
}

/// The same in Angular, compiled ahead of time.
pub async fn angular(bench: &Bench) -> Result<()> {
    drive(bench, "angular").await
}
