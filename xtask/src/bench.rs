//! The benchmark: the release in a browser, beside the contenders of `tests/bench`.

use std::path::PathBuf;

use anyhow::Result;
use clap::Args;

use crate::{Engine, project, release, run, tools};

/// What is measured.
#[derive(Args)]
pub struct Options {
    /// How often each contender is visited; the figures are medians
    #[arg(long, default_value_t = 5)]
    runs: u32,
    /// Only as fast as the machine is
    #[arg(long, conflicts_with = "throttled")]
    plain: bool,
    /// Only with a processor 4 times slower, 1.6 Mbit/s and 150 ms latency
    #[arg(long)]
    throttled: bool,
    /// A further contender's folder, as tests/bench/README.md describes it; may be given several times
    #[arg(long = "contender", value_name = "FOLDER")]
    contenders: Vec<PathBuf>,
}

/// Builds the release and prints what it costs, as ratios to the floor. Nothing fails because it is slow.
pub fn run(options: &Options) -> Result<()> {
    tools::need_engine(Engine::Chromium)?;
    release::build(&project::target(), &project::path("dist"))?;
    visit(options)
}

/// One run of each contender with the release that is there: that the benchmark works, whatever it says.
pub fn try_out() -> Result<()> {
    visit(&Options { runs: 1, plain: true, throttled: false, contenders: Vec::new() })
}

fn visit(options: &Options) -> Result<()> {
    let mut bench = run::cargo(["run", "--quiet", "--locked", "--package", "bench", "--"]);
    bench.args(["--runs", &options.runs.to_string()]);
    bench.args(options.plain.then_some("--plain")).args(options.throttled.then_some("--throttled"));
    for folder in &options.contenders {
        // cargo runs it elsewhere.
        bench.arg("--contender").arg(std::path::absolute(folder)?);
    }
    run::run(bench)
}
