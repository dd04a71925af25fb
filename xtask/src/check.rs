//! The quick part of the tests: everything that needs no browser and no release.

use anyhow::Result;

use crate::stages::{self, Run};
use crate::{docs, run, tools};

/// Runs the quick part alone.
pub fn run() -> Result<()> {
    let mut stages = Run::default();
    add_to(&mut stages);
    stages.finish()
}

/// Runs the quick part as stages of a longer run.
pub fn add_to(stages: &mut Run) {
    stages.stage("format", || run::run(run::cargo(["fmt", "--all", "--check"])));
    stages.stage("clippy, native", || {
        run::run(run::cargo(["clippy", "--quiet", "--locked", "--workspace", "--all-targets", "--", "-D", "warnings"]))
    });
    stages.stage("clippy, browser", || {
        tools::need_wasm_target()?;
        let mut clippy = run::cargo(["clippy", "--quiet", "--locked", "--lib", "--package", "service-request-wizard"]);
        clippy.args(["--target", tools::WASM, "--", "-D", "warnings"]);
        run::run(clippy)
    });
    stages.counted_stage("native tests", || {
        let tests = ["test", "--quiet", "--locked", "--workspace", "--exclude", "e2e", "--no-fail-fast"];
        stages::count_tests("", run::cargo(tests))
    });
    stages.stage("generated documents", docs::check);
}
