//! Search while typing over a list of customers.

use std::fs;

use proptest::prelude::*;
use service_request_wizard::config::{CustomerIndex, Hit, IndexBuilder, Mark, Place, Rows, fold, read_customers};
use service_request_wizard::domain::json::{self, Value};
use service_request_wizard::native::NativeNames;

/// All customers of the list, as they stand in it.
const EVERYONE: &[&str] = &[
    "A. Datum",
    "C070 Studio",
    "contoso",
    "Contoso Pharma",
    "Neocontoso",
    "Wide World Importers",
    "World Wide Contoso",
    "Żeglarz",
];

/// An index of customers written `name | domain | further domains | Microsoft ID`, a line each.
fn index(list: &str) -> CustomerIndex {
    let heading = "Name;Domain;Other domains;Microsoft ID\n";
    let rows = list.lines().map(|line| line.split('|').map(quoted).collect::<Vec<_>>().join(";") + "\n");
    let import = read_customers((heading.to_owned() + &rows.collect::<String>()).as_bytes(), &NativeNames);
    assert_eq!(import.problems, []);
    CustomerIndex::build(import.customers)
}

fn quoted(cell: &str) -> String {
    format!("\"{}\"", cell.trim().replace('"', "\"\""))
}

/// The names of the customers found, in order.
fn found<'a>(index: &'a CustomerIndex, query: &str) -> Vec<&'a str> {
    index.search(query, 20).iter().map(|hit| &*index.customers()[hit.customer].name).collect()
}

/// R01: letter case and diacritics do not count, on either side, composed or not; neither do spaces of any
/// width and signs of none.
#[test]
fn folding() {
    let rows = [
        ("Łódź", "lodz"),
        ("ŻÓŁĆ gęślą JAŹŃ", "zolc gesla jazn"),
        ("Zażo\u{301}łc\u{301}", "zazolc"),
        ("z\u{307}o\u{301}łw", "zolw"),
        ("Straße, STRAẞE", "strasse, strasse"),
        ("İstanbul, Iğdır", "istanbul, igdir"),
        ("Smørrebrød Åse Æble Œuvre", "smorrebrod ase aeble oeuvre"),
        ("Þór Ðuro đak IJ", "thor duro dak ij"),
        ("Škoda Ťuk Ňuma Řeka ůl", "skoda tuk numa reka ul"),
        ("Ștefan Țăran ŞţŢ", "stefan taran stt"),
        ("Nguyễn Đức Ơn Ưng", "nguyen duc on ung"),
        ("Ǎ ǜ Ǣ ȳ Ḁ ỿ", "a u ae y a y"),
        ("Ελληνικός ΆΈΉΊΌΎΏΪΫ ΐΰ", "ελληνικοσ αεηιουωιυ ιυ"),
        ("Ёлка Йод Їжак Ўзбек Ќ Ѓ", "елка иод іжак узбек к г"),
        ("Ｆｕｌｌ　Ｗｉｄｔｈ１", "full width1"),
        ("東京 קטן عربي 한국", "東京 קטן عربي 한국"),
        ("a\u{A0}b\u{2003}c\u{202F}d", "a b c d"),
        ("so\u{AD}ft\u{200B}ze\u{200D}ro\u{FEFF}\u{202E}", "softzero"),
        ("🐢 ™ ½ „”", "🐢 ™ ½ „”"),
    ];
    for (text, folded) in rows {
        assert_eq!(fold(text), folded, "{text}");
        assert_eq!(fold(folded), folded, "{text}");
        let index = index(&format!("{text} | contoso.com | |"));
        for query in [text, folded, &text.to_uppercase(), &text.to_lowercase()] {
            assert_eq!(found(&index, query).len(), 1, "{query} in {text}");
        }
    }
}

/// R01: a customer is found by every word typed, the beginning of a word before the inside, the name before the
/// domain before the Microsoft ID, and then in the order of the names.
#[test]
fn ranking() {
    let index = index(
        "Wide World Importers | wideworldimporters.com | | 11111111-0000-4000-8000-00000000000a\n\
         World Wide Contoso | wwc.example | |\n\
         Contoso Pharma | pharma.example | |\n\
         contoso | contoso.com | contoso.onmicrosoft.com | 22222222-c070-4000-8000-00000000000a\n\
         A. Datum | contoso-datum.example | |\n\
         Neocontoso | neo.example | |\n\
         Żeglarz | sailing.example | mycontoso.example |\n\
         C070 Studio | studio.example | |",
    );
    let rows: [(&str, &[&str]); 16] = [
        ("contoso", &["contoso", "Contoso Pharma", "World Wide Contoso", "A. Datum", "Neocontoso", "Żeglarz"]),
        ("CONTOSO ph", &["Contoso Pharma"]),
        ("ph contoso", &["Contoso Pharma"]),
        ("wide world", &["Wide World Importers", "World Wide Contoso"]),
        ("world wide importers", &["Wide World Importers"]),
        ("  world\u{A0} \twide\u{3000}", &["Wide World Importers", "World Wide Contoso"]),
        ("datum example", &["A. Datum"]),
        ("zeglarz mycontoso", &["Żeglarz"]),
        ("c070", &["C070 Studio", "contoso"]),
        ("070", &["C070 Studio", "contoso"]),
        ("contoso nowhere", &[]),
        ("nowhere", &[]),
        ("-", &["A. Datum"]),
        ("{}", EVERYONE),
        ("", EVERYONE),
        ("\u{301}", EVERYONE),
    ];
    for (query, expected) in rows {
        assert_eq!(found(&index, query), expected, "{query:?}");
        let all = index.search(query, 20);
        for limit in 0..8 {
            assert_eq!(index.search(query, limit), all[..limit.min(all.len())], "{query:?}, {limit}");
        }
    }
}

