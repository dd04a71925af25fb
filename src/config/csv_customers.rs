//! Customers from a CSV file.

use super::collect::Collector;
use super::columns::Columns;
use super::csv::{Cells, CsvReader, Record};
use super::problem::{At, Notice, ProblemCode};
use crate::domain::Names;

/// How many rows may pass before a file without recognisable columns is given up.
const ROWS_TO_LOOK_AT: usize = 10;

#[derive(Debug, Default)]
pub(super) struct CsvCustomers {
    reader: CsvReader,
    rows: Rows,
}

/// What is known of the file after the rows so far.
#[derive(Debug, Default)]
struct Rows {
    columns: Option<Columns>,
    /// The heading, as long as no column is known.
    in_vain: Option<(u32, Box<str>)>,
    looked_at: usize,
    is_content_noted: bool,
    is_given_up: bool,
}

impl CsvCustomers {
    pub(super) fn feed(&mut self, chunk: &[u8], ended: bool, to: &mut Collector, names: &dyn Names) {
        let Self { reader, rows } = self;
        reader.feed(chunk, ended, &mut |line, record| match record {
            Record::Cells(cells) => rows.take(line, &cells, to, names),
            Record::Broken(code, text) => rows.broken(line, code, &text, to),
        });
        if ended && !self.rows.is_settled() {
            self.rows.give_up(to);
        }
    }
}

impl Rows {
    fn is_settled(&self) -> bool {
        self.is_given_up || self.columns.as_ref().is_some_and(Columns::identify)
    }

    fn take(&mut self, line: u32, row: &Cells<'_>, to: &mut Collector, names: &dyn Names) {
        if self.is_given_up || row.iter().all(|cell| cell.trim().is_empty()) {
            return;
        }
        let columns = match &mut self.columns {
            Some(columns) => columns,
            none => {
                let columns = none.insert(Columns::from_heading(row));
                if columns.is_heading(row, names) {
                    self.in_vain = Some((line, row.get(0).trim().into()));
                    return;
                }
                *columns = Columns::unknown(row);
                columns
            }
        };
        if !columns.identify() {
            // Some reports begin with a title above the heading.
            let found = Columns::from_heading(row);
            if found.identify() && found.is_heading(row, names) {
                *columns = found;
                return;
            }
        }
        if !self.is_content_noted && self.looked_at < ROWS_TO_LOOK_AT {
            self.looked_at += 1;
            if columns.find_by_content(row, names) {
                self.is_content_noted = true;
                to.notice(Notice::ColumnsByContent);
            }
        }
        to.row();
        let at = At { line, item: None };
        if !columns.identify() {
            to.problem(at.problem(ProblemCode::NoIdentity, None, row.get(0).trim()));
            if self.looked_at == ROWS_TO_LOOK_AT {
                self.give_up(to);
            }
            return;
        }
        if (columns.count..row.len()).any(|cell| !row.get(cell).trim().is_empty()) {
            to.problem(at.problem(ProblemCode::TooManyCells, None, row.get(columns.count)));
            return;
        }
        to.take(columns.read(row), at, names);
    }

    fn broken(&mut self, line: u32, code: ProblemCode, text: &str, to: &mut Collector) {
        if !self.is_given_up {
            to.row();
            to.problem(At { line, item: None }.problem(code, None, text));
        }
    }

    /// Reports the missing columns once instead of each row that has no identity for want of them.
    fn give_up(&mut self, to: &mut Collector) {
        self.is_given_up = true;
        to.import.problems.retain(|problem| problem.code != ProblemCode::NoIdentity);
        let (line, text) = self.in_vain.take().unwrap_or((1, Box::default()));
        to.problem(At { line, item: None }.problem(ProblemCode::NoColumns, None, &text));
    }
}
