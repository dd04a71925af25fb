//! A server for one folder on a loopback port of its own, whose answers a test can bend, and which remembers what
//! was asked of it. A port of its own is an origin of its own: storage is empty in each.

use std::collections::{BTreeMap, BTreeSet};
use std::net::{Ipv4Addr, SocketAddr};
use std::path::{Path, PathBuf};
use std::sync::{Arc, Condvar, Mutex, MutexGuard, PoisonError};
use std::thread;
use std::time::Duration;

use anyhow::Result;
use static_server::{Answer, Call, STRICT_POLICY, Server, read_file};

/// The ports that this run has had. The system gives a port again after some hundreds of others, and the browser still has in
/// its storage what an earlier test left under that origin.
static PORTS: Mutex<BTreeSet<u16>> = Mutex::new(BTreeSet::new());

/// Starts a server on a port that no other test had.
fn on_new_port(start: impl Fn(SocketAddr) -> std::io::Result<Server>) -> Result<Server> {
    // Kept until a new port is found, so that they are not given again.
    let mut known = Vec::new();
    loop {
        let server = start(SocketAddr::from((Ipv4Addr::LOCALHOST, 0)))?;
        if PORTS.lock().unwrap_or_else(PoisonError::into_inner).insert(server.address().port()) {
            return Ok(server);
        }
        known.push(server);
    }
}

const COLLECTOR: &str = include_str!("collector.js");
const COLLECTOR_PATH: &str = "/__collector.js";

/// How an answer differs from the file. Later settings add to earlier ones.
#[derive(Clone, Debug, Default)]
pub struct Fault {
    status: Option<u16>,
    body: Option<Vec<u8>>,
    headers: Vec<(String, String)>,
    delay: Duration,
    is_held: bool,
    is_cut: bool,
}

impl Fault {
    /// Answers with this status and the file's bytes.
    pub fn status(status: u16) -> Fault {
        Fault { status: Some(status), ..Fault::default() }
    }

    /// Answers with these bytes.
    pub fn body(body: impl Into<Vec<u8>>) -> Fault {
        Fault { body: Some(body.into()), ..Fault::default() }
    }

    /// Answers this much later.
    pub fn delay(delay: Duration) -> Fault {
        Fault { delay, ..Fault::default() }
    }

    /// Does not answer before [`Site::release`].
    pub fn held() -> Fault {
        Fault { is_held: true, ..Fault::default() }
    }

    /// Ends the connection without an answer.
    pub fn cut() -> Fault {
        Fault { is_cut: true, ..Fault::default() }
    }

    /// With this header instead of the one of the same name.
    pub fn with_header(mut self, name: &str, value: &str) -> Fault {
        self.headers.push((name.to_owned(), value.to_owned()));
        self
    }

    /// With this status.
    pub fn with_status(mut self, status: u16) -> Fault {
        self.status = Some(status);
        self
    }
}

/// One call the site has answered, or is about to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Logged {
    pub method: String,
    pub path: String,
    pub query: String,
    /// Header names in lower case.
    pub headers: Vec<(String, String)>,
}

/// The server.
pub struct Site {
    server: Server,
    state: Arc<State>,
}

struct State {
    folder: PathBuf,
    rules: Mutex<Rules>,
    released: Condvar,
}

struct Rules {
    faults: BTreeMap<String, Fault>,
    pages: BTreeMap<String, String>,
    headers: BTreeMap<String, String>,
    released: BTreeSet<String>,
    log: Vec<Logged>,
    collects: bool,
    is_closing: bool,
}

impl Site {
    /// Serves `folder` under [`STRICT_POLICY`], with a collector of errors in every page.
    pub fn start(folder: &Path) -> Result<Site> {
        let headers = [
            ("Cache-Control", "no-store"),
            ("X-Content-Type-Options", "nosniff"),
            ("Content-Security-Policy", STRICT_POLICY),
        ];
        let rules = Rules {
            faults: BTreeMap::new(),
            pages: BTreeMap::new(),
            headers: headers.map(|(name, value)| (name.to_owned(), value.to_owned())).into(),
            released: BTreeSet::new(),
            log: Vec::new(),
            collects: true,
            is_closing: false,
        };
        let state = Arc::new(State { folder: folder.to_owned(), rules: Mutex::new(rules), released: Condvar::new() });
        let shared = Arc::clone(&state);
        let server = on_new_port(|any| {
            let shared = Arc::clone(&shared);
            Server::start(any, move |call| shared.answer(call))
        })?;
        Ok(Site { server, state })
    }

    /// The address of a path here: `site.url("/")`.
    pub fn url(&self, path: &str) -> String {
        format!("http://{}{path}", self.server.address())
    }

    /// Bends the answer to a path from now on.
    pub fn fault(&self, path: &str, fault: Fault) {
        let mut rules = self.state.rules();
        rules.released.remove(path);
        rules.faults.insert(path.to_owned(), fault);
    }

    /// Answers a path as it should be again.
    pub fn mend(&self, path: &str) {
        self.state.rules().faults.remove(path);
        self.release(path);
    }

