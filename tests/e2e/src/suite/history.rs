//! Places: the browser's Back and Forward, addresses, reloading, Change.

use anyhow::{Result, ensure};
use e2e::{Bench, Page};
use serde_json::{Value, json};
use service_request_wizard::wizard::route::Entry;
use service_request_wizard::wizard::step::Step;

use super::stage::{self, ANSWERS};

/// Starts a request of the entry for [`stage::CUSTOMER`], from the list of customers on; gives the first step's heading.
async fn start(page: &Page, entry: &str) -> Result<String> {
    page.type_into("customer-search", stage::CUSTOMER).await?;
    page.click(&format!("[role='option'][data-domain='{}']", stage::CUSTOMER)).await?;
    page.wait_for_heading(stage::CUSTOMER).await?;
    let requests = page.go_on().await?;
    page.click(&format!("[data-entry='{entry}']")).await?;
    page.wait_for_heading_change(&requests).await
}

/// The value of the chosen radio of this name.
async fn chosen(page: &Page, name: &str) -> Result<Value> {
    let script = "return root.querySelector(`[name=\"${CSS.escape(arguments[0])}\"]:checked`)?.value ?? null;";
    page.eval_with(script, vec![json!(name)]).await
}

/// R45: in each kind of routing, Back and Forward (where the wizard has entries of its own), or the Back link (where it
/// has none), lead through the steps with every answer in its place.
pub async fn back_and_forward_keep_the_answers(bench: &Bench) -> Result<()> {
    for routing in ["state", "hash", "none"] {
        let site = bench.site()?;
        stage::host_page(&site, &format!("routing=\"{routing}\""), "")?;
        stage::open_host(bench, &site).await?;
        let page = &bench.page;
        let address = page.url().await?;
        let partner = start(page, "azure").await?;
        page.choose("partner.type", "direct-bill").await?;
        page.choose("partner.role", "admin-agent").await?;
        let topic = page.go_on().await?;
        page.choose("topic", "technical").await?;
        let triage = page.go_on().await?;
        page.choose("triage.healthChecked", "true").await?;
        ensure!((page.url().await? == address) == (routing != "hash"), "{routing}: {}", page.url().await?);

        let back = async || if routing == "none" { page.click("[part='back-link']").await } else { page.back().await };
        back().await?;
        page.wait_for_heading(&topic).await?;
        ensure!(chosen(page, "topic").await? == "technical", "{routing}: the topic is lost");
        stage::wait_for_focus(page, "heading").await?;
        back().await?;
        page.wait_for_heading(&partner).await?;
        ensure!(chosen(page, "partner.role").await? == "admin-agent", "{routing}: the role is lost");
        if routing == "none" {
            page.go_on().await?;
            page.go_on().await?;
        } else {
            page.forward().await?;
            page.wait_for_heading(&topic).await?;
            page.forward().await?;
        }
        page.wait_for_heading(&triage).await?;
        ensure!(chosen(page, "triage.healthChecked").await? == "true", "{routing}: the last answer is lost");
        // The Back link is the browser's Back, so that both never disagree.
        page.click("[part='back-link']").await?;
        page.wait_for_heading(&topic).await?;
        page.click("[part='back-link']").await?;
        page.wait_for_heading(&partner).await?;
        for _ in 0..3 {
            let now = page.heading().await?;
            back().await?;
            page.wait_for_heading_change(&now).await?;
        }
        page.wait_for_heading("Customers").await?;
        bench.no_problems().await?;
    }
    Ok(())
}

