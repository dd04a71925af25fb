//! Drafts in the host's own store.

use anyhow::{Result, ensure};
use e2e::Bench;
use serde_json::json;
use service_request_wizard::wizard::route::Entry;
use service_request_wizard::wizard::step::Step;

use super::stage::{self, ANSWERS, REQUESTS, wait_for_status};
use super::stores::open_details;

/// A host's store that answers later, keeps its texts over a reload, and fails while `failing` is set.
const ADAPTER: &str = "
    const later = () => new Promise((resolve, reject) => setTimeout(() => sessionStorage.getItem('failing') ? reject(new Error('down')) : resolve(), 40));
    wizard.storageAdapter = {
      get: (key) => later().then(() => {
        setTimeout(() => (window.isRead = true));
        return sessionStorage.getItem(`host ${key}`);
      }),
      set: (key, text) => later().then(() => sessionStorage.setItem(`host ${key}`, text)),
      remove: (key) => later().then(() => sessionStorage.removeItem(`host ${key}`)),
    };";

/// R44, R45: the host's own store keeps drafts and the agent's details, gives them back after a reload, and where it
/// fails the page says so, keeps the words, and saves them as soon as the store works again.
pub async fn the_hosts_store_keeps_drafts(bench: &Bench) -> Result<()> {
    let site = bench.site()?;
    stage::host_page(&site, "routing=\"hash\" storage-key=\"agent-7\"", &[stage::LISTEN, ADAPTER].concat())?;
    stage::open_host(bench, &site).await?;
    let page = &bench.page;
    // What the store has may draw the page anew, and a driver types into the field that was there.
    page.wait_until("window.isRead").await?;
    stage::introduce(page, "direct-bill", "admin-agent").await?;
    stage::restore(page, &stage::draft("hosted", Entry::Azure, Step::Details, &ANSWERS)?).await?;
    page.wait_until("root.querySelector('[name=title]')?.value").await?;
    page.type_into("title", "In the host's store").await?;
    page.wait_until("root.querySelector('[name=title]').value === \"In the host's store\"").await?;
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

    // Also where nothing more is typed.
    page.eval("sessionStorage.setItem('failing', '1');").await?;
    page.type_into("details.tried", "The last word").await?;
    wait_for_status(page, "Draft not saved: this portal's storage does not answer").await?;
    // The look that follows each write is over by then.
    tokio::time::sleep(std::time::Duration::from_millis(2_500)).await;
    page.eval("sessionStorage.removeItem('failing');").await?;
    wait_for_status(page, "Draft saved by this portal at").await?;
    page.wait_until("sessionStorage.getItem('host srw.agent-7')?.includes('The last word')").await?;
    bench.no_problems().await
}

/// A store of the host's in `kept`, whose answers come by `answer`, a function of what is to be done.
fn store(answer: &str) -> String {
    let adapter = "window.kept = new Map();
        window.asked = [];
        wizard.storageAdapter = {
          get: (key) => { window.asked.push(key); return answer(() => window.kept.get(key) ?? null); },
          set: (key, text) => answer(() => void window.kept.set(key, text)),
          remove: (key) => answer(() => void window.kept.delete(key)),
        };";
    ["const answer = ", answer, ";\n", adapter].concat()
}

/// 300 milliseconds for each answer.
const SLOW: &str = "(use) => new Promise((done) => setTimeout(() => done(use()), 300))";

/// Answers are held back while `held` is an array.
const HELD: &str = "(use) => new Promise((done) => (window.held ? window.held.push(() => done(use())) : done(use())))";

/// R45: what waits for a slow store of the host's is written though the element leaves the page; and what the store answers
/// for one key is not taken for another's, when the host changes the key meanwhile.
pub async fn what_is_under_way_is_finished(bench: &Bench) -> Result<()> {
    let site = bench.site()?;
    stage::host_page(&site, "routing=\"hash\" storage-key=\"agent-7\"", &store(SLOW))?;
    stage::open_host(bench, &site).await?;
    let page = &bench.page;
    page.wait_until("window.asked.length === 1").await?;
    stage::introduce(page, "direct-bill", "admin-agent").await?;
    stage::restore(page, &stage::draft("hosted", Entry::Azure, Step::Details, &ANSWERS)?).await?;
    page.type_into("title", "The last words").await?;
    let other = stage::draft("other", Entry::Azure, Step::Details, &ANSWERS)?.to_json();
    page.eval_with(
        "window.kept.set('srw.agent-8', JSON.stringify({ 'draft.other': arguments[0] }));",
        vec![json!(other)],
    )
    .await?;
    page.eval("host.storageKey = 'agent-8';").await?;
    page.wait_until("window.kept.get('srw.agent-7')?.includes('The last words')").await?;
    page.wait_until("window.kept.get('srw.agent-8')?.includes('The last words')").await?;
    let eighth = page.eval("return window.kept.get('srw.agent-8');").await?;
    ensure!(eighth.as_str().is_some_and(|text| text.contains("draft.other")), "what lay there is lost: {eighth}");

    page.wait_until("root.querySelector('[name=title]')").await?;
    page.type_into("title", "Just before it leaves").await?;
    page.eval("host.remove();").await?;
    page.wait_until("window.kept.get('srw.agent-8').includes('Just before it leaves')").await?;
    bench.no_problems().await
}

