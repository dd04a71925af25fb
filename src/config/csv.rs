//! Records of comma-separated text: RFC 4180 with the freedoms that spreadsheets take, and strict about
//! quotation marks.
//!
//! csv-core splits the records; here is what it leaves to others: which sign is the delimiter, in which line a
//! record begins, and what is broken. A quotation mark that nothing closes would swallow the rest of a file
//! without a word, so a record is taken only when its quoting is whole. Else its first line is reported and
//! reading goes on with the next line: one broken row costs one row.

use std::borrow::Cow;

pub use super::csv_scan::Cells;
use super::csv_scan::{LONGEST_RECORD, Scan, Scanner};
use super::problem::{Lines, ProblemCode};

/// Reads records from bytes that come in slices.
#[derive(Debug)]
pub struct CsvReader {
    /// Unknown until a line has one: titles and lists of one column have none.
    delimiter: Option<u8>,
    /// Bytes whose record has not ended yet.
    held: Vec<u8>,
    lines: Lines,
    /// Inside a line that is too long to be held, until it ends.
    skipping: bool,
    scanner: Scanner,
}

/// One record, or the first line of a broken one.
#[derive(Debug)]
pub enum Record<'a> {
    Cells(Cells<'a>),
    Broken(ProblemCode, Cow<'a, str>),
}

impl Default for CsvReader {
    fn default() -> Self {
        Self::new()
    }
}

impl CsvReader {
    pub fn new() -> Self {
        let scanner = Scanner::new(b',');
        Self { delimiter: None, held: Vec::new(), lines: Lines::new(), skipping: false, scanner }
    }

    /// Reads the next bytes (UTF-8 without byte order mark) and hands every record that they end to
    /// `take`, with the line in which it begins, counted from 1. `ended` says that no bytes follow.
    /// Empty lines are no records.
    pub fn feed(&mut self, chunk: &[u8], ended: bool, take: &mut dyn FnMut(u32, Record<'_>)) {
        self.held.extend_from_slice(chunk);
        let may_end = ended || self.skipping || chunk.iter().any(|byte| is_break(*byte));
        if !may_end && self.held.len() < LONGEST_RECORD {
            return;
        }
        let held = std::mem::take(&mut self.held);
        let mut rest = held.as_slice();
        while self.step(&mut rest, ended, take) {}
        self.held = rest.to_vec();
    }

    /// Takes one record or line off `rest`; false where it needs more bytes.
    fn step(&mut self, rest: &mut &[u8], ended: bool, take: &mut dyn FnMut(u32, Record<'_>)) -> bool {
        if self.skipping {
            let end = line_end(rest);
            self.pass(rest, end.unwrap_or(rest.len()));
            self.skipping = end.is_none();
            return end.is_some();
        }
        let breaks = rest.iter().take_while(|byte| is_break(**byte)).count();
        self.pass(rest, breaks);
        if rest.is_empty() {
            return false;
        }
        let window = &rest[..rest.len().min(LONGEST_RECORD)];
        let is_all = ended && window.len() == rest.len();
        if self.delimiter.is_none() {
            let Some(line) = heading(window, is_all) else { return false };
            let (delimiter, is_told) = delimiter_of(line);
            self.delimiter = delimiter;
            if is_told {
                self.pass(rest, line.len());
                return true;
            }
        }
        let delimiter = self.delimiter.unwrap_or(b',');
        if self.scanner.delimiter != delimiter {
            self.scanner = Scanner::new(delimiter);
        }
        let code = match self.scanner.scan(window, is_all) {
            Scan::Whole(end) => {
                let record = match self.scanner.cells() {
                    Some(cells) => Record::Cells(cells),
                    None => Record::Broken(ProblemCode::NotUtf8, String::from_utf8_lossy(&window[..end])),
                };
                take(self.lines.line, record);
                self.pass(rest, end);
                return true;
            }
            Scan::Broken(code) => code,
            Scan::More(_) if window.len() < LONGEST_RECORD => return false,
            Scan::More(is_quoted) if is_quoted => ProblemCode::QuoteNotClosed,
            Scan::More(_) => ProblemCode::TooLong,
        };
        let end = match line_end(window) {
            None if !is_all && window.len() < LONGEST_RECORD => return false,
            None => {
                self.skipping = !is_all;
                window.len()
            }
            Some(end) => end,
        };
        take(self.lines.line, Record::Broken(code, String::from_utf8_lossy(&window[..end])));
        self.pass(rest, end);
        true
    }

    fn pass(&mut self, rest: &mut &[u8], count: usize) {
        let (passed, left) = rest.split_at(count);
        self.lines.pass(passed);
        *rest = left;
    }
}

/// The first line, line breaks in quotation marks passed over; `None` where it has not ended.
fn heading(bytes: &[u8], ended: bool) -> Option<&[u8]> {
    let mut is_quoted = false;
    let end = bytes.iter().position(|byte| {
        is_quoted ^= *byte == b'"';
        !is_quoted && is_break(*byte)
    });
    match end {
        Some(end) => Some(&bytes[..end]),
        None if ended || bytes.len() == LONGEST_RECORD => Some(bytes),
        None => None,
    }
}

/// The delimiter of a line if it has one, and whether the line only tells it, as Excel's `sep=;` does.
fn delimiter_of(line: &[u8]) -> (Option<u8>, bool) {
    if let [b's' | b'S', b'e' | b'E', b'p' | b'P', b'=', told @ (b',' | b';' | b'\t')] = line {
        return (Some(*told), true);
    }
    let mut is_quoted = false;
    let mut counts = [(b',', 0), (b';', 0), (b'\t', 0)];
    for byte in line {
        is_quoted ^= *byte == b'"';
        for (delimiter, count) in &mut counts {
            *count += u32::from(!is_quoted && byte == delimiter);
        }
    }
    let most = counts.into_iter().reduce(|best, next| if next.1 > best.1 { next } else { best });
    (most.filter(|(_, count)| *count > 0).map(|(delimiter, _)| delimiter), false)
}

fn is_break(byte: u8) -> bool {
    matches!(byte, b'\r' | b'\n')
}

/// Where the first line ends, without its line break.
fn line_end(bytes: &[u8]) -> Option<usize> {
    bytes.iter().position(|byte| is_break(*byte))
}
