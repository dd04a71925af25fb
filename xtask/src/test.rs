//! Everything that can be tested, in stages.

use std::ffi::OsString;
use std::sync::{Mutex, PoisonError};
use std::thread;

use anyhow::{Context, Result, bail};
use clap::ValueEnum;

use crate::stages::{self, Counts, Run, Told};
use crate::{Engine, bench, check, hosts, npm, project, release, run, size, tools};

/// Runs the quick part, the loader's tests, the release with its sizes, and the browser tests in each engine. With a
/// `filter` only the browser tests that it names, beside what they need.
pub fn run(mut engines: Vec<Engine>, filter: Option<&str>) -> Result<()> {
    engines.sort();
    engines.dedup();
    let mut stages = Run::default();
    stages.stage("tools", || {
        tools::need_wasm_target()?;
        tools::need_std_source()?;
        npm::need()
    });
    let is_built = thread::scope(|scope| {
        // A release is mostly one processor's work, and installing waits for the network: the quick part goes on meanwhile.
        let release = scope.spawn(|| release::build(&project::target(), &project::path("dist")));
        let wanted = engines.clone();
        let had = scope.spawn(move || need_engines(&wanted));
        check::add_to(&mut stages);
        let is_tested = stages.stage("browser tests, built", || {
            run::run(run::cargo(["build", "--quiet", "--locked", "--package", "e2e"]))
        });
        let mut had = had.join().unwrap_or_default().into_iter();
        // An engine that cannot be had is one failure; the others are tested all the same.
        engines.retain(|engine| {
            stages.stage(&format!("tools, {}", name_of(*engine)), || had.next().unwrap_or_else(ended))
        });
        stages.stage("release", || release.join().unwrap_or_else(|_| ended())) && is_tested
    });
    if is_built {
        stages.stage("sizes", || size::run(None));
        let has_hosts = filter.is_none_or(|filter| filter.starts_with("hosts"));
        let has_loader = engines.contains(&Engine::Chromium) && filter.is_none();
        thread::scope(|scope| {
            // The loader's tests wait most of their time.
            let loader = has_loader.then(|| scope.spawn(loader_tests));
            if has_hosts {
                build_hosts(&mut stages);
            }
            if let Some(loader) = loader {
                stages.stage("benchmark, tried out", bench::try_out);
                stages.counted_stage("loader tests, chromium", || loader.join().unwrap_or_else(|_| ended()));
            }
        });
        let names: Vec<String> = engines.iter().map(|engine| name_of(*engine)).collect();
        stages.counted_stage(&format!("browser tests, {}", names.join(", ")), || browser_tests(&engines, filter));
    }
    stages.finish()
}

/// Has each engine, and nginx beside Chromium, installed; in the engines' order how that went.
fn need_engines(engines: &[Engine]) -> Vec<Result<()>> {
    let need = |engine: &Engine| {
        tools::need_engine(*engine)?;
        if *engine == Engine::Chromium { tools::offer_nginx() } else { Ok(()) }
    };
    engines.iter().map(need).collect()
}

fn ended<T>() -> Result<T> {
    bail!("the thread of this work ended")
}

fn loader_tests() -> Result<Counts> {
    stages::count_tests("loader: ", run::command("node", ["tests/loader/run.mjs"]))
}

/// The host apps for the tests that drive them. Their tools need a newer Node.js than all else here; where it is older, the
/// tests say so, and are counted as skipped.
fn build_hosts(stages: &mut Run) {
    match npm::node_version() {
        Ok(version) if version < hosts::OLDEST_NODE => {
            println!("The host apps are not built: they need Node.js {} or newer", hosts::OLDEST_NODE);
        }
        _ => {
            stages.stage("host apps", hosts::run);
        }
    }
}

fn name_of(engine: Engine) -> String {
    engine.to_possible_value().map(|value| value.get_name().to_owned()).unwrap_or_default()
}

/// Into how many parts the tests of an engine are divided, so that no processor is left without work at the end.
const PARTS: usize = 8;

/// A part of the tests in one engine.
struct Share {
    engine: Engine,
    number: usize,
}

/// The tests in each engine. A browser waits for its driver half of the time, so that one for each processor runs. With one more
/// each test takes longer by as much.
fn browser_tests(engines: &[Engine], filter: Option<&str>) -> Result<Counts> {
    // The last are taken first.
    let shares = (1..=PARTS).flat_map(|number| engines.iter().map(move |engine| Share { engine: *engine, number }));
    let waiting = Mutex::new(shares.collect::<Vec<_>>());
    let done = Mutex::new(Vec::new());
    let next = || waiting.lock().ok()?.pop();
    let work = || {
        while let Some(share) = next() {
            let counts = share.run(filter);
            done.lock().unwrap_or_else(PoisonError::into_inner).push((share.engine, counts));
        }
    };
    thread::scope(|scope| {
        for _ in 0..thread::available_parallelism().map_or(1, usize::from) {
            scope.spawn(work);
        }
    });
    Ok(sum(engines, done.into_inner().unwrap_or_else(PoisonError::into_inner)))
}

/// Adds up what the parts counted. Says once more what failed, since a long log is often cut, and the sums of each engine.
fn sum(engines: &[Engine], done: Vec<(Engine, Result<Told>)>) -> Counts {
    let mut all = Counts::default();
    let mut of_engine = vec![Counts::default(); engines.len()];
    for (engine, told) in done {
        let told = told.unwrap_or_else(|error| Told {
            counts: Counts { failed: 1, ..Counts::default() },
            news: vec![format!("{}: failed: {error:#}", name_of(engine))],
        });
        for line in told.news {
            println!("{line}");
        }
        for (_, sum) in engines.iter().zip(&mut of_engine).filter(|(known, _)| **known == engine) {
            *sum += told.counts;
        }
        all += told.counts;
    }
    for (engine, counts) in engines.iter().zip(of_engine) {
        let name = name_of(*engine);
        println!("{name}: {}; {} passed, {} failed", counts.faults, counts.passed, counts.failed);
    }
    if all.passed + all.failed == 0 {
        eprintln!("No browser test ran. Their names: cargo run -p e2e -- --list");
        all.failed = 1;
    }
    all
}

impl Share {
    fn run(&self, filter: Option<&str>) -> Result<Told> {
        let name = name_of(self.engine);
        let part = format!("{}/{PARTS}", self.number);
        let mut tests = run::command(project::target().join("debug").join("e2e"), ["--engine", &name, "--part", &part]);
        tests.args(filter).env("PATH", path_with_own_programs());
        stages::count_some_tests(&format!("{name}: "), tests).with_context(|| format!("{name}, part {part}"))
    }
}

fn path_with_own_programs() -> OsString {
    let path = std::env::var_os("PATH").unwrap_or_default();
    let folders = std::env::split_paths(&path).chain([tools::own_programs()]);
    std::env::join_paths(folders).unwrap_or_else(|_| path.clone())
}
