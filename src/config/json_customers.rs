//! Customers from JSON: Partner Center's collection, an array, or one customer.

use json_event_parser::{JsonEvent, LowLevelJsonParser, LowLevelJsonParserResult};

use super::collect::Collector;
use super::customer::RawCustomer;
use super::half_letters::mend_surrogates;
use super::problem::{At, Field, Lines, ProblemCode};
use crate::domain::{Names, TenantId};

/// The longest string or number, in bytes.
const LONGEST_TOKEN: usize = 1024 * 1024;

/// The deepest nesting that is read. A list of customers has five levels.
const DEEPEST: usize = 512;

pub(super) struct JsonCustomers {
    parser: LowLevelJsonParser,
    /// Bytes whose token has not ended yet.
    held: Vec<u8>,
    /// Up to where halves of letters have been mended in what is held.
    mended: usize,
    lines: Lines,
    /// Nothing more is read: the text ended or broke.
    is_done: bool,
    items: Items,
}

impl std::fmt::Debug for JsonCustomers {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("JsonCustomers").field("held", &self.held.len()).field("items", &self.items).finish()
    }
}

impl Default for JsonCustomers {
    fn default() -> Self {
        let items = Items::default();
        let (held, lines) = (Vec::new(), Lines::new());
        Self { parser: LowLevelJsonParser::new(), held, mended: 0, lines, is_done: false, items }
    }
}

impl JsonCustomers {
    pub(super) fn feed(&mut self, chunk: &[u8], ended: bool, to: &mut Collector, names: &dyn Names) {
        if self.is_done {
            return;
        }
        let mut held = std::mem::take(&mut self.held);
        held.extend_from_slice(chunk);
        let seen = mend_surrogates(&mut held, self.mended);
        let mut rest = held.as_slice();
        while !self.is_done {
            let window = &rest[..rest.len().min(LONGEST_TOKEN)];
            let is_all = window.len() == rest.len();
            let LowLevelJsonParserResult { consumed_bytes, event } = self.parser.parse_next(window, ended && is_all);
            let (passed, left) = rest.split_at(consumed_bytes);
            self.lines.pass(passed);
            rest = left;
            let code = match event {
                None if window.len() == LONGEST_TOKEN && consumed_bytes == 0 => ProblemCode::TooLong,
                None if is_all => break,
                None => continue,
                Some(Ok(JsonEvent::Eof)) => {
                    self.is_done = true;
                    break;
                }
                Some(Ok(event)) => {
                    self.items.take(event, self.lines.line, to, names);
                    if self.items.depth() <= DEEPEST {
                        continue;
                    }
                    ProblemCode::JsonTooDeep
                }
                Some(Err(_)) => ProblemCode::JsonSyntax,
            };
            self.is_done = true;
            to.problem(self.items.at(self.lines.line).problem(code, None, ""));
        }
        self.mended = seen.saturating_sub(held.len() - rest.len());
        self.held = rest.to_vec();
    }
}

/// Where the reader is, what it has of the item that it is in, and how many items it has seen.
#[derive(Debug, Default)]
struct Items {
    levels: Vec<Level>,
    /// How many levels deep in something that nobody asked for.
    skipped: usize,
    key: Key,
    raw: RawItem,
    line: u32,
    count: u32,
    has_list: bool,
}

