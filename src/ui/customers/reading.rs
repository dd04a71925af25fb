//! A list of customers on its way in: read in slices, so that the page stays alive, and indexed.

use super::Customers;
use crate::config::{CustomerIndex, CustomerReader, Import, IndexBuilder, Notice, Problem};
use crate::host::clock;
use crate::host::names::BrowserNames;

/// How much of a list is read at once, in bytes.
const SLICE: usize = 16 * 1024;
/// A list's text is given back in pieces of so many bytes while it is read: the customers before, the new ones and the
/// whole text together would take more memory than a list of 100,000 may.
const PIECE: usize = 64 * SLICE;
/// How many rows of the index are built at once.
const ROWS: usize = 1_000;
/// How long the reading goes on before the browser gets its turn, in milliseconds: less than a frame, on a slow device
/// as on a fast one.
const TURN: u64 = 10;

/// A list on its way in.
pub struct Reading {
    /// What is still to be read, the next piece last.
    pieces: Vec<Vec<u8>>,
    /// How much is read of the next piece, and of all.
    at: usize,
    done: usize,
    /// How long the text is.
    length: usize,
    stage: Stage,
    /// Whether the agent picked it; else the host gave it.
    pub is_picked: bool,
}

enum Stage {
    Text(Box<CustomerReader>),
    Index(IndexBuilder, Report),
}

/// What became of a list.
pub struct Report {
    pub kept: usize,
    pub duplicates: usize,
    pub problems: Vec<Problem>,
    pub notices: Vec<Notice>,
    /// Whether the agent picked it; else the host gave it.
    pub is_picked: bool,
    /// Whether its customers took the place of those before.
    replaces: bool,
}

impl Customers {
    /// Takes a list; [`Self::read_on`] reads it in slices.
    pub fn read(&mut self, mut text: Vec<u8>, is_picked: bool) {
        let stage = Stage::Text(Box::new(CustomerReader::new()));
        let length = text.len();
        let mut pieces = Vec::with_capacity(length / PIECE + 1);
        while text.len() > PIECE {
            pieces.push(text.split_off(text.len() - PIECE));
            text.shrink_to_fit();
        }
        pieces.push(text);
        self.reading = Some(Reading { pieces, at: 0, done: 0, length, stage, is_picked });
    }

    /// Lets go of the list that is being read; the customers stay as they were. One that is read to its end is not let go of:
    /// its customers are a moment away, and those before are gone.
    pub fn cancel(&mut self) {
        self.reading.take_if(|reading| matches!(reading.stage, Stage::Text(_)));
    }

    /// Reads on for one turn. True when the list is whole and its customers are there.
    pub fn read_on(&mut self) -> bool {
        let start = clock::now();
        loop {
            if self.read_slice() {
                return true;
            }
            // A clock that is set back meanwhile ends the turn, too.
            if self.reading.is_none() || clock::now().checked_sub(start).is_none_or(|spent| spent >= TURN) {
                return false;
            }
        }
    }

    fn read_slice(&mut self) -> bool {
        let Some(mut reading) = self.reading.take() else { return false };
        let is_picked = reading.is_picked;
        reading.stage = match reading.stage {
            Stage::Text(mut reader) if !reading.pieces.is_empty() => {
                let piece = &reading.pieces[reading.pieces.len() - 1];
                let end = (reading.at + SLICE).min(piece.len());
                reader.feed(&piece[reading.at..end], &BrowserNames);
                reading.done += end - reading.at;
                reading.at = end;
                if end == piece.len() {
                    reading.pieces.pop();
                    reading.at = 0;
                }
                Stage::Text(reader)
            }
            Stage::Text(reader) => {
                let import = reader.finish(&BrowserNames);
                let replaces = import.replaces(is_picked);
                if replaces {
                    // Both lists with their indexes would take more memory than one may.
                    self.index = CustomerIndex::default();
                    self.hits.clear();
                }
                let Import { customers, problems, notices, duplicates, .. } = import;
                let report = Report { kept: customers.len(), duplicates, problems, notices, is_picked, replaces };
                Stage::Index(IndexBuilder::new(customers), report)
            }
            Stage::Index(mut builder, report) => {
                if builder.step(ROWS) {
                    if report.replaces {
                        self.index = builder.finish();
                    }
                    self.report = Some(report);
                    self.lists += 1;
                    let query = std::mem::take(&mut self.query);
                    self.search(query);
                    return true;
                }
                Stage::Index(builder, report)
            }
        };
        self.reading = Some(reading);
        false
    }

    /// How much of the list is read, in percent.
    pub fn progress(&self) -> Option<usize> {
        let reading = self.reading.as_ref()?;
        Some(match reading.stage {
            Stage::Text(_) => reading.done * 90 / reading.length.max(1),
            Stage::Index(..) => 95,
        })
    }
}
