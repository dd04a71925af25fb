//! Small JSON values, read and written in the same way natively and in the browser.
//!
//! The reading is the crate json-event-parser's; this module gathers its events into a tree and writes
//! trees in a fixed order, so that the same value is always the same bytes.

use json_event_parser::{JsonEvent, SliceJsonParser};

/// How deep a value is kept. What lies deeper is checked for its form and read as null: nothing that we
/// read is nested so deep, and a tree of bounded depth cannot exhaust the stack.
const MAX_DEPTH: usize = 32;

/// A JSON value. Numbers stay as they were written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Value {
    Null,
    Bool(bool),
    Number(String),
    String(String),
    Array(Vec<Value>),
    /// Members in the order in which they stood; of a repeated name the last one counts.
    Object(Vec<(String, Value)>),
}

/// Why a text is no JSON.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct JsonError {
    /// What was found, in the parser's English words.
    pub message: String,
    /// The line, counted from 1.
    pub line: u64,
    /// The column in characters, counted from 1.
    pub column: u64,
}

impl Value {
    /// The member of that name; the last one where it is repeated, as in `JSON.parse`.
    pub fn get(&self, name: &str) -> Option<&Value> {
        let Self::Object(members) = self else { return None };
        members.iter().rev().find(|(known, _)| known == name).map(|(_, value)| value)
    }

    /// Puts a member in the place of those of that name. What is no object stays as it is.
    pub fn set(&mut self, name: &str, value: Value) {
        if let Self::Object(members) = self {
            members.retain(|(known, _)| known != name);
            members.push((name.to_owned(), value));
        }
    }

    /// The text, where the value is a string.
    pub fn as_str(&self) -> Option<&str> {
        if let Self::String(text) = self { Some(text) } else { None }
    }

    /// The elements, where the value is an array.
    pub fn as_array(&self) -> Option<&[Value]> {
        if let Self::Array(items) = self { Some(items) } else { None }
    }

    /// The number, where the value is one of this type.
    pub fn as_number<T: std::str::FromStr>(&self) -> Option<T> {
        if let Self::Number(text) = self { text.parse().ok() } else { None }
    }

    /// Compact JSON text.
    pub fn to_text(&self) -> String {
        let mut out = String::new();
        self.write(&mut out);
        out
    }

    fn write(&self, out: &mut String) {
        match self {
            Self::Null => out.push_str("null"),
            Self::Bool(true) => out.push_str("true"),
            Self::Bool(false) => out.push_str("false"),
            Self::Number(text) => out.push_str(text),
            Self::String(text) => write_string(text, out),
            Self::Array(items) => {
                out.push('[');
                for (at, item) in items.iter().enumerate() {
                    if at > 0 {
                        out.push(',');
                    }
                    item.write(out);
                }
                out.push(']');
            }
            Self::Object(members) => {
                out.push('{');
                for (at, (name, value)) in members.iter().enumerate() {
                    if at > 0 {
                        out.push(',');
                    }
                    write_string(name, out);
                    out.push(':');
                    value.write(out);
                }
                out.push('}');
            }
        }
    }
}

impl From<&str> for Value {
    fn from(text: &str) -> Self {
        Self::String(text.to_owned())
    }
}

impl From<String> for Value {
    fn from(text: String) -> Self {
        Self::String(text)
    }
}

impl From<u32> for Value {
    fn from(number: u32) -> Self {
        Self::Number(number.to_string())
    }
}

impl<T: Into<Value>> From<Option<T>> for Value {
    fn from(value: Option<T>) -> Self {
        value.map_or(Self::Null, Into::into)
    }
}

impl<T: Into<Value>> From<Vec<T>> for Value {
    fn from(items: Vec<T>) -> Self {
        Self::Array(items.into_iter().map(Into::into).collect())
    }
}

/// An object with these members in this order.
pub fn object<const N: usize>(members: [(&str, Value); N]) -> Value {
    Value::Object(members.map(|(name, value)| (name.to_owned(), value)).into())
}

fn write_string(text: &str, out: &mut String) {
    const HEX: [char; 16] = ['0', '1', '2', '3', '4', '5', '6', '7', '8', '9', 'a', 'b', 'c', 'd', 'e', 'f'];
    out.push('"');
    for letter in text.chars() {
        match letter {
            '"' => out.push_str("\\\""),
            '\\' => out.push_str("\\\\"),
            '\n' => out.push_str("\\n"),
            '\r' => out.push_str("\\r"),
            '\t' => out.push_str("\\t"),
            '\u{8}' => out.push_str("\\b"),
            '\u{c}' => out.push_str("\\f"),
            '\0'..='\u{1f}' => {
                let code = letter as usize;
                out.push_str("\\u00");
                out.push(HEX[code >> 4]);
                out.push(HEX[code & 15]);
            }
            _ => out.push(letter),
        }
    }
    out.push('"');
}

/// Reads one JSON value; the parser skips one leading byte order mark.
///
/// # Errors
///
/// [`JsonError`] with the place, for everything that the JSON standard does not allow.
pub fn parse(text: &str) -> Result<Value, JsonError> {
    let mut parser = SliceJsonParser::new(text.as_bytes());
    let mut open: Vec<Open> = Vec::new();
    let mut result = Value::Null;
    loop {
        let event = parser.parse_next().map_err(|error| {
            let start = error.location().start;
            JsonError { message: error.message().to_owned(), line: start.line + 1, column: start.column + 1 }
        })?;
        let done = match event {
            JsonEvent::Eof => return Ok(result),
            JsonEvent::ObjectKey(name) => {
                if let Some(Open { names: Some(names), .. }) = open.last_mut() {
                    names.push(name.into_owned());
                }
                continue;
            }
            JsonEvent::StartArray => {
                open.push(Open { names: None, values: Vec::new() });
                continue;
            }
            JsonEvent::StartObject => {
                open.push(Open { names: Some(Vec::new()), values: Vec::new() });
                continue;
            }
            JsonEvent::EndArray | JsonEvent::EndObject => match open.pop() {
                Some(container) if open.len() < MAX_DEPTH => container.close(),
                _ => Value::Null,
            },
            JsonEvent::String(text) => Value::String(text.into_owned()),
            JsonEvent::Number(text) => Value::Number(text.into_owned()),
            JsonEvent::Boolean(value) => Value::Bool(value),
            JsonEvent::Null => Value::Null,
        };
        match open.last_mut() {
            Some(container) => container.values.push(done),
            None => result = done,
        }
    }
}

/// An array or object whose end has not been read yet.
struct Open {
    names: Option<Vec<String>>,
    values: Vec<Value>,
}

impl Open {
    fn close(self) -> Value {
        match self.names {
            None => Value::Array(self.values),
            Some(names) => Value::Object(names.into_iter().zip(self.values).collect()),
        }
    }
}
