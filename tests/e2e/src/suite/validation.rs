//! What stands in the way when Continue is pressed: told in a summary and beside each field, in the same words.

use anyhow::{Result, ensure};
use e2e::{Bench, Hands, Page};
use serde_json::{Value, json};
use service_request_wizard::domain::field::Field;
use service_request_wizard::wizard::route::Entry;
use service_request_wizard::wizard::step::Step;

use super::stage::{self, ANSWERS};

/// More pages than any request has.
const MOST_PAGES: usize = 20;

/// The problems that the page tells, and what is not as it should be in how it tells them.
const PROBLEMS: &str = "
    const visible = (node) => Boolean(node) && node.checkVisibility();
    const words = (node) => node.textContent.replace(/\\s+/g, ' ').trim();
    const summary = root.querySelector('[part~=error-summary]');
    const told = [], faults = [];
    if (!summary) return { told, faults: ['no summary'] };
    if (!summary.querySelector('[role=alert] h2')) faults.push('the summary has no heading in an alert');
    for (const link of summary.querySelectorAll('a')) {
      const name = link.dataset.field;
      const control = root.querySelector(`[name=\"${CSS.escape(name)}\"]`);
      const message = root.getElementById(`${name}-error`);
      told.push([name, words(link)]);
      if (!visible(message)) { faults.push(`${name}: no message beside the field`); continue; }
      if (!words(message).endsWith(words(link))) faults.push(`${name}: other words beside the field: ${words(message)}`);
      const isChoice = control.type === 'radio';
      const described = isChoice ? control.closest('fieldset') : control;
      const ids = (described.getAttribute('aria-describedby') ?? '').split(' ');
      if (!ids.includes(message.id)) faults.push(`${name}: the message does not describe the field`);
      for (const id of ids) if (!visible(root.getElementById(id))) faults.push(`${name}: described by ${id}, which is not there`);
      if (!isChoice && control.getAttribute('aria-invalid') !== 'true') faults.push(`${name}: aria-invalid is not set`);
    }
    for (const message of root.querySelectorAll('[part~=error]')) {
      const name = message.id.replace(/-error$/, '');
      if (visible(message) && !told.some(([known]) => known === name)) faults.push(`${name}: not in the summary`);
    }
    return { told, faults };";

/// Presses Continue, which must be refused, and checks how the page says why. Gives the fields and the words.
async fn refused(page: &Page) -> Result<Vec<(String, String)>> {
    let heading = page.heading().await?;
    page.press_continue().await?;
    stage::wait_for_focus(page, "error-summary").await?;
    ensure!(page.heading().await? == heading, "the page went on");
    let seen = page.eval(PROBLEMS).await?;
    ensure!(seen["faults"] == json!([]), "{heading}: {}", seen["faults"]);
    let told: Vec<(String, String)> = serde_json::from_value(seen["told"].clone())?;
    for (field, _) in &told {
        page.click(&format!("[part='error-summary'] a[data-field='{field}']")).await?;
        stage::wait_for_focus(page, field).await?;
    }
    Ok(told)
}

/// Walks a request from its first step to its last page. Where Continue is refused on the unanswered page, the answers
/// make it go on. Gives the fields that were asked for.
async fn walk(page: &Page, entry: Entry, request: &Value, last: &str) -> Result<Vec<String>> {
    stage::restore(page, &stage::draft(entry.word(), entry, Step::Product, &[])?).await?;
    let mut asked = Vec::new();
    for _ in 0..MOST_PAGES {
        if page.has(&format!("[data-outcome='{last}']")).await? {
            return Ok(asked);
        }
        if page.has("form:not([method='dialog']) [name]").await?
            && !page.has("form:not([method='dialog']) :is(input:checked, [part='summary-list'])").await?
        {
            let told = refused(page).await?;
            ensure!(!told.is_empty());
            asked.extend(told.into_iter().map(|(field, _)| field));
        }
        page.step(request, Hands::Quick).await?;
    }
    anyhow::bail!("no end after {MOST_PAGES} pages")
}

/// R03, R06, R10, R14, R16, R21, R22, R26, R45: each page that asks something says what is missing, all at once, and goes
/// on as soon as it is there.
pub async fn each_page_says_what_is_missing(bench: &Bench) -> Result<()> {
    let azure = json!({
        "partner": { "type": "indirect-reseller", "role": "global-admin" }, "topic": "technical",
        "triage": { "healthChecked": true, "troubleshot": true, "category": "bug" },
        "azure": { "providerGrantedAccess": true, "adminPermissions": false, "noPermissionsBecause": "never-requested" },
        "impact": "services-available", "title": "Sign-in fails", "description": "Error 500",
        "contact": { "firstName": "Ada", "lastName": "Nowak", "email": "ada@fabrikam-partner.com" },
    });
    let dynamics = json!({
        "service": "dynamics-365", "dynamicsTopic": null, "partner": { "type": "direct-bill", "dynamicsPlan": "none" },
    });
    let rows = [
        (
            Entry::Azure,
            azure,
            "file-in-portal",
            json!([
                "partner.type",
                "partner.role",
                "topic",
                "triage.healthChecked",
                "triage.troubleshot",
                "triage.category",
                "azure.providerGrantedAccess",
                "azure.adminPermissions",
                "impact",
                "title",
                "description",
                "contact.firstName",
                "contact.lastName",
                "contact.email",
            ]),
        ),
        (
            Entry::Office365,
            dynamics,
            "needs-support-plan",
            json!(["service", "dynamicsTopic", "partner.type", "partner.dynamicsPlan",]),
        ),
    ];
    for (entry, request, last, wanted) in rows {
        for language in ["en", "pl"] {
            let site = bench.site()?;
            stage::open(bench, &site, "/customers").await?;
            stage::speak(&bench.page, language).await?;
            let asked = walk(&bench.page, entry, &request, last).await?;
            ensure!(json!(asked) == wanted, "{language}: {asked:?}");
            bench.no_problems().await?;
        }
    }
    Ok(())
}

