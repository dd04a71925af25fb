//! One visit to a contender in a tab of its own: everything that is measured, once.

use std::time::Duration;

use anyhow::{Context, Result, ensure};
use e2e::{Page, wait};
use serde_json::{Value, json};

use crate::figures::Measure::{self, *};
use crate::figures::median;

const PROBE: &str = include_str!("probe.js");

/// How many keys are pressed in the field, and how many searches made.
const KEYS: usize = 30;
const SEARCHES: usize = 15;

/// Lists of customers for the search, with their measures: the list taken in, its longest task, work, painting.
const LISTS: [(u32, [Measure; 4]); 2] = [
    (10_000, [List10k, ListTask10k, SearchWork10k, SearchPaint10k]),
    (100_000, [List100k, ListTask100k, SearchWork100k, SearchPaint100k]),
];

/// No step of a visit takes longer, on a slow machine and throttled.
const LIMIT: Duration = Duration::from_secs(120);

/// How fast the browser runs.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Pace {
    /// As the machine is.
    Plain,
    /// A processor a quarter as fast; 1.6 Mbit/s, 150 ms until anything comes.
    Throttled,
}

impl Pace {
    pub fn name(self) -> &'static str {
        match self {
            Pace::Plain => "plain",
            Pace::Throttled => "throttled: processor 4 times slower, 1.6 Mbit/s, 150 ms latency",
        }
    }

    async fn set(self, page: &Page) -> Result<()> {
        let (rate, network) = match self {
            Pace::Plain => {
                (1, json!({ "offline": false, "latency": 0, "downloadThroughput": -1, "uploadThroughput": -1 }))
            }
            Pace::Throttled => {
                let bytes = |kilobits: u32| kilobits * 1000 / 8;
                let (down, up) = (bytes(1600), bytes(750));
                (4, json!({ "offline": false, "latency": 150, "downloadThroughput": down, "uploadThroughput": up }))
            }
        };
        page.devtools("Network.enable", json!({})).await?;
        page.devtools("Network.emulateNetworkConditions", network).await?;
        page.devtools("Emulation.setCPUThrottlingRate", json!({ "rate": rate })).await?;
        Ok(())
    }
}

/// Puts the clocks into every page that this tab will load, and sets its pace.
pub async fn prepare(page: &Page, pace: Pace) -> Result<()> {
    page.devtools("Page.addScriptToEvaluateOnNewDocument", json!({ "source": PROBE })).await?;
    page.devtools("Performance.enable", json!({})).await?;
    page.allow(LIMIT).await?;
    pace.set(page).await
}

/// Checks once what the contract asks of a contender; what is measured afterwards would mean nothing otherwise.
pub async fn check(page: &Page, url: &str) -> Result<()> {
    page.goto(url).await?;
    wait::until_in(LIMIT, "the search box", async || {
        Ok(number(page, "return window.__probe?.control ?? null;").await.ok())
    })
    .await?;
    run(page, "__probe.searchBox().focus();").await?;
    key(page, 'c').await?;
    ready(page).await?;
    let kept = run(page, "return __probe.searchBox().value;").await?;
    ensure!(kept == "c", "the search box lost a key that was pressed before the page was ready: {kept}");
    run(page, "localStorage.clear();").await.map(drop)
}

/// One visit: a first load, a walk with keys and steps; then, in a second load, the search over long lists.
pub async fn visit(page: &Page, url: &str) -> Result<Vec<(Measure, f64)>> {
    let mut seen = Vec::new();
    page.goto(url).await?;
    ready(page).await?;
    for (measure, script) in [
        (Control, "return __probe.control;"),
        (Ready, "return __probe.ready;"),
        (Blocked, "return __probe.blocked();"),
        (Bytes, "return __probe.bytes();"),
    ] {
        seen.push((measure, number(page, script).await?));
    }
    seen.extend(memory(page, [Heap, Wasm]).await?);

    run(page, "await __probe.take(__probe.customers(100)); await contender.start(__probe.customers(8)[7].domain);")
        .await?;
    let mut steps = Vec::new();
    for _ in 0..3 {
        if run(page, "return Boolean(contender.root().querySelector('input[name=title]'));").await? == json!(true) {
            let [work, paint] = keys(page).await?;
            seen.extend([(KeyWork, work), (KeyPaint, paint)]);
        }
        run(page, "await contender.answer();").await?;
        steps.push(pair(&run(page, "return __probe.step();").await?)?);
    }
    ensure!(seen.iter().any(|(measure, _)| *measure == KeyPaint), "no page had a field named title");
    let [work, paint] = medians(&steps);
    seen.extend([(StepWork, work), (StepPaint, paint)]);

    page.goto("about:blank").await?;
    page.goto(url).await?;
    ready(page).await?;
    for (count, [list, task, search_work, search_paint]) in LISTS {
        let taken = pair(&run(page, &format!("return __probe.take(__probe.customers({count}));")).await?)?;
        let searches = run(page, &format!("return __probe.search({count}, {SEARCHES});")).await?;
        let searches = searches.as_array().context("a list")?.iter().map(pair).collect::<Result<Vec<_>>>()?;
        let [work, paint] = medians(&searches);
        seen.extend([(list, taken[0]), (task, taken[1]), (search_work, work), (search_paint, paint)]);
    }
    seen.extend(memory(page, [HeapFull, WasmFull]).await?);
    run(page, "localStorage.clear();").await?;
    Ok(seen)
}

