//! The reader of evaluate requests: strict about form, kind about what it does not know, never out of order.

use std::fs;
use std::path::Path;

use service_request_wizard::domain::evaluate::evaluate_line;
use service_request_wizard::domain::json::{self, Value};
use service_request_wizard::domain::request::Request;
use service_request_wizard::domain::terms::*;
use service_request_wizard::native::NativeNames;

/// Every key: its path, and the form of its value as the error says it.
const KEYS: [(&str, Form); 31] = [
    ("customer", Form::Object),
    ("customer.domain", Form::Text),
    ("customer.otherDomains", Form::Texts),
    ("customer.tenantId", Form::Text),
    ("customer.cloud", Form::Word(Cloud::WORDS)),
    ("partner", Form::Object),
    ("partner.type", Form::Word(PartnerType::WORDS)),
    ("partner.role", Form::Word(Role::WORDS)),
    ("partner.domains", Form::Texts),
    ("partner.dynamicsPlan", Form::Word(DynamicsPlan::WORDS)),
    ("partner.ownPlan", Form::Object),
    ("partner.ownPlan.kind", Form::Word(OwnPlanKind::WORDS)),
    ("partner.ownPlan.id", Form::Text),
    ("service", Form::Word(Service::WORDS)),
    ("topic", Form::Word(Topic::WORDS)),
    ("dynamicsTopic", Form::Word(DynamicsTopic::WORDS)),
    ("triage", Form::Object),
    ("triage.healthChecked", Form::Flag),
    ("triage.troubleshot", Form::Flag),
    ("triage.category", Form::Word(Category::WORDS)),
    ("azure", Form::Object),
    ("azure.adminPermissions", Form::Flag),
    ("azure.noPermissionsBecause", Form::Word(NoPermissionsBecause::WORDS)),
    ("azure.providerGrantedAccess", Form::Flag),
    ("impact", Form::Word(Impact::WORDS)),
    ("severity", Form::Word(Severity::WORDS)),
    ("language", Form::Text),
    ("title", Form::Text),
    ("description", Form::Text),
    ("contact", Form::Object),
    ("contact.email", Form::Text),
];

#[derive(Clone, Copy, Debug, PartialEq)]
enum Form {
    Object,
    Text,
    Texts,
    Flag,
    Word(&'static [&'static str]),
}

/// A request with one value at a path: `{"a":{"b":value}}`.
fn request(path: &str, value: &str) -> String {
    path.rsplit('.').fold(value.to_owned(), |inner, name| format!("{{\"{name}\":{inner}}}"))
}

/// The error, or none where the line is a request.
fn error(line: &str) -> Option<String> {
    let answer = json::parse(&evaluate_line(line, &NativeNames)).expect("every answer is JSON");
    let outcome = answer.get("outcome").and_then(Value::as_str).expect("every answer has an outcome");
    let error = answer.get("error").and_then(Value::as_str).map(str::to_owned);
    assert_eq!(outcome == "invalid-request", error.is_some(), "{line}");
    if let Some(error) = &error {
        assert!(!error.is_empty() && matches!(&answer, Value::Object(members) if members.len() == 2), "{line}");
    }
    error
}

