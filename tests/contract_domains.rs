//! The contract's canonical domain and what is told from it.

#[path = "common/requests.rs"]
mod requests;

use requests::*;

/// What is no domain name, one a line, written as inside a JSON string.
const MALFORMED: &str = r"contoso
localhost
.
..
.com
contoso.com..
.contoso.com
contoso..com
-a.com
a-.com
a.-b
a.b-
contoso.com:443
contoso.com/
contoso.com/x
https://contoso.com
//contoso.com
contoso.com?x
contoso.com#x
a@contoso.com
user:pass@contoso.com
*.contoso.com
_dmarc.contoso.com
con toso.com
contoso .com
contoso.com,fabrikam.com
contoso.com\\x
contoso%2ecom
127.0.0.1
a.1
1.2
[::1]
contoso.com\u0000
con\ttoso.com
xn--a.com
xn--.com
xn--zn7c.com
a\u200db.com
\ufffd.com
\u00ad.com
contoso\uff0fcom.example
contoso.com\uff1a443
\uff3fdmarc.com
бü.１
contoso.com\ufeff/";

/// R40, R41, R42: a domain, its canonical form, its cloud, and whether a suffix said so.
#[test]
fn domains() {
    let label = "a".repeat(63);
    let of_length = |length: usize| {
        let mut name = format!("{label}.{label}.{label}.");
        name.push_str(&"b".repeat(length - name.len() - 4));
        name.push_str(".com");
        name
    };
    let longest = of_length(253);
    let with_dot = format!("{longest}.");
    let rows: &[(&str, &str, &str, bool)] = &[
        ("contoso.com", "contoso.com", "commercial", false),
        (" \\t\\u00a0Contoso.COM.\\r\\n", "contoso.com", "commercial", false),
        ("CONTOSO.ONMICROSOFT.COM", "contoso.onmicrosoft.com", "commercial", true),
        ("a.b.onmicrosoft.com", "a.b.onmicrosoft.com", "commercial", true),
        ("contoso.onmicrosoft.us", "contoso.onmicrosoft.us", "us-government", true),
        ("contoso.onmicrosoft.us.", "contoso.onmicrosoft.us", "us-government", true),
        ("contoso.partner.onmschina.cn", "contoso.partner.onmschina.cn", "china", true),
        ("contoso.onmicrosoft.de", "contoso.onmicrosoft.de", "germany", true),
        ("onmicrosoft.us", "onmicrosoft.us", "commercial", false),
        ("partner.onmschina.cn", "partner.onmschina.cn", "commercial", false),
        ("contoso.onmschina.cn", "contoso.onmschina.cn", "commercial", false),
        ("notonmicrosoft.de", "notonmicrosoft.de", "commercial", false),
        ("contoso.notonmicrosoft.us", "contoso.notonmicrosoft.us", "commercial", false),
        ("contoso.onmicrosoft.us.example", "contoso.onmicrosoft.us.example", "commercial", false),
        ("bücher.example", "xn--bcher-kva.example", "commercial", false),
        ("BÜCHER.example", "xn--bcher-kva.example", "commercial", false),
        ("Xn--Bcher-KVA.example", "xn--bcher-kva.example", "commercial", false),
        ("faß.example", "xn--fa-hia.example", "commercial", false),
        ("ｃｏｎｔｏｓｏ．ｃｏｍ", "contoso.com", "commercial", false),
        ("contoso。com。", "contoso.com", "commercial", false),
        // A sign and a stroke over it are one character, as they are in full width.
        ("a=\u{338}b.example", "xn--ab-miv.example", "commercial", false),
        ("łódź.onmicrosoft.us", "xn--d-uga0v4h.onmicrosoft.us", "us-government", true),
        ("1.2.3.4a", "1.2.3.4a", "commercial", false),
        ("127.0.0.0x1", "127.0.0.0x1", "commercial", false),
        ("1.com", "1.com", "commercial", false),
        ("ab--cd.com", "ab--cd.com", "commercial", false),
        (&longest, &longest, "commercial", false),
        (&with_dot, &longest, "commercial", false),
    ];
    for (given, canonical, cloud, is_suffix) in rows {
        let decision = decide(&with(AZURE, &format!(r#"{{"customer": {{"domain": "{given}"}}}}"#)));
        assert_eq!(at(&decision, "customer"), format!(r#"{{"domain":"{canonical}","cloud":"{cloud}"}}"#), "{given}");
        assert_eq!(rules(&decision).contains("R41"), *is_suffix, "{given}");
        // A cloud set by hand is that cloud, and no suffix's doing.
        for chosen in ["commercial", "us-government", "us-government-dod", "china", "germany"] {
            let change = format!(r#"{{"customer": {{"domain": "{given}", "cloud": "{chosen}"}}}}"#);
            let decision = decide(&with(AZURE, &change));
            assert_eq!(text_at(&decision, "customer.cloud"), chosen, "{given}");
            assert!(!rules(&decision).contains("R41"), "{given}");
        }
    }
    let too_long = of_length(254);
    let long_label = format!("{label}a.com");
    for given in MALFORMED.lines().chain([too_long.as_str(), &long_label]) {
        let decision = decide(&with(AZURE, &format!(r#"{{"customer": {{"domain": "{given}"}}}}"#)));
        assert_eq!(at(&decision, "customer"), r#"{"domain":null,"cloud":null}"#, "{given}");
        assert_eq!(codes(&decision), "domain-malformed", "{given}");
        assert_eq!(text_at(&decision, "outcome"), "incomplete", "{given}");
        assert_eq!(rules(&decision), "R32 R40", "{given}");
        // A cloud set by hand is said whatever the domain.
        let china = decide(&with(AZURE, &format!(r#"{{"customer": {{"domain": "{given}", "cloud": "china"}}}}"#)));
        assert_eq!(at(&china, "customer"), r#"{"domain":null,"cloud":"china"}"#, "{given}");
        assert_eq!(text_at(&china, "outcome"), "incomplete", "{given}");
    }
}

/// R40: a label that mixes letters of several scripts is named; labels that differ from each other are not.
#[test]
fn mixed_scripts() {
    let rows = [
        ("paypal.example", false),
        ("p\u{430}ypal.example", true),
        ("xn--pypal-4ve.example", true),
        ("www.p\u{430}ypal.example", true),
        // All Cyrillic, though it looks like Latin.
        ("\u{430}\u{440}\u{440}\u{4cf}\u{435}.example", false),
        ("пример.example", false),
        ("пример.bücher.example", false),
        ("bücher-пример.example", true),
        ("bücher-24.example", false),
        ("пример24.example", false),
        ("東京.example", false),
        ("東京タワー.example", true),
        ("ελλάδα.example", false),
        ("e\u{3bb}\u{3bb}.example", true),
        // Marks and signs belong to no script of their own.
        ("i\u{307}stanbul.example", false),
        ("☃.example", false),
        ("☃snow.example", false),
        ("ab--cd.example", false),
    ];
    for (domain, is_mixed) in rows {
        let decision = decide(&with(AZURE, &format!(r#"{{"customer": {{"domain": "{domain}"}}}}"#)));
        assert_eq!(codes(&decision), if is_mixed { "domain-mixed-script" } else { "" }, "{domain}");
        // It warns, and does not stand in the way.
        assert_eq!(text_at(&decision, "outcome"), "file-in-portal", "{domain}");
        assert_eq!(rules(&decision).contains("R40"), is_mixed, "{domain}");
    }
}

/// R40, R41: the domain and the cloud are said for every product and every outcome.
#[test]
fn whatever_the_outcome() {
    let customer = r#"{"customer": {"domain": " Contoso.OnMicrosoft.us. "}}"#;
    let mut requests: Vec<String> = GATES.iter().map(|(_, _, change)| with(AZURE, change)).collect();
    requests.extend([office(), dynamics(), with(AZURE, r#"{"service": null, "contact": null}"#)]);
    for request in &requests {
        let decision = decide(&with(request, customer));
        let china = text_at(&decision, "outcome") == "other-operator";
        let cloud = if china { "china" } else { "us-government" };
        assert_eq!(
            at(&decision, "customer"),
            format!(r#"{{"domain":"contoso.onmicrosoft.us","cloud":"{cloud}"}}"#),
            "{request}"
        );
        assert_eq!(rules(&decision).contains("R41"), !china, "{request}");
    }
}
