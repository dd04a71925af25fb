//! The element as a host page meets it: events, methods, properties, several on a page.

use anyhow::{Context, Result, ensure};
use e2e::{Bench, Fault, Hands};
use serde_json::{Value, json};
use service_request_wizard::domain::evaluate::evaluate_line;
use service_request_wizard::native::NativeNames;
use service_request_wizard::wizard::route::Entry;
use service_request_wizard::wizard::step::Step;

use super::stage::{self, ANSWERS};

/// Where a request for Azure ends for [`stage::CUSTOMER`].
const PORTAL: &str = "https://portal.azure.com/woodgrove.example";

/// Keeps links from opening: nothing here needs the portal itself.
const STAY: &str = "document.addEventListener('click', (event) => {
      window.prevented = event.defaultPrevented;
      if (event.composedPath()[0].localName === 'a') event.preventDefault();
    });";

/// R02, R45: a whole request fires each event once where it belongs, with the detail that the contract gives it; the
/// host can open the portal in its own way.
pub async fn events_of_a_request(bench: &Bench) -> Result<()> {
    let site = bench.site()?;
    stage::host_page(&site, "routing=\"hash\"", &[stage::LISTEN, STAY].concat())?;
    stage::open_host(bench, &site).await?;
    let page = &bench.page;
    let ready = stage::heard(page, "srw-ready").await?;
    ensure!(ready == [json!({ "version": page.eval("return host.version;").await? })], "{ready:?}");
    stage::introduce(page, "direct-bill", "admin-agent").await?;
    stage::restore(page, &stage::draft("heard", Entry::Azure, Step::Details, &ANSWERS[..6])?).await?;
    page.press_continue().await?;
    stage::wait_for_focus(page, "error-summary").await?;
    let codes = stage::heard(page, "srw-validation").await?;
    ensure!(codes == [json!({ "codes": ["title:missing", "description:missing"] })], "{codes:?}");
    page.type_into("title", "Sign-in fails").await?;
    page.type_into("description", "Error 500").await?;
    let places = stage::heard(page, "srw-draft-saved").await?;
    ensure!(!places.is_empty() && places.iter().all(|place| *place == json!({ "where": "local" })), "{places:?}");
    for _ in 0..3 {
        page.go_on().await?;
    }
    page.click("[part='back-link']").await?;
    page.wait_until("location.hash.endsWith('/check-answers')").await?;
    page.click("[data-change='title']").await?;
    page.wait_until("location.hash.endsWith('/details')").await?;
    page.go_on().await?;
    page.go_on().await?;
    let steps: Vec<(String, String, String)> = stage::heard(page, "srw-step-change")
        .await?
        .into_iter()
        .map(|step| {
            let word = |name: &str| step[name].as_str().unwrap_or_default().to_owned();
            (word("from"), word("to"), word("reason"))
        })
        .collect();
    let wanted = [
        ("details", "details", "link"),
        ("details", "contact", "next"),
        ("contact", "check-answers", "next"),
        ("check-answers", "hand-over", "next"),
        ("hand-over", "check-answers", "previous"),
        ("check-answers", "details", "change"),
        ("details", "check-answers", "change"),
        ("check-answers", "hand-over", "next"),
    ];
    let steps: Vec<(&str, &str, &str)> = steps.iter().map(|(from, to, why)| (&**from, &**to, &**why)).collect();
    ensure!(steps == wanted, "{steps:?}");

    page.eval(
        "document.addEventListener('srw-before-open-portal', (event) => event.preventDefault(), { once: true });",
    )
    .await?;
    page.click("a[part~='portal-link']").await?;
    page.wait_until("window.prevented === true").await?;
    ensure!(stage::heard(page, "srw-open-portal").await?.is_empty(), "the host had taken it over");
    page.click("a[part~='portal-link']").await?;
    page.wait_until("window.prevented === false").await?;
    ensure!(
        stage::heard(page, "srw-before-open-portal").await? == [json!({ "url": PORTAL }), json!({ "url": PORTAL })]
    );
    let opened = stage::heard(page, "srw-open-portal").await?;
    ensure!(opened == [json!({ "portal": "azure", "url": PORTAL })], "{opened:?}");

    for number in ["2026-0042", "2026-0043"] {
        page.type_into("request-number", number).await?;
        page.click(".srw-mark-filed").await?;
        page.wait_until(&format!("root.querySelector('.srw-filed-state')?.textContent.includes('{number}')")).await?;
    }
    let complete = stage::heard(page, "srw-complete").await?;
    let summary = page.eval("return host.getSummary('json');").await?;
    let summary: Value = serde_json::from_str(summary.as_str().context("text")?)?;
    let decision: Value = serde_json::from_str(&evaluate_line(&summary["request"].to_string(), &NativeNames))?;
    ensure!(decision["outcome"] == "file-in-portal", "{decision}");
    ensure!(complete == [json!({ "decision": decision })], "a corrected number completes it again: {complete:?}");
    ensure!(summary["decision"] == decision, "the summary holds another decision");
    ensure!(stage::heard(page, "srw-exit").await?.is_empty() && stage::heard(page, "srw-error").await?.is_empty());
    bench.no_problems().await
}

