//! Runs the tests one after the other in one browser, each in a tab or window of its own.

use std::any::Any;
use std::fs;
use std::panic::AssertUnwindSafe;
use std::path::{Path, PathBuf};
use std::pin::Pin;
use std::str::FromStr;
use std::time::{Duration, Instant};

use anyhow::{Context, Result, anyhow, ensure};
use fantoccini::Client;
use fantoccini::error::CmdError;
use fantoccini::wd::WindowHandle;
use futures_util::FutureExt;
use tokio::time::timeout;

use crate::bench::{Bench, Skipped};
use crate::browser::{Browser, Engine};
use crate::exceptions::reason;
use crate::page::Page;
use crate::wait::Late;

/// No test may take longer.
const LIMIT: Duration = Duration::from_secs(600);

/// A browser that hangs must not take the run with it: after so long without an answer another one takes its place.
const ANSWER_LIMIT: Duration = Duration::from_secs(15);

/// How many tests of a run may need a second try. More than these are no hiccups of the machine.
const MOST_UNSTEADY: usize = 2;

/// How much of an error is said once more at the end of a run, in letters.
const WORDS_AT_THE_END: usize = 400;

/// What a test's function returns.
pub type Running<'a> = Pin<Box<dyn Future<Output = Result<()>> + 'a>>;

/// Something that passes or fails, with its name.
pub trait Case {
    fn name(&self) -> &str;

    fn run<'a>(&'a self, bench: &'a Bench) -> Running<'a>;

    /// Whether it is one of the faults that are counted by themselves.
    fn is_fault(&self) -> bool {
        false
    }
}

/// How a fault ends where a character that the user saw acknowledged as saved is in no draft any more.
#[derive(Debug)]
pub struct Lost(pub String);

impl std::fmt::Display for Lost {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "LOST: {}", self.0)
    }
}

impl std::error::Error for Lost {}

/// The browser crashed or hung while a test ran.
#[derive(Debug)]
struct Gone;

impl std::fmt::Display for Gone {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("the browser was gone")
    }
}

impl std::error::Error for Gone {}

/// A test: an async function with its name.
pub struct Test {
    pub name: &'static str,
    pub run: for<'a> fn(&'a Bench) -> Running<'a>,
}

impl Case for Test {
    fn name(&self) -> &str {
        self.name
    }

    fn run<'a>(&'a self, bench: &'a Bench) -> Running<'a> {
        (self.run)(bench)
    }
}

/// A list of tests by `module::function`.
#[macro_export]
macro_rules! tests {
    ($($module:ident::$function:ident),+ $(,)?) => {
        &[$($crate::Test {
            name: concat!(stringify!($module), "::", stringify!($function)),
            run: |bench| Box::pin($module::$function(bench)),
        }),+]
    };
}

/// Which of the tests a run takes: every `of`-th, from the `number`-th on. Parts can run side by side.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Part {
    pub number: usize,
    pub of: usize,
}

impl Part {
    /// All tests.
    pub const WHOLE: Part = Part { number: 1, of: 1 };

    fn has(self, place: usize) -> bool {
        place % self.of == self.number - 1
    }
}

impl FromStr for Part {
    type Err = anyhow::Error;

    /// Reads `1/2`.
    fn from_str(text: &str) -> Result<Part> {
        let (number, of) = text.split_once('/').context("a part is written as 1/2")?;
        let part = Part { number: number.parse()?, of: of.parse()? };
        ensure!((1..=part.of).contains(&part.number), "there is no part {text}");
        Ok(part)
    }
}

/// How many tests passed and failed, and how many are listed as exceptions of the engine; and how many of them were faults.
#[derive(Clone, Copy, Debug, Default)]
pub struct Counts {
    pub passed: u32,
    pub failed: u32,
    pub skipped: u32,
    pub faults: u32,
    pub survived: u32,
    pub lost: u32,
}

/// Which tests are wanted: those of this part whose name contains one of the words (none: all).
pub struct Choice {
    pub part: Part,
    pub words: Vec<String>,
}

/// Where a run finds the release, and leaves pictures and logs.
pub struct Folders {
    pub dist: PathBuf,
    pub results: PathBuf,
}

/// Whether a test ended because the driver refused a command or something was not there in time: a machine that is busy with
/// other work can do both. What a test found to be wrong is never of this kind.
fn may_be_the_machine(error: &anyhow::Error) -> bool {
    error.is::<Gone>() || error.chain().any(|cause| cause.is::<Late>() || cause.is::<CmdError>())
}

