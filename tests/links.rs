//! Whatever is given as a domain or a tenant id: a link is an address of the edition's table, or there is none.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use service_request_wizard::domain::decision::Decision;
use service_request_wizard::domain::evaluate::evaluate;
use service_request_wizard::domain::json::{self, Value};
use service_request_wizard::domain::portal::{Portal, UrlParts};
use service_request_wizard::domain::request::{Azure, Contact, Customer, OwnPlan, Partner, Request};
use service_request_wizard::domain::terms::*;
use service_request_wizard::domain::{DomainError, DomainName};
use service_request_wizard::native::NativeNames;
use url::Url;

#[path = "common/strings.rs"]
mod strings;

const GUID: &str = "b44bb1fb-c595-45b0-9e09-d657365580bf";

/// The addresses without a variable part, as the contract's table has them.
const FIXED: [&str; 6] = [
    "https://portal.azure.com/",
    "https://portal.azure.us/",
    "https://partner.microsoft.com/dashboard/commerce2/customers/list",
    "https://portal.office365.us/",
    "https://portal.apps.mil/",
    "https://admin.microsoft.com/",
];

fn data(file: &str) -> Value {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/data").join(file);
    json::parse(&fs::read_to_string(path).expect("the suite is in the repository")).expect("JSON")
}

/// A request that lacks nothing but the customer.
fn complete(service: Service) -> Request {
    let given = |text: &str| Some(text.to_owned());
    Request {
        partner: Partner {
            kind: Some(PartnerType::DirectBill),
            role: Some(Role::AdminAgent),
            dynamics_plan: Some(DynamicsPlan::AdvancedSupport),
            ..Partner::default()
        },
        service: Some(service),
        topic: Some(Topic::Billing),
        azure: Azure { admin_permissions: Some(true), ..Azure::default() },
        title: given("Charged twice"),
        description: given("The invoice has one line two times."),
        contact: Contact {
            first_name: given("Ada"),
            last_name: given("Adams"),
            email: given("ada@adatum.example"),
            phone: None,
        },
        ..Request::default()
    }
}

/// A GUID with hyphens in lower case, told in another way than the rules tell it.
fn is_guid(text: &str) -> bool {
    let groups: Vec<&str> = text.split('-').collect();
    groups.iter().map(|group| group.len()).eq([8, 4, 4, 4, 12])
        && groups.iter().all(|group| group.chars().all(|digit| matches!(digit, '0'..='9' | 'a'..='f')))
}

/// The parsed address, taken apart as the browser's `URL` takes it apart.
fn parts(url: &Url) -> UrlParts {
    let behind = |sign: &str, text: Option<&str>| text.map_or(String::new(), |text| [sign, text].concat());
    UrlParts {
        origin: url.origin().ascii_serialization(),
        path: url.path().to_owned(),
        query: behind("?", url.query()),
        fragment: behind("#", url.fragment()),
        user_info: [url.username(), url.password().unwrap_or_default()].concat(),
    }
}

/// Asserts that the decision's link is sound, and says which sort of link it is.
fn link(decision: &Decision, put_in: &str) -> &'static str {
    let Some(portal) = &decision.portal else {
        let files = matches!(decision.outcome, Outcome::FileInPortal | Outcome::FileOwnTenant);
        assert!(!files, "{put_in:?}: a request that can be filed has no link");
        return "none";
    };
    let url = Url::parse(&portal.url).unwrap_or_else(|error| panic!("{put_in:?}: {error}"));
    assert_eq!(url.as_str(), portal.url, "{put_in:?}: reading it changes it");
    assert!(url.username().is_empty() && url.password().is_none(), "{put_in:?}: {url}");
    assert!(url.port().is_none() && url.fragment().is_none() && url.scheme() == "https", "{put_in:?}: {url}");
    assert!(portal.is_sound(&parts(&url)), "{put_in:?}: {url}");
    if FIXED.contains(&portal.url.as_str()) {
        assert_ne!(portal.context, Context::Customer, "{put_in:?}: {url}");
        return "fixed";
    }
    assert_eq!(portal.context, Context::Customer, "{put_in:?}: {url}");
    let segments: Vec<&str> = url.path_segments().expect("an https address has a path").collect();
    let origin = url.origin().ascii_serialization();
    match portal.id {
        PortalId::Azure => {
            let domain = decision.domain.as_ref().expect("the link has it").as_str();
            assert!(["https://portal.azure.com", "https://portal.azure.us"].contains(&&*origin), "{put_in:?}: {url}");
            assert_eq!(segments, [domain], "{put_in:?}");
            assert_eq!(url.query(), None, "{put_in:?}");
            "azure"
        }
        PortalId::Microsoft365 => {
            assert_eq!(origin, "https://portal.office.com", "{put_in:?}");
            assert_eq!(segments, ["Partner", "BeginClientSession.aspx"], "{put_in:?}");
            let pairs: Vec<(String, String)> = url.query_pairs().into_owned().collect();
            let names: Vec<&str> = pairs.iter().map(|(name, _)| name.as_str()).collect();
            assert_eq!(names, ["CTID", "CSDEST"], "{put_in:?}");
            assert!(is_guid(&pairs[0].1), "{put_in:?}: {url}");
            assert_eq!(pairs[1].1, "Support", "{put_in:?}");
            "microsoft-365"
        }
        PortalId::PartnerCenter => panic!("{put_in:?}: {url} is not the customer list"),
    }
}

