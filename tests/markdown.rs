//! What is typed comes out of Markdown as it was typed.

use service_request_wizard::wizard::markdown::{line, lines};

/// R44, R45: a request's text can be taken along as Markdown, and nothing in it turns into markup.
#[test]
fn one_line() {
    let rows = [
        ("Mail is down", "Mail is down"),
        ("error_code *7*", r"error\_code \*7\*"),
        ("<script>alert(1)</script>", r"\<script\>alert(1)\</script\>"),
        ("[a](https://contoso.com)", r"\[a\](https://contoso.com)"),
        ("# no heading", r"\# no heading"),
        ("- no item", r"\- no item"),
        ("a - b", "a - b"),
        ("+1", r"\+1"),
        ("===", r"\==="),
        ("1. no item", r"1\. no item"),
        ("12) no item", r"12\) no item"),
        ("1.5 hours", r"1\.5 hours"),
        ("in 1.5 hours", "in 1.5 hours"),
        ("a | b", r"a \| b"),
        ("a & b &amp; c", r"a \& b \&amp; c"),
        (r"C:\temp `x`", r"C:\\temp \`x\`"),
        ("    no code", "\u{a0}\u{a0}\u{a0}\u{a0}no code"),
        ("\tno code", "\u{a0}\u{a0}\u{a0}\u{a0}no code"),
        ("Zażółć gęślą jaźń", "Zażółć gęślą jaźń"),
        ("", ""),
    ];
    for (text, expected) in rows {
        assert_eq!(line(text), expected, "{text:?}");
    }
}

/// R44, R45: line breaks stay, however the text was typed.
#[test]
fn several_lines() {
    let rows = [
        ("a\nb", "a\\\nb"),
        ("a\r\nb\rc", "a\\\nb\\\nc"),
        ("a\n\nb", "a\n\nb"),
        ("a\n\n\n\nb", "a\n\nb"),
        ("a\n- b\n1. c", "a\\\n\\- b\\\n1\\. c"),
        ("a\n\n", "a"),
        ("\n\na", "a"),
        ("", ""),
    ];
    for (text, expected) in rows {
        assert_eq!(lines(text), expected, "{text:?}");
    }
}
