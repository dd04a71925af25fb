//! Lists of customers as JSON: Partner Center's collection, and what hosts make of it.

mod customers;

use std::fs;

use customers::{ADATUM, CONTOSO, in_slices, outcome, utf16};
use proptest::prelude::*;
use service_request_wizard::config::{Notice, ProblemCode, Relationship, parse_customers, read_customers};
use service_request_wizard::domain::json::{self, Value};
use service_request_wizard::native::NativeNames;

/// `template` with the sample IDs in place of their names.
fn filled(template: &str) -> String {
    template.replace("CONTOSO", CONTOSO).replace("ADATUM", ADATUM)
}

/// What the list gives, the sample IDs under their names.
fn named(template: &str) -> Vec<String> {
    let lines = outcome(filled(template).as_bytes());
    lines.iter().map(|line| line.replace(CONTOSO, "CONTOSO").replace(ADATUM, "ADATUM")).collect()
}

/// R01, R43: the same customers come out of Partner Center's collection, a bare array, one customer, Microsoft
/// Graph's collection, and our own form; names of properties in any letter case.
#[test]
fn shapes() {
    let rows = [
        (
            r#"{"totalCount":2,"items":[
                {"id":"CONTOSO","companyProfile":{"tenantId":"CONTOSO","domain":"contoso.com","companyName":"Contoso",
                    "attributes":{"objectType":"CustomerCompanyProfile"}},"relationshipToPartner":"reseller",
                    "links":{"self":{"uri":"/customers/CONTOSO","method":"GET","headers":[]}},"attributes":{"objectType":"Customer"}},
                {"id":"ADATUM","companyProfile":{"tenantId":"ADATUM","domain":"adatum.com","companyName":"A. Datum"},
                    "relationshipToPartner":"advisor","allowDelegatedAccess":true,"customDomains":["a.example","adatum.com"]}],
              "links":{"self":{"uri":"/v1/customers?size=40","method":"GET","headers":[]}},"attributes":{"objectType":"Collection"}}"#,
            vec![
                "CONTOSO contoso.com «Contoso» reseller",
                "ADATUM adatum.com + a.example «A. Datum» advisor delegated",
            ],
        ),
        (
            r#"[{"id":"CONTOSO","companyProfile":{"domain":"contoso.com","companyName":"Contoso"}},
                {"companyProfile":{"tenantId":"ADATUM"},"allowDelegatedAccess":false}]"#,
            vec!["CONTOSO contoso.com «Contoso»", "ADATUM not-delegated"],
        ),
        (
            r#"{"attributes":{"objectType":"Collection"},"ITEMS":[{"ID":"{CONTOSO}","CompanyProfile":{"Domain":"Contoso.COM","CompanyName":"Contoso"},"RelationshipToPartner":"Reseller"}]}"#,
            vec!["CONTOSO contoso.com «Contoso» reseller"],
        ),
        (
            r#"{"id":"CONTOSO","companyProfile":{"domain":"contoso.com","companyName":"Contoso"},"allowDelegatedAccess":true}"#,
            vec!["CONTOSO contoso.com «Contoso» delegated"],
        ),
        (
            r#"{"@odata.context":"x","value":[{"id":"17","customerId":"CONTOSO","displayName":"Contoso","defaultDomainName":"contoso.com"}]}"#,
            vec!["CONTOSO contoso.com «Contoso»"],
        ),
        (
            r#"[{"tenantId":"CONTOSO","domain":"contoso.com","name":"Contoso","cloud":"us-government","otherDomains":["a.example"]},"#,
            vec!["json-syntax @1 #1", "CONTOSO contoso.com + a.example «Contoso» us-government"],
        ),
        (
            r#"[{"id":17,"domain":"contoso.com"},{"id":"of-ours-18","domain":"adatum.com"}]"#,
            vec!["contoso.com", "adatum.com"],
        ),
        (r#"{"totalCount":0,"items":[],"links":{},"attributes":{"objectType":"Collection"}}"#, vec![]),
        ("[]", vec![]),
        (" \n[ ]\n", vec![]),
    ];
    for (text, expected) in rows {
        assert_eq!(named(text), expected, "{text}");
    }
}

