//! What the pages are served from: the contenders' folders and the release, compressed as a network would send them.

use std::collections::BTreeMap;
use std::io::Write;
use std::net::{Ipv4Addr, SocketAddr};
use std::path::PathBuf;
use std::sync::Mutex;

use anyhow::Result;
use static_server::{Answer, Call, Server, read_file};

/// A name in the address, and the folder behind it: `/contenders/floor/…` is (`/contenders/floor`, folder).
pub type Folders = Vec<(String, PathBuf)>;

/// Serves the folders on a free port of the loopback.
pub fn start(folders: Folders) -> Result<Server> {
    let compressed = Mutex::new(BTreeMap::<String, Vec<u8>>::new());
    let any = SocketAddr::from((Ipv4Addr::LOCALHOST, 0));
    Ok(Server::start(any, move |call| {
        let Some((bytes, media, path)) = find(&folders, call) else { return Answer::not_found() };
        // Nothing is kept: each visit is a first one.
        let mut headers =
            vec![("Content-Type".to_owned(), media.to_owned()), ("Cache-Control".to_owned(), "no-store".to_owned())];
        let takes_brotli = call.headers.iter().any(|(name, value)| name == "accept-encoding" && value.contains("br"));
        let body = if takes_brotli {
            headers.push(("Content-Encoding".to_owned(), "br".to_owned()));
            let mut known = compressed.lock().unwrap_or_else(std::sync::PoisonError::into_inner);
            known.entry(path).or_insert_with(|| brotli(&bytes)).clone()
        } else {
            bytes
        };
        Answer::Whole { status: 200, headers, body }
    })?)
}

fn find(folders: &Folders, call: &Call) -> Option<(Vec<u8>, &'static str, String)> {
    let path = if call.path.ends_with('/') { [&call.path, "index.html"].concat() } else { call.path.clone() };
    folders.iter().find_map(|(prefix, folder)| {
        let rest = path.strip_prefix(prefix.as_str())?;
        let (bytes, media) = read_file(folder, rest)?;
        Some((bytes, media, path.clone()))
    })
}

/// As small as brotli can make it, as releases are.
fn brotli(bytes: &[u8]) -> Vec<u8> {
    let mut small = Vec::new();
    let mut writer = brotli::CompressorWriter::new(&mut small, 4096, 11, 24);
    writer.write_all(bytes).expect("a vector takes everything");
    drop(writer);
    small
}
