//! Paths of calls, files of a folder, media types.

use std::fs;
use std::path::{Path, PathBuf};

/// The path of a call as a relative path that stays inside its folder, or none.
///
/// Takes the path without its query. Percent escapes are read once; `..`, empty steps, back slashes,
/// colons, control characters and anything that is not UTF-8 are refused rather than repaired.
pub fn relative_path(path: &str) -> Option<PathBuf> {
    let decoded = percent_decode(path.strip_prefix('/')?)?;
    let refused = |step: &str| {
        step.is_empty() || step.starts_with('.') || step.chars().any(|c| matches!(c, '\\' | ':') || c.is_control())
    };
    let mut relative = PathBuf::new();
    for step in decoded.split('/') {
        if refused(step) {
            return None;
        }
        relative.push(step);
    }
    Some(relative)
}

fn percent_decode(text: &str) -> Option<String> {
    let mut bytes = Vec::with_capacity(text.len());
    let mut rest = text.bytes();
    while let Some(byte) = rest.next() {
        bytes.push(if byte == b'%' {
            let high = char::from(rest.next()?).to_digit(16)?;
            let low = char::from(rest.next()?).to_digit(16)?;
            u8::try_from(high * 16 + low).ok()?
        } else {
            byte
        });
    }
    String::from_utf8(bytes).ok()
}

/// A file of `folder` by the path of a call: its bytes and its media type. A symbolic link that leads
/// out of the folder is not followed.
pub fn read_file(folder: &Path, path: &str) -> Option<(Vec<u8>, &'static str)> {
    let folder = fs::canonicalize(folder).ok()?;
    let file = fs::canonicalize(folder.join(relative_path(path)?)).ok()?;
    if !file.starts_with(&folder) || !file.is_file() {
        return None;
    }
    Some((fs::read(&file).ok()?, media_type(&file)))
}

/// The media type by the file's ending. Browsers compile wasm while it arrives, and run modules at all, only
/// under the right one.
pub fn media_type(file: &Path) -> &'static str {
    match file.extension().and_then(|ending| ending.to_str()) {
        Some("html") => "text/html; charset=utf-8",
        Some("js" | "mjs") => "text/javascript; charset=utf-8",
        Some("css") => "text/css; charset=utf-8",
        Some("wasm") => "application/wasm",
        Some("json" | "map") => "application/json",
        Some("csv") => "text/csv; charset=utf-8",
        Some("svg") => "image/svg+xml",
        Some("png") => "image/png",
        Some("ico") => "image/x-icon",
        Some("txt" | "md") => "text/plain; charset=utf-8",
        _ => "application/octet-stream",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_path_never_leaves_its_folder() {
        let rows = [
            ("/a.js", Some("a.js")),
            ("/demo/a%20b.js", Some("demo/a b.js")),
            ("/%C5%82.js", Some("ł.js")),
            ("/", None),
            ("", None),
            ("a.js", None),
            ("//etc/passwd", None),
            ("/a//b", None),
            ("/a/", None),
            ("/../a", None),
            ("/a/../../b", None),
            ("/%2e%2e/a", None),
            ("/%2E%2e%2fa", None),
            ("/..%5ca", None),
            ("/.git/config", None),
            ("/c:/a", None),
            ("/a%00.js", None),
            ("/%ff", None),
            ("/%c0%ae%c0%ae/a", None),
            ("/%", None),
            ("/%2", None),
            ("/%zz", None),
            ("/%252e%252e/a", Some("%2e%2e/a")),
        ];
        for (path, expected) in rows {
            assert_eq!(relative_path(path).as_deref(), expected.map(Path::new), "{path}");
        }
    }

    #[test]
    fn files_are_read_from_the_folder_only() {
        let here = Path::new(env!("CARGO_MANIFEST_DIR"));
        let (bytes, media) = read_file(here, "/src/files.rs").expect("this file");
        assert!(bytes.starts_with(b"//! Paths"));
        assert_eq!(media, "application/octet-stream");
        for path in ["/src", "/missing.wasm", "/src/../Cargo.toml", "/%2e%2e/Cargo.toml"] {
            assert!(read_file(here, path).is_none(), "{path}");
        }
    }

    #[test]
    fn media_types_are_those_that_browsers_insist_on() {
        let rows = [
            ("x_bg.wasm", "application/wasm"),
            ("x.js", "text/javascript; charset=utf-8"),
            ("index.html", "text/html; charset=utf-8"),
            ("x.css", "text/css; charset=utf-8"),
            ("sri.json", "application/json"),
            ("x.wasm.br", "application/octet-stream"),
            ("LICENSE", "application/octet-stream"),
        ];
        for (file, expected) in rows {
            assert_eq!(media_type(Path::new(file)), expected, "{file}");
        }
    }
}
