//! The native canonical form against the Unicode consortium's file and the URL standard's choices.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use service_request_wizard::domain::{DomainError, DomainName, Names};
use service_request_wizard::native::NativeNames;

/// One line of IdnaTestV2.txt, for non-transitional ToASCII.
struct Line {
    source: String,
    ascii: String,
    status: Vec<String>,
}

/// The lines of the file. Without those whose source is no Unicode text (a lone surrogate): no string holds it.
fn lines() -> Vec<Line> {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/data/idna-tests/IdnaTestV2.txt");
    let text = fs::read_to_string(path).expect("the suite is in the repository");
    let line = |line: &str| {
        let columns: Vec<&str> = line.split('#').next()?.split(';').map(str::trim).collect();
        let [source, unicode, unicode_status, ascii, ascii_status, ..] = columns[..] else { return None };
        let or = |column: &str, fallback: &str| if column.is_empty() { fallback.to_owned() } else { column.to_owned() };
        let unicode = or(unicode, source);
        let status = or(ascii_status, unicode_status);
        let status = status.trim_matches(['[', ']']).split(", ").filter(|code| !code.is_empty());
        Some(Line {
            source: unescaped(source)?,
            ascii: unescaped(&or(ascii, &unicode))?,
            status: status.map(str::to_owned).collect(),
        })
    };
    text.lines().filter(|text| !text.starts_with('#')).filter_map(line).collect()
}

/// The text with `\uXXXX` as the character; `""` is the empty text.
fn unescaped(text: &str) -> Option<String> {
    let text = if text == "\"\"" { "" } else { text };
    let mut pieces = text.split("\\u");
    let mut out = pieces.next().unwrap_or_default().to_owned();
    for piece in pieces {
        let (code, rest) = piece.split_at_checked(4)?;
        out.push(char::from_u32(u32::from_str_radix(code, 16).ok()?)?);
        out.push_str(rest);
    }
    Some(out)
}

/// R40: every line of the file. Where the two disagree, it is for one of the reasons named here; the figures
/// are numbers of lines.
#[test]
fn unicode_consortiums_file() {
    let lines = lines();
    let mut counts: BTreeMap<&str, usize> = BTreeMap::new();
    for Line { source, ascii, status } in &lines {
        let ours = DomainName::parse(source, &NativeNames);
        let ascii = ascii.strip_suffix('.').unwrap_or(ascii);
        let verdict = match (&ours, status.is_empty()) {
            (Ok(domain), true) => {
                assert_eq!(domain.as_str(), ascii, "{source:?}");
                "both accept"
            }
            (Err(_), false) => "both refuse",
            // The contract forgives one trailing dot; to the file the empty last label is an error.
            (Ok(domain), false) if status.iter().all(|code| code == "A4_2") && source_ends_in_dot(source) => {
                assert_eq!(domain.as_str(), ascii, "{source:?}");
                "trailing dot forgiven"
            }
            // The URL standard lets hyphens stand anywhere (CheckHyphens is false), in the third and fourth place as
            // at the edges; the strict rule then forbids the edges of the A-label, and these are of the U-label.
            (Ok(domain), false) if status.iter().all(|code| code == "V2" || code == "V3") => {
                assert_eq!(domain.as_str(), ascii, "{source:?}");
                "hyphens anywhere"
            }
            (Err(DomainError::Missing), true) => panic!("{source:?} is not blank"),
            (Err(_), true) if !ascii.contains('.') => "a single label is no domain",
            _ => panic!("{source:?}: the file says {ascii:?} {status:?}, we say {ours:?}"),
        };
        *counts.entry(verdict).or_default() += 1;
    }
    assert_eq!(lines.len(), 6387);
    let expected = [
        ("both accept", 406),
        ("both refuse", 5788),
        ("a single label is no domain", 140),
        ("hyphens anywhere", 22),
        ("trailing dot forgiven", 31),
    ];
    assert_eq!(counts, BTreeMap::from(expected));
}

fn source_ends_in_dot(source: &str) -> bool {
    source.ends_with(['.', '\u{3002}', '\u{ff0e}', '\u{ff61}'])
}

