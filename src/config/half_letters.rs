/// Writes `\ufffd` over each `\u` escape that is half of a letter without its other half, as in a name that was cut
/// through an emoji. Browsers write and read such escapes; the parser would end at them. Begins at `from`, where no
/// escape is open, and gives the place up to which it has seen the bytes: an escape that goes on after them is none of
/// those.
pub(super) fn mend_surrogates(bytes: &mut [u8], from: usize) -> usize {
    // Most texts have no escape at all, which is seen many bytes at a time.
    let mut at = if bytes[from..].contains(&b'\\') { from } else { bytes.len() };
    while at < bytes.len() {
        if bytes[at] != b'\\' {
            at += 1;
            continue;
        }
        let is_half = |place: usize, least: u8, most: u8| {
            let escape = bytes.get(place..place + 6).filter(|escape| escape.starts_with(b"\\u"));
            escape.is_some_and(|escape| {
                let second = escape[3].to_ascii_lowercase();
                matches!(escape[2], b'd' | b'D')
                    && (least..=most).contains(&second)
                    && escape[3..].iter().all(u8::is_ascii_hexdigit)
            })
        };
        let (is_first, is_second) = (is_half(at, b'8', b'b'), is_half(at, b'c', b'f'));
        if is_first && is_half(at + 6, b'c', b'f') {
            at += 12;
            continue;
        }
        let rest = &bytes[at..];
        // The escape may go on, or the one that may be its other half.
        let is_open = match rest {
            [_] => true,
            [_, b'u', ..] if rest.len() < 6 => rest[2..].iter().all(u8::is_ascii_hexdigit),
            _ if is_first => rest.len() < 12 && b"\\u".starts_with(&rest[6..rest.len().min(8)]),
            _ => false,
        };
        if is_open {
            return at;
        }
        if is_first || is_second {
            bytes[at + 2..at + 6].copy_from_slice(b"fffd");
        }
        at += 2;
    }
    at
}
