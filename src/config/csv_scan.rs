//! One record of comma-separated text split into cells.

use std::ops::Range;

use csv_core::{ReadFieldResult, Reader, ReaderBuilder};

use super::problem::ProblemCode;

/// The longest record, in bytes. A row of customer data has a few hundred.
pub(super) const LONGEST_RECORD: usize = 64 * 1024;

/// The cells of one record.
#[derive(Debug)]
pub struct Cells<'a> {
    text: &'a str,
    cells: &'a [Range<usize>],
}

impl<'a> Cells<'a> {
    /// How many cells there are; at least one.
    #[allow(clippy::len_without_is_empty)]
    pub fn len(&self) -> usize {
        self.cells.len()
    }

    /// The text of a cell, quotation marks undone; empty where the record has fewer cells.
    pub fn get(&self, at: usize) -> &'a str {
        self.cells.get(at).map_or("", |cell| &self.text[cell.clone()])
    }

    /// All cells in order.
    pub fn iter(&self) -> impl Iterator<Item = &'a str> {
        (0..self.len()).map(|at| self.get(at))
    }
}

/// What the beginning of some bytes is.
#[derive(Debug)]
pub(super) enum Scan {
    /// A whole record, up to its line break.
    Whole(usize),
    Broken(ProblemCode),
    /// The record goes on after these bytes; whether inside quotation marks.
    More(bool),
}

/// Splits one record into cells. csv-core does it and undoes the quotation marks; it takes whatever comes,
/// so whether the marks were whole is seen by what it left out.
#[derive(Debug)]
pub(super) struct Scanner {
    reader: Reader,
    pub delimiter: u8,
    /// The texts of the cells, each with a line break after it, so that two halves of a letter never join.
    text: Vec<u8>,
    used: usize,
    cells: Vec<Range<usize>>,
}

impl Scanner {
    pub(super) fn new(delimiter: u8) -> Self {
        let reader = ReaderBuilder::new().delimiter(delimiter).build();
        // No cell becomes longer, and there are two bytes more for line breaks.
        Self { reader, delimiter, text: vec![0; LONGEST_RECORD + 2], used: 0, cells: Vec::new() }
    }

    /// The cells of the record that was whole; `None` where they are not UTF-8.
    pub(super) fn cells(&self) -> Option<Cells<'_>> {
        let text = std::str::from_utf8(&self.text[..self.used]).ok()?;
        Some(Cells { text, cells: &self.cells })
    }

    /// Looks for the end of the record that `bytes` begin with, at most [`LONGEST_RECORD`] and no line
    /// break first, and notes its cells. `ended` says that no bytes follow.
    pub(super) fn scan(&mut self, bytes: &[u8], ended: bool) -> Scan {
        self.cells.clear();
        self.used = 0;
        self.reader.reset();
        // csv-core passes over empty lines. After one it takes no letter for a byte order mark any more.
        self.reader.read_field(b"\n", &mut self.text);
        let mut at = 0;
        loop {
            let (start, output) = (self.used, &mut self.text[self.used..]);
            // Empty input would mean the end.
            let (result, read, written) = match &bytes[at..] {
                [] => (ReadFieldResult::InputEmpty, 0, 0),
                rest => self.reader.read_field(rest, output),
            };
            let mut end = at + read;
            let is_last = match result {
                ReadFieldResult::Field { record_end } => {
                    end -= 1;
                    record_end
                }
                _ => {
                    // A line break ends every cell but one whose quotation mark is open.
                    let (probe, ..) = self.reader.read_field(b"\n", &mut output[written..]);
                    let is_open = probe == ReadFieldResult::InputEmpty;
                    match ended {
                        false => return Scan::More(is_open),
                        true if is_open => return Scan::Broken(ProblemCode::QuoteNotClosed),
                        true => true,
                    }
                }
            };
            let Some(blanks) = blanks_behind(&bytes[at..end], &output[..written]) else {
                return Scan::Broken(ProblemCode::TextAfterQuote);
            };
            output[written] = b'\n';
            self.cells.push(start..start + written - blanks);
            self.used += written + 1;
            if is_last {
                return Scan::Whole(end);
            }
            at = end + 1;
        }
    }
}

/// How many blanks follow the closing quotation mark of a cell; `None` where other text does. `text` is what
/// csv-core made of the cell: one mark for each two inside, and every mark that stands behind the closing one.
fn blanks_behind(cell: &[u8], text: &[u8]) -> Option<usize> {
    if cell.first() != Some(&b'"') {
        return Some(0);
    }
    let marks = |bytes: &[u8]| bytes.iter().filter(|byte| **byte == b'"').count();
    let blanks = cell.iter().rev().take_while(|byte| matches!(byte, b' ' | b'\t')).count();
    let ends_with_mark = cell[..cell.len() - blanks].ends_with(b"\"");
    (ends_with_mark && marks(cell) == 2 * marks(text) + 2).then_some(blanks)
}
