//! What a text typed into the search may mean beside a customer of the list (R40). It is offered, never
//! taken silently.

use crate::domain::{DomainName, Names, TenantId};

/// What to go on with.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Suggestion {
    /// The text is a domain as it stands.
    Typed(DomainName),
    /// A domain stands in the text: in an address, an e-mail address, a user name.
    Found(DomainName),
    /// A Microsoft ID is the text or stands in it.
    TenantId(TenantId),
}

/// Microsoft's own sites. An address there names the customer in its path, if at all.
const OWN_SITES: [&str; 12] = [
    "apps.mil",
    "azure.cn",
    "azure.com",
    "azure.us",
    "microsoft.com",
    "microsoftonline.com",
    "microsoftonline.us",
    "office.com",
    "office365.com",
    "office365.us",
    "sharepoint.com",
    "windows.net",
];

impl Suggestion {
    /// What `text` may mean: first a domain as it stands, then what stands in it.
    pub fn of(text: &str, names: &dyn Names) -> Option<Self> {
        let visible: String = text.chars().filter(|letter| !is_invisible(*letter)).collect();
        let text = visible.trim_matches(separates);
        if let Ok(domain) = DomainName::parse(text, names) {
            return Some(match without_www(&domain, names) {
                Some(bare) => Self::Found(bare),
                None => Self::Typed(domain),
            });
        }
        let mut words = text.split(separates).filter(|word| !word.is_empty());
        words.find_map(|word| in_word(word, names))
    }

    /// The part of an address that names the customer: the domain or the Microsoft ID.
    pub fn key(&self) -> &str {
        match self {
            Self::Typed(domain) | Self::Found(domain) => domain.as_str(),
            Self::TenantId(id) => id.as_str(),
        }
    }

    /// The domain, where it is one.
    pub const fn domain(&self) -> Option<&DomainName> {
        match self {
            Self::Typed(domain) | Self::Found(domain) => Some(domain),
            Self::TenantId(_) => None,
        }
    }
}

/// What stands around an address in a text.
fn separates(letter: char) -> bool {
    letter.is_whitespace() || "<>()[]\"'„”“,;".contains(letter)
}

/// Signs that come along when text is copied from a mail or a chat.
const fn is_invisible(letter: char) -> bool {
    matches!(letter, '\u{200B}'..='\u{200F}' | '\u{2060}'..='\u{2064}' | '\u{FEFF}' | '\u{AD}')
}

fn in_word(word: &str, names: &dyn Names) -> Option<Suggestion> {
    let has_signs = |letter: char| !(letter.is_ascii_hexdigit() || matches!(letter, '-' | '{' | '}'));
    if let Some(id) = word.split(has_signs).find_map(TenantId::parse) {
        return Some(Suggestion::TenantId(id));
    }
    let after_scheme = word.split_once("://").map(|(_, rest)| rest);
    let rest = after_scheme.or_else(|| word.strip_prefix("mailto:")).unwrap_or(word);
    let rest = rest.trim_start_matches('/');
    let end = rest.find(['/', '?', '#', '\\']);
    // A guest's user name has `#EXT#` before its `@`.
    let is_user = after_scheme.is_none() && rest.contains('@') && !rest.contains('/');
    let (host, tail) = if is_user { (rest, "") } else { rest.split_at(end.unwrap_or(rest.len())) };
    let host = host.rsplit('@').next().unwrap_or_default();
    let host = host.split([':', '?']).next().unwrap_or_default();
    let domain = parse(host.strip_prefix("*.").unwrap_or(host), names)?;
    let is_own = |site: &&str| {
        let before = domain.as_str().strip_suffix(*site);
        before.is_some_and(|before| before.is_empty() || before.ends_with('.'))
    };
    // An address has a scheme or a path; a name with neither is somebody's, even where it is Microsoft's.
    if OWN_SITES.iter().any(is_own) && (after_scheme.is_some() || !tail.is_empty()) {
        return parse(first_name(tail), names).map(Suggestion::Found);
    }
    Some(Suggestion::Found(without_www(&domain, names).unwrap_or(domain)))
}

/// A domain that people mean: not the name of a file, and without the sign that ends a sentence.
fn parse(text: &str, names: &dyn Names) -> Option<DomainName> {
    let domain = DomainName::parse(text.trim_end_matches(['.', ':', '!', '?']), names).ok()?;
    let is_file = [".aspx", ".html", ".csv", ".json"].iter().any(|end| domain.as_str().ends_with(end));
    (!is_file).then_some(domain)
}

/// What stands first in an address after the host: `/contoso.com`, `/#@contoso.com/resource`.
fn first_name(tail: &str) -> &str {
    let name = tail.trim_start_matches(['/', '#', '@']);
    name.split(['/', '?', '#', '&']).next().unwrap_or_default()
}

/// The name without the `www` of its web site, where a domain is left then.
fn without_www(domain: &DomainName, names: &dyn Names) -> Option<DomainName> {
    DomainName::parse(domain.as_str().strip_prefix("www.")?, names).ok()
}
