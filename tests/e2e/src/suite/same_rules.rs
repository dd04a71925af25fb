//! The rules in the browser against the rules natively: the same bytes for the same request, the same canonical domain
//! for the same text. Natively names are the crate idna's, in the browser its own `URL`'s.

use std::collections::BTreeSet;
use std::path::Path;

use anyhow::{Context, Result, ensure};
use e2e::{Bench, Engine, Fault, Site};
use serde_json::{Value, json};
use service_request_wizard::domain::evaluate::evaluate_line;
use service_request_wizard::domain::{DomainName, Names};
use service_request_wizard::native::NativeNames;

#[path = "../../../common/strings.rs"]
mod strings;

/// How many texts a browser gets at once.
const CHUNK: usize = 50_000;

/// How many requests are compared byte for byte.
const REQUESTS: usize = 20_000;

/// Reads two files of as many lines and compares what the first one's become with the second one's.
const COMPARE: &str = "
    const [path, asked, wanted, kind, done] = arguments;
    const lines = async (url) => (await (await fetch(url)).text()).split('\\n');
    const run = async () => {
      const { evaluate } = await import(path);
      const [texts, answers] = await Promise.all([lines(asked), lines(wanted)]);
      const differences = [];
      let count = 0;
      for (const [at, text] of texts.entries()) {
        let seen;
        if (kind === 'request') seen = JSON.stringify(await evaluate(text));
        else {
          const domain = JSON.parse(text);
          const { portal, findings } = await evaluate({ ...COMPLETE, customer: { domain } });
          seen = portal ? portal.url + (findings.some(({ code }) => code === 'domain-mixed-script') ? ' mixed' : '') : '-';
          if (portal) {
            const url = new URL(portal.url);
            const bare = url.pathname.slice(1);
            const sound = url.href === portal.url && url.origin.startsWith('https://portal.azure.') && !url.search && !url.hash
              && !url.username && !url.password && !url.port && /^[a-z0-9.-]+$/.test(bare) && bare.includes('.');
            if (!sound) seen = `unsound ${portal.url}`;
          }
        }
        if (seen === answers[at]) continue;
        count += 1;
        if (differences.length < 20) differences.push({ text, seen, wanted: answers[at] });
      }
      return { count, differences, compared: texts.length };
    };
    run().then(done, (error) => done({ error: String(error) }));";

/// A request for Azure that lacks nothing but the customer.
fn complete() -> Value {
    json!({
        "service": "azure", "topic": "billing", "partner": { "type": "direct-bill", "role": "admin-agent" },
        "azure": { "adminPermissions": true }, "title": "t", "description": "d",
        "contact": { "firstName": "A", "lastName": "B", "email": "a@fabrikam-partner.com" },
    })
}

/// What the page must say of a text as a domain: the link's address, a dash where it is no domain.
fn native_link(text: &str) -> String {
    let Ok(domain) = DomainName::parse(text, &NativeNames) else { return "-".to_owned() };
    let mixed = if domain.is_mixed_script(&NativeNames) { " mixed" } else { "" };
    use service_request_wizard::domain::terms::Cloud;
    let host = match domain.cloud() {
        Some(Cloud::China | Cloud::Germany) => return "-".to_owned(),
        Some(Cloud::UsGovernment) => "us",
        _ => "com",
    };
    format!("https://portal.azure.{host}/{}{mixed}", domain.as_str())
}

async fn compare(bench: &Bench, site: &Site, kind: &str, asked: &[String], wanted: &[String]) -> Result<Vec<Value>> {
    let module = site.find("service-request-wizard", ".js").context("no module in the release")?;
    site.fault("/asked.txt", Fault::body(asked.join("\n")));
    site.fault("/wanted.txt", Fault::body(wanted.join("\n")));
    let script = COMPARE.replace("COMPLETE", &complete().to_string());
    let arguments = vec![json!(module), json!("/asked.txt"), json!("/wanted.txt"), json!(kind)];
    let seen = bench.page.client().execute_async(&script, arguments).await?;
    ensure!(seen["compared"] == json!(asked.len()), "the comparison did not end: {seen}");
    Ok(seen["differences"].as_array().cloned().unwrap_or_default())
}

