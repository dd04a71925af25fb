//! Whole walks by keys alone.

use std::collections::BTreeSet;

use anyhow::{Result, ensure};
use e2e::{Bench, Page, keys, wait, walk};
use serde_json::{Value, json};

use super::stage;
use super::walks::request;

/// No control may be further away than this many presses of Tab.
const FURTHEST: usize = 40;

/// The presses besides the text itself that the walk below takes. Each further one is one more for everybody, every day.
const PRESSES: usize = 80;

/// Whether anything has the focus, whether that is what the selector names, and whether it shows the focus: by a ring of its own, or
/// one that the style sheet draws around it or its label.
const FOCUS: &str = "
    const node = root.activeElement;
    if (!node) return [false, false, false];
    const isRing = (of) => {
      const style = getComputedStyle(of);
      return (style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) > 0) || style.boxShadow !== 'none';
    };
    const shows = [node, node.closest('.srw-radio, .srw-check'), node.nextElementSibling].some((of) => of && isRing(of));
    return [true, node.matches(arguments[0]), shows];";

/// The keyboard of one walk.
struct Keyboard<'a> {
    page: &'a Page,
    presses: usize,
}

impl Keyboard<'_> {
    async fn press(&mut self, key: char) -> Result<()> {
        self.presses += 1;
        self.page.keys(&key.to_string()).await
    }

    /// Types a text, whose keys are not counted.
    async fn write(&self, text: &str) -> Result<()> {
        self.page.keys(text).await
    }

    /// Presses Tab until the focus is on what this CSS selector names. Everything on the way shows the focus.
    async fn tab_to(&mut self, css: &str) -> Result<()> {
        for _ in 0..FURTHEST {
            self.press(keys::TAB).await?;
            // WebKit shows it as soon as its window is the active one, which can take a moment after the window is opened.
            let is_there = wait::until("what has the focus to show it", async || {
                let seen = self.page.eval_with(FOCUS, vec![json!(css)]).await?;
                let [is_anywhere, is_there, shows]: [bool; 3] = serde_json::from_value(seen)?;
                Ok((shows || !is_anywhere).then_some(is_there))
            });
            if is_there.await? {
                return Ok(());
            }
        }
        anyhow::bail!(
            "{css} was not reached in {FURTHEST} presses of Tab; the focus is on {}",
            stage::focused(self.page).await?
        )
    }

    async fn is_on(&self, css: &str) -> Result<bool> {
        let on = self.page.eval_with("return Boolean(root.activeElement?.matches(arguments[0]));", vec![json!(css)]);
        Ok(on.await? == json!(true))
    }

    /// Goes to a group of radio buttons and chooses one by Space, or by the arrow keys from the first one.
    async fn choose(&mut self, name: &str, value: &str) -> Result<()> {
        self.tab_to(&format!("[name='{name}']")).await?;
        self.press(keys::SPACE).await?;
        self.page.wait_until("root.activeElement?.checked").await?;
        for _ in 0..FURTHEST {
            if self.is_on(&format!("[value='{value}']:checked")).await? {
                return Ok(());
            }
            self.press(keys::DOWN).await?;
        }
        anyhow::bail!("{name} has no {value}")
    }

    /// Goes to a text field and fills it in.
    async fn fill(&mut self, name: &str, text: &str) -> Result<()> {
        self.tab_to(&format!("[name='{name}']")).await?;
        self.write(text).await
    }

    /// From the list of customers to the last page.
    async fn walk(&mut self, request: &Value) -> Result<()> {
        let domain = request["customer"]["domain"].as_str().unwrap_or_default();
        self.fill("customer-search", domain).await?;
        self.page.find(&format!("[role='option'][data-domain='{domain}']")).await?;
        self.press(keys::DOWN).await?;
        self.page.wait_until("root.querySelector('[role=option][aria-selected=true]')").await?;
        self.go_on().await?;
        self.tab_to("[part~='primary-button']").await?;
        self.go_on().await?;
        let service = request["service"].as_str().unwrap_or_default();
        self.tab_to(&format!("[data-entry='{}']", walk::entry(service))).await?;
        self.go_on().await?;
        for _ in 0..FURTHEST {
            if self.page.has("[data-outcome]").await? {
                return Ok(());
            }
            self.answer_all(request).await?;
            self.tab_to("[part~='primary-button']").await?;
            self.go_on().await?;
        }
        anyhow::bail!("no end")
    }

    /// Answers everything that the page asks, in the order of its controls, also what it asks only after an answer.
    async fn answer_all(&mut self, request: &Value) -> Result<()> {
        let kinds = "return [...root.querySelectorAll('form [name]')].map((control) => [control.name, control.type]);";
        let mut seen = BTreeSet::new();
        loop {
            let controls: Vec<(String, String)> = serde_json::from_value(self.page.eval(kinds).await?)?;
            let Some((name, kind)) = controls.into_iter().find(|(name, _)| !seen.contains(name)) else {
                return Ok(());
            };
            if let Some(value) = walk::lookup(request, &name) {
                match kind.as_str() {
                    "radio" => self.choose(&name, &value).await?,
                    _ => self.fill(&name, &value).await?,
                }
            }
            seen.insert(name);
        }
    }

    /// Goes on by Enter, from wherever the form takes it, and finds the focus on the next page's heading.
    async fn go_on(&mut self) -> Result<String> {
        let before = self.page.heading().await?;
        self.press(keys::ENTER).await?;
        let now = self.page.wait_for_heading_change(&before).await?;
        stage::wait_for_focus(self.page, "heading").await?;
        Ok(now)
    }
}

