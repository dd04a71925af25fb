//! The modules a browser loads, staged in one folder: the crate as wasm with its glue, the hand-written loader
//! modules, and three generated ones.

use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result, bail, ensure};
use service_request_wizard::native::packed_texts;
use wasm_bindgen_cli_support::Bindgen;

use crate::{project, run, tools};

/// What wasm-bindgen writes to stand between the wasm and the loader.
pub const GLUE: &str = "glue.js";

/// How the crate is compiled for the browser.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Profile {
    /// Quick to build, with names for the debugger.
    Development,
    /// Small.
    Release,
}

impl Profile {
    fn folder(self) -> &'static str {
        match self {
            Profile::Development => "dev",
            Profile::Release => "release",
        }
    }
}

/// How a release is compiled: a panic is a trap and has no message, so neither its text nor its place, nor what would
/// format them, travels. The loader starts afresh after a trap. Development builds keep all of it.
const SMALLER: &[&str] =
    &["-Zunstable-options", "-Cpanic=immediate-abort", "-Zlocation-detail=none", "-Zfmt-debug=none"];

/// Compiles the crate for the browser and gives the wasm file as the compiler wrote it. The compiler's words go
/// to standard error.
pub fn compile(profile: Profile, target: &Path) -> Result<PathBuf> {
    tools::need_wasm_target()?;
    let mut cargo = run::cargo(["build", "--lib", "--package", "service-request-wizard", "--target", tools::WASM]);
    cargo.arg("--target-dir").arg(target);
    if profile == Profile::Release {
        tools::need_std_source()?;
        let mut flags = remapped(target);
        flags.extend(SMALLER.iter().map(|&flag| flag.to_owned()));
        cargo.args(["--release", "--locked", "-Zbuild-std=std,panic_abort", "-Zbuild-std-features=optimize_for_size"]);
        // What the pinned compiler can do, but Rust does not yet promise to keep: docs/decisions/0012-own-std.md.
        cargo.env("RUSTC_BOOTSTRAP", "1").env("CARGO_ENCODED_RUSTFLAGS", flags.join("\u{1f}"));
    }
    run::run(cargo)?;
    Ok(compiled(profile, target))
}

/// Where the compiler puts the wasm file.
pub fn compiled(profile: Profile, target: &Path) -> PathBuf {
    let folder = match profile {
        Profile::Development => "debug",
        Profile::Release => "release",
    };
    target.join(tools::WASM).join(folder).join("service_request_wizard.wasm")
}

/// Flags that take this machine's folders out of the messages of panics, so that two machines build the same
/// bytes and nobody pays for long paths.
fn remapped(target: &Path) -> Vec<String> {
    let mut folders = vec![target.to_owned(), project::root().to_owned()];
    if let Some(home) = std::env::var_os("CARGO_HOME")
        .map(PathBuf::from)
        .or_else(|| std::env::home_dir().map(|home| home.join(".cargo")))
    {
        let sources = home.join("registry").join("src");
        // The compiler takes the last rule that fits, so the longest come last.
        folders.push(home);
        folders.extend(fs::read_dir(&sources).into_iter().flatten().flatten().map(|entry| entry.path()));
    }
    folders.iter().map(|folder| format!("--remap-path-prefix={}=", folder.display())).collect()
}

/// Builds everything and lays it into the staging folder of the profile, which is returned. Nothing there is
/// touched before all of it is built.
pub fn stage(profile: Profile, target: &Path) -> Result<PathBuf> {
    let wasm = compile(profile, target)?;
    let next = target.join("web").join(format!("{}.next", profile.folder()));
    if next.exists() {
        fs::remove_dir_all(&next)?;
    }
    fs::create_dir_all(&next)?;
    bind(profile, &wasm, &next)?;
    copy_loader(&next)?;
    fs::write(next.join("styles.js"), styles_module(&styles()?))?;
    let mut texts = Vec::new();
    for (language, packed) in packed_texts() {
        let name = texts_name(language);
        fs::write(next.join(&name), packed)?;
        texts.push(Texts { language, name, integrity: String::new() });
    }
    fs::write(next.join("wasm.js"), wasm_module(project::WASM, "", &texts))?;
    fs::write(next.join("version.js"), format!("export default {};\n", js_string(project::VERSION)))?;

    let stage = target.join("web").join(profile.folder());
    if stage.exists() {
        fs::remove_dir_all(&stage)?;
    }
    fs::rename(&next, &stage)?;
    Ok(stage)
}

fn bind(profile: Profile, wasm: &Path, folder: &Path) -> Result<()> {
    let is_release = profile == Profile::Release;
    let mut bindgen = Bindgen::new();
    bindgen
        .input_path(wasm)
        .out_name("glue")
        .web(true)?
        .typescript(false)
        .debug(!is_release)
        .keep_debug(!is_release)
        .remove_name_section(is_release)
        .remove_producers_section(is_release)
        // The loader always says where the wasm is.
        .omit_default_module_path(true)
        // After a crash the loader starts the instance afresh, by `__wbg_reset_state`.
        .reset_state_function(true);
    bindgen.generate(folder).context("wasm-bindgen could not read the compiled crate")?;
    let glue = folder.join(GLUE);
    fs::write(&glue, silence_old_callbacks(&fs::read_to_string(&glue)?)?)?;
    fs::rename(folder.join("glue_bg.wasm"), folder.join(project::WASM))?;
    Ok(())
}