/// R45: an address of a later step leads to the first page that has no answer yet and says so; with the answers there it
/// leads where it says, in a fresh page, too.
pub async fn an_address_leads_as_far_as_the_answers(bench: &Bench) -> Result<()> {
    let site = bench.site()?;
    let page = &bench.page;
    stage::open(bench, &site, &stage::hash(Entry::Azure, Step::CheckAnswers)[1..]).await?;
    ensure!(page.url().await?.ends_with("/new/azure/partner"), "{}", page.url().await?);
    let notes = "return [...root.querySelectorAll('.srw-redirected:not([hidden])')].map((note) => note.textContent);";
    ensure!(page.eval(notes).await? == json!(["The link leads to a later page. Answer this page first."]));
    stage::introduce(page, "direct-bill", "admin-agent").await?;
    stage::restore(page, &stage::draft("reached", Entry::Azure, Step::Impact, &ANSWERS[..6])?).await?;
    page.reload().await?;
    stage::appeared(page).await?;
    ensure!(page.url().await?.ends_with("/new/azure/partner"), "what the host said is gone: {}", page.url().await?);
    stage::introduce(page, "direct-bill", "admin-agent").await?;
    stage::follow(page, &stage::hash(Entry::Azure, Step::Impact)).await?;
    ensure!(chosen(page, "impact").await? == "production-partly-affected", "the answer is not on its page");
    ensure!(page.eval(notes).await? == json!([]), "the note stayed");
    for address in ["#/customers/not a key", "#/nowhere", "#/customers/woodgrove.example/service-requests/new/azure/x"]
    {
        stage::go(page, address).await?;
        ensure!(!page.heading().await?.is_empty(), "{address} leads nowhere");
    }
    bench.no_problems().await
}

/// R45: what the host says with the page itself counts before the address leads anywhere: a reload in the middle of a request
/// comes back to its page, though only the host knows the agent.
pub async fn what_the_host_says_counts_from_the_start(bench: &Bench) -> Result<()> {
    let site = bench.site()?;
    let says = "Object.assign(wizard, {
          partner: { type: 'direct-bill', role: 'admin-agent' },
          contact: { firstName: 'Ada', lastName: 'Nowak', email: 'ada@fabrikam-partner.com' } });";
    stage::host_page(&site, "routing=\"hash\"", says)?;
    stage::open_host(bench, &site).await?;
    let page = &bench.page;
    stage::restore(page, &stage::draft("reached", Entry::Azure, Step::Impact, &ANSWERS[..6])?).await?;
    stage::follow(page, &stage::hash(Entry::Azure, Step::Impact)).await?;
    let heading = page.heading().await?;
    page.reload().await?;
    stage::appeared(page).await?;
    ensure!(page.heading().await? == heading, "the reload leads to {}", page.heading().await?);
    ensure!(page.url().await?.ends_with("/impact") && !page.has(".srw-redirected:not([hidden])").await?);
    bench.no_problems().await
}

/// R45: a reload in the middle of a word keeps every letter before it, on the page where it was typed.
pub async fn a_reload_keeps_every_letter(bench: &Bench) -> Result<()> {
    for (routing, comes_back) in [("hash", true), ("state", true), ("none", false)] {
        let site = bench.site()?;
        stage::host_page(&site, &format!("routing=\"{routing}\""), "")?;
        stage::open_host(bench, &site).await?;
        let page = &bench.page;
        let partner = start(page, "azure").await?;
        page.choose("partner.type", "indirect-reseller").await?;
        page.choose("partner.role", "admin-agent").await?;
        page.go_on().await?;
        page.choose("topic", "fraud").await?;
        let access = page.go_on().await?;
        ensure!(access != partner);
        page.choose("azure.providerGrantedAccess", "true").await?;
        page.choose("azure.adminPermissions", "true").await?;
        let details = page.go_on().await?;
        let text = "Zażółć gęślą jaźń – 日本 half a wo";
        page.type_into("description", text).await?;
        page.reload().await?;
        stage::appeared(page).await?;
        if !comes_back {
            // Without an entry of the history the draft waits where drafts are.
            page.wait_for_heading("Customers").await?;
            page.type_into("customer-search", stage::CUSTOMER).await?;
            page.click(&format!("[role='option'][data-domain='{}']", stage::CUSTOMER)).await?;
            page.wait_for_heading(stage::CUSTOMER).await?;
            page.go_on().await?;
            page.click(".srw-card-actions button").await?;
        }
        page.wait_for_heading(&details).await?;
        ensure!(page.value("description").await? == text, "{routing}: {}", page.value("description").await?);
        ensure!(page.has("[part='back-link']").await?, "{routing}: no way back");
        bench.no_problems().await?;
    }
    Ok(())
}

