//! The last page: what the user takes along to the portal, and what it says about it.

use anyhow::{Result, ensure};
use e2e::{Bench, Page, wait};
use serde_json::{Value, json};
use service_request_wizard::domain::field::Field;
use service_request_wizard::wizard::draft::Draft;
use service_request_wizard::wizard::route::Entry;
use service_request_wizard::wizard::step::Step;

use super::stage::{self, ANSWERS};

/// Opens the last page of a request.
async fn opened(bench: &Bench, draft: &Draft) -> Result<e2e::Site> {
    let site = bench.site()?;
    stage::open(bench, &site, "/customers").await?;
    stage::introduce(&bench.page, "direct-bill", "admin-agent").await?;
    stage::restore(&bench.page, draft).await?;
    bench.page.find("a[part~='portal-link']").await?;
    Ok(site)
}

fn with(entry: Entry, answers: &[(Field, &str)], more: &[(Field, &str)]) -> Result<Draft> {
    stage::draft("last", entry, Step::HandOver, &[answers, more].concat())
}

/// Whether these pieces stand in the page's items in this order, one or more items apart.
fn ensure_order(items: &[String], pieces: &[&str]) -> Result<()> {
    let mut rest = items.iter();
    for piece in pieces {
        ensure!(rest.any(|item| item.contains(piece)), "{piece} is not in its place among {items:?}");
    }
    Ok(())
}

const OFFICE: [(Field, &str); 4] = [
    (Field::Service, "office-365"),
    (Field::Topic, "how-to"),
    (Field::Title, "Shared mailboxes"),
    (Field::Description, "How do we share one?"),
];

/// R12, R13, R14, R16, R17, R18, R19: the checklist has the portal's own words, in the portal's order: with
/// administrator permissions, without, and for the Office 365 family.
pub async fn the_checklist_follows_the_portal(bench: &Bench) -> Result<()> {
    let without = [(Field::AdminPermissions, "false"), (Field::NoPermissionsBecause, "never-requested")];
    let subscription = [(Field::SubscriptionId, "2f1c8a34-5b6d-4e7f-8091-a2b3c4d5e6f7")];
    let rows: [(Draft, &[&str]); 3] = [
        (
            with(Entry::Azure, &ANSWERS, &[])?,
            &["New support request", "Cloud Solution Provider", "Contact information", "Create"],
        ),
        (
            with(Entry::Azure, &ANSWERS, &[without.as_slice(), &subscription].concat())?,
            &["domain", "address", "subscription", "New support request", "Cloud Solution Provider", "Create"],
        ),
        (
            with(Entry::Office365, &OFFICE, &[])?,
            &["Customers", "Create a service request", "More...", "contact details", "Submit"],
        ),
    ];
    for (draft, pieces) in rows {
        let _site = opened(bench, &draft).await?;
        let items = bench.page.texts(".srw-checklist li").await?;
        let pieces = if draft.entry == Entry::Office365 { &pieces[1..] } else { pieces };
        ensure_order(&items, pieces)?;
        bench.no_problems().await?;
    }
    Ok(())
}

/// R45: what is ticked off is counted and still ticked after a reload.
pub async fn ticks_are_kept(bench: &Bench) -> Result<()> {
    let _site = opened(bench, &with(Entry::Azure, &ANSWERS, &[])?).await?;
    let page = &bench.page;
    let ticked = "return [...root.querySelectorAll('.srw-checklist input')].map((box) => box.checked);";
    let count = page.eval(ticked).await?.as_array().map_or(0, Vec::len);
    ensure!(count > 3, "{count} items");
    for at in [0, 2] {
        page.eval_with("root.querySelectorAll('.srw-checklist input')[arguments[0]].click();", vec![json!(at)]).await?;
    }
    let wanted: Vec<bool> = (0..count).map(|at| at == 0 || at == 2).collect();
    ensure!(page.eval(ticked).await? == json!(wanted));
    wait::until("the count", async || {
        Ok(page.texts("section p").await?.iter().any(|text| text.contains(&format!("2 of {count}"))).then_some(()))
    })
    .await?;
    page.reload().await?;
    stage::appeared(page).await?;
    stage::introduce(page, "direct-bill", "admin-agent").await?;
    stage::go(page, &stage::hash(Entry::Azure, Step::HandOver)).await?;
    page.find(".srw-checklist").await?;
    ensure!(page.eval(ticked).await? == json!(wanted), "the ticks are lost");
    bench.no_problems().await
}