/// A customer's values, with the two places of its Microsoft ID apart.
#[derive(Debug, Default)]
struct RawItem {
    customer: RawCustomer,
    id: String,
    has_profile: bool,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Level {
    List,
    Item,
    /// `companyProfile` of an item.
    Profile,
    /// `customDomains` or `otherDomains` of an item.
    Domains,
}

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
enum Key {
    /// A property that we do not read.
    #[default]
    Other,
    /// `id`: the Microsoft ID in Partner Center's shape, maybe a number of the host's own elsewhere.
    Id,
    Profile,
    Value(Field),
}

/// Property names, in the spelling of Partner Center, of ourselves, and of Microsoft Graph's contracts. Letter
/// case does not count: the documents have camel case and Pascal case.
const KEYS: &[(&str, Key)] = &[
    ("id", Key::Id),
    ("companyProfile", Key::Profile),
    ("tenantId", Key::Value(Field::TenantId)),
    ("customerId", Key::Value(Field::TenantId)),
    ("microsoftId", Key::Value(Field::TenantId)),
    ("domain", Key::Value(Field::Domain)),
    ("defaultDomainName", Key::Value(Field::Domain)),
    ("name", Key::Value(Field::Name)),
    ("companyName", Key::Value(Field::Name)),
    ("displayName", Key::Value(Field::Name)),
    ("cloud", Key::Value(Field::Cloud)),
    ("otherDomains", Key::Value(Field::OtherDomains)),
    ("customDomains", Key::Value(Field::OtherDomains)),
    ("relationshipToPartner", Key::Value(Field::Relationship)),
    ("allowDelegatedAccess", Key::Value(Field::DelegatedAccess)),
    ("items", Key::Value(Field::Items)),
    ("value", Key::Value(Field::Items)),
];

impl Key {
    fn read(name: &str) -> Self {
        KEYS.iter().find(|(known, _)| known.eq_ignore_ascii_case(name)).map_or(Self::Other, |(_, key)| *key)
    }

    const fn field(self) -> Option<Field> {
        match self {
            Self::Other | Self::Profile => None,
            Self::Id => Some(Field::TenantId),
            Self::Value(field) => Some(field),
        }
    }
}

impl Items {
    fn at(&self, line: u32) -> At {
        let is_in_item = !self.has_list && self.levels.first() == Some(&Level::Item);
        let is_in_list = self.levels.contains(&Level::List);
        At { line, item: (is_in_item || is_in_list).then_some(self.count) }
    }

    fn depth(&self) -> usize {
        self.levels.len() + self.skipped
    }

    fn take(&mut self, event: JsonEvent<'_>, line: u32, to: &mut Collector, names: &dyn Names) {
        if self.skipped > 0 {
            match event {
                JsonEvent::StartObject | JsonEvent::StartArray => self.skipped += 1,
                JsonEvent::EndObject | JsonEvent::EndArray => self.skipped -= 1,
                _ => {}
            }
            if self.skipped == 0 && self.levels.last() == Some(&Level::List) {
                self.count += 1;
            }
            return;
        }
        match (event, self.levels.last()) {
            (JsonEvent::StartArray, None) => self.levels.push(Level::List),
            (JsonEvent::StartObject, None | Some(Level::List)) => {
                self.levels.push(Level::Item);
                self.raw = RawItem::default();
                self.line = line;
            }
            (JsonEvent::ObjectKey(name), Some(Level::Item | Level::Profile)) => self.key = Key::read(&name),
            (JsonEvent::StartObject, Some(Level::Item)) if self.key == Key::Profile => {
                self.raw.has_profile = true;
                self.levels.push(Level::Profile);
            }
            (JsonEvent::StartArray, Some(Level::Item)) if self.key == Key::Value(Field::OtherDomains) => {
                self.raw.customer.other_domains.clear();
                self.levels.push(Level::Domains);
            }
            (JsonEvent::StartArray, Some(Level::Item)) if self.key == Key::Value(Field::Items) && self.is_top() => {
                self.has_list = true;
                self.levels.push(Level::List);
            }
            (JsonEvent::EndObject | JsonEvent::EndArray, _) => self.end(to, names),
            (JsonEvent::StartObject | JsonEvent::StartArray, level) => {
                self.refuse(level.copied(), line, "", to);
                self.skipped = 1;
            }
            (JsonEvent::String(text), level) => self.text(level.copied(), &text, line, to),
            (JsonEvent::Boolean(flag), Some(Level::Item)) if self.key == Key::Value(Field::DelegatedAccess) => {
                self.raw.customer.delegated_access = Some(flag);
            }
            (JsonEvent::Number(number), Some(Level::Item)) if self.key == Key::Value(Field::Relationship) => {
                self.raw.customer.relationship = number.into_owned();
            }
            (JsonEvent::Null, Some(Level::Item | Level::Profile | Level::Domains)) => {}
            (JsonEvent::Number(number), level) => self.refuse_one(level.copied(), line, &number, to),
            (JsonEvent::Boolean(flag), level) => {
                self.refuse_one(level.copied(), line, if flag { "true" } else { "false" }, to);
            }
            (JsonEvent::Null, level) => self.refuse_one(level.copied(), line, "null", to),
            (JsonEvent::ObjectKey(_) | JsonEvent::Eof, _) => {}
        }
    }