/// R01, R02, R45: from the search over customers to the link to the portal without a mouse. After each step the focus is
/// on the heading, after a refused Continue on the summary of what is missing, after Change on the changed row.
pub async fn from_the_search_to_the_portal(bench: &Bench) -> Result<()> {
    let site = bench.site()?;
    stage::open(bench, &site, "/customers").await?;
    let page = &bench.page;
    page.wait_until("root.querySelectorAll('[role=option]').length > 1").await?;
    page.eval("return host.focus();").await?;
    stage::wait_for_focus(page, "heading").await?;
    let mut board = Keyboard { page, presses: 0 };

    board.fill("customer-search", "woodgrove").await?;
    page.wait_until("root.querySelectorAll('[role=option]').length === 1").await?;
    board.press(keys::DOWN).await?;
    page.wait_until("root.querySelector('[role=option][aria-selected=true]')").await?;
    let customer = board.go_on().await?;
    ensure!(customer == "Woodgrove Bank", "{customer}");
    board.tab_to("[part~='primary-button']").await?;
    board.go_on().await?;
    board.tab_to("[data-entry='azure']").await?;
    board.go_on().await?;

    // Nothing is answered, so Continue is refused; the summary's first link leads to the first field.
    board.tab_to("[part~='primary-button']").await?;
    board.press(keys::ENTER).await?;
    stage::wait_for_focus(page, "error-summary").await?;
    board.press(keys::TAB).await?;
    board.press(keys::ENTER).await?;
    stage::wait_for_focus(page, "partner.type").await?;
    board.press(keys::SPACE).await?;
    board.choose("partner.role", "admin-agent").await?;
    board.go_on().await?;

    board.choose("topic", "technical").await?;
    board.go_on().await?;
    board.choose("triage.healthChecked", "true").await?;
    board.choose("triage.troubleshot", "true").await?;
    board.choose("triage.category", "bug").await?;
    board.go_on().await?;
    board.choose("azure.adminPermissions", "true").await?;
    board.go_on().await?;
    board.choose("impact", "production-partly-affected").await?;
    board.go_on().await?;
    board.fill("title", "Sign-in fails").await?;
    board.fill("description", "Error 500 since 9:00").await?;
    board.tab_to("[name='details.startedAt']").await?;
    board.go_on().await?;
    board.fill("contact.firstName", "Ada").await?;
    board.fill("contact.lastName", "Nowak").await?;
    board.fill("contact.email", "ada@fabrikam-partner.com").await?;
    let check = board.go_on().await?;

    board.tab_to("[data-change='title']").await?;
    board.go_on().await?;
    board.fill("title", "Sign-in fails again").await?;
    let before = page.heading().await?;
    board.press(keys::ENTER).await?;
    ensure!(page.wait_for_heading_change(&before).await? == check, "Change does not lead back");
    stage::wait_for_focus(page, "title").await?;
    let texts = page.texts("[part='summary-list'] dd").await?;
    ensure!(texts.iter().any(|text| text == "Sign-in fails again"), "{texts:?}");

    board.tab_to("[part~='primary-button']").await?;
    board.go_on().await?;
    board.tab_to("a[part~='portal-link']").await?;
    ensure!(page.portal_link().await? == "https://portal.azure.com/woodgrovebank.com");
    ensure!(board.presses <= PRESSES, "{} presses besides the text, at most {PRESSES} are meant", board.presses);
    bench.no_problems().await
}

