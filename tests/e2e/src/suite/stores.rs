//! Drafts that somebody else writes, too.

use anyhow::{Result, ensure};
use e2e::{Bench, Page};
use serde_json::json;
use service_request_wizard::wizard::route::Entry;
use service_request_wizard::wizard::step::Step;

use super::stage::{self, ANSWERS, REQUESTS};

pub async fn open_details(page: &Page) -> Result<()> {
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

/// R45: what is set on two customers' pages in two tabs stays on both.
pub async fn two_tabs_set_two_customers(bench: &Bench) -> Result<()> {
    let site = bench.site()?;
    stage::open(bench, &site, "/customers/woodgrove.example").await?;
    let page = &bench.page;
    let client = page.client();
    let first = client.window().await?;
    let second = client.new_window(true).await?;
    client.switch_to_window(second.handle.clone()).await?;
    stage::open(bench, &site, "/customers/fabrikam.example").await?;
    page.choose("customer.cloud", "china").await?;
    client.switch_to_window(first).await?;
    page.choose("customer.cloud", "us-government").await?;
    for (customer, cloud) in [("woodgrove.example", "us-government"), ("fabrikam.example", "china")] {
        stage::open(bench, &site, &["/customers/", customer].concat()).await?;
        page.reload().await?;
        stage::appeared(page).await?;
        page.wait_for_heading(customer).await?;
        ensure!(page.value("customer.cloud").await? == cloud, "{customer}: {}", page.value("customer.cloud").await?);
    }
    bench.no_problems().await
}

/// R45: a draft of a newer form stays as it is, though an older version that can be read lies in another place.
pub async fn a_newer_draft_is_not_replaced(bench: &Bench) -> Result<()> {
    let site = bench.site()?;
    stage::open(bench, &site, "/customers").await?;
    let page = &bench.page;
    let old = stage::draft("both", Entry::Azure, Step::Details, &ANSWERS)?.to_json();
    let newer = old.replace("\"schema\":2", "\"schema\":99");
    ensure!(newer != old);
    let put = "localStorage.setItem('srw..draft.both', arguments[0]); sessionStorage.setItem('srw..draft.both', arguments[1]);";
    page.eval_with(put, vec![json!(newer), json!(old)]).await?;
    page.reload().await?;
    stage::appeared(page).await?;
    stage::follow(page, REQUESTS).await?;
    let kept =
        page.eval("return [localStorage, sessionStorage].map((area) => area.getItem('srw..draft.both'));").await?;
    ensure!(kept == json!([newer, old]), "{kept}");
    bench.no_problems().await
}