    /// Whether the item is the outermost object, which may be the collection itself.
    fn is_top(&self) -> bool {
        self.levels.len() == 1
    }

    fn end(&mut self, to: &mut Collector, names: &dyn Names) {
        if self.levels.pop() != Some(Level::Item) {
            return;
        }
        if !(self.levels.is_empty() && self.has_list) {
            to.row();
            let at = At { line: self.line, item: Some(self.count) };
            to.take(std::mem::take(&mut self.raw).into_customer(), at, names);
            self.count += 1;
        }
    }

    fn text(&mut self, level: Option<Level>, text: &str, line: u32, to: &mut Collector) {
        let raw = &mut self.raw;
        let slot = match (level, self.key) {
            (Some(Level::Domains), _) => return raw.customer.other_domains.push(text.to_owned()),
            (Some(Level::Item | Level::Profile), Key::Other) => return,
            (Some(Level::Item), Key::Id) => &mut raw.id,
            (Some(Level::Item | Level::Profile), Key::Value(Field::TenantId)) => &mut raw.customer.tenant_id,
            (Some(Level::Item | Level::Profile), Key::Value(Field::Domain)) => &mut raw.customer.domain,
            (Some(Level::Item | Level::Profile), Key::Value(Field::Name)) => &mut raw.customer.name,
            (Some(Level::Item), Key::Value(Field::Cloud)) => &mut raw.customer.cloud,
            (Some(Level::Item), Key::Value(Field::Relationship)) => &mut raw.customer.relationship,
            _ => return self.refuse_one(level, line, text, to),
        };
        text.clone_into(slot);
    }

    /// Reports one value of a wrong type.
    fn refuse_one(&mut self, level: Option<Level>, line: u32, text: &str, to: &mut Collector) {
        self.refuse(level, line, text, to);
        if level == Some(Level::List) {
            self.count += 1;
        }
    }

    fn refuse(&self, level: Option<Level>, line: u32, text: &str, to: &mut Collector) {
        let (code, field) = match level {
            None | Some(Level::List) => (ProblemCode::NotAnObject, None),
            Some(Level::Domains) => (ProblemCode::WrongType, Some(Field::OtherDomains)),
            // A profile's own `items`, an `id` that is the host's number: nothing that we read.
            Some(Level::Profile) if !matches!(self.key, Key::Value(Field::TenantId | Field::Domain | Field::Name)) => {
                return;
            }
            Some(Level::Item) if self.key == Key::Id && !text.is_empty() => return,
            Some(Level::Item) if self.key == Key::Value(Field::Items) && !self.is_top() => return,
            Some(Level::Item | Level::Profile) => match self.key {
                Key::Other => return,
                Key::Profile => (ProblemCode::WrongType, None),
                Key::Id | Key::Value(_) => (ProblemCode::WrongType, self.key.field()),
            },
        };
        if code == ProblemCode::NotAnObject {
            to.row();
        }
        to.problem(self.at(line).problem(code, field, text));
    }
}

impl RawItem {
    /// `id` is the Microsoft ID where it looks like one, or where the item has Partner Center's shape.
    fn into_customer(self) -> RawCustomer {
        let Self { mut customer, id, has_profile } = self;
        let is_id = TenantId::parse(id.trim()).is_some();
        let has_other = !customer.tenant_id.trim().is_empty();
        if is_id || (has_profile && !has_other) {
            customer.tenant_id = id;
        }
        customer
    }
}
