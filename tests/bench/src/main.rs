//! `cargo run -p bench -- [--runs N] [--plain | --throttled] [--contender FOLDER]…`
//!
//! The release must have been built: `cargo xtask bench` sees to that. Nothing here fails because something is slow.

mod figures;
mod server;
mod visit;

use std::path::{Path, PathBuf};
use std::process::ExitCode;

use anyhow::{Context, Result, ensure};
use e2e::browser::Browser;
use e2e::{Engine, Page};

use figures::Runs;
use visit::Pace;

/// What the others are held against.
const FLOOR: &str = "floor";

struct Arguments {
    runs: usize,
    paces: Vec<Pace>,
    contenders: Vec<PathBuf>,
}

fn arguments() -> Result<Arguments> {
    let mut read = Arguments { runs: 5, paces: vec![Pace::Plain, Pace::Throttled], contenders: Vec::new() };
    let mut words = std::env::args().skip(1);
    while let Some(word) = words.next() {
        match word.as_str() {
            "--runs" => read.runs = words.next().context("--runs needs a number")?.parse()?,
            "--plain" => read.paces = vec![Pace::Plain],
            "--throttled" => read.paces = vec![Pace::Throttled],
            "--contender" => read.contenders.push(words.next().context("--contender needs a folder")?.into()),
            _ => anyhow::bail!("{word} is no option here"),
        }
    }
    ensure!(read.runs > 0, "at least one run");
    Ok(read)
}

#[tokio::main(flavor = "current_thread")]
async fn main() -> ExitCode {
    let done = tokio::select! {
        done = run() => done,
        // Leaving by the door drops the driver; an interrupt without this would leave browsers behind.
        _ = tokio::signal::ctrl_c() => Err(anyhow::anyhow!("interrupted")),
    };
    match done {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("{error:#}");
            ExitCode::FAILURE
        }
    }
}

async fn run() -> Result<()> {
    let Arguments { runs, paces, contenders } = arguments()?;
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let release = root.join("../../dist").join(env!("CARGO_PKG_VERSION"));
    ensure!(release.is_dir(), "There is no release yet. Build it: cargo xtask build");
    let folders = folders(&root.join("contenders"), &contenders)?;
    let names: Vec<String> = folders.iter().map(|(name, _)| name.clone()).collect();
    let mut served: server::Folders =
        folders.into_iter().map(|(name, folder)| (format!("/contenders/{name}"), folder)).collect();
    served.push(("/release".to_owned(), release));
    let server = server::start(served)?;
    let url = |name: &str| format!("http://{}/contenders/{name}/", server.address());

    let folder = tempfile::tempdir()?;
    let browser = Browser::start(Engine::Chromium, &folder.path().join("driver.log")).await?;
    for name in &names {
        eprintln!("checking {name}");
        in_own_tab(&browser, Pace::Throttled, async |page| visit::check(page, &url(name)).await)
            .await
            .with_context(|| format!("{name} does not keep to the contract in tests/bench/README.md"))?;
    }
    for pace in paces {
        let mut all: Vec<Runs> = names.iter().cloned().map(Runs::new).collect();
        // Interleaved, so that what the machine does beside falls on all alike.
        for turn in 1..=runs {
            for contender in &mut all {
                eprintln!("{} run {turn} of {runs}: {}", pace.name(), contender.name);
                let url = url(&contender.name);
                let figures = in_own_tab(&browser, pace, async |page| visit::visit(page, &url).await).await;
                contender.add(figures.with_context(|| contender.name.clone())?);
            }
        }
        println!("\n{}; medians of {runs} interleaved runs (least–most)\n\n{}", pace.name(), figures::table(&all));
    }
    browser.close().await
}

/// The contenders with their names, the floor first.
fn folders(own: &Path, further: &[PathBuf]) -> Result<Vec<(String, PathBuf)>> {
    let mut found = Vec::new();
    for entry in std::fs::read_dir(own)? {
        found.push(entry?.path());
    }
    found.sort();
    found.extend(further.iter().cloned());
    let mut named = Vec::new();
    for folder in found {
        let name =
            std::fs::canonicalize(&folder)?.file_name().context("a folder has a name")?.to_string_lossy().into_owned();
        ensure!(folder.join("index.html").is_file(), "{} has no index.html", folder.display());
        named.push((name, folder));
    }
    named.sort_by_key(|(name, _)| name != FLOOR);
    Ok(named)
}

/// A tab has a process of its own, so nothing of another visit is warm in it.
async fn in_own_tab<T>(browser: &Browser, pace: Pace, work: impl AsyncFn(&Page) -> Result<T>) -> Result<T> {
    let client = &browser.client;
    let first = client.window().await?;
    let tab = client.new_window(true).await?;
    client.switch_to_window(tab.handle).await?;
    let page = Page::new(client.clone(), Engine::Chromium);
    visit::prepare(&page, pace).await?;
    let done = work(&page).await;
    client.close_window().await?;
    client.switch_to_window(first).await?;
    done
}
