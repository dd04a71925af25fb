//! `cargo run -p e2e -- [--engine chromium|firefox|webkit] [--dist FOLDER] [--part 1/2] [--list] [part of a name]…`
//! `cargo run -p e2e -- --gallery FOLDER | --pictures FOLDER | --accept`
//!
//! The release must have been built: `cargo xtask test` does everything in order.

mod faults;
mod suite;

use std::path::{Path, PathBuf};
use std::process::ExitCode;

use anyhow::{Context, Result, ensure};
use e2e::browser::Browser;
use e2e::runner::{self, Case, Choice, Folders, Part};
use e2e::{Bench, Engine, Page, exceptions};
use tokio::signal::unix::{SignalKind, signal};

/// What else than tests can be asked for: pictures, and the outlines that the tests compare with.
enum Errand {
    Gallery(PathBuf),
    Pictures(PathBuf),
    Accept,
}

struct Arguments {
    errand: Option<Errand>,
    engine: Engine,
    dist: PathBuf,
    only_list: bool,
    choice: Choice,
}

fn arguments() -> Result<Arguments> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../..");
    let mut read = Arguments {
        errand: None,
        engine: Engine::Chromium,
        dist: root.join("dist"),
        only_list: false,
        choice: Choice { part: Part::WHOLE, words: Vec::new() },
    };
    let mut words = std::env::args().skip(1);
    while let Some(word) = words.next() {
        match word.as_str() {
            "--engine" => read.engine = words.next().context("--engine needs a name")?.parse()?,
            "--dist" => read.dist = words.next().context("--dist needs a folder")?.into(),
            "--gallery" => {
                read.errand = Some(Errand::Gallery(words.next().context("--gallery needs a folder")?.into()))
            }
            "--pictures" => {
                read.errand = Some(Errand::Pictures(words.next().context("--pictures needs a folder")?.into()))
            }
            "--accept" => read.errand = Some(Errand::Accept),
            "--part" => read.choice.part = words.next().context("--part needs a part, such as 1/2")?.parse()?,
            "--list" => read.only_list = true,
            _ => {
                ensure!(!word.starts_with('-'), "{word} is no option here");
                read.choice.words.push(word);
            }
        }
    }
    Ok(read)
}

#[tokio::main(flavor = "current_thread")]
async fn main() -> ExitCode {
    match run().await {
        Ok(true) => ExitCode::SUCCESS,
        Ok(false) => ExitCode::FAILURE,
        Err(error) => {
            eprintln!("{error:#}");
            ExitCode::FAILURE
        }
    }
}

async fn run() -> Result<bool> {
    let arguments = arguments()?;
    let faults = faults::all();
    let faults = faults.iter().map(|fault| -> &dyn Case { fault });
    let cases: Vec<&dyn Case> = suite::TESTS.iter().map(|test| -> &dyn Case { test }).chain(faults).collect();
    if arguments.only_list {
        for case in cases {
            println!("{}", case.name());
        }
        return Ok(true);
    }
    let names: Vec<&str> = cases.iter().map(|case| case.name()).collect();
    let wrong = exceptions::faults(&names);
    ensure!(wrong.is_empty(), "exceptions.md needs a test, engines and a reason in each row: {wrong:?}");
    ensure!(arguments.dist.is_dir(), "There is no release in {} yet: cargo xtask build", arguments.dist.display());
    let results = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../target/e2e");
    if let Some(errand) = arguments.errand {
        return run_errand(errand, &arguments.dist).await.map(|()| true);
    }
    let folders = Folders { dist: arguments.dist, results };
    let tests = runner::run(arguments.engine, &cases, &arguments.choice, &folders);
    let mut terminated = signal(SignalKind::terminate())?;
    // Leaving by the door drops the driver; an interrupt without this would leave browsers behind.
    let counts = tokio::select! {
        counts = tests => counts?,
        _ = tokio::signal::ctrl_c() => anyhow::bail!("interrupted"),
        _ = terminated.recv() => anyhow::bail!("terminated"),
    };
    let skipped = if counts.skipped > 0 { format!(", {} skipped", counts.skipped) } else { String::new() };
    if counts.faults > 0 {
        println!("{} faults, {} survived, {} lost", counts.faults, counts.survived, counts.lost);
    }
    println!("{} passed, {} failed{skipped}", counts.passed, counts.failed);
    Ok(counts.failed == 0)
}

/// Errands are run in Chromium, whose pictures are the reference.
async fn run_errand(errand: Errand, dist: &Path) -> Result<()> {
    let folder = tempfile::tempdir()?;
    let browser = Browser::start(Engine::Chromium, &folder.path().join("driver.log")).await?;
    let bench = Bench::new(Page::new(browser.client.clone(), Engine::Chromium), Engine::Chromium, dist);
    let done = match errand {
        Errand::Gallery(folder) => suite::make_gallery(&bench, &folder).await,
        Errand::Pictures(folder) => suite::make_pictures(&bench, &folder).await,
        Errand::Accept => suite::accept_outlines(&bench).await,
    };
    browser.close().await?;
    done
}
