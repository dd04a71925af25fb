//! Content security policies of host pages, with the wizard's files on an origin of their own: where the documented
//! entries are met it works without a violation, where one is missing the fallback stays and names it (R45).

use std::fs;

use anyhow::{Context, Result, ensure};
use e2e::{Bench, Site};
use serde_json::Value;

/// What happens under a policy.
enum Then {
    /// The wizard works, and nothing is reported.
    Works,
    /// The wizard's own code says this code and this entry, beside the host's fallback.
    Says(&'static str, &'static str),
    /// Not even the loader may run: the host's fallback is all there is.
    Nothing,
}

use Then::{Nothing, Says, Works};

/// Name, policy, and what follows. `CDN` stands for the origin of the wizard's files, `HASH` for the script's hash.
const POLICIES: &[(&str, &str, Then)] = &[
    ("no policy", "", Works),
    ("the documented entries alone", "script-src CDN 'wasm-unsafe-eval'; connect-src CDN", Works),
    ("nothing else at all", "default-src 'none'; script-src CDN 'wasm-unsafe-eval'; connect-src CDN", Works),
    (
        "no Trusted Types policy",
        "default-src 'none'; script-src CDN 'wasm-unsafe-eval'; connect-src CDN; base-uri 'none'; form-action 'none'; \
         require-trusted-types-for 'script'; trusted-types 'none'",
        Works,
    ),
    (
        "nonces, strict",
        "script-src 'nonce-c2VjcmV0' 'strict-dynamic' 'wasm-unsafe-eval'; object-src 'none'; base-uri 'none'",
        Works,
    ),
    ("the script's hash", "script-src 'HASH' 'wasm-unsafe-eval'; connect-src CDN; object-src 'none'", Works),
    ("everything by default-src", "default-src 'self' CDN 'wasm-unsafe-eval'", Works),
    ("an older page", "script-src CDN 'unsafe-inline' 'unsafe-eval'; connect-src *", Works),
    (
        "a sandbox without storage",
        "sandbox allow-scripts allow-popups; script-src CDN 'wasm-unsafe-eval'; connect-src CDN",
        Works,
    ),
    ("WebAssembly not allowed", "script-src CDN; connect-src CDN", Says("SRW106", "script-src 'wasm-unsafe-eval'")),
    (
        "connections not allowed",
        "script-src CDN 'wasm-unsafe-eval'; connect-src 'self'",
        Says("SRW101", "connect-src CDN"),
    ),
    (
        "connections not allowed by default-src",
        "default-src 'none'; script-src CDN 'wasm-unsafe-eval'",
        Says("SRW101", "connect-src CDN"),
    ),
    ("scripts not allowed", "script-src 'self' 'wasm-unsafe-eval'; connect-src CDN", Nothing),
];

/// The script's path, and its hash as the release names it.
pub fn script(bench: &Bench, site: &Site) -> Result<(String, String)> {
    let path = site.find("service-request-wizard.js", "").context("the release has no script")?;
    let hashes = site.find("sri", ".json").context("the release has no hashes")?;
    let hashes = fs::read_to_string(bench.dist().join(hashes.trim_start_matches('/')))?;
    let hashes: Value = serde_json::from_str(&hashes)?;
    let hash = hashes["service-request-wizard.js"].as_str().context("no hash of the script")?;
    Ok((path, hash.to_owned()))
}

/// A host page around the element, with a fallback of its own.
pub fn host_page(script: &str, integrity: &str, attributes: &str) -> String {
    format!(
        "<!doctype html><html lang=\"en\"><head><meta charset=\"utf-8\"><title>Host</title>\
         <script type=\"module\" src=\"{script}\" integrity=\"{integrity}\" crossorigin=\"anonymous\" nonce=\"c2VjcmV0\"></script>\
         </head><body><service-request-wizard {attributes}><a id=\"own\" href=\"https://portal.azure.com/\">Azure portal</a>\
         </service-request-wizard></body></html>"
    )
}

async fn under(bench: &Bench, policy: &str, then: &Then) -> Result<()> {
    let (host, cdn) = (bench.site()?, bench.site()?);
    cdn.header("Access-Control-Allow-Origin", "*");
    let (script, hash) = script(bench, &cdn)?;
    let origin = cdn.url("");
    host.no_collector();
    // Browsers ask for it by themselves, and a missing one would be a problem of the page.
    host.page("/favicon.ico", "");
    host.page("/host.html", &host_page(&cdn.url(&script), &hash, ""));
    match policy {
        "" => host.no_header("Content-Security-Policy"),
        _ => host.header("Content-Security-Policy", &policy.replace("CDN", &origin).replace("HASH", &hash)),
    }

    let page = &bench.page;
    page.goto(&host.url("/host.html")).await?;
    let is_fallback_seen = "document.querySelector('#own').checkVisibility()";
    match then {
        Works => {
            page.wait_until("root?.querySelector('[part~=root] h1')").await?;
            page.wait_until(&format!("!{is_fallback_seen}")).await?;
            // The whole style sheet is there without a word about styles in the policy.
            let looks = page.eval("return getComputedStyle(root.querySelector('[name=customer-search]')).borderStyle;");
            ensure!(looks.await? == "solid", "the styles are missing");
            bench.no_problems().await
        }
        Says(code, entry) => {
            page.wait_until("root?.querySelector('[part~=error]:not([hidden])')").await?;
            let errors = page.errors().await?.join("\n");
            ensure!(errors.contains(code) && errors.contains(&entry.replace("CDN", &origin)), "{errors}");
            page.wait_until(is_fallback_seen).await?;
            page.console().await.map(drop)
        }
        Nothing => {
            page.wait_until(is_fallback_seen).await?;
            let is_defined = page.eval("return Boolean(customElements.get('service-request-wizard'));").await?;
            ensure!(is_defined == false, "the script ran under a policy that forbids it");
            page.console().await.map(drop)
        }
    }
}

/// R44, R45: thirteen policies of hosts.
pub async fn host_policies(bench: &Bench) -> Result<()> {
    let mut failed = Vec::new();
    for (name, policy, then) in POLICIES {
        if let Err(error) = under(bench, policy, then).await {
            failed.push(format!("{name}: {error:#}"));
        }
    }
    ensure!(failed.is_empty(), "{}", failed.join("\n"));
    Ok(())
}

/// The release on the host's own origin, which needs no name of a network.
pub async fn own_origin(bench: &Bench) -> Result<()> {
    let site: Site = bench.site()?;
    let (script, hash) = script(bench, &site)?;
    site.page("/host.html", &host_page(&script, &hash, ""));
    site.header(
        "Content-Security-Policy",
        "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; connect-src 'self'; img-src 'self'",
    );
    site.page("/favicon.ico", "");
    bench.page.goto(&site.url("/host.html")).await?;
    bench.page.wait_until("root?.querySelector('[part~=root] h1')").await?;
    bench.no_problems().await
}
