//! Stops of the WebAssembly: at seeded points of each moment, by its stack, by its memory.

use std::time::{Duration, Instant};

use anyhow::{Result, ensure};
use e2e::{Bench, Engine, Site};
use serde_json::json;
use service_request_wizard::wizard::route::Entry;
use service_request_wizard::wizard::step::Step;

use super::{Fault, host_page, judge, wasm};
use crate::suite::stage::{self, ANSWERS};

/// The moments of `crash.js`, and at how many points of each Chromium stops the instance: a hundred in all.
const MOMENTS: &[(&str, u32)] = &[
    ("a key in the title", 6),
    ("a key in the description", 4),
    ("saving", 10),
    ("a choice of topic", 3),
    ("a choice of triage", 3),
    ("a choice of impact", 3),
    ("a choice of access", 3),
    ("Continue", 4),
    ("Continue that is refused", 3),
    ("Back", 3),
    ("the browser's Back", 3),
    ("Change on check answers", 3),
    ("drawing check answers", 3),
    ("a tick on the last page", 3),
    ("a key in the contact", 3),
    ("the customer's page", 3),
    ("the search for customers", 3),
    ("the search of help", 3),
    ("a copy of a draft", 3),
    ("the start of a request", 3),
    ("a list from the host", 4),
    ("the slices of a long list", 4),
    ("a restored draft", 4),
    ("a summary", 3),
    ("the host's own change", 3),
    ("a change of language", 3),
    ("a change of layout", 3),
    ("a change of store", 3),
    ("the start of another element", 4),
];

/// How long the next key may take after a stop. A machine that is busy with other work gives it a few times what the page took to
/// load there, which on a machine at rest is less.
const SOON: Duration = Duration::from_secs(2);
const LOADS: u32 = 3;
/// How often the times are measured, at most, until they are short enough.
const MEASURES: u32 = 3;

/// Two elements: the one that is used, and another that has to go on.
const TWO: &str = "<service-request-wizard routing=\"hash\"></service-request-wizard>\
    <service-request-wizard id=\"other\" routing=\"none\" storage-key=\"two\"></service-request-wizard>";

/// The points follow from this and the moment.
const SEED: u32 = 20_261_125;

/// Other ways to stop: the script, and the pages of 64 KiB that the memory may grow by.
const OTHERS: &[(&str, &str, Option<u64>)] = &[
    ("the stack overflows", "lab.overflow(token)", None),
    ("the memory is full", "lab.outOfMemory(token, 90000)", Some(64)),
    ("the wizard stops three times in a minute", "lab.thrice(token)", None),
    ("the wizard stops with its drafts in memory alone", "lab.inMemory(token, 'memory')", None),
    ("the wizard stops while the host's store is down", "lab.inMemory(token, 'host')", None),
];

pub fn all() -> Vec<Fault> {
    let moments = MOMENTS
        .iter()
        .map(|row| Fault::new(format!("the wizard stops in {}", row.0), move |bench| Box::pin(stops(bench, row))));
    let others = OTHERS.iter().map(|row| Fault::new(row.0.to_owned(), move |bench| Box::pin(other(bench, row))));
    moments.chain(others).collect()
}

/// Opens the page with both elements; gives how long the next key may take after a stop.
async fn open(bench: &Bench, room: Option<u64>) -> Result<(Site, Duration)> {
    let site = bench.site()?;
    wasm::serve(bench, &site, room)?;
    host_page(&site, TWO, &["lab.js", "crash.js"])?;
    let since = Instant::now();
    stage::open_host(bench, &site).await?;
    let soon = SOON.max(since.elapsed() * LOADS);
    let theirs = stage::draft("theirs", Entry::Azure, Step::Details, &ANSWERS)?;
    let ready = "return lab.judge(async () => {
          const other = document.querySelector('#other');
          await lab.appeared(other);
          lab.introduce();
          lab.introduce(other);
          await lab.restore(arguments[0], other);
          lab.type('title', \"The other's\", other);
        });";
    judge(&bench.page, ready, vec![json!(theirs.to_json())]).await?;
    Ok((site, soon))
}

/// R45: at each point the draft is kept, the page says so, the next key is taken soon, and the other element goes on.
async fn stops(bench: &Bench, (moment, points): &(&str, u32)) -> Result<()> {
    // What stops is the same WebAssembly in each engine; the others show at one point of each moment that they start anew, too.
    let points = if bench.engine == Engine::Chromium { *points } else { 1 };
    let call = format!("return lab.crashAt({}, {points}, {SEED}, arguments[0]);", json!(moment));
    let measured = judge_stops(bench, None, &call).await?;
    ensure!(measured == points as usize, "{measured} times were measured at {points} points");
    Ok(())
}

/// R45: the same where the instance ends by its stack or its memory, again and again, or with nothing written anywhere.
async fn other(bench: &Bench, (_, script, room): &(&str, &str, Option<u64>)) -> Result<()> {
    judge_stops(bench, *room, &format!("const [token] = arguments; return {script};")).await.map(drop)
}

/// Calls a script of `crash.js` with a draft; gives how many times were measured. What is lost or wrong counts at once. What is
/// slow is done again on a fresh page, since other work on the machine only ever adds to a time: the shortest counts.
async fn judge_stops(bench: &Bench, room: Option<u64>, call: &str) -> Result<usize> {
    let draft = stage::draft("mine", Entry::Azure, Step::HandOver, &ANSWERS)?;
    let mut tries = 0;
    loop {
        tries += 1;
        let (_site, soon) = open(bench, room).await?;
        let good = judge(&bench.page, call, vec![json!(draft.to_json())]).await?;
        let mut times: Vec<u64> = serde_json::from_value(good["times"].clone()).unwrap_or_default();
        times.sort_unstable();
        if !times.is_empty() {
            println!("  {} points of {} (seed {SEED}), next key after {times:?} ms", times.len(), good["entries"]);
        }
        if times.iter().all(|time| Duration::from_millis(*time) < soon) {
            return Ok(times.len());
        }
        ensure!(
            tries < MEASURES,
            "{tries} times the next key was taken late, now after {times:?} ms; {} ms were meant",
            soon.as_millis()
        );
    }
}
