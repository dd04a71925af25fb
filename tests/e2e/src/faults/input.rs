//! Hostile text through every field and path, and values of wrong types in every property: no stop, no script, no
//! request, no violation of the policy, and text comes out as it went in.

use anyhow::{Result, ensure};
use e2e::{Bench, Engine, wait};
use serde_json::{Value, json};
use service_request_wizard::wizard::route::Entry;
use service_request_wizard::wizard::step::Step;

use super::{Fault, host_page, judge};
use crate::suite::stage::{self, ANSWERS};

/// A way for text into or out of the wizard, and its script with `texts`, `token`.
const PATHS: &[(&str, &str)] = &[
    ("typed into every field", "lab.everywhere(texts, token)"),
    ("pasted, dropped and composed", "lab.pasted(texts, token)"),
    ("in a draft", "lab.drafted(texts, token)"),
    ("copied and handed out", "lab.copied(texts, token)"),
    ("in a list of objects", "lab.imported(texts, 'objects')"),
    ("in a list of JSON text", "lab.imported(texts, 'json')"),
    ("in a list of CSV text", "lab.imported(texts, 'csv')"),
    ("in a file", "lab.imported(texts, 'blob')"),
    ("in the searches", "lab.searched(texts)"),
    ("in attributes", "lab.attributed(texts)"),
];

/// Properties and methods of the element, and how many generated values each is given: more than 300 in all.
const SURFACE: &[(&str, u32)] = &[
    ("customers", 60),
    ("partner", 60),
    ("contact", 60),
    ("storageAdapter", 50),
    ("theme", 25),
    ("storageKey", 15),
    ("routing", 15),
    ("storage", 15),
    ("layout", 15),
    ("customer", 15),
    ("restoreDraft", 40),
    ("getSummary", 30),
];

const ELEMENT: &str = "<service-request-wizard routing=\"hash\"></service-request-wizard>";

pub fn all() -> Vec<Fault> {
    let mut all = Vec::new();
    for (name, script) in PATHS {
        all.push(Fault::new(format!("naughty strings {name}"), move |bench| Box::pin(path(bench, script))));
    }
    for (name, count) in SURFACE {
        all.push(Fault::new(format!("wrong types in {name}"), move |bench| Box::pin(wrong_types(bench, name, *count))));
    }
    all.push(Fault::new("prototype pollution".to_owned(), |bench| Box::pin(run(bench, "lab.polluted(token)"))));
    all.push(Fault::new("naughty strings by real keys".to_owned(), |bench| Box::pin(real_keys(bench))));
    all
}

async fn path(bench: &Bench, script: &str) -> Result<()> {
    run(bench, script).await
}

async fn run(bench: &Bench, script: &str) -> Result<()> {
    let site = bench.site()?;
    host_page(&site, ELEMENT, &["lab.js", "input.js"])?;
    stage::open_host(bench, &site).await?;
    let page = &bench.page;
    let token = stage::draft("hostile", Entry::Azure, Step::Details, &ANSWERS)?.to_json();
    // One script may take half a minute, so the strings go in portions.
    let texts = stage::naughty_strings(bench.engine)?;
    let asked = site.paths().len();
    let is_portioned = script.contains("texts");
    for part in texts.chunks(if is_portioned { 64 } else { texts.len() }) {
        let call = format!("const [texts, token] = arguments; lab.codes.length = 0; return {script};");
        judge(page, &call, vec![json!(part), json!(token)]).await?;
    }
    let strange: Vec<String> =
        site.paths().split_off(asked).into_iter().filter(|path| !path.ends_with(".txt")).collect();
    ensure!(strange.is_empty(), "requests were made: {strange:?}");
    bench.no_problems().await
}

async fn wrong_types(bench: &Bench, name: &str, count: u32) -> Result<()> {
    run(bench, &format!("lab.wrongTypes('{name}', {count}, 20261125, token)")).await
}

/// A sample of the strings by the keyboard itself.
async fn real_keys(bench: &Bench) -> Result<()> {
    let site = bench.site()?;
    host_page(&site, ELEMENT, &["lab.js", "input.js"])?;
    stage::open_host(bench, &site).await?;
    let page = &bench.page;
    stage::introduce(page, "direct-bill", "admin-agent").await?;
    stage::restore(page, &stage::draft("keys", Entry::Azure, Step::Details, &ANSWERS)?).await?;
    // WebDriver gives the keys of its own in the private use area, and control characters are no keys.
    let is_key = |letter: char| !letter.is_control() && !('\u{E000}'..='\u{F8FF}').contains(&letter);
    let texts = stage::naughty_strings(Engine::Chromium)?
        .into_iter()
        .step_by(12)
        .filter(|text| !text.is_empty() && text.chars().all(is_key));
    for text in texts {
        page.type_into("title", &text).await?;
        let what = format!("{text:?} in the title");
        wait::until(&what, async || Ok((page.value("title").await? == text).then_some(()))).await?;
        let kept = page.eval("return JSON.parse(host.draft).answers.title ?? '';").await?;
        ensure!(kept == Value::String(text.clone()), "{text:?} was kept as {kept}");
    }
    bench.no_problems().await
}
