//! Everything that can be tested, in stages.

use std::ffi::OsString;

use anyhow::Result;
use clap::ValueEnum;

use crate::stages::{self, Counts, Run};
use crate::{Engine, bench, check, hosts, npm, project, release, run, size, tools};

/// Runs the quick part, the loader's tests, the release with its sizes, and the browser tests in each engine. With a
/// `filter` only the browser tests that it names, beside what they need.
pub fn run(mut engines: Vec<Engine>, filter: Option<&str>) -> Result<()> {
    engines.sort();
    engines.dedup();
    let mut stages = Run::default();
    stages.stage("tools", || tools::need_wasm_target().and_then(|()| npm::need()));
    // An engine that cannot be had is one failure; the others are tested all the same.
    engines.retain(|engine| stages.stage(&format!("tools, {}", engine_name(*engine)), || tools::need_engine(*engine)));
    if engines.contains(&Engine::Chromium) {
        stages.stage("tools, nginx", tools::offer_nginx);
    }
    check::add_to(&mut stages);
    if engines.contains(&Engine::Chromium) && filter.is_none() {
        stages.counted_stage("loader tests, chromium", || {
            stages::count_tests(run::command("node", ["tests/loader/run.mjs"]))
        });
    }
    let is_built = stages.stage("release", || release::build(&project::target(), &project::path("dist")));
    if is_built {
        stages.stage("sizes", || size::run(None));
        if engines.contains(&Engine::Chromium) && filter.is_none() {
            stages.stage("benchmark, tried out", bench::try_out);
        }
        if filter.is_none_or(|filter| filter.starts_with("hosts")) {
            build_hosts(&mut stages);
        }
        for engine in engines {
            let name = format!("browser tests, {}", engine_name(engine));
            stages.counted_stage(&name, || browser_tests(engine, filter));
        }
    }
    stages.finish()
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

fn engine_name(engine: Engine) -> String {
    engine.to_possible_value().map(|value| value.get_name().to_owned()).unwrap_or_default()
}

fn browser_tests(engine: Engine, filter: Option<&str>) -> Result<Counts> {
    let mut tests = run::cargo(["run", "--quiet", "--locked", "--package", "e2e", "--", "--engine"]);
    tests.arg(engine_name(engine)).args(filter);
    tests.env("PATH", path_with_own_programs());
    stages::count_tests(tests)
}

fn path_with_own_programs() -> OsString {
    let path = std::env::var_os("PATH").unwrap_or_default();
    let folders = std::env::split_paths(&path).chain([tools::own_programs()]);
    std::env::join_paths(folders).unwrap_or_else(|_| path.clone())
}
