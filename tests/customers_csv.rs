//! Lists of customers as CSV: Partner Center's export, and what becomes of it in spreadsheets.

mod customers;

use customers::{ADATUM, CONTOSO, in_slices, outcome, utf16};
use proptest::prelude::*;
use service_request_wizard::config::{Notice, ProblemCode, Relationship, read_customers};
use service_request_wizard::native::NativeNames;

/// Two customers of an export, in the four documented columns.
fn export(delimiter: char, ending: &str) -> String {
    let rows = [
        ["Microsoft ID", "Company name", "Primary domain name", "Relationship"],
        [CONTOSO, "Contoso, Ltd.; Łódź", "contoso.com", "Cloud Reseller"],
        [ADATUM, "A. Datum", "adatum.onmicrosoft.us", "Cloud Reseller"],
    ];
    let quoted = |cell: &str| if cell.contains([',', ';']) { format!("\"{cell}\"") } else { cell.to_owned() };
    let line = |row: [&str; 4]| row.map(quoted).join(&delimiter.to_string()) + ending;
    rows.map(line).concat()
}

/// R01: the export is read whichever delimiter, line ending, byte order mark or encoding a spreadsheet
/// gave it.
#[test]
fn the_export_in_every_dress() {
    let expected = [
        format!("{CONTOSO} contoso.com «Contoso, Ltd.; Łódź» reseller"),
        format!("{ADATUM} adatum.onmicrosoft.us «A. Datum» reseller"),
    ];
    for delimiter in [',', ';', '\t'] {
        for ending in ["\r\n", "\n", "\r"] {
            let text = export(delimiter, ending);
            let dresses = [
                ("as it is", text.clone().into_bytes()),
                ("without the last line break", text.trim_end().as_bytes().to_vec()),
                ("with empty lines", text.replace(ending, &ending.repeat(3)).into_bytes()),
                ("with a byte order mark", format!("\u{FEFF}{text}").into_bytes()),
                ("with Excel's first line", format!("sep={delimiter}{ending}{text}").into_bytes()),
                ("UTF-16, little end first", utf16(&text, u16::to_le_bytes)),
                ("UTF-16, big end first", utf16(&text, u16::to_be_bytes)),
                ("after blank lines", format!("{ending} {ending}{text}").into_bytes()),
                ("with trailing delimiters", with_ends(&text, ending, &delimiter.to_string().repeat(3))),
            ];
            for (dress, bytes) in dresses {
                let what = format!("{dress}, {delimiter:?}, {ending:?}");
                assert_eq!(outcome(&bytes), expected, "{what}");
                let import = read_customers(&bytes, &NativeNames);
                assert_eq!((import.rows, import.duplicates, import.notices), (2, 0, vec![]), "{what}");
            }
        }
    }
}

fn with_ends(text: &str, ending: &str, end: &str) -> Vec<u8> {
    text.replace(ending, &[end, ending].concat()).into_bytes()
}