/// R01: relations and clouds come as words of any letter case or as the SDK's numbers; what is none of them
/// is not guessed.
#[test]
fn numbers_or_words() {
    let rows = [
        ("\"relationshipToPartner\":\"reseller\"", "reseller"),
        ("\"relationshipToPartner\":\"Reseller\"", "reseller"),
        ("\"relationshipToPartner\":\"microsoft_support\"", "microsoft_support"),
        ("\"relationshipToPartner\":\"MicrosoftSupport\"", "microsoft_support"),
        ("\"relationshipToPartner\":0", "unknown"),
        ("\"relationshipToPartner\":1", "reseller"),
        ("\"relationshipToPartner\":2", "advisor"),
        ("\"relationshipToPartner\":3", "syndication"),
        ("\"relationshipToPartner\":4", "microsoft_support"),
        ("\"relationshipToPartner\":5", "none"),
        ("\"relationshipToPartner\":\"1\"", "reseller"),
        ("\"relationshipToPartner\":6", ""),
        ("\"relationshipToPartner\":-1", ""),
        ("\"relationshipToPartner\":1.0", ""),
        ("\"relationshipToPartner\":\"friend\"", ""),
        ("\"relationshipToPartner\":\"\"", ""),
        ("\"relationshipToPartner\":null", ""),
        ("\"cloud\":\"US-GOVERNMENT\"", "us-government"),
        ("\"cloud\":\" china \"", "china"),
        ("\"cloud\":null", ""),
        ("\"cloud\":\"\"", ""),
        ("\"allowDelegatedAccess\":true", "delegated"),
        ("\"allowDelegatedAccess\":false", "not-delegated"),
        ("\"allowDelegatedAccess\":null", ""),
    ];
    for (member, expected) in rows {
        let text = format!("[{{\"domain\":\"contoso.com\",{member}}}]");
        let expected = format!("contoso.com {expected}");
        assert_eq!(outcome(text.as_bytes()), [expected.trim_end()], "{member}");
    }
}

