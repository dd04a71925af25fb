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

/// One store of the host's for all pages, which takes and gives the whole and is slow, now more and now less.
const HOSTED: &str = "
    let seed = [...parent.document.querySelectorAll('iframe')].indexOf(frameElement);
    const late = () => new Promise((done) => {
      seed = (Math.imul(seed, 1103515245) + 12345) >>> 0;
      setTimeout(done, (seed >>> 16) % 60);
    });
    wizard.storageAdapter = {
      get: async () => { await late(); const text = localStorage.getItem('hosted'); await late(); return text; },
      set: async (key, text) => { await late(); localStorage.setItem('hosted', text); await late(); },
      remove: async () => { await late(); localStorage.removeItem('hosted'); await late(); },
    };";

const ELEMENT: &str = "<service-request-wizard routing=\"hash\"></service-request-wizard>";

/// Name, number of pages, what runs first, the script.
type Row = (&'static str, usize, &'static [&'static str], &'static str);

const ROWS: &[Row] = &[
    ("two tabs write one draft", 2, &[], "lab.inTurn()"),
    ("five tabs write one draft", 5, &[], "lab.inTurn()"),
    ("two tabs without locks and channels", 2, &[DEAF], "lab.inTurn()"),
    ("five tabs without locks and channels", 5, &[DEAF], "lab.inTurn()"),
    ("a thousand edits in two tabs", 2, &[], "lab.interleaved(1000, 20261125)"),
    ("a thousand edits in five tabs without locks and channels", 5, &[DEAF], "lab.interleaved(1000, 4)"),
    ("a draft that another tab deletes", 2, &[], "lab.deleted()"),
    ("a draft that one tab deletes while another writes it", 2, &[], "lab.undone()"),
    ("two tabs that change the contact", 2, &[], "lab.about()"),
    ("tabs that load while one writes", 2, &[], "lab.whileWriting()"),
    ("two tabs on a host's store", 2, &[HOSTED], "lab.inTurn()"),
    ("five tabs on a host's store", 5, &[HOSTED], "lab.inTurn()"),
    ("a thousand edits in two tabs on a host's store", 2, &[HOSTED], "lab.interleaved(1000, 20261125)"),
    ("a thousand edits in five tabs on a host's store", 5, &[HOSTED], "lab.interleaved(1000, 4)"),
    (
        "a thousand edits in two tabs on a host's store without locks",
        2,
        &[DEAF, HOSTED],
        "(lab.patience = 6000, lab.interleaved(1000, 7))",
    ),
    (
        "a thousand edits in five tabs on a host's store without locks",
        5,
        &[DEAF, HOSTED],
        "(lab.patience = 6000, lab.interleaved(1000, 9))",
    ),
    ("a host's store that somebody empties", 2, &[HOSTED], "lab.deleted()"),
    ("a draft on a host's store that one tab deletes while another writes it", 2, &[HOSTED], "lab.undone()"),
    ("two tabs that change the contact on a host's store", 2, &[HOSTED], "lab.about()"),
    ("tabs that load from a host's store while one writes", 2, &[HOSTED], "lab.whileWriting()"),
];

pub fn all() -> Vec<Fault> {
    ROWS.iter().map(|row| Fault::new(row.0.to_owned(), move |bench| Box::pin(tabs(bench, row)))).collect()
}

async fn tabs(bench: &Bench, (_, count, first, script): &Row) -> Result<()> {
    let site = bench.site()?;
    site.no_header("Content-Security-Policy");
    host_page(&site, ELEMENT, &[*first, &["lab.js"]].concat())?;
    let is_hosted = first.contains(&HOSTED);
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
    let shared = stage::draft("shared", Entry::Azure, Step::Details, &ANSWERS)?;
    if is_hosted {
        let seed = "localStorage.setItem('hosted', JSON.stringify({ 'draft.shared': arguments[0] }));";
        bench.page.eval_with(seed, vec![json!(shared.to_json())]).await?;
    } else {
        stage::seed(&bench.page, &[shared]).await?;
    }
    bench.page.goto(&site.url("/tabs.html")).await?;
    let good = judge(&bench.page, &format!("return {script};"), vec![]).await?;
    if let Some(drafts) = good.as_u64() {
        println!("  {drafts} drafts are kept");
        // Where pages write over each other's text, all of them may go on beside the one that they had in common.
        let most = *count as u64 + u64::from(is_hosted);
        ensure!((*count as u64..=most).contains(&drafts), "{drafts} drafts of {count} tabs");
    }
    bench.no_problems().await
}
