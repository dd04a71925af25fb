//! Public suites of hostile text by the ways on which text comes in and goes out: drafts, evaluate requests, customers'
//! unknown properties, Markdown. Lists of customers as a whole are in `customers_suites.rs`.

use std::fs;
use std::path::{Path, PathBuf};

use service_request_wizard::config::{ProblemCode, read_contact, read_customers, read_partner};
use service_request_wizard::domain::evaluate::evaluate_line;
use service_request_wizard::domain::field::Field;
use service_request_wizard::domain::json::{self, Value};
use service_request_wizard::domain::request::Request;
use service_request_wizard::native::NativeNames;
use service_request_wizard::wizard::answers::Answers;
use service_request_wizard::wizard::customer::Customer;
use service_request_wizard::wizard::draft::Draft;
use service_request_wizard::wizard::markdown;
use service_request_wizard::wizard::route::Entry;
use service_request_wizard::wizard::saved::{self, SavedError};

fn data(path: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/data").join(path)
}

/// JSONTestSuite, as far as its files are text: name and text.
fn json_test_suite() -> Vec<(String, String)> {
    let mut files: Vec<_> = fs::read_dir(data("json-test-suite"))
        .expect("the suite is in the repository")
        .map(|entry| entry.expect("readable").path())
        .filter(|path| path.extension().is_some_and(|ending| ending == "json"))
        .filter_map(|path| {
            let text = String::from_utf8(fs::read(&path).expect("readable")).ok()?;
            Some((path.file_name().expect("a file").to_string_lossy().into_owned(), text))
        })
        .collect();
    files.sort();
    files
}

/// The Big List of Naughty Strings.
fn naughty_strings() -> Vec<String> {
    let list = json::parse(&fs::read_to_string(data("naughty-strings/blns.json")).expect("the list")).expect("JSON");
    let strings = list.as_array().expect("a list").iter().filter_map(Value::as_str).map(str::to_owned);
    let strings: Vec<String> = strings.collect();
    assert_eq!(strings.len(), 515);
    strings
}

/// A draft with `text` as one more member, which no version knows.
fn draft_with(text: &str) -> String {
    let customer = Customer::from_key("contoso.com", &NativeNames).expect("a key");
    let mut draft = Draft::new("a".into(), customer, Entry::Azure, 1);
    draft.answers.set(Field::Title, "Kept".into());
    let draft = draft.to_json();
    let (most, _) = draft.rsplit_once('}').expect("an object");
    format!("{most},\"extra\":{text}}}")
}

/// R44, R45: JSONTestSuite as drafts, as evaluate requests, and as a property that we do not know of each, of a customer and
/// of the host's objects: every `y_` file is read, every `n_` file refused with a message, and no `i_` file stops anything.
/// Files that are no UTF-8 cannot come by these ways: browsers hand over text.
#[test]
fn json_as_drafts_requests_and_properties() {
    let names = NativeNames;
    let (mut read, mut refused, mut open) = (0, 0, 0);
    for (name, text) in json_test_suite() {
        let is_well_formed = match name.as_bytes()[0] {
            b'y' => Some(true),
            b'n' => Some(false),
            _ => None,
        };
        let value = json::parse(&text);
        let wanted = is_well_formed.unwrap_or(value.is_ok());
        assert_eq!(value.is_ok(), wanted, "{name}");
        match is_well_formed {
            Some(true) => read += 1,
            Some(false) => refused += 1,
            None => open += 1,
        }

        // As what it is: none is a draft or about an agent; objects are requests without answers.
        assert_eq!(Draft::from_json(&text), Err(SavedError::Unreadable), "{name}");
        assert!(saved::answers_from_json(&text).is_empty() || wanted, "{name}");
        let answer = evaluate_line(&text, &names);
        let outcome = json::parse(&answer).expect("JSON").get("outcome").and_then(Value::as_str).map(str::to_owned);
        let is_object = matches!(value, Ok(Value::Object(_)));
        let expected = if is_object { "incomplete" } else { "invalid-request" };
        assert_eq!(outcome.as_deref(), Some(expected), "{name}: {answer}");
        if let Err(error) = Request::from_json(&text) {
            let is_told = if wanted { "a request is a JSON object" } else { "not JSON (line " };
            assert!(error.as_str().starts_with(is_told), "{name}: {}", error.as_str());
        }

        // Inside of what we read, where nobody asks for it. A byte order mark belongs to the beginning of a text.
        let inside = if text.starts_with('\u{FEFF}') { false } else { wanted };
        let draft = Draft::from_json(&draft_with(&text));
        assert_eq!(draft.is_ok(), inside, "{name} in a draft: {draft:?}");
        let request = format!("{{\"customer\":{{\"domain\":\"contoso.com\"}},\"extra\":{text}}}");
        assert_eq!(Request::from_json(&request).is_ok(), inside, "{name} in a request");
        let list = format!("[{{\"domain\":\"a.example\"}},{{\"extra\":{text},\"domain\":\"b.example\"}}]");
        let import = read_customers(list.as_bytes(), &names);
        let is_broken = |code| matches!(code, ProblemCode::JsonSyntax | ProblemCode::JsonTooDeep);
        let is_told = import.problems.iter().any(|problem| is_broken(problem.code));
        // A list is read past half a letter, which elsewhere ends the text.
        if is_well_formed.is_some() || inside {
            assert_eq!(is_told, !inside, "{name} in a list: {import:?}");
        }
        assert_eq!(import.customers.len(), if is_told { 1 } else { 2 }, "{name} in a list");
        for host in [
            format!("{{\"extra\":{text},\"type\":\"direct-bill\"}}"),
            format!("{{\"firstName\":\"A\",\"extra\":{text}}}"),
        ] {
            assert_eq!(read_partner(&host).errors.is_empty(), inside, "{name} in the host's partner");
            assert_eq!(read_contact(&host).errors.is_empty(), inside, "{name} in the host's contact");
        }
    }
    println!("{read} y_ files read, {refused} n_ files refused, {open} i_ files decided, by 7 ways each");
    assert_eq!((read, refused, open), (95, 176, 22));
}

