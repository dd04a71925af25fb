//! The release behind a real nginx, by the settings that it brings for it.

use std::fs;

use anyhow::{Context, Result, ensure};
use e2e::bench::Skipped;
use e2e::nginx::{self, Nginx};
use e2e::{Bench, Engine};
use serde_json::Value;

use super::{csp, stage};

/// What every answer carries, each once.
const EVERY: [(&str, &str); 4] = [
    ("access-control-allow-origin", "*"),
    ("cross-origin-resource-policy", "cross-origin"),
    ("x-content-type-options", "nosniff"),
    ("referrer-policy", "no-referrer"),
];

const FOREVER: &str = "public, max-age=31536000, immutable";
const FRESH: &str = "no-cache";

async fn started(bench: &Bench) -> Result<Nginx> {
    bench.only_in(Engine::Chromium, "once is enough")?;
    match nginx::missing() {
        Some(why) => Err(Skipped(why.to_owned()).into()),
        None => Nginx::start(bench.dist()).await,
    }
}

/// Each file travels compressed as the browser can take it, under its own media type, and is kept as long as its
/// address says; what is not there is 404 and no folder lists its files.
pub async fn files_are_sent_as_a_host_should(bench: &Bench) -> Result<()> {
    let nginx = started(bench).await?;
    let site = bench.site()?;
    let found = |start: &str, end: &str| site.find(start, end).with_context(|| format!("{start}…{end}"));
    let wasm = found("service_request_wizard_bg", ".wasm")?;
    let script = found("service-request-wizard.js", "")?;
    let texts = found("texts.pl", ".txt")?;
    let folder = script.trim_end_matches("service-request-wizard.js").to_owned();

    let files: [(&str, &str, &[&str], &str); 5] = [
        (&wasm, &wasm, &["application/wasm"], FOREVER),
        // The name of the type has changed with the years; browsers take both for modules.
        (&script, &script, &["text/javascript", "application/javascript"], FOREVER),
        (&texts, &texts, &["text/plain"], FOREVER),
        ("/", "/index.html", &["text/html"], FRESH),
        ("/demo/portal.js", "/demo/portal.js", &["text/javascript", "application/javascript"], FRESH),
    ];
    for (path, file, media, caching) in files {
        let bytes = |ending: &str| fs::read(bench.dist().join([&file[1..], ending].concat())).ok();
        let is_compressed = bytes(".br").is_some();
        ensure!(is_compressed == (caching == FOREVER), "{path}");
        for (accepted, encoding, ending) in
            [("gzip, deflate, br", "br", ".br"), ("gzip", "gzip", ".gz"), ("identity", "", "")]
        {
            let sent = nginx.get(path, accepted)?;
            let at = format!("{path} for {accepted}: {:?}", (sent.status, &sent.headers));
            ensure!(sent.status == 200, "{at}");
            let (encoding, ending) = if is_compressed { (encoding, ending) } else { ("", "") };
            ensure!(sent.header("content-encoding").unwrap_or_default() == encoding, "{at}");
            ensure!(bytes(ending).is_some_and(|bytes| bytes == sent.body), "{at}: other bytes than {file}{ending}");
            ensure!(sent.header("content-type").is_some_and(|kind| media.contains(&kind)), "{at}");
            ensure!(sent.header("cache-control") == Some(caching), "{at}");
            // A cache in between must not hand the compressed bytes to who cannot read them.
            ensure!(!is_compressed || sent.header("vary") == Some("Accept-Encoding"), "{at}");
            for (name, value) in EVERY {
                ensure!(sent.header(name) == Some(value), "{name}: {at}");
            }
            let policy = sent.header("content-security-policy").unwrap_or_default();
            ensure!(policy.ends_with("frame-ancestors 'self'"), "{at}");
        }
    }

    let missing = [&folder, "missing_bg.wasm"].concat();
    let missing_script = [&folder, "missing.js"].concat();
    for path in [&*missing, &missing_script, &folder, "/demo/", "/missing", "/nginx.conf", "/%2e%2e/Cargo.toml"] {
        for accepted in ["gzip, deflate, br", "identity"] {
            let sent = nginx.get(path, accepted)?;
            ensure!((400..=404).contains(&sent.status), "{path}: {}", sent.status);
            let text = String::from_utf8_lossy(&sent.body);
            ensure!(!text.contains("<script") && !text.contains("Index of"), "{path}: {text}");
            if !path.contains("%2e") {
                ensure!(sent.status == 404, "{path}: {}", sent.status);
                // Without it the loader of another origin could not tell a missing file from a broken network.
                ensure!(sent.header("access-control-allow-origin") == Some("*"), "{path}: {:?}", sent.headers);
                ensure!(sent.header("cache-control") != Some(FOREVER), "{path} is kept: {:?}", sent.headers);
            }
        }
    }
    Ok(())
}

/// The standalone page, and another origin's page around the element, with nginx as the network that has the files.
pub async fn the_wizard_loads(bench: &Bench) -> Result<()> {
    let nginx = started(bench).await?;
    let page = &bench.page;
    page.goto(&nginx.url("/#/customers")).await?;
    stage::appeared(page).await?;
    page.wait_until("document.querySelector('service-request-wizard').customers !== null").await?;
    // What the browser itself says of how the file came.
    let encoded = page.eval(
        "const entry = performance.getEntriesByType('resource').find(({ name }) => name.endsWith('.wasm'));
         return [entry.encodedBodySize, entry.decodedBodySize, entry.responseStatus];",
    );
    let [encoded, decoded, status] = serde_json::from_value::<[Value; 3]>(encoded.await?)?;
    ensure!(status == 200 && encoded.as_u64() < decoded.as_u64(), "{encoded} of {decoded} bytes, {status}");
    bench.no_problems().await?;

    let host = bench.site()?;
    let (script, hash) = csp::script(bench, &host)?;
    host.header(
        "Content-Security-Policy",
        "default-src 'none'; script-src 'self' CDN 'wasm-unsafe-eval'; connect-src CDN; img-src data:"
            .replace("CDN", &nginx.url(""))
            .as_str(),
    );
    host.page("/favicon.ico", "");
    host.page("/host.html", &csp::host_page(&nginx.url(&script), &hash, "lang=\"pl\""));
    page.goto(&host.url("/host.html")).await?;
    stage::appeared(page).await?;
    bench.no_problems().await
}