/// R40: ToASCII as the URL standard asks for it, by each choice that it makes: the port of the rules, before the
/// strict rule narrows it.
#[test]
fn url_standards_choices() {
    let x63 = "x".repeat(63);
    let long_label = format!("{x63}x.example");
    let long_umlaut = format!("ü{x63}.example");
    let long_umlaut_ascii = format!("xn--{x63}-0qg.example");
    let long_name = format!("{}ü.example", format!("{x63}.").repeat(4));
    let long_name_ascii = format!("{}xn--tda.example", format!("{x63}.").repeat(4));
    let rows: &[(&str, Option<&str>)] = &[
        // CheckHyphens is false: hyphens may stand anywhere.
        ("ab--.ü", Some("ab--.xn--tda")),
        ("a☃--.example", Some("xn--a---sm5a.example")),
        ("-a.ü", Some("-a.xn--tda")),
        ("a-.xn--tda", Some("a-.xn--tda")),
        // VerifyDnsLength is false: empty and long labels and names pass.
        ("a..ü", Some("a..xn--tda")),
        ("ü.", Some("xn--tda.")),
        (&long_label, Some(&long_label)),
        (&long_umlaut, Some(&long_umlaut_ascii)),
        (&long_name, Some(&long_name_ascii)),
        // Transitional_Processing is false: ß, ς and the joiners stay.
        ("faß.example", Some("xn--fa-hia.example")),
        ("βόλος.example", Some("xn--nxasmm1c.example")),
        ("ශ්\u{200d}රී.example", Some("xn--10cl1a0b660p.example")),
        // CheckJoiners is true: not where they join nothing.
        ("a\u{200d}b.example", None),
        ("\u{200c}.example", None),
        ("xn--1ug.example", None),
        // CheckBidi is true.
        ("مثال.example", Some("xn--mgbh0fb.example")),
        ("مثالa.example", None),
        ("xn--a-yoc.example", None),
        // Mapping: letter case, width, ligatures, what is ignored.
        ("Ⅷ.example", Some("viii.example")),
        ("ﬁ.example", Some("fi.example")),
        ("a\u{ad}b.example", Some("ab.example")),
        ("İ.example", Some("xn--i-9bb.example")),
        ("ａ。ｂ｡ｃ．example", Some("a.b.c.example")),
        // What does not decode, or decodes to what would not encode so.
        ("xn--a.example", None),
        ("xn--.example", None),
        ("xn--abc-.example", None),
        ("xn--ü.example", None),
        ("xn--zn7c.example", None),
        ("\u{fffd}.example", None),
        // Signs that would end or split a host are refused, also where only the mapping makes them.
        ("a\u{ff0f}b.example", None),
        ("a\u{ff1a}b.example", None),
        ("a\u{ff20}b.example", None),
        ("a\u{ff03}b.example", None),
        ("a\u{ff1f}b.example", None),
        ("a\u{ff05}2fb.example", None),
        ("a\u{3000}b.example", None),
        ("a\u{2100}b.example", None),
        // UseSTD3ASCIIRules is false: signs beyond ASCII pass, and so does the underscore.
        ("≠.example", Some("xn--1ch.example")),
        ("\u{ff1d}\u{338}.example", Some("xn--1ch.example")),
        ("☃.example", Some("xn--n3h.example")),
        ("a\u{ff3f}b.example", Some("a_b.example")),
    ];
    for (domain, ascii) in rows {
        assert_eq!(NativeNames.to_ascii(domain).as_deref(), *ascii, "{domain:?}");
        // The strict rule lets through what is left of it as it stands, and nothing else.
        if let Ok(strict) = DomainName::parse(domain, &NativeNames) {
            assert_eq!(
                Some(strict.as_str()),
                ascii.map(|ascii| ascii.strip_suffix('.').unwrap_or(ascii)),
                "{domain:?}"
            );
        }
    }
    let strict = |domain: &str| DomainName::parse(domain, &NativeNames).is_ok();
    for domain in ["ab--.ü", "-a.ü", "a..ü", "ü.", &long_label, &long_umlaut, &long_name, "a\u{ff3f}b.example"] {
        assert!(!strict(domain), "{domain:?}");
    }
}

/// R40: a canonical form reads as itself, and its Unicode form reads as it.
#[test]
fn forms_agree() {
    let mut count = 0;
    for Line { source, .. } in lines() {
        let Ok(domain) = DomainName::parse(&source, &NativeNames) else { continue };
        assert_eq!(DomainName::parse(domain.as_str(), &NativeNames), Ok(domain.clone()), "{source:?}");
        let unicode = domain.to_unicode();
        assert_eq!(DomainName::parse(&unicode, &NativeNames), Ok(domain), "{source:?} as {unicode:?}");
        count += 1;
    }
    assert!(count > 400, "{count}");
}

/// R40: letters on which editions of Unicode differ are refused, wherever they stand; their older neighbours are not.
#[test]
fn letters_of_newer_editions() {
    let rows = [
        ("a\u{209d}.example", false),
        ("a\u{209c}.example", true),
        ("\u{323b0}.example", false),
        ("\u{323af}.example", true),
        ("xn--parter-eh9b.xn--v-m7g1599ec750b.example", false),
        ("\u{1e6c0}.example", false),
        ("żółw.example", true),
    ];
    for (text, is_name) in rows {
        assert_eq!(DomainName::parse(text, &NativeNames).is_ok(), is_name, "{text}");
    }
}

/// R40: the scripts that names are told apart by are Unicode's.
#[test]
fn scripts_are_known() {
    for name in service_request_wizard::domain::SCRIPTS {
        assert!(unicode_script::Script::from_full_name(name).is_some(), "{name}");
    }
}
