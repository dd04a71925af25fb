//! The tools from npm: for the release and the browser tests only, at the versions of the lock file.

use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Result, bail};

use crate::names::Names;
use crate::{project, run, tools};

/// The folder of `package.json` and its lock.
fn folder() -> PathBuf {
    project::path("xtask/npm")
}

/// Installs the tools when they are missing or not those of the lock file.
pub fn need() -> Result<()> {
    install(&folder(), "esbuild, wasm-opt and axe-core")
}

/// Installs what the lock file of a folder names, unless it is there already. `what` is said meanwhile.
pub fn install(folder: &Path, what: &str) -> Result<()> {
    let lock = fs::read(folder.join("package-lock.json"))?;
    let mark = folder.join("node_modules").join(".installed-lock.json");
    if fs::read(&mark).is_ok_and(|installed| installed == lock) {
        return Ok(());
    }
    need_node()?;
    eprintln!("Installing {what}: npm ci");
    let mut npm = run::command("npm", ["ci", "--ignore-scripts", "--no-audit", "--no-fund", "--loglevel=error"]);
    npm.current_dir(folder).stdout(std::process::Stdio::null());
    run::run(npm)?;
    fs::write(mark, lock)?;
    Ok(())
}

/// The oldest Node.js that is known to write the same bytes and to run the loader's tests; the one of Debian 12.
const OLDEST_NODE: u32 = 18;

/// Installs Node.js with npm where they are missing, as far as that is ours to do.
pub fn need_node() -> Result<()> {
    let missing: Vec<_> = [("node", "nodejs"), ("npm", "npm")]
        .into_iter()
        .filter_map(|(program, package)| (!run::is_installed(program)).then_some(package))
        .collect();
    if !missing.is_empty() {
        tools::install_packages(&missing)?;
    }
    let version = node_version()?;
    if version < OLDEST_NODE {
        bail!("Install Node.js {OLDEST_NODE} or newer, then run the command again: here is {version}");
    }
    Ok(())
}

/// The first number of the version of Node.js; one that is written in an unknown way counts as the newest.
pub fn node_version() -> Result<u32> {
    let version = run::read(run::command("node", ["--version"]))?;
    Ok(major(&version).unwrap_or(u32::MAX))
}

/// 18 of `v18.20.4`.
fn major(version: &str) -> Option<u32> {
    version.trim().strip_prefix('v')?.split('.').next()?.parse().ok()
}

fn tool(script: &str) -> std::process::Command {
    let mut node = run::command("node", [folder().join("node_modules").join(script)]);
    node.stdout(std::process::Stdio::null());
    node
}

/// What the wasm may use: what the compiler uses today, which every browser engine has had since 2023. `--all-features`
/// would let wasm-opt write what browsers do not know yet.
const FEATURES: &[&str] = &[
    "--enable-bulk-memory",
    "--enable-bulk-memory-opt",
    "--enable-call-indirect-overlong",
    "--enable-multivalue",
    "--enable-mutable-globals",
    "--enable-nontrapping-float-to-int",
    "--enable-reference-types",
    "--enable-sign-ext",
];

/// How the wasm is made smaller; docs/decisions/0005-size.md has what each brings.
const SMALLER: &[&str] = &[
    "-Oz",
    // Functions that are called once stay functions: small ones look more alike, so the whole compresses better.
    "--one-caller-inline-max-function-size=16",
    // The first kilobyte is the far end of the stack: only what runs over the stack gets there, and it traps.
    "--low-memory-unused",
    // The memory is the wasm's own, and new with each instance.
    "--zero-filled-memory",
    "--strip-debug",
    "--strip-producers",
    "--strip-target-features",
    "--minify-imports-and-exports-and-modules",
];

/// Makes the wasm smaller, takes away what only a debugger reads, and gives the short names that the glue must use.
pub fn optimize(wasm: &Path, out: &Path) -> Result<Names> {
    let mut optimizer = tool("binaryen/bin/wasm-opt");
    optimizer.arg(wasm).arg("-o").arg(out).args(SMALLER).args(FEATURES).stdout(std::process::Stdio::piped());
    Names::read(&run::read(optimizer)?)
}

/// The style sheet without what only people read. `folder` takes the files in between.
pub fn minify_css(css: &str, folder: &Path) -> Result<String> {
    let (whole, small) = (folder.join("styles.css"), folder.join("styles.min.css"));
    fs::write(&whole, css)?;
    let mut bundler = tool("esbuild/bin/esbuild");
    bundler.arg(whole).arg(format!("--outfile={}", small.display())).args([
        "--minify",
        "--charset=utf8",
        "--legal-comments=none",
        "--log-level=warning",
    ]);
    run::run(bundler)?;
    Ok(fs::read_to_string(small)?.trim_end().to_owned())
}

/// Makes one minified ES module of `entry` and all it imports.
pub fn bundle(entry: &Path, out: &Path) -> Result<()> {
    let mut bundler = tool("esbuild/bin/esbuild");
    bundler.arg(entry).arg(format!("--outfile={}", out.display())).args([
        "--bundle",
        "--format=esm",
        "--minify",
        "--target=es2022",
        "--charset=utf8",
        "--legal-comments=none",
        "--log-level=warning",
    ]);
    run::run(bundler)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_version_of_node_is_read() {
        let rows = [("v18.20.4\n", Some(18)), ("v9.1.0", Some(9)), ("18", None), ("", None)];
        for (version, expected) in rows {
            assert_eq!(major(version), expected, "{version}");
        }
    }
}
