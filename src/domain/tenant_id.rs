/// A tenant GUID: hyphenated, lower case.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct TenantId([u8; 36]);

impl TenantId {
    /// Reads a hyphenated GUID. Letter case and surrounding braces are forgiven, nothing else.
    pub fn parse(text: &str) -> Option<Self> {
        let bare = text.strip_prefix('{').map_or(Some(text), |rest| rest.strip_suffix('}'))?;
        let mut id: [u8; 36] = bare.as_bytes().try_into().ok()?;
        id.make_ascii_lowercase();
        let is_right = |(at, byte): (usize, &u8)| match at {
            8 | 13 | 18 | 23 => *byte == b'-',
            _ => byte.is_ascii_hexdigit(),
        };
        id.iter().enumerate().all(is_right).then_some(Self(id))
    }

    /// Where the groups that hyphens separate begin in [`Self::digits`].
    pub const GROUPS: [usize; 5] = [0, 8, 12, 16, 20];

    /// The lower-case digits without the hyphens.
    pub fn digits(&self) -> [u8; 32] {
        let mut digits = self.0.iter().filter(|byte| **byte != b'-');
        std::array::from_fn(|_| digits.next().copied().unwrap_or_default())
    }

    /// As [`Self::as_str`].
    pub const fn as_bytes(&self) -> &[u8] {
        &self.0
    }

    /// The lower-case form with hyphens.
    pub fn as_str(&self) -> &str {
        // The bytes are hexadecimal digits and hyphens, so the fallback is never taken.
        std::str::from_utf8(&self.0).unwrap_or_default()
    }
}
