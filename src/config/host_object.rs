//! The host's objects `partner` and `contact`: what is good of them, and what is not.

use crate::domain::json::{self, Value};
use crate::domain::request::{Contact, OwnPlan, Partner};
use crate::domain::terms::{DynamicsPlan, OwnPlanKind, PartnerType, Role};

words! {
    /// What is wrong with a value that the host gave.
    pub enum HostInputCode {
        NotJson = "not-json",
        /// Another type than the contract says.
        WrongType = "wrong-type",
        /// None of the contract's words.
        UnknownWord = "unknown-word",
    }
}

/// A value of the host's that was not taken.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct HostInputError {
    /// The path in the evaluate request: `partner.ownPlan.kind`, `partner.domains[2]`.
    pub path: String,
    pub code: HostInputCode,
}

/// What was taken of one of the host's objects, and what was not.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct HostObject<T> {
    pub value: T,
    pub errors: Vec<HostInputError>,
}

/// Reads the property `partner`: the object `partner` of the evaluate contract, as JSON text. Blank text and
/// null are an empty object; unknown keys are ignored.
pub fn read_partner(text: &str) -> HostObject<Partner> {
    read("partner", text, |reader, object| Partner {
        kind: reader.word(object, "type", PartnerType::from_word),
        role: reader.word(object, "role", Role::from_word),
        domains: reader.texts(object, "domains"),
        dynamics_plan: reader.word(object, "dynamicsPlan", DynamicsPlan::from_word),
        own_plan: reader.inside(object, "ownPlan", |reader, plan| OwnPlan {
            kind: reader.word(plan, "kind", OwnPlanKind::from_word),
            id: reader.text(plan, "id"),
        }),
    })
}

/// Reads the property `contact`, as [`read_partner`] does.
pub fn read_contact(text: &str) -> HostObject<Contact> {
    read("contact", text, |reader, object| Contact {
        first_name: reader.text(object, "firstName"),
        last_name: reader.text(object, "lastName"),
        email: reader.text(object, "email"),
        phone: reader.text(object, "phone"),
    })
}

fn read<T: Default>(name: &str, text: &str, take: fn(&mut Reader, &Value) -> T) -> HostObject<T> {
    let mut reader = Reader { path: name.to_owned(), errors: Vec::new() };
    let value = match json::parse(text) {
        _ if text.trim().is_empty() => T::default(),
        Ok(Value::Null) => T::default(),
        Ok(object @ Value::Object(_)) => take(&mut reader, &object),
        Ok(_) => reader.refuse("", HostInputCode::WrongType),
        Err(_) => reader.refuse("", HostInputCode::NotJson),
    };
    HostObject { value, errors: reader.errors }
}

struct Reader {
    path: String,
    errors: Vec<HostInputError>,
}

impl Reader {
    fn refuse<T: Default>(&mut self, below: &str, code: HostInputCode) -> T {
        self.errors.push(HostInputError { path: [&self.path, below].concat(), code });
        T::default()
    }

    fn refuse_member<T: Default>(&mut self, name: &str, code: HostInputCode) -> T {
        self.refuse(&[".", name].concat(), code)
    }

    fn text(&mut self, object: &Value, name: &str) -> Option<String> {
        match object.get(name) {
            None | Some(Value::Null) => None,
            Some(Value::String(text)) => Some(text.clone()),
            Some(_) => self.refuse_member(name, HostInputCode::WrongType),
        }
    }

    fn word<T>(&mut self, object: &Value, name: &str, from_word: fn(&str) -> Option<T>) -> Option<T> {
        let word = self.text(object, name)?;
        let value = from_word(&word);
        if value.is_none() { self.refuse_member(name, HostInputCode::UnknownWord) } else { value }
    }

    fn texts(&mut self, object: &Value, name: &str) -> Vec<String> {
        let items = match object.get(name) {
            None | Some(Value::Null) => return Vec::new(),
            Some(Value::Array(items)) => items,
            Some(_) => return self.refuse_member(name, HostInputCode::WrongType),
        };
        let mut texts = Vec::new();
        for (at, item) in items.iter().enumerate() {
            match item {
                Value::String(text) => texts.push(text.clone()),
                _ => {
                    let below = [".", name, "[", &at.to_string(), "]"].concat();
                    self.refuse::<()>(&below, HostInputCode::WrongType);
                }
            }
        }
        texts
    }

    fn inside<T: Default>(&mut self, object: &Value, name: &str, take: fn(&mut Self, &Value) -> T) -> T {
        match object.get(name) {
            None | Some(Value::Null) => T::default(),
            Some(inner @ Value::Object(_)) => {
                let length = self.path.len();
                self.path.push('.');
                self.path.push_str(name);
                let value = take(self, inner);
                self.path.truncate(length);
                value
            }
            Some(_) => self.refuse_member(name, HostInputCode::WrongType),
        }
    }
}
