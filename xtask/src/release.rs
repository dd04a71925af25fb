//! The release: what goes to a CDN, in `dist/`.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result, bail, ensure};
use service_request_wizard::native::packed_texts;

use crate::web::{self, Profile, Texts};
use crate::{compress, hosting, npm, package, project, size};

/// Builds the release; with `twice`, builds it again from nothing elsewhere and compares every byte.
pub fn run(twice: bool) -> Result<()> {
    let dist = project::path("dist");
    build(&project::target(), &dist)?;
    if twice {
        let again = project::target().join("twice");
        if again.exists() {
            fs::remove_dir_all(&again)?;
        }
        eprintln!("Building a second time, from nothing");
        build(&again, &again.join("dist"))?;
        let files = compare(&dist, &again.join("dist"))?;
        println!("Both builds are the same: {files} files, byte for byte.");
        fs::remove_dir_all(&again)?;
    }
    size::print(&dist)?;
    Ok(())
}

/// Builds the release in `dist`, with cargo's results in `target`.
pub fn build(target: &Path, dist: &Path) -> Result<()> {
    npm::need()?;
    let stage = web::stage(Profile::Release, target)?;

    let optimized = stage.join("optimized.wasm");
    let names = npm::optimize(&stage.join(project::WASM), &optimized)?;
    let glue = stage.join(web::GLUE);
    fs::write(&glue, names.put_into(&fs::read_to_string(&glue)?)?)?;
    let wasm = arrange::improve(&fs::read(&optimized)?)?;
    let wasm_name = hashed(project::WASM, &wasm);
    let mut texts = Vec::new();
    let mut text_files = Vec::new();
    for (language, packed) in packed_texts() {
        let name = hashed(&web::texts_name(language), packed.as_bytes());
        texts.push(Texts { language, name: name.clone(), integrity: compress::integrity(packed.as_bytes()) });
        text_files.push((name, packed.into_bytes()));
    }
    fs::write(stage.join("wasm.js"), web::wasm_module(&wasm_name, &compress::integrity(&wasm), &texts))?;
    fs::write(stage.join("styles.js"), web::styles_module(&npm::minify_css(&web::styles()?, &stage)?))?;
    let bundle = stage.join("bundle.js");
    npm::bundle(&stage.join(project::ENTRY), &bundle)?;
    let script = fs::read(&bundle)?;
    let script_name = hashed(project::ENTRY, &script);

    let next = dist.with_extension("next");
    if next.exists() {
        fs::remove_dir_all(&next)?;
    }
    let folder = next.join(project::VERSION);
    fs::create_dir_all(&folder)?;
    // In the package the script has one name only: bundlers give it theirs.
    let mut packed: Vec<(&str, &[u8])> = vec![(project::ENTRY, &script), (&wasm_name, &wasm)];
    packed.extend(text_files.iter().map(|(name, texts)| (name.as_str(), texts.as_slice())));
    let mut integrity = BTreeMap::new();
    for (name, bytes) in packed.iter().copied().chain([(script_name.as_str(), script.as_slice())]) {
        write_with_copies(&folder.join(name), bytes)?;
        integrity.insert(name, compress::integrity(bytes));
    }
    fs::write(folder.join("sri.json"), serde_json::to_string_pretty(&integrity)? + "\n")?;
    let entry =
        Entry { path: format!("{}/{script_name}", project::VERSION), integrity: &integrity[script_name.as_str()] };
    copy_page(&next, &entry)?;
    hosting::write(&next)?;
    package::write(&next, &packed)?;

    if dist.exists() {
        fs::remove_dir_all(dist)?;
    }
    fs::rename(&next, dist)?;
    Ok(())
}

/// `name.js` with the hash of its bytes, as `name.0123456789abcdef.js`: such a file never changes.
fn hashed(name: &str, bytes: &[u8]) -> String {
    let (stem, ending) = name.rsplit_once('.').expect("shipped files have an ending");
    format!("{stem}.{}.{ending}", compress::name_hash(bytes))
}

fn write_with_copies(file: &Path, bytes: &[u8]) -> Result<()> {
    let with_ending = |ending: &str| PathBuf::from(format!("{}.{ending}", file.display()));
    fs::write(file, bytes)?;
    fs::write(with_ending("br"), compress::brotli(bytes)?)?;
    fs::write(with_ending("gz"), compress::gzip(bytes)?)?;
    Ok(())
}

