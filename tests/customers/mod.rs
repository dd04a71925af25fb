//! What the tests of customer lists share.

use service_request_wizard::config::{CustomerReader, Import, read_customers};
use service_request_wizard::domain::{Cloud, DomainName, TenantId};
use service_request_wizard::native::NativeNames;

pub const CONTOSO: &str = "b44bb1fb-c595-45b0-9e09-d657365580bf";
pub const ADATUM: &str = "3b33e682-00c3-41ee-9dd2-a548adf56438";

/// What a list gives, a line each: first its problems as `code @line #item field «text»`, then its customers as
/// `id domain + further domains «name» cloud relationship delegated`. What is not there is left out.
pub fn outcome(bytes: &[u8]) -> Vec<String> {
    let import = read_customers(bytes, &NativeNames);
    let problems = import.problems.iter().map(|problem| {
        let mut words = vec![problem.code.word().to_owned(), format!("@{}", problem.line)];
        words.extend(problem.item.map(|item| format!("#{item}")));
        words.extend(problem.field.map(|field| field.word().to_owned()));
        words.extend(Some(format!("«{}»", problem.text)).filter(|_| !problem.text.is_empty()));
        words.join(" ")
    });
    let customers = import.customers.iter().map(|customer| {
        let mut words: Vec<&str> = Vec::new();
        words.extend(customer.tenant_id.as_ref().map(TenantId::as_str));
        words.extend(customer.domain.as_ref().map(DomainName::as_str));
        words.extend(Some("+").filter(|_| !customer.other_domains.is_empty()));
        words.extend(customer.other_domains.iter().map(DomainName::as_str));
        let name = format!("«{}»", customer.name);
        words.extend(Some(name.as_str()).filter(|_| !customer.name.is_empty()));
        words.extend(customer.cloud.map(Cloud::word));
        words.extend(customer.relationship.map(|relationship| relationship.word()));
        words.extend(customer.delegated_access.map(|access| if access { "delegated" } else { "not-delegated" }));
        words.join(" ")
    });
    problems.chain(customers).collect()
}

/// Reads `bytes` in slices of `size`.
pub fn in_slices(bytes: &[u8], size: usize) -> Import {
    let mut reader = CustomerReader::new();
    for slice in bytes.chunks(size) {
        reader.feed(slice, &NativeNames);
    }
    assert_eq!(reader.bytes(), bytes.len());
    reader.finish(&NativeNames)
}

/// UTF-16 with a byte order mark.
pub fn utf16(text: &str, unit: fn(u16) -> [u8; 2]) -> Vec<u8> {
    ['\u{FEFF}'].into_iter().chain(text.chars()).collect::<String>().encode_utf16().flat_map(unit).collect()
}