/// Puts strings in each place where one could reach an address, and counts the links that come of it.
struct Desk {
    azure: Request,
    office: Request,
    own: Request,
    links: BTreeMap<&'static str, usize>,
    names: NativeNames,
}

impl Desk {
    fn new() -> Self {
        let domain = Some("contoso.com".to_owned());
        let office = Request { customer: Customer { domain, ..Customer::default() }, ..complete(Service::Office365) };
        let mut own = complete(Service::EnterpriseMobilitySuite);
        own.partner.own_plan = OwnPlan { kind: Some(OwnPlanKind::Premier), id: Some("7".to_owned()) };
        Self { azure: complete(Service::Azure), office, own, links: BTreeMap::new(), names: NativeNames }
    }

    fn put(&mut self, text: &str, cloud: Option<Cloud>) {
        // As the domain, for a link that has it as its path.
        self.azure.customer.domain = Some(text.to_owned());
        self.azure.customer.cloud = cloud;
        let decision = evaluate(&self.azure, &self.names);
        self.count(link(&decision, text));
        let domain = decision.domain.clone();
        if let Some(domain) = &domain {
            same_as_url(text, domain.as_str());
            assert_eq!(DomainName::parse(domain.as_str(), &self.names).as_ref(), Ok(domain), "{text:?}: not stable");
        }
        // As the tenant id, for a link that has it in its query.
        self.office.customer.tenant_id = Some(text.to_owned());
        let decision = evaluate(&self.office, &self.names);
        self.count(link(&decision, text));
        let bare = text.strip_prefix('{').and_then(|rest| rest.strip_suffix('}')).unwrap_or(text).to_ascii_lowercase();
        let expected = match () {
            () if is_guid(&bare) => {
                Some(format!("https://portal.office.com/Partner/BeginClientSession.aspx?CTID={bare}&CSDEST=Support"))
            }
            () if text.trim().is_empty() => Some(FIXED[2].to_owned()),
            () => None,
        };
        assert_eq!(decision.portal.map(|portal| portal.url), expected, "{text:?}");
        // As the partner's own domain: the link has neither.
        if domain.is_some() {
            self.own.customer.domain = Some(text.to_owned());
            self.own.partner.domains = vec![text.to_owned()];
            self.count(link(&evaluate(&self.own, &self.names), text));
        }
    }

    fn count(&mut self, link: &'static str) {
        *self.links.entry(link).or_default() += 1;
    }

    fn counted(&self, link: &str) -> usize {
        self.links.get(link).copied().unwrap_or_default()
    }
}

/// The canonical form is the host that the URL standard reads out of the text. A name whose last label the
/// standard takes for a hexadecimal number has no such host: it is a domain name all the same.
fn same_as_url(text: &str, domain: &str) {
    let read = Url::parse(&format!("https://{}/", text.trim()));
    let host = read.as_ref().ok().and_then(|url| url.host_str()).map(|host| host.strip_suffix('.').unwrap_or(host));
    match host {
        Some(host) if host == domain => {}
        _ => {
            let last = domain.rsplit('.').next().expect("a label");
            let is_number =
                last.strip_prefix("0x").is_some_and(|rest| rest.chars().all(|digit| digit.is_ascii_hexdigit()));
            assert!(is_number, "{text:?} is {domain}, the URL standard says {read:?}");
        }
    }
}

