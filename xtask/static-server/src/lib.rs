//! A small file server on the loopback, for the development page and the browser tests.
//!
//! What to answer is the caller's function; this crate holds what both callers must get right:
//! a path that cannot leave its folder, the media types browsers insist on, and an end that
//! leaves no thread behind.

mod files;

pub use files::{media_type, read_file, relative_path};

use std::io::{self, Read, Write};
use std::net::SocketAddr;
use std::sync::Arc;
use std::thread::{self, JoinHandle};

use tiny_http::{Header, Response, StatusCode};

/// One call as the handler sees it.
#[derive(Clone, Debug)]
pub struct Call {
    /// `GET`, `HEAD`, …
    pub method: String,
    /// The path before `?`, percent escapes as they came.
    pub path: String,
    /// The text after `?`, or nothing.
    pub query: String,
    /// Header names in lower case, values as they came.
    pub headers: Vec<(String, String)>,
}

/// Writes events for as long as the other side listens.
pub type WriteEvents = Box<dyn FnOnce(&mut dyn Write) + Send>;

/// What the server sends back.
pub enum Answer {
    /// A whole answer.
    Whole { status: u16, headers: Vec<(String, String)>, body: Vec<u8> },
    /// A stream of server-sent events.
    Events(WriteEvents),
    /// The connection ends without an answer, as when a network breaks.
    Nothing,
}

impl Answer {
    /// A plain-text answer that no cache keeps, for errors.
    pub fn text(status: u16, text: &str) -> Answer {
        Answer::Whole {
            status,
            headers: vec![
                ("Content-Type".into(), "text/plain; charset=utf-8".into()),
                ("Cache-Control".into(), "no-store".into()),
            ],
            body: text.as_bytes().to_vec(),
        }
    }

    /// 404, as text: never a page, so that a missing module or wasm is seen at once.
    pub fn not_found() -> Answer {
        Answer::text(404, "There is no file at this address.\n")
    }
}

/// A running server. When this is dropped no further call is answered, and the port is free a moment later.
pub struct Server {
    http: Arc<tiny_http::Server>,
    address: SocketAddr,
    accept: Option<JoinHandle<()>>,
}

impl Server {
    /// Listens on `address` (port 0: any free one). Each call is answered on a thread of its own, so a
    /// slow answer holds up nobody.
    pub fn start<H>(address: SocketAddr, handler: H) -> io::Result<Server>
    where
        H: Fn(&Call) -> Answer + Send + Sync + 'static,
    {
        Server::bind(address).map(|mut server| {
            server.run(handler);
            server
        })
    }

    /// Takes the port, and answers nobody before [`Server::run`]: callers wait in the queue.
    pub fn bind(address: SocketAddr) -> io::Result<Server> {
        let listener = std::net::TcpListener::bind(address)?;
        let address = listener.local_addr()?;
        let http = tiny_http::Server::from_listener(listener, None).map_err(io::Error::other)?;
        Ok(Server { http: Arc::new(http), address, accept: None })
    }

    /// Begins to answer.
    pub fn run<H>(&mut self, handler: H)
    where
        H: Fn(&Call) -> Answer + Send + Sync + 'static,
    {
        let (http, handler) = (Arc::clone(&self.http), Arc::new(handler));
        self.accept = Some(thread::spawn(move || {
            while let Ok(request) = http.recv() {
                let handler = Arc::clone(&handler);
                thread::spawn(move || {
                    let call = call(&request);
                    let answer = handler(&call);
                    // A browser that has gone away in the meantime is no error of ours.
                    let _ = send(request, answer);
                });
            }
        }));
    }

    /// Where it listens.
    pub fn address(&self) -> SocketAddr {
        self.address
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        self.http.unblock();
        if let Some(accept) = self.accept.take() {
            let _ = accept.join();
        }
    }
}

fn call(request: &tiny_http::Request) -> Call {
    let (path, query) = request.url().split_once('?').unwrap_or((request.url(), ""));
    Call {
        method: request.method().to_string(),
        path: path.to_owned(),
        query: query.to_owned(),
        headers: request
            .headers()
            .iter()
            .map(|header| (header.field.to_string().to_ascii_lowercase(), header.value.to_string()))
            .collect(),
    }
}

fn send(request: tiny_http::Request, answer: Answer) -> io::Result<()> {
    match answer {
        Answer::Whole { status, headers, body } => {
            let length = body.len();
            let headers = headers
                .iter()
                .filter_map(|(name, value)| Header::from_bytes(name.as_bytes(), value.as_bytes()).ok())
                .collect();
            let body: Box<dyn Read + Send> = Box::new(io::Cursor::new(body));
            // Bodies of known length are sent whole: tests read `Content-Length`.
            request.respond(
                Response::new(StatusCode(status), headers, body, Some(length), None).with_chunked_threshold(usize::MAX),
            )
        }
        Answer::Events(write) => {
            let mut writer = request.into_writer();
            writer.write_all(
                b"HTTP/1.1 200 OK\r\nContent-Type: text/event-stream\r\nCache-Control: no-store\r\nConnection: close\r\n\r\n",
            )?;
            writer.flush()?;
            write(&mut writer);
            Ok(())
        }
        Answer::Nothing => {
            drop(request.into_writer());
            Ok(())
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::net::TcpStream;

    fn get(address: SocketAddr, path: &str) -> String {
        let mut stream = TcpStream::connect(address).expect("the server listens");
        write!(stream, "GET {path} HTTP/1.1\r\nHost: test\r\nConnection: close\r\n\r\n").expect("the call is sent");
        let mut answer = String::new();
        stream.read_to_string(&mut answer).expect("the answer is text");
        answer
    }

    #[test]
    fn answers_what_the_handler_says_and_frees_the_port_when_dropped() {
        let any = SocketAddr::from(([127, 0, 0, 1], 0));
        let server = Server::start(any, |call| match call.path.as_str() {
            "/nothing" => Answer::Nothing,
            "/events" => Answer::Events(Box::new(|out| {
                let _ = out.write_all(b"data: 1\n\n");
            })),
            path => Answer::text(200, &format!("{path}|{}", call.query)),
        })
        .expect("a free port");
        let address = server.address();
        let plain = get(address, "/a?b=c");
        assert!(plain.starts_with("HTTP/1.1 200"), "{plain}");
        assert!(plain.ends_with("/a|b=c"), "{plain}");
        assert!(plain.to_ascii_lowercase().contains("content-length: 6"), "{plain}");
        assert!(get(address, "/events").ends_with("data: 1\n\n"));
        assert_eq!(get(address, "/nothing"), "");
        drop(server);
        let since = std::time::Instant::now();
        while Server::bind(address).is_err() {
            assert!(since.elapsed().as_secs() < 10, "the port is free again");
            thread::yield_now();
        }
    }
}