/// A request of each outcome: the outcome's word, and what differs from a technical request for Azure.
fn rows() -> [(&'static str, Vec<(&'static str, Value)>); 10] {
    let own = ("customer.domain", json!("fabrikam-partner.com"));
    let dynamics = ("service", json!("dynamics-365"));
    [
        ("file-in-portal", vec![("impact", json!("production-down")), ("topic", json!("technical"))]),
        ("file-own-tenant", vec![own.clone(), ("partner.ownPlan", json!({ "kind": "premier", "id": "P-1001" }))]),
        ("own-tenant-needs-plan", vec![own]),
        ("contact-dynamics-support", vec![dynamics.clone(), ("dynamicsTopic", json!("licensing"))]),
        ("needs-support-plan", vec![dynamics, ("partner.dynamicsPlan", json!("none"))]),
        ("solve-first", vec![("triage.healthChecked", json!(false))]),
        ("delegate-azure-support", vec![("partner.role", json!("helpdesk-agent"))]),
        (
            "ask-provider",
            vec![("partner.type", json!("indirect-reseller")), ("azure.providerGrantedAccess", json!(false))],
        ),
        ("contact-isv", vec![("service", json!("marketplace"))]),
        ("other-operator", vec![("customer.domain", json!("adatum.onmicrosoft.de"))]),
    ]
}

/// R01, R45: a request of each outcome from the search to its last page without a mouse: each control of each page is
/// reached by Tab, answered by Space, the arrow keys or the text itself, and every page begins at its heading.
pub async fn every_outcome(bench: &Bench) -> Result<()> {
    for (outcome, row) in rows() {
        let request = request(&row);
        let site = bench.site()?;
        stage::open(bench, &site, "/customers").await?;
        let page = &bench.page;
        page.eval("return host.focus();").await?;
        stage::wait_for_focus(page, "heading").await?;
        let mut board = Keyboard { page, presses: 0 };
        board.walk(&request).await.map_err(|error| error.context(outcome))?;
        let shown = page.shown().await?;
        ensure!(shown.outcome == outcome, "{} instead of {outcome}", shown.outcome);
        // The way on is reached, too: what the page offers first.
        board.tab_to("a[href^='http'], input, button:not(nav button, [part='back-link'])").await?;
        bench.no_problems().await?;
    }
    Ok(())
}

/// R45: Shift and Tab lead back the way that Tab came, Escape leaves the list and then empties the search, and nothing
/// holds the focus.
pub async fn back_and_out(bench: &Bench) -> Result<()> {
    let site = bench.site()?;
    stage::open(bench, &site, "/customers").await?;
    let page = &bench.page;
    page.wait_until("root.querySelectorAll('[role=option]').length > 1").await?;
    page.eval("root.querySelector('[name=\"customer-search\"]').focus();").await?;
    page.keys("bank").await?;
    page.wait_until("root.querySelectorAll('[role=option]').length === 1").await?;
    page.keys(&keys::DOWN.to_string()).await?;
    page.wait_until("root.querySelector('[role=combobox]').hasAttribute('aria-activedescendant')").await?;
    page.keys(&keys::ESCAPE.to_string()).await?;
    page.wait_until("!root.querySelector('[role=combobox]').hasAttribute('aria-activedescendant')").await?;
    ensure!(page.value("customer-search").await? == "bank", "the first Escape emptied the search");
    page.keys(&keys::ESCAPE.to_string()).await?;
    page.wait_until("root.querySelector('[name=\"customer-search\"]').value === ''").await?;

    page.keys(&keys::TAB.to_string()).await?;
    stage::wait_for_focus(page, "customer-file").await?;
    page.chord(keys::SHIFT, keys::TAB).await?;
    stage::wait_for_focus(page, "customer-search").await?;
    for _ in 0..FURTHEST {
        page.keys(&keys::TAB.to_string()).await?;
        if page.eval("return document.activeElement !== host;").await? == json!(true) {
            return bench.no_problems().await;
        }
    }
    anyhow::bail!("the focus does not leave the wizard")
}
