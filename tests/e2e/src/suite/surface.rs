//! The public surface in the whole app: what the manifest names does something, and the host's page is left alone. What
//! the loader alone can show is in `tests/loader`; events and methods are in `element.rs`.

use anyhow::{Context, Result, ensure};
use e2e::{Bench, Fault, Page, Site, keys};
use serde_json::{Value, json};
use service_request_wizard::domain::evaluate::evaluate_line;
use service_request_wizard::native::NativeNames;
use service_request_wizard::wizard::route::Entry;
use service_request_wizard::wizard::step::Step;

use super::stage::{self, ANSWERS};

const MANIFEST: &str = include_str!("../../../../src/embed/package/custom-elements.json");

/// The names that the manifest lists for the element, such as its `cssParts`.
fn manifest(kind: &str) -> Result<Vec<String>> {
    let manifest: Value = serde_json::from_str(MANIFEST)?;
    let list = manifest["modules"][0]["declarations"][0][kind].as_array().context("the manifest has a list")?;
    Ok(list.iter().filter_map(|item| item["name"].as_str()).map(str::to_owned).collect())
}

/// A host page with these attributes, open on a draft's page about the details.
async fn on_details(bench: &Bench, attributes: &str, script: &str) -> Result<Site> {
    let site = bench.site()?;
    stage::host_page(&site, &["routing=\"hash\" ", attributes].concat(), script)?;
    stage::open_host(bench, &site).await?;
    stage::introduce(&bench.page, "direct-bill", "admin-agent").await?;
    stage::restore(&bench.page, &stage::draft("surface", Entry::Azure, Step::Details, &ANSWERS[..6])?).await?;
    Ok(site)
}

/// Each part of the manifest stands on some page, and a rule of the host's for it counts there.
pub async fn the_host_styles_every_part(bench: &Bench) -> Result<()> {
    let parts = manifest("cssParts")?;
    let site = bench.site()?;
    let rules: String = parts
        .iter()
        .map(|part| format!("service-request-wizard::part({part}) {{ --of-{part}: the-hosts; }}\n"))
        .collect();
    site.fault("/host.css", Fault::body(rules).with_header("Content-Type", "text/css"));
    let content = "<link rel=\"stylesheet\" href=\"/host.css\"><service-request-wizard routing=\"hash\"></service-request-wizard>";
    stage::host_page_with(&site, content, "wizard.customers = [{ domain: 'contoso.com', name: 'Contoso' }];")?;
    stage::open_host(bench, &site).await?;
    let page = &bench.page;
    let mut missing = parts;
    let mut look = async || {
        let script = "return arguments[0].filter((part) => {
            const nodes = [...root.querySelectorAll(`[part~='${part}']`)];
            return !nodes.some((node) => getComputedStyle(node).getPropertyValue(`--of-${part}`).trim() === 'the-hosts');
          });";
        missing = serde_json::from_value(page.eval_with(script, vec![json!(missing)]).await?)?;
        anyhow::Ok(missing.clone())
    };
    page.type_into("customer-search", "contoso").await?;
    page.find("[role='option'][data-domain='contoso.com']").await?;
    look().await?;
    stage::introduce(page, "direct-bill", "admin-agent").await?;
    stage::restore(page, &stage::draft("parts", Entry::Azure, Step::Details, &ANSWERS[..6])?).await?;
    page.press_continue().await?;
    stage::wait_for_focus(page, "error-summary").await?;
    look().await?;
    stage::restore(page, &stage::draft("end", Entry::Azure, Step::HandOver, &ANSWERS)?).await?;
    page.find("a[part~='portal-link']").await?;
    look().await?;
    stage::follow(page, &stage::hash(Entry::Azure, Step::CheckAnswers)).await?;
    page.find("[part~='change-link']").await?;
    let left = look().await?;
    ensure!(left.is_empty(), "seen on no page, or not styled by the host: {left:?}");
    bench.no_problems().await
}

