//! What a screen reader says by itself: live regions, each change once, and nothing while somebody types.

use anyhow::{Result, ensure};
use e2e::{Bench, Page, keys};
use serde_json::{Value, json};
use service_request_wizard::wizard::route::Entry;
use service_request_wizard::wizard::step::Step;

use super::stage::{self, ANSWERS};

/// From now on remembers what live regions say. A polite region speaks where its text changes; one that comes into the page
/// with its text is not heard, and `unheard` keeps it. An alert speaks also when it comes. A region in another speaks twice.
const LISTEN: &str = "
    window.spoken = [];
    window.unheard = [];
    const known = new Map();
    const REGIONS = '[role=status], [role=alert], [aria-live]:not([aria-live=off])';
    // What is marked as not to be spoken is no part of what a region says.
    const words = (region) => [...region.querySelectorAll('[aria-live=off]')]
      .reduce((text, off) => text.replace(off.innerText, ''), region.innerText).replace(/\\s+/g, ' ').trim();
    const look = (isFirst) => {
      for (const region of root.querySelectorAll(REGIONS)) {
        const text = region.checkVisibility() ? words(region) : '';
        const isAlert = region.getAttribute('role') === 'alert';
        if (text && text !== (known.get(region) ?? '') && !isFirst) {
          if (known.has(region) || isAlert) window.spoken.push(text);
          // A button's label is read with the button.
          else if (region.matches('[role]')) window.unheard.push(text);
        }
        known.set(region, text);
        if (region.parentElement?.closest(REGIONS)) window.spoken.push(`twice: ${text}`);
      }
    };
    look(true);
    new MutationObserver(() => look(false)).observe(root, { subtree: true, childList: true, characterData: true, attributes: true });";

/// What was said since the last call.
async fn spoken(page: &Page) -> Result<Vec<String>> {
    // What a change brings is drawn before the next task.
    page.client().execute_async("setTimeout(arguments[0], 0);", Vec::new()).await?;
    Ok(serde_json::from_value(page.eval("return window.spoken.splice(0);").await?)?)
}

/// Does what a row says, and compares what was said with what has to be.
async fn ensure_said(page: &Page, what: &str, wanted: &[&str]) -> Result<()> {
    let said = spoken(page).await?;
    let fits = said.len() == wanted.len() && said.iter().zip(wanted).all(|(said, wanted)| said.starts_with(wanted));
    ensure!(fits, "{what}: said {said:?}, not {wanted:?}");
    Ok(())
}

/// R45: the search says how many it found, a refused Continue what is missing, the impact what follows from it, a copied
/// text that it was copied, a draft that it is kept, each once; typing and going from page to page say nothing more.
pub async fn each_change_is_spoken_once(bench: &Bench) -> Result<()> {
    let site = bench.site()?;
    stage::open(bench, &site, "/customers").await?;
    let page = &bench.page;
    page.wait_until("root.querySelectorAll('[role=option]').length > 10").await?;
    page.eval(LISTEN).await?;
    page.type_into("customer-search", "coffe").await?;
    page.wait_until("root.querySelectorAll('[role=option]').length === 1").await?;
    let said = spoken(page).await?;
    ensure!(said.last().is_some_and(|last| last == "1 customer"), "{said:?}");
    page.keys("e").await?;
    page.wait_until("root.querySelector('[name=\"customer-search\"]').value === 'coffee'").await?;
    ensure_said(page, "the same customer with one letter more", &[]).await?;
    page.type_into("customer-search", "nobody at all").await?;
    page.wait_until("root.querySelectorAll('[role=option]').length === 0").await?;
    let said = spoken(page).await?;
    ensure!(said.last().is_some_and(|last| last == "No customer in the list matches."), "{said:?}");

    stage::introduce(page, "direct-bill", "admin-agent").await?;
    stage::restore(page, &stage::draft("spoken", Entry::Azure, Step::Impact, &ANSWERS[..5])?).await?;
    page.find("[name='impact']").await?;
    // Once, and without the time: what is typed later is kept in the same place.
    ensure_said(
        page,
        "what was restored, and where it is kept",
        &["Draft restored from", "Draft saved on this device at"],
    )
    .await?;
    for _ in 0..2 {
        // Not by the driver's mouse: it is quicker than Firefox scrolls, and lets go beside the button.
        page.eval("root.querySelector('[part~=primary-button]').click();").await?;
        stage::wait_for_focus(page, "error-summary").await?;
    }
    // The same errors again are told by the focus, which goes to the summary each time.
    ensure_said(page, "Continue without an answer, twice", &["There is a problem"]).await?;
    page.choose("impact", "production-down").await?;
    page.wait_until("root.querySelector('.srw-derived').textContent.trim() !== ''").await?;
    let said = spoken(page).await?;
    ensure!(said.iter().filter(|text| text.starts_with("A – critical impact")).count() == 1, "{said:?}");
    ensure!(said.len() == 1, "the severity and nothing else: {said:?}");
    page.go_on().await?;
    page.find("[name='title']").await?;
    spoken(page).await?;
    page.type_into("title", "Sign-in fails").await?;
    // The minute goes on.
    let time = "root.querySelector('.srw-status [aria-live=off]').textContent";
    let before = page.eval(&format!("return {time};")).await?;
    page.eval("const now = window.Date.now; window.Date.now = () => now() + 61_000;").await?;
    page.type_into("description", "Error 500 since this morning, for everybody.").await?;
    page.wait_until(&format!("{time} !== {before}")).await?;
    ensure_said(page, "while somebody types", &[]).await?;
    page.go_on().await?;
    page.go_on().await?;
    spoken(page).await?;
    page.go_on().await?;
    ensure_said(page, "the last page", &[]).await?;
    page.type_into("request-number", "2026-1").await?;
    page.keys(&keys::ENTER.to_string()).await?;
    page.find("[data-filed='true']").await?;
    ensure_said(page, "the request is filed", &["Marked as filed on"]).await?;
    let unheard: Vec<Value> = serde_json::from_value(page.eval("return window.unheard;").await?)?;
    ensure!(unheard.is_empty(), "came into the page with its text: {}", json!(unheard));
    bench.no_problems().await
}