/// R01, R41, R43: columns are found by their headings in any order, with more columns between, under the names
/// that Partner Center, its tools and Polish lists use.
#[test]
fn headings() {
    let rows = [
        ("Microsoft ID,Company name,Primary domain name,Relationship", "{id},Contoso,contoso.com,Cloud Reseller"),
        ("Relationship,Primary domain name,Company name,Microsoft ID", "Cloud Reseller,contoso.com,Contoso,{id}"),
        (
            "Tags,Microsoft ID,Company name,Notes,Primary domain name,Relationship",
            "x,{id},Contoso,y,contoso.com,RESELLER",
        ),
        ("MICROSOFT ID,company NAME,PrimaryDomainName,relationship", "{ID},Contoso,CONTOSO.COM.,1"),
        (
            " Microsoft ID , Company name , Primary domain name , Relationship ",
            " {id} , Contoso , contoso.com , reseller ",
        ),
        ("CustomerTenantId,OrganizationDisplayName,Domain,Relationship", "{{id}},Contoso,contoso.com,reseller"),
        ("Tenant ID,Customer name,Default domain,Relationship to partner", "{id},Contoso,contoso.com,reseller"),
        ("Identyfikator Microsoft,Nazwa firmy,Podstawowa nazwa domeny,Relacja", "{id},Contoso,contoso.com,reseller"),
        ("Identyfikator dzierżawy,Klient,Domena główna,Typ relacji", "{id},Contoso,contoso.com,reseller"),
        (
            "\"Microsoft\nID\",\"Company\nname\",\"Primary domain\nname\",Relationship",
            "{id},Contoso,contoso.com,reseller",
        ),
        // The more exact heading wins over the less exact one, whichever comes first.
        (
            "Name,Domain,Customer ID,Microsoft ID,Company name,Primary domain name,Relationship",
            "a,b.example,c,{id},Contoso,contoso.com,reseller",
        ),
        // A column that only a look into the rows can tell.
        ("Microsoft ID,Company name,Login,Relationship", "{id},Contoso,contoso.com,reseller"),
        ("Nummer,Company name,Primary domain name,Relationship", "{id},Contoso,contoso.com,reseller"),
    ];
    for (heading, row) in rows {
        let row = row.replace("{id}", CONTOSO).replace("{ID}", &CONTOSO.to_uppercase());
        let text = format!("{heading}\n{row}\n");
        assert_eq!(outcome(text.as_bytes()), [format!("{CONTOSO} contoso.com «Contoso» reseller")], "{heading}");
    }
}

/// R41, R40: the cloud and further domains are taken where a list has them.
#[test]
fn cloud_and_other_domains() {
    let rows = [
        ("us-government", "", format!("{CONTOSO} contoso.com us-government")),
        ("US-Government-DoD", "", format!("{CONTOSO} contoso.com us-government-dod")),
        (
            "",
            "a.example; b.example|C.EXAMPLE d.example",
            format!("{CONTOSO} contoso.com + a.example b.example c.example d.example"),
        ),
        ("", "contoso.com a.example A.example.", format!("{CONTOSO} contoso.com + a.example")),
    ];
    for (cloud, others, expected) in rows {
        let text = format!("Microsoft ID,Domain,Cloud,Other domains\n{CONTOSO},contoso.com,{cloud},{others}\n");
        assert_eq!(outcome(text.as_bytes()), [expected], "{cloud:?} {others:?}");
    }
}

/// R01: without a heading the columns are recognised by what stands in them, and the user is told.
#[test]
fn without_a_heading() {
    let rows = [
        (
            format!("{CONTOSO},Contoso,contoso.com\n{ADATUM},A. Datum,adatum.com\n"),
            [format!("{CONTOSO} contoso.com «Contoso»"), format!("{ADATUM} adatum.com «A. Datum»")],
        ),
        (
            "Contoso,contoso.com\nA. Datum,adatum.com\n".to_owned(),
            ["contoso.com «Contoso»".to_owned(), "adatum.com «A. Datum»".to_owned()],
        ),
        ("contoso.com\nadatum.com\n".to_owned(), ["contoso.com".to_owned(), "adatum.com".to_owned()]),
        // A company that is called by a domain name: the later cell is the domain.
        (
            "booking.example,contoso.com\nA. Datum,adatum.com\n".to_owned(),
            ["contoso.com «booking.example»".to_owned(), "adatum.com «A. Datum»".to_owned()],
        ),
    ];
    for (text, expected) in rows {
        assert_eq!(outcome(text.as_bytes()), expected, "{text}");
        assert_eq!(read_customers(text.as_bytes(), &NativeNames).notices, [Notice::ColumnsByContent], "{text}");
    }
}

