//! Host pages that clobber globals, prototypes, events and styles.

use anyhow::Result;
use e2e::Bench;
use serde_json::json;
use service_request_wizard::wizard::route::Entry;
use service_request_wizard::wizard::step::Step;

use super::{Fault, host_page, judge};
use crate::suite::stage::{self, ANSWERS};

/// The switches of `hosts.js`.
const HOSTS: &[&str] = &[
    "forms and ids that hide the page's own names",
    "an extended Array.prototype",
    "an old toJSON of arrays",
    "setters on Object.prototype",
    "a JSON of the host's own",
    "a Promise of the host's own",
    "a fetch that is wrapped",
    "custom elements that are polyfilled twice",
    "events that the host stops",
    "a router that takes history over",
    "a console and timers of the host's own",
    "styles that unset everything",
    "a hidden and frozen page",
    "Intl, crypto and clipboard that are missing",
];

const ELEMENT: &str = "<service-request-wizard routing=\"hash\"></service-request-wizard>";

pub fn all() -> Vec<Fault> {
    let fault = |name: &&'static str| {
        let name = *name;
        Fault::new(format!("a host with {name}"), move |bench| Box::pin(host(bench, name)))
    };
    HOSTS.iter().map(fault).collect()
}

async fn host(bench: &Bench, name: &str) -> Result<()> {
    let site = bench.site()?;
    host_page(&site, ELEMENT, &["lab.js", &format!("lab.hostile = {};", json!(name)), "hosts.js"])?;
    bench.page.goto(&site.url(stage::HOST_PAGE)).await?;
    let draft = stage::draft("hosted", Entry::Azure, Step::Details, &ANSWERS)?;
    judge(&bench.page, "return lab.onHostile(...arguments);", vec![json!(draft.to_json())]).await?;
    bench.no_problems().await
}