/// Runs the tests that are wanted and prints a line for each; at the end once more what failed, and which tests passed only when
/// they were tried again: their causes are to be found all the same.
pub async fn run(engine: Engine, tests: &[&dyn Case], choice: &Choice, folders: &Folders) -> Result<Counts> {
    let results = folders.results.join(engine.name());
    fs::create_dir_all(&results)?;
    let log = results.join(format!("driver-{}-of-{}.log", choice.part.number, choice.part.of));
    let mut browser = Browser::start(engine, &log).await?;
    let mut counts = Counts::default();
    let words = &choice.words;
    let is_wanted =
        |test: &&&dyn Case| words.is_empty() || words.iter().any(|word| test.name().contains(word.as_str()));
    let mut skipped = Vec::new();
    let mut failed = Vec::new();
    let mut unsteady = Vec::new();
    let wanted = tests.iter().filter(is_wanted).enumerate().filter(|(place, _)| choice.part.has(*place));
    for (_, test) in wanted {
        if let Some(why) = reason(test.name(), engine) {
            counts.skipped += 1;
            skipped.push((test.name(), why.to_owned()));
            continue;
        }
        let since = Instant::now();
        let mut done = in_own_tab(&mut browser, *test, folders, &log).await;
        if let Err(error) = &done
            && may_be_the_machine(error)
            && unsteady.len() < MOST_UNSTEADY
        {
            println!("  once more, after {:.1} s: {error:#}", since.elapsed().as_secs_f32());
            unsteady.push((test.name(), format!("{error:#}")));
            done = in_own_tab(&mut browser, *test, folders, &log).await;
        }
        let seconds = since.elapsed().as_secs_f32();
        match done {
            Ok(()) => {
                counts.passed += 1;
                counts.faults += u32::from(test.is_fault());
                counts.survived += u32::from(test.is_fault());
                println!("ok {} ({seconds:.1} s)", test.name());
            }
            Err(error) => match error.downcast_ref::<Skipped>() {
                Some(Skipped(why)) => {
                    counts.skipped += 1;
                    skipped.push((test.name(), why.clone()));
                }
                None => {
                    counts.failed += 1;
                    counts.faults += u32::from(test.is_fault());
                    counts.lost += u32::from(error.is::<Lost>());
                    println!("FAILED {} ({seconds:.1} s)\n{error:#}", test.name());
                    failed.push((test.name(), format!("{error:#}")));
                }
            },
        }
    }
    for (what, tests) in [("failed", failed), ("unsteady", unsteady)] {
        for (name, error) in tests {
            println!("{what}: {name}: {}", error.chars().take(WORDS_AT_THE_END).collect::<String>());
        }
    }
    for (name, why) in skipped {
        println!("not in {}: {name}: {why}", engine.name());
    }
    browser.close().await?;
    Ok(counts)
}

/// Runs a test in a tab of its own. A browser that gives no answer afterwards is replaced; what its driver said goes into `log`.
async fn in_own_tab(browser: &mut Browser, test: &dyn Case, folders: &Folders, log: &Path) -> Result<()> {
    let results = log.parent().context("a folder of results")?;
    if browser.client.window().await.is_err() {
        // Its process has ended between two tests: a browser, too, can crash.
        replace(browser, log).await?;
    }
    let client = &browser.client;
    let first = client.window().await?;
    // A further tab of WebKit's test browser stays hidden, and a further window is not the active one: it takes no focus.
    if browser.engine != Engine::Webkit {
        let tab = client.new_window(true).await.context("no new tab")?;
        client.switch_to_window(tab.handle).await?;
    }
    let bench = Bench::new(Page::new(client.clone(), browser.engine), browser.engine, &folders.dist);
    // Lines that an earlier test left in the browser's log are not this test's.
    bench.page.console().await?;

    let running = AssertUnwindSafe(test.run(&bench)).catch_unwind();
    let done = match timeout(LIMIT, running).await {
        Ok(Ok(done)) => done,
        Ok(Err(panic)) => Err(anyhow!("{}", words_of(panic.as_ref()))),
        Err(_) => Err(anyhow!("did not end within {} s", LIMIT.as_secs())),
    };
    let has_failed = done.as_ref().is_err_and(|error| !error.is::<Skipped>());
    let traces = async {
        if has_failed {
            leave_traces(&bench, test, results).await;
        }
        tidy(client, first).await
    };
    match timeout(ANSWER_LIMIT, traces).await {
        Ok(Ok(())) => done,
        Ok(Err(_)) | Err(_) => {
            replace(browser, log).await?;
            done.map_err(|error| if error.is::<Lost>() || error.is::<Skipped>() { error } else { error.context(Gone) })
        }
    }
}

/// Another browser takes the place of one that has crashed or hangs.
async fn replace(browser: &mut Browser, log: &Path) -> Result<()> {
    println!("  the browser gives no answer any more; another one goes on");
    *browser = Browser::start(browser.engine, &log.with_extension("next.log")).await?;
    Ok(())
}

/// Leaves nothing but an empty first tab.
async fn tidy(client: &Client, first: WindowHandle) -> Result<()> {
    for window in client.windows().await? {
        if window != first {
            client.switch_to_window(window).await?;
            client.close_window().await?;
        }
    }
    client.switch_to_window(first).await?;
    Ok(client.goto("about:blank").await?)
}

/// A picture of the page and what went wrong in it, as far as the browser still gives them.
async fn leave_traces(bench: &Bench, test: &dyn Case, results: &Path) {
    let picture = results.join(format!("{}.png", file_name(test.name())));
    if bench.page.screenshot(&picture).await.is_ok() {
        println!("  picture: {}", picture.display());
    }
    for problem in bench.page.problems().await.unwrap_or_default().into_iter().take(20) {
        println!("  {problem}");
    }
}

fn file_name(name: &str) -> String {
    name.replace("::", ".").replace(|letter: char| !letter.is_ascii_alphanumeric() && letter != '.', "-")
}

fn words_of(panic: &(dyn Any + Send)) -> &str {
    panic
        .downcast_ref::<String>()
        .map(String::as_str)
        .or_else(|| panic.downcast_ref::<&str>().copied())
        .unwrap_or("the test panicked")
}