/// Each custom property of the manifest changes something that is seen.
pub async fn the_host_sets_every_custom_property(bench: &Bench) -> Result<()> {
    let _site = on_details(bench, "", "").await?;
    let page = &bench.page;
    page.press_continue().await?;
    stage::wait_for_focus(page, "error-summary").await?;
    // The ring is drawn for who uses the keyboard.
    page.keys(&keys::TAB.to_string()).await?;
    for name in manifest("cssProperties")? {
        let value = match name.as_str() {
            "--srw-font" => "'Of The Host'",
            "--srw-radius" | "--srw-space" => "13px",
            _ => "rgb(1, 2, 3)",
        };
        let script = "
            const [name, value] = arguments;
            window.seen = () => {
              for (const node of [host, ...root.querySelectorAll('*')]) {
                const style = getComputedStyle(node);
                const shown = [style.color, style.backgroundColor, style.borderColor, style.outlineColor, style.fontFamily,
                  style.borderRadius, style.padding, style.margin, style.gap];
                if (shown.join(' ').replaceAll('\"', \"'\").includes(value)) return true;
              }
              return false;
            };
            const before = window.seen();
            host.style.setProperty(name, value);
            return before;";
        let before = page.eval_with(script, vec![json!(name), json!(value)]).await?;
        ensure!(before == json!(false), "{name}: {value} is there by itself");
        // Some colours change over a moment.
        page.wait_until("window.seen()").await.with_context(|| name.clone())?;
        page.eval_with("host.style.removeProperty(arguments[0]);", vec![json!(name)]).await?;
        page.wait_until("!window.seen()").await.with_context(|| name.clone())?;
    }
    for theme in ["dark", "light"] {
        page.eval_with("host.theme = arguments[0];", vec![json!(theme)]).await?;
        page.wait_until(&format!("getComputedStyle(root.querySelector('h1')).colorScheme === '{theme}'")).await?;
    }
    bench.no_problems().await
}

/// Each slot shows what the host puts there: the fallback until the app is there, help on the help page only.
pub async fn slots_show_what_the_host_puts_there(bench: &Bench) -> Result<()> {
    let site = bench.site()?;
    let slots = manifest("slots")?;
    let inside: String = slots.iter().map(|slot| format!("<p slot=\"{slot}\">of the host</p>")).collect();
    stage::host_page_with(
        &site,
        &format!("<service-request-wizard routing=\"hash\">{inside}</service-request-wizard>"),
        "",
    )?;
    stage::open_host(bench, &site).await?;
    let page = &bench.page;
    let shown = "return [...host.children].filter((node) => node.checkVisibility()).map((node) => node.slot).sort();";
    let seen = page.eval(shown).await?;
    ensure!(seen == json!(["footer", "header"]), "{seen}");
    stage::follow(page, "#/help").await?;
    page.wait_until("host.querySelector('[slot=help]').checkVisibility()").await?;
    let seen = page.eval(shown).await?;
    ensure!(seen == json!(["footer", "header", "help"]) && slots.len() == 4, "{seen} of {slots:?}");
    bench.no_problems().await
}

/// What a host page is beside the element.
/// The drivers of the browsers leave names of their own.
const HOSTS_OWN: &str = "
    window.stateOfHost = () => ({
      title: document.title, address: location.href, focus: document.activeElement?.id ?? null,
      globals: Object.getOwnPropertyNames(window).filter((name) => !/^(cdc_|ret_nodes$|__)/.test(name)).sort(), sheets: document.styleSheets.length + document.adoptedStyleSheets.length,
      head: document.head.children.length, body: document.body.children.length,
      attributes: [document.documentElement, document.body].map((node) => node.getAttributeNames()),
      scroll: [scrollX, scrollY], prototypes: [Object, Array, String, Element, HTMLElement, Node].map((type) =>
        Object.getOwnPropertyNames(type.prototype).length),
    });
    document.querySelector('#hosts').focus();
    window.before = null;
    window.before = window.stateOfHost();";

/// The element never touches the host's title, address, globals, styles or focus, whatever the host does with it.
pub async fn the_hosts_page_is_left_alone(bench: &Bench) -> Result<()> {
    let site = bench.site()?;
    let content = "<input id=\"hosts\"><service-request-wizard></service-request-wizard>";
    stage::host_page_with(&site, content, HOSTS_OWN)?;
    stage::open_host(bench, &site).await?;
    let page = &bench.page;
    let unchanged = async |when: &str| {
        let script = "const now = window.stateOfHost();
            const told = (key, value) => JSON.stringify(key === 'globals' ? value.filter((name) => !window.before.globals.includes(name)) : value);
            return Object.keys(now).filter((key) => JSON.stringify(now[key]) !== JSON.stringify(window.before[key]))
              .map((key) => [key, told(key, window.before[key]), told(key, now[key])]);";
        let changed = page.eval(script).await?;
        ensure!(changed == json!([]), "{when}: {changed}");
        anyhow::Ok(())
    };
    unchanged("loaded").await?;
    // A browser takes this word for a wish to have the focus, and in a foreign frame complains of it.
    ensure!(!page.has("[autofocus]").await?, "a part asks for the focus by itself");
    stage::introduce(page, "direct-bill", "admin-agent").await?;
    page.eval("host.customers = [{ domain: 'contoso.com', name: 'Contoso' }];").await?;
    stage::speak(page, "pl").await?;
    for (name, value) in [("layout", "compact"), ("theme", "dark"), ("storage", "memory"), ("customer", "contoso.com")]
    {
        page.eval_with("host.setAttribute(arguments[0], arguments[1]);", vec![json!(name), json!(value)]).await?;
    }
    page.wait_until("root.querySelector('h1').textContent.includes('Contoso')").await?;
    unchanged("attributes and properties set").await?;
    // By the host itself: WebKit's own Back passes over steps that nobody asked for.
    let step = "history.pushState({ of: 'the host' }, '');
        return new Promise((done) => { addEventListener('popstate', () => setTimeout(done), { once: true }); history.back(); });";
    page.eval(step).await?;
    unchanged("after the host's own step in the history").await?;
    let other = "return new Promise((done) => {
        const other = document.createElement('service-request-wizard');
        other.addEventListener('srw-ready', () => { other.remove(); host.remove(); setTimeout(done); });
        document.querySelector('main').append(other);
      });";
    page.eval(other).await?;
    unchanged("another came, and both went").await?;
    bench.no_problems().await
}