/// Opens the page of the contact with all other answers given.
async fn contact(bench: &Bench, entry: Entry, answers: &[(Field, &str)]) -> Result<e2e::Site> {
    let site = bench.site()?;
    stage::open(bench, &site, "/customers").await?;
    let partner = "host.partner = { type: 'direct-bill', role: 'admin-agent' };";
    bench.page.eval(partner).await?;
    stage::restore(&bench.page, &stage::draft("contact", entry, Step::Contact, answers)?).await?;
    Ok(site)
}

/// R14, R19: the customer's address is no contact, nor is one of a domain below the customer's; what is no address is
/// told apart. What was typed stays, to be put right.
pub async fn the_contact_is_never_the_customers(bench: &Bench) -> Result<()> {
    let office =
        [(Field::Service, "office-365"), (Field::Topic, "billing"), (Field::Title, "t"), (Field::Description, "d")];
    for (entry, answers) in [(Entry::Azure, ANSWERS.as_slice()), (Entry::Office365, &office)] {
        let _site = contact(bench, entry, answers).await?;
        let page = &bench.page;
        page.type_into("contact.firstName", "Ada").await?;
        page.type_into("contact.lastName", "Nowak").await?;
        let (customers, malformed) =
            ("Enter your own work email, not the customer's", "Enter an email address such as name@example.com");
        let rows = [
            ("ada@woodgrove.example", customers),
            ("Ada@WOODGROVE.example", customers),
            ("ada@mail.woodgrove.example", customers),
            ("ada", malformed),
            ("ada@", malformed),
            ("ada nowak@fabrikam.example", malformed),
        ];
        for (email, words) in rows {
            page.type_into("contact.email", email).await?;
            let told = refused(page).await?;
            ensure!(told == [("contact.email".to_owned(), words.to_owned())], "{email}: {told:?}");
            ensure!(page.value("contact.email").await? == email, "what was typed is gone");
            ensure!(page.value("contact.firstName").await? == "Ada", "what was typed beside it is gone");
        }
        page.type_into("contact.email", "ada@notwoodgrove.example").await?;
        page.go_on().await?;
        ensure!(page.url().await?.ends_with("/check-answers"), "{}", page.url().await?);
        bench.no_problems().await?;
    }
    Ok(())
}

/// R12, R18: on a page of several fields, one that is filled in is not asked for again, and nothing typed is lost; ids
/// that may be left out must be right where they are given.
pub async fn nothing_typed_is_lost(bench: &Bench) -> Result<()> {
    let site = bench.site()?;
    stage::open(bench, &site, "/customers").await?;
    let page = &bench.page;
    stage::introduce(page, "direct-bill", "admin-agent").await?;
    stage::restore(page, &stage::draft("details", Entry::Azure, Step::Details, &ANSWERS[..6])?).await?;
    page.type_into("description", "Error 500 on every page").await?;
    page.type_into("details.subscriptionId", "12345").await?;
    let fields: Vec<String> = refused(page).await?.into_iter().map(|(field, _)| field).collect();
    ensure!(fields == ["title", "details.subscriptionId"], "{fields:?}");
    page.type_into("title", "Sign-in fails").await?;
    let fields: Vec<String> = refused(page).await?.into_iter().map(|(field, _)| field).collect();
    ensure!(fields == ["details.subscriptionId"], "{fields:?}");
    ensure!(page.value("description").await? == "Error 500 on every page");
    page.type_into("details.subscriptionId", "2F1C8A34-5b6d-4e7f-8091-a2b3c4d5e6f7").await?;
    page.go_on().await?;
    ensure!(page.has("[part='summary-list']").await? || page.has("[name='contact.email']").await?);
    bench.no_problems().await
}

/// R30: another severity than the impact's is confirmed once, and again only when one of both has changed.
pub async fn another_severity_is_confirmed_once(bench: &Bench) -> Result<()> {
    let site = bench.site()?;
    stage::open(bench, &site, "/customers").await?;
    let page = &bench.page;
    stage::introduce(page, "direct-bill", "admin-agent").await?;
    stage::restore(page, &stage::draft("severity", Entry::Azure, Step::Impact, &ANSWERS)?).await?;
    let on = async |step: &str| page.wait_until(&format!("location.hash.endsWith('/{step}')")).await;
    page.choose("severity", "A").await?;
    page.go_on().await?;
    on("confirm-severity").await?;
    page.go_on().await?;
    on("details").await?;
    page.back().await?;
    on("confirm-severity").await?;
    page.back().await?;
    on("impact").await?;
    stage::follow(page, &stage::hash(Entry::Azure, Step::CheckAnswers)).await?;
    page.click("[data-change='severity']").await?;
    on("impact").await?;
    page.go_on().await?;
    on("check-answers").await?;
    page.click("[data-change='severity']").await?;
    on("impact").await?;
    page.choose("severity", "C").await?;
    page.go_on().await?;
    on("confirm-severity").await?;
    ensure!(page.heading().await?.contains("severity C"), "{}", page.heading().await?);
    page.go_on().await?;
    on("check-answers").await?;
    page.click("[data-change='severity']").await?;
    on("impact").await?;
    page.choose("severity", "").await?;
    page.go_on().await?;
    on("check-answers").await?;
    bench.no_problems().await
}
