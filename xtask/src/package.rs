//! The npm package: the release with its types, its manifest and its words, as one file that `npm publish` takes.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use anyhow::{Context, Result};
use flate2::Compression;
use flate2::read::GzDecoder;
use flate2::write::GzEncoder;
use tar::{Archive, Builder, Header};

use crate::surface::PACKAGE;
use crate::{compress, project};

/// The folder of the package in the release.
pub const FOLDER: &str = "npm";

/// The time that npm itself gives to every file, so that the same bytes come out each time: 26 October 1985.
const TIME: u64 = 499_162_500;

/// The package's file name, as `npm pack` gives it.
pub fn name() -> String {
    format!("service-request-wizard-{}.tgz", project::VERSION)
}

/// Writes the package into the release. `shipped` are the script and the wasm, by name.
pub fn write(dist: &Path, shipped: &[(&str, &[u8])]) -> Result<()> {
    let mut files: Vec<(String, Vec<u8>)> =
        shipped.iter().map(|(name, bytes)| ((*name).to_owned(), bytes.to_vec())).collect();
    let hashes: BTreeMap<_, _> = shipped.iter().map(|(name, bytes)| (*name, compress::integrity(bytes))).collect();
    files.push(("sri.json".to_owned(), (serde_json::to_string_pretty(&hashes)? + "\n").into_bytes()));
    let source = project::path(PACKAGE);
    for file in project::files(&source) {
        let name = file.strip_prefix(&source)?.to_string_lossy().replace('\\', "/");
        let text = fs::read_to_string(&file).with_context(|| file.display().to_string())?;
        files.push((name, text.replace("{version}", project::VERSION).into_bytes()));
    }
    files.push(("LICENSE".to_owned(), fs::read(project::path("LICENSE"))?));
    // The package's own description comes first, where registries look for it.
    files.sort_by_key(|(name, _)| (name != "package.json", name.clone()));
    let folder = dist.join(FOLDER);
    fs::create_dir_all(&folder)?;
    fs::write(folder.join(name()), archive(&files)?)?;
    Ok(())
}

/// Lays the release's package into `node_modules`, as a portal's own `npm install` would.
pub fn unpack(dist: &Path, node_modules: &Path) -> Result<()> {
    let file = dist.join(FOLDER).join(name());
    let bytes = fs::read(&file).with_context(|| format!("There is no {} yet: cargo xtask build", file.display()))?;
    let place = node_modules.join("service-request-wizard");
    if place.exists() {
        fs::remove_dir_all(&place)?;
    }
    for entry in Archive::new(GzDecoder::new(&bytes[..])).entries()? {
        let mut entry = entry?;
        let target = place.join(entry.path()?.strip_prefix("package")?);
        fs::create_dir_all(target.parent().expect("a file has a folder"))?;
        entry.unpack(target)?;
    }
    Ok(())
}

fn archive(files: &[(String, Vec<u8>)]) -> Result<Vec<u8>> {
    let mut builder = Builder::new(GzEncoder::new(Vec::new(), Compression::best()));
    for (name, bytes) in files {
        let mut header = Header::new_ustar();
        header.set_size(bytes.len().try_into()?);
        header.set_mode(0o644);
        header.set_mtime(TIME);
        builder.append_data(&mut header, format!("package/{name}"), &bytes[..])?;
    }
    Ok(builder.into_inner()?.finish()?)
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;
    use std::io::Read;

    use super::*;

    #[test]
    fn the_package_holds_what_it_promises_and_is_the_same_each_time() -> Result<()> {
        let dist = tempfile::tempdir()?;
        let wasm = "service_request_wizard_bg.0123456789abcdef.wasm";
        let shipped: &[(&str, &[u8])] = &[(project::ENTRY, b"js"), (wasm, b"wasm")];
        write(dist.path(), shipped)?;
        let file = dist.path().join(FOLDER).join(name());
        let first = fs::read(&file)?;
        write(dist.path(), shipped)?;
        assert!(fs::read(&file)? == first);

        let mut archive = Archive::new(GzDecoder::new(&first[..]));
        let mut names = BTreeSet::new();
        let mut description = String::new();
        for entry in archive.entries()? {
            let mut entry = entry?;
            let path = entry.path()?.to_string_lossy().into_owned();
            if path == "package/package.json" {
                entry.read_to_string(&mut description)?;
            }
            names.insert(path.strip_prefix("package/").expect("a path in the package").to_owned());
        }
        let description: serde_json::Value = serde_json::from_str(&description)?;
        assert_eq!(description["version"], project::VERSION);
        let exports = description["exports"].as_object().expect("exports").values();
        let targets = exports.flat_map(|target| match target {
            serde_json::Value::Object(conditions) => conditions.values().cloned().collect(),
            single => vec![single.clone()],
        });
        for target in targets.chain([description["types"].clone(), description["sideEffects"][0].clone()]) {
            let target = target.as_str().expect("a path").trim_start_matches("./").to_owned();
            assert!(target.contains('*') || names.contains(&target), "{target} is not in the package");
        }
        for name in [wasm, "LICENSE", "README.md", "sri.json", "custom-elements.json", "contract.d.ts"] {
            assert!(names.contains(name), "{name}");
        }
        Ok(())
    }
}
