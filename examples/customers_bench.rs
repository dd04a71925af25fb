//! How fast a list of 100,000 customers is read, indexed and searched:
//! `cargo run --release --example customers_bench`.
//!
//! Machines differ, so searches are also given as ratios to the floor: a plain scan of the lower-cased names
//! with `contains`, which knows no diacritics, no domains, no IDs, no ranks and no marks.

use std::hint::black_box;
use std::time::{Duration, Instant};

use service_request_wizard::config::{CustomerIndex, CustomerReader, Import, IndexBuilder};
use service_request_wizard::native::NativeNames;

const CUSTOMERS: usize = 100_000;
/// How many customers a search shows.
const SHOWN: usize = 20;
/// What the page reads and builds before the browser gets its turn.
const SLICE: usize = 64 * 1024;
const ROWS: usize = 4_000;

/// Typed letter by letter; every beginning is a search of its own.
const QUERIES: &[&str] = &[
    "contoso",
    "Łódzkie zakłady",
    "zaklady 4711",
    "wide world",
    "customer99999.example",
    "onmicrosoft.us",
    "żółw",
    "0001869f-c595-45b0",
    "4711",
    "nothing like it",
];

fn main() {
    let (csv, json) = (csv(), json());
    println!("{CUSTOMERS} customers, made-up names, one core\n");
    for (format, text) in [("CSV", &csv), ("JSON", &json)] {
        let (import, slices) = read(text.as_bytes());
        assert_eq!((import.customers.len(), import.problems.len()), (CUSTOMERS, 0), "{format}");
        print_slices(&format!("Reading {format}, {:.1} MB", text.len() as f64 / 1e6), slices);
    }
    let (index, slices) = build(read(csv.as_bytes()).0);
    print_slices("Building the index", slices);

    let lower: Vec<String> = index.customers().iter().map(|customer| customer.name.to_lowercase()).collect();
    println!(
        "\n{:<24}{:>10}{:>10}{:>10}{:>10}{:>10}",
        "Searching, by key", "median", "p99", "floor", "ratio", "ratio p99"
    );
    let mut all = (Vec::new(), Vec::new());
    for query in QUERIES {
        let typed = query.char_indices().map(|(at, letter)| &query[..at + letter.len_utf8()]);
        let keys: Vec<&str> = typed.collect();
        let ours = times(&keys, |key| index.search(key, SHOWN).len());
        let floor = times(&keys, |key| scan(&lower, key));
        print_searches(query, &ours, &floor);
        all.0.extend(ours);
        all.1.extend(floor);
    }
    print_searches("All of them", &all.0, &all.1);
}

/// The names, domains and IDs of customer `at`: words that many share, and a number that nobody does.
fn customer(at: usize) -> (String, String, String) {
    const FIRST: [&str; 8] = ["Contoso", "Wide World", "Łódzkie", "Żółw", "Adventure", "Northwind", "Zielona", "Blue"];
    const SECOND: [&str; 7] = ["Importers", "zakłady", "Works", "Traders", "Góra", "Yonder", "i Spółka"];
    let name = format!("{} {} {at}", FIRST[at % FIRST.len()], SECOND[at / 3 % SECOND.len()]);
    let domain = match at % 5 {
        0 => format!("customer{at}.onmicrosoft.com"),
        1 if at % 100 == 1 => format!("customer{at}.onmicrosoft.us"),
        2 if at % 100 == 2 => format!("żółw{at}.example"),
        _ => format!("customer{at}.example"),
    };
    (name, domain, format!("{at:08x}-c595-45b0-9e09-{:012x}", at.wrapping_mul(0x9E37_79B9_7F4A) & 0xFFFF_FFFF_FFFF))
}

fn csv() -> String {
    let rows =
        (0..CUSTOMERS).map(customer).map(|(name, domain, id)| format!("{id},{name},{domain},Cloud Reseller\r\n"));
    "Microsoft ID,Company name,Primary domain name,Relationship\r\n".to_owned() + &rows.collect::<String>()
}

fn json() -> String {
    let items = (0..CUSTOMERS).map(customer).map(|(name, domain, id)| {
        format!(
            "{{\"id\":\"{id}\",\"companyProfile\":{{\"tenantId\":\"{id}\",\"domain\":\"{domain}\",\"companyName\":\"{name}\",\
            \"attributes\":{{\"objectType\":\"CustomerCompanyProfile\"}}}},\"relationshipToPartner\":\"reseller\",\
            \"attributes\":{{\"objectType\":\"Customer\"}}}}"
        )
    });
    format!("{{\"totalCount\":{CUSTOMERS},\"items\":[{}]}}", items.collect::<Vec<_>>().join(","))
}

fn read(text: &[u8]) -> (Import, Vec<Duration>) {
    let mut slices = Vec::new();
    let mut reader = CustomerReader::new();
    for slice in text.chunks(SLICE) {
        let since = Instant::now();
        reader.feed(slice, &NativeNames);
        slices.push(since.elapsed());
    }
    let since = Instant::now();
    let import = reader.finish(&NativeNames);
    slices.push(since.elapsed());
    (import, slices)
}

fn build(import: Import) -> (CustomerIndex, Vec<Duration>) {
    let mut slices = Vec::new();
    let mut builder = IndexBuilder::new(import.customers);
    loop {
        let since = Instant::now();
        let is_done = builder.step(ROWS);
        slices.push(since.elapsed());
        if is_done {
            return (builder.finish(), slices);
        }
    }
}

/// The floor: the first names that contain the key.
fn scan(lower: &[String], key: &str) -> usize {
    let key = key.to_lowercase();
    lower.iter().filter(|name| name.contains(&key)).count()
}

/// How long each key takes, each the best of several, sorted.
fn times(keys: &[&str], search: impl Fn(&str) -> usize) -> Vec<Duration> {
    let once = |key: &str| {
        let since = Instant::now();
        black_box(search(black_box(key)));
        since.elapsed()
    };
    keys.iter().filter_map(|key| (0..7).map(|_| once(key)).min()).collect()
}

/// The median and the slowest but one in a hundred, in milliseconds.
fn median_and_p99(times: &[Duration]) -> (f64, f64) {
    let mut sorted: Vec<f64> = times.iter().map(|time| time.as_secs_f64() * 1e3).collect();
    sorted.sort_unstable_by(f64::total_cmp);
    let at = |part: f64| sorted[((sorted.len() - 1) as f64 * part).round() as usize];
    (at(0.5), at(0.99))
}

fn print_slices(what: &str, slices: Vec<Duration>) {
    let whole: Duration = slices.iter().sum();
    let longest = slices.iter().max().copied().unwrap_or_default();
    println!(
        "{what:<24}{:>8.0} ms in {} slices, the longest {:.1} ms",
        whole.as_secs_f64() * 1e3,
        slices.len(),
        longest.as_secs_f64() * 1e3
    );
}

fn print_searches(what: &str, ours: &[Duration], floor: &[Duration]) {
    let ((median, p99), (floor, _)) = (median_and_p99(ours), median_and_p99(floor));
    println!("{what:<24}{median:>7.2} ms{p99:>7.2} ms{floor:>7.2} ms{:>10.2}{:>10.2}", median / floor, p99 / floor);
}
