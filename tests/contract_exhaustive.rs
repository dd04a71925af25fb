//! Every combination of the contract's words against a second reading of the contract, written as a table of
//! conditions over words and sharing nothing with the rules but the request.

use std::fmt::Write;

use service_request_wizard::domain::decision::{Decision, FirstResponse};
use service_request_wizard::domain::evaluate::{evaluate, evaluate_line};
use service_request_wizard::domain::request::{Azure, Contact, Customer, OwnPlan, Partner, Request, Triage};
use service_request_wizard::domain::terms::*;
use service_request_wizard::native::NativeNames;

macro_rules! axes {
    ($($Axis:ident $path:literal $kind:ident [$($word:literal),+] $default:literal;)+) => {
        /// One key of the request.
        #[derive(Clone, Copy, Debug)]
        enum Axis { $($Axis,)+ }
        use Axis::*;

        /// Every key with its path, the kind of its value, the words that it takes here (empty: absent), and the
        /// one that makes a complete request.
        const AXES: &[(&str, Kind, &[&str], &str)] = &[$(($path, Kind::$kind, &["", $($word,)+], $default),)+];
    };
}

#[derive(Clone, Copy, Debug, PartialEq)]
enum Kind {
    Text,
    Flag,
}

axes! {
    Domain "customer.domain" Text [" ", "contoso", "contoso.com", "Fabrikam.OnMicrosoft.us.", "a.partner.onmschina.cn",
        "a.onmicrosoft.de", "a.onmicrosoft.com", "own.example", "pаypal.example"] "contoso.com";
    CustomerCloud "customer.cloud" Text ["commercial", "us-government", "us-government-dod", "china", "germany"] "";
    Tenant "customer.tenantId" Text ["b44bb1fb-c595-45b0-9e09-d657365580bf",
        "{B44BB1FB-C595-45B0-9E09-D657365580BF}", "b44bb1fb"] "b44bb1fb-c595-45b0-9e09-d657365580bf";
    Kinship "partner.type" Text ["direct-bill", "indirect-provider", "indirect-reseller"] "direct-bill";
    PartnerRole "partner.role" Text ["global-admin", "admin-agent", "helpdesk-agent"] "admin-agent";
    Plan "partner.dynamicsPlan" Text ["none", "advanced-support-for-partners", "premier-support-for-partners"]
        "advanced-support-for-partners";
    OwnKind "partner.ownPlan.kind" Text ["mpn-contract", "premier", "azure-support-plan"] "";
    OwnId "partner.ownPlan.id" Text [" ", "4711"] "";
    Product "service" Text ["azure", "office-365", "dynamics-365", "enterprise-mobility-suite", "marketplace"] "azure";
    Matter "topic" Text ["technical", "how-to", "billing", "subscription-management", "fraud"] "technical";
    DynamicsMatter "dynamicsTopic" Text ["plan-subscription", "licensing", "billing", "finance-and-operations",
        "product-license", "further-technical-support"] "";
    Health "triage.healthChecked" Flag ["true", "false"] "true";
    Troubleshot "triage.troubleshot" Flag ["true", "false"] "true";
    Criterion "triage.category" Text ["undocumented-problem", "service-unavailable", "bug", "network-disruption",
        "regional-multitenant", "none"] "bug";
    Permissions "azure.adminPermissions" Flag ["true", "false"] "true";
    Because "azure.noPermissionsBecause" Text ["never-requested", "azure-subscriptions-only"] "";
    Granted "azure.providerGrantedAccess" Flag ["true", "false"] "true";
    Effect "impact" Text ["production-down", "production-partly-affected", "services-available", "non-production"]
        "production-partly-affected";
    Choice "severity" Text ["A", "B", "C"] "";
    Language "language" Text ["en", "EN-gb", "pl"] "";
    First "contact.firstName" Text [" ", "Ada"] "Ada";
    Last "contact.lastName" Text [" ", "Adams"] "Adams";
    Email "contact.email" Text [" ", "ada@", " ada@adatum.example ", "it@HQ.contoso.com", "it@fabrikam.example"]
        " ada@adatum.example ";
    Title "title" Text [" ", "Disks do not attach"] "Disks do not attach";
    Description "description" Text [" ", "Since Monday."] "Since Monday.";
}

