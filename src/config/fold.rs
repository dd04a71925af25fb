//! Text without letter case and diacritics, for searching.
//!
//! A table of 450 letters instead of Unicode's: it covers the Latin alphabets of Europe and Vietnam, and
//! by rule Greek, Cyrillic and full-width letters. Everything else stays as it is.

/// `À` to `ſ`. Capitals stand for two letters (see [`pair`]), a dot for a sign that stays.
const LATIN: &[u8; 192] = b"\
aaaaaaAceeeeiiiidnooooo.ouuuuyTSaaaaaaAceeeeiiiidnooooo.ouuuuyTy\
aaaaaaccccccccddddeeeeeeeeeegggggggghhhhiiiiiiiiiiIIjjkkklllllll\
lllnnnnnnnnnooooooOOrrrrrrssssssssttttttuuuuuuuuuuuuwwyyyzzzzzzs";

/// `Ơ` to `ư`, `Ǎ` to `ǜ`, `Ǣ` to `ȳ`: Vietnamese, Pinyin, Romanian and others of Latin Extended-B.
const LATIN_B: [(u32, &[u8]); 3] = [
    (0x1A0, b"oo.............uu"),
    (0x1CD, b"aaiioouuuuuuuuuu"),
    (0x1E2, b"AA..ggkkoooo..j...gg..nnaaAAooaaaaeeeeiiiioooorrrruuuusstt..hh......aaeeooooooooyy"),
];

/// `Ḁ` to `ỿ`: Latin Extended Additional.
const LATIN_MORE: &[u8; 256] = b"\
aabbbbbbccddddddddddeeeeeeeeeeffgghhhhhhhhhhiiiikkkkkkllllllllmm\
mmmmnnnnnnnnoooooooopppprrrrrrrrssssssssssttttttttuuuuuuuuuuvvvv\
wwwwwwwwwwxxxxyyzzzzzzhtwyasssSdaaaaaaaaaaaaaaaaaaaaaaaaeeeeeeee\
eeeeeeeeiiiioooooooooooooooooooooooouuuuuuuuuuuuuuyyyyyyyy..vvyy";

/// Text in lower case without diacritics: `Łódź` and `lodz` are the same. Signs that combine and signs
/// of no width go, every kind of space becomes a plain one.
pub fn fold(text: &str) -> String {
    let mut folded = String::with_capacity(text.len());
    fold_into(text, &mut folded);
    folded
}

/// As [`fold`], at the end of `folded`.
pub(super) fn fold_into(text: &str, folded: &mut String) {
    for letter in text.chars() {
        push_folded(letter, folded);
    }
}

/// The folded text and, for each of its bytes, where its letter stands in `text`; after the last byte
/// comes the length of `text`.
pub(super) fn fold_with_places(text: &str) -> (String, Vec<usize>) {
    let mut folded = String::with_capacity(text.len());
    let mut places = Vec::with_capacity(text.len() + 1);
    for (at, letter) in text.char_indices() {
        push_folded(letter, &mut folded);
        places.resize(folded.len(), at);
    }
    places.push(text.len());
    (folded, places)
}

fn push_folded(letter: char, folded: &mut String) {
    if letter.is_ascii() {
        return folded.push(letter.to_ascii_lowercase());
    }
    let code = letter as u32;
    let known = match code {
        0xC0..0x180 => LATIN[code as usize - 0xC0],
        0x180..0x250 => {
            let row = LATIN_B.iter().rev().find(|(start, _)| code >= *start);
            row.and_then(|(start, row)| row.get((code - start) as usize)).copied().unwrap_or(b'.')
        }
        0x1E00..0x1F00 => LATIN_MORE[code as usize - 0x1E00],
        _ => b'.',
    };
    match known {
        b'.' => {}
        b'A'..=b'Z' => return folded.push_str(pair(known)),
        _ => return folded.push(char::from(known)),
    }
    let other = match code {
        // Soft hyphen, combining marks, signs of no width and of direction, variation selectors.
        0xAD
        | 0x300..=0x36F
        | 0x1AB0..=0x1AFF
        | 0x1DC0..=0x1DFF
        | 0x200B..=0x200F
        | 0x202A..=0x202E
        | 0x2060..=0x2069
        | 0x20D0..=0x20FF
        | 0xFE00..=0xFE0F
        | 0xFE20..=0xFE2F
        | 0xFEFF => return,
        0xA0 | 0x2000..=0x200A | 0x2028 | 0x2029 | 0x202F | 0x205F | 0x3000 => 0x20,
        0x386..0x3CF => greek(code),
        0x400..=0x45F => cyrillic(code),
        // Full-width forms; their capitals are folded once more.
        0xFF21..=0xFF3A => code - 0xFF21 + 0x61,
        0xFF01..=0xFF5E => code - 0xFF01 + 0x21,
        _ => code,
    };
    folded.push(char::from_u32(other).unwrap_or(letter));
}

/// The letters that one letter is written with where there is no key for it.
const fn pair(code: u8) -> &'static str {
    match code {
        b'A' => "ae",
        b'O' => "oe",
        b'S' => "ss",
        b'T' => "th",
        _ => "ij",
    }
}

/// Lower case without accent; the sigma that ends a word as any other.
const fn greek(code: u32) -> u32 {
    match code {
        0x386 | 0x3AC => 0x3B1,
        0x388 | 0x3AD => 0x3B5,
        0x389 | 0x3AE => 0x3B7,
        0x38A | 0x390 | 0x3AA | 0x3AF | 0x3CA => 0x3B9,
        0x38C | 0x3CC => 0x3BF,
        0x38E | 0x3AB | 0x3B0 | 0x3CB | 0x3CD => 0x3C5,
        0x38F | 0x3CE => 0x3C9,
        0x3C2 => 0x3C3,
        0x391..=0x3A9 => code + 0x20,
        _ => code,
    }
}

/// Lower case without accent: `Ё` as `е`, `Й` as `и`, `Ї` as `і`.
const fn cyrillic(code: u32) -> u32 {
    let small = match code {
        0x400..=0x40F => code + 0x50,
        0x410..=0x42F => code + 0x20,
        _ => code,
    };
    match small {
        0x450 | 0x451 => 0x435,
        0x453 => 0x433,
        0x457 => 0x456,
        0x45C => 0x43A,
        0x439 | 0x45D => 0x438,
        0x45E => 0x443,
        _ => small,
    }
}
