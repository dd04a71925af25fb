//! Reads a list of customers from the bytes of a file or a property, slice by slice.

use super::collect::{Collector, Import};
use super::csv_customers::CsvCustomers;
use super::decode::Decoder;
use super::json_customers::JsonCustomers;
use super::problem::{At, ProblemCode};
use crate::domain::Names;

/// Reads customers from bytes that come in slices: JSON where the first sign is `{` or `[`, else CSV. How
/// the bytes are cut into slices does not change the result.
#[derive(Debug, Default)]
pub struct CustomerReader {
    decoder: Decoder,
    format: Format,
    collector: Collector,
    bytes: usize,
}

#[derive(Debug)]
enum Format {
    /// Nothing but white space so far; kept, since its lines count.
    Unknown(Vec<u8>),
    Json(Box<JsonCustomers>),
    Csv(Box<CsvCustomers>),
}

impl Default for Format {
    fn default() -> Self {
        Self::Unknown(Vec::new())
    }
}

impl CustomerReader {
    pub fn new() -> Self {
        Self::default()
    }

    /// Reads the next bytes: UTF-8, or UTF-16 with a byte order mark. 64 KiB take about a millisecond.
    pub fn feed(&mut self, chunk: &[u8], names: &dyn Names) {
        self.bytes += chunk.len();
        self.read(chunk, false, names);
    }

    /// How many bytes have been fed: the measure of progress.
    pub const fn bytes(&self) -> usize {
        self.bytes
    }

    /// How many rows or items have been read so far.
    pub const fn rows(&self) -> usize {
        self.collector.import.rows
    }

    /// Reads what is left and gives all that was read.
    pub fn finish(mut self, names: &dyn Names) -> Import {
        self.read(&[], true, names);
        self.collector.import
    }

    fn read(&mut self, chunk: &[u8], ended: bool, names: &dyn Names) {
        let Self { decoder, format, collector, .. } = self;
        decoder.decode(chunk, ended, &mut |bytes| format.read(bytes, collector, names));
        if ended {
            format.end(collector, names);
        }
    }
}

impl Format {
    fn read(&mut self, bytes: &[u8], to: &mut Collector, names: &dyn Names) {
        match self {
            Self::Unknown(blank) => {
                let first = bytes.iter().find(|byte| !byte.is_ascii_whitespace());
                blank.extend_from_slice(bytes);
                let Some(first) = first else { return };
                let bytes = std::mem::take(blank);
                *self = match first {
                    b'{' | b'[' => Self::Json(Box::default()),
                    _ => Self::Csv(Box::default()),
                };
                self.read(&bytes, to, names);
            }
            Self::Json(json) => json.feed(bytes, false, to, names),
            Self::Csv(csv) => csv.feed(bytes, false, to, names),
        }
    }

    fn end(&mut self, to: &mut Collector, names: &dyn Names) {
        match self {
            Self::Unknown(_) => to.problem(At { line: 1, item: None }.problem(ProblemCode::NoData, None, "")),
            Self::Json(json) => json.feed(&[], true, to, names),
            Self::Csv(csv) => csv.feed(&[], true, to, names),
        }
    }
}

/// Reads a whole list at once.
pub fn read_customers(text: &[u8], names: &dyn Names) -> Import {
    let mut reader = CustomerReader::new();
    reader.feed(text, names);
    reader.finish(names)
}