/// The hashed script, as the standalone page names it.
struct Entry<'a> {
    path: String,
    integrity: &'a str,
}

/// The standalone page and its own files, pointing to the hashed script.
fn copy_page(dist: &Path, entry: &Entry) -> Result<()> {
    let page = fs::read_to_string(project::path("index.html")).context("index.html, the standalone page")?;
    let pointed = point_to(&page, entry);
    ensure!(pointed != page, "index.html does not load {}/{}", project::ENTRY_FOLDER, project::ENTRY);
    fs::write(dist.join("index.html"), pointed)?;
    for file in project::files(&project::path("demo")) {
        let place = dist.join(file.strip_prefix(project::root())?);
        fs::create_dir_all(place.parent().expect("a file has a folder"))?;
        match fs::read_to_string(&file) {
            Ok(text) => fs::write(place, point_to(&text, entry))?,
            Err(_) => fs::copy(&file, place).map(drop)?,
        }
    }
    Ok(())
}

/// The text with every address of the development entry replaced by the hashed one. What stands before it (`/`,
/// `./`, `../`) stays, so a page with relative addresses can lie in any folder. A `src` attribute is followed by
/// `integrity`.
fn point_to(text: &str, entry: &Entry) -> String {
    let development = format!("{}/{}", project::ENTRY_FOLDER, project::ENTRY);
    let mut pointed = String::with_capacity(text.len());
    let mut parts = text.split(&development);
    pointed.push_str(parts.next().unwrap_or_default());
    for after in parts {
        let is_attribute = pointed.trim_end_matches(['.', '/']).ends_with("src=\"");
        pointed.push_str(&entry.path);
        match after.strip_prefix('"') {
            Some(rest) if is_attribute => {
                pointed.push_str(&format!("\" integrity=\"{}\" crossorigin=\"anonymous\"{rest}", entry.integrity));
            }
            _ => pointed.push_str(after),
        }
    }
    pointed
}

/// Compares two folders file by file and gives the number of files.
fn compare(one: &Path, other: &Path) -> Result<usize> {
    let names = |folder: &Path| -> Vec<PathBuf> {
        project::files(folder).iter().filter_map(|file| file.strip_prefix(folder).ok().map(Path::to_owned)).collect()
    };
    let files = names(one);
    let only = names(other);
    if files != only {
        bail!("the two builds have different files:\n{files:?}\n{only:?}");
    }
    for file in &files {
        if fs::read(one.join(file))? != fs::read(other.join(file))? {
            bail!("the two builds differ in {}", file.display());
        }
    }
    Ok(files.len())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pages_point_to_the_hashed_script() {
        let entry = Entry { path: "1.2.3/service-request-wizard.aa.js".into(), integrity: "sha384-B" };
        let rows = [
            (
                r#"<script type="module" src="/service-request-wizard/service-request-wizard.js"></script>"#,
                r#"<script type="module" src="/1.2.3/service-request-wizard.aa.js" integrity="sha384-B" crossorigin="anonymous"></script>"#,
            ),
            (
                r#"<script src="./service-request-wizard/service-request-wizard.js" type="module">"#,
                r#"<script src="./1.2.3/service-request-wizard.aa.js" integrity="sha384-B" crossorigin="anonymous" type="module">"#,
            ),
            (
                r#"import { evaluate } from "../service-request-wizard/service-request-wizard.js";"#,
                r#"import { evaluate } from "../1.2.3/service-request-wizard.aa.js";"#,
            ),
            ("<service-request-wizard></service-request-wizard>", "<service-request-wizard></service-request-wizard>"),
        ];
        for (text, expected) in rows {
            assert_eq!(point_to(text, &entry), expected);
        }
    }

    #[test]
    fn a_hashed_name_keeps_its_ending() {
        assert_eq!(hashed("a_bg.wasm", b""), "a_bg.e3b0c44298fc1c14.wasm");
    }

    #[test]
    fn two_builds_are_compared_by_names_and_bytes() -> Result<()> {
        let (one, other) = (tempfile::tempdir()?, tempfile::tempdir()?);
        fs::write(one.path().join("a"), "1")?;
        assert!(compare(one.path(), other.path()).is_err());
        fs::write(other.path().join("a"), "2")?;
        assert!(compare(one.path(), other.path()).is_err());
        fs::write(other.path().join("a"), "1")?;
        assert_eq!(compare(one.path(), other.path())?, 1);
        Ok(())
    }
}
