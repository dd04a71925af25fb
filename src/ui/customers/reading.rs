//! A list of customers on its way in: read in slices, so that the page stays alive, and indexed.

use js_sys::JsString;

use super::Customers;
use crate::config::{CustomerIndex, CustomerReader, Import, IndexBuilder, Notice, Problem};
use crate::host::names::BrowserNames;
use crate::host::{clock, text};

/// How much of a list is read at once, in UTF-16 units.
const SLICE: u32 = 16 * 1024;
/// How many rows of the index are built at once.
const ROWS: usize = 1_000;
/// How long the reading goes on before the browser gets its turn, in milliseconds: less than a frame, on a slow device as on a
/// fast one. After 16 Yew would take a turn of its own, by a timer: 4 milliseconds more, and a second in the background.
const TURN: u64 = 13;

/// A list on its way in.
pub struct Reading {
    /// The whole text. It stays with the browser, since the customers before, the new ones and their text together would
    /// take more of the instance's memory than a list of 100,000 may.
    text: JsString,
    /// How much of it is read.
    at: u32,
    stage: Stage,
    /// Whether the agent picked it; else the host gave it.
    pub is_picked: bool,
}

enum Stage {
    Text(Box<CustomerReader>),
    Index(IndexBuilder, Report),
    /// All is read; its customers take their place at once in a short turn, else in one of their own, since the page is drawn
    /// with them.
    Whole(IndexBuilder, Report),
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
    /// Takes a list; [`Self::read_on`] reads it in slices. It takes the place of one from the same hands that is still being
    /// read. Another one is read to its end first, since this one may be no list at all; so is one that has taken the place
    /// of the customers before. True for a long list: it has taken a while to get here, so that reading it is a task of its
    /// own. A short one can be there at once.
    pub fn read(&mut self, text: JsString, is_picked: bool) -> bool {
        let is_long = text.length() > SLICE;
        let goes = |stage: &Stage, by_agent: bool| by_agent == is_picked && matches!(stage, Stage::Text(_));
        self.reading.take_if(|reading| goes(&reading.stage, reading.is_picked));
        self.waiting.retain(|(_, by_agent)| *by_agent != is_picked);
        self.waiting.push((text, is_picked));
        self.begin();
        is_long
    }

    /// Says that a file of the agent's gave no text; the customers stay as they were.
    pub fn refuse_file(&mut self) {
        let problems = vec![Problem::unreadable()];
        let (notices, replaces) = (Vec::new(), false);
        self.report = Some(Report { kept: 0, duplicates: 0, problems, notices, is_picked: true, replaces });
        self.lists += 1;
    }

    /// Begins with the next list, where none is being read.
    fn begin(&mut self) {
        if self.reading.is_none() && !self.waiting.is_empty() {
            let (text, is_picked) = self.waiting.remove(0);
            let stage = Stage::Text(Box::new(CustomerReader::new()));
            self.reading = Some(Reading { text, at: 0, stage, is_picked });
        }
    }

    /// Lets go of the list that is being read; the customers stay as they were. One that is read to its end is not let go of:
    /// its customers are a moment away, and those before are gone.
    pub fn cancel(&mut self) {
        self.reading.take_if(|reading| matches!(reading.stage, Stage::Text(_)));
        self.begin();
    }

    /// Reads on for one turn. True when a list is whole and its customers are there; another one may be waiting then.
    pub fn read_on(&mut self) -> bool {
        let start = clock::now();
        loop {
            if self.read_slice() {
                self.begin();
                return true;
            }
            let Some(reading) = &self.reading else { return false };
            let most = if matches!(reading.stage, Stage::Whole(..)) { TURN / 4 } else { TURN };
            // A clock that is set back meanwhile ends the turn, too.
            if clock::now().checked_sub(start).is_none_or(|spent| spent >= most) {
                return false;
            }
        }
    }

    fn read_slice(&mut self) -> bool {
        let Some(mut reading) = self.reading.take() else { return false };
        let is_picked = reading.is_picked;
        reading.stage = match reading.stage {
            Stage::Text(mut reader) if reading.at < reading.text.length() => {
                let slice = next_slice(&reading.text, reading.at);
                reading.at += slice.length();
                reader.feed(&text::utf8(&slice), &BrowserNames);
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
                let next = if builder.step(ROWS) { Stage::Whole } else { Stage::Index };
                next(builder, report)
            }
            Stage::Whole(builder, report) => {
                if report.replaces {
                    self.index = builder.finish();
                }
                self.report = Some(report);
                self.lists += 1;
                let query = std::mem::take(&mut self.query);
                self.search(query);
                return true;
            }
        };
        self.reading = Some(reading);
        false
    }

    /// How much of the list is read, in percent; a multiple of 5, since the page is drawn for each.
    pub fn progress(&self) -> Option<usize> {
        let reading = self.reading.as_ref()?;
        Some(match reading.stage {
            Stage::Text(_) => (u64::from(reading.at) * 18 / u64::from(reading.text.length().max(1))) as usize * 5,
            Stage::Index(..) | Stage::Whole(..) => 95,
        })
    }
}

/// What comes next. A letter of two units is not cut in two.
fn next_slice(text: &JsString, at: u32) -> JsString {
    let end = at + SLICE;
    let is_between = (0xd800..0xdc00).contains(&(text.char_code_at(end - 1) as u32));
    text.substring(at, end + u32::from(is_between))
}
