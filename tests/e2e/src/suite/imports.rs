//! Customer lists that are opened from a file, read in the browser.

use std::fs;
use std::path::Path;

use anyhow::{Context, Result, ensure};
use e2e::{Bench, Page, Site};
use serde_json::json;
use tempfile::TempDir;

use super::stage;

/// How many lists have been read. The report on the last one may have the words of the one before.
pub const LISTS: &str = "Number(root.querySelector('.srw-report').dataset.lists)";

/// Lets the page open a file, as the dialog of the browser would.
pub async fn pick(page: &Page, file: &Path) -> Result<()> {
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

pub async fn opened(bench: &Bench) -> Result<Site> {
    let site = bench.site()?;
    stage::host_page(&site, "routing=\"hash\"", "")?;
    stage::open_host(bench, &site).await?;
    Ok(site)
}

pub async fn options(page: &Page) -> Result<Vec<String>> {
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

/// R44, R45: a file that is opened while the host's list is read waits for it, and where it is no list, the host's customers
/// are there all the same.
pub async fn a_list_waits_for_the_hosts(bench: &Bench) -> Result<()> {
    let _site = opened(bench).await?;
    let page = &bench.page;
    let folder = tempfile::tempdir()?;
    let file = folder.path().join("words.txt");
    fs::write(&file, "To be, or not to be\n")?;
    let give = "let csv = 'Company name,Primary domain name\\n';
        for (let at = 0; at < 60000; at += 1) csv += `Customer ${at},customer-${at}.example\\n`;
        host.customers = csv;";
    page.eval(give).await?;
    pick(page, &file).await?;
    page.wait_until(&format!("{LISTS} === 2")).await?;
    let said = page.texts(".srw-report p:not([hidden])").await?.join(" ");
    ensure!(said.starts_with("No customers could be read"), "{said}");
    page.type_into("customer-search", "Customer 59999").await?;
    page.find("[role='option'][data-domain='customer-59999.example']").await?;
    bench.no_problems().await
}

/// R44, R45: a file that is far too large for a list is not read, and the page says what to do.
pub async fn a_file_that_is_no_list(bench: &Bench) -> Result<()> {
    let _site = opened(bench).await?;
    let page = &bench.page;
    let folder = tempfile::tempdir()?;
    import(page, &folder, "list.csv", "Company name,Primary domain name\nContoso,contoso.example\n").await?;
    let file = folder.path().join("film.csv");
    fs::File::create(&file)?.set_len(65 * 1024 * 1024)?;
    pick(page, &file).await?;
    page.wait_until("root.querySelector('.srw-problems li')").await?;
    let told = page.text(".srw-problems li").await?;
    ensure!(told.contains("larger than 64 MB"), "{told}");
    ensure!(options(page).await? == ["contoso.example"], "the customers are gone");
    bench.no_problems().await
}