/// R01, R45: a title above the heading is passed over; rows in which nobody can be recognised are reported
/// though the columns become known only later.
#[test]
fn late_columns() {
    let rows: [(&str, &[&str]); 6] = [
        ("Customers of Fabrikam\n\nDomain;Company name\ncontoso.com;Contoso, Ltd.\n", &["contoso.com «Contoso, Ltd.»"]),
        (
            "Customers;;\nExported;2021-02-01;\nName;Domain;\nContoso;contoso.com;\n",
            &["no-identity @2 «Exported»", "contoso.com «Contoso»"],
        ),
        ("Domain\ncontoso.com\nadatum.com\n", &["contoso.com", "adatum.com"]),
        ("Who,Where\nBlank,\nContoso,contoso.com\n", &["no-identity @2 «Blank»", "contoso.com «Contoso»"]),
        (
            "Who,Where\nBlank,\n\"broken\"x\nContoso,contoso.com\n",
            &["no-identity @2 «Blank»", "text-after-quote @3 «\"broken\"x»", "contoso.com «Contoso»"],
        ),
        ("Who,Where\na,\nb,\nc,\nd,\ne,\nf,\ng,\nh,\ni,\nj,\nContoso,contoso.com\n", &["no-columns @1 «Who»"]),
    ];
    for (text, expected) in rows {
        assert_eq!(outcome(text.as_bytes()), expected, "{text}");
    }
}

/// R45: a file that has nothing to take says so, once, and where.
#[test]
fn files_without_customers() {
    let rows: [(&[u8], &[&str]); 11] = [
        (b"", &["no-data @1"]),
        (b" \r\n\t\n", &["no-data @1"]),
        ("\u{FEFF}".as_bytes(), &["no-data @1"]),
        (b"\xFF\xFE", &["no-data @1"]),
        (b"Microsoft ID,Company name,Primary domain name,Relationship\n", &[]),
        (b"Company name,Relationship\nContoso,Cloud Reseller\n", &["no-columns @1 «Company name»"]),
        (b"\n\nName,Street\nContoso,Long Street 1\n", &["no-columns @3 «Name»"]),
        (
            b"Subscription ID,Subscription,Quantity,Status,Reseller\nx,Office,5,Active,y\n",
            &["no-columns @1 «Subscription ID»"],
        ),
        (b"just a text", &["no-columns @1 «just a text»"]),
        (b"<!doctype html>\n<title>Sign in</title>\n", &["no-columns @1 «<!doctype html>»"]),
        (
            b"PK\x03\x04\x14\x00\x06\x00\x08\x00\x00\x00!\x00\xA4\xD3\n",
            &["not-utf-8 @1 «PK\u{3}\u{4}\u{14}\0\u{6}\0\u{8}\0\0\0!\0\u{FFFD}\u{FFFD}»", "no-columns @1"],
        ),
    ];
    for (bytes, expected) in rows {
        assert_eq!(outcome(bytes), expected, "{:?}", String::from_utf8_lossy(bytes));
    }
}

/// R45: a list takes the place of the one before unless nothing in it could be read; an empty one only where
/// it is a host's, which says that it has no customers.
#[test]
fn what_replaces_the_list_before() {
    let rows: [(&str, [bool; 2]); 9] = [
        ("[{\"domain\":\"contoso.com\"}]", [true, true]),
        ("[{\"domain\":\"contoso.com\"},{\"domain\":\"no domain\"}]", [true, true]),
        ("[]", [true, false]),
        ("{\"items\":[]}", [true, false]),
        ("Microsoft ID,Company name,Primary domain name\n", [true, false]),
        ("", [false, false]),
        ("[", [false, false]),
        ("[{\"domain\":\"no domain\"}]", [false, false]),
        ("<!doctype html>\n", [false, false]),
    ];
    for (text, expected) in rows {
        let import = read_customers(text.as_bytes(), &NativeNames);
        assert_eq!([false, true].map(|is_picked| import.replaces(is_picked)), expected, "{text:?}");
    }
}