/// R44: a value of another form is named by its key's path, and so is a word that the contract does not have; null is
/// no answer. The words themselves are taken as they are written, in no other way.
#[test]
fn every_key() {
    for (path, form) in KEYS {
        let right: Vec<String> = match form {
            Form::Object => vec!["{}".into(), r#"{"unknown":[{}]}"#.into()],
            Form::Text => vec![r#""""#.into(), r#""x""#.into(), r#""\u0000\ud83d\ude00""#.into()],
            Form::Texts => vec!["[]".into(), r#"["","x"]"#.into()],
            Form::Flag => vec!["true".into(), "false".into()],
            Form::Word(words) => words.iter().map(|word| format!("\"{word}\"")).collect(),
        };
        for value in right.iter().map(String::as_str).chain(["null"]) {
            assert_eq!(error(&request(path, value)), None, "{path}: {value}");
        }
        let mut wrong = vec!["0", "1.5e3", "-1", "[1]", "[null]", "[[]]", "[true]"];
        let of_forms = [
            (Form::Object, "{}"),
            (Form::Text, "\"x\""),
            (Form::Texts, "[\"x\"]"),
            (Form::Flag, "true"),
            (Form::Flag, "false"),
            (Form::Word(&[]), "[]"),
        ];
        let is_right = |other: Form| other == form || other == Form::Word(&[]) && form == Form::Texts;
        wrong.extend(of_forms.iter().filter(|(other, _)| !is_right(*other)).map(|(_, value)| *value));
        let unknown = match form {
            Form::Word([first, ..]) => {
                vec![
                    first.to_uppercase() + "!",
                    format!(" {first}"),
                    format!("{first}\u{200b}"),
                    String::new(),
                    first.chars().map(|letter| if letter.is_lowercase() { 'Ż' } else { 'a' }).collect(),
                ]
            }
            Form::Flag => vec!["true".to_owned(), "yes".to_owned()],
            _ => Vec::new(),
        };
        let unknown: Vec<String> = unknown.iter().map(|word| format!("\"{word}\"")).collect();
        for value in wrong.into_iter().chain(unknown.iter().map(String::as_str)) {
            let error = error(&request(path, value)).unwrap_or_else(|| panic!("{path} takes {value}"));
            assert!(error.starts_with(&format!("{path}: ")), "{path}, {value}: {error}");
        }
    }
}

/// R44: names and the phone are text like the rest.
#[test]
fn contact_keys() {
    for path in ["contact.firstName", "contact.lastName", "contact.phone"] {
        assert_eq!(error(&request(path, "\"x\"")), None);
        assert_eq!(error(&request(path, "5")), Some(format!("{path}: must be a string")));
    }
}

/// R44: the contract's words, in its order; another reading of its table of keys.
#[test]
fn words() {
    let rows: [(&[&str], &str); 13] = [
        (Cloud::WORDS, "commercial us-government us-government-dod china germany"),
        (PartnerType::WORDS, "direct-bill indirect-provider indirect-reseller"),
        (Role::WORDS, "global-admin admin-agent helpdesk-agent"),
        (DynamicsPlan::WORDS, "none advanced-support-for-partners premier-support-for-partners"),
        (OwnPlanKind::WORDS, "mpn-contract premier azure-support-plan"),
        (Service::WORDS, "azure office-365 dynamics-365 enterprise-mobility-suite marketplace"),
        (Topic::WORDS, "technical how-to billing subscription-management fraud"),
        (
            DynamicsTopic::WORDS,
            "plan-subscription licensing billing finance-and-operations product-license further-technical-support",
        ),
        (Category::WORDS, "undocumented-problem service-unavailable bug network-disruption regional-multitenant none"),
        (NoPermissionsBecause::WORDS, "never-requested azure-subscriptions-only"),
        (Impact::WORDS, "production-down production-partly-affected services-available non-production"),
        (Severity::WORDS, "A B C"),
        (
            Outcome::WORDS,
            "incomplete contact-isv other-operator own-tenant-needs-plan file-own-tenant contact-dynamics-support \
             needs-support-plan solve-first delegate-azure-support ask-provider file-in-portal",
        ),
    ];
    for (words, expected) in rows {
        assert_eq!(words.join(" "), expected);
    }
}

/// R44: unknown keys are passed over wherever they stand, whatever is in them; absent and null are the same.
#[test]
fn unknown_and_absent_keys() {
    let empty = evaluate_line("{}", &NativeNames);
    let deep = format!("{{\"unknown\":{}1{}}}", "[".repeat(5000), "]".repeat(5000));
    for line in [
        r#"{"Service":"azure","":1,"customer.domain":"contoso.com","outcome":"file-in-portal"}"#,
        r#"{"customer":{"Domain":7},"partner":{"ownPlan":{"Kind":[]}},"triage":{"severity":0},"contact":{"e-mail":{}}}"#,
        r#"{"customer":null,"partner":null,"triage":null,"azure":null,"contact":null,"service":null,"topic":null}"#,
        r#"{"customer":{"domain":null,"otherDomains":null},"partner":{"ownPlan":null,"domains":null}}"#,
        " \t\r\n{ } \n",
        &deep,
    ] {
        assert_eq!(evaluate_line(line, &NativeNames), empty, "{}", &line[..line.len().min(100)]);
    }
}

/// R44: what is no JSON object is no request; the answer says so and is JSON itself.
#[test]
fn no_objects() {
    for line in ["", " ", "null", "true", "0", "\"{}\"", "[]", "[{}]"] {
        let error = error(line).unwrap_or_else(|| panic!("{line} is no request"));
        assert!(!error.contains('\n'), "{error}");
    }
    for line in [
        "{",
        "}",
        "{}}",
        "{}{}",
        "{} x",
        "{'service':'azure'}",
        "{\"service\"}",
        "{\"service\":}",
        "{\"service\":azure}",
        "{\"service\":\"azure\",}",
        "{\"service\":\"azure\"",
        "{\"service\":\"az\nure\"}",
        "{\"title\":\"\\x41\"}",
        "{\"title\":\"\\ud800\"}",
        "{\"title\":\"\u{0}\"}",
        "{service:1}",
        "{\"title\":NaN}",
        "{\"x\":01}",
        "{\"x\":+1}",
        "{\"x\":.5}",
        "{\"x\":1.}",
        "{\"x\":1e}",
        "// {}\n{}",
        "{}//",
        "not json",
        "\u{1f600}",
    ] {
        let error = error(line).unwrap_or_else(|| panic!("{line:?} is no request"));
        assert!(error.starts_with("not JSON (line 1, column ") || line.contains('\n'), "{line:?}: {error}");
    }
}

/// R44: one byte order mark before the object is passed over; a further one, or one elsewhere, is not JSON.
#[test]
fn byte_order_mark() {
    assert_eq!(error("\u{feff}{}"), None);
    assert!(error("\u{feff}\u{feff}{}").is_some());
    assert!(error("{}\u{feff}").is_some());
    assert!(error("{\u{feff}}").is_some());
    assert!(error("\u{feff}").is_some());
}

/// R44: of a repeated key the last counts, as in `JSON.parse`; what an earlier one held does no harm.
#[test]
fn repeated_keys() {
    let line = r#"{"service":5,"customer":{"domain":"fabrikam.com"},"customer":{"domain":"x","domain":"contoso.com"},"service":"azure"}"#;
    let request = Request::from_json(line).expect("the last ones are right");
    assert_eq!(request.customer.domain.as_deref(), Some("contoso.com"));
    assert_eq!(request.service, Some(Service::Azure));
    assert_eq!(error(r#"{"service":"azure","service":"x"}"#).map(|error| error.starts_with("service: ")), Some(true));
    // A repeated object replaces, it does not add.
    let request = Request::from_json(r#"{"customer":{"domain":"contoso.com"},"customer":{}}"#).expect("a request");
    assert_eq!(request.customer.domain, None);
}

/// R44: depth and length exhaust nothing; a megabyte of title is a title.
#[test]
fn deep_and_huge() {
    for (open, close) in [("[", "]"), ("{\"a\":", "}"), ("{\"customer\":", "}")] {
        for depth in [100, 100_000] {
            let unclosed = open.repeat(depth);
            assert!(error(&unclosed).is_some());
            let line = format!("{{\"title\":{}null{}}}", open.repeat(depth), close.repeat(depth));
            let error = error(&line).expect("a title is text");
            assert!(error.starts_with("title: ") || error.starts_with("not JSON"), "{error}");
        }
    }
    let title = "ż\\n\\u0000".repeat(200_000);
    let line = request("title", &format!("\"{title}\""));
    assert_eq!(error(&line), None);
    assert_eq!(Request::from_json(&line).expect("a request").title.map(|title| title.chars().count()), Some(600_000));
    let domain = request("customer.domain", &format!("\"{}com\"", "a.".repeat(500_000)));
    assert!(evaluate_line(&domain, &NativeNames).contains("domain-malformed"));
    let domains = request("customer.otherDomains", &format!("[{}\"x\"]", "\"contoso.com\",".repeat(50_000)));
    assert_eq!(error(&domains), None);
    let keys = (0..50_000).map(|at| format!("\"k{at}\":{at},")).collect::<String>();
    assert_eq!(error(&format!("{{{keys}\"service\":\"azure\"}}")), None);
}

/// R44: each file of JSONTestSuite as a line: an answer for each, and no request out of what is no JSON.
#[test]
fn json_test_suite() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/data/json-test-suite");
    let mut count = 0;
    for entry in fs::read_dir(folder).expect("the suite is in the repository") {
        let path = entry.expect("readable").path();
        let name = path.file_name().expect("a file").to_string_lossy().into_owned();
        // What is no UTF-8 never reaches the reader: the command answers it by itself.
        let Ok(text) = fs::read_to_string(&path) else { continue };
        let error = error(&text);
        count += 1;
        if name.starts_with("n_") {
            assert!(error.is_some(), "{name}");
        }
        if name.starts_with("y_") {
            let is_object = text.trim_start().starts_with('{');
            assert_eq!(error.is_none(), is_object, "{name}: {error:?}");
        }
    }
    assert!(count > 280, "{count}");
}

/// R44: one line's fault is that line's alone: the answers before and after it are those of the lines by themselves,
/// and the same line always has the same answer.
#[test]
fn lines_do_not_touch_each_other() {
    let good = r#"{"service":"azure","customer":{"domain":"contoso.com"}}"#;
    let alone = evaluate_line(good, &NativeNames);
    for bad in ["", "{", "[]", "{\"service\":\"x\"}", "{\"title\":\"\\ud800\"}", &"[".repeat(10_000)] {
        let first = evaluate_line(bad, &NativeNames);
        assert!(first.starts_with("{\"outcome\":\"invalid-request\",\"error\":\"") && !first.contains('\n'), "{first}");
        assert_eq!(evaluate_line(good, &NativeNames), alone);
        assert_eq!(evaluate_line(bad, &NativeNames), first);
    }
}