/// After a crash the browser still calls what the instance before it had left: a listener, a timer, a promise. The
/// glue would throw an error into the host page for each; doing nothing is right.
fn silence_old_callbacks(glue: &str) -> Result<String> {
    const THROW: &str = "throw new Error('Cannot invoke closure from previous WASM instance');";
    ensure!(glue.contains(THROW), "wasm-bindgen writes its check of old closures in another way");
    Ok(glue.replace(THROW, "return;"))
}

fn copy_loader(folder: &Path) -> Result<()> {
    let source = project::path("src/embed");
    let modules: Vec<_> =
        project::files(&source).into_iter().filter(|file| file.extension().is_some_and(|end| end == "js")).collect();
    if !modules.iter().any(|file| file.ends_with(project::ENTRY)) {
        bail!("src/embed/{} is missing: it is the module that pages load", project::ENTRY);
    }
    for module in modules {
        let place = folder.join(module.strip_prefix(&source)?);
        fs::create_dir_all(place.parent().expect("a file has a folder"))?;
        fs::copy(&module, place)?;
    }
    Ok(())
}

/// The sheet that lists all others, from the repository's root.
const STYLES: &str = "src/ui/style/wizard.css";

/// All style sheets as one, in the order in which the entry imports them.
pub fn styles() -> Result<String> {
    let entry = project::path(STYLES);
    let list = fs::read_to_string(&entry).with_context(|| STYLES.to_owned())?;
    let mut css = String::new();
    for import in imports(&list) {
        let sheet = entry.with_file_name(import);
        css.push_str(&fs::read_to_string(&sheet).with_context(|| format!("{STYLES} imports {import}"))?);
    }
    Ok(css)
}

/// What a sheet imports: one sheet a line, by its path from there.
fn imports(sheet: &str) -> impl Iterator<Item = &str> {
    sheet.lines().filter_map(|line| line.strip_prefix("@import \"")?.strip_suffix("\";"))
}

/// The module that carries the style sheet.
pub fn styles_module(css: &str) -> String {
    format!("export default {};\n", js_string(css))
}

/// The texts of a language that travels apart from the wasm.
pub struct Texts {
    pub language: &'static str,
    pub name: String,
    /// Empty: not checked.
    pub integrity: String,
}

/// The file of a language's texts.
pub fn texts_name(language: &str) -> String {
    format!("texts.{language}.txt")
}

/// The module that says where the wasm and the texts are and what their hashes must be (empty: not checked).
pub fn wasm_module(name: &str, integrity: &str, texts: &[Texts]) -> String {
    let url = |name: &str| format!("new URL({}, import.meta.url)", js_string(&format!("./{name}")));
    let mut module = format!(
        "export const url = {};\nexport const name = {};\nexport const integrity = {};\nexport const texts = {{\n",
        url(name),
        js_string(name),
        js_string(integrity)
    );
    for Texts { language, name, integrity } in texts {
        let (url, name, integrity) = (url(name), js_string(name), js_string(integrity));
        module += &format!("  {language}: {{ url: {url}, name: {name}, integrity: {integrity} }},\n");
    }
    module + "};\n"
}

/// A text as a JavaScript string literal: JSON is one since ECMAScript 2019.
fn js_string(text: &str) -> String {
    serde_json::Value::from(text).to_string()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn generated_modules_quote_what_they_carry() {
        assert_eq!(
            styles_module(".a::before{content:\"\\201C\"}\n"),
            "export default \".a::before{content:\\\"\\\\201C\\\"}\\n\";\n"
        );
        let texts = [Texts { language: "pl", name: "p.txt".to_owned(), integrity: "sha384-B".to_owned() }];
        assert_eq!(
            wasm_module("x.wasm", "sha384-A", &texts),
            "export const url = new URL(\"./x.wasm\", import.meta.url);\nexport const name = \"x.wasm\";\n\
             export const integrity = \"sha384-A\";\nexport const texts = {\n  \
             pl: { url: new URL(\"./p.txt\", import.meta.url), name: \"p.txt\", integrity: \"sha384-B\" },\n};\n"
        );
    }

    /// A sheet that nobody imports would style nothing, and one imported twice would win against what follows it.
    #[test]
    fn each_sheet_of_the_wizard_is_imported_once() {
        let entry = project::path(STYLES);
        let list = fs::read_to_string(&entry).expect("the entry is there");
        let whole =
            |file: PathBuf| fs::canonicalize(&file).unwrap_or_else(|error| panic!("{}: {error}", file.display()));
        let mut imported: Vec<_> = imports(&list).map(|path| whole(entry.with_file_name(path))).collect();
        imported.sort();
        let is_sheet = |file: &PathBuf| file.extension().is_some_and(|end| end == "css") && *file != entry;
        let sheets = project::files(&project::path("src/ui")).into_iter().filter(is_sheet).map(whole);
        assert_eq!(imported, sheets.collect::<Vec<_>>(), "left: what {STYLES} imports, right: what is under src/ui");
    }

    #[test]
    fn no_folder_of_this_machine_stays_in_a_release() {
        let flags = remapped(Path::new("/somewhere/target"));
        assert!(flags.contains(&"--remap-path-prefix=/somewhere/target=".to_owned()));
        assert!(flags.contains(&format!("--remap-path-prefix={}=", project::root().display())));
    }
}
