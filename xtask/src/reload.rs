//! Tells the pages that are open when to load themselves anew.

use std::io::{self, Write};
use std::sync::{Condvar, Mutex, PoisonError};
use std::time::{Duration, SystemTime};

/// The module that the development page gets beside its own; nothing of it is shipped.
pub const SCRIPT: &str = r#"let seen;
new EventSource("/__reload").onmessage = ({ data }) => {
  if (seen !== undefined && seen !== data) location.reload();
  seen = data;
};
"#;

/// The page with a reference to [`SCRIPT`].
pub fn inject(page: &str) -> String {
    const TAG: &str = "<script type=\"module\" src=\"/__reload.js\"></script>\n";
    let place = page.find("</head>").unwrap_or(page.len());
    let (before, after) = page.split_at(place);
    format!("{before}{TAG}{after}")
}

/// The build's number. It starts with the time, so that a page also reloads when the server was started anew.
pub struct Builds {
    number: Mutex<u64>,
    changed: Condvar,
}

impl Builds {
    pub fn new() -> Builds {
        let since = SystemTime::now().duration_since(SystemTime::UNIX_EPOCH).unwrap_or_default();
        let number = u64::try_from(since.as_millis()).unwrap_or_default();
        Builds { number: Mutex::new(number), changed: Condvar::new() }
    }

    /// Something new is there: every open page reloads.
    pub fn advance(&self) {
        *self.number.lock().unwrap_or_else(PoisonError::into_inner) += 1;
        self.changed.notify_all();
    }

    /// Writes the number now and whenever it changes, as server-sent events, until the page is gone.
    pub fn follow(&self, out: &mut dyn Write) {
        let mut sent = None;
        loop {
            let number = self.number.lock().unwrap_or_else(PoisonError::into_inner);
            let is_old = |number: &mut u64| Some(*number) == sent;
            let (number, _) = self
                .changed
                .wait_timeout_while(number, Duration::from_secs(15), is_old)
                .unwrap_or_else(PoisonError::into_inner);
            let now = *number;
            drop(number);
            if write_event(out, (sent != Some(now)).then_some(now)).is_err() {
                return;
            }
            sent = Some(now);
        }
    }
}

/// An event, or a comment that only shows whether the page is still there.
fn write_event(out: &mut dyn Write, number: Option<u64>) -> io::Result<()> {
    match number {
        Some(number) => write!(out, "data: {number}\n\n")?,
        None => out.write_all(b":\n\n")?,
    }
    out.flush()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_page_gets_the_script_once() {
        let tag = "<script type=\"module\" src=\"/__reload.js\"></script>\n";
        assert_eq!(inject("<head></head><p>"), format!("<head>{tag}</head><p>"));
        assert_eq!(inject("<p>"), format!("<p>{tag}"));
    }

    #[test]
    fn a_page_hears_of_the_present_build_and_of_each_later_one() {
        let builds = Builds::new();
        let mut page = Page { builds: &builds, heard: String::new() };
        builds.follow(&mut page);
        let heard: Vec<u64> = page
            .heard
            .split("\n\n")
            .filter_map(|event| event.strip_prefix("data: "))
            .map(|number| number.parse().expect("events carry a number"))
            .collect();
        assert_eq!(heard.len(), 3);
        assert!(heard.is_sorted());
    }

    /// A page during whose reading builds end, and which is closed after the third event.
    struct Page<'a> {
        builds: &'a Builds,
        heard: String,
    }

    impl Write for Page<'_> {
        fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
            self.heard.push_str(&String::from_utf8_lossy(bytes));
            Ok(bytes.len())
        }

        fn flush(&mut self) -> io::Result<()> {
            self.builds.advance();
            if self.heard.matches("data").count() < 3 { Ok(()) } else { Err(io::ErrorKind::BrokenPipe.into()) }
        }
    }
}
