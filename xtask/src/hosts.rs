//! Small host apps around the packed wizard, one a framework: their types are checked and their builds made for the
//! browser tests. The content security policies that hosts are told to use are judged here, too.

use std::fs;
use std::path::Path;

use anyhow::{Result, ensure};

use crate::{npm, package, project, run};

/// The folders in `tests/hosts`.
const HOSTS: &[&str] = &["plain", "react", "vue", "svelte", "angular"];

/// The oldest Node.js that Vite runs on.
pub const OLDEST_NODE: u32 = 20;

/// Checks and builds every host with the package of the release in `dist/`, into `target/hosts/`.
pub fn run() -> Result<()> {
    let folder = project::path("tests/hosts");
    npm::need_node()?;
    ensure!(npm::node_version()? >= OLDEST_NODE, "The host apps need Node.js {OLDEST_NODE} or newer");
    npm::install(&folder, "Vite, React, Vue, Svelte, Angular and csp_evaluator")?;
    package::unpack(&project::path("dist"), &folder.join("node_modules"))?;

    let checks: &[(&str, &[&str])] = &[
        ("typescript/bin/tsc", &["--project", "."]),
        ("vue-tsc/bin/vue-tsc.js", &["--noEmit", "--project", "vue"]),
        ("svelte-check/bin/svelte-check", &["--workspace", "svelte", "--tsconfig", "./tsconfig.json"]),
        // Writes what Vite then bundles, too.
        ("@angular/compiler-cli/bundles/src/bin/ngc.js", &["--project", "angular"]),
    ];
    for (program, arguments) in checks {
        eprintln!("Checking the types: {program}");
        node(&folder, program, arguments, "svelte")?;
    }
    eprintln!("Judging the recommended policies: csp_evaluator");
    let mut policies = run::command("node", ["policies.mjs"]);
    policies.current_dir(&folder);
    run::run(policies)?;
    for host in HOSTS {
        eprintln!("Building the host in {host}");
        node(&folder, "vite/bin/vite.js", &["build"], host)?;
    }
    println!("{} hosts are built. Drive them: cargo xtask test hosts", HOSTS.len());
    Ok(())
}

/// Runs a program of `node_modules` for one host, which the settings in `vite.config.js` read from the environment.
fn node(folder: &Path, program: &str, arguments: &[&str], host: &str) -> Result<()> {
    let out = project::target().join("hosts").join(host);
    fs::create_dir_all(&out)?;
    let mut node = run::command("node", [folder.join("node_modules").join(program)]);
    node.args(arguments).current_dir(folder).env("HOST", host).env("OUT", out);
    run::run(node)
}