/// What a host sets before the script is there counts from the first page on.
pub async fn what_is_set_before_the_script_counts(bench: &Bench) -> Result<()> {
    let site = bench.site()?;
    let early = "window.asked = [];
        Object.assign(wizard, {
          customers: [{ domain: 'contoso.com', name: 'Contoso' }], lang: 'pl', theme: 'dark', routing: 'hash', layout: 'guided',
          partner: { type: 'direct-bill', role: 'admin-agent' }, contact: { firstName: 'Ada', lastName: 'Nowak' },
          storageAdapter: { get: (key) => { window.asked.push(key); return null; }, set: () => {}, remove: () => {} },
        });";
    stage::host_page(&site, "", early)?;
    stage::open_host(bench, &site).await?;
    let page = &bench.page;
    page.wait_for_heading("Klienci").await?;
    page.type_into("customer-search", "contoso").await?;
    page.click("[role='option'][data-domain='contoso.com']").await?;
    page.wait_until("location.hash === '#/customers/contoso.com'").await?;
    page.go_on().await?;
    page.click("[data-entry='azure']").await?;
    page.wait_until("location.hash.endsWith('/topic')").await?;
    let known = page.eval("return host.getSummary('json').then((text) => JSON.parse(text).request);").await?;
    ensure!(known["partner"]["role"] == "admin-agent" && known["contact"]["lastName"] == "Nowak", "{known}");
    let asked = page.eval("return window.asked.length;").await?;
    ensure!(asked.as_u64() > Some(0), "the host's store was not asked");
    ensure!(page.eval("return getComputedStyle(root.querySelector('h1')).colorScheme;").await? == "dark");
    ensure!(page.eval("return Object.keys(host).length;").await? == json!(0), "own properties hide the element's");
    bench.no_problems().await
}