/// R02, R17, R40, R43: a million strings from a fixed seed, as domain, as tenant id and as the partner's own
/// domain: every link is sound, and there are enough links among them for that to mean something.
#[test]
fn a_million_strings() {
    const PARTS: usize = 4;
    let clouds = [None, Some(Cloud::Commercial), Some(Cloud::UsGovernment), Some(Cloud::UsGovernmentDod)];
    let all: Vec<String> = strings::Strings::new(strings::SEED).take(strings::COUNT).collect();
    let run = |texts: &[String]| {
        let mut desk = Desk::new();
        for (text, cloud) in texts.iter().zip(clouds.into_iter().cycle()) {
            desk.put(text, cloud);
        }
        desk
    };
    let desks: Vec<Desk> = std::thread::scope(|scope| {
        let parts: Vec<_> = all.chunks(strings::COUNT / PARTS).map(|part| scope.spawn(move || run(part))).collect();
        parts.into_iter().map(|part| part.join().expect("every link is sound")).collect()
    });
    let counted = |link| desks.iter().map(|desk| desk.counted(link)).sum::<usize>();
    assert!(counted("azure") > 100_000, "{}", counted("azure"));
    assert!(counted("microsoft-365") > 20_000, "{}", counted("microsoft-365"));
    assert!(counted("fixed") > 100_000, "{}", counted("fixed"));
    assert!(counted("none") > 1_000_000, "{}", counted("none"));
}

/// R40: the generator gives what it gave before, so that a run in a browser tests the same strings.
#[test]
fn the_strings_are_the_same_everywhere() {
    let hash = strings::Strings::new(strings::SEED)
        .take(1000)
        .flat_map(|text| text.into_bytes().into_iter().chain([0xff]))
        .fold(0xcbf2_9ce4_8422_2325_u64, |hash, byte| (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3));
    assert_eq!(hash, 5_260_556_189_169_078_702, "FNV-1a of the first thousand");
}

/// R02, R17, R40, R43: the Big List of Naughty Strings.
#[test]
fn naughty_strings() {
    let list = data("naughty-strings/blns.json");
    let mut desk = Desk::new();
    for text in list.as_array().expect("a list").iter().filter_map(Value::as_str) {
        desk.put(text, None);
    }
    assert_eq!((desk.counted("azure"), desk.counted("microsoft-365")), (2, 0), "two that are strict names");
}

/// R02, R17, R40, R43: the URL standard's own cases, whole, as hostile domains; where a case is nothing but a
/// host, our canonical form is the standard's or there is none.
#[test]
fn url_standard_cases() {
    let suite = data("url-tests/urltestdata.json");
    let mut desk = Desk::new();
    let (mut cases, mut agreed, mut refused, mut numbers) = (0, 0, 0, 0);
    for case in suite.as_array().expect("a list") {
        let Some(input) = case.get("input").and_then(Value::as_str) else { continue };
        cases += 1;
        desk.put(input, None);
        let bare = input.strip_prefix("https://").or_else(|| input.strip_prefix("http://")).unwrap_or_default();
        let bare = bare.strip_suffix('/').unwrap_or(bare);
        if bare.is_empty() || bare.contains(['/', '\\', '?', '#', '@', ':', '%']) {
            continue;
        }
        desk.put(bare, None);
        match (DomainName::parse(bare, &NativeNames), case.get("hostname").and_then(Value::as_str)) {
            // A number in the last label makes it an IPv4 address to the URL standard: see `same_as_url`.
            (Ok(domain), _) if domain.as_str().contains(".0x") => numbers += 1,
            (Ok(domain), host) => {
                assert_eq!(Some(domain.as_str()), host.map(|host| host.strip_suffix('.').unwrap_or(host)), "{input:?}");
                agreed += 1;
            }
            (Err(error), _) => {
                assert_eq!(error, DomainError::Malformed, "{input:?}");
                refused += 1;
            }
        }
    }
    assert_eq!((cases, agreed, refused, numbers), (819, 11, 107, 7));
    assert_eq!(desk.counted("microsoft-365"), 0);
}

