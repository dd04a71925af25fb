//! A small file server on the loopback, for the development page and the browser tests.
//!
//! What to answer is the caller's function; this crate holds what both callers must get right:
//! a path that cannot leave its folder, the media types browsers insist on, and an answer for every
//! connection at once, however many a browser opens. Each connection has a thread of its own and carries one
//! call: nothing ever waits in line behind a connection that a browser keeps open.

mod connection;
mod files;

pub use files::{media_type, read_file, relative_path};

use std::io::{self, Write};
use std::net::{Ipv4Addr, SocketAddr, TcpListener, TcpStream};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::thread::{self, JoinHandle};

/// The policy of a careful host; the product must run under it, so that what would break there breaks here first.
pub const STRICT_POLICY: &str = "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; connect-src 'self'; \
    style-src 'self'; img-src 'self' data:; base-uri 'none'; form-action 'none'; \
    require-trusted-types-for 'script'; trusted-types 'none'";

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
    address: SocketAddr,
    waiting: Option<TcpListener>,
    accept: Option<JoinHandle<()>>,
    is_closing: Arc<AtomicBool>,
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
        let listener = TcpListener::bind(address)?;
        Ok(Server {
            address: listener.local_addr()?,
            waiting: Some(listener),
            accept: None,
            is_closing: Arc::default(),
        })
    }

    /// Begins to answer; a second call changes nothing.
    pub fn run<H>(&mut self, handler: H)
    where
        H: Fn(&Call) -> Answer + Send + Sync + 'static,
    {
        let Some(listener) = self.waiting.take() else { return };
        let (is_closing, handler) = (Arc::clone(&self.is_closing), Arc::new(handler));
        self.accept = Some(thread::spawn(move || {
            for stream in listener.incoming() {
                if is_closing.load(Ordering::SeqCst) {
                    return;
                }
                // A connection that broke before it was taken is no error of ours.
                let Ok(stream) = stream else { continue };
                let handler = Arc::clone(&handler);
                thread::spawn(move || {
                    // Nor is a browser that has gone away in the meantime.
                    let _ = connection::serve(stream, handler.as_ref());
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
        self.is_closing.store(true, Ordering::SeqCst);
        if let Some(accept) = self.accept.take() {
            // The thread looks at the flag when somebody calls.
            let mut own = self.address;
            if own.ip().is_unspecified() {
                own.set_ip(Ipv4Addr::LOCALHOST.into());
            }
            if TcpStream::connect(own).is_ok() {
                let _ = accept.join();
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::io::Read;
    use std::net::Shutdown;

    fn send(address: SocketAddr, call: &str) -> String {
        let mut stream = TcpStream::connect(address).expect("the server listens");
        stream.write_all(call.as_bytes()).expect("the call is sent");
        stream.shutdown(Shutdown::Write).expect("the call is whole");
        let mut answer = String::new();
        stream.read_to_string(&mut answer).expect("the answer is text");
        answer
    }

    fn get(address: SocketAddr, path: &str) -> String {
        send(address, &format!("GET {path} HTTP/1.1\r\nHost: test\r\n\r\n"))
    }

    fn echo() -> Server {
        let any = SocketAddr::from((Ipv4Addr::LOCALHOST, 0));
        Server::start(any, |call| Answer::text(200, &format!("{} {}|{}", call.method, call.path, call.query)))
            .expect("a free port")
    }

    #[test]
    fn calls_are_read_whole_and_what_is_no_call_is_refused() {
        let server = echo();
        let long = "x".repeat(100_000);
        let rows = [
            ("GET /a?b=c HTTP/1.1\r\nHost: t\r\n\r\n", "HTTP/1.1 200", "GET /a|b=c"),
            // The length of what a GET would bring, and nothing of it.
            ("HEAD /a HTTP/1.1\r\n\r\n", "HTTP/1.1 200", "\r\n\r\n"),
            ("POST /a HTTP/1.1\r\nContent-Length: 3\r\n\r\nabc", "HTTP/1.1 200", "POST /a|"),
            ("nonsense\r\n\r\n", "HTTP/1.1 400", "This is no HTTP call.\n"),
            (&format!("GET /{long} HTTP/1.1\r\n\r\n"), "HTTP/1.1 400", "This is no HTTP call.\n"),
            ("", "", ""),
        ];
        for (call, start, end) in rows {
            let answer = send(server.address(), call);
            assert!(answer.starts_with(start) && answer.ends_with(end), "{call:.40}: {answer}");
        }
    }

    /// Browsers open connections ahead of need and keep them: no number of those may hold up a call.
    #[test]
    fn silent_connections_hold_up_nobody() {
        let server = echo();
        let silent: Vec<_> = (0..40).map(|_| TcpStream::connect(server.address())).collect();
        assert!(get(server.address(), "/a").ends_with("GET /a|"));
        drop(silent);
    }

    #[test]
    fn answers_what_the_handler_says_and_frees_the_port_when_dropped() {
        let any = SocketAddr::from((Ipv4Addr::LOCALHOST, 0));
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
