//! A whole walk by keys alone.

use anyhow::{Result, ensure};
use e2e::{Bench, Page, keys};
use serde_json::json;

use super::stage;

/// No control may be further away than this many presses of Tab.
const FURTHEST: usize = 40;

/// The presses besides the text itself that the walk below takes. Each further one is one more for everybody, every day.
const PRESSES: usize = 80;

/// Whether what has the focus shows it: a ring of its own, or one that the style sheet draws around it or its label.
const SHOWS_FOCUS: &str = "
    const node = root.activeElement;
    const isRing = (of) => {
      const style = getComputedStyle(of);
      return (style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) > 0) || style.boxShadow !== 'none';
    };
    return [node, node?.closest('.srw-radio, .srw-check'), node?.nextElementSibling].some((of) => of && isRing(of));";

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
            let seen = stage::focused(self.page).await?;
            if seen == "nothing" {
                continue;
            }
            ensure!(self.page.eval(SHOWS_FOCUS).await? == json!(true), "{seen} has the focus and does not show it");
            if self.is_on(css).await? {
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