/// R02, R40: every line of the Unicode consortium's file, right or wrong by its own lights.
#[test]
fn idna_cases() {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/data/idna-tests/IdnaTestV2.txt");
    let text = fs::read_to_string(path).expect("the suite is in the repository");
    let mut desk = Desk::new();
    for line in text.lines().filter(|line| !line.starts_with('#')) {
        let source = line.split(';').next().unwrap_or_default().trim();
        let quoted = json::parse(&format!("\"{}\"", source.trim_matches('"')));
        // What is no Unicode text, a lone surrogate, cannot reach the rules.
        if let Some(source) = quoted.as_ref().ok().and_then(Value::as_str) {
            desk.put(source, None);
        }
    }
    assert!(desk.counted("azure") > 400, "{:?}", desk.links);
    assert_eq!(desk.counted("microsoft-365"), 0);
}

/// R02, R08: the check that stands between an address and the page, on addresses that are not what was meant.
#[test]
fn unsound_addresses_are_refused() {
    let session = "https://portal.office.com/Partner/BeginClientSession.aspx";
    let rows: &[(PortalId, Context, &str)] = &[
        (PortalId::Azure, Context::Customer, "https://portal.azure.com.evil.example/contoso.com"),
        (PortalId::Azure, Context::Customer, "https://portal.azure.com@evil.example/contoso.com"),
        (PortalId::Azure, Context::Customer, "https://user@portal.azure.com/contoso.com"),
        (PortalId::Azure, Context::Customer, "https://portal.azure.com:8443/contoso.com"),
        (PortalId::Azure, Context::Customer, "http://portal.azure.com/contoso.com"),
        (PortalId::Azure, Context::Customer, "https://portal.azure.com/contoso.com/x"),
        (PortalId::Azure, Context::Customer, "https://portal.azure.com/contoso.com?x"),
        (PortalId::Azure, Context::Customer, "https://portal.azure.com/contoso.com#x"),
        (PortalId::Azure, Context::Customer, "https://portal.azure.com/Contoso.com"),
        (PortalId::Azure, Context::Customer, "https://portal.azure.com/contoso"),
        (PortalId::Azure, Context::Customer, "https://portal.azure.com/"),
        (PortalId::Azure, Context::Customer, "https://portal.azure.com//contoso.com"),
        (PortalId::Azure, Context::Customer, "https://portal.azure.com/%63ontoso.com"),
        (PortalId::Azure, Context::Customer, "https://admin.microsoft.com/contoso.com"),
        (PortalId::Azure, Context::Own, "https://portal.azure.com/contoso.com"),
        (PortalId::Azure, Context::Own, "https://admin.microsoft.com/"),
        (PortalId::Microsoft365, Context::Own, "https://admin.microsoft.com/?x"),
        (PortalId::Microsoft365, Context::Own, "https://portal.azure.com/"),
        (PortalId::Microsoft365, Context::ChooseCustomer, "https://portal.office.com/"),
        (PortalId::PartnerCenter, Context::ChooseCustomer, "https://partner.microsoft.com/"),
    ];
    let refused = |id, context, url: &str| {
        let portal = Portal { id, url: url.to_owned(), context, track: Track::ManageSupportRequests };
        assert!(!portal.is_sound(&parts(&Url::parse(url).expect(url))), "{url}");
    };
    for (id, context, url) in rows {
        refused(*id, *context, url);
    }
    for query in [
        format!("?CTID={}&CSDEST=Support", GUID.to_uppercase()),
        format!("?CTID={{{GUID}}}&CSDEST=Support"),
        format!("?CTID={GUID}&CSDEST=Support&x"),
        format!("?CTID={GUID}&CSDEST=Support#x"),
        format!("?CTID={GUID}"),
        "?CTID=&CSDEST=Support".to_owned(),
        "?CTID=contoso.com&CSDEST=Support".to_owned(),
    ] {
        refused(PortalId::Microsoft365, Context::Customer, &[session, &query].concat());
    }
    // Nor what a parser reads otherwise than it stands there, whatever the part.
    let url = format!("{session}?CTID={GUID}&CSDEST=Support");
    let sound = parts(&Url::parse(&url).expect("an address"));
    let portal =
        Portal { id: PortalId::Microsoft365, url, context: Context::Customer, track: Track::SeeAllSupportTickets };
    assert!(portal.is_sound(&sound));
    let changes: [fn(&mut UrlParts); 5] = [
        |parts| parts.origin.push('x'),
        |parts| parts.path.push('x'),
        |parts| parts.query.push('x'),
        |parts| parts.fragment.push('x'),
        |parts| parts.user_info.push('x'),
    ];
    for change in changes {
        let mut parts = sound.clone();
        change(&mut parts);
        assert!(!portal.is_sound(&parts), "{parts:?}");
    }
}
