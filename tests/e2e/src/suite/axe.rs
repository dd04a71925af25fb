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
pub struct Look {
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
pub async fn check(page: &Page, look: Look, place: &str) -> Result<()> {
    let found = page.axe().await?;
    ensure!(found.is_empty(), "{place}, {look:?}:\n{}", found.join("\n"));
    let out = page.eval(OVERFLOW).await?;
    ensure!(out == json!([]), "{place}, {look:?}: {out} does not fit");
    Ok(())
}

/// Presses Continue where there is one; the errors then are a state of their own.
pub async fn check_refused(page: &Page, look: Look, place: &str) -> Result<()> {
    page.press_continue().await?;
    stage::wait_for_focus(page, "error-summary").await?;
    check(page, look, &format!("{place} with errors")).await
}

/// A site with a draft and a filed request, opened with this look.
pub async fn set(bench: &Bench, look: Look) -> Result<e2e::Site> {
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
        "#/customers/nobody",
    ] {
        stage::follow(page, place).await?;
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

pub const ENGLISH_LIGHT: Look = Look { language: "en", theme: "light", width: 1280 };
pub const POLISH_DARK: Look = Look { language: "pl", theme: "dark", width: 1280 };
pub const ENGLISH_DARK_NARROW: Look = Look { language: "en", theme: "dark", width: 320 };
pub const POLISH_LIGHT_NARROW: Look = Look { language: "pl", theme: "light", width: 320 };

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
