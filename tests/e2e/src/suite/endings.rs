//! The pages where a request ends elsewhere, and the questions that lead there, against the accessibility guidelines.

use anyhow::Result;
use e2e::Bench;
use serde_json::json;
use service_request_wizard::domain::field::Field;
use service_request_wizard::wizard::route::Entry;
use service_request_wizard::wizard::step::Step;

use super::axe::{self, Look, check, check_refused};
use super::stage;

/// The partner's type and role, the menu's entry, the step and the answers.
type Row<'a> = (&'a str, &'a str, Entry, Step, &'a [(Field, &'a str)]);

/// The pages where a request ends elsewhere, and the questions that lead there.
async fn all(bench: &Bench, look: Look) -> Result<()> {
    let _site = axe::set(bench, look).await?;
    let page = &bench.page;
    let no_grant = [(Field::Topic, "billing"), (Field::ProviderGrantedAccess, "false")];
    let not_tried = [
        (Field::Topic, "technical"),
        (Field::HealthChecked, "false"),
        (Field::Troubleshot, "false"),
        (Field::Category, "none"),
    ];
    let dynamics = [(Field::Service, "dynamics-365"), (Field::DynamicsTopic, "licensing")];
    let no_plan = [(Field::Service, "dynamics-365"), (Field::DynamicsTopic, "none-of-these")];
    let rows: [Row<'_>; 8] = [
        ("indirect-reseller", "admin-agent", Entry::Marketplace, Step::Outcome, &[]),
        ("indirect-reseller", "admin-agent", Entry::Azure, Step::Outcome, &no_grant),
        ("indirect-reseller", "admin-agent", Entry::Azure, Step::Outcome, &not_tried),
        ("indirect-reseller", "helpdesk-agent", Entry::Azure, Step::Outcome, &[]),
        ("direct-bill", "admin-agent", Entry::Office365, Step::Product, &[]),
        ("direct-bill", "admin-agent", Entry::Office365, Step::DynamicsTopic, &dynamics[..1]),
        ("direct-bill", "admin-agent", Entry::Office365, Step::Outcome, &dynamics),
        ("indirect-reseller", "no-plan", Entry::Office365, Step::Outcome, &no_plan),
    ];
    for (at, (kind, role, entry, step, answers)) in rows.into_iter().enumerate() {
        if role == "no-plan" {
            page.eval("host.partner = { type: 'indirect-reseller', dynamicsPlan: 'none' };").await?;
        } else {
            stage::introduce(page, kind, role).await?;
        }
        stage::restore(page, &stage::draft(&format!("ending-{at}"), entry, step, answers)?).await?;
        page.wait_until(&format!("location.hash.endsWith('/{}')", step.word())).await?;
        let place = format!("{} {at}", step.word());
        check(page, look, &place).await?;
        if entry == Entry::Marketplace || step != Step::Outcome && answers.len() < 2 {
            check_refused(page, look, &place).await?;
        }
        if entry == Entry::Marketplace {
            page.type_into("isv.email", "support@publisher.example").await?;
            page.find("[data-packet='isv']").await?;
            check(page, look, "the message to the publisher").await?;
        }
    }
    // The partner's own tenant, and the cloud of another operator.
    page.eval("host.partner = { type: 'direct-bill', role: 'admin-agent', domains: ['woodgrove.example'] };").await?;
    for (step, answers) in [
        (Step::OwnPlan, [].as_slice()),
        (Step::Outcome, &[(Field::OwnPlanKind, "none-of-these")]),
        (Step::Outcome, &[(Field::OwnPlanKind, "premier"), (Field::OwnPlanId, "P-1")]),
    ] {
        let mut draft = stage::draft(&format!("own-{}", answers.len()), Entry::Azure, step, &[])?;
        draft.asked.clear();
        let you = answers.iter().map(|(field, text)| json!([field.word(), text])).collect::<Vec<_>>();
        let plan = "const plan = Object.fromEntries(arguments[0]);
            host.partner = { ...host.partner, ownPlan: { kind: plan['partner.ownPlan.kind'], id: plan['partner.ownPlan.id'] } };";
        if step == Step::OwnPlan || answers.len() == 2 {
            page.eval_with(plan, vec![json!(you)]).await?;
            stage::restore(page, &draft).await?;
            page.wait_until(&format!("location.hash.endsWith('/{}')", step.word())).await?;
        } else {
            page.choose("partner.ownPlan.kind", "none-of-these").await?;
            page.go_on().await?;
        }
        check(page, look, &format!("own tenant {}", answers.len())).await?;
        if answers.is_empty() {
            check_refused(page, look, "own tenant").await?;
        }
    }
    stage::go(page, "#/customers/adatum.onmicrosoft.de/service-requests/new/azure/outcome").await?;
    page.find("[data-outcome='other-operator']").await?;
    check(page, look, "other operator").await?;
    bench.no_problems().await
}

/// R45: the pages where a request ends elsewhere, in two looks that cover both languages, themes and widths.
pub async fn in_english_and_light(bench: &Bench) -> Result<()> {
    all(bench, axe::ENGLISH_LIGHT).await
}

/// R45: the same in Polish.
pub async fn in_polish_and_dark(bench: &Bench) -> Result<()> {
    all(bench, axe::POLISH_DARK).await
}

/// R45: the same on a screen of 320 pixels.
pub async fn on_a_narrow_dark_screen(bench: &Bench) -> Result<()> {
    all(bench, axe::ENGLISH_DARK_NARROW).await
}

/// R45: the same on a screen of 320 pixels in Polish.
pub async fn on_a_narrow_polish_screen(bench: &Bench) -> Result<()> {
    all(bench, axe::POLISH_LIGHT_NARROW).await
}