/// R40, R45: a broken row costs itself, with its line and its reason; the rows around it are taken.
#[test]
fn broken_rows() {
    let rows: [(&str, &[u8], &[&str]); 17] = [
        (
            "an ID cut short",
            b"b44bb1fb-c595,Broken,broken.example",
            &["tenant-id-malformed @3 tenantId «b44bb1fb-c595»"],
        ),
        (
            "an ID without hyphens",
            b"b44bb1fbc59545b09e09d657365580bf,Broken,b.example",
            &["tenant-id-malformed @3 tenantId «b44bb1fbc59545b09e09d657365580bf»"],
        ),
        (
            "a number as a spreadsheet writes it",
            b"4,2E+15,Broken",
            &["tenant-id-malformed @3 tenantId «4»", "domain-malformed @3 domain «Broken»"],
        ),
        ("a URL", b",Broken,https://broken.example/", &["domain-malformed @3 domain «https://broken.example/»"]),
        ("a path", b",Broken,broken.example/evil", &["domain-malformed @3 domain «broken.example/evil»"]),
        ("a user name", b",Broken,admin@broken.example", &["domain-malformed @3 domain «admin@broken.example»"]),
        ("an underscore", b",Broken,bro_ken.example", &["domain-malformed @3 domain «bro_ken.example»"]),
        ("one label", b",Broken,broken", &["domain-malformed @3 domain «broken»"]),
        ("an address in numbers", b",Broken,192.0.2.1", &["domain-malformed @3 domain «192.0.2.1»"]),
        ("nobody", b",Broken,,Cloud Reseller", &["no-identity @3 «Broken»"]),
        ("more cells than columns", b",Broken,broken.example,,,more", &["too-many-cells @3 «more»"]),
        ("a quotation mark that stays open", b"\"Broken", &["quote-not-closed @3 «\"Broken»"]),
        (
            "text after a quotation mark",
            b"\"\"x,Broken,broken.example",
            &["text-after-quote @3 «\"\"x,Broken,broken.example»"],
        ),
        (
            "an older encoding",
            b",Broken \xB3\xF3d\xBC,broken.example",
            &["not-utf-8 @3 «,Broken \u{FFFD}\u{FFFD}d\u{FFFD},broken.example»"],
        ),
        (
            "an unknown cloud",
            b",Broken,broken.example,,moon",
            &["cloud-unknown @3 cloud «moon»", "broken.example «Broken»"],
        ),
        ("a wrong further domain", b",Broken,broken.example,,,", &["broken.example «Broken»"]),
        ("blank cells", b" , ,,", &[]),
    ];
    for (what, row, reports) in rows {
        let heading = b"Microsoft ID,Company name,Primary domain name,Relationship,Cloud\n";
        let before = format!("{CONTOSO},Contoso,contoso.com\n");
        let after = format!("\n{ADATUM},A. Datum,adatum.com\n");
        let text = [heading.as_slice(), before.as_bytes(), row, after.as_bytes()].concat();
        let found = outcome(&text);
        let (first, last) = (format!("{CONTOSO} contoso.com «Contoso»"), format!("{ADATUM} adatum.com «A. Datum»"));
        for line in reports.iter().copied().chain([first.as_str(), last.as_str()]) {
            assert!(found.iter().any(|found| found == line), "{what}: {line} is missing in {found:#?}");
        }
        let expected = reports.len() + 2;
        assert_eq!(found.len(), expected, "{what}: {found:#?}");
    }
}

/// R45: the line of a problem is the one an editor shows, also after line breaks inside quotation marks,
/// after broken rows and after a line that is too long to be a customer.
#[test]
fn line_numbers() {
    let long = "x".repeat(200_000);
    let rows: [(&str, String, u32); 8] = [
        ("the first row", String::new(), 2),
        ("after a quoted line break", format!("{CONTOSO},\"Con\ntoso\",contoso.com\n"), 4),
        ("after quoted CRLF and CR", format!("{CONTOSO},\"Con\r\n\r\ntoso\r\",contoso.com\r\n"), 6),
        ("after empty lines", "\n\r\n\r".to_owned(), 5),
        ("after an open quotation mark", format!("\"{CONTOSO}\n{ADATUM},A,adatum.com\n"), 4),
        ("after text behind a quotation mark", format!("\"{CONTOSO}\"x\n{ADATUM},A,adatum.com\n"), 4),
        ("after a line too long", format!("{CONTOSO},{long},contoso.com\n"), 3),
        ("after a quotation too long", format!("{CONTOSO},\"{long}\n{long}\",contoso.com\n"), 4),
    ];
    for (what, before, line) in rows {
        let text = format!("Microsoft ID,Company name,Primary domain name\n{before}bad,Bad,bad.example\n");
        for size in [usize::MAX, 65_536, 1_000, 7] {
            let import = in_slices(text.as_bytes(), size);
            let problem = import.problems.last().expect(what);
            assert_eq!((problem.code, problem.line), (ProblemCode::TenantIdMalformed, line), "{what}, {size}");
        }
    }
}

