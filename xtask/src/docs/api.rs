//! The generated document `docs/api.md`: the public surface, from the manifest that the package ships.

use std::fmt::Write;

use crate::surface::{Element, Item, Surface};

/// The document's text.
pub fn document(surface: &Surface) -> String {
    let Surface { element, functions } = surface;
    let mut text = String::from("# API\n\n");
    let mut add = |part: &str| text.push_str(part);
    add(
        "Written by `cargo xtask docs` from `src/embed/package/custom-elements.json`; do not edit. How to use it is in\n",
    );
    add("[embedding.md](embedding.md), what the error codes mean in [errors.md](errors.md).\n");
    add(&format!("\n## `<{}>`\n\n{}\n\n{}\n", element.tag_name, element.summary, element.description));
    add(&attributes(element));
    add(&properties(element));
    add(&calls("Methods", "Promises. What is asked before the wizard is ready waits until it is.", element.methods()));
    add(&events(element));
    add(&slots(element));
    add(&parts(element));
    add(&custom_properties(element));
    add(&calls("Module", "What the module exports beside defining the element.", functions.iter()));
    text
}

/// A section with one table. Bars in cells are escaped, since Markdown ends a cell at them even inside code.
fn table(title: &str, lead: &str, heads: &[&str], rows: impl Iterator<Item = Vec<String>>) -> String {
    let mut text = format!("\n## {title}\n\n");
    if !lead.is_empty() {
        write!(text, "{lead}\n\n").expect("text takes all");
    }
    writeln!(text, "| {} |\n|{}", heads.join(" | "), "---|".repeat(heads.len())).expect("text takes all");
    for row in rows {
        let cells: Vec<_> = row.iter().map(|cell| cell.replace('|', "\\|")).collect();
        writeln!(text, "| {} |", cells.join(" | ")).expect("text takes all");
    }
    text
}

fn code(text: &str) -> String {
    if text.is_empty() { "–".to_owned() } else { format!("`{text}`") }
}

fn attributes(element: &Element) -> String {
    let lead = "Each has a property that reflects it; an unknown word means the default and is told as `SRW204`.";
    let row = |item: &Item| {
        let values = item.kind_of_value.text.replace('"', "");
        vec![
            code(&item.name),
            code(&item.field_name),
            code(&values),
            code(item.default.trim_matches('"')),
            item.description.clone(),
        ]
    };
    let heads = ["Attribute", "Property", "Values", "Default", "Meaning"];
    table("Attributes", lead, &heads, element.attributes.iter().map(row))
}

fn properties(element: &Element) -> String {
    let lead =
        "For data that no attribute can hold. They may be set before the script is there, and at any time after.";
    let row = |item: &Item| {
        let access = if item.readonly { " Read-only." } else { "" };
        vec![code(&item.name), code(&item.kind_of_value.text), format!("{}{access}", item.description)]
    };
    table("Properties", lead, &["Property", "Type", "Meaning"], element.properties().map(row))
}

fn calls<'a>(title: &str, lead: &str, items: impl Iterator<Item = &'a Item>) -> String {
    let row = |item: &'a Item| {
        let is_value = item.kind == "variable";
        let (call, gives) = match is_value {
            true => (item.name.clone(), &item.kind_of_value.text),
            false => (item.call(), &item.gives.kind_of_value.text),
        };
        let more = if item.gives.description.is_empty() { "" } else { " " };
        vec![code(&call), code(gives), format!("{}{more}{}", item.description, item.gives.description)]
    };
    table(title, lead, &["Call", "Gives", "Meaning"], items.map(row))
}

fn events(element: &Element) -> String {
    let lead = "They bubble and leave shadow roots; `detail` is plain JSON. None is fired because the host set something, \
                but for `srw-error` about what it set.";
    let row = |item: &Item| vec![code(&item.name), code(&item.kind_of_value.text), item.description.clone()];
    table("Events", lead, &["Event", "Type", "When"], element.events.iter().map(row))
}

fn slots(element: &Element) -> String {
    let row = |item: &Item| {
        let name = if item.name.is_empty() { "(default)".to_owned() } else { code(&item.name) };
        vec![name, item.description.clone()]
    };
    table("Slots", "", &["Slot", "What it is for"], element.slots.iter().map(row))
}

fn parts(element: &Element) -> String {
    let row = |item: &Item| vec![code(&item.name), item.description.clone()];
    let lead = "For `service-request-wizard::part(heading)` in the host's style sheet.";
    table("Parts", lead, &["Part", "What it is"], element.css_parts.iter().map(row))
}

fn custom_properties(element: &Element) -> String {
    let row = |item: &Item| vec![code(&item.name), code(&item.syntax), code(&item.default), item.description.clone()];
    let lead = "Set them on the element. A colour for light and dark in one: `light-dark(#0b5a8f, #79bdf0)`.";
    let heads = ["Custom property", "Syntax", "Default", "What it is for"];
    table("Custom properties", lead, &heads, element.css_properties.iter().map(row))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_name_of_the_manifest_stands_in_the_document() {
        let surface = Surface::read().expect("the manifest can be read");
        let text = document(&surface);
        let element = &surface.element;
        let lists = [&element.attributes, &element.events, &element.css_parts, &element.css_properties];
        for item in lists.into_iter().flatten().chain(element.properties()) {
            assert!(text.contains(&format!("\n| `{}` |", item.name)), "{}", item.name);
        }
        assert!(text.contains("| `getSummary(format?)` | `Promise<string>` |"));
        assert!(text.contains("| `theme` | `theme` | `auto \\| light \\| dark` | `auto` |"));
    }
}
