//! A template is read once, into steps that stay for as long as the program runs; drawing goes through the steps.

use std::cell::RefCell;

/// The signs of a template, as the macro writes them. What follows one is text up to the next.
mod sign {
    const SIGNS: &[u8; 6] = markup::signs!();
    pub const OPEN: u8 = SIGNS[0];
    pub const ATTRIBUTE: u8 = SIGNS[1];
    pub const VALUE: u8 = SIGNS[2];
    pub const HOLE: u8 = SIGNS[3];
    pub const CLOSE: u8 = SIGNS[4];
    pub const TEXT: u8 = SIGNS[5];
}

/// One step of drawing.
pub(super) enum Step {
    Open(Element),
    Text(&'static str),
    Hole,
    Close,
}

#[derive(Default)]
pub(super) struct Element {
    pub tag: &'static str,
    /// Each attribute with its value; none where a hole has it.
    pub attributes: Vec<(&'static str, Option<&'static str>)>,
    /// The names of those that the page gets as attributes.
    pub names: &'static [&'static str],
}

thread_local! {
    /// The steps of each template that was drawn, by the template's place: an empty text may lie where another begins.
    static STEPS: RefCell<Vec<(Place, &'static [Step])>> = const { RefCell::new(Vec::new()) };
}

/// Where a text lies, and how long it is.
type Place = (*const u8, usize);

pub(super) fn steps(template: &'static str) -> &'static [Step] {
    let place = (template.as_ptr(), template.len());
    STEPS.with_borrow_mut(|known| {
        let at = known.partition_point(|(other, _)| *other < place);
        match known.get(at) {
            Some((other, steps)) if *other == place => *steps,
            _ => {
                let steps: &'static [Step] = read(template).leak();
                known.insert(at, (place, steps));
                steps
            }
        }
    })
}

fn read(template: &'static str) -> Vec<Step> {
    let mut steps = Vec::new();
    let mut rest = template;
    while let Some(sign) = rest.bytes().next() {
        let end = rest.bytes().skip(1).position(|byte| byte <= sign::TEXT).map_or(rest.len(), |at| at + 1);
        let text = &rest[1..end];
        rest = &rest[end..];
        match (sign, steps.last_mut()) {
            (sign::OPEN, _) => steps.push(Step::Open(Element { tag: text, ..Element::default() })),
            (sign::ATTRIBUTE, Some(Step::Open(element))) => element.attributes.push((text, None)),
            (sign::VALUE, Some(Step::Open(element))) => {
                if let Some((_, value)) = element.attributes.last_mut() {
                    *value = Some(text);
                }
            }
            (sign::TEXT, _) => steps.push(Step::Text(text)),
            (sign::HOLE, _) => steps.push(Step::Hole),
            (sign::CLOSE, _) => steps.push(Step::Close),
            _ => {}
        }
    }
    for step in &mut steps {
        if let Step::Open(element) = step {
            let names = element.attributes.iter().map(|(name, _)| *name).filter(|name| !element.keeps(name));
            element.names = names.collect::<Vec<_>>().leak();
        }
    }
    steps
}

impl Element {
    /// Whether this is none of the page's attributes: a key, a handler, or what a control holds.
    pub fn keeps(&self, name: &str) -> bool {
        let is_control = matches!(self.tag, "input" | "textarea");
        name == "key" || name.starts_with("on") || (is_control && matches!(name, "value" | "checked"))
    }
}
