//! The development server: builds, serves, and builds and reloads again on every change.

use std::fs;
use std::io::ErrorKind;
use std::net::{IpAddr, SocketAddr};
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::mpsc::{self, Receiver};
use std::time::{Duration, Instant};

use anyhow::{Context, Result, bail};
use notify::{Event, EventKind, RecursiveMode, Watcher};
use static_server::{Answer, Call, STRICT_POLICY, Server, read_file};

use crate::reload::{self, Builds};
use crate::web::{self, Profile};
use crate::{project, tools};

/// Editors write several files at once; changes this close together are one change.
const SETTLE: Duration = Duration::from_millis(120);

/// Serves until it is interrupted.
pub fn run(host: IpAddr, port: u16) -> Result<()> {
    let mut server = match Server::bind(SocketAddr::new(host, port)) {
        Err(error) if error.kind() == ErrorKind::AddrInUse => {
            let other = port.checked_add(1).unwrap_or(8080);
            bail!("Port {port} is taken by another program. Choose another: cargo xtask serve --port {other}")
        }
        bound => bound.with_context(|| format!("cannot listen on {host} port {port}"))?,
    };
    tools::need_wasm_target()?;

    let changes = Changes::watch()?;
    eprintln!("Building for the browser. The first time this takes about a minute.");
    build();
    let builds = Arc::new(Builds::new());
    let site = Site { stage: stage_folder(), builds: Arc::clone(&builds) };
    server.run(move |call| site.answer(call));
    println!("Serving http://{}/", server.address());
    eprintln!("Watching src, markup, demo and index.html. Stop with Ctrl-C.");

    while let Some(change) = changes.next() {
        match change {
            Change::Page => eprintln!("The page changed: reloading."),
            Change::Product => {
                eprintln!("Something changed: building.");
                if !build() {
                    continue;
                }
            }
        }
        builds.advance();
    }
    Ok(())
}

fn stage_folder() -> PathBuf {
    project::target().join("web").join("dev")
}

/// Builds and says how it went; the compiler has already printed its own words.
fn build() -> bool {
    let since = Instant::now();
    match web::stage(Profile::Development, &project::target()) {
        Ok(_) => {
            eprintln!("Built in {:.1} s.", since.elapsed().as_secs_f32());
            true
        }
        Err(error) => {
            eprintln!("{error:#}");
            eprintln!("Not built: the page stays as it was. Mend what is said above and save; the build starts again.");
            false
        }
    }
}

/// What changed, as far as it matters here.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Change {
    /// Only files that are served as they are.
    Page,
    /// Something that has to be built.
    Product,
}

struct Changes {
    events: Receiver<notify::Result<Event>>,
    /// Watching ends when this is dropped.
    _watcher: notify::RecommendedWatcher,
}

impl Changes {
    fn watch() -> Result<Changes> {
        let (sender, events) = mpsc::channel();
        let mut watcher = notify::recommended_watcher(sender)?;
        watcher.watch(project::root(), RecursiveMode::NonRecursive)?;
        for folder in ["src", "markup", "demo"].map(project::path) {
            if folder.is_dir() {
                watcher.watch(&folder, RecursiveMode::Recursive)?;
            }
        }
        Ok(Changes { events, _watcher: watcher })
    }

    /// Waits for the next change that matters and lets it settle.
    fn next(&self) -> Option<Change> {
        loop {
            let mut change = matter(&self.events.recv().ok()?);
            while let Ok(event) = self.events.recv_timeout(SETTLE) {
                change = change.max(matter(&event));
            }
            if change.is_some() {
                return change;
            }
        }
    }
}

fn matter(event: &notify::Result<Event>) -> Option<Change> {
    match event {
        Ok(event) if matches!(event.kind, EventKind::Create(_) | EventKind::Modify(_) | EventKind::Remove(_)) => {
            event.paths.iter().filter_map(|path| kind_of(path.strip_prefix(project::root()).ok()?)).max()
        }
        _ => None,
    }
}