/// R43: a Microsoft ID is found whole or in part, with hyphens or without, in braces, in any letter case.
#[test]
fn by_microsoft_id() {
    let index = index(
        "Contoso | contoso.com | | b44bb1fb-c595-45b0-9e09-d657365580bf\n\
         A. Datum | adatum.com | | 3b33e682-00c3-41ee-9dd2-a548adf56438",
    );
    let rows = [
        ("b44bb1fb-c595-45b0-9e09-d657365580bf", "Contoso", "b44bb1fb-c595-45b0-9e09-d657365580bf"),
        ("{B44BB1FB-C595-45B0-9E09-D657365580BF}", "Contoso", "b44bb1fb-c595-45b0-9e09-d657365580bf"),
        ("b44bb1fbc59545b09e09d657365580bf", "Contoso", "b44bb1fb-c595-45b0-9e09-d657365580bf"),
        ("b44bb1fb", "Contoso", "b44bb1fb"),
        ("b44bb1fb-", "Contoso", "b44bb1fb"),
        ("B44BB1FBC5", "Contoso", "b44bb1fb-c5"),
        ("-9e09-", "Contoso", "9e09"),
        ("5580BF", "Contoso", "5580bf"),
        ("3b33e682-00c3-41ee", "A. Datum", "3b33e682-00c3-41ee"),
        ("2a548", "A. Datum", "2-a548"),
        ("adf56438", "A. Datum", "adf56438"),
    ];
    for (query, name, marked) in rows {
        assert_eq!(found(&index, query), [name], "{query}");
        let hit = &index.search(query, 1)[0];
        let id = index.customers()[hit.customer].tenant_id.expect("both have one");
        let mark = hit.marks.iter().find(|mark| mark.place == Place::TenantId).expect("it was found by its ID");
        assert_eq!(&id.as_str()[mark.range.clone()], marked, "{query}");
    }
    for query in ["b44bb1fb-c595-45b0-9e09-d657365580b0", "b44bb1fbc59545b09e09d657365580bf0", "g44b"] {
        assert_eq!(found(&index, query), [""; 0], "{query}");
    }
}

/// R40: a domain is found by any of its parts, an international one by what people read and by what stands in
/// addresses; further domains count like the first.
#[test]
fn by_domain() {
    let index = index(
        "One | contoso.onmicrosoft.com | contoso.com, mail.contoso.co.uk |\n\
         Two | żółw-błotny.example | gęś.example |\n\
         Three | xn--mller-kva.example | |",
    );
    let rows: [(&str, &[&str]); 15] = [
        ("contoso.com", &["One"]),
        ("contoso.onmicrosoft.com", &["One"]),
        ("onmicrosoft", &["One"]),
        ("co.uk", &["One"]),
        ("mail.contoso", &["One"]),
        ("żółw-błotny.example", &["Two"]),
        ("ŻÓŁW", &["Two"]),
        ("zolw-blotny", &["Two"]),
        ("blotny", &["Two"]),
        ("gęś", &["Two"]),
        ("ges.exa", &["Two"]),
        ("müller", &["Three"]),
        ("muller.example", &["Three"]),
        ("xn--mller-kva", &["Three"]),
        ("xn--", &["Three", "Two"]),
    ];
    for (query, expected) in rows {
        assert_eq!(found(&index, query), expected, "{query}");
    }
}

