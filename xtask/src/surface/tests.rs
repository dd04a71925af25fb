//! The manifest, the types, the code and the style sheet name the same things. What only a browser knows, the members of
//! the class and the module's exports, is in `tests/loader/cases/4-manifest.mjs`.

use std::collections::BTreeSet;
use std::fs;
use std::path::PathBuf;

use service_request_wizard::domain::findings::Code;
use service_request_wizard::domain::terms::{
    Category, Cloud, Context, DynamicsPlan, DynamicsTopic, Fee, Impact, Level, NoPermissionsBecause, Outcome,
    OwnPlanKind, PartnerType, PortalId, Role, Service, Severity, Topic, Track,
};
use service_request_wizard::wizard::action::Reason;
use service_request_wizard::wizard::step::Step;

use super::{Item, PACKAGE, Surface};
use crate::{project, web};

type Names = BTreeSet<String>;

fn read(relative: &str) -> String {
    fs::read_to_string(project::path(relative)).unwrap_or_else(|error| panic!("{relative}: {error}"))
}

fn types(file: &str) -> String {
    read(&format!("{PACKAGE}/{file}.d.ts"))
}

fn surface() -> Surface {
    Surface::read().expect("the manifest can be read")
}

fn names<'a>(items: impl IntoIterator<Item = &'a Item>) -> Names {
    items.into_iter().map(|item| item.name.clone()).collect()
}

/// Every text in quotation marks.
fn quoted(text: &str) -> Names {
    text.split('"').skip(1).step_by(2).map(str::to_owned).collect()
}

/// What stands between the first `start` and the next `end`.
fn between<'a>(text: &'a str, start: &str, end: &str) -> &'a str {
    let (_, rest) = text.split_once(start).unwrap_or_else(|| panic!("there is no {start:?}"));
    rest.split_once(end).unwrap_or_else(|| panic!("there is no {end:?} after {start:?}")).0
}

/// The sources of the app's pages and of the loader.
fn sources() -> Vec<String> {
    let files = ["src/ui", "src/embed"].into_iter().flat_map(|folder| project::files(&project::path(folder)));
    let is_source = |file: &PathBuf| file.extension().is_some_and(|end| end == "rs" || end == "js");
    files.filter(is_source).map(|file| fs::read_to_string(file).expect("a source is text")).collect()
}

/// The words behind each place where a source has `start`, up to the closing quotation mark.
fn marked(start: &str) -> Names {
    let mut found = Names::new();
    for source in sources() {
        for rest in source.split(start).skip(1) {
            found.extend(rest.split('"').next().into_iter().flat_map(str::split_whitespace).map(str::to_owned));
        }
    }
    found
}

#[test]
fn attributes_are_those_of_the_loader_and_of_the_types() {
    let element = surface().element;
    let code = read("src/embed/attributes.js");
    assert_eq!(names(&element.attributes), quoted(between(&code, "ATTRIBUTES = [", "]")));
    let typed = types("service-request-wizard");
    let interface = between(&typed, "interface ServiceRequestWizardAttributes {", "\n}");
    for attribute in &element.attributes {
        // `lang` is typed for every element.
        let is_typed = attribute.name == "lang" || interface.contains(&format!("\n  {}?: ", attribute.field_name));
        assert!(is_typed, "{} has no type", attribute.name);
        if let Some((_, after)) = code.split_once(&format!("\n  {}: [", attribute.name)) {
            let words = quoted(after.split(']').next().expect("a list ends"));
            assert_eq!(quoted(&attribute.kind_of_value.text), words, "{}", attribute.name);
            let first = after.split(',').next().expect("a list has a first word");
            assert_eq!(attribute.default, first, "the default of {}", attribute.name);
        }
    }
    assert_eq!(interface.matches("?: ").count(), element.attributes.len() - 1);
}

