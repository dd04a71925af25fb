//! How many evaluate requests a second the rules decide natively, from JSON text to JSON text, on one core:
//! `cargo run --example evaluate_bench`, or with `--release` for a build as it ships.

use std::collections::BTreeMap;
use std::hint::black_box;
use std::time::{Duration, Instant};

use service_request_wizard::domain::evaluate::evaluate_line;
use service_request_wizard::domain::json::{self, Value};
use service_request_wizard::domain::terms::{Impact, PartnerType, Service, Topic};
use service_request_wizard::native::NativeNames;

const TIME: Duration = Duration::from_secs(3);

/// Plain and international domains, those of other clouds, the partner's own, and what is none.
const DOMAINS: [&str; 8] = [
    "contoso.com",
    " Fabrikam.OnMicrosoft.com. ",
    "bücher.example",
    "xn--mnchen-3ya.example",
    "contoso.onmicrosoft.us",
    "contoso.partner.onmschina.cn",
    "adatum.example",
    "https://contoso.com/",
];

/// Complete requests of every product, topic and impact, some lines that lack something and some that are broken.
fn corpus() -> Vec<String> {
    let mut lines = Vec::new();
    for service in Service::WORDS {
        for topic in Topic::WORDS {
            for impact in Impact::WORDS {
                for (at, domain) in DOMAINS.iter().enumerate() {
                    let kind = PartnerType::WORDS[at % PartnerType::WORDS.len()];
                    let category = if at == 7 { "none" } else { "bug" };
                    lines.push(format!(
                        r#"{{"customer":{{"domain":"{domain}","otherDomains":["mail.{service}.example","tailspintoys.com"],"tenantId":"b44bb1fb-c595-45b0-9e09-d657365580bf"}},"partner":{{"type":"{kind}","role":"admin-agent","domains":["adatum.example","adatum.onmicrosoft.com"],"dynamicsPlan":"advanced-support-for-partners"}},"service":"{service}","topic":"{topic}","triage":{{"healthChecked":true,"troubleshot":true,"category":"{category}"}},"azure":{{"adminPermissions":true,"providerGrantedAccess":true}},"impact":"{impact}","language":"pl-PL","title":"Disks do not attach","description":"Since Monday new disks stay in the state Attaching.\nNothing else changed.","contact":{{"firstName":"Łucja","lastName":"Adams","email":"lucja@adatum.example","phone":"+48 22 555 01 00"}}}}"#
                    ));
                }
                lines.push(format!(r#"{{"service":"{service}","topic":"{topic}","impact":"{impact}"}}"#));
            }
        }
        lines.push(format!(r#"{{"service":"{service}","#));
    }
    lines
}

fn main() {
    let lines = corpus();
    let mut outcomes: BTreeMap<String, usize> = BTreeMap::new();
    for line in &lines {
        let answer = json::parse(&evaluate_line(line, &NativeNames)).expect("every answer is JSON");
        let outcome = answer.get("outcome").and_then(Value::as_str).expect("every answer has an outcome");
        *outcomes.entry(outcome.to_owned()).or_default() += 1;
    }
    println!("{} different lines, {} bytes", lines.len(), lines.iter().map(String::len).sum::<usize>());
    for (outcome, count) in outcomes {
        println!("{count:6} {outcome}");
    }

    let start = Instant::now();
    let mut count = 0_u32;
    while start.elapsed() < TIME {
        for line in &lines {
            black_box(evaluate_line(black_box(line), &NativeNames));
        }
        count += u32::try_from(lines.len()).expect("few lines");
    }
    println!("{:.0} requests a second", f64::from(count) / start.elapsed().as_secs_f64());
}
