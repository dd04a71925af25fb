//! What the suites about pages share: ways into the wizard, a draft as it would be after a walk, what the host hears.

use std::fs;
use std::path::Path;
use std::time::{SystemTime, UNIX_EPOCH};

use anyhow::{Context, Result, ensure};
use e2e::{Bench, Engine, Fault, Page, Site};
use serde_json::{Value, json};
use service_request_wizard::domain::field::Field;
use service_request_wizard::native::NativeNames;
use service_request_wizard::wizard::customer::Customer;
use service_request_wizard::wizard::draft::Draft;
use service_request_wizard::wizard::route::{Entry, Route};
use service_request_wizard::wizard::step::Step;

/// A customer whom no list has, so that a list that comes later changes nothing.
pub const CUSTOMER: &str = "woodgrove.example";

/// Where [`host_page`] puts its page.
pub const HOST_PAGE: &str = "/host.html";

/// Answers with which a technical request for Azure reaches its last page.
pub const ANSWERS: [(Field, &str); 8] = [
    (Field::Topic, "technical"),
    (Field::HealthChecked, "true"),
    (Field::Troubleshot, "true"),
    (Field::Category, "bug"),
    (Field::AdminPermissions, "true"),
    (Field::Impact, "production-partly-affected"),
    (Field::Title, "Sign-in fails with error 500"),
    (Field::Description, "Since this morning nobody can sign in."),
];

/// The Big List of Naughty Strings; in other engines than Chromium every third one: what the app makes of them is the same
/// WebAssembly's.
pub fn naughty_strings(engine: Engine) -> Result<Vec<String>> {
    let file = Path::new(env!("CARGO_MANIFEST_DIR")).join("../data/naughty-strings/blns.json");
    let text = fs::read_to_string(&file).with_context(|| file.display().to_string())?;
    let strings: Vec<String> = serde_json::from_str(&text)?;
    ensure!(strings.len() == 515, "{} strings", strings.len());
    Ok(strings.into_iter().step_by(if engine == Engine::Chromium { 1 } else { 3 }).collect())
}

/// Opens the release's own page at a route such as `/customers`, and waits for the app.
pub async fn open(bench: &Bench, site: &Site, route: &str) -> Result<()> {
    bench.page.goto(&site.url(&["/#", route].concat())).await?;
    appeared(&bench.page).await
}

/// Waits until the app has taken over from the loader.
pub async fn appeared(page: &Page) -> Result<()> {
    page.wait_until("root?.querySelector('[part~=root]:not([hidden]) h1')").await
}

/// Makes a host page with one element of these attributes. `script` runs in a module before the element is defined, with
/// `wizard` as the element.
pub fn host_page(site: &Site, attributes: &str, script: &str) -> Result<()> {
    host_page_with(site, &format!("<service-request-wizard {attributes}></service-request-wizard>"), script)
}

/// As [`host_page`], with any content.
pub fn host_page_with(site: &Site, content: &str, script: &str) -> Result<()> {
    let path = site.find("service-request-wizard", ".js").context("no script in the release")?;
    let early = format!("const wizard = document.querySelector('service-request-wizard');\n{script}");
    site.fault("/early.js", Fault::body(early).with_header("Content-Type", "text/javascript; charset=utf-8"));
    let page = format!(
        "<!doctype html><html lang=\"en\"><head><title>Host</title><link rel=\"icon\" href=\"data:,\">\
         <script type=\"module\" src=\"/early.js\"></script><script type=\"module\" src=\"{path}\"></script></head>\
         <body><main>{content}</main></body></html>"
    );
    site.page(HOST_PAGE, &page);
    Ok(())
}

/// Gives the host page a style sheet of its own.
pub fn style_host_page(site: &Site, sheet: &str) {
    site.rewrite_page(HOST_PAGE, |page| {
        page.replace("<title>", &format!("<link rel=\"stylesheet\" href=\"{sheet}\"><title>"))
    });
}

/// Opens what [`host_page`] made.
pub async fn open_host(bench: &Bench, site: &Site) -> Result<()> {
    bench.page.goto(&site.url(HOST_PAGE)).await?;
    appeared(&bench.page).await
}

/// Sets the element's language, and waits for the page in it.
pub async fn speak(page: &Page, language: &str) -> Result<()> {
    page.eval_with("host.lang = arguments[0];", vec![json!(language)]).await?;
    page.wait_until(&format!("root.querySelector('.srw-page')?.lang === '{language}'")).await
}

/// The draft that these answers make, with the pages about the agent among its pages.
pub fn draft(id: &str, entry: Entry, step: Step, answers: &[(Field, &str)]) -> Result<Draft> {
    let customer = Customer::from_key(CUSTOMER, &NativeNames).context("the customer has a domain")?;
    let now = SystemTime::now().duration_since(UNIX_EPOCH)?.as_millis();
    let mut draft = Draft::new(id.to_owned(), customer, entry, u64::try_from(now)?);
    draft.asked = vec![Step::Partner, Step::Contact];
    draft.step = step;
    for (field, text) in answers {
        draft.answers.set(*field, (*text).to_owned());
    }
    Ok(draft)
}

