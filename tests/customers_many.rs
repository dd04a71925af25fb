//! A hundred thousand customers, one in a hundred broken: every broken row is told by its place, slices are short, and the
//! memory stays within its bound and is given back.

use std::fmt::Write as _;
use std::time::Instant;

use peak_alloc::PeakAlloc;
use service_request_wizard::config::{CustomerIndex, CustomerReader, Import, IndexBuilder, ProblemCode};
use service_request_wizard::native::NativeNames;

#[global_allocator]
static MEMORY: PeakAlloc = PeakAlloc;

const MANY: usize = 100_000;

/// As in the browser: how much is read, and how many rows of the index are built, before its turn may come.
const SLICE: usize = 16 * 1024;
const ROWS: usize = 1_000;

/// What the wizard may hold, in bytes.
const MOST: usize = 64 * 1024 * 1024;

/// A problem as it is told: its code, line and item.
type Told = (ProblemCode, u32, Option<u32>);

/// What can be wrong with a row: the code that is told, and the row's ID, name and domain.
const BROKEN: [(ProblemCode, &str, &str, &str); 4] = [
    (ProblemCode::TenantIdMalformed, "12345", "Bad ID", "bad-id.example"),
    (ProblemCode::DomainMalformed, "", "Bad domain", "not a domain"),
    (ProblemCode::NoIdentity, "", "Nobody", ""),
    (ProblemCode::DomainMalformed, "", "An address", "https://contoso.com/a?b"),
];

fn is_broken(at: usize) -> bool {
    at % 100 == 37
}

/// The ID, name and domain of a row.
fn row(at: usize) -> (String, String, String) {
    if is_broken(at) {
        let (_, id, name, domain) = BROKEN[at / 100 % BROKEN.len()];
        return (id.to_owned(), name.to_owned(), domain.to_owned());
    }
    (
        format!("{at:08x}-0000-4000-8000-000000000000"),
        format!("Customer number {at} Spółka z o.o."),
        format!("customer-{at}.onmicrosoft.com"),
    )
}

fn csv() -> String {
    let mut text = String::from("Microsoft ID,Company name,Primary domain name,Relationship\r\n");
    for at in 0..MANY {
        let (id, name, domain) = row(at);
        // Every tenth name goes over two lines, so that rows and lines are not the same.
        let name = if at % 10 == 0 { format!("\"{name}\nGroup\"") } else { name };
        write!(text, "{id},{name},{domain},Cloud Reseller\r\n").expect("a string takes it");
    }
    text
}

fn json() -> String {
    let mut text = format!("{{\"totalCount\":{MANY},\"items\":[\n");
    for at in 0..MANY {
        let (id, name, domain) = row(at);
        let comma = if at + 1 == MANY { "" } else { "," };
        let profile = format!("{{\"tenantId\":\"{id}\",\"companyName\":\"{name}\",\"domain\":\"{domain}\"}}");
        writeln!(text, "{{\"companyProfile\":{profile},\"relationshipToPartner\":\"reseller\"}}{comma}").expect("text");
    }
    text.push_str("],\"attributes\":{\"objectType\":\"Collection\"}}");
    text
}

/// Reads as the browser does, and gives what was read, its index, and the longest slice in milliseconds.
fn read(text: &str) -> (Vec<Told>, CustomerIndex, f64) {
    let mut longest = 0.0_f64;
    let mut timed = |since: Instant| longest = longest.max(since.elapsed().as_secs_f64() * 1e3);
    let mut reader = CustomerReader::new();
    let mut fed = 0;
    for slice in text.as_bytes().chunks(SLICE) {
        let since = Instant::now();
        reader.feed(slice, &NativeNames);
        timed(since);
        fed += slice.len();
        assert_eq!(reader.bytes(), fed, "progress");
    }
    let Import { customers, problems, rows, duplicates, .. } = reader.finish(&NativeNames);
    assert_eq!((rows, duplicates), (MANY, 0));
    let problems = problems.iter().map(|problem| (problem.code, problem.line, problem.item)).collect();
    let mut builder = IndexBuilder::new(customers);
    loop {
        let since = Instant::now();
        let is_done = builder.step(ROWS);
        timed(since);
        if is_done {
            break;
        }
    }
    (problems, builder.finish(), longest)
}

/// The problems that must be told: code, line, item.
fn expected(is_json: bool) -> Vec<Told> {
    let mut line = 2;
    let mut told = Vec::new();
    for at in 0..MANY {
        if is_broken(at) {
            let item = is_json.then(|| u32::try_from(at).expect("fits"));
            told.push((BROKEN[at / 100 % BROKEN.len()].0, line, item));
        }
        line += if !is_json && at % 10 == 0 { 2 } else { 1 };
    }
    told
}

/// R01, R44, R45: in both formats each of the thousand broken rows is told with its code and its place, all others are
/// there, text, list and index take at most 64 MiB at their height, and cancelling in the middle or dropping the list gives
/// everything back. The browser's memory over twenty imports is looked at in a browser.
#[test]
fn every_broken_row_is_told_and_memory_is_bounded() {
    for (name, text, is_json) in [("CSV", csv(), false), ("JSON", json(), true)] {
        let before = MEMORY.current_usage();
        MEMORY.reset_peak_usage();
        let (problems, index, longest) = read(&text);
        let (height, held) = (MEMORY.peak_usage() - before, MEMORY.current_usage() - before);
        assert_eq!(problems, expected(is_json), "{name}");
        assert_eq!(problems.len(), MANY / 100, "{name}");
        let kept = index.customers().len();
        assert_eq!(kept, MANY - MANY / 100, "{name}");
        for at in [0, 36, 38, 50_000, MANY - 1] {
            let (id, _, domain) = row(at);
            assert_eq!(index.find(&domain), index.find(&id), "{name}: {domain}");
            assert!(index.find(&domain).is_some(), "{name}: {domain}");
        }
        drop(problems);
        println!(
            "{name}: {kept} customers of {} bytes of text take {} bytes each with their index, {:.1} MiB at the height, \
             longest slice {longest:.1} ms",
            text.len(),
            held / kept,
            height as f64 / 1048576.0
        );
        // The text is held, too, until it is read.
        assert!(height + text.len() <= MOST, "{name}: {height} bytes at the height");

        let mut reader = CustomerReader::new();
        reader.feed(&text.as_bytes()[..text.len() / 2], &NativeNames);
        assert!((1..MANY).contains(&reader.rows()), "{name}: in the middle");
        drop(reader);
        drop(index);
        assert!(MEMORY.current_usage() <= before + 4096, "{name}: cancelled and dropped, something is held");

        for time in 1..=2 {
            let (problems, index, _) = read(&text);
            assert_eq!((problems.len(), index.customers().len()), (MANY / 100, kept), "{name}, {time}");
            drop((problems, index));
            let rest = MEMORY.current_usage().saturating_sub(before);
            assert!(rest <= 4096, "{name}: {rest} bytes are held after import {time}");
        }
    }
}
