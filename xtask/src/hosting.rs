//! Settings for static hosts, so that the release works where it is copied: long caching under the version's path, the
//! start page always fresh, other origins may load the files, WebAssembly under its media type, and a missing file is 404
//! and never the start page.

use std::fs;
use std::path::Path;

use anyhow::{Context, Result};
use serde_json::{Map, Value, json};

use crate::project;

/// Header names with their values.
type Headers = Vec<(&'static str, String)>;

/// Hosts that find this file answer a missing one with it and status 404. Cloudflare Pages would send the start page
/// with status 200 otherwise, and a browser would be given a page for a module.
const MISSING: &str = "<!doctype html>\n<html lang=\"en\">\n  <head>\n    <meta charset=\"utf-8\">\n    \
    <title>Not found</title>\n  </head>\n  <body>\n    <h1>There is no file at this address</h1>\n    \
    <p><a href=\"/\">Start page</a></p>\n  </body>\n</html>\n";

/// Writes the settings into the release, whose start page names its own content security policy.
pub fn write(dist: &Path) -> Result<()> {
    let page = fs::read_to_string(dist.join("index.html"))?;
    let policy = policy_of(&page).context("index.html names no Content-Security-Policy")?;
    let every = every(policy);
    fs::write(dist.join("staticwebapp.config.json"), static_web_apps(&every)?)?;
    fs::write(dist.join("_headers"), headers_file(&every))?;
    fs::write(dist.join("nginx.conf"), nginx(&every))?;
    fs::write(dist.join("404.html"), MISSING)?;
    Ok(())
}

/// The policy in the page's `meta` element.
fn policy_of(page: &str) -> Option<&str> {
    let (_, rest) = page.split_once("http-equiv=\"Content-Security-Policy\" content=\"")?;
    Some(rest.split_once('"')?.0)
}

/// What every answer carries. Being framed is what a `meta` element cannot refuse.
fn every(policy: &str) -> Headers {
    vec![
        ("Content-Security-Policy", format!("{policy}; frame-ancestors 'self'")),
        ("Cross-Origin-Resource-Policy", "cross-origin".into()),
        ("Permissions-Policy", "camera=(), geolocation=(), microphone=(), payment=(), usb=()".into()),
        ("Referrer-Policy", "no-referrer".into()),
        ("X-Content-Type-Options", "nosniff".into()),
    ]
}

/// What the files of a version carry beside: they never change, and any portal may load them.
fn versioned() -> Headers {
    vec![("Access-Control-Allow-Origin", "*".into()), ("Cache-Control", "public, max-age=31536000, immutable".into())]
}

/// Pages and their own files: kept, but asked for again each time.
const FRESH: (&str, &str) = ("Cache-Control", "no-cache");

/// The addresses of pages and their own files.
const PAGES: &[&str] = &["/", "/index.html", "/404.html", "/demo/*"];

fn version_path() -> String {
    format!("/{}/", project::VERSION)
}

fn static_web_apps(every: &Headers) -> Result<String> {
    let object = |headers: &Headers| -> Value {
        headers.iter().map(|(name, value)| ((*name).to_owned(), json!(value))).collect::<Map<_, _>>().into()
    };
    let mut global = every.clone();
    global.push((FRESH.0, FRESH.1.into()));
    // A route's headers win over the global ones. Without `navigationFallback` a missing file stays 404.
    let settings = json!({
        "globalHeaders": object(&global),
        "mimeTypes": { ".wasm": "application/wasm", ".js": "text/javascript", ".json": "application/json" },
        "routes": [{ "route": format!("{}*", version_path()), "headers": object(&versioned()) }],
        "responseOverrides": { "404": { "rewrite": "/404.html", "statusCode": 404 } },
    });
    Ok(serde_json::to_string_pretty(&settings)? + "\n")
}

/// The form that Netlify and Cloudflare Pages share. Both join the values of all rules that fit an address, so no header
/// stands in two of them.
fn headers_file(every: &Headers) -> String {
    let mut text = String::new();
    let mut rule = |path: &str, headers: &Headers| {
        text.push_str(&format!("{path}\n"));
        for (name, value) in headers {
            text.push_str(&format!("  {name}: {value}\n"));
        }
    };
    rule("/*", every);
    rule(&format!("{}*", version_path()), &versioned());
    for path in PAGES {
        rule(path, &vec![(FRESH.0, FRESH.1.into())]);
    }
    text
}

/// A part for nginx's `server` block. A location that adds a header forgets those of the server, so each names all.
fn nginx(every: &Headers) -> String {
    let add = |headers: &Headers, indent: &str| -> String {
        headers.iter().map(|(name, value)| format!("{indent}add_header {name} \"{value}\" always;\n")).collect()
    };
    let inside: Headers = every.iter().cloned().chain(versioned()).collect();
    let outside: Headers = every.iter().cloned().chain([(FRESH.0, FRESH.1.into())]).collect();
    format!(
        "# For a server block: server {{ listen …; root /srv/service-request-wizard; include …/nginx.conf; }}\n\
         # brotli_static on;  # with the module ngx_brotli: files a fifth smaller than with gzip\n\
         gzip_static on;\ngzip_vary on;\nindex index.html;\nerror_page 404 /404.html;\n\n\
         location {path} {{\n    try_files $uri =404;\n{inside}\n    \
         # Older versions of nginx do not know this media type.\n    \
         location ~ \\.wasm$ {{\n        types {{ }}\n        default_type application/wasm;\n    }}\n}}\n\n\
         location / {{\n    try_files $uri $uri/ =404;\n{outside}}}\n\n\
         location = /nginx.conf {{\n    return 404;\n}}\n",
        path = version_path(),
        inside = add(&inside, "    "),
        outside = add(&outside, "    "),
    )
}

#[cfg(test)]
mod tests;