/// The domains among the words above that are domain names: the canonical form, and the cloud that a suffix tells.
const CANONICAL: [(&str, &str, &str); 7] = [
    ("contoso.com", "contoso.com", ""),
    ("Fabrikam.OnMicrosoft.us.", "fabrikam.onmicrosoft.us", "us-government"),
    ("a.partner.onmschina.cn", "a.partner.onmschina.cn", "china"),
    ("a.onmicrosoft.de", "a.onmicrosoft.de", "germany"),
    ("a.onmicrosoft.com", "a.onmicrosoft.com", "commercial"),
    ("own.example", "own.example", ""),
    ("pаypal.example", "xn--pypal-4ve.example", ""),
];

/// What every request has besides: one of the partner's own domains is the customer's, one of the customer's
/// further domains is that of an e-mail address above.
const OWN: [&str; 3] = ["adatum.example", "not a domain", "OWN.example"];
const FURTHER: [&str; 2] = ["fabrikam.example", ".."];

/// A request as one word for each key.
#[derive(Clone)]
struct Case([&'static str; AXES.len()]);

impl Case {
    fn word(&self, axis: Axis) -> &'static str {
        self.0[axis as usize]
    }

    fn is(&self, axis: Axis, word: &str) -> bool {
        self.word(axis) == word
    }

    fn lacks(&self, axis: Axis) -> bool {
        self.word(axis).trim().is_empty()
    }

    fn request(&self) -> Request {
        let text = |axis| Some(self.word(axis)).filter(|word| !word.is_empty()).map(str::to_owned);
        let flag = |axis| Some(self.word(axis)).filter(|word| !word.is_empty()).map(|word| word == "true");
        let texts = |texts: &[&str]| texts.iter().map(|text| (*text).to_owned()).collect();
        Request {
            customer: Customer {
                domain: text(Domain),
                other_domains: texts(&FURTHER),
                tenant_id: text(Tenant),
                cloud: Cloud::from_word(self.word(CustomerCloud)),
            },
            partner: Partner {
                kind: PartnerType::from_word(self.word(Kinship)),
                role: Role::from_word(self.word(PartnerRole)),
                domains: texts(&OWN),
                dynamics_plan: DynamicsPlan::from_word(self.word(Plan)),
                own_plan: OwnPlan { kind: OwnPlanKind::from_word(self.word(OwnKind)), id: text(OwnId) },
            },
            service: Service::from_word(self.word(Product)),
            topic: Topic::from_word(self.word(Matter)),
            dynamics_topic: DynamicsTopic::from_word(self.word(DynamicsMatter)),
            triage: Triage {
                health_checked: flag(Health),
                troubleshot: flag(Troubleshot),
                category: Category::from_word(self.word(Criterion)),
            },
            azure: Azure {
                admin_permissions: flag(Permissions),
                no_permissions_because: NoPermissionsBecause::from_word(self.word(Because)),
                provider_granted_access: flag(Granted),
            },
            impact: Impact::from_word(self.word(Effect)),
            severity: Severity::from_word(self.word(Choice)),
            language: text(Language),
            title: text(Title),
            description: text(Description),
            contact: Contact { first_name: text(First), last_name: text(Last), email: text(Email), phone: None },
        }
    }

    /// The request as JSON. Absent is written as null or left out, by turns.
    fn json(&self) -> String {
        let mut groups: Vec<(&str, String)> = vec![
            ("customer.", format!(r#""otherDomains":["{}"]"#, FURTHER.join("\",\""))),
            ("partner.", format!(r#""domains":["{}"]"#, OWN.join("\",\""))),
            ("partner.ownPlan.", String::new()),
            ("triage.", String::new()),
            ("azure.", String::new()),
            ("contact.", String::new()),
            ("", String::new()),
        ];
        for ((path, kind, words, _), word) in AXES.iter().zip(self.0) {
            let split = path.rfind('.').map_or(0, |at| at + 1);
            let (_, text) = groups.iter_mut().find(|(group, _)| *group == &path[..split]).expect("a group");
            let written = match (word, kind) {
                ("", _) if words.len() % 2 == 0 => continue,
                ("", _) => "null".to_owned(),
                (_, Kind::Flag) => word.to_owned(),
                (_, Kind::Text) => format!("\"{word}\""),
            };
            let comma = if text.is_empty() { "" } else { "," };
            write!(text, "{comma}\"{}\":{written}", &path[split..]).expect("text takes all");
        }
        let [customer, partner, own, triage, azure, contact, rest] = [0, 1, 2, 3, 4, 5, 6].map(|at| &*groups[at].1);
        let comma = if rest.is_empty() { "" } else { "," };
        format!(
            r#"{{"customer":{{{customer}}},"partner":{{{partner},"ownPlan":{{{own}}}}},"triage":{{{triage}}},"azure":{{{azure}}},"contact":{{{contact}}}{comma}{rest}}}"#
        )
    }
}

/// What the contract says about a case, in its words; empty for null.
#[derive(Debug, Default, PartialEq)]
struct Verdict {
    outcome: &'static str,
    domain: String,
    cloud: &'static str,
    /// Id, address, context, track.
    portal: Option<(&'static str, String, &'static str, &'static str)>,
    support_plan: &'static str,
    /// Derived, chosen.
    severity: (&'static str, &'static str),
    /// Kind, value.
    response: (&'static str, u32),
    fee: &'static str,
    /// Code, level, field, rule.
    findings: Vec<[&'static str; 4]>,
    rules: Vec<&'static str>,
}

/// The contract, read a second time.
fn verdict(case: &Case) -> Verdict {
    let known = CANONICAL.iter().find(|(raw, ..)| case.is(Domain, raw));
    let suffix = known.map_or("", |(_, _, cloud)| cloud);
    let cloud = match case.word(CustomerCloud) {
        "" if known.is_none() => "",
        "" if suffix.is_empty() => "commercial",
        "" => suffix,
        given => given,
    };
    let azure = case.is(Product, "azure");
    let dynamics = case.is(Product, "dynamics-365");
    let family = ["office-365", "dynamics-365", "enterprise-mobility-suite"].contains(&case.word(Product));
    let technical = case.is(Matter, "technical");
    let reseller = case.is(Kinship, "indirect-reseller");
    let own = case.is(Domain, "own.example");
    let has_plan = !case.lacks(OwnKind) && !case.lacks(OwnId);
    let not_done = case.is(Health, "false") || case.is(Troubleshot, "false") || case.is(Criterion, "none");
    // The table's rows 1 to 10.
    let rows: [(bool, &str, &[&str]); 10] = [
        (known.is_none() || case.lacks(Product), "incomplete", &["R40"]),
        (case.is(Product, "marketplace"), "contact-isv", &["R23", "R24"]),
        (cloud == "china" || cloud == "germany", "other-operator", &["R42"]),
        (own && !has_plan, "own-tenant-needs-plan", &["R26"]),
        (own, "file-own-tenant", &["R08", "R26"]),
        (dynamics && !case.lacks(DynamicsMatter), "contact-dynamics-support", &["R22"]),
        (dynamics && case.is(Plan, "none"), "needs-support-plan", &["R21"]),
        (technical && not_done, "solve-first", &["R03"]),
        (azure && case.is(PartnerRole, "helpdesk-agent"), "delegate-azure-support", &["R11"]),
        (azure && reseller && case.is(Granted, "false"), "ask-provider", &["R10", "R04"]),
    ];
    let row = rows.iter().position(|(holds, ..)| *holds);
    let contact_may_be_given = !matches!(row, Some(1..));

    let derived = match case.word(Effect) {
        "production-down" => "A",
        "production-partly-affected" => "B",
        "services-available" | "non-production" => "C",
        _ => "",
    };
    let chosen = if case.lacks(Choice) { derived } else { case.word(Choice) };

    let (contact_rule, text_rule) = if azure { ("R14", "R12") } else { ("R19", "R18") };
    let email = case.word(Email);
    let at_customers = match email {
        "it@HQ.contoso.com" => case.is(Domain, "contoso.com"),
        email => email == "it@fabrikam.example",
    };
    let all: [(bool, [&'static str; 4]); 16] = [
        (case.lacks(Domain), ["domain-missing", "error", "customer.domain", "R40"]),
        (case.is(Domain, "contoso"), ["domain-malformed", "error", "customer.domain", "R40"]),
        (case.is(Tenant, "b44bb1fb"), ["tenant-id-malformed", "error", "customer.tenantId", "R40"]),
        (
            family && cloud == "commercial" && case.lacks(Tenant),
            ["tenant-id-missing", "warning", "customer.tenantId", "R43"],
        ),
        (case.lacks(First), ["contact-first-name-missing", "error", "contact.firstName", contact_rule]),
        (case.lacks(Last), ["contact-last-name-missing", "error", "contact.lastName", contact_rule]),
        (case.lacks(Email), ["contact-email-missing", "error", "contact.email", contact_rule]),
        (email == "ada@", ["contact-email-malformed", "error", "contact.email", contact_rule]),
        (at_customers, ["contact-is-customer", "error", "contact.email", contact_rule]),
        (case.lacks(Title), ["title-missing", "error", "title", text_rule]),
        (case.lacks(Description), ["description-missing", "error", "description", text_rule]),
        (technical && case.lacks(Effect), ["impact-missing", "error", "impact", "R30"]),
        (
            matches!((chosen, derived), ("A", "B" | "C") | ("B", "C")),
            ["severity-above-impact", "warning", "severity", "R30"],
        ),
        (
            matches!((chosen, derived), ("B" | "C", "A") | ("C", "B")),
            ["severity-below-impact", "warning", "severity", "R30"],
        ),
        (case.is(Domain, "pаypal.example"), ["domain-mixed-script", "warning", "customer.domain", "R40"]),
        (reseller && azure, ["newer-guidance", "info", "partner.type", "R46"]),
    ];
    let findings: Vec<[&str; 4]> = all
        .into_iter()
        .enumerate()
        .filter(|(at, (holds, _))| *holds && (contact_may_be_given || !(4..=11).contains(at)))
        .map(|(_, (_, finding))| finding)
        .collect();

    let incomplete = findings.iter().any(|[_, level, ..]| *level == "error")
        || case.lacks(Matter)
        || case.lacks(Kinship)
        || azure && case.lacks(PartnerRole)
        || dynamics && case.lacks(Plan)
        || technical && [Health, Troubleshot, Criterion, Effect].iter().any(|axis| case.lacks(*axis))
        || azure && (case.lacks(Permissions) || case.is(Permissions, "false") && case.lacks(Because))
        || azure && reseller && case.lacks(Granted);
    let (outcome, outcome_rules): (&str, &[&str]) = match row {
        Some(row) => (rows[row].1, rows[row].2),
        None if incomplete => ("incomplete", &["R45"]),
        None => ("file-in-portal", &["R02"]),
    };
    let files = outcome == "file-in-portal";

    let domain = known.map_or("", |(_, canonical, _)| canonical);
    let government = cloud.starts_with("us-government");
    let azure_host = if government { "https://portal.azure.us/" } else { "https://portal.azure.com/" };
    let tickets = "see-all-support-tickets";
    let requests = "manage-support-requests";
    let government_host =
        if cloud == "us-government" { "https://portal.office365.us/" } else { "https://portal.apps.mil/" };
    let portal = match outcome {
        "file-in-portal" if azure => Some(("azure", format!("{azure_host}{domain}"), "customer", requests)),
        "file-in-portal" if government => {
            Some(("microsoft-365", government_host.to_owned(), "choose-customer", tickets))
        }
        "file-in-portal" if case.lacks(Tenant) => Some((
            "partner-center",
            "https://partner.microsoft.com/dashboard/commerce2/customers/list".to_owned(),
            "choose-customer",
            tickets,
        )),
        "file-in-portal" => Some((
            "microsoft-365",
            "https://portal.office.com/Partner/BeginClientSession.aspx?CTID=b44bb1fb-c595-45b0-9e09-d657365580bf&CSDEST=Support".to_owned(),
            "customer",
            tickets,
        )),
        "file-own-tenant" if azure => Some(("azure", azure_host.to_owned(), "own", requests)),
        "file-own-tenant" if government => Some(("microsoft-365", government_host.to_owned(), "own", tickets)),
        "file-own-tenant" => Some(("microsoft-365", "https://admin.microsoft.com/".to_owned(), "own", tickets)),
        _ => None,
    };
    let response = match chosen {
        _ if !files => ("", 0),
        _ if !technical => ("business-days", 1),
        _ if case.is(Language, "pl") => ("business-hours", 0),
        "A" => ("hours", 2),
        "B" => ("hours", 4),
        _ => ("hours", 8),
    };
    let fee = match (files, case.word(Matter)) {
        (false, _) => "",
        (_, "billing" | "subscription-management") => "included",
        _ if azure => "azure-fee",
        _ => "no-separate-fee",
    };
    let more_rules = [
        (files && azure, "R13"),
        (chosen == "A", "R25"),
        (fee == "azure-fee" || fee == "no-separate-fee", "R27"),
        (fee == "included", "R29"),
        (response.0 == "hours", "R34"),
        (response.0 == "business-hours", "R35"),
        (response.0 == "business-days", "R36"),
        (derived == "A", "R31"),
        (derived == "B", "R32"),
        (derived == "C", "R33"),
        (case.lacks(CustomerCloud) && !suffix.is_empty(), "R41"),
        (files && family, "R43"),
    ];
    let mut rules = outcome_rules.to_vec();
    rules.extend(more_rules.iter().filter(|(holds, _)| *holds).map(|(_, rule)| *rule));
    rules.extend(findings.iter().map(|[.., rule]| *rule));
    rules.sort_unstable();
    rules.dedup();

    Verdict {
        outcome,
        domain: domain.to_owned(),
        cloud,
        portal,
        support_plan: if files && azure { "Cloud Solution Provider" } else { "" },
        severity: (derived, chosen),
        response,
        fee,
        findings,
        rules,
    }
}

impl Verdict {
    /// What the rules say, in the same form.
    fn of(decision: Decision) -> Self {
        let response = decision.first_response.map_or(("", 0), |response| match response {
            FirstResponse::Hours(value) | FirstResponse::BusinessDays(value) => (response.kind(), value),
            FirstResponse::BusinessHours => (response.kind(), 0),
        });
        Self {
            outcome: decision.outcome.word(),
            domain: decision.domain.map_or(String::new(), |domain| domain.as_str().to_owned()),
            cloud: decision.cloud.map_or("", Cloud::word),
            portal: decision
                .portal
                .map(|portal| (portal.id.word(), portal.url, portal.context.word(), portal.track.word())),
            support_plan: decision.support_plan.unwrap_or_default(),
            severity: decision
                .severity
                .map_or(("", ""), |severity| (severity.derived.map_or("", Severity::word), severity.chosen.word())),
            response,
            fee: decision.fee.map_or("", Fee::word),
            findings: decision
                .findings
                .iter()
                .map(|found| [found.code.word(), found.code.level().word(), found.field.word(), found.rule.id()])
                .collect(),
            rules: decision.rules.iter().map(|rule| rule.id()).collect(),
        }
    }

    /// The decision's JSON, put together by hand in the order of the contract's example.
    fn json(&self) -> String {
        let text = |text: &str| if text.is_empty() { "null".to_owned() } else { format!("\"{text}\"") };
        let portal = self.portal.as_ref().map_or("null".to_owned(), |(id, url, context, track)| {
            format!(r#"{{"id":"{id}","url":"{url}","context":"{context}","track":"{track}"}}"#)
        });
        let severity = match self.severity {
            ("", "") => "null".to_owned(),
            (derived, chosen) => format!(r#"{{"derived":{},"chosen":{}}}"#, text(derived), text(chosen)),
        };
        let response = match self.response {
            ("", _) => "null".to_owned(),
            (kind, 0) => format!(r#"{{"kind":"{kind}","value":null}}"#),
            (kind, value) => format!(r#"{{"kind":"{kind}","value":{value}}}"#),
        };
        let finding = |[code, level, field, rule]: &[&str; 4]| {
            format!(r#"{{"code":"{code}","level":"{level}","field":"{field}","rule":"{rule}"}}"#)
        };
        let findings: Vec<String> = self.findings.iter().map(finding).collect();
        let rules: Vec<String> = self.rules.iter().map(|rule| text(rule)).collect();
        [
            &format!(r#"{{"outcome":"{}","customer":"#, self.outcome),
            &format!(r#"{{"domain":{},"cloud":{}}},"#, text(&self.domain), text(self.cloud)),
            &format!(r#""portal":{portal},"supportPlan":{},"#, text(self.support_plan)),
            &format!(r#""severity":{severity},"firstResponse":{response},"fee":{},"#, text(self.fee)),
            &format!(r#""findings":[{}],"rules":[{}],"policy":"2021-02"}}"#, findings.join(","), rules.join(",")),
        ]
        .map(String::as_str)
        .concat()
    }
}

/// Asserts that rules and contract agree on the complete request with every combination of these keys' words; the
/// rest as `base` has it. Returns how many there were.
fn sweep(axes: &[Axis], base: &[(Axis, &'static str)]) -> usize {
    let mut case = Case(std::array::from_fn(|at| AXES[at].3));
    base.iter().for_each(|(axis, word)| case.0[*axis as usize] = word);
    let words = |axis: Axis| AXES[axis as usize].2;
    let count = axes.iter().map(|axis| words(*axis).len()).product();
    for at in 0..count {
        let mut rest = at;
        for axis in axes {
            case.0[*axis as usize] = words(*axis)[rest % words(*axis).len()];
            rest /= words(*axis).len();
        }
        agree(&case);
    }
    count
}

fn agree(case: &Case) {
    let decision = Verdict::of(evaluate(&case.request(), &NativeNames));
    assert_eq!(decision, verdict(case), "{}", case.json());
}

/// R03, R04, R05, R10, R11, R21, R22, R23, R24, R45: who may file what, by every product, topic, partner, role, plan
/// and answer of the triage.
#[test]
fn who_may_file() {
    let axes = [Product, Matter, Kinship, PartnerRole, Plan, Health, Troubleshot, Criterion, Granted];
    assert_eq!(sweep(&axes, &[]), 435_456);
    assert_eq!(sweep(&[Product, Matter, DynamicsMatter, Kinship, PartnerRole, Plan], &[]), 16_128);
}

/// R02, R06, R08, R20, R26, R40, R41, R42, R43: whose tenant it is and where the request goes, by every domain, cloud,
/// tenant id, product and plan of one's own.
#[test]
fn whose_tenant() {
    assert_eq!(sweep(&[Domain, CustomerCloud, Tenant, Product, OwnKind, OwnId, Matter], &[]), 103_680);
    assert_eq!(sweep(&[Domain, CustomerCloud, Product, OwnKind, DynamicsMatter, Plan], &[(OwnId, "4711")]), 40_320);
}

/// R13, R16, R25, R27, R29, R30, R31, R32, R33, R34, R35, R36, R46: what a request that may be filed comes to.
#[test]
fn what_is_filed() {
    assert_eq!(
        sweep(&[Product, Matter, Kinship, Permissions, Because, Granted, Effect, Choice, Language], &[]),
        311_040
    );
    assert_eq!(sweep(&[Product, Matter, Kinship, PartnerRole, Permissions, Because, Granted], &[]), 15_552);
}

/// R12, R14, R18, R19, R30, R40, R45: what is found in a request, by every state of what is typed; and the same
/// where none can be filed.
#[test]
fn what_is_found() {
    assert_eq!(sweep(&[Product, Matter, First, Last, Email, Title, Description, Effect], &[]), 87_480);
    assert_eq!(sweep(&[Domain, Tenant, Product, Email, Matter, Effect, Choice], &[]), 172_800);
    let axes = [Domain, Product, Tenant, First, Last, Email, Title, Description];
    assert_eq!(sweep(&axes, &[(Health, "false"), (Kinship, "indirect-reseller")]), 116_640);
}

/// R44: combinations of everything with everything, drawn at random from a fixed seed, as text in and text out.
#[test]
fn everything_as_text() {
    let mut state = 2021_u64;
    for _ in 0..100_000 {
        let case = Case(std::array::from_fn(|at| {
            state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
            let (_, _, words, default) = AXES[at];
            // Half the answers are those of a complete request, or none would be.
            let drawn = usize::try_from(state >> 40).expect("24 bits");
            if drawn % 2 == 0 { default } else { words[drawn / 2 % words.len()] }
        }));
        let text = case.json();
        assert_eq!(evaluate_line(&text, &NativeNames), verdict(&case).json(), "{text}");
    }
}