/// R45: Change leads to the answer and from there back to its row; a change that opens new questions asks these first.
/// No answer ever stands in the address.
pub async fn change_comes_back(bench: &Bench) -> Result<()> {
    let site = bench.site()?;
    stage::open(bench, &site, "/customers").await?;
    let page = &bench.page;
    stage::introduce(page, "direct-bill", "admin-agent").await?;
    stage::restore(page, &stage::draft("change", Entry::Azure, Step::CheckAnswers, &ANSWERS)?).await?;
    let check = page.heading().await?;
    page.click("[data-change='title']").await?;
    page.wait_until("location.hash.endsWith('/details')").await?;
    page.type_into("title", "Secret words of mine").await?;
    ensure!(page.go_on().await? == check);
    stage::wait_for_focus(page, "title").await?;

    // A reseller needs the provider's grant, which nobody was asked for before.
    page.click("[data-change='partner.type']").await?;
    page.wait_until("location.hash.endsWith('/partner')").await?;
    page.choose("partner.type", "indirect-reseller").await?;
    page.go_on().await?;
    ensure!(page.has("[name='azure.providerGrantedAccess']").await?, "the new question is not asked");
    page.choose("azure.providerGrantedAccess", "true").await?;
    ensure!(page.go_on().await? == check, "the new question does not lead back");
    stage::wait_for_focus(page, "partner.type").await?;

    // An answer on the same page that ends the request elsewhere leads there at once.
    page.click("[data-change='triage.category']").await?;
    page.wait_until("location.hash.endsWith('/triage')").await?;
    page.choose("triage.category", "none").await?;
    page.go_on().await?;
    ensure!(page.has("[data-outcome='solve-first']").await?, "{}", page.heading().await?);
    page.back().await?;
    page.wait_until("location.hash.endsWith('/triage')").await?;
    page.choose("triage.category", "bug").await?;
    page.go_on().await?;
    let address = page.url().await?;
    let entries = page.eval("return JSON.stringify(history.state) + location.href;").await?.to_string();
    for word in ["Secret", "indirect", "bug", "Nowak"] {
        ensure!(!address.contains(word) && !entries.contains(word), "{word} stands in {entries}");
    }
    bench.no_problems().await
}

/// R45: entries that the host adds, such as for a link within its page, lead nowhere; what follows them leads back over them
/// with every page in its place, and what the host keeps in an entry stays.
pub async fn the_hosts_entries_lead_nowhere(bench: &Bench) -> Result<()> {
    let site = bench.site()?;
    stage::host_page(&site, "routing=\"state\"", "history.replaceState({ theirs: 1 }, '');")?;
    stage::open_host(bench, &site).await?;
    let page = &bench.page;
    let partner = start(page, "azure").await?;
    page.choose("partner.type", "direct-bill").await?;
    let go = "return new Promise((done) => {
          addEventListener('popstate', () => setTimeout(done), { once: true });
          location.hash = arguments[0];
        });";
    page.eval_with(go, vec![json!("help")]).await?;
    ensure!(page.heading().await? == partner, "a link within the host's page led to {}", page.heading().await?);
    page.choose("partner.role", "admin-agent").await?;
    let topic = page.go_on().await?;
    page.eval("history.pushState({ theirs: 2 }, '');").await?;
    page.choose("topic", "technical").await?;
    let triage = page.go_on().await?;

    for wanted in [&topic, &topic, &partner, &partner] {
        page.back().await?;
        page.wait_for_heading(wanted).await?;
    }
    ensure!(chosen(page, "partner.role").await? == "admin-agent", "the role is lost");
    for wanted in [&partner, &topic, &topic, &triage] {
        page.forward().await?;
        page.wait_for_heading(wanted).await?;
    }
    page.click("[part='back-link']").await?;
    page.wait_for_heading(&topic).await?;
    ensure!(page.eval("return history.state.theirs;").await? == json!(2), "what the host kept in its entry is gone");
    ensure!(page.url().await?.ends_with("#help"), "{}", page.url().await?);
    bench.no_problems().await
}

