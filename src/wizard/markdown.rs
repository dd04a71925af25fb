//! Text for Markdown readers: what agents type is shown as they typed it, whatever characters it has.

/// One line of plain text, escaped so that CommonMark and its GitHub flavour show just these characters.
pub fn line(text: &str) -> String {
    let mut out = String::with_capacity(text.len() + 8);
    // Four spaces at the start would make the line a block of code; spaces that do not break look the same.
    let rest = text.trim_start_matches([' ', '\t']);
    for space in text[..text.len() - rest.len()].chars() {
        out.push_str(if space == '\t' { "\u{a0}\u{a0}\u{a0}\u{a0}" } else { "\u{a0}" });
    }
    let digits = rest.bytes().take_while(u8::is_ascii_digit).count();
    for (at, letter) in rest.char_indices() {
        let is_special = matches!(letter, '\\' | '`' | '*' | '_' | '[' | ']' | '<' | '>' | '#' | '|' | '~' | '&' | '$');
        let begins_item = at == 0 && matches!(letter, '-' | '+' | '=');
        let numbers_item = at > 0 && at == digits && matches!(letter, '.' | ')');
        if is_special || begins_item || numbers_item {
            out.push('\\');
        }
        out.push(letter);
    }
    out
}

/// A text of one or more lines, line breaks kept; blank lines part paragraphs.
pub fn lines(text: &str) -> String {
    let text = text.replace("\r\n", "\n").replace('\r', "\n");
    let mut out = String::with_capacity(text.len() + 16);
    let mut before_is_text = false;
    for each in text.trim_end().split('\n') {
        let is_text = !each.trim().is_empty();
        if before_is_text {
            out.push_str(if is_text { "\\\n" } else { "\n\n" });
        }
        if is_text {
            out.push_str(&line(each));
        }
        before_is_text = is_text;
    }
    out
}
