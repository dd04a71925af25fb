//! The contract's table of findings, row by row.

#[path = "common/requests.rs"]
mod requests;

use requests::*;

/// R12, R14, R18, R19, R30, R40, R43, R46: everything wrong at once, in the table's order, with each finding's level,
/// field and rule.
#[test]
fn findings_in_order() {
    let finding = |row: &[&str; 4]| {
        let [code, level, field, rule] = row;
        format!(r#"{{"code":"{code}","level":"{level}","field":"{field}","rule":"{rule}"}}"#)
    };
    let check = |request: &str, rows: &[[&str; 4]]| {
        let expected: Vec<String> = rows.iter().map(finding).collect();
        assert_eq!(at(&decide(request), "findings"), format!("[{}]", expected.join(",")), "{request}");
    };
    check(
        r#"{"service": "azure", "partner": {"type": "indirect-reseller"}, "topic": "technical", "severity": "A",
            "customer": {"domain": " ", "tenantId": "x", "otherDomains": ["contoso.com"]}}"#,
        &[
            ["domain-missing", "error", "customer.domain", "R40"],
            ["tenant-id-malformed", "error", "customer.tenantId", "R40"],
            ["contact-first-name-missing", "error", "contact.firstName", "R14"],
            ["contact-last-name-missing", "error", "contact.lastName", "R14"],
            ["contact-email-missing", "error", "contact.email", "R14"],
            ["title-missing", "error", "title", "R12"],
            ["description-missing", "error", "description", "R12"],
            ["impact-missing", "error", "impact", "R30"],
            ["newer-guidance", "info", "partner.type", "R46"],
        ],
    );
    check(
        r#"{"service": "azure", "partner": {"type": "indirect-reseller"}, "severity": "A", "impact": "non-production",
            "customer": {"domain": "pаypal.example", "tenantId": "x", "otherDomains": ["contoso.com"]},
            "contact": {"firstName": "\n", "email": " it@hq.contoso.com "}}"#,
        &[
            ["tenant-id-malformed", "error", "customer.tenantId", "R40"],
            ["contact-first-name-missing", "error", "contact.firstName", "R14"],
            ["contact-last-name-missing", "error", "contact.lastName", "R14"],
            ["contact-is-customer", "error", "contact.email", "R14"],
            ["title-missing", "error", "title", "R12"],
            ["description-missing", "error", "description", "R12"],
            ["severity-above-impact", "warning", "severity", "R30"],
            ["domain-mixed-script", "warning", "customer.domain", "R40"],
            ["newer-guidance", "info", "partner.type", "R46"],
        ],
    );
    check(
        r#"{"service": "office-365", "partner": {"type": "indirect-reseller"}, "severity": "C", "impact": "production-down",
            "customer": {"domain": "https://contoso.com", "cloud": "commercial"}, "contact": {"lastName": "Adams", "email": "ada@"}}"#,
        &[
            ["domain-malformed", "error", "customer.domain", "R40"],
            ["tenant-id-missing", "warning", "customer.tenantId", "R43"],
            ["contact-first-name-missing", "error", "contact.firstName", "R19"],
            ["contact-email-malformed", "error", "contact.email", "R19"],
            ["title-missing", "error", "title", "R18"],
            ["description-missing", "error", "description", "R18"],
            ["severity-below-impact", "warning", "severity", "R30"],
        ],
    );
    // Nothing is known yet: the contact's rule is that of every product but Azure.
    check(
        "{}",
        &[
            ["domain-missing", "error", "customer.domain", "R40"],
            ["contact-first-name-missing", "error", "contact.firstName", "R19"],
            ["contact-last-name-missing", "error", "contact.lastName", "R19"],
            ["contact-email-missing", "error", "contact.email", "R19"],
            ["title-missing", "error", "title", "R18"],
            ["description-missing", "error", "description", "R18"],
        ],
    );
    check(AZURE, &[]);
    check(&office(), &[]);
    check(&dynamics(), &[]);
}