async fn compare_domains(bench: &Bench, site: &Site, texts: &[String]) -> Result<()> {
    let asked: Vec<String> = texts.iter().map(|text| json!(text).to_string()).collect();
    let wanted: Vec<String> = texts.iter().map(|text| native_link(text)).collect();
    let differences = compare(bench, site, "domain", &asked, &wanted).await?;
    ensure!(differences.is_empty(), "{} of {} differ: {}", differences.len(), texts.len(), json!(differences));
    Ok(())
}

/// R17, R40: 200,000 generated texts make the same link in Chromium and natively, or none in both, and the first 50,000 of them
/// in the other engines. A million of them are held against the rules natively (`tests/links.rs`).
pub async fn generated_domains(bench: &Bench) -> Result<()> {
    let site = bench.site()?;
    bench.page.goto(&site.url("/")).await?;
    let mut strings = strings::Strings::new(strings::SEED);
    let mut left = strings::COUNT / if bench.engine == Engine::Chromium { 5 } else { 20 };
    while left > 0 {
        let texts: Vec<String> = strings.by_ref().take(CHUNK.min(left)).collect();
        left -= texts.len();
        compare_domains(bench, &site, &texts).await?;
    }
    Ok(())
}

/// R17, R40: every text of the public suites for names, addresses and hostile input, as a domain.
pub async fn public_suites(bench: &Bench) -> Result<()> {
    let site = bench.site()?;
    bench.page.goto(&site.url("/")).await?;
    let data = Path::new(env!("CARGO_MANIFEST_DIR")).join("../data");
    let mut texts = BTreeSet::new();
    for folder in ["idna-tests", "url-tests", "naughty-strings"] {
        for entry in std::fs::read_dir(data.join(folder))? {
            let path = entry?.path();
            match path.extension().and_then(|end| end.to_str()) {
                Some("json") => collect(&serde_json::from_slice(&std::fs::read(&path)?)?, &mut texts),
                Some("txt") => {
                    for line in std::fs::read_to_string(&path)?.lines().filter(|line| !line.starts_with('#')) {
                        texts.extend(line.split(';').take(4).map(|column| unescaped(column.trim())));
                    }
                }
                _ => {}
            }
        }
    }
    ensure!(texts.len() > 5_000, "only {} texts were found", texts.len());
    let texts: Vec<String> = texts.into_iter().collect();
    compare_domains(bench, &site, &texts).await
}

/// A column of Unicode's test file, in which `\u00FC` stands for a letter. Lone surrogates have no text.
fn unescaped(column: &str) -> String {
    let mut parts = column.split("\\u");
    let mut text = parts.next().unwrap_or_default().to_owned();
    for part in parts {
        let (code, rest) = part.split_at_checked(4).unwrap_or((part, ""));
        text.extend(u32::from_str_radix(code, 16).ok().and_then(char::from_u32));
        text.push_str(rest);
    }
    text
}

fn collect(value: &Value, texts: &mut BTreeSet<String>) {
    match value {
        Value::String(text) => _ = texts.insert(text.clone()),
        Value::Array(items) => items.iter().for_each(|item| collect(item, texts)),
        Value::Object(members) => members.values().for_each(|item| collect(item, texts)),
        _ => {}
    }
}

/// R40: labels that mix scripts, over every letter of the Basic Multilingual Plane, and in Chromium labels that do not.
pub async fn scripts_of_letters(bench: &Bench) -> Result<()> {
    let site = bench.site()?;
    bench.page.goto(&site.url("/")).await?;
    let letters = (0x80..=0xFFFF_u32).filter_map(char::from_u32).filter(|letter| letter.is_alphabetic());
    let labels = if bench.engine == Engine::Chromium { 2 } else { 1 };
    let texts: Vec<String> = letters
        .flat_map(|letter| [format!("a{letter}.example"), format!("{letter}{letter}.example")].into_iter().take(labels))
        .filter(|text| NativeNames.to_ascii(text).is_some())
        .collect();
    for chunk in texts.chunks(CHUNK) {
        compare_domains(bench, &site, chunk).await?;
    }
    Ok(())
}

