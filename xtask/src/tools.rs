//! What the commands need beside Rust, and how it comes onto the machine.

use anyhow::{Result, bail};

use crate::{Engine, project, run};

/// The compiler's target for browsers.
pub const WASM: &str = "wasm32-unknown-unknown";

/// geckodriver has no Debian package; this release of the crate is known to work with firefox-esr.
const GECKODRIVER: &str = "0.37.1";

/// Adds the compiler's target for browsers when it is missing, and says so.
pub fn need_wasm_target() -> Result<()> {
    if !run::is_installed("rustup") {
        // Without rustup the toolchain came from elsewhere; the compiler will say what it lacks.
        return Ok(());
    }
    let installed = run::read(run::command("rustup", ["target", "list", "--installed"]))?;
    if installed.lines().any(|target| target == WASM) {
        return Ok(());
    }
    eprintln!("Adding the compiler's target for browsers: rustup target add {WASM}");
    run::run(run::command("rustup", ["target", "add", WASM]))
}

/// Adds the source of Rust's standard library when it is missing, and says so: the release compiles it anew.
pub fn need_std_source() -> Result<()> {
    let sysroot = run::read(run::command("rustc", ["--print", "sysroot"]))?;
    let source = std::path::Path::new(sysroot.trim()).join("lib/rustlib/src/rust/library/std");
    if source.is_dir() {
        return Ok(());
    }
    if !run::is_installed("rustup") {
        bail!("The release needs the source of Rust's standard library in {}: install rust-src", source.display());
    }
    eprintln!("Adding the source of Rust's standard library: rustup component add rust-src");
    run::run(run::command("rustup", ["component", "add", "rust-src"]))
}

/// One program that a browser test needs.
struct Need {
    program: &'static str,
    /// The Debian package; none: see `cargo`.
    apt: Option<&'static str>,
}

const fn apt(program: &'static str, package: &'static str) -> Need {
    Need { program, apt: Some(package) }
}

fn needs(engine: Engine) -> &'static [Need] {
    const CHROMIUM: &[Need] = &[apt("chromium", "chromium"), apt("chromedriver", "chromium-driver")];
    const FIREFOX: &[Need] = &[apt("firefox-esr", "firefox-esr"), Need { program: "geckodriver", apt: None }];
    const WEBKIT: &[Need] = &[
        apt("WebKitWebDriver", "webkit2gtk-driver"),
        apt("xvfb-run", "xvfb"),
        apt("xauth", "xauth"),
        apt("openbox", "openbox"),
    ];
    match engine {
        Engine::Chromium => CHROMIUM,
        Engine::Firefox => FIREFOX,
        Engine::Webkit => WEBKIT,
    }
}

/// Where programs go that cargo installs for this project.
pub fn own_programs() -> std::path::PathBuf {
    project::target().join("tools").join("bin")
}

/// Installs what the engine's tests need and the machine lacks. Where that is not ours to do, it says in one line
/// what to install.
pub fn need_engine(engine: Engine) -> Result<()> {
    let missing: Vec<_> = needs(engine).iter().filter(|need| !is_there(engine, need)).collect();
    let packages: Vec<_> = missing.iter().filter_map(|need| need.apt).collect();
    if !packages.is_empty() {
        install_packages(&packages)?;
    }
    if missing.iter().any(|need| need.apt.is_none()) {
        eprintln!("Installing geckodriver with cargo; this takes some minutes once");
        let mut cargo = run::cargo(["install", "geckodriver", "--locked", "--version", GECKODRIVER, "--root"]);
        cargo.arg(project::target().join("tools"));
        // It passes words on; to make it fast would take longer than it ever saves.
        cargo.env("CARGO_PROFILE_RELEASE_OPT_LEVEL", "0");
        run::run(cargo)?;
    }
    Ok(())
}

/// Installs nginx, whose settings the browser tests try, where that is ours to do; elsewhere these tests are skipped.
pub fn offer_nginx() -> Result<()> {
    const MODULE: &str = "/usr/lib/nginx/modules/ngx_http_brotli_static_module.so";
    let is_there = ["nginx", "/usr/sbin/nginx"].iter().any(|program| run::is_installed(program))
        && std::path::Path::new(MODULE).is_file();
    if is_there || !may_install() {
        return Ok(());
    }
    // Not being able to is no failure: the tests that need it say that they are skipped.
    if let Err(error) = install_packages(&["nginx", "libnginx-mod-http-brotli-static"]) {
        eprintln!("The tests with nginx will be skipped: {error:#}");
    }
    Ok(())
}

fn is_there(engine: Engine, need: &Need) -> bool {
    let also = match (engine, need.program) {
        (Engine::Chromium, "chromium") => ["google-chrome", "chrome"].iter().any(|name| run::is_installed(name)),
        (Engine::Firefox, "firefox-esr") => run::is_installed("firefox"),
        (Engine::Firefox, "geckodriver") => own_programs().join("geckodriver").is_file(),
        _ => false,
    };
    also || run::is_installed(need.program)
}

/// Installs Debian packages; where that is not ours to do, says in one line what to install.
pub fn install_packages(packages: &[&str]) -> Result<()> {
    let list = packages.join(" ");
    if !may_install() {
        bail!("Install these first (names as in Debian), then run the command again: {list}");
    }
    eprintln!("Installing with apt-get: {list}");
    let quiet = |arguments: &[&str]| {
        let mut apt = run::command("apt-get", arguments);
        apt.env("DEBIAN_FRONTEND", "noninteractive").stdout(std::process::Stdio::null());
        apt
    };
    run::run(quiet(&["-q", "update"]))?;
    let mut arguments = vec!["-q", "-y", "--no-install-recommends", "install"];
    arguments.extend(packages);
    run::run(quiet(&arguments))
}

fn may_install() -> bool {
    run::is_installed("apt-get") && run::read(run::command("id", ["-u"])).is_ok_and(|id| id.trim() == "0")
}
