//! A customer's page, and the menu of products behind it.

use anyhow::{Result, ensure};
use e2e::{Bench, Page, keys, wait};
use serde_json::json;

use super::stage;

async fn opened(bench: &Bench, key: &str) -> Result<e2e::Site> {
    let site = bench.site()?;
    stage::host_page(&site, "routing=\"hash\"", "")?;
    stage::open_host(bench, &site).await?;
    stage::go(&bench.page, &["#/customers/", key].concat()).await?;
    Ok(site)
}

/// The chosen cloud.
async fn cloud(page: &Page) -> Result<String> {
    page.value("customer.cloud").await
}

/// The hash, as soon as it ends like this.
async fn wait_for_place(page: &Page, end: &str) -> Result<()> {
    page.wait_until(&format!("location.hash.endsWith('{end}')")).await
}

/// R41, R42: the cloud is what the domain's suffix says, can be set by hand, and is remembered for the customer.
pub async fn the_cloud_follows_the_domain(bench: &Bench) -> Result<()> {
    let rows = [
        ("woodgrove.example", "commercial"),
        ("woodgrove.onmicrosoft.com", "commercial"),
        ("woodgrove.onmicrosoft.us", "us-government"),
        ("woodgrove.partner.onmschina.cn", "china"),
        ("woodgrove.onmicrosoft.de", "germany"),
        ("onmicrosoft.us.woodgrove.example", "commercial"),
    ];
    let _site = opened(bench, "woodgrove.example").await?;
    let page = &bench.page;
    for (domain, wanted) in rows {
        stage::go(page, &["#/customers/", domain].concat()).await?;
        page.wait_for_heading(domain).await?;
        ensure!(cloud(page).await? == wanted, "{domain}: {}", cloud(page).await?);
    }
    stage::go(page, "#/customers/woodgrove.example").await?;
    page.wait_for_heading("woodgrove.example").await?;
    page.choose("customer.cloud", "us-government-dod").await?;
    page.reload().await?;
    stage::appeared(page).await?;
    ensure!(cloud(page).await? == "us-government-dod", "the choice is lost");
    bench.no_problems().await
}

/// R17, R40, R45: a customer of whom only the Microsoft ID is known needs a domain; what is pasted as an address is
/// understood and offered; the ID of another is looked at, too. The domain becomes part of no address before it is one.
pub async fn a_missing_domain_is_asked_for(bench: &Bench) -> Result<()> {
    let _site = opened(bench, "0d57406d-80f0-4c50-a940-d127c4be7990").await?;
    let page = &bench.page;
    page.press_continue().await?;
    stage::wait_for_focus(page, "error-summary").await?;
    ensure!(page.texts("[part='error-summary'] a").await? == ["Enter the customer's domain"]);
    page.type_into("customer.domain", "https://woodgrove.example/about").await?;
    page.press_continue().await?;
    stage::wait_for_focus(page, "error-summary").await?;
    ensure!(page.texts("[part='error-summary'] a").await? == ["Enter a domain such as contoso.com"]);
    ensure!(page.value("customer.domain").await? == "https://woodgrove.example/about", "taken silently");
    page.click(".srw-offer button").await?;
    wait::until("the domain", async || Ok((page.value("customer.domain").await? == "woodgrove.example").then_some(())))
        .await?;
    page.press_continue().await?;
    wait_for_place(page, "/service-requests").await?;
    ensure!(page.heading().await? == "Service requests for woodgrove.example", "{}", page.heading().await?);
    bench.no_problems().await
}

/// R40: a domain of letters from several alphabets is told; R26: one's own tenant is, too.
pub async fn what_looks_wrong_is_told(bench: &Bench) -> Result<()> {
    let _site = opened(bench, "woodgrove.example").await?;
    let page = &bench.page;
    page.wait_for_heading("woodgrove.example").await?;
    ensure!(page.texts(".srw-warnings .srw-inset").await?.is_empty(), "a warning where nothing is wrong");
    page.eval("host.partner = { domains: ['Woodgrove.Example'] };").await?;
    wait::until("the warning", async || {
        Ok(page.texts(".srw-warnings .srw-inset").await?.iter().any(|text| text.contains("own tenant")).then_some(()))
    })
    .await?;
    // Latin letters with one of Cyrillic among them, as it stands in addresses.
    stage::go(page, "#/customers/xn--cntoso-wqf.example").await?;
    wait::until("the warning", async || {
        Ok(page.texts(".srw-warnings .srw-inset").await?.iter().any(|text| text.contains("alphabets")).then_some(()))
    })
    .await?;
    bench.no_problems().await
}

/// R01, R07, R23: the menu's three entries are found by the names of products, old ones too, and where nothing fits all
/// three stay.
pub async fn products_are_found_by_old_names(bench: &Bench) -> Result<()> {
    let _site = opened(bench, "woodgrove.example/service-requests").await?;
    let page = &bench.page;
    page.find("[data-entry]").await?;
    let all = json!(["azure", "office-365", "marketplace"]);
    let rows = [
        ("", all.clone()),
        ("Dynamics CRM Online", json!(["office-365"])),
        ("intune", json!(["office-365"])),
        ("virtual mach", json!(["azure"])),
        ("saas", json!(["marketplace"])),
        ("typewriter", all),
    ];
    for (query, wanted) in rows {
        if !query.is_empty() {
            page.type_into("product-search", query).await?;
        }
        let shown = "return [...root.querySelectorAll('[data-entry]')].map((button) => button.dataset.entry);";
        let shown = page.eval(shown).await?;
        ensure!(shown == wanted, "{query}: {shown}");
    }
    ensure!(page.texts(".srw-new-request [role='status']").await?[0].contains("typewriter"), "nothing is said");
    page.type_into("product-search", "Dynamics CRM").await?;
    page.keys(&keys::ENTER.to_string()).await?;
    wait_for_place(page, "/new/office-365/product").await?;
    bench.no_problems().await
}

/// R38: the help page's questions are searched while typing, in the language of the page, whole words or parts; an
/// address leads to one question.
pub async fn help_is_searched(bench: &Bench) -> Result<()> {
    let site = bench.site()?;
    stage::open(bench, &site, "/help").await?;
    let page = &bench.page;
    let shown = "return [...root.querySelectorAll('[data-topic]')].filter((topic) => topic.checkVisibility())
        .map((topic) => topic.dataset.topic);";
    let all = page.eval(shown).await?.as_array().map_or(0, Vec::len);
    ensure!(all > 10, "{all} questions");
    for (language, query) in [("en", "fee"), ("pl", "oplat")] {
        stage::speak(page, language).await?;
        page.type_into("help-search", query).await?;
        let found = page.eval(shown).await?;
        let found = found.as_array().cloned().unwrap_or_default();
        ensure!(found.contains(&json!("fees")) && found.len() < all, "{language}: {found:?}");
    }
    page.type_into("help-search", "xyzzy").await?;
    ensure!(page.eval(shown).await? == json!([]));
    page.click(".srw-help-none button").await?;
    wait::until("all questions", async || {
        Ok((page.eval(shown).await?.as_array().map_or(0, Vec::len) == all).then_some(()))
    })
    .await?;
    stage::wait_for_focus(page, "help-search").await?;
    stage::go(page, "#/help/fees").await?;
    page.wait_until("root.activeElement?.closest('[data-topic]')?.dataset.topic === 'fees'").await?;
    bench.no_problems().await
}
