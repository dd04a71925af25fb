//! Punycode (RFC 3492), backwards only: what an A-label says. Names are written in it by [`Names`](super::Names).

const BASE: u32 = 36;
const T_MIN: u32 = 1;
const T_MAX: u32 = 26;
const SKEW: u32 = 38;
const DAMP: u32 = 700;
const INITIAL_BIAS: u32 = 72;
const INITIAL_LETTER: u32 = 128;

/// The text of an A-label without its `xn--`; none where it is no Punycode. `code` is a label in lower case.
pub fn decode(code: &str) -> Option<String> {
    let (basic, digits) = match code.rfind('-') {
        Some(at) if at > 0 => (&code[..at], &code[at + 1..]),
        _ => ("", code),
    };
    let mut letters: Vec<char> = basic.chars().collect();
    let mut digits = digits.bytes();
    let (mut letter, mut place, mut bias) = (INITIAL_LETTER, 0_u32, INITIAL_BIAS);
    while digits.len() > 0 {
        let before = place;
        let mut weight = 1_u32;
        let mut k = BASE;
        loop {
            let digit = value(digits.next()?)?;
            place = place.checked_add(digit.checked_mul(weight)?)?;
            let threshold = k.saturating_sub(bias).clamp(T_MIN, T_MAX);
            if digit < threshold {
                break;
            }
            weight = weight.checked_mul(BASE - threshold)?;
            k += BASE;
        }
        let count = letters.len() as u32 + 1;
        bias = adapted(place - before, count, before == 0);
        letter = letter.checked_add(place / count)?;
        place %= count;
        letters.insert(place as usize, char::from_u32(letter)?);
        place += 1;
    }
    Some(letters.into_iter().collect())
}

const fn value(digit: u8) -> Option<u32> {
    match digit {
        b'a'..=b'z' => Some((digit - b'a') as u32),
        b'0'..=b'9' => Some((digit - b'0') as u32 + 26),
        _ => None,
    }
}

const fn adapted(delta: u32, count: u32, is_first: bool) -> u32 {
    let mut delta = delta / if is_first { DAMP } else { 2 };
    delta += delta / count;
    let mut k = 0;
    while delta > (BASE - T_MIN) * T_MAX / 2 {
        delta /= BASE - T_MIN;
        k += BASE;
    }
    k + (BASE - T_MIN + 1) * delta / (delta + SKEW)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::decode;

    /// R40: the samples that matter to names, and what is none.
    #[test]
    fn labels_are_read() {
        let rows = [
            ("bcher-kva", Some("bücher")),
            ("mnchen-3ya", Some("münchen")),
            ("egbpdaj6bu4bxfgehfvwxn", Some("ليهمابتكلموشعربي؟")),
            ("ihqwcrb4cv8a8dqg056pqjye", Some("他们为什么不说中文")),
            ("ls8h", Some("💩")),
            ("plain-", Some("plain")),
            ("", Some("")),
            ("-", None),
            ("-kva", None),
            ("bcher-kv", None),
            ("99999999", None),
        ];
        for (code, expected) in rows {
            assert_eq!(decode(code).as_deref(), expected, "{code}");
        }
    }

    proptest! {
        /// R40: the same as the crate that the native rules use, whatever a label holds.
        #[test]
        fn any_label_is_read_as_by_the_crate(code in "[a-z0-9-]{0,63}") {
            prop_assert_eq!(decode(&code), idna::punycode::decode_to_string(&code));
        }

        /// R40: what was written comes back.
        #[test]
        fn what_was_written_is_read(text in "[a-zà-öа-я一-丿😀-😏]{1,20}") {
            let code = idna::punycode::encode_str(&text).unwrap_or_default();
            prop_assert_eq!(decode(&code), Some(text));
        }
    }
}