/// R30, R40, R45: requests of every kind, complete, incomplete and malformed, give the same bytes.
pub async fn the_same_bytes(bench: &Bench) -> Result<()> {
    let site = bench.site()?;
    bench.page.goto(&site.url("/")).await?;
    let mut random = Random(strings::Strings::new(strings::SEED));
    let mut domains = strings::Strings::new(strings::SEED ^ 1);
    let asked: Vec<String> = (0..REQUESTS).map(|_| random.request(&mut domains)).collect();
    for chunk in asked.chunks(CHUNK / 5) {
        let wanted: Vec<String> = chunk.iter().map(|line| evaluate_line(line, &NativeNames)).collect();
        let differences = compare(bench, &site, "request", chunk, &wanted).await?;
        ensure!(differences.is_empty(), "{}", json!(differences));
    }
    Ok(())
}

/// Requests as they may come, from one generator.
struct Random(strings::Strings);

impl Random {
    fn next(&mut self) -> u64 {
        self.0.number()
    }

    fn pick(&mut self, words: &[&str]) -> Value {
        match words[self.next() as usize % words.len()] {
            "" => Value::Null,
            "true" => json!(true),
            "false" => json!(false),
            word => json!(word),
        }
    }

    fn request(&mut self, domains: &mut strings::Strings) -> String {
        let generated = domains.next().unwrap_or_default();
        let known = ["contoso.com", "bücher.example", "fabrikam-partner.com", "a.onmicrosoft.us", "аррӏе.example", ""];
        let domain = if self.next().is_multiple_of(4) { json!(generated) } else { self.pick(&known) };
        let flags = &["true", "true", "true", "false", ""];
        let clouds = &["", "", "", "commercial", "us-government", "us-government-dod", "china", "germany"];
        let plans = &["advanced-support-for-partners", "premier-support-for-partners", "none", ""];
        let topics = &["technical", "technical", "how-to", "billing", "subscription-management", "fraud", ""];
        let mails =
            &["a@fabrikam-partner.com", "a@contoso.com", "a@sub.contoso.com", " x@y.z ", "nobody", "żółw@a.b", ""];
        let mut request = json!({
            "customer": {
                "domain": domain, "cloud": self.pick(clouds), "otherDomains": ["contoso.org", generated],
                "tenantId": self.pick(&["", "2F1C8A34-5b6d-4e7f-8091-a2b3c4d5e6f7", "{2f1c8a34-5b6d-4e7f-8091-a2b3c4d5e6f7}", "x"]),
            },
            "partner": {
                "type": self.pick(&["direct-bill", "indirect-provider", "indirect-reseller", ""]),
                "role": self.pick(&["global-admin", "admin-agent", "helpdesk-agent", ""]),
                "domains": ["fabrikam-partner.com"], "dynamicsPlan": self.pick(plans),
                "ownPlan": { "kind": self.pick(&["mpn-contract", "premier", ""]), "id": self.pick(&["1", " ", ""]) },
            },
            "service": self.pick(&["azure", "office-365", "dynamics-365", "enterprise-mobility-suite", "marketplace", ""]),
            "topic": self.pick(topics),
            "dynamicsTopic": self.pick(&["", "", "licensing", "finance-and-operations"]),
            "triage": {
                "healthChecked": self.pick(flags), "troubleshot": self.pick(flags),
                "category": self.pick(&["bug", "service-unavailable", "regional-multitenant", "none", ""]),
            },
            "azure": {
                "adminPermissions": self.pick(flags), "providerGrantedAccess": self.pick(flags),
                "noPermissionsBecause": self.pick(&["never-requested", "azure-subscriptions-only", ""]),
            },
            "impact": self.pick(&["production-down", "production-partly-affected", "services-available", "non-production", ""]),
            "severity": self.pick(&["", "", "A", "B", "C"]),
            "language": self.pick(&["", "en", "EN-gb", "pl", "en_US", " de "]),
            "title": self.pick(&["Sign-in \"fails\" \\ \u{7f}\u{2028}", "  ", ""]), "description": self.pick(&["x\ny", ""]),
            "contact": { "firstName": self.pick(&["Ada", ""]), "lastName": self.pick(&["Nowak", ""]), "email": self.pick(mails) },
        });
        match self.next() % 50 {
            0 => request["topic"] = json!("unknown"),
            1 => request["azure"] = json!([]),
            2 => return request.to_string().replace('}', ""),
            3 => request["partner"]["domains"] = json!(["a", 1]),
            _ => {}
        }
        request.to_string()
    }
}
