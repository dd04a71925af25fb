//! Several tabs on one draft: the later writer is told and both versions are kept, with and without what browsers offer
//! for talk between tabs.

use anyhow::{Result, ensure};
use e2e::Bench;
use serde_json::json;
use service_request_wizard::wizard::route::Entry;
use service_request_wizard::wizard::step::Step;

use super::{Fault, host_page, judge};
use crate::suite::stage::{self, ANSWERS};

/// Takes away what tabs could talk by.
const DEAF: &str = "delete window.BroadcastChannel;
    Object.defineProperty(Navigator.prototype, 'locks', { value: undefined });
    addEventListener('storage', (event) => event.stopImmediatePropagation(), true);";

const ELEMENT: &str = "<service-request-wizard routing=\"hash\"></service-request-wizard>";

/// Name, number of pages, what runs first, the script.
type Row = (&'static str, usize, &'static str, &'static str);

const ROWS: &[Row] = &[
    ("two tabs write one draft", 2, "", "lab.inTurn()"),
    ("five tabs write one draft", 5, "", "lab.inTurn()"),
    ("two tabs without locks and channels", 2, DEAF, "lab.inTurn()"),
    ("five tabs without locks and channels", 5, DEAF, "lab.inTurn()"),
    ("a thousand edits in two tabs", 2, "", "lab.interleaved(1000, 20261125)"),
    ("a thousand edits in five tabs without locks and channels", 5, DEAF, "lab.interleaved(1000, 4)"),
    ("a draft that another tab deletes", 2, "", "lab.deleted()"),
    ("tabs that load while one writes", 2, "", "lab.whileWriting()"),
];

pub fn all() -> Vec<Fault> {
    ROWS.iter().map(|row| Fault::new(row.0.to_owned(), move |bench| Box::pin(tabs(bench, row)))).collect()
}

async fn tabs(bench: &Bench, (_, count, first, script): &Row) -> Result<()> {
    let site = bench.site()?;
    site.no_header("Content-Security-Policy");
    host_page(&site, ELEMENT, &[first, "lab.js"])?;
    site.fault("/tabs.js", super::file(&["lab.js", "tabs.js"])?);
    let frame = format!("<iframe title=\"Tab\" width=\"600\" height=\"300\" src=\"{}\"></iframe>", stage::HOST_PAGE);
    let page = format!(
        "<!doctype html><html lang=\"en\"><head><title>Tabs</title><link rel=\"icon\" href=\"data:,\">\
         <script src=\"/tabs.js\"></script></head><body>{}</body></html>",
        frame.repeat(*count)
    );
    site.page("/empty.html", "<!doctype html><title>Empty</title><link rel=\"icon\" href=\"data:,\">");
    site.page("/tabs.html", &page);
    bench.page.goto(&site.url("/empty.html")).await?;
    stage::seed(&bench.page, &[stage::draft("shared", Entry::Azure, Step::Details, &ANSWERS)?]).await?;
    bench.page.goto(&site.url("/tabs.html")).await?;
    let good = judge(&bench.page, &format!("return {script};"), vec![]).await?;
    if let Some(drafts) = good.as_u64() {
        println!("  {drafts} drafts are kept");
        ensure!(json!(drafts) == json!(*count), "{drafts} drafts of {count} tabs");
    }
    bench.no_problems().await
}
