//! Lists of customers as JSON.

use service_request_wizard::config::{CustomerIndex, CustomerReader, ProblemCode, parse_customers, read_customers};
use service_request_wizard::domain::json::{self, Value};
use service_request_wizard::native::NativeNames;

use super::{lines, slices};

/// R44: how the bytes are cut changes nothing; every item is taken, added to another, or told with its line; what was
/// read is JSON again, reads without a problem, and is found by its names.
pub fn customers(data: &[u8]) {
    let names = NativeNames;
    let import = read_customers(data, &names);
    let mut reader = CustomerReader::new();
    slices(data).for_each(|slice| reader.feed(slice, &names));
    assert_eq!(reader.bytes(), data.len());
    assert_eq!(reader.finish(&names), import, "cut into slices");

    let told = import.customers.len() + import.duplicates;
    // Without columns the rows are told once for all.
    let is_lost = import.problems.iter().any(|problem| problem.code == ProblemCode::NoColumns);
    assert!(told <= import.rows && (is_lost || import.rows <= told + import.problems.len()), "{import:?}");
    assert!(!import.customers.is_empty() || !import.problems.is_empty() || import.rows == 0, "{import:?}");
    // A byte order mark of UTF-16 makes other lines of the same bytes.
    if let Ok(text) = std::str::from_utf8(data) {
        let last = lines(data);
        for problem in &import.problems {
            assert!((1..=last).contains(&problem.line), "{last} lines: {problem:?}");
            assert!(problem.text.chars().count() <= 81, "{problem:?}");
        }
        if let Ok(Value::Object(_) | Value::Array(_)) = json::parse(text) {
            let is_broken = import.problems.iter().any(|problem| problem.code.word() == "json-syntax");
            assert!(!is_broken, "well-formed: {import:?}");
        }
        let told = json::parse(&parse_customers(text, &names)).expect("the report is JSON whatever the text");
        let again = told.get("customers").expect("a list").to_text();
        let again = read_customers(again.as_bytes(), &names);
        assert!(again.problems.is_empty(), "{:?}", again.problems);
        assert_eq!(again.customers.len() + again.duplicates, import.customers.len());
        if again.duplicates == 0 {
            assert_eq!(again.customers, import.customers);
        }
    }

    let index = CustomerIndex::build(import.customers);
    for customer in index.customers() {
        let id = customer.tenant_id.as_ref().map(|id| id.as_str().to_owned());
        let domain = customer.domain.as_ref().map(|domain| domain.as_str().to_owned());
        assert!(id.is_some() || domain.is_some(), "{customer:?}");
        for key in id.into_iter().chain(domain) {
            assert!(index.find(&key).is_some(), "{key}");
            assert!(!index.search(&key, 3).is_empty(), "{key}");
        }
    }
}