/// R01: rows about one customer become one, by Microsoft ID whatever its letter case, by domain only where one
/// of them has no ID. What the later row adds is kept, what it contradicts is not.
#[test]
fn duplicates() {
    let rows: [(&[[&str; 4]], &[String]); 6] = [
        (
            &[
                [CONTOSO, "Contoso", "contoso.com", ""],
                ["{B44BB1FB-C595-45B0-9E09-D657365580BF}", "Other", "contoso.com", ""],
            ],
            &[format!("{CONTOSO} contoso.com «Contoso»")],
        ),
        (
            &[[CONTOSO, "", "", ""], [CONTOSO, "Contoso", "contoso.com", "reseller"]],
            &[format!("{CONTOSO} contoso.com «Contoso» reseller")],
        ),
        (
            &[[CONTOSO, "Contoso", "contoso.com", ""], [CONTOSO, "Contoso", "contoso.onmicrosoft.com", ""]],
            &[format!("{CONTOSO} contoso.com + contoso.onmicrosoft.com «Contoso»")],
        ),
        (
            &[["", "Contoso", "contoso.com", ""], [CONTOSO, "Contoso Ltd", "Contoso.com", ""]],
            &[format!("{CONTOSO} contoso.com «Contoso»")],
        ),
        (
            &[[CONTOSO, "Contoso", "contoso.com", ""], ["", "Contoso", "contoso.com.", ""]],
            &[format!("{CONTOSO} contoso.com «Contoso»")],
        ),
        (
            &[
                [CONTOSO, "Contoso", "contoso.com", ""],
                [ADATUM, "A. Datum", "contoso.com", ""],
                ["", "Who", "contoso.com", ""],
            ],
            &[format!("{CONTOSO} contoso.com «Contoso»"), format!("{ADATUM} contoso.com «A. Datum»")],
        ),
    ];
    for (rows, expected) in rows {
        let lines: Vec<String> = rows.iter().map(|row| row.join(",") + "\n").collect();
        let text = format!("Microsoft ID,Company name,Primary domain name,Relationship\n{}", lines.concat());
        assert_eq!(outcome(text.as_bytes()), expected, "{text}");
        let import = read_customers(text.as_bytes(), &NativeNames);
        assert_eq!((import.rows, import.duplicates), (rows.len(), rows.len() - expected.len()), "{text}");
    }
}

/// R44: what a spreadsheet would take for a formula comes in as plain text, with the apostrophe gone that
/// careful exports put before it; other apostrophes stay.
#[test]
fn formulas_are_text() {
    let rows = [
        ("=1+1", "=1+1"),
        ("'=cmd|' /C calc'!A0", "=cmd|' /C calc'!A0"),
        ("'+48 Studio", "+48 Studio"),
        ("'-Minus-", "-Minus-"),
        ("'@home", "@home"),
        ("'s Hertogenbosch B.V.", "'s Hertogenbosch B.V."),
        ("Margie's", "Margie's"),
    ];
    for (cell, name) in rows {
        let import = read_customers(format!("Name,Domain\n{cell},contoso.com\n").as_bytes(), &NativeNames);
        assert_eq!(&*import.customers[0].name, name);
    }
}

