//! Drafts that somebody else writes, too: another tab, the host's own store.

use anyhow::{Result, ensure};
use e2e::{Bench, Page, wait};
use serde_json::json;
use service_request_wizard::wizard::route::Entry;
use service_request_wizard::wizard::step::Step;

use super::stage::{self, ANSWERS};

const REQUESTS: &str = "#/customers/woodgrove.example/service-requests";

/// A host's store that answers later, keeps its texts over a reload, and fails while `failing` is set.
const ADAPTER: &str = "
    const later = () => new Promise((resolve, reject) => setTimeout(() => sessionStorage.getItem('failing') ? reject(new Error('down')) : resolve(), 40));
    wizard.storageAdapter = {
      get: (key) => later().then(() => sessionStorage.getItem(`host ${key}`)),
      set: (key, text) => later().then(() => sessionStorage.setItem(`host ${key}`, text)),
      remove: (key) => later().then(() => sessionStorage.removeItem(`host ${key}`)),
    };";

async fn wait_for_status(page: &Page, wanted: &str) -> Result<()> {
    let status = async || Ok(page.texts(".srw-status [part='status']").await?.join(" ").contains(wanted).then_some(()));
    wait::until(&format!("the status “{wanted}”"), status).await
}

async fn open_details(page: &Page) -> Result<()> {
    stage::introduce(page, "direct-bill", "admin-agent").await?;
    stage::follow(page, &stage::hash(Entry::Azure, Step::Details)).await?;
    page.find("[name='title']").await.map(drop)
}

/// R45: one draft that is written in two tabs becomes two, both tabs say so, and neither loses a word.
pub async fn two_tabs_keep_both_versions(bench: &Bench) -> Result<()> {
    let site = bench.site()?;
    stage::open(bench, &site, "/customers").await?;
    let page = &bench.page;
    stage::seed(page, &[stage::draft("shared", Entry::Azure, Step::Details, &ANSWERS)?]).await?;
    page.reload().await?;
    stage::appeared(page).await?;
    open_details(page).await?;
    page.type_into("title", "Written in the first tab").await?;

    let client = page.client();
    let first = client.window().await?;
    let second = client.new_window(true).await?;
    client.switch_to_window(second.handle).await?;
    stage::open(bench, &site, "/customers").await?;
    open_details(page).await?;
    ensure!(page.value("title").await? == "Written in the first tab", "{}", page.value("title").await?);
    page.type_into("title", "Written in the second tab").await?;
    ensure!(!page.has(".srw-redirected:not([hidden])").await?, "nothing has happened to this tab's draft");

    client.switch_to_window(first).await?;
    page.type_into("details.tried", "Restarted").await?;
    page.find(".srw-redirected:not([hidden])").await?;
    let note = page.text(".srw-redirected:not([hidden])").await?;
    ensure!(note.contains("changed in another tab"), "{note}");
    ensure!(
        page.value("title").await? == "Written in the first tab" && page.value("details.tried").await? == "Restarted"
    );
    stage::follow(page, REQUESTS).await?;
    let titles = page.texts(".srw-drafts li h3").await?;
    ensure!(titles == ["Written in the first tab", "Written in the second tab"], "{titles:?}");
    page.reload().await?;
    stage::appeared(page).await?;
    let again = page.texts(".srw-drafts li h3").await?;
    ensure!(again == titles, "after a reload there are {again:?}");
    bench.no_problems().await
}

/// R44, R45: the host's own store keeps drafts and the agent's details, gives them back after a reload, and where it
/// fails the page says so, keeps the words, and saves them as soon as the store works again.
pub async fn the_hosts_store_keeps_drafts(bench: &Bench) -> Result<()> {
    let site = bench.site()?;
    stage::host_page(&site, "routing=\"hash\" storage-key=\"agent-7\"", &[stage::LISTEN, ADAPTER].concat())?;
    stage::open_host(bench, &site).await?;
    let page = &bench.page;
    stage::introduce(page, "direct-bill", "admin-agent").await?;
    stage::restore(page, &stage::draft("hosted", Entry::Azure, Step::Details, &ANSWERS)?).await?;
    page.type_into("title", "In the host's store").await?;
    wait_for_status(page, "Draft saved by this portal at").await?;
    page.wait_until("sessionStorage.getItem('host srw.agent-7')?.includes('In the host')").await?;
    let places = stage::heard(page, "srw-draft-saved").await?;
    ensure!(!places.is_empty() && places.iter().all(|place| *place == json!({ "where": "host" })), "{places:?}");
    ensure!(page.eval("return localStorage.length;").await? == json!(0), "the browser's own storage was written");

    page.reload().await?;
    stage::appeared(page).await?;
    stage::introduce(page, "direct-bill", "admin-agent").await?;
    stage::follow(page, REQUESTS).await?;
    page.wait_until("root.querySelector('.srw-drafts li h3')?.textContent.startsWith('In the host')").await?;
    open_details(page).await?;
    page.eval("sessionStorage.setItem('failing', '1');").await?;
    page.type_into("title", "While the store is down").await?;
    wait_for_status(page, "Draft not saved: this portal's storage does not answer").await?;
    let errors = stage::heard(page, "srw-error").await?;
    ensure!(errors.len() == 1 && errors[0]["code"] == "SRW301", "{errors:?}");
    page.eval("sessionStorage.removeItem('failing');").await?;
    page.type_into("details.tried", "Waited").await?;
    wait_for_status(page, "Draft saved by this portal at").await?;
    page.wait_until("sessionStorage.getItem('host srw.agent-7')?.includes('While the store is down')").await?;
    page.wait_until("sessionStorage.getItem('host srw.agent-7')?.includes('Waited')").await?;
    bench.no_problems().await
}