/// Says about an agent with this type and role what no page asks then.
pub const INTRODUCE: &str = "
    host.partner = { type: values[0], role: values[1], domains: ['fabrikam-partner.com'],
      dynamicsPlan: 'advanced-support-for-partners' };
    host.contact = { firstName: 'Ada', lastName: 'Nowak', email: 'ada@fabrikam-partner.com', phone: '+48 22 555 01 00' };";

/// Has the portal know the agent.
pub async fn introduce(page: &Page, partner_type: &str, role: &str) -> Result<()> {
    let script = ["const values = arguments;", INTRODUCE].concat();
    page.eval_with(&script, vec![json!(partner_type), json!(role)]).await.map(drop)
}

/// Opens a draft on its step, or on its first open one, as a host restores one.
pub async fn restore(page: &Page, draft: &Draft) -> Result<()> {
    let restored = page.eval_with("return host.restoreDraft(arguments[0]);", vec![json!(draft.to_json())]).await?;
    ensure!(restored == json!(true), "the draft was not taken");
    page.wait_until(&format!("JSON.parse(host.draft ?? '{{}}').id === '{}'", draft.id)).await
}

/// The hash of a step's page for [`CUSTOMER`].
pub fn hash(entry: Entry, step: Step) -> String {
    ["#", &Route::New(CUSTOMER.to_owned(), entry, step).path()].concat()
}

/// Follows an address of the wizard within the page, and waits for the place.
pub async fn follow(page: &Page, hash: &str) -> Result<()> {
    go(page, hash).await?;
    page.wait_until(&format!("location.hash === '{hash}'")).await
}

/// As [`follow`], wherever the wizard then leads to.
pub async fn go(page: &Page, hash: &str) -> Result<()> {
    // The app hears of it by the same event, and draws before the next task.
    let script = "return new Promise((done) => {
          if (location.hash === arguments[0]) return done();
          addEventListener('popstate', () => setTimeout(done), { once: true });
          location.hash = arguments[0];
        });";
    page.eval_with(script, vec![json!(hash)]).await.map(drop)
}

/// The address of [`CUSTOMER`]'s service requests.
pub const REQUESTS: &str = "#/customers/woodgrove.example/service-requests";

/// What the status line says about the draft.
pub async fn status(page: &Page) -> Result<String> {
    Ok(page.texts(".srw-status [part='status']").await?.join(" "))
}

/// Waits until the status line says this.
pub async fn wait_for_status(page: &Page, wanted: &str) -> Result<()> {
    let says = async || Ok(status(page).await?.contains(wanted).then_some(()));
    e2e::wait::until(&format!("the status “{wanted}”"), says).await
}

/// Puts texts into the storage that the wizard reads when it starts.
pub async fn seed(page: &Page, drafts: &[Draft]) -> Result<()> {
    for draft in drafts {
        let name = ["srw..draft.", &draft.id].concat();
        page.eval_with("localStorage.setItem(arguments[0], arguments[1]);", vec![json!(name), json!(draft.to_json())])
            .await?;
    }
    Ok(())
}

/// From now on the page remembers every event of the element as `[name, detail]`.
pub const LISTEN: &str = "
    window.heard = [];
    for (const name of ['ready', 'step-change', 'validation', 'exit', 'draft-saved', 'before-open-portal', 'open-portal',
      'complete', 'error']) document.addEventListener(`srw-${name}`, (event) => window.heard.push([event.type, event.detail]));";

/// The details of the events of this name that [`LISTEN`] heard.
pub async fn heard(page: &Page, name: &str) -> Result<Vec<Value>> {
    let script = "return window.heard.filter(([type]) => type === arguments[0]).map(([, detail]) => detail);";
    let details = page.eval_with(script, vec![json!(name)]).await?;
    Ok(details.as_array().cloned().unwrap_or_default())
}

/// What has the focus inside the element: a name, a part, a key of ours or, for want of these, the tag.
pub async fn focused(page: &Page) -> Result<String> {
    let script = "const node = root.activeElement;
        if (!node) return 'nothing';
        return node.getAttribute('data-change') ?? node.getAttribute('name') ?? node.getAttribute('part') ?? node.localName;";
    Ok(page.eval(script).await?.as_str().unwrap_or_default().to_owned())
}

/// Waits until [`focused`] says this.
pub async fn wait_for_focus(page: &Page, wanted: &str) -> Result<()> {
    let what = format!("the focus on {wanted}");
    let done = e2e::wait::until(&what, async || Ok((focused(page).await? == wanted).then_some(()))).await;
    match done {
        Ok(()) => Ok(()),
        Err(error) => Err(error.context(format!("it is on {}", focused(page).await?))),
    }
}
