//! One connection: a call is read, answered, and the connection ends.

use std::io::{self, Read, Write};
use std::net::{Shutdown, TcpStream};
use std::time::Duration;

use crate::{Answer, Call};

/// Longer heads than this are refused.
const MAX_HEAD: usize = 64 * 1024;

/// Browsers send fewer than half as many.
const MAX_HEADERS: usize = 100;

/// A connection over which nothing came for this long is ended.
const PATIENCE: Duration = Duration::from_secs(120);

/// Reads the call, asks the handler and writes its answer. A connection that ends without a call is no error.
pub fn serve(mut stream: TcpStream, handler: &dyn Fn(&Call) -> Answer) -> io::Result<()> {
    stream.set_nodelay(true)?;
    stream.set_read_timeout(Some(PATIENCE))?;
    let (answer, is_head) = match read_call(&mut stream)? {
        Head::Whole(call) => (handler(&call), call.method == "HEAD"),
        Head::Malformed => (Answer::text(400, "This is no HTTP call.\n"), false),
        Head::Absent => return Ok(()),
    };
    match answer {
        Answer::Whole { status, headers, body } => {
            stream.write_all(head(status, &headers, body.len()).as_bytes())?;
            if !is_head {
                stream.write_all(&body)?;
            }
            end(stream)
        }
        Answer::Events(write) => {
            stream.write_all(
                b"HTTP/1.1 200 OK\r\nContent-Type: text/event-stream\r\nCache-Control: no-store\r\nConnection: close\r\n\r\n",
            )?;
            write(&mut stream);
            end(stream)
        }
        Answer::Nothing => Ok(()),
    }
}

/// What stands at the beginning of a connection.
enum Head {
    Whole(Call),
    Malformed,
    Absent,
}

fn read_call(stream: &mut TcpStream) -> io::Result<Head> {
    let mut bytes = Vec::new();
    let mut part = [0; 4096];
    loop {
        let count = stream.read(&mut part)?;
        if count == 0 {
            return Ok(if bytes.is_empty() { Head::Absent } else { Head::Malformed });
        }
        bytes.extend_from_slice(&part[..count]);
        let mut headers = [httparse::EMPTY_HEADER; MAX_HEADERS];
        let mut request = httparse::Request::new(&mut headers);
        match request.parse(&bytes) {
            Ok(httparse::Status::Complete(_)) => return Ok(Head::Whole(call(&request))),
            Ok(httparse::Status::Partial) if bytes.len() < MAX_HEAD => {}
            Ok(httparse::Status::Partial) | Err(_) => return Ok(Head::Malformed),
        }
    }
}

fn call(request: &httparse::Request<'_, '_>) -> Call {
    let address = request.path.unwrap_or_default();
    let (path, query) = address.split_once('?').unwrap_or((address, ""));
    Call {
        method: request.method.unwrap_or_default().to_owned(),
        path: path.to_owned(),
        query: query.to_owned(),
        headers: request
            .headers
            .iter()
            .map(|header| (header.name.to_ascii_lowercase(), String::from_utf8_lossy(header.value).into_owned()))
            .collect(),
    }
}

/// Status line and headers. Bodies are sent whole: tests read `Content-Length`.
fn head(status: u16, headers: &[(String, String)], length: usize) -> String {
    let mut head = format!("HTTP/1.1 {status} {}\r\n", reason(status));
    for (name, value) in headers {
        head.push_str(&format!("{name}: {value}\r\n"));
    }
    head.push_str(&format!("Content-Length: {length}\r\nConnection: close\r\n\r\n"));
    head
}

/// The words beside a status; browsers pay no heed to them.
fn reason(status: u16) -> &'static str {
    match status {
        200..=299 => "OK",
        404 => "Not Found",
        _ => "See the number",
    }
}

/// Ends a connection so that the last bytes arrive: one that is closed while something of the call is unread is
/// reset instead, and what was on the way is lost.
fn end(mut stream: TcpStream) -> io::Result<()> {
    stream.shutdown(Shutdown::Write)?;
    stream.set_read_timeout(Some(Duration::from_secs(5)))?;
    let mut rest = [0; 4096];
    while stream.read(&mut rest)? > 0 {}
    Ok(())
}