async fn ready(page: &Page) -> Result<()> {
    wait::until_in(LIMIT, "the page to be ready", async || {
        Ok(number(page, "return window.__probe?.ready ?? null;").await.ok())
    })
    .await?;
    Ok(())
}

/// Writes into the field named `title`: the medians of the work for a letter and of the painting after a key.
async fn keys(page: &Page) -> Result<[f64; 2]> {
    run(page, "contender.root().querySelector('input[name=title]').focus(); __probe.keys.length = 0;").await?;
    for turn in 0..KEYS {
        key(page, char::from(b'a' + u8::try_from(turn % 26)?)).await?;
        let is_painted = format!("while (__probe.keys.length <= {turn}) await new Promise(requestAnimationFrame);");
        run(page, &is_painted).await?;
    }
    let painted = run(page, "return __probe.keys;").await?;
    let work = run(page, &format!("return __probe.write({KEYS});")).await?;
    let median_of = |times: Value| -> Result<f64> { Ok(median(&serde_json::from_value::<Vec<f64>>(times)?)) };
    Ok([median_of(work)?, median_of(painted)?])
}

/// A real key, as the keyboard would send it.
async fn key(page: &Page, letter: char) -> Result<()> {
    let text = letter.to_string();
    for (kind, text_of) in [("keyDown", json!(text)), ("keyUp", Value::Null)] {
        let mut parameters = json!({ "type": kind, "key": text, "unmodifiedText": text });
        if !text_of.is_null() {
            parameters["text"] = text_of;
        }
        page.devtools("Input.dispatchKeyEvent", parameters).await?;
    }
    Ok(())
}

/// MiB of JavaScript objects and of wasm memory, garbage collected.
async fn memory(page: &Page, [heap, wasm]: [Measure; 2]) -> Result<[(Measure, f64); 2]> {
    const MIB: f64 = 1024.0 * 1024.0;
    for _ in 0..2 {
        page.devtools("HeapProfiler.collectGarbage", json!({})).await?;
    }
    let metrics = page.devtools("Performance.getMetrics", json!({})).await?;
    let used = metrics["metrics"].as_array().into_iter().flatten().find(|metric| metric["name"] == "JSHeapUsedSize");
    let used = used.and_then(|metric| metric["value"].as_f64()).context("the browser tells no heap")?;
    Ok([(heap, used / MIB), (wasm, number(page, "return __probe.wasm();").await? / MIB)])
}

/// Runs a script that may wait; what it throws is the error.
async fn run(page: &Page, script: &str) -> Result<Value> {
    let whole = format!(
        "const done = arguments[arguments.length - 1];
         (async () => {{ {script} }})().then((value) => done([value ?? null]), (error) => done(String(error.stack ?? error)));"
    );
    match page.client().execute_async(&whole, Vec::new()).await? {
        Value::Array(mut given) => given.pop().context("a value"),
        problem => anyhow::bail!("{script}: {problem}"),
    }
}

async fn number(page: &Page, script: &str) -> Result<f64> {
    run(page, script).await?.as_f64().with_context(|| format!("no number from {script}"))
}

fn pair(value: &Value) -> Result<[f64; 2]> {
    Ok(serde_json::from_value(value.clone())?)
}

fn medians(pairs: &[[f64; 2]]) -> [f64; 2] {
    [0, 1].map(|which| median(&pairs.iter().map(|pair| pair[which]).collect::<Vec<_>>()))
}
