use super::{Handler, Html, list};

/// The value of a hole in a template: a child, or the value of an attribute.
#[derive(Default)]
pub enum Hole<'a> {
    /// No child, no attribute.
    #[default]
    Nothing,
    /// What stands in the template itself.
    Static(&'static str),
    Text(&'a str),
    Owned(String),
    /// An attribute that is there without a value, or not.
    Flag(bool),
    Node(Html),
    Handler(Handler),
}

impl<'a> From<&'a str> for Hole<'a> {
    fn from(text: &'a str) -> Self {
        Self::Text(text)
    }
}

impl<'a> From<&'a String> for Hole<'a> {
    fn from(text: &'a String) -> Self {
        Self::Text(text)
    }
}

impl From<String> for Hole<'_> {
    fn from(text: String) -> Self {
        Self::Owned(text)
    }
}

impl From<usize> for Hole<'_> {
    fn from(number: usize) -> Self {
        Self::Owned(number.to_string())
    }
}

impl From<bool> for Hole<'_> {
    fn from(is_there: bool) -> Self {
        Self::Flag(is_there)
    }
}

impl From<Html> for Hole<'_> {
    fn from(node: Html) -> Self {
        Self::Node(node)
    }
}

impl From<Vec<Html>> for Hole<'_> {
    fn from(nodes: Vec<Html>) -> Self {
        Self::Node(list(nodes))
    }
}

impl From<Handler> for Hole<'_> {
    fn from(handler: Handler) -> Self {
        Self::Handler(handler)
    }
}

impl<'a, T: Into<Hole<'a>>> From<Option<T>> for Hole<'a> {
    fn from(value: Option<T>) -> Self {
        value.map_or(Self::Nothing, T::into)
    }
}
