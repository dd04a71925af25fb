//! The search over customers, as a user and as assistive technology meet it.

use anyhow::{Result, ensure};
use e2e::{Bench, Page, keys};
use serde_json::{Value, json};

use super::stage;

/// The domains of the options that are shown.
const SHOWN: &str =
    "return [...root.querySelectorAll('[role=option]')].map((option) => option.dataset.domain ?? option.id);";

/// What assistive technology reads from the combobox, with what its references lead to.
const COMBOBOX: &str = "
    const box = root.querySelector('[role=combobox]');
    const list = root.getElementById(box.getAttribute('aria-controls'));
    const active = box.getAttribute('aria-activedescendant');
    return {
      expanded: box.getAttribute('aria-expanded'), list: list?.getAttribute('role'), hidden: list?.hidden,
      named: Boolean(list?.getAttribute('aria-label')), label: Boolean(box.labels?.length),
      active: active === null ? null : root.getElementById(active)?.dataset.domain ?? '?',
      selected: [...list.querySelectorAll('[aria-selected=true]')].map((option) => option.dataset.domain),
      focused: root.activeElement === box,
    };";

async fn search(page: &Page, query: &str) -> Result<Value> {
    page.type_into("customer-search", query).await?;
    page.wait_until(&format!("root.querySelector('[name=\"customer-search\"]').value === {}", json!(query))).await?;
    page.eval(SHOWN).await
}

async fn opened(bench: &Bench) -> Result<e2e::Site> {
    let site = bench.site()?;
    stage::open(bench, &site, "/customers").await?;
    bench.page.wait_until("root.querySelectorAll('[role=option]').length > 10").await?;
    Ok(site)
}

/// R01: a customer is found by a part of the name, of any of its domains and of its Microsoft ID, whatever the case, with
/// or without the marks on the letters.
pub async fn found_by_any_of_its_names(bench: &Bench) -> Result<()> {
    let _site = opened(bench).await?;
    let rows = [
        ("fourth coffee", json!(["fourthcoffee.com"])),
        ("COFFEE", json!(["fourthcoffee.com"])),
        ("coffee fourth", json!(["fourthcoffee.com"])),
        ("fourthcoffee.com", json!(["fourthcoffee.com"])),
        ("cohowinery.com", json!(["cohovineyard.com"])),
        ("0D57406D-80f0", json!(["fourthcoffee.com"])),
        ("{0d57406d-80f0-4c50-a940-d127c4be7990}", json!(["fourthcoffee.com"])),
        ("zlob klos", json!([])),
        ("zloty klos", json!(["zlotyklosexample.onmicrosoft.com"])),
        ("ŁÓDZKIE zakłady", json!(["nitka-lodz.example"])),
        ("lodzkie zaklady", json!(["nitka-lodz.example"])),
        ("weissmuller", json!(["xn--bckerei-weimller-qlb3fsz.example"])),
        ("ricni", json!(["ricni-plavba.example"])),
        ("上海", json!(["proseware.partner.onmschina.cn"])),
    ];
    for (query, wanted) in rows {
        let seen = search(&bench.page, query).await?;
        ensure!(seen == wanted, "{query}: {seen}, not {wanted}");
    }
    bench.no_problems().await
}

/// R01: the search is a combobox whose states say what is seen: what it controls, whether it has anything, which option
/// the arrow keys have reached. The focus stays in the box.
pub async fn a_combobox_for_assistive_technology(bench: &Bench) -> Result<()> {
    let _site = opened(bench).await?;
    let page = &bench.page;
    let at_rest = |expanded: bool, active: Value| {
        let selected = if active.is_null() { json!([]) } else { json!([active]) };
        json!({
            "expanded": expanded.to_string(), "list": "listbox", "hidden": !expanded, "named": true, "label": true,
            "active": active, "selected": selected, "focused": true,
        })
    };
    search(page, "tail").await?;
    ensure!(page.eval(COMBOBOX).await? == at_rest(true, Value::Null), "{}", page.eval(COMBOBOX).await?);
    search(page, "co").await?;
    let order = page.eval(SHOWN).await?;
    let order = order.as_array().cloned().unwrap_or_default();
    ensure!(order.len() > 3, "{order:?}");
    let rows = [
        (keys::DOWN, order[0].clone()),
        (keys::DOWN, order[1].clone()),
        (keys::UP, order[0].clone()),
        (keys::UP, order[order.len() - 1].clone()),
        (keys::DOWN, order[0].clone()),
        (keys::ESCAPE, Value::Null),
    ];
    for (at, (key, active)) in rows.into_iter().enumerate() {
        let wanted = at_rest(true, active);
        page.keys(&key.to_string()).await?;
        let is_there = async || Ok((page.eval(COMBOBOX).await? == wanted).then_some(()));
        if e2e::wait::until("the option", is_there).await.is_err() {
            anyhow::bail!("key {at}: {}, not {wanted}", page.eval(COMBOBOX).await?);
        }
    }
    search(page, "nobody at all").await?;
    ensure!(page.eval(COMBOBOX).await? == at_rest(false, Value::Null), "{}", page.eval(COMBOBOX).await?);
    let said = page.texts(".srw-combobox [role=status]").await?;
    ensure!(said == ["No customer in the list matches."], "{said:?}");
    ensure!(page.text(".srw-advice:not([hidden])").await?.contains("domain"), "no way on is named");
    bench.no_problems().await
}

