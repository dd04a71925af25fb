/// As [`str::trim`], at once where there is nothing to trim: in a list of 100,000 customers that is nearly every value.
pub fn trim(text: &str) -> &str {
    match text.as_bytes() {
        [] => text,
        [first, .., last] if first.is_ascii_graphic() && last.is_ascii_graphic() => text,
        _ => text.trim(),
    }
}

#[cfg(test)]
mod tests {
    use super::trim;

    #[test]
    fn it_trims_as_the_standard_library_does() {
        let signs = [
            "", "a", "~", " ", "\t", "\u{b}", "\u{1f}", "\u{7f}", "\u{85}", "\u{a0}", "\u{2003}", "\u{200b}", "ż", "😀",
        ];
        for first in signs {
            for middle in signs {
                for last in signs {
                    let text = [first, middle, last].concat();
                    assert_eq!(trim(&text), text.trim(), "{text:?}");
                }
            }
        }
    }
}
