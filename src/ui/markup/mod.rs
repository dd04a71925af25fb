//! Draws what `html!` writes: a template, which is one text, and the values of its holes.

mod handler;
mod hole;
mod template;

use std::rc::Rc;
use std::{slice, vec};

pub use markup::html;
use yew::virtual_dom::{AttrValue, AttributeOrProperty, Attributes, Key, Listener, VList, VNode, VTag, VText};

use self::handler::Listening;
use self::template::{Element, Step};

pub use self::handler::Handler;
pub use self::hole::Hole;

/// What pages are made of.
pub type Html = VNode;

/// The hole that holds a value.
pub fn hole<'a>(value: impl Into<Hole<'a>>) -> Hole<'a> {
    value.into()
}

/// The node that a value alone gives.
pub fn node<'a>(value: impl Into<Hole<'a>>) -> Html {
    child(value.into())
}

/// The nodes that `next` gives, up to the first none. Not generic: an iterator costs its `next` alone.
pub fn each(next: &mut dyn FnMut() -> Option<Html>) -> Html {
    let mut nodes = Vec::new();
    while let Some(node) = next() {
        nodes.push(node);
    }
    list(nodes)
}

/// Draws a template. Its holes come in the order in which they stand there.
pub fn draw(template: &'static str, holes: Vec<Hole<'_>>) -> Html {
    let mut drawing = Drawing { steps: template::steps(template).iter(), holes: holes.into_iter() };
    drawing.nodes()
}

struct Drawing<'a> {
    steps: slice::Iter<'static, Step>,
    holes: vec::IntoIter<Hole<'a>>,
}

impl<'a> Drawing<'a> {
    fn hole(&mut self) -> Hole<'a> {
        self.holes.next().unwrap_or_default()
    }

    /// The nodes up to the end of the element or of the template: one alone is itself, several are a list.
    fn nodes(&mut self) -> Html {
        let mut nodes = Vec::new();
        while let Some(step) = self.steps.next() {
            nodes.push(match step {
                Step::Close => break,
                Step::Open(element) => self.element(element),
                Step::Text(text) => VText::new(*text).into(),
                Step::Hole => child(self.hole()),
            });
        }
        match nodes.pop() {
            Some(only) if nodes.is_empty() => only,
            last => {
                nodes.extend(last);
                list(nodes)
            }
        }
    }

    fn element(&mut self, element: &Element) -> Html {
        let mut tag = VTag::new(element.tag);
        let mut values = Vec::with_capacity(element.names.len());
        let mut listeners: Vec<Option<Rc<dyn Listener>>> = Vec::new();
        for (name, value) in &element.attributes {
            let value = value.map_or_else(|| self.hole(), Hole::Static);
            if !element.keeps(name) {
                values.push(attribute(name, value));
                continue;
            }
            match (*name, value) {
                ("key", value) => tag.key = text(value).map(|text| Key::from(&*text)),
                ("checked", value) => tag.set_checked(matches!(value, Hole::Flag(true))),
                (_, Hole::Handler(handler)) => listeners.push(Some(Rc::new(Listening { event: &name[2..], handler }))),
                (_, value) => tag.set_value(text(value)),
            }
        }
        tag.set_attributes(Attributes::Dynamic { keys: element.names, values: values.into() });
        if !listeners.is_empty() {
            tag.set_listeners(listeners.into());
        }
        let children = self.nodes();
        if let Some(own) = tag.children_mut() {
            *own = children;
        }
        tag.into()
    }
}

fn list(nodes: Vec<Html>) -> Html {
    VList::with_children(nodes, None).into()
}

/// The text of a hole; none where it has none.
fn text(hole: Hole<'_>) -> Option<AttrValue> {
    match hole {
        Hole::Static(text) => Some(AttrValue::Static(text)),
        Hole::Text(text) => Some(AttrValue::Rc(text.into())),
        Hole::Owned(text) => Some(AttrValue::Rc(text.into())),
        _ => None,
    }
}

fn attribute(name: &'static str, value: Hole<'_>) -> Option<AttributeOrProperty> {
    let value = match value {
        Hole::Flag(true) => Some(AttrValue::Static(name)),
        value => text(value),
    };
    value.map(AttributeOrProperty::Attribute)
}

/// A child that is not there keeps its place, so that its neighbours keep their nodes (yewstack/yew#3262).
fn child(hole: Hole<'_>) -> Html {
    match hole {
        Hole::Node(node) => node,
        hole => text(hole).map_or_else(Html::default, |text| VText::new(text).into()),
    }
}
