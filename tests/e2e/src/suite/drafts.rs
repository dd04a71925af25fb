//! What is kept: on every key, wherever the browser or the host keeps it, and what the page says about that.

use anyhow::{Result, ensure};
use e2e::{Bench, Page, wait};
use serde_json::json;
use service_request_wizard::domain::decision::FirstResponse;
use service_request_wizard::domain::field::Field;
use service_request_wizard::domain::terms::{Outcome, PortalId, Severity};
use service_request_wizard::wizard::decided::Decided;
use service_request_wizard::wizard::route::Entry;
use service_request_wizard::wizard::step::Step;

use super::stage::{self, ANSWERS, REQUESTS, status, wait_for_status};

/// Opens the page of details of a draft that [`ANSWERS`] make.
async fn details(page: &Page, id: &str) -> Result<()> {
    stage::introduce(page, "direct-bill", "admin-agent").await?;
    stage::restore(page, &stage::draft(id, Entry::Azure, Step::Details, &ANSWERS)?).await?;
    page.find("[name='description']").await.map(drop)
}

/// The titles in a list of cards, in their order.
async fn titles(page: &Page, list: &str) -> Result<Vec<String>> {
    page.texts(&format!("{list} li h3")).await
}

/// Presses a button of the card with this title.
async fn press(page: &Page, title: &str, button: &str) -> Result<()> {
    let script = "const card = [...root.querySelectorAll('.srw-drafts li')]
          .find((card) => card.querySelector('h3').textContent === arguments[0]);
        const buttons = [...(card?.querySelectorAll('button') ?? [])];
        const button = buttons.find((button) => button.textContent.startsWith(arguments[1]));
        button?.click();
        return Boolean(button);";
    let done = page.eval_with(script, vec![json!(title), json!(button)]).await?;
    ensure!(done == json!(true), "no {button} on {title}: {:?}", titles(page, ".srw-drafts").await?);
    Ok(())
}

async fn wait_for_titles(page: &Page, list: &str, wanted: &[&str]) -> Result<()> {
    let what = format!("the titles {wanted:?} in {list}");
    let done = wait::until(&what, async || Ok((titles(page, list).await? == wanted).then_some(()))).await;
    match done {
        Ok(()) => Ok(()),
        Err(error) => Err(error.context(format!("there are {:?}", titles(page, list).await?))),
    }
}

/// R45: several drafts of a customer stand in a list, the last changed first; each can be continued, copied and deleted,
/// and the last deleted one comes back.
pub async fn several_for_a_customer(bench: &Bench) -> Result<()> {
    let site = bench.site()?;
    stage::open(bench, &site, "/customers").await?;
    let page = &bench.page;
    let mut drafts = Vec::new();
    for (at, (title, entry)) in
        [("First", Entry::Azure), ("Second", Entry::Office365), ("Third", Entry::Azure)].into_iter().enumerate()
    {
        let mut draft = stage::draft(title, entry, Step::Topic, &[(Field::Title, title)])?;
        draft.changed_at -= 60_000 * u64::try_from(at)?;
        drafts.push(draft);
    }
    stage::seed(page, &drafts).await?;
    page.reload().await?;
    stage::appeared(page).await?;
    stage::follow(page, REQUESTS).await?;
    wait_for_titles(page, ".srw-drafts", &["First", "Second", "Third"]).await?;
    ensure!(page.text(".srw-drafts .srw-found").await? == "3 drafts");

    press(page, "Second", "Delete").await?;
    wait_for_titles(page, ".srw-drafts", &["First", "Third"]).await?;
    page.wait_until("root.activeElement?.matches('[data-undo]')").await?;
    page.click("[data-undo]").await?;
    wait_for_titles(page, ".srw-drafts", &["First", "Second", "Third"]).await?;
    press(page, "Third", "Make a copy").await?;
    wait_for_titles(page, ".srw-drafts", &["Third", "First", "Second", "Third"]).await?;
    press(page, "First", "Delete").await?;
    wait_for_titles(page, ".srw-drafts", &["Third", "Second", "Third"]).await?;
    page.reload().await?;
    stage::appeared(page).await?;
    wait_for_titles(page, ".srw-drafts", &["Third", "Second", "Third"]).await?;
    press(page, "Second", "Continue").await?;
    page.wait_until("location.hash.includes('/new/office-365/')").await?;
    bench.no_problems().await
}

/// R15, R45: a request that is marked as filed moves to the list of filed ones with its number and where to review it,
/// and opens as it was filed.
pub async fn filed_requests_keep_their_number(bench: &Bench) -> Result<()> {
    let site = bench.site()?;
    stage::open(bench, &site, "/customers").await?;
    let page = &bench.page;
    stage::introduce(page, "direct-bill", "admin-agent").await?;
    stage::restore(page, &stage::draft("filed", Entry::Azure, Step::HandOver, &ANSWERS)?).await?;
    page.type_into("request-number", " 2026-0042 ").await?;
    page.click(".srw-mark-filed").await?;
    page.find("[data-filed='true']").await?;
    stage::follow(page, REQUESTS).await?;
    wait_for_titles(page, ".srw-handed", &["Sign-in fails with error 500"]).await?;
    wait_for_titles(page, ".srw-drafts", &[]).await?;
    let card = page.text(".srw-handed li").await?;
    ensure!(card.contains("Number 2026-0042") && card.contains("Manage support requests"), "{card}");
    ensure!(card.contains("Expected within 4 hours") && card.contains("an estimate"), "{card}");
    page.reload().await?;
    stage::appeared(page).await?;
    stage::introduce(page, "direct-bill", "admin-agent").await?;
    page.click(".srw-handed button").await?;
    page.find("[data-filed='true']").await?;
    bench.no_problems().await
}