/// R07, R08, R09, R15, R20, R25, R27, R29: in whose context the link opens and how to see it there, where to review the
/// request, the fee, the priority response, and that there is no phone.
pub async fn the_page_says_what_to_expect(bench: &Bench) -> Result<()> {
    let severe = [(Field::Impact, "production-down")];
    let billing = [(Field::Topic, "billing")];
    let always = ["Partner Center", "own context", "phone"];
    let rows: [(Draft, &[&str], &[&str]); 3] = [
        (
            with(Entry::Azure, &ANSWERS, &severe)?,
            &[
                "customer's context: woodgrove.example",
                "within 2 hours",
                "charges a fee",
                "priority",
                "Manage support requests",
            ],
            &["See all support tickets"],
        ),
        (
            with(Entry::Azure, &ANSWERS, &billing)?,
            &["customer's context: woodgrove.example", "1 business day", "Manage support requests"],
            &["charges a fee", "get a priority"],
        ),
        (
            with(Entry::Office365, &OFFICE, &[])?,
            &["not yet in the context of woodgrove.example", "No separate", "See all support tickets"],
            &["charges a fee", "Manage support requests", "get a priority"],
        ),
    ];
    for (draft, there, absent) in rows {
        let _site = opened(bench, &draft).await?;
        let shown = "return [...root.querySelectorAll('.srw-main p, .srw-main dd, .srw-main li')]
            .filter((node) => node.checkVisibility()).map((node) => node.textContent).join(' | ');";
        let text = bench.page.eval(shown).await?;
        let text = text.as_str().unwrap_or_default();
        for piece in there.iter().chain(&always) {
            ensure!(text.contains(piece), "{piece} is not said: {text}");
        }
        for piece in absent {
            ensure!(!text.contains(piece), "{piece} is said: {text}");
        }
        bench.no_problems().await?;
    }
    Ok(())
}

/// What stands in the clipboard.
async fn clipboard(page: &Page) -> Result<Value> {
    page.eval("return navigator.clipboard.readText();").await
}

/// R13, R17, R45: each copy button copies what stands beside it, letter by letter, and says so; the whole text can be
/// saved as a file, made in the browser.
pub async fn what_is_copied_is_what_is_shown(bench: &Bench) -> Result<()> {
    let text = "Error 500 <script>\n\"quoted\" & żółw\tend";
    let site = opened(bench, &with(Entry::Azure, &ANSWERS, &[(Field::Description, text)])?).await?;
    let page = &bench.page;
    let granted = json!({ "permissions": ["clipboardReadWrite", "clipboardSanitizedWrite"], "origin": site.url("") });
    page.devtools("Browser.grantPermissions", granted).await?;
    let rows = [
        (".srw-url button", "https://portal.azure.com/woodgrove.example"),
        ("[data-field='description'] button", text),
        (".srw-checklist li button", "Cloud Solution Provider"),
    ];
    for (button, wanted) in rows {
        page.click(button).await?;
        page.wait_until(&format!("root.querySelector({}).classList.contains('srw-copied')", json!(button))).await?;
        let copied = clipboard(page).await?;
        ensure!(copied.as_str().is_some_and(|copied| copied.contains(wanted)), "{button}: {copied}");
    }
    let saved = page
        .eval("const link = root.querySelector('a[download]'); return [link.download, decodeURIComponent(link.href)];");
    let saved = saved.await?;
    ensure!(saved[0] == "woodgrove.example.md", "{saved}");
    let address = saved[1].as_str().unwrap_or_default();
    ensure!(address.starts_with("data:text/markdown;charset=utf-8,") && address.contains("żółw"), "{address}");
    bench.no_problems().await
}