    /// Lets the held answers to a path go.
    pub fn release(&self, path: &str) {
        self.state.rules().released.insert(path.to_owned());
        self.state.released.notify_all();
    }

    /// A page of the test's own at a path, such as a host page around the element.
    pub fn page(&self, path: &str, html: &str) {
        self.state.rules().pages.insert(path.to_owned(), html.to_owned());
    }

    /// Changes such a page.
    pub fn rewrite_page(&self, path: &str, change: impl FnOnce(&str) -> String) {
        if let Some(page) = self.state.rules().pages.get_mut(path) {
            *page = change(page);
        }
    }

    /// Sends this header with every answer.
    pub fn header(&self, name: &str, value: &str) {
        self.state.rules().headers.insert(name.to_owned(), value.to_owned());
    }

    /// Sends no such header any more.
    pub fn no_header(&self, name: &str) {
        self.state.rules().headers.remove(name);
    }

    /// Leaves pages without the collector of errors: for policies that would block it.
    pub fn no_collector(&self) {
        self.state.rules().collects = false;
    }

    /// What was asked so far, in order, without the harness's own files.
    pub fn log(&self) -> Vec<Logged> {
        self.state.rules().log.clone()
    }

    /// The paths asked so far, in order.
    pub fn paths(&self) -> Vec<String> {
        self.log().into_iter().map(|call| call.path).collect()
    }

    /// The path of the file in the served folder whose name begins and ends like this, such as the hashed wasm.
    pub fn find(&self, start: &str, end: &str) -> Option<String> {
        self.find_all(start, end).into_iter().next()
    }

    /// The paths of all such files.
    pub fn find_all(&self, start: &str, end: &str) -> Vec<String> {
        let mut found = Vec::new();
        find_all(&self.state.folder, "", start, end, &mut found);
        found
    }

    /// The bytes of the file at a path, whatever the answers are.
    pub fn read(&self, path: &str) -> Option<Vec<u8>> {
        read_file(&self.state.folder, path).map(|(bytes, _)| bytes)
    }
}

impl Drop for Site {
    fn drop(&mut self) {
        self.state.rules().is_closing = true;
        self.state.released.notify_all();
    }
}

fn find_all(folder: &Path, place: &str, start: &str, end: &str, found: &mut Vec<String>) {
    for entry in std::fs::read_dir(folder).into_iter().flatten().flatten() {
        let name = entry.file_name().to_string_lossy().into_owned();
        let path = [place, "/", &name].concat();
        if entry.path().is_dir() {
            find_all(&entry.path(), &path, start, end, found);
        } else if name.starts_with(start) && name.ends_with(end) {
            found.push(path);
        }
    }
}

impl State {
    fn rules(&self) -> MutexGuard<'_, Rules> {
        self.rules.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn answer(&self, call: &Call) -> Answer {
        if call.path == COLLECTOR_PATH {
            let headers = vec![("Content-Type".to_owned(), "text/javascript".to_owned())];
            return Answer::Whole { status: 200, headers, body: COLLECTOR.into() };
        }
        let fault = {
            let mut rules = self.rules();
            rules.log.push(Logged {
                method: call.method.clone(),
                path: call.path.clone(),
                query: call.query.clone(),
                headers: call.headers.clone(),
            });
            rules.faults.get(&call.path).cloned().unwrap_or_default()
        };
        thread::sleep(fault.delay);
        if fault.is_held {
            let is_waiting = |rules: &mut Rules| !rules.released.contains(&call.path) && !rules.is_closing;
            drop(self.released.wait_while(self.rules(), is_waiting));
        }
        if fault.is_cut { Answer::Nothing } else { self.file(&call.path, fault) }
    }

    fn file(&self, path: &str, fault: Fault) -> Answer {
        let path = if path == "/" { "/index.html" } else { path };
        let rules = self.rules();
        let found = match rules.pages.get(path) {
            Some(page) => Some((page.clone().into_bytes(), "text/html; charset=utf-8")),
            None => read_file(&self.folder, path),
        };
        let missing = (b"There is no file at this address.\n".to_vec(), "text/plain; charset=utf-8");
        let status = fault.status.unwrap_or(if found.is_some() || fault.body.is_some() { 200 } else { 404 });
        let (bytes, media) = found.unwrap_or(missing);
        let mut body = fault.body.unwrap_or(bytes);
        if rules.collects && media.starts_with("text/html") {
            body = with_collector(&body);
        }
        let mut headers = rules.headers.clone();
        headers.insert("Content-Type".to_owned(), media.to_owned());
        headers.extend(fault.headers);
        Answer::Whole { status, headers: headers.into_iter().collect(), body }
    }
}

/// The page with the collector as its first script.
fn with_collector(page: &[u8]) -> Vec<u8> {
    const TAG: &str = "<script src=\"/__collector.js\"></script>";
    let text = String::from_utf8_lossy(page);
    let place = ["<head>", "<html>"].iter().find_map(|tag| text.find(tag).map(|at| at + tag.len()));
    let place = place.unwrap_or_else(|| if text.starts_with("<!") { text.find('>').map_or(0, |at| at + 1) } else { 0 });
    let (before, after) = text.split_at(place);
    format!("{before}{TAG}{after}").into_bytes()
}