/// What a change of this file means; the path is relative to the repository's root.
fn kind_of(path: &Path) -> Option<Change> {
    // The files that editors make for a moment.
    let name = path.file_name()?.to_str()?;
    if name.starts_with('.') || name.ends_with('~') || name == "4913" {
        return None;
    }
    match path.components().next()?.as_os_str().to_str()? {
        "src" | "markup" | "Cargo.toml" => Some(Change::Product),
        "demo" | "index.html" => Some(Change::Page),
        _ => None,
    }
}

struct Site {
    stage: PathBuf,
    builds: Arc<Builds>,
}

impl Site {
    fn answer(&self, call: &Call) -> Answer {
        if !matches!(call.method.as_str(), "GET" | "HEAD") {
            return Answer::text(405, "Only GET and HEAD are answered here.\n");
        }
        match call.path.as_str() {
            "/" | "/index.html" => page(),
            "/__reload.js" => whole(reload::SCRIPT.as_bytes().to_vec(), "text/javascript; charset=utf-8"),
            "/__reload" => {
                let builds = Arc::clone(&self.builds);
                Answer::Events(Box::new(move |out| builds.follow(out)))
            }
            path => self.file(path).map_or_else(Answer::not_found, |(bytes, media)| whole(bytes, media)),
        }
    }

    fn file(&self, path: &str) -> Option<(Vec<u8>, &'static str)> {
        let (folder, rest) = path.strip_prefix('/')?.split_once('/')?;
        let folder = match folder {
            project::ENTRY_FOLDER => self.stage.clone(),
            "demo" => project::path("demo"),
            _ => return None,
        };
        read_file(&folder, &format!("/{rest}"))
    }
}

fn page() -> Answer {
    match fs::read_to_string(project::path("index.html")) {
        Ok(page) => whole(reload::inject(&page).into_bytes(), "text/html; charset=utf-8"),
        Err(_) => Answer::not_found(),
    }
}

fn whole(body: Vec<u8>, media: &str) -> Answer {
    let header = |name: &str, value: &str| (name.to_owned(), value.to_owned());
    let mut headers = vec![
        header("Content-Type", media),
        header("Cache-Control", "no-store"),
        header("X-Content-Type-Options", "nosniff"),
    ];
    if media.starts_with("text/html") {
        headers.push(header("Content-Security-Policy", STRICT_POLICY));
    }
    Answer::Whole { status: 200, headers, body }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_change_counts_by_what_it_touches() {
        let rows = [
            ("src/ui/page.rs", Some(Change::Product)),
            ("src/ui/style/tokens.css", Some(Change::Product)),
            ("markup/src/lib.rs", Some(Change::Product)),
            ("Cargo.toml", Some(Change::Product)),
            ("index.html", Some(Change::Page)),
            ("demo/customers.csv", Some(Change::Page)),
            ("src/ui/.page.rs.swp", None),
            ("src/ui/page.rs~", None),
            ("Cargo.lock", None),
            ("target/debug/x", None),
            ("README.md", None),
        ];
        for (path, expected) in rows {
            assert_eq!(kind_of(Path::new(path)), expected, "{path}");
        }
    }

    #[test]
    fn only_the_page_s_own_files_are_served() {
        let site = Site { stage: PathBuf::from(env!("CARGO_MANIFEST_DIR")), builds: Arc::new(Builds::new()) };
        let status = |method: &str, path: &str| {
            let call = Call { method: method.into(), path: path.into(), query: String::new(), headers: Vec::new() };
            match site.answer(&call) {
                Answer::Whole { status, .. } => status,
                Answer::Events(_) | Answer::Nothing => 0,
            }
        };
        let rows = [
            ("GET", "/service-request-wizard/Cargo.toml", 200),
            ("HEAD", "/__reload.js", 200),
            ("GET", "/service-request-wizard/missing.wasm", 404),
            ("GET", "/service-request-wizard/../Cargo.toml", 404),
            ("GET", "/service-request-wizard/%2e%2e/Cargo.toml", 404),
            ("GET", "/Cargo.toml", 404),
            ("GET", "/src/lib.rs", 404),
            ("GET", "/customers", 404),
            ("POST", "/", 405),
        ];
        for (method, path, expected) in rows {
            assert_eq!(status(method, path), expected, "{method} {path}");
        }
    }
}
