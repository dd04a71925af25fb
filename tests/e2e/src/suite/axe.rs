//! Every page and state against the accessibility guidelines, and on the narrowest screen.

use anyhow::{Result, ensure};
use e2e::{Bench, Engine, Page};
use serde_json::json;
use service_request_wizard::domain::field::Field;
use service_request_wizard::wizard::route::Entry;
use service_request_wizard::wizard::step::Step;

use super::stage::{self, ANSWERS};

/// A way to look at a page.
#[derive(Clone, Copy, Debug)]
struct Look {
    language: &'static str,
    theme: &'static str,
    /// In CSS pixels.
    width: u32,
}

/// What is wider than the window or cut off by it.
const OVERFLOW: &str = "
    const wide = document.documentElement.scrollWidth > document.documentElement.clientWidth;
    const out = [...root.querySelectorAll('*')].filter((node) => node.checkVisibility()
      && !node.closest('.srw-hidden, pre') && node.getBoundingClientRect().right > innerWidth + 1);
    return wide || out.length ? [wide, ...out.slice(0, 5).map((node) => `${node.localName}.${node.className}`)] : [];";

/// What axe finds, and whether everything fits.
async fn check(page: &Page, look: Look, place: &str) -> Result<()> {
    let found = page.axe().await?;
    ensure!(found.is_empty(), "{place}, {look:?}:\n{}", found.join("\n"));
    let out = page.eval(OVERFLOW).await?;
    ensure!(out == json!([]), "{place}, {look:?}: {out} does not fit");
    Ok(())
}

/// Presses Continue where there is one; the errors then are a state of their own.
async fn check_refused(page: &Page, look: Look, place: &str) -> Result<()> {
    page.press_continue().await?;
    stage::wait_for_focus(page, "error-summary").await?;
    check(page, look, &format!("{place} with errors")).await
}

async fn set(bench: &Bench, look: Look) -> Result<e2e::Site> {
    bench.only_in(Engine::Chromium, "sets the size of the screen by devtools")?;
    let site = bench.site()?;
    let page = &bench.page;
    let screen = json!({ "width": look.width, "height": 900, "deviceScaleFactor": 1, "mobile": false });
    page.devtools("Emulation.setDeviceMetricsOverride", screen).await?;
    stage::open(bench, &site, "/customers").await?;
    let seeded = [stage::draft("kept", Entry::Office365, Step::Topic, &[(Field::Title, "A draft")])?, {
        let mut filed = stage::draft("filed", Entry::Azure, Step::HandOver, &ANSWERS)?;
        filed.handed_over_at = Some(filed.changed_at);
        filed.number = "2026-0042".to_owned();
        filed
    }];
    stage::seed(page, &seeded).await?;
    let keep =
        "for (const name of ['language', 'theme']) localStorage.setItem(`fabrikam-${name}`, arguments[0][name]);";
    page.eval_with(keep, vec![json!({ "language": look.language, "theme": look.theme })]).await?;
    page.reload().await?;
    stage::appeared(page).await?;
    page.wait_until(&format!("root.querySelector('.srw-page').lang === '{}'", look.language)).await?;
    page.wait_until("root.querySelectorAll('[role=option]').length > 10").await?;
    Ok(site)
}