/// R40, R45: a domain that no customer has is offered to go on with; what is pasted as a URL, an e-mail address or a user
/// name is understood, said and offered, and Enter alone does not take it.
pub async fn a_typed_domain_is_offered(bench: &Bench) -> Result<()> {
    let _site = opened(bench).await?;
    let page = &bench.page;
    let rows = [
        ("new-customer.example", "new-customer.example"),
        ("  New-Customer.Example. ", "new-customer.example"),
        ("https://new-customer.example:8443/a?b#c", "new-customer.example"),
        ("portal.azure.com/new-customer.example", "new-customer.example"),
        ("ada@new-customer.example", "new-customer.example"),
        ("bücher.example", "xn--bcher-kva.example"),
        ("https://www.fourthcoffee.com/contact", "fourthcoffee.com"),
    ];
    let before = page.heading().await?;
    for (text, domain) in rows {
        let shown = search(page, text).await?;
        let shown: Vec<&str> = shown.as_array().into_iter().flatten().filter_map(Value::as_str).collect();
        ensure!(shown.contains(&domain), "{text}: {shown:?}");
        ensure!(page.value("customer-search").await? == text, "what was typed became another text");
        ensure!(page.heading().await? == before, "{text} was taken silently");
    }
    for text in ["new customer", "localhost", "10.0.0.1", "under_score.example", "a..example", "http://"] {
        let shown = search(page, text).await?;
        ensure!(shown == json!([]), "{text}: {shown}");
    }
    search(page, "ada@new-customer.example").await?;
    page.keys(&keys::ENTER.to_string()).await?;
    page.wait_until("root.querySelector('[role=option][aria-selected=true]')").await?;
    ensure!(page.heading().await? == before, "Enter took what had to be understood first");
    page.keys(&keys::ENTER.to_string()).await?;
    ensure!(page.wait_for_heading_change(&before).await? == "new-customer.example");
    ensure!(page.url().await?.ends_with("#/customers/new-customer.example"), "{}", page.url().await?);
    bench.no_problems().await
}

/// The customers that a host may hand over, as scripts that set the property.
const GIVEN: [(&str, &str); 6] = [
    ("array", "host.customers = [{ id: ID, companyProfile: { domain: 'adatum.example', companyName: 'Adatum' } }];"),
    (
        "collection",
        "host.customers = { totalCount: 1, items: [{ id: ID, companyProfile: { tenantId: ID, domain: 'adatum.example',
           companyName: 'Adatum' } }] };",
    ),
    (
        "JSON text",
        "host.customers = JSON.stringify([{ id: ID, companyProfile: { domain: 'adatum.example', companyName: 'Adatum' } }]);",
    ),
    ("CSV text", "host.customers = `Microsoft ID,Company name,Primary domain name\\n${ID},Adatum,adatum.example\\n`;"),
    (
        "Blob of CSV",
        "host.customers = new Blob([`Microsoft ID,Company name,Primary domain name\\r\\n${ID},Adatum,adatum.example\\r\\n`]);",
    ),
    (
        "Blob of JSON",
        "host.customers = new Blob([JSON.stringify({ items: [{ id: ID, companyProfile: { domain: 'adatum.example',
           companyName: 'Adatum' } }] })], { type: 'application/json' });",
    ),
];

/// R01: the host's `customers` in each of its forms gives the same customer, and fires no event.
pub async fn given_by_the_host(bench: &Bench) -> Result<()> {
    let site = bench.site()?;
    stage::host_page(&site, "routing=\"hash\"", stage::LISTEN)?;
    stage::open_host(bench, &site).await?;
    let page = &bench.page;
    for (form, script) in GIVEN {
        page.eval("host.customers = [];").await?;
        page.wait_until("root.querySelectorAll('[role=option]').length === 0").await?;
        page.eval(&format!("const ID = 'd2c66df0-062b-4276-8443-fb50a796dc46'; {script}")).await?;
        let found = page.wait_until("root.querySelectorAll('[role=option]').length === 1").await;
        ensure!(found.is_ok(), "{form} gave no customer");
        let text = page.text("[role='option']").await?;
        ensure!(text == "Adatum adatum.example" || text == "Adatumadatum.example", "{form}: {text}");
        ensure!(page.eval(SHOWN).await? == json!(["adatum.example"]), "{form}");
    }
    page.eval("host.customers = 17; host.customers = { rows: [] };").await?;
    page.wait_until("window.heard.filter(([name]) => name === 'srw-error').length === 2").await?;
    ensure!(page.eval(SHOWN).await? == json!(["adatum.example"]), "what cannot be read replaced the customers");
    let names = page.eval("return [...new Set(window.heard.map(([name]) => name))].sort();").await?;
    ensure!(names == json!(["srw-error", "srw-ready"]), "{names}");
    bench.no_problems().await
}
