//! What leaves the server, and what a browser makes of it.

use anyhow::{Context, Result, ensure};
use e2e::{Bench, wait};
use serde_json::json;

/// Status and media type that the browser itself sees for a path.
const LOOK: &str = "const done = arguments[arguments.length - 1];
    fetch(arguments[0]).then((answer) => done([answer.status, answer.headers.get('content-type')]), (error) => done(String(error)));";

/// The classic failure of a static host is to answer with its page for a missing module.
pub async fn a_missing_wasm_is_not_found(bench: &Bench) -> Result<()> {
    let site = bench.site()?;
    bench.page.goto(&site.url("/")).await?;
    let seen = bench.page.client().execute_async(LOOK, vec![json!("/0.0.0/missing_bg.wasm")]).await?;
    ensure!(seen == json!([404, "text/plain; charset=utf-8"]), "{seen}");
    Ok(())
}

/// Browsers run modules and compile streaming wasm only under their own media types.
pub async fn shipped_files_have_the_right_types(bench: &Bench) -> Result<()> {
    let site = bench.site()?;
    bench.page.goto(&site.url("/")).await?;
    let rows = [
        ("service-request-wizard", ".js", "text/javascript; charset=utf-8"),
        ("service_request_wizard_bg", ".wasm", "application/wasm"),
        ("sri", ".json", "application/json"),
    ];
    for (start, end, media) in rows {
        let path = site.find(start, end).with_context(|| format!("no {start}…{end} in the release"))?;
        let seen = bench.page.client().execute_async(LOOK, vec![json!(path)]).await?;
        ensure!(seen == json!([200, media]), "{path}: {seen}");
    }
    Ok(())
}

/// R44: the page asks its own server for its own files and nobody for anything else, under a policy that
/// allows no inline script, no inline style, no string as code.
pub async fn the_page_works_under_a_strict_policy(bench: &Bench) -> Result<()> {
    let site = bench.site()?;
    bench.page.goto(&site.url("/")).await?;
    // The stand-in portal asks for its customers last, when the app has been drawn.
    bench.page.wait_until("root?.querySelector('[part~=root]:not([hidden]) h1')").await?;
    let last = "/demo/customers.json";
    wait::until(last, async || Ok(site.paths().iter().any(|path| path == last).then_some(()))).await?;
    bench.page.heading().await?;
    for path in site.paths() {
        let file = if path == "/" { "index.html" } else { path.trim_start_matches('/') };
        ensure!(bench.dist().join(file).is_file(), "{path} was asked for and is not in the release");
    }
    bench.no_problems().await
}
