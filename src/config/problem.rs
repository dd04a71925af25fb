//! What can be wrong with a list of customers, as closed lists of codes.

words! {
    /// Why a row, an item or a whole list was not taken, or was taken only in part.
    pub enum ProblemCode {
        /// The text has nothing in it.
        NoData = "no-data",
        /// Not JSON from here on; what was read before is kept.
        JsonSyntax = "json-syntax",
        /// Nested deeper than any list of customers; what was read before is kept.
        JsonTooDeep = "json-too-deep",
        /// One JSON string or number, or one row, is longer than any customer's.
        TooLong = "too-long",
        /// An item of the list is no object.
        NotAnObject = "not-an-object",
        /// A property has another type than it should.
        WrongType = "wrong-type",
        /// The Microsoft ID is no hyphenated GUID; the row is not taken.
        TenantIdMalformed = "tenant-id-malformed",
        /// The domain is no domain name (R40); the row is not taken.
        DomainMalformed = "domain-malformed",
        /// A further domain is no domain name; the row is taken without it.
        OtherDomainMalformed = "other-domain-malformed",
        /// The cloud is none of the known words; the row is taken without it.
        CloudUnknown = "cloud-unknown",
        /// Neither a Microsoft ID nor a domain.
        NoIdentity = "no-identity",
        /// No column holds Microsoft IDs or domains.
        NoColumns = "no-columns",
        /// More cells than the heading has columns.
        TooManyCells = "too-many-cells",
        /// A quotation mark opens a cell and nothing closes it.
        QuoteNotClosed = "quote-not-closed",
        /// Text follows the quotation mark that closes a cell.
        TextAfterQuote = "text-after-quote",
        /// The bytes are not UTF-8: the file was saved in an older encoding.
        NotUtf8 = "not-utf-8",
        /// The browser cannot read the file, or it is larger than any list of customers.
        Unreadable = "unreadable",
    }
}

words! {
    /// What a customer's values are called, in our own form of a customer.
    pub enum Field {
        TenantId = "tenantId",
        Domain = "domain",
        OtherDomains = "otherDomains",
        Name = "name",
        Cloud = "cloud",
        Relationship = "relationship",
        DelegatedAccess = "delegatedAccess",
        Items = "items",
    }
}

words! {
    /// What the reader decided by itself and the user should know.
    pub enum Notice {
        /// The heading names no known column, so they were recognised by what stands in them.
        ColumnsByContent = "columns-by-content",
    }
}

/// One problem and its place.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Problem {
    pub code: ProblemCode,
    /// The line of the text in which the row or item begins, counted from 1. For broken JSON, the line
    /// where it breaks.
    pub line: u32,
    /// The item's place in a JSON list, counted from 0.
    pub item: Option<u32>,
    /// The value that the problem is about, where it is about one.
    pub field: Option<Field>,
    /// The text that stands there, shortened to [`Problem::LONGEST_TEXT`] characters.
    pub text: Box<str>,
}

impl Problem {
    /// How many characters of the offending text are kept.
    pub const LONGEST_TEXT: usize = 80;
}

/// The first characters of a text, with an ellipsis where it goes on.
pub(super) fn shorten(text: &str) -> Box<str> {
    match text.char_indices().nth(Problem::LONGEST_TEXT) {
        Some((end, _)) => [&text[..end], "…"].concat().into(),
        None => text.into(),
    }
}

/// Where something stands in the text.
#[derive(Clone, Copy, Debug)]
pub(super) struct At {
    pub line: u32,
    pub item: Option<u32>,
}

impl At {
    pub(super) fn problem(self, code: ProblemCode, field: Option<Field>, text: &str) -> Problem {
        Problem { code, line: self.line, item: self.item, field, text: shorten(text) }
    }
}

impl Problem {
    /// A file that gave no text at all.
    pub fn unreadable() -> Self {
        At { line: 1, item: None }.problem(ProblemCode::Unreadable, None, "")
    }
}

/// Counts lines as editors do: CR, LF and CRLF each end one.
#[derive(Clone, Copy, Debug)]
pub(super) struct Lines {
    /// The line of the next byte, counted from 1.
    pub line: u32,
    after_cr: bool,
}

impl Lines {
    pub(super) const fn new() -> Self {
        Self { line: 1, after_cr: false }
    }

    pub(super) fn pass(&mut self, bytes: &[u8]) {
        for byte in bytes {
            if *byte == b'\r' || (*byte == b'\n' && !self.after_cr) {
                self.line += 1;
            }
            self.after_cr = *byte == b'\r';
        }
    }
}
