//! Records of comma-separated text: RFC 4180 with the freedoms that spreadsheets take, and strict about
//! quotation marks.
//!
//! A quotation mark that nothing closes would swallow the rest of a file without a word, so a record is
//! taken only when its quoting is whole. Else its first line is reported and reading goes on with the
//! next line: one broken row costs one row.

use std::borrow::Cow;
use std::ops::Range;

use super::problem::{Lines, ProblemCode};

/// The longest record, in bytes. A row of customer data has a few hundred.
const LONGEST_RECORD: usize = 64 * 1024;

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
    cells: Vec<Cell>,
}

/// One record, or the first line of a broken one.
#[derive(Debug)]
pub enum Record<'a> {
    Cells(Cells<'a>),
    Broken(ProblemCode, Cow<'a, str>),
}

/// The cells of one record.
#[derive(Debug)]
pub struct Cells<'a> {
    text: &'a str,
    cells: &'a [Cell],
}

#[derive(Clone, Debug)]
struct Cell {
    range: Range<usize>,
    is_quoted: bool,
}

impl<'a> Cells<'a> {
    /// How many cells there are; at least one.
    #[allow(clippy::len_without_is_empty)]
    pub fn len(&self) -> usize {
        self.cells.len()
    }

    /// The text of a cell, quotation marks undone; empty where the record has fewer cells.
    pub fn get(&self, at: usize) -> Cow<'a, str> {
        let Some(cell) = self.cells.get(at) else { return Cow::Borrowed("") };
        let text = &self.text[cell.range.clone()];
        if cell.is_quoted && text.contains("\"\"") {
            Cow::Owned(text.replace("\"\"", "\""))
        } else {
            Cow::Borrowed(text)
        }
    }

    /// All cells in order.
    pub fn iter(&self) -> impl Iterator<Item = Cow<'a, str>> {
        (0..self.len()).map(|at| self.get(at))
    }
}

impl Default for CsvReader {
    fn default() -> Self {
        Self::new()
    }
}

impl CsvReader {
    pub const fn new() -> Self {
        Self { delimiter: None, held: Vec::new(), lines: Lines::new(), skipping: false, cells: Vec::new() }
    }

    /// Reads the next bytes (UTF-8 without byte order mark) and hands every record that they end to
    /// `take`, with the line in which it begins, counted from 1. `ended` says that no bytes follow.
    /// Empty lines are no records.
    pub fn feed(&mut self, chunk: &[u8], ended: bool, take: &mut dyn FnMut(u32, Record<'_>)) {
        self.held.extend_from_slice(chunk);
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
        self.cells.clear();
        let code = match scan(window, delimiter, is_all, &mut self.cells) {
            Scan::Whole(end) => {
                let record = match std::str::from_utf8(&window[..end]) {
                    Ok(text) => Record::Cells(Cells { text, cells: &self.cells }),
                    Err(_) => Record::Broken(ProblemCode::NotUtf8, String::from_utf8_lossy(&window[..end])),
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

enum Scan {
    /// A whole record, up to its line break.
    Whole(usize),
    Broken(ProblemCode),
    /// The record goes on after these bytes; whether inside quotation marks.
    More(bool),
}

/// Looks for the end of the record that `bytes` begin with and notes its cells.
fn scan(bytes: &[u8], delimiter: u8, ended: bool, cells: &mut Vec<Cell>) -> Scan {
    let mut at = 0;
    loop {
        let (range, is_quoted) = if bytes.get(at) == Some(&b'"') {
            let start = at + 1;
            let end = match closing_quote(bytes, start, ended) {
                Ok(end) => end,
                Err(scan) => return scan,
            };
            let blanks = |byte: &&u8| **byte == b' ' || (**byte == b'\t' && delimiter != b'\t');
            at = end + 1 + bytes[end + 1..].iter().take_while(blanks).count();
            (start..end, true)
        } else {
            let start = at;
            at += bytes[at..].iter().take_while(|byte| **byte != delimiter && !is_break(**byte)).count();
            (start..at, false)
        };
        cells.push(Cell { range, is_quoted });
        match bytes.get(at) {
            None if !ended => return Scan::More(false),
            Some(byte) if *byte == delimiter => at += 1,
            Some(byte) if !is_break(*byte) => return Scan::Broken(ProblemCode::TextAfterQuote),
            _ => return Scan::Whole(at),
        }
    }
}

/// Where the quotation mark stands that closes the cell whose text begins at `at`.
fn closing_quote(bytes: &[u8], mut at: usize, ended: bool) -> Result<usize, Scan> {
    loop {
        let Some(found) = bytes[at..].iter().position(|byte| *byte == b'"') else {
            return Err(if ended { Scan::Broken(ProblemCode::QuoteNotClosed) } else { Scan::More(true) });
        };
        at += found;
        match bytes.get(at + 1) {
            Some(b'"') => at += 2,
            None if !ended => return Err(Scan::More(true)),
            _ => return Ok(at),
        }
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
