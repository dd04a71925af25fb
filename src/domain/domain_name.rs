use super::newer_letters::has_newer;
use super::{Cloud, Names, punycode};

/// A domain name in canonical form: lower-case A-labels, at least two of them, strict DNS letters (R40).
///
/// A value of this type is the only text that becomes part of an address, so it cannot hold anything
/// that an address would read as more than a name.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct DomainName(Box<str>);

/// Why a text is no domain name.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum DomainError {
    /// Nothing but white space.
    Missing,
    /// Something else than a domain name.
    Malformed,
}

/// The longest name that DNS carries, in bytes, without the trailing dot.
const MAX_NAME: usize = 253;
/// The longest label, in bytes.
const MAX_LABEL: usize = 63;

impl DomainName {
    /// Reads a domain name (R40). Surrounding white space, letter case and one trailing dot are
    /// forgiven; U-labels become A-labels by UTS 46.
    ///
    /// # Errors
    ///
    /// [`DomainError::Missing`] for blank text, [`DomainError::Malformed`] for the rest: a port, a path,
    /// user info, a wildcard, an underscore, a space inside, an address in numbers, a single label.
    pub fn parse(text: &str, names: &dyn Names) -> Result<Self, DomainError> {
        let text = text.trim();
        if text.is_empty() {
            return Err(DomainError::Missing);
        }
        Self::canonical(text, names).ok_or(DomainError::Malformed)
    }

    fn canonical(text: &str, names: &dyn Names) -> Option<Self> {
        // The only signs of ASCII that become other characters by what follows them (NFC, as UTS 46 has it).
        // They are composed here, so that no other sign need be let through to the mapping.
        let composed;
        let text = if text.contains('\u{338}') {
            composed = text.replace("<\u{338}", "≮").replace("=\u{338}", "≠").replace(">\u{338}", "≯");
            &composed
        } else {
            text
        };
        let is_letter_of_dns = |byte: u8| byte.is_ascii_alphanumeric() || byte == b'-' || byte == b'.';
        if !text.bytes().all(|byte| !byte.is_ascii() || is_letter_of_dns(byte)) {
            return None;
        }
        let mut ascii = text.to_ascii_lowercase();
        if !ascii.is_ascii() || has_a_label(&ascii) {
            let asked = ascii;
            ascii = names.to_ascii(&asked)?;
            // Some browsers pass A-labels through unread. What is canonical comes back from its Unicode form.
            let unicode = decoded(&ascii)?;
            if has_newer(&asked) || has_newer(&unicode) || names.to_ascii(&unicode)? != ascii {
                return None;
            }
        }
        if ascii.ends_with('.') {
            ascii.pop();
        }
        is_strict(&ascii).then(|| Self(ascii.into_boxed_str()))
    }

    /// The canonical form.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// The cloud that the suffix tells (R41), on a label boundary with at least one label before it.
    /// `None` for any other name: it says nothing about the cloud, and commercial is assumed.
    pub fn cloud(&self) -> Option<Cloud> {
        let suffixes = super::policy::CLOUD_SUFFIXES;
        let found = suffixes.iter().find(|(suffix, _)| is_subdomain(&self.0, suffix));
        found.map(|(_, cloud)| *cloud)
    }

    /// Whether `domain` (lower-case ASCII) is this name or a name below it.
    pub fn covers(&self, domain: &str) -> bool {
        domain == self.as_str() || is_subdomain(domain, &self.0)
    }

    /// The name as people read it: A-labels decoded.
    pub fn to_unicode(&self) -> String {
        // A domain is checked when it is read, so that its A-labels decode.
        decoded(&self.0).unwrap_or_else(|| self.0.to_string())
    }

    /// Whether a label mixes letters of several scripts, as look-alike names do (R40).
    pub fn is_mixed_script(&self, names: &dyn Names) -> bool {
        self.0.contains("xn--")
            && self.to_unicode().split('.').any(|label| !label.is_ascii() && names.mixes_scripts(label))
    }
}

/// Whether `domain` ends with `suffix` on a label boundary, with at least one label before it.
fn is_subdomain(domain: &str, suffix: &str) -> bool {
    domain.strip_suffix(suffix).and_then(|rest| rest.strip_suffix('.')).is_some_and(|label| !label.is_empty())
}

/// A name with its A-labels decoded; none where one is no Punycode, stands for a label without need of it, or
/// for a further A-label.
fn decoded(name: &str) -> Option<String> {
    let mut text = String::with_capacity(name.len());
    for (at, label) in name.split('.').enumerate() {
        if at > 0 {
            text.push('.');
        }
        match label.strip_prefix("xn--") {
            Some(code) => {
                text += &punycode::decode(code).filter(|label| !label.is_ascii() && !label.starts_with("xn--"))?
            }
            None => text += label,
        }
    }
    Some(text)
}

fn has_a_label(name: &str) -> bool {
    name.split('.').any(|label| label.starts_with("xn--"))
}

fn is_strict(name: &str) -> bool {
    let is_label = |label: &str| {
        (1..=MAX_LABEL).contains(&label.len())
            && label.bytes().all(|byte| matches!(byte, b'a'..=b'z' | b'0'..=b'9' | b'-'))
            && !label.starts_with('-')
            && !label.ends_with('-')
    };
    let last = name.rsplit('.').next().unwrap_or_default();
    name.len() <= MAX_NAME
        && name.contains('.')
        && name.split('.').all(is_label)
        && !last.bytes().all(|byte| byte.is_ascii_digit())
}