/// R23, R45: a request that ends elsewhere tells the outcome and its rules.
pub async fn an_exit_names_its_rules(bench: &Bench) -> Result<()> {
    let site = bench.site()?;
    stage::host_page(&site, "routing=\"hash\"", stage::LISTEN)?;
    stage::open_host(bench, &site).await?;
    let page = &bench.page;
    stage::restore(page, &stage::draft("exit", Entry::Marketplace, Step::Outcome, &[])?).await?;
    page.find("[data-outcome='contact-isv']").await?;
    let exits = stage::heard(page, "srw-exit").await?;
    ensure!(exits == [json!({ "outcome": "contact-isv", "rules": ["R23", "R24"] })], "{exits:?}");
    bench.no_problems().await
}

/// R45: the methods do what they say, wait until the app is there, and reject what they do not know.
pub async fn methods(bench: &Bench) -> Result<()> {
    let site = bench.site()?;
    stage::host_page(&site, "routing=\"hash\"", stage::LISTEN)?;
    let wasm = site.find("service_request_wizard_bg", ".wasm").context("no wasm in the release")?;
    site.fault(&wasm, Fault::held());
    let page = &bench.page;
    page.goto(&site.url(stage::HOST_PAGE)).await?;
    page.wait_until("customElements.get('service-request-wizard')").await?;
    let early = stage::draft("early", Entry::Azure, Step::Details, &ANSWERS)?;
    let call = "window.early = [];
        host.partner = { type: 'direct-bill', role: 'admin-agent' };
        host.contact = { firstName: 'Ada', lastName: 'Nowak', email: 'ada@fabrikam-partner.com' };
        host.restoreDraft(arguments[0]).then((done) => window.early.push(done));
        host.getSummary('text').then((text) => window.early.push(text));";
    page.eval_with(call, vec![json!(early.to_json())]).await?;
    ensure!(page.eval("return window.early;").await? == json!([]), "an answer before there is an app");
    site.release(&wasm);
    page.wait_until("window.early.length === 2").await?;
    stage::appeared(page).await?;
    let answers = page.eval("return window.early;").await?;
    ensure!(
        answers[0] == json!(true) && answers[1].as_str().is_some_and(|text| text.contains("error 500")),
        "{answers}"
    );

    page.eval("return host.focus();").await?;
    stage::wait_for_focus(page, "heading").await?;
    let markdown = page.eval("return host.getSummary('markdown');").await?;
    ensure!(markdown.as_str().is_some_and(|text| text.starts_with("## ")), "{markdown}");
    let refused = page.eval("return host.getSummary('xml').catch(({ name, code }) => [name, code]);").await?;
    ensure!(refused == json!(["InputError", "SRW204"]), "{refused}");
    let token = page.eval("return host.getDraft();").await?;
    ensure!(token == page.eval("return host.draft;").await? && token.is_string(), "{token}");
    // Who types elsewhere on the host's page goes on doing so.
    page.eval(
        "document.body.append(Object.assign(document.createElement('input'), { id: 'theirs' }));
        document.querySelector('#theirs').focus();",
    )
    .await?;
    page.eval("return host.reset();").await?;
    page.wait_until("location.hash === '#/customers'").await?;
    ensure!(page.eval("return host.getDraft();").await? == Value::Null, "a draft on the first page");
    ensure!(page.eval("return host.restoreDraft('{}');").await? == json!(false));
    ensure!(page.eval_with("return host.restoreDraft(arguments[0]);", vec![token]).await? == json!(true));
    page.wait_until("location.hash.endsWith('/details')").await?;
    ensure!(page.eval("return document.activeElement.id;").await? == json!("theirs"), "the wizard took the focus");
    bench.no_problems().await
}

