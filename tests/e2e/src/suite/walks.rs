//! Every outcome, walked to its last page in both languages (see [`languages`]) and compared with what the rules say natively.

use anyhow::{Result, ensure};
use e2e::walk::Shown;
use e2e::{Bench, Engine, Hands, Site};
use serde_json::{Value, json};
use service_request_wizard::domain::decision::Decision;
use service_request_wizard::domain::evaluate::evaluate;
use service_request_wizard::domain::policy;
use service_request_wizard::domain::request::Request;
use service_request_wizard::domain::terms::{Outcome, Service, Topic};
use service_request_wizard::native::NativeNames;

const LANGUAGES: [&str; 2] = ["en", "pl"];

/// A tenant id as Partner Center gives it.
const TENANT: &str = "2f1c8a34-5b6d-4e7f-8091-a2b3c4d5e6f7";

/// What differs from [`complete`]: dotted paths and their values.
pub(super) type Row<'a> = &'a [(&'a str, Value)];

/// A request that may be filed for Azure.
fn complete() -> Value {
    json!({
        "customer": { "domain": "tailspintoys.com" },
        "partner": {
            "type": "direct-bill", "role": "admin-agent", "domains": ["fabrikam-partner.com"],
            "dynamicsPlan": "advanced-support-for-partners",
        },
        "service": "azure",
        "topic": "technical",
        "triage": { "healthChecked": true, "troubleshot": true, "category": "bug" },
        "azure": { "adminPermissions": true },
        "impact": "production-partly-affected",
        "title": "Sign-in fails with error 500",
        "description": "Since this morning nobody can sign in.\nThe page shows error 500.",
        "contact": {
            "firstName": "Ada", "lastName": "Nowak", "email": "ada@fabrikam-partner.com", "phone": "+48 22 555 01 00",
        },
    })
}

pub(super) fn request(row: Row<'_>) -> Value {
    let mut request = complete();
    for (path, value) in row {
        let slot = path.split('.').fold(&mut request, |slot, key| &mut slot[key]);
        *slot = value.clone();
    }
    request
}

/// What the page must show, from the rules.
pub(super) fn expected(request: &Value) -> Result<(Decision, Shown)> {
    let parsed = Request::from_json(&request.to_string()).map_err(|error| anyhow::anyhow!("{}", error.as_str()))?;
    let decision = evaluate(&parsed, &NativeNames);
    let asks_impact = decision.outcome == Outcome::FileInPortal && parsed.topic == Some(Topic::Technical);
    let portal = decision.portal.as_ref();
    let service = parsed.service.unwrap_or(Service::Azure);
    let chosen = decision.severity.map(|severity| severity.chosen);
    let notes = policy::notes(decision.outcome, service, parsed.partner.kind, decision.cloud, chosen);
    let shown = Shown {
        outcome: decision.outcome.word().to_owned(),
        url: portal.map(|portal| portal.url.clone()),
        context: portal.map(|portal| portal.context.word().to_owned()),
        track: portal.map(|portal| portal.track.word().to_owned()),
        severity: chosen.filter(|_| asks_impact).map(|severity| severity.word().to_owned()),
        response: decision.first_response.map(|response| {
            let value = response.value().map(|value| value.to_string());
            value.map_or_else(|| response.kind().to_owned(), |value| [response.kind(), ":", &value].concat())
        }),
        fee: decision.fee.map(|fee| fee.word().to_owned()),
        notes: notes.iter().map(|note| note.word().to_owned()).collect(),
        heading: String::new(),
    };
    Ok((decision, shown))
}

/// The languages that an engine walks a row in: Chromium the first row of a table in both, else one, which changes with each row
/// and is not the same in all engines.
fn languages(engine: Engine, row: usize) -> &'static [&'static str] {
    let one = |at: usize| &LANGUAGES[at % 2..][..1];
    match engine {
        Engine::Chromium if row == 0 => &LANGUAGES,
        Engine::Chromium | Engine::Firefox => one(row),
        Engine::Webkit => one(row + 1),
    }
}

/// The first row of a table is walked with the driver's hands; the others end otherwise by the same controls.
pub(super) fn hands(row: usize) -> Hands {
    if row == 0 { Hands::Real } else { Hands::Quick }
}

/// Walks each row, each time in an origin of its own, so that nothing is remembered.
async fn walk_all(bench: &Bench, outcome: Outcome, rows: &[Row<'_>]) -> Result<()> {
    for (at, row) in rows.iter().enumerate() {
        let request = request(row);
        let (decision, wanted) = expected(&request)?;
        ensure!(decision.outcome == outcome, "{row:?} gives {:?}", decision.outcome);
        for language in languages(bench.engine, at) {
            let site = bench.site()?;
            open(bench, &site, language).await?;
            let seen = bench.page.walk(&request, hands(at)).await;
            let seen = seen.map_err(|error| error.context(format!("{language}: {row:?}")))?;
            let wanted = Shown { heading: seen.heading.clone(), ..wanted.clone() };
            ensure!(seen == wanted, "{language}: {row:?}\n  shown  {seen:?}\n  wanted {wanted:?}");
            asks_only_itself(bench, &site)?;
            bench.no_problems().await?;
        }
    }
    Ok(())
}

pub(super) async fn open(bench: &Bench, site: &Site, language: &str) -> Result<()> {
    bench.page.goto(&site.url("/")).await?;
    bench.page.wait_until("root?.querySelector('[part=\"root\"] h1')").await?;
    if language != "en" {
        bench.page.eval_with("host.lang = arguments[0];", vec![json!(language)]).await?;
        bench.page.wait_until(&format!("root.querySelector('.srw-page')?.lang === '{language}'")).await?;
    }
    Ok(())
}

/// R44: nothing but the product's own files was asked for.
fn asks_only_itself(bench: &Bench, site: &Site) -> Result<()> {
    for path in site.paths() {
        let file = if path == "/" { "index.html" } else { path.trim_start_matches('/') };
        ensure!(bench.dist().join(file).is_file(), "{path} was asked for and is not in the release");
    }
    Ok(())
}

/// R01, R02, R12, R13, R15, R17, R25, R27, R30–R34: a technical request for Azure, with each severity.
pub async fn azure_severities(bench: &Bench) -> Result<()> {
    let rows: [Row; 4] = [
        &[("impact", json!("production-down"))],
        &[("impact", json!("production-partly-affected"))],
        &[("impact", json!("services-available"))],
        &[("impact", json!("non-production")), ("severity", json!("A"))],
    ];
    walk_all(bench, Outcome::FileInPortal, &rows).await
}

/// R05, R29, R35, R36: topics that skip triage, and support in another language.
pub async fn azure_topics(bench: &Bench) -> Result<()> {
    let rows: [Row; 5] = [
        &[("topic", json!("how-to"))],
        &[("topic", json!("billing"))],
        &[("topic", json!("subscription-management"))],
        &[("topic", json!("fraud"))],
        &[("language", json!("de"))],
    ];
    walk_all(bench, Outcome::FileInPortal, &rows).await
}

/// R06, R10, R16, R17, R41: resellers with access, agents without permissions, the US Government clouds.
pub async fn azure_access(bench: &Bench) -> Result<()> {
    let rows: [Row; 5] = [
        &[("partner.type", json!("indirect-reseller")), ("azure.providerGrantedAccess", json!(true))],
        &[("azure.adminPermissions", json!(false)), ("azure.noPermissionsBecause", json!("never-requested"))],
        &[("azure.adminPermissions", json!(false)), ("azure.noPermissionsBecause", json!("azure-subscriptions-only"))],
        &[("customer.domain", json!("tailspin.onmicrosoft.us"))],
        &[("customer.cloud", json!("us-government-dod")), ("partner.role", json!("global-admin"))],
    ];
    walk_all(bench, Outcome::FileInPortal, &rows).await
}

/// R01, R18, R20, R27, R43: the three products of the Office 365 entry, with and without a tenant id.
pub async fn office_family(bench: &Bench) -> Result<()> {
    // Not in the portal's list, so that its tenant id is what the agent types.
    let unlisted = ("customer.domain", json!("wingtip.example"));
    let id = ("customer.tenantId", json!(TENANT));
    let rows: [Row; 5] = [
        &[("service", json!("office-365")), unlisted.clone(), id.clone()],
        &[("service", json!("office-365")), unlisted.clone()],
        &[("service", json!("dynamics-365")), unlisted.clone(), id],
        &[("service", json!("enterprise-mobility-suite")), unlisted, ("customer.cloud", json!("us-government"))],
        &[("service", json!("office-365")), ("customer.cloud", json!("us-government-dod"))],
    ];
    walk_all(bench, Outcome::FileInPortal, &rows).await
}

/// R08, R26: the partner's own tenant, with a plan and without.
pub async fn own_tenant(bench: &Bench) -> Result<()> {
    let own = ("customer.domain", json!("fabrikam-partner.com"));
    let plan = ("partner.ownPlan", json!({ "kind": "premier", "id": "P-1001" }));
    let family = ("service", json!("office-365"));
    let with_plan: [Row; 2] = [&[own.clone(), plan.clone()], &[own.clone(), plan, family.clone()]];
    walk_all(bench, Outcome::FileOwnTenant, &with_plan).await?;
    let without: [Row; 2] = [std::slice::from_ref(&own), &[own.clone(), family]];
    walk_all(bench, Outcome::OwnTenantNeedsPlan, &without).await
}

/// R21, R22: Dynamics 365 without a support plan, and matters of Dynamics Support.
pub async fn dynamics(bench: &Bench) -> Result<()> {
    let dynamics = ("service", json!("dynamics-365"));
    let topics: [Row; 2] = [
        &[dynamics.clone(), ("dynamicsTopic", json!("licensing"))],
        &[dynamics.clone(), ("dynamicsTopic", json!("finance-and-operations"))],
    ];
    walk_all(bench, Outcome::ContactDynamicsSupport, &topics).await?;
    walk_all(bench, Outcome::NeedsSupportPlan, &[&[dynamics, ("partner.dynamicsPlan", json!("none"))]]).await
}

/// R03, R37: what can be solved first, by each of the three answers.
pub async fn solve_first(bench: &Bench) -> Result<()> {
    let rows: [Row; 3] = [
        &[("triage.healthChecked", json!(false))],
        &[("triage.troubleshot", json!(false)), ("service", json!("office-365"))],
        &[("triage.category", json!("none"))],
    ];
    walk_all(bench, Outcome::SolveFirst, &rows).await
}

/// R04, R10, R11: somebody else files for Azure.
pub async fn somebody_else_files(bench: &Bench) -> Result<()> {
    walk_all(bench, Outcome::DelegateAzureSupport, &[&[("partner.role", json!("helpdesk-agent"))]]).await?;
    let reseller: Row = &[("partner.type", json!("indirect-reseller")), ("azure.providerGrantedAccess", json!(false))];
    walk_all(bench, Outcome::AskProvider, &[reseller]).await
}

/// R23, R24, R42: what Microsoft does not support, and clouds of other operators.
pub async fn somebody_else_supports(bench: &Bench) -> Result<()> {
    walk_all(bench, Outcome::ContactIsv, &[&[("service", json!("marketplace"))]]).await?;
    let rows: [Row; 3] = [
        &[("customer.domain", json!("adatum.partner.onmschina.cn"))],
        &[("customer.domain", json!("adatum.onmicrosoft.de"))],
        &[("customer.cloud", json!("china")), ("service", json!("office-365"))],
    ];
    walk_all(bench, Outcome::OtherOperator, &rows).await
}