/// R14, R19, R45: what stands in a request matters only where one can be filed: not for outcomes 2 to 10, whose
/// other findings stay.
#[test]
fn findings_where_nothing_can_be_filed() {
    let empty = r#"{"contact": null, "title": " ", "description": null, "impact": null, "severity": "A",
        "customer": {"tenantId": "x"}}"#;
    for (outcome, _, change) in GATES {
        let decision = decide(&with(&with(AZURE, empty), change));
        assert_eq!(text_at(&decision, "outcome"), outcome);
        let guidance = if outcome == "ask-provider" { " newer-guidance" } else { "" };
        assert_eq!(codes(&decision), ["tenant-id-malformed", guidance].concat(), "{outcome}");
    }
    let contact = "contact-first-name-missing contact-last-name-missing contact-email-missing";
    let rest = "title-missing description-missing impact-missing";
    // Row 11, and row 1 by its two ways.
    assert_eq!(codes(&decide(&with(AZURE, empty))), format!("tenant-id-malformed {contact} {rest}"));
    let no_service = with(&with(AZURE, empty), r#"{"service": null}"#);
    assert_eq!(codes(&decide(&no_service)), format!("tenant-id-malformed {contact} {rest}"));
    let no_domain = with(&with(AZURE, empty), r#"{"service": "marketplace", "customer": {"domain": "x"}}"#);
    assert_eq!(codes(&decide(&no_domain)), format!("domain-malformed tenant-id-malformed {contact} {rest}"));
}

/// R40: the tenant id: letter case and surrounding braces are forgiven, nothing else.
#[test]
fn tenant_ids() {
    let id = "b44bb1fb-c595-45b0-9e09-d657365580bf";
    let rows: &[(&str, &str)] = &[
        (id, ""),
        ("B44BB1FB-C595-45B0-9E09-D657365580BF", ""),
        ("{b44bb1fb-c595-45b0-9e09-d657365580bf}", ""),
        ("00000000-0000-0000-0000-000000000000", ""),
        ("", "tenant-id-missing"),
        (" \\t", "tenant-id-missing"),
        ("b44bb1fbc59545b09e09d657365580bf", "tenant-id-malformed"),
        ("{b44bb1fb-c595-45b0-9e09-d657365580bf", "tenant-id-malformed"),
        ("b44bb1fb-c595-45b0-9e09-d657365580bf}", "tenant-id-malformed"),
        ("{{b44bb1fb-c595-45b0-9e09-d657365580bf}}", "tenant-id-malformed"),
        ("(b44bb1fb-c595-45b0-9e09-d657365580bf)", "tenant-id-malformed"),
        ("b44bb1f-bc595-45b0-9e09-d657365580bf", "tenant-id-malformed"),
        ("g44bb1fb-c595-45b0-9e09-d657365580bf", "tenant-id-malformed"),
        ("b44bb1fb-c595-45b0-9e09-d657365580b", "tenant-id-malformed"),
        ("b44bb1fb-c595-45b0-9e09-d657365580bff", "tenant-id-malformed"),
        ("b44bb1fb-c595-45b0-9e09-d657365580b¶", "tenant-id-malformed"),
        ("b44bb1fb-c595-45b0-9e09-d657365580ＢＦ", "tenant-id-malformed"),
        ("b44bb1fb-c595-45b0-9e09-d657365580bf&x=1", "tenant-id-malformed"),
        ("contoso.onmicrosoft.com", "tenant-id-malformed"),
    ];
    for (given, code) in rows {
        let decision = decide(&with(&office(), &format!(r#"{{"customer": {{"tenantId": "{given}"}}}}"#)));
        assert_eq!(codes(&decision), *code, "{given:?}");
        let has_link = text_at(&decision, "portal.url").contains("CTID=");
        assert_eq!(has_link, code.is_empty(), "{given:?}");
        // For Azure its absence says nothing; a wrong one is wrong all the same.
        let azure = decide(&with(AZURE, &format!(r#"{{"customer": {{"tenantId": "{given}"}}}}"#)));
        assert_eq!(codes(&azure), if code.ends_with("malformed") { *code } else { "" }, "{given:?}");
    }
    // Only the commercial cloud has a session for the customer, so only there an absent id is worth a word.
    for (customer, code) in [
        (r#"{"cloud": "us-government"}"#, ""),
        (r#"{"cloud": "us-government-dod"}"#, ""),
        (r#"{"domain": "contoso.onmicrosoft.us"}"#, ""),
        (r#"{"domain": "contoso.onmicrosoft.us", "cloud": "commercial"}"#, "tenant-id-missing"),
        (r#"{"cloud": "china"}"#, ""),
    ] {
        let request = with(&office(), r#"{"customer": {"tenantId": null}}"#);
        let decision = decide(&with(&request, &format!(r#"{{"customer": {customer}}}"#)));
        assert_eq!(codes(&decision), code, "{customer}");
    }
}

/// R14, R19: the e-mail address by the HTML standard's rule.
#[test]
fn email_addresses() {
    let label = "a".repeat(63);
    let long = format!("a@{label}.{label}.example");
    let too_long = format!("a@{label}a.example");
    let rows: &[(&str, &str)] = &[
        ("a@b", ""),
        ("ada@adatum.example", ""),
        (" \\tada@adatum.example\\n", ""),
        ("ADA@ADATUM.EXAMPLE", ""),
        (".!#$%&'*+/=?^_`{|}~-@adatum.example", ""),
        ("a..b@adatum.example", ""),
        ("a@1.2.3.4", ""),
        ("a@xn--bcher-kva.example", ""),
        (&long, ""),
        ("", "contact-email-missing"),
        (" ", "contact-email-missing"),
        ("ada", "contact-email-malformed"),
        ("@adatum.example", "contact-email-malformed"),
        ("ada@", "contact-email-malformed"),
        ("a@b@c", "contact-email-malformed"),
        ("a@-b", "contact-email-malformed"),
        ("a@b-", "contact-email-malformed"),
        ("a@b.", "contact-email-malformed"),
        ("a@.b", "contact-email-malformed"),
        ("a@b..c", "contact-email-malformed"),
        ("a@b_c", "contact-email-malformed"),
        ("a b@c", "contact-email-malformed"),
        ("a@b c", "contact-email-malformed"),
        ("a@[127.0.0.1]", "contact-email-malformed"),
        ("\\\"a\\\"@b", "contact-email-malformed"),
        ("a,b@c", "contact-email-malformed"),
        ("Ada <ada@adatum.example>", "contact-email-malformed"),
        ("łucja@adatum.example", "contact-email-malformed"),
        ("ada@bücher.example", "contact-email-malformed"),
        ("ada@adatum.example;bob@adatum.example", "contact-email-malformed"),
        (&too_long, "contact-email-malformed"),
    ];
    for (address, code) in rows {
        let decision = decide(&with(AZURE, &format!(r#"{{"contact": {{"email": "{address}"}}}}"#)));
        assert_eq!(codes(&decision), *code, "{address:?}");
    }
}

/// R14, R19: the contact is the partner's own: not at the customer's domain, one of the others, or below one.
#[test]
fn contact_is_customer() {
    let rows: &[(&str, &str, bool)] = &[
        (r#"{"domain": "contoso.com"}"#, "a@contoso.com", true),
        (r#"{"domain": "contoso.com"}"#, " A@CONTOSO.COM ", true),
        (r#"{"domain": " Contoso.com. "}"#, "a@contoso.com", true),
        (r#"{"domain": "contoso.com"}"#, "a@mail.contoso.com", true),
        (r#"{"domain": "contoso.com"}"#, "a@x.y.contoso.com", true),
        (r#"{"domain": "contoso.com"}"#, "a@mycontoso.com", false),
        (r#"{"domain": "contoso.com"}"#, "a@contoso.com.example", false),
        (r#"{"domain": "contoso.com"}"#, "a@com", false),
        (r#"{"domain": "mail.contoso.com"}"#, "a@contoso.com", false),
        (r#"{"domain": "contoso.com"}"#, "contoso.com@adatum.example", false),
        (r#"{"domain": "contoso.com", "otherDomains": ["fabrikam.com"]}"#, "a@fabrikam.com", true),
        (r#"{"domain": "contoso.com", "otherDomains": ["x", "FABRIKAM.com."]}"#, "a@hq.fabrikam.com", true),
        (r#"{"domain": "contoso.com", "otherDomains": ["fabrikam.com"]}"#, "a@contoso.com", true),
        (r#"{"domain": "contoso.com", "otherDomains": ["bücher.example"]}"#, "a@XN--bcher-kva.example", true),
        (r#"{"domain": "bücher.example"}"#, "a@it.xn--bcher-kva.example", true),
        // What is no domain name is passed over, and harms nothing.
        (
            r#"{"domain": "contoso.com", "otherDomains": ["", "com", "*.fabrikam.com", "fabrikam.com/"]}"#,
            "a@fabrikam.com",
            false,
        ),
        (r#"{"domain": "contoso", "otherDomains": ["fabrikam.com"]}"#, "a@fabrikam.com", true),
        (r#"{"domain": "contoso", "otherDomains": []}"#, "a@contoso", false),
        (r#"{"domain": null, "otherDomains": ["fabrikam.com"]}"#, "a@fabrikam.com", true),
    ];
    for (customer, email, is_found) in rows {
        let request = with(AZURE, &format!(r#"{{"customer": {customer}, "contact": {{"email": "{email}"}}}}"#));
        let decision = decide(&request);
        assert_eq!(codes(&decision).contains("contact-is-customer"), *is_found, "{customer} {email}");
        assert_eq!(rules(&decision).contains("R14"), *is_found, "{customer} {email}");
        let office = decide(&with(&request, r#"{"service": "office-365"}"#));
        assert_eq!(rules(&office).contains("R19"), *is_found, "{customer} {email}");
    }
}

/// R10, R46: the newer guidance is said to every reseller on Azure, whatever the outcome, and changes none.
#[test]
fn newer_guidance() {
    for (kind, service, is_said) in [
        ("indirect-reseller", "azure", true),
        ("indirect-provider", "azure", false),
        ("direct-bill", "azure", false),
        ("indirect-reseller", "office-365", false),
        ("indirect-reseller", "marketplace", false),
    ] {
        for granted in ["true", "null", "false"] {
            let change = format!(
                r#"{{"service": "{service}", "partner": {{"type": "{kind}"}}, "azure": {{"providerGrantedAccess": {granted}}}}}"#
            );
            let decision = decide(&with(AZURE, &change));
            assert_eq!(codes(&decision), if is_said { "newer-guidance" } else { "" }, "{change}");
            assert_eq!(rules(&decision).contains("R46"), is_said, "{change}");
        }
    }
}