/// R44: another key, or another store of the host's, may be another agent's: the request that is being written goes along, and
/// nothing else of what the one before held.
pub async fn another_agents_store_gets_nothing(bench: &Bench) -> Result<()> {
    const OF_AGENT: &str = "const of = (agent) => ({
          get: (key) => sessionStorage.getItem(`${agent} ${key}`),
          set: (key, text) => sessionStorage.setItem(`${agent} ${key}`, text),
          remove: (key) => sessionStorage.removeItem(`${agent} ${key}`),
        });";
    let site = bench.site()?;
    stage::host_page(&site, "routing=\"hash\" storage-key=\"a@x.com\"", "")?;
    stage::open_host(bench, &site).await?;
    let page = &bench.page;
    let draft = |id: &str| stage::draft(id, Entry::Azure, Step::Details, &ANSWERS);
    let titles = async || page.texts(".srw-drafts li h3").await;
    page.eval("localStorage.setItem('srw.a@x%2Ecom.you', JSON.stringify({ 'partner.ownPlan.kind': 'premier', 'partner.ownPlan.id': '12345' }));").await?;
    page.reload().await?;
    stage::appeared(page).await?;
    stage::introduce(page, "direct-bill", "admin-agent").await?;
    stage::restore(page, &draft("first")?).await?;
    page.type_into("title", "The first agent's").await?;

    // A key that begins as the other one does is another one.
    stage::follow(page, REQUESTS).await?;
    for key in ["a@x.com.pl", "a@x"] {
        page.eval_with("host.storageKey = arguments[0];", vec![json!(key)]).await?;
        page.wait_until("!root.querySelector('.srw-drafts li')").await?;
        stage::follow(page, "#/your-details").await?;
        ensure!(!page.has("[name='partner.ownPlan.id']").await?, "{key} has the other agent's plan");
        stage::follow(page, REQUESTS).await?;
    }
    page.eval("host.storageKey = 'a@x.com';").await?;
    page.wait_until("root.querySelector('.srw-drafts li')").await?;
    ensure!(titles().await? == ["The first agent's"], "{:?}", titles().await?);
    stage::follow(page, "#/your-details").await?;
    ensure!(page.value("partner.ownPlan.id").await? == "12345", "the agent's own plan is gone");
    stage::follow(page, REQUESTS).await?;

    // From the browser's storage to a store of the host's, and on to another one.
    for agent in ["one", "two"] {
        let give = format!("{OF_AGENT} host.storageAdapter = of('{agent}');");
        page.eval(&give).await?;
        page.wait_until("!root.querySelector('.srw-drafts li')").await?;
        stage::restore(page, &draft(agent)?).await?;
        page.type_into("title", agent).await?;
        page.wait_until(&format!(
            "sessionStorage.getItem('{agent} srw.a@x.com')?.includes('\\\\\"title\\\\\":\\\\\"{agent}')"
        ))
        .await?;
        stage::follow(page, REQUESTS).await?;
        ensure!(titles().await? == [agent], "{:?}", titles().await?);
    }
    // What is being written goes on.
    page.click(".srw-card-actions button").await?;
    page.wait_until("root.querySelector('[name=title]')?.value === 'two'").await?;
    page.eval(&format!("{OF_AGENT} host.storageAdapter = of('three');")).await?;
    page.wait_until("sessionStorage.getItem('three srw.a@x.com')?.includes('draft.two')").await?;
    ensure!(page.value("title").await? == "two");
    let third = page.eval("return sessionStorage.getItem('three srw.a@x.com');").await?;
    ensure!(third.as_str().is_some_and(|text| !text.contains("draft.one") && !text.contains("draft.first")), "{third}");
    bench.no_problems().await
}

/// R45: where the store keeps the agent waiting, the page does not go on saying that the draft is saved: what was typed since
/// is not.
pub async fn waiting_is_not_called_saved(bench: &Bench) -> Result<()> {
    let site = bench.site()?;
    stage::host_page(&site, "routing=\"hash\" storage-key=\"agent-7\"", &store(HELD))?;
    stage::open_host(bench, &site).await?;
    let page = &bench.page;
    stage::introduce(page, "direct-bill", "admin-agent").await?;
    stage::restore(page, &stage::draft("hosted", Entry::Azure, Step::Details, &ANSWERS)?).await?;
    page.type_into("title", "Kept at once").await?;
    wait_for_status(page, "Draft saved by this portal at").await?;
    page.eval("window.held = [];").await?;
    page.type_into("title", "Kept later").await?;
    wait_for_status(page, "Saving the draft in this portal").await?;
    ensure!(
        !page.eval("return window.kept.get('srw.agent-7').includes('Kept later');").await?.as_bool().unwrap_or(true)
    );
    page.eval("const held = window.held; window.held = null; held.forEach((answer) => answer());").await?;
    wait_for_status(page, "Draft saved by this portal at").await?;
    page.wait_until("window.kept.get('srw.agent-7').includes('Kept later')").await?;
    bench.no_problems().await
}