/// R45: two wizards on a page share the browser's history: Back leads the one whose step it was back, and leaves the other's
/// page and focus alone; both are where they were after a reload.
pub async fn two_wizards_in_one_history(bench: &Bench) -> Result<()> {
    let site = bench.site()?;
    let content = "<service-request-wizard></service-request-wizard><service-request-wizard></service-request-wizard>";
    stage::host_page_with(&site, content, stage::LISTEN)?;
    stage::open_host(bench, &site).await?;
    let page = &bench.page;
    let ready = "[...document.querySelectorAll('service-request-wizard')].every((one) =>
        one.shadowRoot.querySelector('[part~=root]:not([hidden]) h1'))";
    page.wait_until(ready).await?;
    let other = "document.querySelectorAll('service-request-wizard')[1].shadowRoot";
    let headings = async |first: &str, second: &str| -> Result<()> {
        page.wait_for_heading(first).await?;
        page.wait_until(&format!("{other}.querySelector('h1').textContent === '{second}'")).await
    };
    page.eval("host.setAttribute('customer', 'first.example');").await?;
    headings("first.example", "Customers").await?;
    page.eval("document.querySelectorAll('service-request-wizard')[1].setAttribute('customer', 'second.example');")
        .await?;
    headings("first.example", "second.example").await?;
    let requests = page.go_on().await?;
    headings(&requests, "second.example").await?;

    // The step before the last one was the other's.
    page.click("[part='back-link']").await?;
    headings("first.example", "second.example").await?;
    page.eval(&format!("{other}.querySelector('h1').focus();")).await?;
    // By the page's own hand: a browser's button may pass over entries that came without the user's, as these did.
    let go = async |by: i32| {
        let script = "return new Promise((done) => {
              addEventListener('popstate', () => setTimeout(done), { once: true });
              history.go(arguments[0]);
            });";
        page.eval_with(script, vec![json!(by)]).await
    };
    go(-1).await?;
    headings("first.example", "Customers").await?;
    go(1).await?;
    headings("first.example", "second.example").await?;
    page.reload().await?;
    page.wait_until(ready).await?;
    headings("first.example", "second.example").await?;
    go(-1).await?;
    go(-1).await?;
    headings("Customers", "Customers").await?;
    bench.no_problems().await
}

/// R45: where the host's page has a base for its own addresses, as Angular asks for, the wizard's places are still those of this
/// page: in the address bar, in links that are opened in another tab, and after a reload.
pub async fn the_hosts_base_leads_nowhere_else(bench: &Bench) -> Result<()> {
    let site = bench.site()?;
    stage::host_page(&site, "routing=\"hash\"", "")?;
    // The strictest policy has no base.
    site.no_header("Content-Security-Policy");
    site.rewrite_page(stage::HOST_PAGE, |page| page.replace("<title>", "<base href=\"/elsewhere/\"><title>"));
    stage::open_host(bench, &site).await?;
    let page = &bench.page;
    let here = format!("{}#/", site.url(stage::HOST_PAGE));
    start(page, "azure").await?;
    let address = page.url().await?;
    ensure!(address.starts_with(&here), "the address is {address}");
    let links = page.eval("return [...root.querySelectorAll('.srw-nav a')].map((link) => link.href);").await?;
    let links: Vec<String> = serde_json::from_value(links)?;
    ensure!(links.len() >= 3 && links.iter().all(|link| link.starts_with(&here)), "the links are {links:?}");
    let heading = page.heading().await?;
    page.reload().await?;
    page.wait_for_heading(&heading).await?;
    page.back().await?;
    page.wait_for_heading_change(&heading).await?;
    ensure!(page.url().await?.starts_with(&here), "Back leads to {}", page.url().await?);
    bench.no_problems().await
}