/// R44: nesting without end, by each way: refused or passed over, never the end of the stack.
#[test]
fn deep_nesting() {
    for deep in ["[".repeat(100_000), "{\"a\":".repeat(100_000), "[{\"a\":".repeat(50_000)] {
        assert_eq!(Draft::from_json(&deep), Err(SavedError::Unreadable));
        assert_eq!(Draft::from_json(&draft_with(&deep)), Err(SavedError::Unreadable));
        assert!(Request::from_json(&deep).is_err());
        assert!(saved::answers_from_json(&deep).is_empty());
        assert!(!read_partner(&deep).errors.is_empty() && !read_contact(&deep).errors.is_empty());
    }
    // Whole, and deeper than anything we read: not kept, and no harm.
    let whole = ["[".repeat(10_000), "]".repeat(10_000)].concat();
    assert!(Draft::from_json(&draft_with(&whole)).is_ok());
    assert!(Request::from_json(&format!("{{\"extra\":{whole}}}")).is_ok());
}

/// R44, R45: the Big List of Naughty Strings in each field of a draft, in the agent's details and on a customer's page: it
/// comes out of what is kept as it went in, and out of Markdown with each of its letters.
#[test]
fn naughty_strings_are_kept() {
    let names = NativeNames;
    let mut count = 0;
    for string in naughty_strings() {
        let mut customer = Customer::from_key("contoso.com", &names).expect("a key");
        customer.name.clone_from(&string);
        customer.other_domains.push(string.clone());
        let mut draft = Draft::new("a".into(), customer, Entry::Azure, 1);
        for field in Field::ALL {
            draft.answers.set(*field, string.clone());
        }
        draft.number.clone_from(&string);
        draft.confirmed.clone_from(&string);
        draft.ticked.push(string.clone());
        let text = draft.to_json();
        assert!(!text.contains(['\n', '\r']), "one line");
        assert_eq!(Draft::from_json(&text).as_ref(), Ok(&draft), "{string:?}");
        count += Field::ALL.len();

        let mut answers = Answers::default();
        Field::ALL.iter().for_each(|field| answers.set(*field, string.clone()));
        assert_eq!(saved::answers_from_json(&answers.to_value().to_text()), answers, "{string:?}");

        assert_eq!(shown(&markdown::lines(&string)), plain(&string), "{string:?}");
        assert!(!has_markup(&markdown::lines(&string)), "{:?}", markdown::lines(&string));
    }
    println!("515 strings, {count} fields of drafts");
}

/// What a Markdown reader shows of an escaped text: each escape undone, hard line breaks as line breaks.
fn shown(text: &str) -> String {
    let mut out = String::new();
    let mut letters = text.chars();
    while let Some(letter) = letters.next() {
        out.extend(if letter == '\\' { letters.next() } else { Some(letter) });
    }
    plain(&out)
}

/// A text without what Markdown cannot keep: how many spaces and blank lines there are, and which.
fn plain(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// Whether a sign that Markdown reads stands in a text without its escape.
fn has_markup(text: &str) -> bool {
    let mut letters = text.chars();
    while let Some(letter) = letters.next() {
        match letter {
            '\\' => drop(letters.next()),
            '`' | '*' | '_' | '[' | ']' | '<' | '>' | '#' | '|' | '~' | '&' => return true,
            _ => {}
        }
    }
    false
}

/// R44: nothing leaves as a table, so that no spreadsheet reads a formula out of what somebody typed: the sources name no
/// media type and no file of that kind but where lists come in. A request leaves as text, Markdown or JSON.
#[test]
fn nothing_is_exported_as_a_table() {
    let mut folders = vec![Path::new(env!("CARGO_MANIFEST_DIR")).join("src")];
    let (mut seen, mut found) = (0, Vec::new());
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(&folder).expect("src can be read").flatten() {
            let path = entry.path();
            if path.is_dir() {
                folders.push(path);
                continue;
            }
            let Ok(text) = fs::read_to_string(&path) else { continue };
            seen += 1;
            let name = path.file_name().expect("a file").to_string_lossy().into_owned();
            let exports = ["text/csv", "tab-separated", ".tsv", ".xls", "download=\"", "download={"];
            found.extend(exports.iter().filter(|word| text.contains(**word)).map(|word| format!("{name}: {word}")));
        }
    }
    found.sort();
    assert!(seen > 100, "{seen} files");
    // The import's file dialog, and the request as a Markdown file.
    assert_eq!(found, ["import.rs: text/csv", "texts.rs: download={"]);
}