/// R44, R45: where the browser blocks storage the wizard works, keeps the draft in the page and says so.
pub async fn blocked_storage_is_told(bench: &Bench) -> Result<()> {
    let throws = "const refuse = () => { throw new DOMException('blocked', 'SecurityError'); };";
    let rows = [
        "for (const name of ['localStorage', 'sessionStorage']) Object.defineProperty(window, name, { get: refuse });",
        "Storage.prototype.setItem = refuse;",
        "Storage.prototype.setItem = () => {};",
    ];
    for row in rows {
        let site = bench.site()?;
        stage::host_page(&site, "routing=\"hash\"", &format!("{throws}\n{row}"))?;
        stage::open_host(bench, &site).await?;
        let page = &bench.page;
        details(page, "blocked").await?;
        page.type_into("title", "Kept in the page").await?;
        wait_for_status(page, "only until you leave or reload this page: this browser blocks storage").await?;
        let heading = page.heading().await?;
        page.go_on().await?;
        page.click("[part='back-link']").await?;
        page.wait_for_heading(&heading).await?;
        ensure!(page.value("title").await? == "Kept in the page", "{row}: the draft is lost");
        bench.no_problems().await?;
    }
    Ok(())
}

/// R45: storage that is full in the middle of writing loses nothing of the page, and the page says so at once.
pub async fn storage_that_fills_up_is_told(bench: &Bench) -> Result<()> {
    let site = bench.site()?;
    stage::open(bench, &site, "/customers").await?;
    let page = &bench.page;
    details(page, "full").await?;
    page.type_into("title", "Before").await?;
    wait_for_status(page, "Draft saved on this device at").await?;
    page.eval("Storage.prototype.setItem = () => { throw new DOMException('full', 'QuotaExceededError'); };").await?;
    page.type_into("title", "After").await?;
    wait_for_status(page, "only until you leave or reload this page").await?;
    stage::follow(page, REQUESTS).await?;
    wait_for_titles(page, ".srw-drafts", &["After"]).await?;
    bench.no_problems().await
}

/// R45: each place of `storage` is named as it is; what a tab keeps outlasts a reload, what the page keeps does not.
pub async fn each_place_is_named(bench: &Bench) -> Result<()> {
    let rows = [
        ("local", "Draft saved on this device at", true),
        ("session", "Draft saved until this tab is closed", true),
        ("memory", "Draft kept only until you leave or reload this page", false),
    ];
    for (storage, words, stays) in rows {
        let site = bench.site()?;
        stage::host_page(&site, &format!("routing=\"hash\" storage=\"{storage}\""), "")?;
        stage::open_host(bench, &site).await?;
        let page = &bench.page;
        details(page, "placed").await?;
        page.type_into("title", "Where am I?").await?;
        wait_for_status(page, words).await?;
        ensure!(!status(page).await?.contains("blocks"), "{storage}: {}", status(page).await?);
        stage::follow(page, REQUESTS).await?;
        page.reload().await?;
        stage::appeared(page).await?;
        wait_for_titles(page, ".srw-drafts", if stays { &["Where am I?"] } else { &[] }).await?;
        bench.no_problems().await?;
    }
    Ok(())
}

/// R45: who comes back by an address is told that an earlier draft is shown and from when, and may start again; the earlier
/// one then stays in the list with its words.
pub async fn a_restored_draft_is_told(bench: &Bench) -> Result<()> {
    let site = bench.site()?;
    stage::open(bench, &site, "/customers").await?;
    let page = &bench.page;
    // What agents say about themselves is kept, so that the way is open to the page that one left.
    let agent = json!({ "partner.type": "direct-bill", "partner.role": "admin-agent", "contact.firstName": "Ada",
        "contact.lastName": "Nowak", "contact.email": "ada@fabrikam-partner.com" });
    page.eval_with("localStorage.setItem('srw..you', arguments[0]);", vec![json!(agent.to_string())]).await?;
    page.reload().await?;
    stage::appeared(page).await?;
    details(page, "earlier").await?;
    page.type_into("title", "Typed before the tab died").await?;
    page.reload().await?;
    stage::appeared(page).await?;
    let told = page.text(".srw-restored:not([hidden])").await?;
    ensure!(told.starts_with("Draft restored from ") && told.contains("start again"), "{told}");
    ensure!(page.value("title").await? == "Typed before the tab died");
    page.click(".srw-again").await?;
    page.wait_until("!root.querySelector('.srw-restored:not([hidden])')").await?;
    ensure!(
        !page.has("[name='title']").await? || page.value("title").await?.is_empty(),
        "the new request is not empty"
    );
    stage::follow(page, REQUESTS).await?;
    wait_for_titles(page, ".srw-drafts", &["Typed before the tab died"]).await?;
    press(page, "Typed before the tab died", "Continue").await?;
    ensure!(page.value("title").await? == "Typed before the tab died");
    ensure!(!page.has(".srw-restored:not([hidden])").await?, "whoever opens a draft by its name knows it");
    bench.no_problems().await
}

