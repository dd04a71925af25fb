//! The contract's tables of outcomes, portals, severities, first responses and fees, row by row.

#[path = "common/requests.rs"]
mod requests;

use requests::*;
use service_request_wizard::domain::evaluate::evaluate_line;
use service_request_wizard::native::NativeNames;

/// R02, R03, R04, R08, R10, R11, R21, R22, R23, R24, R26, R42: each row by itself, with the rules of its row.
#[test]
fn outcomes() {
    for (outcome, rules_of_row, change) in GATES {
        // No impact and an id: then the row's rules are all there are, but for a reseller's newer guidance.
        let bare = with(AZURE, r#"{"impact": null}"#);
        let decision = decide(&with(&bare, change));
        assert_eq!(text_at(&decision, "outcome"), outcome);
        let guidance = if outcome == "ask-provider" { " R46" } else { "" };
        assert_eq!(rules(&decision), [rules_of_row, guidance].concat(), "{outcome}");
        for key in ["supportPlan", "firstResponse", "fee", "severity"] {
            assert_eq!(at(&decision, key), "null", "{outcome}: {key}");
        }
        let has_portal = at(&decision, "portal") != "null";
        assert_eq!(has_portal, outcome == "file-own-tenant", "{outcome}");
    }
    assert_eq!(text_at(&decide(AZURE), "outcome"), "file-in-portal");
    assert_eq!(rules(&decide(AZURE)), "R02 R13 R27 R32 R34");
    assert_eq!(rules(&decide(&office())), "R02 R27 R32 R34 R43");
}

/// R40, R45: where several rows hold, the first one counts; without a domain or a product none of them does.
#[test]
fn the_first_row_that_holds_counts() {
    for (at, (outcome, _, change)) in GATES.iter().enumerate() {
        for (later, _, later_change) in &GATES[at..] {
            let both = with(&with(AZURE, later_change), change);
            assert_eq!(text_at(&decide(&both), "outcome"), *outcome, "{outcome} and {later}");
        }
        for lacking in [
            r#"{"customer": {"domain": null}}"#,
            r#"{"customer": {"domain": " "}}"#,
            r#"{"customer": {"domain": "contoso"}}"#,
            r#"{"service": null}"#,
        ] {
            let decision = decide(&with(&with(AZURE, change), lacking));
            assert_eq!(text_at(&decision, "outcome"), "incomplete", "{outcome}, {lacking}");
            assert!(rules(&decision).contains("R40") && !rules(&decision).contains("R45"), "{outcome}, {lacking}");
        }
    }
}

/// R03, R21, R22, R26, R42: every way in which a row can hold, and the nearest ways in which it does not.
#[test]
fn conditions_of_outcomes() {
    let office = office();
    let dynamics = dynamics();
    let own = with(AZURE, r#"{"partner": {"domains": ["contoso.com"]}}"#);
    let rows: &[(&str, &str, &str)] = &[
        (AZURE, r#"{"customer": {"cloud": "germany"}}"#, "other-operator"),
        (AZURE, r#"{"customer": {"domain": "contoso.partner.onmschina.cn"}}"#, "other-operator"),
        (AZURE, r#"{"customer": {"domain": "contoso.onmicrosoft.de"}}"#, "other-operator"),
        (AZURE, r#"{"customer": {"domain": "contoso.onmicrosoft.de", "cloud": "commercial"}}"#, "file-in-portal"),
        (AZURE, r#"{"customer": {"cloud": "us-government-dod"}}"#, "file-in-portal"),
        (&own, "{}", "own-tenant-needs-plan"),
        (&own, r#"{"partner": {"ownPlan": {"kind": "premier"}}}"#, "own-tenant-needs-plan"),
        (&own, r#"{"partner": {"ownPlan": {"id": "1"}}}"#, "own-tenant-needs-plan"),
        (&own, r#"{"partner": {"ownPlan": {"kind": "premier", "id": "\t\u00a0"}}}"#, "own-tenant-needs-plan"),
        (&own, r#"{"partner": {"ownPlan": {"kind": "premier", "id": "1"}}}"#, "file-own-tenant"),
        (&own, r#"{"partner": {"ownPlan": {"kind": "azure-support-plan", "id": " 1 "}}}"#, "file-own-tenant"),
        (&own, r#"{"customer": {"domain": " Contoso.COM. "}}"#, "own-tenant-needs-plan"),
        // Neither a domain below an own one, nor one above it, nor the customer's further ones count.
        (&own, r#"{"customer": {"domain": "mail.contoso.com"}}"#, "file-in-portal"),
        (AZURE, r#"{"partner": {"domains": ["mail.contoso.com"]}}"#, "file-in-portal"),
        (AZURE, r#"{"customer": {"otherDomains": ["adatum.example"]}}"#, "incomplete"),
        (
            AZURE,
            r#"{"partner": {"domains": ["", "contoso", "*.contoso.com", "https://contoso.com"]}}"#,
            "file-in-portal",
        ),
        (
            AZURE,
            r#"{"customer": {"domain": "bücher.example"}, "partner": {"domains": ["XN--BCHER-KVA.example"]}}"#,
            "own-tenant-needs-plan",
        ),
        (&dynamics, "{}", "file-in-portal"),
        (&dynamics, r#"{"dynamicsTopic": "further-technical-support"}"#, "contact-dynamics-support"),
        (&dynamics, r#"{"dynamicsTopic": "billing", "partner": {"dynamicsPlan": "none"}}"#, "contact-dynamics-support"),
        (&dynamics, r#"{"partner": {"dynamicsPlan": "premier-support-for-partners"}}"#, "file-in-portal"),
        (&dynamics, r#"{"partner": {"dynamicsPlan": null}}"#, "incomplete"),
        (&office, r#"{"dynamicsTopic": "billing", "partner": {"dynamicsPlan": "none"}}"#, "file-in-portal"),
        (AZURE, r#"{"triage": {"healthChecked": false}}"#, "solve-first"),
        (AZURE, r#"{"triage": {"category": "none"}}"#, "solve-first"),
        (AZURE, r#"{"triage": {"healthChecked": false, "troubleshot": null, "category": null}}"#, "solve-first"),
        (AZURE, r#"{"topic": "billing", "triage": {"healthChecked": false, "category": "none"}}"#, "file-in-portal"),
        (AZURE, r#"{"topic": null, "triage": {"healthChecked": false}}"#, "incomplete"),
        (&office, r#"{"partner": {"role": "helpdesk-agent"}}"#, "file-in-portal"),
        (
            &office,
            r#"{"partner": {"type": "indirect-reseller"}, "azure": {"providerGrantedAccess": false}}"#,
            "file-in-portal",
        ),
        (
            AZURE,
            r#"{"partner": {"type": "indirect-provider"}, "azure": {"providerGrantedAccess": false}}"#,
            "file-in-portal",
        ),
        (
            AZURE,
            r#"{"partner": {"type": "indirect-reseller"}, "azure": {"providerGrantedAccess": true}}"#,
            "file-in-portal",
        ),
        (AZURE, r#"{"partner": {"role": "global-admin"}}"#, "file-in-portal"),
    ];
    for (request, change, outcome) in rows {
        assert_eq!(text_at(&decide(&with(request, change)), "outcome"), *outcome, "{change}");
    }
}

/// R05, R06, R16, R45: row 11, what must be answered and what need not be.
#[test]
fn needed_answers() {
    let reseller =
        with(AZURE, r#"{"partner": {"type": "indirect-reseller"}, "azure": {"providerGrantedAccess": true}}"#);
    let no_permissions =
        with(AZURE, r#"{"azure": {"adminPermissions": false, "noPermissionsBecause": "never-requested"}}"#);
    let billing = with(&office(), r#"{"topic": "billing", "impact": null, "triage": null}"#);
    let dynamics = dynamics();
    let office = office();
    let needed: &[(&str, &str)] = &[
        (AZURE, r#"{"topic": null}"#),
        (AZURE, r#"{"partner": {"type": null}}"#),
        (AZURE, r#"{"partner": {"role": null}}"#),
        (AZURE, r#"{"triage": {"healthChecked": null}}"#),
        (AZURE, r#"{"triage": {"troubleshot": null}}"#),
        (AZURE, r#"{"triage": {"category": null}}"#),
        (AZURE, r#"{"triage": null}"#),
        (AZURE, r#"{"azure": {"adminPermissions": null}}"#),
        (AZURE, r#"{"impact": null}"#),
        (AZURE, r#"{"impact": null, "severity": "A"}"#),
        (AZURE, r#"{"title": null}"#),
        (AZURE, r#"{"contact": null}"#),
        (AZURE, r#"{"customer": {"tenantId": "x"}}"#),
        (&reseller, r#"{"azure": {"providerGrantedAccess": null}}"#),
        (&no_permissions, r#"{"azure": {"noPermissionsBecause": null}}"#),
        (&dynamics, r#"{"partner": {"dynamicsPlan": null}}"#),
        (&office, r#"{"topic": null}"#),
        (&office, r#"{"impact": null}"#),
        (&billing, r#"{"partner": null}"#),
    ];
    for (request, change) in needed {
        assert_eq!(text_at(&decide(request), "outcome"), "file-in-portal");
        let decision = decide(&with(request, change));
        assert_eq!(text_at(&decision, "outcome"), "incomplete", "{change}");
        assert!(rules(&decision).contains("R45") && !rules(&decision).contains("R02"), "{change}");
        for key in ["portal", "supportPlan", "firstResponse", "fee"] {
            assert_eq!(at(&decision, key), "null", "{change}: {key}");
        }
    }
    let not_needed: &[(&str, &str)] = &[
        (AZURE, r#"{"partner": {"domains": null, "dynamicsPlan": null, "ownPlan": null}}"#),
        (AZURE, r#"{"azure": {"adminPermissions": false, "noPermissionsBecause": "azure-subscriptions-only"}}"#),
        (AZURE, r#"{"customer": {"tenantId": null}, "severity": null, "language": null, "contact": {"phone": null}}"#),
        (&office, r#"{"partner": {"role": null}, "azure": {"adminPermissions": false}, "customer": {"tenantId": ""}}"#),
        (&billing, r#"{"partner": {"role": null}}"#),
        (&dynamics, r#"{"partner": {"role": null}}"#),
        (AZURE, r#"{"topic": "fraud", "impact": null, "triage": null}"#),
        (AZURE, r#"{"topic": "how-to", "impact": null, "triage": null}"#),
    ];
    for (request, change) in not_needed {
        assert_eq!(text_at(&decide(&with(request, change)), "outcome"), "file-in-portal", "{change}");
    }
}

/// R02, R06, R08, R13, R15, R17, R20, R43: the table of portals, for every product, cloud and tenant id.
#[test]
fn portals() {
    const ID: &str = "B44BB1FB-C595-45B0-9E09-D657365580BF";
    const SESSION: &str = "https://portal.office.com/Partner/BeginClientSession.aspx?CTID=b44bb1fb-c595-45b0-9e09-d657365580bf&CSDEST=Support";
    const LIST: &str = "https://partner.microsoft.com/dashboard/commerce2/customers/list";
    // Cloud, tenant id, then for a customer and for one's own tenant: id, address, context.
    let azure: &[(&str, [&str; 3], [&str; 3])] = &[
        (
            "commercial",
            ["azure", "https://portal.azure.com/contoso.com", "customer"],
            ["azure", "https://portal.azure.com/", "own"],
        ),
        (
            "us-government",
            ["azure", "https://portal.azure.us/contoso.com", "customer"],
            ["azure", "https://portal.azure.us/", "own"],
        ),
        (
            "us-government-dod",
            ["azure", "https://portal.azure.us/contoso.com", "customer"],
            ["azure", "https://portal.azure.us/", "own"],
        ),
    ];
    let with_id: &[(&str, [&str; 3], [&str; 3])] = &[
        (
            "commercial",
            ["microsoft-365", SESSION, "customer"],
            ["microsoft-365", "https://admin.microsoft.com/", "own"],
        ),
        (
            "us-government",
            ["microsoft-365", "https://portal.office365.us/", "choose-customer"],
            ["microsoft-365", "https://portal.office365.us/", "own"],
        ),
        (
            "us-government-dod",
            ["microsoft-365", "https://portal.apps.mil/", "choose-customer"],
            ["microsoft-365", "https://portal.apps.mil/", "own"],
        ),
    ];
    let without_id: Vec<_> = with_id
        .iter()
        .map(|(cloud, customer, own)| {
            let customer = if *cloud == "commercial" { ["partner-center", LIST, "choose-customer"] } else { *customer };
            (*cloud, customer, *own)
        })
        .collect();
    let check = |service: &str, id: &str, rows: &[(&str, [&str; 3], [&str; 3])]| {
        for (cloud, customer, own) in rows {
            let track = if service == "azure" { "manage-support-requests" } else { "see-all-support-tickets" };
            let request = with(
                &dynamics(),
                &format!(
                    r#"{{"service": "{service}", "customer": {{"cloud": "{cloud}", "tenantId": {id}}}, "azure": {{"adminPermissions": true}}}}"#
                ),
            );
            let own_request = with(
                &request,
                r#"{"partner": {"domains": ["contoso.com"], "ownPlan": {"kind": "premier", "id": "1"}}, "contact": null}"#,
            );
            for (request, outcome, [portal, url, context]) in
                [(request, "file-in-portal", customer), (own_request, "file-own-tenant", own)]
            {
                let decision = decide(&request);
                assert_eq!(text_at(&decision, "outcome"), outcome, "{service} {cloud} {id}");
                assert_eq!(
                    at(&decision, "portal"),
                    format!(r#"{{"id":"{portal}","url":"{url}","context":"{context}","track":"{track}"}}"#),
                    "{service} {cloud} {id}"
                );
                let is_filed = outcome == "file-in-portal";
                let plan = if service == "azure" && is_filed { r#""Cloud Solution Provider""# } else { "null" };
                assert_eq!(at(&decision, "supportPlan"), plan, "{service} {cloud} {id}");
                assert_eq!(rules(&decision).contains("R13"), plan != "null");
                let misses_id = codes(&decision).contains("tenant-id-missing");
                assert_eq!(rules(&decision).contains("R43"), service != "azure" && (is_filed || misses_id));
                assert!(!rules(&decision).contains("R41"), "the cloud was given");
            }
        }
    };
    for id in [format!("\"{ID}\""), format!("\"{{{ID}}}\""), "null".to_owned()] {
        check("azure", &id, azure);
        for service in ["office-365", "dynamics-365", "enterprise-mobility-suite"] {
            check(service, &id, if id == "null" { &without_id } else { with_id });
        }
    }
}

/// R25, R30, R31, R32, R33: severity and what is said about it, for each impact and choice, whatever the outcome.
#[test]
fn severities() {
    let impacts = [
        ("production-down", "A", "R31"),
        ("production-partly-affected", "B", "R32"),
        ("services-available", "C", "R33"),
        ("non-production", "C", "R33"),
    ];
    let mut requests: Vec<String> = GATES.iter().map(|(_, _, change)| with(AZURE, change)).collect();
    requests.extend([AZURE.to_owned(), office(), "{}".to_owned(), with(AZURE, r#"{"topic": "billing"}"#)]);
    for request in &requests {
        for choice in [None, Some("A"), Some("B"), Some("C")] {
            let chosen = choice.map_or("null".to_owned(), |choice| format!("\"{choice}\""));
            for (impact, derived, rule) in impacts {
                let decision = decide(&with(request, &format!(r#"{{"impact": "{impact}", "severity": {chosen}}}"#)));
                let filed = choice.unwrap_or(derived);
                assert_eq!(at(&decision, "severity"), format!(r#"{{"derived":"{derived}","chosen":"{filed}"}}"#));
                // A is more urgent than B, and comes before it in the alphabet.
                let finding = match filed.cmp(derived) {
                    std::cmp::Ordering::Less => "severity-above-impact",
                    std::cmp::Ordering::Equal => "",
                    std::cmp::Ordering::Greater => "severity-below-impact",
                };
                let found = codes(&decision);
                let found = found.split(' ').find(|code| code.starts_with("severity")).unwrap_or_default();
                assert_eq!(found, finding, "{impact} {choice:?}");
                let rules = rules(&decision);
                assert_eq!(rules.contains("R25"), filed == "A", "{impact} {choice:?}: {rules}");
                for other in ["R31", "R32", "R33"] {
                    assert_eq!(rules.contains(other), other == rule, "{impact} {choice:?}: {rules}");
                }
            }
            let decision = decide(&with(request, &format!(r#"{{"impact": null, "severity": {chosen}}}"#)));
            let severity = choice.map_or("null".to_owned(), |_| format!(r#"{{"derived":null,"chosen":{chosen}}}"#));
            assert_eq!(at(&decision, "severity"), severity);
            assert!(!["R31", "R32", "R33"].iter().any(|rule| rules(&decision).contains(rule)));
            assert!(!codes(&decision).contains("severity"));
        }
    }
}

/// R31, R32, R33, R34, R35, R36: the first response by topic, language and severity.
#[test]
fn first_responses() {
    let hours = |value: u32| (format!(r#"{{"kind":"hours","value":{value}}}"#), "R34");
    let business_hours = || (r#"{"kind":"business-hours","value":null}"#.to_owned(), "R35");
    let business_day = || (r#"{"kind":"business-days","value":1}"#.to_owned(), "R36");
    let rows = [
        ("{}", hours(4)),
        (r#"{"impact": "production-down"}"#, hours(2)),
        (r#"{"impact": "services-available"}"#, hours(8)),
        (r#"{"impact": "non-production"}"#, hours(8)),
        (r#"{"severity": "A"}"#, hours(2)),
        (r#"{"severity": "C"}"#, hours(8)),
        (r#"{"language": null}"#, hours(4)),
        (r#"{"language": "en"}"#, hours(4)),
        (r#"{"language": "EN-gb"}"#, hours(4)),
        (r#"{"language": "en-Latn-US"}"#, hours(4)),
        // Not a tag of the standard, but what other systems write for it.
        (r#"{"language": "en_US"}"#, hours(4)),
        (r#"{"language": "pl"}"#, business_hours()),
        (r#"{"language": "pl-PL"}"#, business_hours()),
        (r#"{"language": "de-en"}"#, business_hours()),
        (r#"{"language": "eng"}"#, business_hours()),
        (r#"{"language": "e"}"#, business_hours()),
        (r#"{"language": "pl", "impact": "production-down"}"#, business_hours()),
        (r#"{"topic": "how-to"}"#, business_day()),
        (r#"{"topic": "billing"}"#, business_day()),
        (r#"{"topic": "subscription-management"}"#, business_day()),
        (r#"{"topic": "fraud", "impact": "production-down"}"#, business_day()),
        (r#"{"topic": "billing", "language": "pl", "impact": null}"#, business_day()),
    ];
    for request in [AZURE, &office(), &dynamics()] {
        for (change, (response, rule)) in &rows {
            let decision = decide(&with(request, change));
            assert_eq!(text_at(&decision, "outcome"), "file-in-portal", "{change}");
            assert_eq!(at(&decision, "firstResponse"), *response, "{change}");
            for other in ["R34", "R35", "R36"] {
                assert_eq!(rules(&decision).contains(other), other == *rule, "{change}");
            }
        }
    }
}

/// R27, R29: the fee by topic and product.
#[test]
fn fees() {
    for (request, fee) in [(AZURE, "azure-fee"), (&office(), "no-separate-fee"), (&dynamics(), "no-separate-fee")] {
        for (topic, fee, rule) in [
            ("technical", fee, "R27"),
            ("how-to", fee, "R27"),
            ("fraud", fee, "R27"),
            ("billing", "included", "R29"),
            ("subscription-management", "included", "R29"),
        ] {
            let decision = decide(&with(request, &format!(r#"{{"topic": "{topic}"}}"#)));
            assert_eq!(text_at(&decision, "fee"), fee, "{topic}");
            for other in ["R27", "R29"] {
                assert_eq!(rules(&decision).contains(other), other == rule, "{topic}");
            }
        }
    }
}

/// R02, R13, R25, R27, R30, R32, R34: the contract's example, byte for byte.
#[test]
fn the_contracts_example() {
    let request = with(AZURE, r#"{"severity": "A"}"#);
    let line = evaluate_line(&value(&request).to_text(), &NativeNames);
    let example = r#"{"outcome":"file-in-portal","customer":{"domain":"contoso.com","cloud":"commercial"},
        "portal":{"id":"azure","url":"https://portal.azure.com/contoso.com","context":"customer","track":"manage-support-requests"},
        "supportPlan":"Cloud Solution Provider","severity":{"derived":"B","chosen":"A"},"firstResponse":{"kind":"hours","value":2},
        "fee":"azure-fee","findings":[{"code":"severity-above-impact","level":"warning","field":"severity","rule":"R30"}],
        "rules":["R02","R13","R25","R27","R30","R32","R34"],"policy":"2021-02"}"#;
    assert_eq!(line, example.replace("\n        ", ""));
}