/// The pages of a request, each empty with its errors and answered, then the places beside them.
async fn pages(bench: &Bench, look: Look) -> Result<()> {
    let _site = set(bench, look).await?;
    let page = &bench.page;
    for place in [
        "#/customers",
        "#/customers/woodgrove.example",
        "#/customers/woodgrove.example/service-requests",
        "#/help",
        "#/your-details",
        "#/customers/no%20key",
    ] {
        page.eval_with("location.hash = arguments[0];", vec![json!(place)]).await?;
        page.wait_until("root.querySelectorAll('h1').length === 1").await?;
        check(page, look, place).await?;
    }
    stage::follow(page, "#/customers").await?;
    page.type_into("customer-search", "https://nobody.example/").await?;
    page.wait_until("root.querySelectorAll('[role=option]').length === 1").await?;
    check(page, look, "a suggestion").await?;

    // Each page as it is before its question is answered, then with its errors.
    let asked = [
        (Step::Partner, 0),
        (Step::Topic, 0),
        (Step::Triage, 1),
        (Step::Access, 4),
        (Step::Impact, 5),
        (Step::Details, 6),
    ];
    for (step, answered) in asked {
        if step == Step::Topic {
            stage::introduce(page, "indirect-reseller", "admin-agent").await?;
        }
        let mut draft = stage::draft(step.word(), Entry::Azure, step, &ANSWERS[..answered])?;
        if answered > 4 {
            draft.answers.set(Field::ProviderGrantedAccess, "true".to_owned());
        }
        stage::restore(page, &draft).await?;
        page.wait_until(&format!("location.hash.endsWith('/{}')", step.word())).await?;
        check(page, look, step.word()).await?;
        check_refused(page, look, step.word()).await?;
    }
    let mut draft = stage::draft("whole", Entry::Azure, Step::Impact, &ANSWERS)?;
    for (field, text) in [
        (Field::ProviderGrantedAccess, "true"),
        (Field::Severity, "A"),
        (Field::Description, "Longword".repeat(40).as_str()),
    ] {
        draft.answers.set(field, text.to_owned());
    }
    stage::restore(page, &draft).await?;
    for step in [Step::Impact, Step::ConfirmSeverity, Step::Details, Step::Contact, Step::CheckAnswers, Step::HandOver]
    {
        page.wait_until(&format!("location.hash.endsWith('/{}')", step.word())).await?;
        check(page, look, &format!("{} answered", step.word())).await?;
        if step != Step::HandOver {
            page.go_on().await?;
        }
    }
    bench.no_problems().await
}

/// The pages where a request ends elsewhere, and the questions that lead there.
async fn endings(bench: &Bench, look: Look) -> Result<()> {
    let _site = set(bench, look).await?;
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
    let rows: [(&str, &str, Entry, Step, &[(Field, &str)]); 8] = [
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
    page.eval("location.hash = '#/customers/adatum.onmicrosoft.de/service-requests/new/azure/outcome';").await?;
    page.find("[data-outcome='other-operator']").await?;
    check(page, look, "other operator").await?;
    bench.no_problems().await
}

const ENGLISH_LIGHT: Look = Look { language: "en", theme: "light", width: 1280 };
const POLISH_DARK: Look = Look { language: "pl", theme: "dark", width: 1280 };
const ENGLISH_DARK_NARROW: Look = Look { language: "en", theme: "dark", width: 320 };
const POLISH_LIGHT_NARROW: Look = Look { language: "pl", theme: "light", width: 320 };

/// R45: nothing that axe-core knows to be wrong on any page, empty, with errors or answered; each pair of language, theme
/// and width is among the four looks.
pub async fn pages_in_english_and_light(bench: &Bench) -> Result<()> {
    pages(bench, ENGLISH_LIGHT).await
}

/// R45: the same in Polish and dark.
pub async fn pages_in_polish_and_dark(bench: &Bench) -> Result<()> {
    pages(bench, POLISH_DARK).await
}

/// R45: the same on a screen of 320 pixels, dark: nothing is cut off, nothing scrolls sideways.
pub async fn pages_on_a_narrow_dark_screen(bench: &Bench) -> Result<()> {
    pages(bench, ENGLISH_DARK_NARROW).await
}

/// R45: the same on a screen of 320 pixels in Polish, whose words are longer.
pub async fn pages_on_a_narrow_polish_screen(bench: &Bench) -> Result<()> {
    pages(bench, POLISH_LIGHT_NARROW).await
}

/// R45: the pages where a request ends elsewhere, in two looks that cover both languages, themes and widths.
pub async fn endings_in_english_and_light(bench: &Bench) -> Result<()> {
    endings(bench, ENGLISH_LIGHT).await
}

/// R45: the same in Polish.
pub async fn endings_in_polish_and_dark(bench: &Bench) -> Result<()> {
    endings(bench, POLISH_DARK).await
}

/// R45: the same on a screen of 320 pixels.
pub async fn endings_on_a_narrow_dark_screen(bench: &Bench) -> Result<()> {
    endings(bench, ENGLISH_DARK_NARROW).await
}

/// R45: the same on a screen of 320 pixels in Polish.
pub async fn endings_on_a_narrow_polish_screen(bench: &Bench) -> Result<()> {
    endings(bench, POLISH_LIGHT_NARROW).await
}