/// R01: what matched is marked where the user reads it, in whole letters: where a word begins, or else inside.
#[test]
fn marks() {
    let index = index("Łódź to dzo\u{301}łw ß | żółw.example | dzolw.example | b44bb1fb-c595-45b0-9e09-d657365580bf");
    let rows: [(&str, &[(Place, &str)]); 9] = [
        ("lodz", &[(Place::Name, "Łódź")]),
        ("lod", &[(Place::Name, "Łód")]),
        ("dz", &[(Place::Name, "dz"), (Place::OtherDomain(0), "dz")]),
        ("dzo", &[(Place::Name, "dzo\u{301}"), (Place::OtherDomain(0), "dzo")]),
        ("s", &[(Place::Name, "ß")]),
        ("zolw", &[(Place::Name, "zo\u{301}łw"), (Place::DomainUnicode, "żółw"), (Place::OtherDomain(0), "zolw")]),
        (
            "example",
            &[(Place::Domain, "example"), (Place::DomainUnicode, "example"), (Place::OtherDomain(0), "example")],
        ),
        ("to t", &[(Place::Name, "to")]),
        ("b44bb1fb c5 fbc595", &[(Place::TenantId, "b44bb1fb-c595")]),
    ];
    for (query, expected) in rows {
        let hits = index.search(query, 1);
        assert_eq!(hits.len(), 1, "{query}");
        let marked: Vec<(Place, String)> = hits[0]
            .marks
            .iter()
            .map(|mark| (mark.place, text_of(&index, &hits[0], mark.place)[mark.range.clone()].to_owned()))
            .collect();
        let expected: Vec<(Place, String)> =
            expected.iter().map(|(place, text)| (*place, (*text).to_owned())).collect();
        assert_eq!(marked, expected, "{query}");
    }
}

/// The text of the place, as it is shown.
fn text_of(index: &CustomerIndex, hit: &Hit, place: Place) -> String {
    let customer = &index.customers()[hit.customer];
    let domain = || customer.domain.as_ref().expect("it has matched");
    match place {
        Place::Name => customer.name.to_string(),
        Place::Domain => domain().as_str().to_owned(),
        Place::DomainUnicode => domain().to_unicode(),
        Place::OtherDomain(at) => customer.other_domains[at].as_str().to_owned(),
        Place::OtherDomainUnicode(at) => customer.other_domains[at].to_unicode(),
        Place::TenantId => customer.tenant_id.expect("it has matched").as_str().to_owned(),
    }
}

fn check_marks(index: &CustomerIndex, hit: &Hit) {
    let mut last: Option<&Mark> = None;
    for mark in &hit.marks {
        let text = text_of(index, hit, mark.place);
        assert!(!text[mark.range.clone()].is_empty(), "{mark:?} of {text}");
        if let Some(last) = last.filter(|last| last.place == mark.place) {
            assert!(last.range.end < mark.range.start, "{last:?} {mark:?}");
        }
        last = Some(mark);
    }
}

/// R01: a route's key leads to the customer: a Microsoft ID, the domain, or a further domain.
#[test]
fn by_key() {
    let index = index(
        "One | contoso.com | shared.example |\n\
         Two | shared.example | | b44bb1fb-c595-45b0-9e09-d657365580bf\n\
         Three | fabrikam.com | contoso.com, other.example | 3b33e682-00c3-41ee-9dd2-a548adf56438",
    );
    let rows = [
        ("contoso.com", Some("One")),
        ("shared.example", Some("Two")),
        ("other.example", Some("Three")),
        (" fabrikam.com ", Some("Three")),
        ("B44BB1FB-c595-45b0-9e09-d657365580bf", Some("Two")),
        ("{3b33e682-00c3-41ee-9dd2-a548adf56438}", Some("Three")),
        ("00000000-c595-45b0-9e09-d657365580bf", None),
        ("example", None),
        ("", None),
    ];
    for (key, expected) in rows {
        let name = index.find(key).map(|at| &*index.customers()[at].name);
        assert_eq!(name, expected, "{key}");
    }
}

/// R45: a list of nobody is searched without harm.
#[test]
fn an_empty_list() {
    for index in
        [CustomerIndex::default(), CustomerIndex::build(Rows::default()), IndexBuilder::new(Rows::default()).finish()]
    {
        assert_eq!(index.search("contoso", 20), []);
        assert_eq!(index.search("", 20), []);
        assert_eq!(index.find("contoso.com"), None);
    }
}

/// R44: no query and no name of the Big List of Naughty Strings does any harm, and each name is found by itself.
#[test]
fn naughty_strings() {
    let path = format!("{}/tests/data/naughty-strings/blns.json", env!("CARGO_MANIFEST_DIR"));
    let list = json::parse(&fs::read_to_string(path).expect("the list")).expect("JSON");
    let strings: Vec<&str> = list.as_array().expect("a list").iter().filter_map(Value::as_str).collect();
    let items = strings.iter().enumerate().map(|(at, name)| {
        let name = Value::from(*name).to_text();
        format!("{{\"name\":{name},\"domain\":\"customer{at}.example\"}}")
    });
    let text = format!("[{}]", items.collect::<Vec<_>>().join(","));
    let index = CustomerIndex::build(read_customers(text.as_bytes(), &NativeNames).customers);
    assert_eq!(index.customers().len(), strings.len());
    for (at, string) in strings.iter().enumerate() {
        let hits = index.search(string, strings.len());
        assert!(hits.iter().any(|hit| hit.customer == at), "{string:?}");
        for hit in &hits {
            check_marks(&index, hit);
        }
        index.find(string);
    }
}