/// R45: a value of a wrong type is reported with its place; the customer is taken without it where someone
/// is still recognised.
#[test]
fn wrong_types() {
    let rows: [(&str, &[&str]); 26] = [
        (r#"{"id":"CONTOSO","companyProfile":null}"#, &["CONTOSO"]),
        (r#"{"id":"CONTOSO","companyProfile":"Contoso"}"#, &["wrong-type @2 #1 «Contoso»", "CONTOSO"]),
        (r#"{"id":"CONTOSO","companyProfile":[{"domain":"contoso.com"}]}"#, &["wrong-type @2 #1", "CONTOSO"]),
        (r#"{"id":"CONTOSO","companyProfile":{"domain":7}}"#, &["wrong-type @2 #1 domain «7»", "CONTOSO"]),
        (r#"{"id":"CONTOSO","companyProfile":{"domain":null,"companyName":null,"tenantId":null}}"#, &["CONTOSO"]),
        (
            r#"{"id":"CONTOSO","companyProfile":{"companyName":{"en":"Contoso"}}}"#,
            &["wrong-type @2 #1 name", "CONTOSO"],
        ),
        (r#"{"id":"CONTOSO","companyProfile":{"id":5,"items":[1],"cloud":false,"value":{}}}"#, &["CONTOSO"]),
        (r#"{"id":"CONTOSO","items":[{"domain":"b.example"}],"value":"v"}"#, &["CONTOSO"]),
        (r#"{"id":["CONTOSO"],"domain":"contoso.com"}"#, &["wrong-type @2 #1 tenantId", "contoso.com"]),
        (r#"{"tenantId":12,"domain":"contoso.com"}"#, &["wrong-type @2 #1 tenantId «12»", "contoso.com"]),
        (
            r#"{"domain":"contoso.com","customDomains":"a.example"}"#,
            &["wrong-type @2 #1 otherDomains «a.example»", "contoso.com"],
        ),
        (
            r#"{"domain":"contoso.com","customDomains":["a.example",5,null,["b.example"],{"c":"d.example"},"e.example"]}"#,
            &[
                "wrong-type @2 #1 otherDomains «5»",
                "wrong-type @2 #1 otherDomains",
                "wrong-type @2 #1 otherDomains",
                "contoso.com + a.example e.example",
            ],
        ),
        (
            r#"{"domain":"contoso.com","otherDomains":["", " ", "no domain", "A.example", "a.example."]}"#,
            &["other-domain-malformed @2 #1 otherDomains «no domain»", "contoso.com + a.example"],
        ),
        (r#"{"domain":"contoso.com","otherDomains":null}"#, &["contoso.com"]),
        (r#"{"domain":"contoso.com","cloud":3}"#, &["wrong-type @2 #1 cloud «3»", "contoso.com"]),
        (r#"{"domain":"contoso.com","cloud":"moon"}"#, &["cloud-unknown @2 #1 cloud «moon»", "contoso.com"]),
        (r#"{"domain":"contoso.com","relationshipToPartner":[1]}"#, &["wrong-type @2 #1 relationship", "contoso.com"]),
        (
            r#"{"domain":"contoso.com","relationshipToPartner":true}"#,
            &["wrong-type @2 #1 relationship «true»", "contoso.com"],
        ),
        (
            r#"{"domain":"contoso.com","allowDelegatedAccess":"yes"}"#,
            &["wrong-type @2 #1 delegatedAccess «yes»", "contoso.com"],
        ),
        (
            r#"{"domain":"contoso.com","allowDelegatedAccess":1}"#,
            &["wrong-type @2 #1 delegatedAccess «1»", "contoso.com"],
        ),
        (r#"null"#, &["not-an-object @2 #1 «null»"]),
        (r#""contoso.com""#, &["not-an-object @2 #1 «contoso.com»"]),
        (r#"17"#, &["not-an-object @2 #1 «17»"]),
        (r#"[{"domain":"contoso.com"}]"#, &["not-an-object @2 #1"]),
        (r#"{}"#, &["no-identity @2 #1"]),
        (r#"{"companyProfile":{"companyName":"Nobody"}}"#, &["no-identity @2 #1 «Nobody»"]),
    ];
    for (item, expected) in rows {
        let text = format!("[{{\"domain\":\"first.example\"}},\n{item},\n{{\"domain\":\"\"}}]");
        let mut all = named(&text);
        let first = all.iter().position(|line| line == "first.example").expect("the first is always taken");
        all.remove(first);
        // Items are counted on: the last is the third whatever the second was.
        let last = all.iter().position(|line| line == "no-identity @3 #2").expect("the last is always reported");
        all.remove(last);
        assert_eq!(all, expected, "{item}");
        assert_eq!(read_customers(filled(&text).as_bytes(), &NativeNames).rows, 3, "{item}");
    }
}

/// R40, R43: a Microsoft ID is a hyphenated GUID or nothing, in `id` of Partner Center's shape too, and a domain is a
/// domain or nothing; a customer with something else there is not taken.
#[test]
fn identity() {
    let rows: [(&str, &[&str]); 9] = [
        (
            r#"{"id":"b44bb1fb","companyProfile":{"domain":"contoso.com"}}"#,
            &["tenant-id-malformed @1 #0 tenantId «b44bb1fb»"],
        ),
        (r#"{"id":"b44bb1fb","companyProfile":{"tenantId":"CONTOSO"}}"#, &["CONTOSO"]),
        (r#"{"id":"CONTOSO","companyProfile":{"tenantId":"nothing"}}"#, &["CONTOSO"]),
        (r#"{"id":"CONTOSO","tenantId":"ADATUM"}"#, &["CONTOSO"]),
        (r#"{"id":" {CONTOSO} "}"#, &["CONTOSO"]),
        (
            r#"{"domain":"portal.azure.com/contoso.com"}"#,
            &["domain-malformed @1 #0 domain «portal.azure.com/contoso.com»"],
        ),
        (r#"{"domain":" Contoso.COM. "}"#, &["contoso.com"]),
        (r#"{"domain":"żółw.example"}"#, &["xn--w-uga1v8h.example"]),
        (
            r#"{"domain":"x","tenantId":"y"}"#,
            &["tenant-id-malformed @1 #0 tenantId «y»", "domain-malformed @1 #0 domain «x»"],
        ),
    ];
    for (item, expected) in rows {
        assert_eq!(named(&format!("[{item}]")), expected, "{item}");
    }
}

/// R44: keys that would reach into a JavaScript object's prototype are keys like any other that nobody asked
/// for; what comes out has our own keys only.
#[test]
fn prototype_keys() {
    let rows = [
        r#"[{"__proto__":{"domain":"evil.example","tenantId":"ADATUM"},"domain":"contoso.com"}]"#,
        r#"[{"constructor":{"prototype":{"domain":"evil.example"}},"domain":"contoso.com"}]"#,
        r#"{"__proto__":{"items":[{"domain":"evil.example"}]},"items":[{"domain":"contoso.com","toString":"x","hasOwnProperty":1}]}"#,
        r#"[{"domain":"contoso.com","companyProfile":{"__proto__":{"domain":"evil.example"},"prototype":["a"]}}]"#,
        r#"{"domain":"evil.example","items":[{"domain":"contoso.com"}],"companyProfile":{"domain":"evil.example"}}"#,
    ];
    for text in rows {
        assert_eq!(named(text), ["contoso.com"], "{text}");
        let report = parse_customers(&filled(text), &NativeNames);
        assert_eq!(
            report,
            r#"{"customers":[{"domain":"contoso.com","tenantId":null,"name":""}],"problems":[],"notices":[],"duplicates":0,"rows":1}"#,
            "{text}"
        );
    }
}

/// R45: text that breaks off or goes wrong keeps what was whole before, and says in which line it broke.
#[test]
fn broken_json() {
    let rows: [(&str, &[&str]); 11] = [
        ("{", &["json-syntax @1 #0"]),
        ("[{\"domain\":\"contoso.com\"}", &["json-syntax @1 #1", "contoso.com"]),
        ("[{\"domain\":\"contoso.com\"},\n{\"domain\":\"b.exa", &["json-syntax @2 #1", "contoso.com"]),
        ("[{\"domain\":\"contoso.com\"}\n{\"domain\":\"b.example\"}]", &["json-syntax @2 #1", "contoso.com"]),
        ("[{\"domain\":\"contoso.com\"},\r\n\r\n{domain:\"b.example\"}]", &["json-syntax @3 #1", "contoso.com"]),
        ("[{\"domain\":\"contoso.com\"},]", &["json-syntax @1 #1", "contoso.com"]),
        ("[{\"domain\":\"contoso.com\",}]", &["json-syntax @1 #0"]),
        ("[{'domain':'contoso.com'}]", &["json-syntax @1 #0"]),
        ("[{\"domain\":\"contoso.com\"}]\n[]", &["json-syntax @2", "contoso.com"]),
        ("[{\"domain\":\"contoso.com\",\"name\":\"a\nb\"}]", &["json-syntax @2 #0"]),
        ("[NaN]", &["json-syntax @1 #0"]),
    ];
    for (text, expected) in rows {
        assert_eq!(outcome(text.as_bytes()), expected, "{text}");
    }
}

/// R45: an escape that is half of a letter, as a browser writes a name that was cut through an emoji, costs that half and
/// nothing else, however the text comes in: the same letters as UTF-16 gives, and the next customer is read.
#[test]
fn halves_of_letters() {
    let escape = |units: &[u16]| units.iter().map(|unit| format!("\\u{unit:04x}")).collect::<String>();
    let pieces: [&[u16]; 7] =
        [&[0xD83D], &[0xDE00], &[0xD83D, 0xDE00], &[0xDFFF], &[0xDBFF], &[0x41], &[0xD800, 0xD83D, 0xDE00]];
    let mut count = 0;
    for first in pieces {
        for second in pieces {
            for between in ["", "x", "\\n", "\\\\"] {
                let between_units: Vec<u16> =
                    between.replace("\\n", "\n").replace("\\\\", "\\").encode_utf16().collect();
                let expected = String::from_utf16_lossy(&[first, &between_units, second].concat());
                let name =
                    [escape(first), between.to_owned(), escape(second).to_ascii_uppercase().replace("\\U", "\\u")];
                let item = format!("{{\"name\":\"<{}>\",\"domain\":\"a.example\"}}", name.concat());
                let text = format!("[{item},\n{{\"domain\":\"b.example\"}}]");
                let import = read_customers(text.as_bytes(), &NativeNames);
                assert!(import.problems.is_empty(), "{text}: {:?}", import.problems);
                assert_eq!(&*import.customers[0].name, format!("<{expected}>"), "{text}");
                assert_eq!(import.customers.len(), 2, "{text}");
                for size in 1..=13 {
                    assert_eq!(in_slices(text.as_bytes(), size), import, "{text} in slices of {size}");
                }
                count += 1;
            }
        }
    }
    assert_eq!(count, 196);
}

/// R44: one string of more than a mebibyte ends the reading, however the text comes in.
#[test]
fn long_strings() {
    for (length, expected) in
        [(1_000_000, &["contoso.com", "adatum.com"][..]), (1_100_000, &["too-long @2 #1", "contoso.com"])]
    {
        let blank = " ".repeat(2_000_000);
        let long = "x".repeat(length);
        let text =
            format!("[{{\"domain\":\"contoso.com\"}},{blank}\n{{\"other\":\"{long}\",\"domain\":\"adatum.com\"}}]");
        assert_eq!(outcome(text.as_bytes()), expected, "{length}");
        let whole = read_customers(text.as_bytes(), &NativeNames);
        for size in [65_536, 1_000_003] {
            assert_eq!(in_slices(text.as_bytes(), size), whole, "{length}, {size}");
        }
    }
}

/// R44: byte order marks and UTF-16, as some tools write JSON.
#[test]
fn encodings() {
    let text = "[{\"domain\":\"contoso.com\",\"name\":\"Łódź 🐢\"}]";
    let rows = [
        ("UTF-8", text.as_bytes().to_vec()),
        ("with a byte order mark", format!("\u{FEFF}{text}").into_bytes()),
        ("UTF-16, little end first", utf16(text, u16::to_le_bytes)),
        ("UTF-16, big end first", utf16(text, u16::to_be_bytes)),
    ];
    for (what, bytes) in rows {
        assert_eq!(outcome(&bytes), ["contoso.com «Łódź 🐢»"], "{what}");
    }
}

/// R45: of 100,000 items with one in a hundred broken, exactly those are reported, each with its place.
#[test]
fn one_percent_broken() {
    let mut items = Vec::new();
    let mut expected = Vec::new();
    for item in 0..100_000_u32 {
        let (id, domain) = (format!("{item:08x}-c595-45b0-9e09-d657365580bf"), format!("customer{item}.example"));
        let whole =
            format!("{{\"id\":\"{id}\",\"companyProfile\":{{\"domain\":\"{domain}\",\"companyName\":\"C{item}\"}}}}");
        let (code, broken) = match item / 100 % 4 {
            _ if item % 100 != 63 => {
                items.push(whole);
                continue;
            }
            0 => (ProblemCode::TenantIdMalformed, whole.replace(&id, "17")),
            1 => (ProblemCode::DomainMalformed, whole.replace(&domain, "a b")),
            2 => (ProblemCode::NotAnObject, "[]".to_owned()),
            _ => (ProblemCode::NoIdentity, format!("{{\"companyProfile\":{{\"companyName\":\"C{item}\"}}}}")),
        };
        expected.push((item + 2, Some(item), code));
        items.push(broken);
    }
    let text = format!("{{\"totalCount\":100000,\"items\":[\n{}\n]}}", items.join(",\n"));
    let import = in_slices(text.as_bytes(), 64 * 1024);
    let found: Vec<_> = import.problems.iter().map(|problem| (problem.line, problem.item, problem.code)).collect();
    assert_eq!(found, expected);
    assert_eq!((import.rows, import.customers.len(), import.duplicates), (100_000, 99_000, 0));
}

/// R44: what `parseCustomers` gives a host, value for value.
#[test]
fn the_report() {
    let text = r#"[{"id":"CONTOSO","companyProfile":{"domain":"contoso.com","companyName":"Con \"toso\""},"customDomains":["żółw.example"],
        "cloud":"us-government","relationshipToPartner":1,"allowDelegatedAccess":false},
        {"domain":"contoso.com"},
        {"tenantId":"ADATUM","cloud":"moon"}, {"domain":"a b"}, 7]"#;
    let expected = r#"{"customers":[
        {"domain":"contoso.com","tenantId":"CONTOSO","name":"Con \"toso\"","otherDomains":["xn--w-uga1v8h.example"],"cloud":"us-government","relationshipToPartner":"reseller","allowDelegatedAccess":false},
        {"domain":null,"tenantId":"ADATUM","name":""}],
        "problems":[
        {"code":"cloud-unknown","line":4,"item":2,"field":"cloud","text":"moon"},
        {"code":"domain-malformed","line":4,"item":3,"field":"domain","text":"a b"},
        {"code":"not-an-object","line":4,"item":4,"text":"7"}],
        "notices":[],"duplicates":1,"rows":5}"#;
    let found = json::parse(&parse_customers(&filled(text), &NativeNames)).expect("JSON");
    assert_eq!(found, json::parse(&filled(expected)).expect("JSON"));
    let csv = json::parse(&parse_customers("contoso.com\n", &NativeNames)).expect("JSON");
    assert_eq!(csv.get("notices"), Some(&Value::Array(vec!["columns-by-content".into()])));
}

/// R01, R26, R41, R42: the sample customers of the demo portal are as rich as they should be, and without a problem.
#[test]
fn the_samples() {
    let read = |name: &str| {
        let path = format!("{}/demo/{name}", env!("CARGO_MANIFEST_DIR"));
        read_customers(&fs::read(path).expect("the sample is in the repository"), &NativeNames)
    };
    let json = read("customers.json");
    assert_eq!((json.rows, json.customers.len(), json.duplicates, &json.problems[..]), (40, 39, 1, &[][..]));
    for suffix in
        ["onmicrosoft.com", "onmicrosoft.us", "partner.onmschina.cn", "onmicrosoft.de", "fabrikam-partner.com"]
    {
        let mut domains = json.customers.iter().filter_map(|customer| customer.domain.as_ref());
        assert!(domains.any(|domain| domain.as_str().ends_with(suffix)), "{suffix}");
    }
    assert_eq!(json.customers.iter().filter(|customer| customer.tenant_id.is_none()).count(), 1);
    let csv = read("customers.csv");
    assert_eq!((csv.rows, csv.customers.len(), csv.duplicates, &csv.problems[..]), (12, 11, 1, &[][..]));
    assert_eq!(csv.customers.iter().filter(|customer| customer.domain.is_none()).count(), 1);
}

/// R45: the reference of customer data says of every problem and notice what to do.
#[test]
fn the_reference_is_whole() {
    let text = include_str!("../docs/customer-data.md");
    for word in ProblemCode::WORDS {
        assert!(text.contains(&format!("\n| `{word}` |")), "{word}");
    }
    for word in Notice::WORDS.iter().chain(Relationship::WORDS) {
        assert!(text.contains(&format!("`{word}`")), "{word}");
    }
}

/// Pieces that lists are made of, whole and broken.
fn a_piece() -> impl Strategy<Value = String> {
    prop_oneof![
        8 => prop::sample::select(vec![
            "[", "]", "{", "}", ",", ":", "\"", "\\", "\n", "\r\n", " ", "null", "true", "1e5", "-", "\\ud83d", "\u{FEFF}",
            "\"domain\":\"contoso.com\"", "\"id\":\"", "\"items\":[", "\"companyProfile\":{", "\"customDomains\":[", "\"name\":",
            "{\"domain\":\"żółw.example\",\"name\":\"Ł\"},", "{\"domain\":\"a b\"},\n", "[\n{\"domain\":\"adatum.com\"},",
        ])
        .prop_map(str::to_owned),
        1 => "\\PC{0,8}",
    ]
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 256, failure_persistence: None, ..ProptestConfig::default() })]

    /// R44: how a text is cut into slices changes nothing, whatever stands in it.
    #[test]
    fn slices_change_nothing(opening in "[\\[{]", pieces in prop::collection::vec(a_piece(), 0..60), damage in any::<Option<(prop::sample::Index, u8)>>(), size in 1..50_usize) {
        let mut bytes = format!("{opening}{}", pieces.concat()).into_bytes();
        if let Some((at, byte)) = damage {
            let at = at.index(bytes.len());
            bytes[at] = byte;
        }
        let whole = read_customers(&bytes, &NativeNames);
        prop_assert_eq!(in_slices(&bytes, size), whole.clone());
        prop_assert_eq!(in_slices(&bytes, 1), whole);
    }
}
