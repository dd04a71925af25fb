//! Files that were changed on their way, one byte of each: nothing of them runs, and the page says what to do instead
//! (R45).

use std::fs;

use anyhow::{Context, Result, ensure};
use e2e::{Bench, Fault, Site};

use super::csp::{host_page, script};

const FALLBACK: &str = "document.querySelector('#own').checkVisibility()";

/// A site with a host page, and the path of the shipped file whose name begins and ends like this.
fn site(bench: &Bench, attributes: &str, start: &str, end: &str) -> Result<(Site, String)> {
    let site = bench.site()?;
    let (script, hash) = script(bench, &site)?;
    site.page("/host.html", &host_page(&script, &hash, attributes));
    site.page("/favicon.ico", "");
    let path = site.find(start, end).with_context(|| format!("no {start}…{end} in the release"))?;
    Ok((site, path))
}

/// Changes one byte in the middle of a file, as a proxy or a thief would.
fn change(bench: &Bench, site: &Site, path: &str) -> Result<()> {
    let mut bytes = fs::read(bench.dist().join(path.trim_start_matches('/')))?;
    let middle = bytes.len() / 2;
    bytes[middle] ^= 1;
    site.fault(path, Fault::body(bytes).with_status(200));
    Ok(())
}

/// R45: the browser refuses the script, and the host's own links stay.
pub async fn a_changed_script_does_not_run(bench: &Bench) -> Result<()> {
    let (site, path) = site(bench, "", "service-request-wizard.js", "")?;
    change(bench, &site, &path)?;
    bench.page.goto(&site.url("/host.html")).await?;
    bench.page.wait_until(FALLBACK).await?;
    let is_defined = bench.page.eval("return Boolean(customElements.get('service-request-wizard'));").await?;
    ensure!(is_defined == false, "a changed script ran");
    bench.page.console().await.map(drop)
}

/// R45: the loader refuses the wasm, says so, and the host's own links stay.
pub async fn a_changed_wasm_is_refused(bench: &Bench) -> Result<()> {
    let (site, path) = site(bench, "", "service_request_wizard_bg.", ".wasm")?;
    change(bench, &site, &path)?;
    bench.page.goto(&site.url("/host.html")).await?;
    bench.page.wait_until("root?.querySelector('[part~=error]:not([hidden])')").await?;
    let errors = bench.page.errors().await?.join(" ");
    ensure!(errors.contains("SRW104"), "{errors}");
    bench.page.wait_until(FALLBACK).await?;
    bench.page.console().await.map(drop)
}

/// A language whose texts were changed is not shown: the wizard speaks English.
pub async fn changed_texts_are_refused(bench: &Bench) -> Result<()> {
    let (site, path) = site(bench, "lang=\"pl\"", "texts.pl.", ".txt")?;
    change(bench, &site, &path)?;
    bench.page.goto(&site.url("/host.html")).await?;
    bench.page.wait_until("root?.querySelector('[part~=root]:not([hidden]) h1')").await?;
    ensure!(bench.page.heading().await? == "Customers");
    bench.page.console().await.map(drop)
}

/// R45: once the file is right again, the button brings the wizard.
pub async fn a_mended_file_works_on_try_again(bench: &Bench) -> Result<()> {
    let (site, path) = site(bench, "", "service_request_wizard_bg.", ".wasm")?;
    change(bench, &site, &path)?;
    bench.page.goto(&site.url("/host.html")).await?;
    bench.page.wait_until("root?.querySelector('[part~=error]:not([hidden])')").await?;
    site.mend(&path);
    bench.page.click("[part~='secondary-button']:not([hidden])").await?;
    bench.page.wait_until("root?.querySelector('[part~=root]:not([hidden]) h1')").await?;
    bench.page.console().await.map(drop)
}
