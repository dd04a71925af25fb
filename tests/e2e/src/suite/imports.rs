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

/// The page may stand still for this part of the time that a long list takes. In one go it would be nearly all of it; a
/// machine that has other work holds up any page for a while.
const LONGEST_GAP: f64 = 0.25;

/// Counts frames and long tasks from now on.
const WATCH: &str = "
    window.watch = { frames: 0, gap: 0, tasks: [], since: performance.now() };
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

/// How many lists have been read. The report on the last one may have the words of the one before.
const LISTS: &str = "Number(root.querySelector('.srw-report').dataset.lists)";

/// Lets the page open a file, as the dialog of the browser would.
async fn pick(page: &Page, file: &Path) -> Result<()> {
    let input = page.find("input[name='customer-file']").await?;
    Ok(input.send_keys(file.to_str().context("a path in Unicode")?).await?)
}

/// Opens a file and waits for what the page says about it.
async fn import(page: &Page, folder: &TempDir, name: &str, text: impl AsRef<[u8]>) -> Result<String> {
    let file = folder.path().join(name);
    fs::write(&file, text)?;
    let before = page.eval(&format!("return {LISTS};")).await?;
    pick(page, &file).await?;
    page.wait_until(&format!("{LISTS} > {before}")).await?;
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

/// R01, R44: a list that a spreadsheet saved in the Windows code page of Central Europe has its own letters.
pub async fn a_list_in_a_windows_code_page(bench: &Bench) -> Result<()> {
    let _site = opened(bench).await?;
    let folder = tempfile::tempdir()?;
    let mut list = b"Microsoft ID;Company name;Primary domain name;Relationship\r\n".to_vec();
    list.extend(b"11111111-0000-4000-8000-000000000000;\xafubr i \xa3o\x9c;zubr.example;Cloud Reseller\r\n");
    import(&bench.page, &folder, "windows.csv", list).await?;
    bench.page.wait_until("root.querySelector('[role=\"option\"]')?.textContent.includes('Żubr i Łoś')").await?;
    bench.no_problems().await
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
    let watch = page.eval("return { ...window.watch, whole: performance.now() - window.watch.since };").await?;
    let number = |name: &str| watch[name].as_f64().context("time was taken");
    let (gap, whole) = (number("gap")?, number("whole")?);
    let worst =
        watch["tasks"].as_array().into_iter().flatten().filter_map(serde_json::Value::as_f64).fold(0.0, f64::max);
    println!(
        "  {} frames in {whole:.0} ms while reading, longest gap {gap:.0} ms, longest task {worst:.0} ms",
        watch["frames"]
    );
    ensure!(gap < whole * LONGEST_GAP, "the page stood still for {gap:.0} of {whole:.0} ms");
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

/// Catches the memory of the wizard's instance, whichever way it is made.
const MEMORY: &str = "
    const keep = (made) => {
      // The release shortens the names of exports.
      const exports = Object.values((made.instance ?? made).exports ?? {});
      const memory = exports.find((one) => one instanceof WebAssembly.Memory);
      if (memory) window.memory = memory;
      return made;
    };
    const { instantiate, instantiateStreaming, Instance } = WebAssembly;
    WebAssembly.instantiate = (...all) => instantiate(...all).then(keep);
    WebAssembly.instantiateStreaming = (...all) => instantiateStreaming(...all).then(keep);
    WebAssembly.Instance = new Proxy(Instance, { construct: (target, all) => keep(new target(...all)) });";

/// How often the long list is read again.
const TIMES: usize = 20;

/// What the wizard takes at most when one long list after the other comes in, in bytes: 68 to 71 MiB were measured. With one
/// list it is 40 MiB. The aim is 64: while a list is read, the customers before are still there to be searched.
const MOST: f64 = 72.0 * 1024.0 * 1024.0;

/// After so many imports the memory has its size.
const SETTLED: usize = 8;

/// R44: a hundred thousand rows, one in a hundred broken, read twenty times: each time all the good ones are there and all
/// the broken ones told, and the memory grows no more after the first few.
pub async fn memory_stays_flat(bench: &Bench) -> Result<()> {
    let site = bench.site()?;
    stage::host_page(&site, "routing=\"hash\"", MEMORY)?;
    stage::open_host(bench, &site).await?;
    let page = &bench.page;
    page.wait_until("window.memory").await?;
    let make = "let csv = 'Microsoft ID,Company name,Primary domain name,Relationship\\n';
        for (let at = 0; at < arguments[0]; at += 1) {
          const id = at % 100 === 50 ? 'broken' : `${at.toString(16).padStart(8, '0')}-0000-4000-8000-000000000000`;
          csv += `${id},Customer number ${at},customer-${at}.example,Cloud Reseller\\n`;
        }
        window.csv = csv;";
    page.eval_with(make, vec![json!(MANY)]).await?;
    let mut sizes = Vec::new();
    for time in 1..=TIMES {
        // The same text again would be no news to the element.
        page.eval_with("host.customers = window.csv + '\\n'.repeat(arguments[0]);", vec![json!(time)]).await?;
        let read = format!("{LISTS} === {time} && !root.querySelector('.srw-reading progress')");
        e2e::wait::until_in(std::time::Duration::from_secs(30), &read, async || {
            let is_read = page.eval(&format!("return root.querySelector('.srw-report') && {read};")).await?;
            Ok((is_read == json!(true)).then_some(()))
        })
        .await?;
        sizes.push(page.eval("return window.memory.buffer.byteLength;").await?.as_f64().context("a size")?);
    }
    let last = sizes[TIMES - 1];
    println!("  {:.1} MiB after the 1st import, {:.1} after the {TIMES}th", sizes[0] / 1048576.0, last / 1048576.0);
    ensure!(last <= sizes[SETTLED - 1] && last <= MOST, "the memory grew: {sizes:?}");
    let told = page.text(".srw-problems summary").await?;
    let digits: String = told.chars().filter(char::is_ascii_digit).collect();
    ensure!(digits == (MANY / 100).to_string(), "{told}");
    bench.no_problems().await
}

/// R01, R44: a file that is dropped anywhere on the page is read like one that was picked, and the browser does not leave
/// the page for it.
pub async fn a_dropped_file_is_read(bench: &Bench) -> Result<()> {
    let _site = opened(bench).await?;
    let page = &bench.page;
    let drop = "const data = new DataTransfer();
        data.items.add(new File(['Company name,Primary domain name\\nAdatum,adatum.example\\n'], 'list.csv', { type: 'text/csv' }));
        const options = { dataTransfer: data, bubbles: true, cancelable: true, composed: true };
        return ['dragover', 'drop'].map((name) => root.querySelector('h1').dispatchEvent(new DragEvent(name, options)));";
    ensure!(page.eval(drop).await? == json!([false, false]), "the browser may open the file itself");
    page.wait_until("root.querySelector('[role=option]')?.dataset.domain === 'adatum.example'").await?;
    bench.no_problems().await
}
