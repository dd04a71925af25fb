//! Comma-separated text.

use service_request_wizard::config::csv::{CsvReader, Record};
use service_request_wizard::config::{ProblemCode, read_customers};
use service_request_wizard::native::NativeNames;

use super::{lines, slices};

/// A record as it was told: its line, and its cells or what is broken.
type Told = (u32, Result<Vec<String>, String>);

fn read<'a>(chunks: impl Iterator<Item = &'a [u8]>) -> Vec<Told> {
    let mut told = Vec::new();
    let mut take = |line: u32, record: Record<'_>| {
        told.push(match record {
            Record::Cells(cells) => (line, Ok(cells.iter().map(str::to_owned).collect())),
            Record::Broken(code, text) => (line, Err(format!("{code:?} {text}"))),
        });
    };
    let mut reader = CsvReader::new();
    chunks.for_each(|chunk| reader.feed(chunk, false, &mut take));
    reader.feed(&[], true, &mut take);
    told
}

/// R44: how the bytes are cut changes nothing; each record is told with its line, in order; and whole records, written
/// again with every cell in quotation marks, are the same records.
pub fn csv(data: &[u8]) {
    let whole = read(std::iter::once(data));
    assert_eq!(whole, read(slices(data)), "cut into slices");
    let last = lines(data);
    assert!(whole.iter().all(|(line, _)| (1..=last).contains(line)), "{last} lines: {whole:?}");
    assert!(whole.is_sorted_by(|(one, _), (next, _)| one < next), "{whole:?}");

    let rows: Vec<&Vec<String>> = whole.iter().filter_map(|(_, record)| record.as_ref().ok()).collect();
    assert!(rows.iter().all(|cells| !cells.is_empty()));
    // A line of one cell tells no delimiter, so the first line has two.
    let mut text = String::from("\"a\",\"b\"\r\n");
    for cells in &rows {
        let quoted: Vec<String> = cells.iter().map(|cell| format!("\"{}\"", cell.replace('"', "\"\""))).collect();
        text.push_str(&quoted.join(","));
        text.push_str("\r\n");
    }
    if rows.iter().all(|cells| cells.iter().map(|cell| 2 * cell.len() + 3).sum::<usize>() < 60_000) {
        let again = read(std::iter::once(text.as_bytes()));
        let again: Vec<&Vec<String>> = again.iter().skip(1).filter_map(|(_, record)| record.as_ref().ok()).collect();
        assert_eq!(again, rows, "{text:?}");
    }

    // The same bytes as a list of customers: a row is taken, added to another, or told.
    let import = read_customers(data, &NativeNames);
    let told = import.customers.len() + import.duplicates;
    // Without columns the rows are told once for all.
    let is_lost = import.problems.iter().any(|problem| problem.code == ProblemCode::NoColumns);
    assert!(told <= import.rows && (is_lost || import.rows <= told + import.problems.len()), "{import:?}");
}
