//! Debian's own nginx with the settings that the release brings, on a free port, and calls to it as no browser makes them.

use std::collections::BTreeMap;
use std::fs;
use std::io::{Read, Write};
use std::net::{Ipv4Addr, SocketAddr, TcpListener, TcpStream};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};

use anyhow::{Context, Result, bail, ensure};
use tempfile::TempDir;

use crate::wait;

/// Where Debian keeps the module that sends `.br` files.
const BROTLI: &str = "/usr/lib/nginx/modules/ngx_http_brotli_static_module.so";

/// How the release's settings name that module's switch, for those who have it.
const SWITCH: &str = "# brotli_static on;";

/// A running nginx; ends when dropped.
pub struct Nginx {
    child: Child,
    address: SocketAddr,
    _folder: TempDir,
}

/// What nginx sent: header names in lower case, each with all its values.
#[derive(Debug)]
pub struct Sent {
    pub status: u16,
    pub headers: BTreeMap<String, Vec<String>>,
    pub body: Vec<u8>,
}

impl Sent {
    /// The header's one value; nothing where it is absent or stands there twice.
    pub fn header(&self, name: &str) -> Option<&str> {
        match self.headers.get(name)?.as_slice() {
            [value] => Some(value),
            _ => None,
        }
    }
}

/// What this machine lacks for these tests; nothing: all is there.
pub fn missing() -> Option<&'static str> {
    if program().is_none() {
        return Some("nginx is not installed");
    }
    (!Path::new(BROTLI).is_file()).then_some("nginx's module for brotli is not installed")
}

/// nginx lies where only root's PATH leads.
fn program() -> Option<PathBuf> {
    let path = std::env::var_os("PATH").unwrap_or_default();
    let folders = std::env::split_paths(&path).chain(["/usr/sbin".into(), "/usr/local/sbin".into()]);
    folders.map(|folder| folder.join("nginx")).find(|file| file.is_file())
}

impl Nginx {
    /// Serves the release by the `nginx.conf` in it, brotli switched on.
    pub async fn start(dist: &Path) -> Result<Nginx> {
        let folder = tempfile::tempdir()?;
        let address = TcpListener::bind((Ipv4Addr::LOCALHOST, 0))?.local_addr()?;
        let settings = fs::read_to_string(dist.join("nginx.conf"))?;
        ensure!(settings.contains(SWITCH), "nginx.conf does not say how to switch brotli on");
        fs::write(folder.path().join("release.conf"), settings.replace(SWITCH, "brotli_static on;"))?;
        let file = folder.path().join("nginx.conf");
        fs::write(&file, around(folder.path(), &fs::canonicalize(dist)?, address))?;
        let mut command = Command::new(program().context("nginx")?);
        command.arg("-p").arg(folder.path()).arg("-c").arg(&file).args(["-e", "stderr"]);
        let said = folder.path().join("said.txt");
        let child = command.stdin(Stdio::null()).stdout(Stdio::null()).stderr(fs::File::create(&said)?).spawn()?;
        let mut nginx = Nginx { child, address, _folder: folder };
        wait::until("nginx to listen", async || {
            if nginx.child.try_wait()?.is_some() {
                bail!("nginx refused its settings: {}", fs::read_to_string(&said)?);
            }
            Ok(TcpStream::connect(address).is_ok().then_some(()))
        })
        .await?;
        Ok(nginx)
    }

    /// The address of a path here.
    pub fn url(&self, path: &str) -> String {
        format!("http://{}{path}", self.address)
    }

    /// Asks for a path as it stands, accepting these encodings.
    pub fn get(&self, path: &str, encodings: &str) -> Result<Sent> {
        let mut stream = TcpStream::connect(self.address)?;
        let call = format!(
            "GET {path} HTTP/1.1\r\nHost: {}\r\nOrigin: https://portal.example\r\nAccept-Encoding: {encodings}\r\n\
             Connection: close\r\n\r\n",
            self.address
        );
        stream.write_all(call.as_bytes())?;
        let mut bytes = Vec::new();
        stream.read_to_end(&mut bytes)?;
        let end = bytes.windows(4).position(|four| four == b"\r\n\r\n").context("the answer has no head")?;
        let head = String::from_utf8_lossy(&bytes[..end]).into_owned();
        let mut lines = head.split("\r\n");
        let status = lines.next().and_then(|line| line.split(' ').nth(1)).context("the answer has no status")?;
        let mut headers = BTreeMap::<String, Vec<String>>::new();
        for (name, value) in lines.filter_map(|line| line.split_once(": ")) {
            headers.entry(name.to_ascii_lowercase()).or_default().push(value.to_owned());
        }
        Ok(Sent { status: status.parse()?, headers, body: bytes.split_off(end + 4) })
    }
}

impl Drop for Nginx {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

/// What a server's own configuration has around the release's settings. One process without a master keeps the user
/// who started it, so the files need no other reader; everything it writes goes into `folder`.
fn around(folder: &Path, dist: &Path, address: SocketAddr) -> String {
    let (folder, dist) = (folder.display(), dist.display());
    let temporary: String = ["client_body", "proxy", "fastcgi", "uwsgi", "scgi"]
        .map(|kind| format!("    {kind}_temp_path {folder}/{kind};\n"))
        .concat();
    format!(
        "load_module {BROTLI};\ndaemon off;\nmaster_process off;\npid {folder}/nginx.pid;\nevents {{ }}\nhttp {{\n    \
         include /etc/nginx/mime.types;\n    access_log off;\n{temporary}    \
         server {{\n        listen {address};\n        root {dist};\n        include {folder}/release.conf;\n    }}\n}}\n"
    )
}