/// What a search finds, by the plainest means.
fn plainly_found(index: &CustomerIndex, query: &str) -> Vec<usize> {
    let folded = fold(query);
    let has = |customer: usize, word: &str| {
        let customer = &index.customers()[customer];
        let domains = customer.domain.iter().chain(&customer.other_domains);
        let mut texts = vec![fold(&customer.name)];
        texts.extend(domains.flat_map(|domain| [domain.as_str().to_owned(), fold(&domain.to_unicode())]));
        let digits = word.replace('-', "");
        let is_in_id = !digits.is_empty()
            && word.bytes().all(|byte| byte.is_ascii_hexdigit() || byte == b'-')
            && customer.tenant_id.is_some_and(|id| id.as_str().replace('-', "").contains(&digits));
        is_in_id || texts.iter().any(|text| text.contains(word))
    };
    (0..index.customers().len()).filter(|customer| folded.split_whitespace().all(|word| has(*customer, word))).collect()
}

fn a_word() -> impl Strategy<Value = String> {
    prop_oneof![
        prop::sample::select(vec![
            "Łódź",
            "lod",
            "con",
            "toso",
            "żółw",
            "zo\u{301}",
            "ß",
            "s",
            "com",
            "a",
            "b44",
            "b-4",
            "4b",
            "-",
            ".",
            "exa"
        ])
        .prop_map(str::to_owned),
        "[a-cł0-2]{1,3}",
    ]
}

/// R01: customers stand in the order of their names, and the same names in that of their domains, however many they are and
/// however the index is built.
#[test]
fn long_lists_are_in_order() {
    for count in [1_023, 1_024, 1_025, 2_049, 4_097, 5_000_u32] {
        let name = |at: u32| format!("{:03}", at * 7_919 % 997);
        let items = (0..count).map(|at| format!("{{\"name\":\"{}\",\"domain\":\"c{at}.example\"}}", name(at)));
        let text = format!("[{}]", items.collect::<Vec<_>>().join(","));
        let customers = read_customers(text.as_bytes(), &NativeNames).customers;
        let mut wanted: Vec<u32> = (0..count).collect();
        wanted.sort_by_key(|at| (name(*at), format!("c{at}.example")));
        for rows in [1, 1_500, usize::MAX] {
            let mut builder = IndexBuilder::new(customers.clone());
            while !builder.step(rows) {}
            let order: Vec<u32> = builder.finish().by_name().iter().copied().collect();
            assert_eq!(order, wanted, "{count} customers, {rows} rows at a time");
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 256, failure_persistence: None, ..ProptestConfig::default() })]

    /// R01: the index finds what a plain look through all texts finds, in an order that a limit does not change,
    /// and marks whole letters; it is the same however slowly it was built.
    #[test]
    fn as_a_plain_look(
        names in prop::collection::vec(prop::collection::vec(a_word(), 0..4), 1..40),
        query in prop::collection::vec(a_word(), 0..3),
        digit in 0..16_u8,
    ) {
        let items = names.iter().enumerate().map(|(at, words)| {
            let id = if at % 3 == 0 { format!("b44bb1fb-c595-45b0-9e0{digit:x}-{at:012x}") } else { String::new() };
            let domain = if at % 2 == 0 { format!("con{at}.example") } else { format!("żółw{at}.example") };
            format!("{{\"name\":\"{}\",\"domain\":\"{domain}\",\"tenantId\":\"{id}\"}}", words.join(" "))
        });
        let text = format!("[{}]", items.collect::<Vec<_>>().join(","));
        let customers = read_customers(text.as_bytes(), &NativeNames).customers;
        prop_assert_eq!(customers.len(), names.len());
        let mut builder = IndexBuilder::new(customers.clone());
        while !builder.step(1) {}
        let index = builder.finish();
        let query = query.join(" ");
        let hits = index.search(&query, usize::MAX);
        let mut found: Vec<usize> = hits.iter().map(|hit| hit.customer).collect();
        prop_assert_eq!(&found, &CustomerIndex::build(customers).search(&query, usize::MAX).iter().map(|hit| hit.customer).collect::<Vec<_>>());
        found.sort_unstable();
        prop_assert_eq!(found, plainly_found(&index, &query));
        prop_assert_eq!(index.search(&query, 5), &hits[..hits.len().min(5)]);
        for hit in &hits {
            check_marks(&index, hit);
        }
    }
}