/// Every attribute may change while somebody writes: the words stay, and no event is fired for it.
pub async fn attributes_may_change_while_somebody_writes(bench: &Bench) -> Result<()> {
    let _site = on_details(bench, "", stage::LISTEN).await?;
    let page = &bench.page;
    page.type_into("title", "Half a sen").await?;
    page.eval("window.heard.length = 0;").await?;
    let rows = [
        ("theme", "dark"),
        ("layout", "compact"),
        ("layout", "guided"),
        ("lang", "pl"),
        ("routing", "state"),
        ("routing", "none"),
        ("routing", "hash"),
        ("storage-key", "other"),
        ("storage", "session"),
        ("storage", "memory"),
        ("storage", "local"),
        ("lang", "en"),
    ];
    for (name, value) in rows {
        page.eval_with("host.setAttribute(arguments[0], arguments[1]);", vec![json!(name), json!(value)]).await?;
        // A call is answered after what was set before it.
        let draft = page.eval("return host.getDraft();").await?;
        ensure!(draft.as_str().is_some_and(|draft| draft.contains("Half a sen")), "{name} = {value}: {draft}");
        ensure!(page.value("title").await? == "Half a sen", "{name} = {value}");
    }
    let heard = page.eval("return window.heard;").await?;
    ensure!(heard == json!([]), "{heard}");
    page.type_into("title", "A whole sentence").await?;
    let draft = page.eval("return host.getDraft();").await?;
    ensure!(draft.as_str().is_some_and(|draft| draft.contains("A whole sentence")), "{draft}");
    bench.no_problems().await
}

/// A node that is moved keeps its page, its words, the focus and the caret.
pub async fn a_move_keeps_words_and_focus(bench: &Bench) -> Result<()> {
    let _site = on_details(bench, "", "").await?;
    let page = &bench.page;
    page.type_into("title", "Moved about").await?;
    let look = "const field = root.activeElement;
        return [field?.name, field?.value, field?.selectionStart, root.querySelector('h1').textContent, location.hash];";
    page.eval("root.activeElement.setSelectionRange(5, 5);").await?;
    let before = page.eval(look).await?;
    let moves = [
        "document.body.append(host);",
        "host.remove(); document.querySelector('main').append(host);",
        "const place = document.body.appendChild(document.createElement('div')).attachShadow({ mode: 'open' });
         place.append(host); document.querySelector('main').append(host);",
        "document.body.moveBefore ? document.body.moveBefore(host, null) : document.body.append(host);",
    ];
    for script in moves {
        // In a task of the page's own, as a host's code runs: WebKit's driver does microtasks between two calls of a script.
        page.eval(&format!("return new Promise((done) => setTimeout(() => {{ {script} done(); }}));")).await?;
        let after = page.eval(look).await?;
        ensure!(after == before, "{script}: {after}, was {before}");
    }
    // Firefox learns in the next frame where keys go that are not pressed by hand.
    page.eval("return new Promise((done) => requestAnimationFrame(() => setTimeout(done)));").await?;
    page.keys("!").await?;
    let typed = page.wait_until("root.querySelector('[name=title]').value === 'Moved! about'").await;
    typed.with_context(|| format!("{before} before the key"))?;
    bench.no_problems().await
}

/// The script loaded again says nothing; another version warns once; each works for itself.
pub async fn the_script_twice_and_in_another_version(bench: &Bench) -> Result<()> {
    let site = bench.site()?;
    stage::host_page(&site, "", "")?;
    let path = site.find("service-request-wizard.js", "").context("no script in the release")?;
    let script = std::fs::read_to_string(bench.dist().join(&path[1..]))?;
    let version = format!("\"{}\"", env!("CARGO_PKG_VERSION"));
    ensure!(script.contains(&version), "the script does not name its version");
    let other = path.replace("service-request-wizard.js", "other.js");
    let body = Fault::body(script.replace(&version, "\"9.9.9\"")).with_status(200);
    site.fault(&other, body.with_header("Content-Type", "text/javascript"));
    stage::open_host(bench, &site).await?;
    let page = &bench.page;
    let import =
        "return import(arguments[0]).then(async ({ version, evaluate }) => [version, (await evaluate({})).outcome]);";
    for address in [[&path, "?again"].concat(), [&other, ""].concat(), [&other, "?again"].concat()] {
        let answer = page.eval_with(import, vec![json!(address)]).await?;
        let own = if address.starts_with(&other) { "9.9.9" } else { env!("CARGO_PKG_VERSION") };
        ensure!(answer == json!([own, "incomplete"]), "{address}: {answer}");
    }
    let add = "return new Promise((done) => {
        const other = document.createElement('service-request-wizard');
        other.addEventListener('srw-ready', ({ detail }) => done([detail.version, other.version]));
        document.querySelector('main').append(other);
      });";
    let version = env!("CARGO_PKG_VERSION");
    ensure!(page.eval(add).await? == json!([version, version]));
    let problems = page.problems().await?;
    let [warning] = problems.as_slice() else { anyhow::bail!("one warning was expected: {problems:?}") };
    ensure!(warning.starts_with("console.warn") && warning.contains(version) && warning.contains("9.9.9"), "{warning}");
    Ok(())
}

