//! Customer lists that are opened from a file, read in the browser.

use std::fmt::Write as _;
use std::fs;
use std::path::Path;

use anyhow::{Context, Result, ensure};
use e2e::{Bench, Page, Site};
use serde_json::json;
use tempfile::TempDir;

use super::stage;

/// How many customers the long list has.
const MANY: usize = 100_000;

/// While a list is read, the page must paint at least this often, in milliseconds between two frames. The aim is 50; the
/// rest is for a machine that has other work.
const LONGEST_GAP: f64 = 250.0;

/// Counts frames and long tasks from now on.
const WATCH: &str = "
    window.watch = { frames: 0, gap: 0, tasks: [] };
    let last = performance.now();
    const frame = (now) => {
      window.watch.frames += 1;
      window.watch.gap = Math.max(window.watch.gap, now - last);
      last = now;
      requestAnimationFrame(frame);
    };
    requestAnimationFrame(frame);
    if (PerformanceObserver.supportedEntryTypes.includes('longtask')) {
      new PerformanceObserver((list) => window.watch.tasks.push(...list.getEntries().map(({ duration }) => duration)))
        .observe({ entryTypes: ['longtask'] });
    }";

/// Counts the lists that have been read. The report on the last one may have the words of the one before.
const COUNT_READINGS: &str = "
    window.readings = 0;
    const isEnd = ({ removedNodes }) => [...removedNodes].some(({ localName }) => localName === 'progress');
    new MutationObserver((records) => { if (records.some(isEnd)) window.readings += 1; })
      .observe(root.querySelector('.srw-reading'), { childList: true });";

/// Lets the page open a file, as the dialog of the browser would.
async fn pick(page: &Page, file: &Path) -> Result<()> {
    let input = page.find("input[name='customer-file']").await?;
    Ok(input.send_keys(file.to_str().context("a path in Unicode")?).await?)
}

/// Opens a file and waits for what the page says about it.
async fn import(page: &Page, folder: &TempDir, name: &str, text: impl AsRef<[u8]>) -> Result<String> {
    let file = folder.path().join(name);
    fs::write(&file, text)?;
    page.eval(COUNT_READINGS).await?;
    pick(page, &file).await?;
    page.wait_until("window.readings > 0").await?;
    Ok(page.texts(".srw-report p:not([hidden])").await?.join(" "))
}

async fn opened(bench: &Bench) -> Result<Site> {
    let site = bench.site()?;
    stage::host_page(&site, "routing=\"hash\"", "")?;
    stage::open_host(bench, &site).await?;
    Ok(site)
}

async fn options(page: &Page) -> Result<Vec<String>> {
    let found = page.eval("return [...root.querySelectorAll('[role=option]')].map((option) => option.dataset.domain);");
    Ok(serde_json::from_value(found.await?)?)
}

/// R01, R40, R45: a CSV file with faulty rows gives its good ones, and each faulty one is told by its line and its text;
/// a file that holds no customer leaves those that were there.
pub async fn good_rows_are_kept_and_bad_ones_told(bench: &Bench) -> Result<()> {
    let _site = opened(bench).await?;
    let page = &bench.page;
    let folder = tempfile::tempdir()?;
    let csv = "Microsoft ID,Company name,Primary domain name\n\
        d2c66df0-062b-4276-8443-fb50a796dc46,A. Datum,adatum.example\n\
        ,Bad domain,not a domain\n\
        12345,Bad ID,fabrikam.example\n\
        ,\"Two\nlines\",\"Contoso, Ltd\"\n\
        ,Contoso,contoso.example\n\
        ,Nobody,\n";
    let said = import(page, &folder, "list.csv", csv).await?;
    ensure!(said == "2 customers are in the list.", "{said}");
    ensure!(options(page).await? == ["adatum.example", "contoso.example"], "{:?}", options(page).await?);
    let problems = page.texts(".srw-problems li").await?;
    let wanted = [("Line 3:", "not a domain"), ("Line 4:", "12345"), ("Line 5:", "Contoso, Ltd"), ("Line 8:", "")];
    ensure!(problems.len() == wanted.len(), "{problems:?}");
    for (problem, (line, text)) in problems.iter().zip(wanted) {
        ensure!(problem.starts_with(line) && problem.ends_with(text), "{problem:?}, not {line} … {text}");
    }
    ensure!(page.text(".srw-problems summary").await? == "Problems in the file: 4");

    for (name, text) in [("empty.csv", ""), ("words.txt", "To be, or not to be\n"), ("cut.json", "[{\"companyPro")] {
        let said = import(page, &folder, name, text).await?;
        ensure!(said.starts_with("No customers could be read"), "{name}: {said}");
        ensure!(page.has(".srw-problems details[open] li").await?, "{name}: no reason is shown");
        ensure!(options(page).await?.len() == 2, "{name} replaced the customers");
    }
    let customer = |domain: &str| json!({ "companyProfile": { "domain": domain, "companyName": domain } });
    let collection = json!({ "items": [customer("a.example"), customer("no domain"), customer("b.example")] });
    let said = import(page, &folder, "list.json", collection.to_string()).await?;
    ensure!(said == "2 customers are in the list.", "{said}");
    ensure!(options(page).await? == ["a.example", "b.example"], "{:?}", options(page).await?);
    ensure!(page.text(".srw-problems li").await?.starts_with("Item 2:"), "the item is not named");

    let utf16: Vec<u8> = "\u{feff}Company name\tPrimary domain name\nŻółw\tzolw.example\n"
        .encode_utf16()
        .flat_map(u16::to_le_bytes)
        .collect();
    import(page, &folder, "utf-16.csv", utf16).await?;
    ensure!(page.text("[role='option']").await?.starts_with("Żółw"), "{:?}", page.texts("[role='option']").await?);
    bench.no_problems().await
}