/// R45: a draft that a newer version wrote can be read and copied where the customer's other drafts are, and stays byte for
/// byte as it is, even where the host brings an older text of the very same draft; an unreadable one is offered as text.
pub async fn a_newer_draft_is_read_only(bench: &Bench) -> Result<()> {
    let site = bench.site()?;
    stage::open(bench, &site, "/customers").await?;
    let page = &bench.page;
    let ours = stage::draft("newer", Entry::Azure, Step::Details, &ANSWERS)?;
    let newer = ours.to_json().replace("\"schema\":2", "\"schema\":3,\"mood\":\"calm\"");
    let seed = "localStorage.setItem('srw..draft.newer', arguments[0]); localStorage.setItem('srw..draft.torn', '{\"schema\":2,');";
    page.eval_with(seed, vec![json!(newer)]).await?;
    page.reload().await?;
    stage::appeared(page).await?;
    stage::introduce(page, "direct-bill", "admin-agent").await?;
    stage::follow(page, REQUESTS).await?;
    let card = page.text(".srw-newer").await?;
    ensure!(
        card.contains("newer version of this wizard") && card.contains("Since this morning nobody can sign in."),
        "{card}"
    );
    let buttons = page.texts(".srw-newer button").await?;
    ensure!(buttons.len() == 1 && buttons[0].starts_with("Copy"), "{buttons:?}");

    let details = stage::hash(Entry::Azure, Step::Details);
    stage::go(page, &details).await?;
    ensure!(!page.has("[name='title']").await? || page.value("title").await?.is_empty(), "it was opened for editing");
    let restored = page.eval_with("return host.restoreDraft(arguments[0]);", vec![json!(ours.to_json())]).await?;
    ensure!(restored == json!(true), "the host's draft was not taken");
    page.type_into("title", "Beside it").await?;
    stage::follow(page, REQUESTS).await?;
    wait_for_titles(page, ".srw-drafts", &["Beside it", "Sign-in fails with error 500"]).await?;
    stage::follow(page, "#/your-details").await?;
    let texts = "return [...root.querySelectorAll('.srw-unreadable textarea')].map(({ value }) => value).sort();";
    let texts = page.eval(texts).await?;
    ensure!(texts == json!([newer, "{\"schema\":2,"]) || texts == json!(["{\"schema\":2,", newer]), "{texts}");
    let kept = page
        .eval("return [localStorage.getItem('srw..draft.newer'), localStorage.getItem('srw..draft.torn')];")
        .await?;
    ensure!(kept == json!([newer, "{\"schema\":2,"]), "{kept}");
    bench.no_problems().await
}

/// R45: a draft that was decided under another edition of the rules is decided again when it is opened, and the page says in
/// words what is different.
pub async fn another_edition_is_told(bench: &Bench) -> Result<()> {
    let site = bench.site()?;
    stage::open(bench, &site, "/customers").await?;
    let page = &bench.page;
    stage::introduce(page, "direct-bill", "admin-agent").await?;
    let now = Decided {
        outcome: Outcome::FileInPortal,
        severity: Some(Severity::B),
        first_response: Some(FirstResponse::Hours(4)),
        portal: Some(PortalId::Azure),
    };
    let before = Decided { outcome: Outcome::AskProvider, first_response: Some(FirstResponse::Hours(6)), ..now };
    for (id, decided, wanted) in [
        (
            "changed",
            Some(before),
            ["First response: Expected within 4 hours. Before: Expected within 6 hours.", "Before: Ask"],
        ),
        ("same", Some(now), ["The result is the same as before.", ""]),
        ("unknown", None, ["assessed again", ""]),
    ] {
        let mut draft = stage::draft(id, Entry::Azure, Step::CheckAnswers, &ANSWERS)?;
        draft.policy = "2019-01".to_owned();
        draft.decided = decided;
        stage::restore(page, &draft).await?;
        page.wait_until("root.querySelector('.srw-decided:not([hidden])')").await?;
        let told = page.text(".srw-decided:not([hidden])").await?;
        ensure!(told.contains("January 2019") && told.contains("February 2021"), "{id}: {told}");
        ensure!(wanted.iter().all(|words| told.contains(words)), "{id}: {told}");
        ensure!(!told.contains("Severity"), "{id}: the severity is the same: {told}");
        page.go_on().await?;
        ensure!(!page.has(".srw-decided:not([hidden])").await?, "{id}: told once");
    }
    bench.no_problems().await
}