/// R02, R45: what the module exports is the manifest's, and works without an element and under another name.
pub async fn the_module_works_without_an_element(bench: &Bench) -> Result<()> {
    let site = bench.site()?;
    let script = site.find("service-request-wizard.js", "").context("no script in the release")?;
    site.page(
        "/bare.html",
        "<!doctype html><html lang=\"en\"><head><link rel=\"icon\" href=\"data:,\"><title>Host</title></head><body></body></html>",
    );
    let page = &bench.page;
    page.goto(&site.url("/bare.html")).await?;
    let request = json!({ "customer": { "domain": "Contoso.com" }, "service": "marketplace" });
    let run = "const [path, request] = arguments;
        return import(path).then(async (wizard) => {
          await wizard.load();
          wizard.define('other-wizard');
          const other = document.body.appendChild(document.createElement('other-wizard'));
          await new Promise((ready) => other.addEventListener('srw-ready', ready));
          const { customers, problems } = await wizard.parseCustomers('Name,Domain\\nContoso,contoso.com\\nBad,-');
          return [wizard.version, JSON.stringify(await wizard.evaluate(request)), customers.length, problems.length,
            Boolean(other.shadowRoot.querySelector('[part~=root] h1'))];
        });";
    let seen = page.eval_with(run, vec![json!(script), request.clone()]).await?;
    let decision = evaluate_line(&request.to_string(), &NativeNames);
    ensure!(seen == json!([env!("CARGO_PKG_VERSION"), decision, 1, 1, true]), "{seen}");
    bench.no_problems().await
}

/// A browser that reads the portal's address otherwise than it was made.
const ODD_URL: &str = "
    window.URL = class extends URL {
      get pathname() { return this.host === 'portal.azure.com' ? '/elsewhere' : super.pathname; }
    };";

async fn refusals(page: &Page) -> Result<Vec<Value>> {
    let errors = stage::heard(page, "srw-error").await?;
    ensure!(errors.iter().all(|error| error["code"] == "SRW401" && error["detail"].is_string()), "{errors:?}");
    Ok(errors)
}

/// R02: a link that fails its last check is not shown, and the host hears so each time that the page comes up.
pub async fn a_refused_link_is_told(bench: &Bench) -> Result<()> {
    let site = bench.site()?;
    stage::host_page(&site, "routing=\"hash\"", &[stage::LISTEN, ODD_URL].concat())?;
    stage::open_host(bench, &site).await?;
    let page = &bench.page;
    stage::introduce(page, "direct-bill", "admin-agent").await?;
    stage::restore(page, &stage::draft("odd", Entry::Azure, Step::HandOver, &ANSWERS)?).await?;
    page.find("[data-code='SRW401']").await?;
    ensure!(!page.has("[part~='portal-link']").await?, "the link is shown");
    stage::speak(page, "pl").await?;
    page.find("[data-code='SRW401']").await?;
    ensure!(refusals(page).await?.len() == 1, "{:?}", refusals(page).await?);
    stage::follow(page, &stage::hash(Entry::Azure, Step::CheckAnswers)).await?;
    page.go_on().await?;
    page.find("[data-code='SRW401']").await?;
    ensure!(refusals(page).await?.len() == 2, "{:?}", refusals(page).await?);
    bench.no_problems().await
}