#[test]
fn members_and_functions_are_those_of_the_types() {
    let surface = surface();
    let typed = types("service-request-wizard");
    let interface = between(&typed, "interface ServiceRequestWizardElement extends HTMLElement {", "\n}");
    for property in surface.element.properties() {
        let written = if property.readonly {
            format!("readonly {}: {};", property.name, property.kind_of_value.text)
        } else {
            format!("get {}(): {};", property.name, property.kind_of_value.text)
        };
        assert!(interface.contains(&written), "{written}");
    }
    for method in surface.element.methods() {
        assert!(interface.contains(&format!("\n  {}(", method.name)), "{}", method.name);
        assert!(interface.contains(&format!("): {};", method.gives.kind_of_value.text)), "{}", method.name);
    }
    let count = surface.element.methods().count();
    assert_eq!(interface.matches("): Promise<").count(), count);
    for function in &surface.functions {
        let written = match function.kind.as_str() {
            "function" => format!("export function {}(", function.name),
            _ => format!("export const {}: {};", function.name, function.kind_of_value.text),
        };
        assert!(typed.contains(&written), "{written}");
    }
    let exported = typed.matches("\nexport function ").count() + typed.matches("\nexport const ").count();
    assert_eq!(exported, surface.functions.len());
}

#[test]
fn events_are_those_that_the_code_fires_and_the_types_name() {
    let events = names(&surface().element.events);
    let sources = sources();
    for event in &events {
        assert!(sources.iter().any(|source| source.contains(&format!("\"{event}\""))), "{event} is fired by nobody");
    }
    let fired: Names = ["tell(\"", "#dispatch(\""].into_iter().flat_map(marked).collect();
    let is_public = |name: &&String| name.starts_with("srw-") && !name.starts_with("srw-internal-");
    let unknown: Vec<_> = fired.iter().filter(is_public).filter(|name| !events.contains(*name)).collect();
    assert!(unknown.is_empty(), "fired, but not in the manifest: {unknown:?}");
    let typed = types("service-request-wizard");
    assert_eq!(events, quoted(between(&typed, "interface ServiceRequestWizardEventMap {", "\n}")));
    for event in &surface().element.events {
        let kind = &event.kind_of_value.text;
        assert!(typed.contains(&format!("\"{}\": {kind};", event.name)), "{}: {kind}", event.name);
    }
}

#[test]
fn parts_are_those_of_the_markup() {
    let mut marked: Names =
        [" part=\"", "part: \"", "setAttribute(\"part\", \""].into_iter().flat_map(marked).collect();
    marked.remove("");
    assert_eq!(names(&surface().element.css_parts), marked);
}

#[test]
fn slots_are_those_of_the_markup() {
    let mut slots: Names = marked("<slot name=\"");
    slots.extend(marked(".name = \"").into_iter().filter(|name| !name.ends_with("Error")));
    // The default slot has no name.
    slots.insert(String::new());
    assert_eq!(names(&surface().element.slots), slots);
}

#[test]
fn custom_properties_are_the_public_ones_of_the_style_sheet() {
    let sheet = read("src/ui/style/tokens.css");
    let public = between(&sheet, "/* Public.", "/* Surfaces");
    let mut declared = Names::from(["--srw-font".to_owned()]);
    for line in public.lines().map(str::trim).filter(|line| line.starts_with("--srw-")) {
        let (name, value) = line.trim_end_matches(';').split_once(": ").expect("a name and a value");
        declared.insert(name.to_owned());
        let item = surface().element.css_properties.into_iter().find(|item| item.name == name);
        assert_eq!(item.map(|item| item.default).as_deref(), Some(value), "{name}");
    }
    assert_eq!(names(&surface().element.css_properties), declared);
    let sheets = web::styles().expect("the sheets can be read");
    for name in declared {
        assert!(sheets.contains(&format!("var({name}")), "{name} is used by no rule");
    }
}

