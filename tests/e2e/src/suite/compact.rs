//! The compact layout and the keyboard shortcuts: the same ends, in fewer pages and few keys.

use super::walks::{Row, expected, hands, open, request};
use anyhow::{Result, ensure};
use e2e::walk::Shown;
use e2e::{Bench, Page, keys};
use serde_json::json;

const COMPACT: &str = "host.setAttribute('layout', 'compact');";

/// R02, R03, R10, R22, R26, R30: in the compact layout a request of each kind ends as the rules say.
pub async fn walks_end_alike(bench: &Bench) -> Result<()> {
    let rows: [Row; 7] = [
        &[("impact", json!("production-down"))],
        &[("impact", json!("non-production")), ("severity", json!("A"))],
        &[
            ("topic", json!("billing")),
            ("service", json!("office-365")),
            ("customer.domain", json!("relecloud.example")),
        ],
        &[("triage.troubleshot", json!(false))],
        &[("service", json!("dynamics-365")), ("dynamicsTopic", json!("licensing"))],
        &[("partner.type", json!("indirect-reseller")), ("azure.providerGrantedAccess", json!(false))],
        &[("customer.domain", json!("fabrikam-partner.com"))],
    ];
    for (at, row) in rows.into_iter().enumerate() {
        let request = request(row);
        let (_, wanted) = expected(&request)?;
        let site = bench.site()?;
        open(bench, &site, "en").await?;
        bench.page.eval(COMPACT).await?;
        let seen = bench.page.walk(&request, hands(at)).await.map_err(|error| error.context(format!("{row:?}")))?;
        let wanted = Shown { heading: seen.heading.clone(), ..wanted };
        ensure!(seen == wanted, "{row:?}\n  shown  {seen:?}\n  wanted {wanted:?}");
        bench.no_problems().await?;
    }
    Ok(())
}

/// Counts what is pressed: a chord is one press, as is each key of a sequence.
struct Hands<'a> {
    page: &'a Page,
    presses: usize,
}

impl Hands<'_> {
    /// Presses keys one after the other and waits until `expression` holds.
    async fn press(&mut self, keys: &str, expression: &str) -> Result<()> {
        self.presses += keys.chars().count();
        self.page.keys(keys).await?;
        self.page.wait_until(expression).await
    }

    /// Continue from anywhere on the page, until another page is there.
    async fn go_on(&mut self) -> Result<()> {
        let before = self.page.heading().await?;
        self.presses += 1;
        self.page.chord(keys::CONTROL, keys::ENTER).await?;
        self.page.wait_for_heading_change(&before).await?;
        Ok(())
    }
}

/// R01, R02: with one's own details known, from the search to the portal's link in under 20 key presses, the texts
/// themselves not counted.
pub async fn keys_lead_from_search_to_portal(bench: &Bench) -> Result<()> {
    let site = bench.site()?;
    open(bench, &site, "en").await?;
    let page = &bench.page;
    page.eval(COMPACT).await?;
    page.eval(
        "host.partner = { type: 'direct-bill', role: 'admin-agent', domains: ['fabrikam-partner.com'] };
        host.contact = { firstName: 'Ada', lastName: 'Nowak', email: 'ada@fabrikam-partner.com' };
        host.focus();",
    )
    .await?;
    let mut hands = Hands { page, presses: 0 };
    hands.press("/", "root.activeElement?.name === 'customer-search'").await?;
    page.keys("tailspintoys.com").await?;
    page.wait_until("root.querySelector('[data-domain=\"tailspintoys.com\"]')").await?;
    let search = page.heading().await?;
    hands.press(&keys::ENTER.to_string(), "root.activeElement?.localName === 'h1'").await?;
    ensure!(page.heading().await? != search, "Enter leads to the customer");
    hands.go_on().await?;
    hands.press("na", "root.activeElement?.localName === 'h1' && root.querySelector('[name=\"topic\"]')").await?;
    let answers = [
        ("1", "triage.healthChecked"),
        ("1", "triage.troubleshot"),
        ("1", "triage.category"),
        ("3", "azure.adminPermissions"),
        ("1", "impact"),
        ("2", "impact"),
    ];
    for (key, next) in answers {
        hands.press(key, &format!("root.activeElement?.name === '{next}'")).await?;
    }
    page.wait_until("root.querySelector('[name=\"impact\"]:checked')").await?;
    hands.go_on().await?;
    hands.press(&keys::TAB.to_string(), "root.activeElement?.name === 'title'").await?;
    page.keys("Disks do not attach").await?;
    hands.press(&keys::TAB.to_string(), "root.activeElement?.name === 'description'").await?;
    page.keys("Since Monday new disks stay in the state Attaching.").await?;
    hands.go_on().await?;
    hands.go_on().await?;
    ensure!(page.portal_link().await? == "https://portal.azure.com/tailspintoys.com", "the portal's link is there");
    ensure!(hands.presses < 20, "{} presses", hands.presses);
    bench.no_problems().await
}

/// What is typed into a text stays text; the list opens with its key, closes with Escape, and switches all of it off.
pub async fn shortcuts_keep_out_of_texts(bench: &Bench) -> Result<()> {
    let site = bench.site()?;
    open(bench, &site, "en").await?;
    let page = &bench.page;
    page.eval("host.focus();").await?;
    page.keys("/").await?;
    page.wait_until("root.activeElement?.name === 'customer-search'").await?;
    page.keys("g/?1gh").await?;
    ensure!(page.value("customer-search").await? == "g/?1gh", "the search box has what was typed");
    page.eval("host.focus();").await?;
    page.keys("?").await?;
    page.wait_until("root.querySelector('dialog').open").await?;
    page.choose("shortcuts", "off").await?;
    page.keys(&keys::ESCAPE.to_string()).await?;
    page.wait_until("!root.querySelector('dialog').open").await?;
    page.eval("host.focus();").await?;
    let before = page.heading().await?;
    page.keys("gh?").await?;
    let is_open = page.eval("return root.querySelector('dialog').open;").await?;
    ensure!(page.heading().await? == before && is_open == json!(false), "switched off, keys do nothing");
    page.reload().await?;
    page.wait_until("root?.querySelector('[name=shortcuts]:checked')?.value === 'off'").await?;
    bench.no_problems().await
}

/// The same keys with Alt, for those whose voice or hands press single ones by mistake (WCAG 2.1.4); alone they do nothing
/// then, and the choice is kept.
pub async fn shortcuts_can_ask_for_alt(bench: &Bench) -> Result<()> {
    let site = bench.site()?;
    open(bench, &site, "en").await?;
    let page = &bench.page;
    page.eval("host.focus();").await?;
    page.keys("?").await?;
    page.wait_until("root.querySelector('dialog').open").await?;
    page.choose("shortcuts", "alt").await?;
    page.wait_until("root.querySelector('.srw-shortcut kbd').textContent === 'Alt'").await?;
    page.keys(&keys::ESCAPE.to_string()).await?;
    page.wait_until("!root.querySelector('dialog').open").await?;
    page.reload().await?;
    page.wait_until("root?.querySelector('[name=shortcuts]:checked')?.value === 'alt'").await?;
    page.eval("host.focus();").await?;
    let before = page.heading().await?;
    page.keys("gh?").await?;
    ensure!(page.heading().await? == before, "alone, keys do nothing");
    page.chord(keys::ALT, 'g').await?;
    page.chord(keys::ALT, 'h').await?;
    page.wait_for_heading("Help").await?;
    page.keys("/").await?;
    page.chord(keys::ALT, '/').await?;
    page.wait_until("root.activeElement?.name === 'help-search'").await?;
    bench.no_problems().await
}