/// R01, R44: a hundred thousand customers are read while the page goes on painting and takes what is typed, the search
/// finds the right one, a second import can be cancelled, and nothing is asked of any server.
pub async fn a_hundred_thousand_customers(bench: &Bench) -> Result<()> {
    let site = opened(bench).await?;
    let page = &bench.page;
    let folder = tempfile::tempdir()?;
    let mut csv = String::from("Microsoft ID,Company name,Primary domain name,Relationship\n");
    for at in 0..MANY {
        writeln!(
            csv,
            "{at:08x}-0000-4000-8000-000000000000,Customer number {at},customer-{at}.example,Cloud Reseller"
        )?;
    }
    let file = folder.path().join("many.csv");
    fs::write(&file, csv)?;
    let before = site.paths().len();
    page.eval(WATCH).await?;
    pick(page, &file).await?;
    page.find(".srw-reading progress").await?;
    page.type_into("customer-search", "99").await?;
    page.wait_until("root.querySelector('.srw-report p') && !root.querySelector('.srw-reading progress')").await?;
    let watch = page.eval("return window.watch;").await?;
    let gap = watch["gap"].as_f64().context("frames were counted")?;
    let worst =
        watch["tasks"].as_array().into_iter().flatten().filter_map(serde_json::Value::as_f64).fold(0.0, f64::max);
    println!("  {} frames while reading, longest gap {gap:.0} ms, longest task {worst:.0} ms", watch["frames"]);
    ensure!(gap < LONGEST_GAP, "the page stood still for {gap:.0} ms");
    ensure!(page.value("customer-search").await? == "99", "what was typed meanwhile is lost");
    let said = page.text(".srw-report p").await?;
    ensure!(said.chars().filter(char::is_ascii_digit).eq(MANY.to_string().chars()), "{said}");

    for (query, domain) in [("number 98765", "customer-98765.example"), ("0001869e", "customer-99998.example")] {
        page.type_into("customer-search", query).await?;
        page.wait_until("root.querySelectorAll('[role=option]').length === 1").await?;
        ensure!(options(page).await? == [domain], "{query}: {:?}", options(page).await?);
    }
    pick(page, &file).await?;
    page.click(".srw-reading [part~='secondary-button']").await?;
    page.wait_until("!root.querySelector('.srw-reading progress')").await?;
    stage::wait_for_focus(page, "customer-file").await?;
    ensure!(options(page).await? == ["customer-99998.example"], "cancelling changed the customers");

    ensure!(site.paths().len() == before, "the import asked for {:?}", &site.paths()[before..]);
    let foreign = "return performance.getEntriesByType('resource').map(({ name }) => name)
        .filter((name) => new URL(name).origin !== location.origin);";
    let foreign = page.eval(foreign).await?;
    ensure!(foreign == json!([]), "{foreign}");
    bench.no_problems().await
}