/// The unions of the types are the closed sets of the rules, in their order.
#[test]
fn words_of_the_types_are_those_of_the_rules() {
    let (contract, element) = (types("contract"), types("service-request-wizard"));
    let rows: &[(&str, &str, &[&str])] = &[
        (&contract, "Cloud", Cloud::WORDS),
        (&contract, "PartnerType", PartnerType::WORDS),
        (&contract, "Role", Role::WORDS),
        (&contract, "DynamicsPlan", DynamicsPlan::WORDS),
        (&contract, "OwnPlanKind", OwnPlanKind::WORDS),
        (&contract, "Service", Service::WORDS),
        (&contract, "Topic", Topic::WORDS),
        (&contract, "DynamicsTopic", DynamicsTopic::WORDS),
        (&contract, "Category", Category::WORDS),
        (&contract, "NoPermissionsBecause", NoPermissionsBecause::WORDS),
        (&contract, "Impact", Impact::WORDS),
        (&contract, "Severity", Severity::WORDS),
        (&contract, "Outcome", Outcome::WORDS),
        (&contract, "PortalId", PortalId::WORDS),
        (&contract, "Context", Context::WORDS),
        (&contract, "Track", Track::WORDS),
        (&contract, "Fee", Fee::WORDS),
        (&contract, "Level", Level::WORDS),
        (&contract, "Code", Code::WORDS),
        (&element, "Step", Step::WORDS),
    ];
    for (text, name, words) in rows {
        let union = between(text, &format!("export type {name} ="), ";");
        let typed: Vec<&str> = union.split('"').skip(1).step_by(2).collect();
        assert_eq!(typed, *words, "{name}");
    }
    assert_eq!(
        quoted(between(&element, "reason: ", ";")),
        Reason::WORDS.iter().map(|word| (*word).to_owned()).collect()
    );
}

/// The guide and the package's words name events, parts and custom properties that there are.
#[test]
fn the_guide_names_only_what_there_is() {
    let element = surface().element;
    let mut known = names(&element.events);
    known.extend(names(&element.css_properties));
    let is_name_letter = |c: char| c.is_ascii_alphanumeric() || c == '-';
    for file in ["docs/embedding.md", "docs/errors.md", "src/embed/package/README.md"] {
        let text = read(file);
        let words = text.split(|c: char| !is_name_letter(c));
        for word in words.filter(|word| word.starts_with("srw-") || word.starts_with("--srw-")) {
            assert!(known.contains(word), "{file} names {word}");
        }
        for part in text.split("::part(").skip(1).filter_map(|rest| rest.split(')').next()) {
            assert!(names(&element.css_parts).contains(part), "{file} names the part {part}");
        }
    }
}

/// Every name that a host may use stands in a test of the loader or of the browser suites. Parts, custom properties and
/// slots are tried there one by one from the manifest itself (`surface.rs`).
#[test]
fn every_name_has_a_test() {
    let files = ["tests/loader/cases", "tests/e2e/src/suite"]
        .into_iter()
        .flat_map(|folder| project::files(&project::path(folder)));
    let tests: String = files.map(|file| fs::read_to_string(file).expect("a test is text")).collect();
    for kind in ["cssParts", "cssProperties", "slots"] {
        assert!(tests.contains(&format!("manifest(\"{kind}\")")), "no test goes through the {kind}");
    }
    let surface = surface();
    let element = &surface.element;
    let is_letter = |c: char| c.is_ascii_alphanumeric() || c == '_' || c == '-';
    let words: BTreeSet<&str> = tests.split(|c: char| !is_letter(c)).collect();
    let lists = [&element.attributes, &element.members, &element.events, &surface.functions];
    for item in lists.into_iter().flatten() {
        assert!(words.contains(item.name.as_str()), "{} is in no test", item.name);
    }
}

/// Every code that a host can meet is explained.
#[test]
fn error_codes_are_documented() {
    let is_code =
        |word: &&str| word.len() == 6 && word.starts_with("SRW") && word[3..].bytes().all(|b| b.is_ascii_digit());
    let codes = |text: &str| -> Names {
        text.split(|c: char| !c.is_ascii_alphanumeric()).filter(is_code).map(str::to_owned).collect()
    };
    let in_code: Names = sources().iter().flat_map(|source| codes(source)).collect();
    let document = read("docs/errors.md");
    let headings: Names = document.lines().filter(|line| line.starts_with("## ")).flat_map(codes).collect();
    assert_eq!(headings, in_code);
}