/// R45: of 100,000 rows with one in a hundred broken, exactly those are reported, each with its line.
#[test]
fn one_percent_broken() {
    let mut text = String::from("Microsoft ID;Company name;Primary domain name;Relationship\r\n");
    let mut expected = Vec::new();
    for row in 0..100_000_u32 {
        let id = format!("{row:08x}-c595-45b0-9e09-d657365580bf");
        let broken = row % 100 == 37;
        if broken {
            expected.push((
                row + 2,
                [
                    ProblemCode::TenantIdMalformed,
                    ProblemCode::TextAfterQuote,
                    ProblemCode::TooManyCells,
                    ProblemCode::DomainMalformed,
                ][(row / 100 % 4) as usize],
            ));
        }
        let line = match (broken, row / 100 % 4) {
            (true, 0) => format!("{};Customer {row};customer{row}.example;Cloud Reseller\r\n", &id[1..]),
            (true, 1) => format!("{id};\"Customer\" {row};customer{row}.example;Cloud Reseller\r\n"),
            (true, 2) => format!("{id};Customer; {row};customer{row}.example;Cloud Reseller\r\n"),
            (true, _) => format!("{id};Customer {row};customer {row}.example;Cloud Reseller\r\n"),
            (false, _) => format!("{id};Customer {row};customer{row}.example;Cloud Reseller\r\n"),
        };
        text.push_str(&line);
    }
    let import = in_slices(text.as_bytes(), 64 * 1024);
    let found: Vec<_> = import.problems.iter().map(|problem| (problem.line, problem.code)).collect();
    assert_eq!(found, expected);
    assert_eq!((import.rows, import.customers.len(), import.duplicates), (100_000, 99_000, 0));
    assert!(import.customers.iter().all(|customer| customer.relationship == Some(Relationship::Reseller)));
}

/// Pieces that files are made of, with the signs that matter to a reader among them.
fn a_piece() -> impl Strategy<Value = String> {
    prop_oneof![
        prop::sample::select(vec![
            ",",
            ";",
            "\t",
            "\"",
            "\"\"",
            "\r",
            "\n",
            "\r\n",
            " ",
            "'",
            "=",
            "\u{FEFF}",
            "sep=;\n",
            "ł",
            "\u{301}",
            "\0",
            "Microsoft ID",
            "Company name",
            "Primary domain name",
            "Cloud",
            "Domain",
            "us-government",
            "contoso.com",
            "żółw.example",
            "not a domain",
            CONTOSO,
            ADATUM,
            "Microsoft ID,Company name,Primary domain name\n",
        ])
        .prop_map(str::to_owned),
        "\\PC{0,8}",
    ]
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 256, failure_persistence: None, ..ProptestConfig::default() })]

    /// R44: how a file is cut into slices changes nothing, whatever stands in it and in whichever encoding.
    #[test]
    fn slices_change_nothing(pieces in prop::collection::vec(a_piece(), 0..60), encoding in 0..4, damage in any::<Option<(prop::sample::Index, u8)>>(), size in 1..50_usize) {
        let text = pieces.concat();
        let mut bytes = match encoding {
            0 => utf16(&text, u16::to_le_bytes),
            1 => utf16(&text, u16::to_be_bytes),
            _ => text.into_bytes(),
        };
        if let Some((at, byte)) = damage.filter(|_| !bytes.is_empty()) {
            let at = at.index(bytes.len());
            bytes[at] = byte;
        }
        let whole = read_customers(&bytes, &NativeNames);
        prop_assert_eq!(in_slices(&bytes, size), whole.clone());
        prop_assert_eq!(in_slices(&bytes, 1), whole);
    }

    /// R01: every row of cells comes back as it was written, whatever its cells hold.
    #[test]
    fn what_is_written_is_read(names in prop::collection::vec("[^\0'=+@\\-]{0,12}", 1..20)) {
        let mut text = String::from("Company name,Primary domain name\r\n");
        for (at, name) in names.iter().enumerate() {
            text.push_str(&format!("\"{}\",customer{at}.example\r\n", name.replace('"', "\"\"")));
        }
        let import = read_customers(text.as_bytes(), &NativeNames);
        prop_assert_eq!(&import.problems, &[]);
        let found: Vec<&str> = import.customers.iter().map(|customer| &*customer.name).collect();
        let expected: Vec<&str> = names.iter().map(|name| name.trim()).collect();
        prop_assert_eq!(found, expected);
    }
}
