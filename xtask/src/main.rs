//! The project's commands: `cargo xtask <command>`. Each does its own set-up and says what it does.

mod bench;
mod budget;
mod check;
mod compress;
mod docs;
mod evaluate;
mod gallery;
mod hosting;
mod hosts;
mod names;
mod npm;
mod package;
mod project;
mod release;
mod reload;
mod run;
mod serve;
mod size;
mod stages;
mod surface;
mod test;
mod tools;
mod web;

use std::net::IpAddr;
use std::process::ExitCode;

use clap::{Parser, Subcommand, ValueEnum};

#[derive(Parser)]
#[command(name = "cargo xtask", about = "The commands of this project", version)]
struct Arguments {
    #[command(subcommand)]
    command: Command,
}

#[derive(Subcommand)]
enum Command {
    /// Build for development and serve the page; rebuild and reload on change
    Serve {
        #[arg(long, default_value_t = 8080)]
        port: u16,
        /// The address to listen on; the loopback unless said otherwise
        #[arg(long, default_value = "127.0.0.1")]
        host: IpAddr,
    },
    /// Decide requests: JSON Lines on standard input, one decision a line on standard output
    Evaluate,
    /// Build the release in dist/
    Build {
        /// Build a second time from nothing and compare every byte
        #[arg(long)]
        twice: bool,
    },
    /// Print the sizes of the release and hold them against budget.toml
    Size {
        /// Add the present figure to budget.toml, with this reason
        #[arg(long, value_name = "REASON")]
        record: Option<String>,
        /// Print instead which crates and functions the code comes from, in bytes before wasm-opt
        #[arg(long, conflicts_with = "record")]
        top: bool,
    },
    /// The quick part: format, clippy, native tests, generated documents
    Check,
    /// Everything: check, loader tests, release, sizes, browser tests
    Test {
        /// A browser to test in instead of all three; may be given several times
        #[arg(long = "engine", value_enum, default_values = ["chromium", "firefox", "webkit"])]
        engines: Vec<Engine>,
        /// Run only the browser tests whose name contains this
        filter: Option<String>,
    },
    /// Build the release and measure it in Chromium against a page without any framework
    Bench(bench::Options),
    /// Check and build the host apps of tests/hosts with the package of the release in dist/
    Hosts,
    /// Picture every page in every state on one local page, target/gallery/index.html
    Gallery {
        /// Write the pictures of README and docs instead
        #[arg(long)]
        docs: bool,
        /// Write the outlines that the tests compare with instead: what the pages look like now is meant
        #[arg(long, conflicts_with = "docs")]
        accept: bool,
    },
    /// Write the generated documents
    Docs,
}

/// A browser engine that the tests can drive.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, ValueEnum)]
pub enum Engine {
    Chromium,
    Firefox,
    Webkit,
}

fn main() -> ExitCode {
    let done = match Arguments::parse().command {
        Command::Serve { port, host } => serve::run(host, port),
        Command::Evaluate => evaluate::run(),
        Command::Build { twice } => release::run(twice),
        Command::Size { top: true, .. } => size::print_top(),
        Command::Size { record, .. } => size::run(record.as_deref()),
        Command::Check => check::run(),
        Command::Test { engines, filter } => test::run(engines, filter.as_deref()),
        Command::Bench(options) => bench::run(&options),
        Command::Hosts => hosts::run(),
        Command::Gallery { docs, accept } => gallery::run(docs, accept),
        Command::Docs => docs::run(),
    };
    match done {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("{error:#}");
            ExitCode::FAILURE
        }
    }
}
