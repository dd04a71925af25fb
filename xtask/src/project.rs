//! Where things stand in this project.

use std::path::{Path, PathBuf};

/// The file that pages load; the same name in development and in the release.
pub const ENTRY: &str = "service-request-wizard.js";

/// The folder of the entry as pages write it in development.
pub const ENTRY_FOLDER: &str = "service-request-wizard";

/// The WebAssembly file, as wasm-bindgen's glue and the loader know it.
pub const WASM: &str = "service_request_wizard_bg.wasm";

/// The version of the whole workspace.
pub const VERSION: &str = env!("CARGO_PKG_VERSION");

/// The repository's root.
pub fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR")).parent().expect("xtask is a folder of the repository")
}

/// A path from the repository's root.
pub fn path(relative: &str) -> PathBuf {
    root().join(relative)
}

/// The folder of build results; cargo's own variable moves it.
pub fn target() -> PathBuf {
    std::env::var_os("CARGO_TARGET_DIR").map_or_else(|| path("target"), |moved| root().join(moved))
}

/// Every file under `folder`, by path; nothing when there is no such folder. Names that begin with a dot and
/// `node_modules` are left out.
pub fn files(folder: &Path) -> Vec<PathBuf> {
    let mut found = Vec::new();
    let Ok(entries) = std::fs::read_dir(folder) else { return found };
    for entry in entries.flatten() {
        let name = entry.file_name();
        if name.to_string_lossy().starts_with('.') || name == "node_modules" {
            continue;
        }
        let path = entry.path();
        if path.is_dir() {
            found.extend(files(&path));
        } else {
            found.push(path);
        }
    }
    found.sort();
    found
}