/// R14, R26, R45: what the host says about the partner and the contact is not asked for, stands on the check page, and
/// can be changed there.
pub async fn what_the_host_knows_is_not_asked(bench: &Bench) -> Result<()> {
    let site = bench.site()?;
    stage::host_page(&site, "routing=\"hash\" customer=\"woodgrove.example\"", "")?;
    stage::open_host(bench, &site).await?;
    let page = &bench.page;
    page.wait_for_heading(stage::CUSTOMER).await?;
    stage::introduce(page, "indirect-provider", "global-admin").await?;
    page.go_on().await?;
    page.click("[data-entry='azure']").await?;
    let request = json!({
        "topic": "billing", "azure": { "adminPermissions": true }, "title": "Invoice", "description": "Charged twice",
    });
    for step in ["topic", "access", "details"] {
        page.wait_until(&format!("location.hash.endsWith('/{step}')")).await?;
        page.step(&request, Hands::Quick).await?;
    }
    page.wait_until("location.hash.endsWith('/check-answers')").await?;
    let shown = page.texts("dd").await?;
    for text in ["Indirect provider", "Global admin", "Nowak", "ada@fabrikam-partner.com"] {
        ensure!(shown.iter().any(|known| known == text), "{text} is not among {shown:?}");
    }
    page.click("[data-change='contact.email']").await?;
    page.wait_until("location.hash.endsWith('/contact')").await?;
    ensure!(page.value("contact.lastName").await? == "Nowak");
    page.type_into("contact.email", "second@fabrikam-partner.com").await?;
    page.go_on().await?;
    stage::wait_for_focus(page, "contact.email").await?;
    ensure!(page.texts("dd").await?.contains(&"second@fabrikam-partner.com".to_owned()), "the change is lost");
    bench.no_problems().await
}

/// R45: two elements on a page go their own ways: place, draft, language, focus.
pub async fn two_on_a_page(bench: &Bench) -> Result<()> {
    let site = bench.site()?;
    let content = "<service-request-wizard storage-key=\"one\" routing=\"none\"></service-request-wizard>
        <service-request-wizard storage-key=\"two\" routing=\"none\" lang=\"pl\"></service-request-wizard>";
    stage::host_page_with(&site, content, stage::LISTEN)?;
    stage::open_host(bench, &site).await?;
    let page = &bench.page;
    page.wait_until("window.heard.filter(([name]) => name === 'srw-ready').length === 2").await?;
    stage::introduce(page, "direct-bill", "admin-agent").await?;
    let draft = stage::draft("one", Entry::Azure, Step::Details, &ANSWERS)?;
    stage::restore(page, &draft).await?;
    page.type_into("title", "Only in the first").await?;
    let other = "const other = document.querySelectorAll('service-request-wizard')[1];";
    let look = "return [other.shadowRoot.querySelector('h1').textContent, other.draft,
        Object.keys(localStorage).filter((key) => key.startsWith('srw.two.'))];";
    let seen = page.eval(&[other, look].concat()).await?;
    ensure!(seen == json!(["Klienci", null, []]), "{seen}");
    let kept = page.eval("return Object.keys(localStorage).filter((key) => key.startsWith('srw.one.draft'));").await?;
    ensure!(kept == json!(["srw.one.draft.one"]), "{kept}");
    page.eval(&[other, "other.remove();"].concat()).await?;
    page.type_into("details.tried", "Goes on").await?;
    ensure!(page.value("title").await? == "Only in the first");
    bench.no_problems().await
}
