//! Two languages: switched anywhere, with the browser's own plural forms, dates and names.

use std::fmt::Write as _;
use std::fs;

use anyhow::{Context, Result, ensure};
use e2e::{Bench, Page};
use serde_json::json;
use service_request_wizard::domain::policy;
use service_request_wizard::domain::terms::{Cloud, Outcome, PartnerType, Service, Severity};
use service_request_wizard::wizard::route::Entry;
use service_request_wizard::wizard::step::Step;

use super::stage::{self, ANSWERS};

/// Counts at the edges of the plural rules of both languages.
const COUNTS: [usize; 14] = [1, 2, 4, 5, 11, 12, 14, 21, 22, 25, 101, 112, 122, 200];

/// Everything of a page that a switch of the language must leave: the place, what is typed and chosen, the errors' fields.
const STATE: &str = "
    const values = [...root.querySelectorAll('form [name], [role=combobox]')].map((control) =>
      [control.name, control.type === 'radio' ? control.checked && control.value : control.value]);
    const problems = [...root.querySelectorAll('[part~=error-summary] a')].map((link) => link.dataset.field);
    return { address: location.href, values, problems, draft: host.draft === null ? null : JSON.parse(host.draft).answers };";

/// R45: on every kind of page a switch to the other language and back changes the words and nothing else, and names the
/// language for assistive technology.
pub async fn a_switch_keeps_answers_and_place(bench: &Bench) -> Result<()> {
    let site = bench.site()?;
    stage::open(bench, &site, "/customers").await?;
    let page = &bench.page;
    stage::introduce(page, "direct-bill", "admin-agent").await?;
    stage::restore(page, &stage::draft("switch", Entry::Azure, Step::Topic, &ANSWERS)?).await?;
    let steps = [Step::Partner, Step::Topic, Step::Triage, Step::Access, Step::Impact, Step::Details, Step::Contact];
    let mut places: Vec<String> = steps.into_iter().map(|step| stage::hash(Entry::Azure, step)).collect();
    places.extend([Step::CheckAnswers, Step::HandOver].map(|step| stage::hash(Entry::Azure, step)));
    for place in [
        "/customers",
        "/customers/woodgrove.example",
        "/customers/woodgrove.example/service-requests",
        "/help",
        "/your-details",
    ] {
        places.push(["#", place].concat());
    }
    for place in places {
        stage::follow(page, &place).await?;
        let english = page.heading().await?;
        let before = page.eval(STATE).await?;
        stage::speak(page, "pl").await?;
        let polish = page.heading().await?;
        ensure!(page.eval(STATE).await? == before, "{place}: more than the words has changed");
        ensure!(polish != english || polish == stage::CUSTOMER, "{place}: the heading is the same in both: {polish}");
        stage::speak(page, "en").await?;
        ensure!(page.heading().await? == english && page.eval(STATE).await? == before, "{place}: no way back");
    }
    bench.no_problems().await
}

/// R45: errors, and a page in the middle of being filled in, are told in the new language at once.
pub async fn errors_are_told_in_the_new_language(bench: &Bench) -> Result<()> {
    let site = bench.site()?;
    stage::open(bench, &site, "/customers").await?;
    let page = &bench.page;
    stage::introduce(page, "direct-bill", "admin-agent").await?;
    stage::restore(page, &stage::draft("errors", Entry::Azure, Step::Details, &ANSWERS[..6])?).await?;
    page.type_into("title", "Zażółć").await?;
    page.press_continue().await?;
    stage::wait_for_focus(page, "error-summary").await?;
    ensure!(page.texts("[part='error-summary'] a").await? == ["Enter a description of the problem"]);
    let before = page.eval(STATE).await?;
    stage::speak(page, "pl").await?;
    ensure!(page.eval(STATE).await? == before, "more than the words has changed");
    let told = page.texts("[part='error-summary'] a").await?;
    ensure!(told.len() == 1 && told[0] != "Enter a description of the problem", "{told:?}");
    ensure!(page.errors().await?.iter().any(|error| error.ends_with(&told[0])), "other words beside the field");
    // A language that the wizard does not have: English, and said so.
    page.eval("host.lang = 'xx';").await?;
    page.wait_until("root.querySelector('.srw-page').lang === 'en'").await?;
    bench.no_problems().await
}

/// The text with its digits taken out: what is left is the plural form.
fn form(text: &str) -> String {
    text.chars().filter(|letter| !letter.is_ascii_digit() && !letter.is_whitespace() && *letter != ',').collect()
}

/// The plural categories of [`COUNTS`] by the browser.
async fn categories(page: &Page, language: &str) -> Result<Vec<String>> {
    let script = "const rules = new Intl.PluralRules(arguments[0]); return arguments[1].map((n) => rules.select(n));";
    Ok(serde_json::from_value(page.eval_with(script, vec![json!(language), json!(COUNTS)]).await?)?)
}

/// What the page says about these counts has one form for each of the browser's plural categories.
fn ensure_forms(language: &str, texts: &[String], categories: &[String]) -> Result<()> {
    for ((text, category), count) in texts.iter().zip(categories).zip(COUNTS) {
        let digits: String = text.chars().filter(char::is_ascii_digit).collect();
        ensure!(digits == count.to_string(), "{language}: {text}, not {count}");
        for ((other, of), at) in texts.iter().zip(categories).zip(COUNTS) {
            let same = form(text) == form(other);
            ensure!(same == (of == category), "{language}: {count} is {category} and {at} is {of}: {text} / {other}");
        }
    }
    Ok(())
}

/// R45: counts have the plural form that the browser's own rules give them, in both languages.
pub async fn counts_have_the_browsers_plural_forms(bench: &Bench) -> Result<()> {
    let site = bench.site()?;
    stage::open(bench, &site, "/customers").await?;
    let page = &bench.page;
    let folder = tempfile::tempdir()?;
    let mut rows: [Vec<String>; 2] = Default::default();
    for count in COUNTS {
        let mut csv = String::from("Company name,Primary domain name\n");
        for _ in 0..=count {
            writeln!(csv, "Adatum,adatum{count}.example")?;
        }
        let file = folder.path().join(format!("{count}.csv"));
        fs::write(&file, csv)?;
        page.find("input[name='customer-file']").await?.send_keys(&file.to_string_lossy()).await?;
        page.wait_until(&format!("root.querySelector('[role=option]')?.dataset.domain === 'adatum{count}.example'"))
            .await?;
        for (language, texts) in ["en", "pl"].into_iter().zip(&mut rows) {
            stage::speak(page, language).await?;
            let said = page.texts(".srw-report p:not([hidden])").await?;
            texts.push(said.get(1).cloned().with_context(|| format!("{count}: {said:?}"))?);
        }
    }
    for (language, texts) in ["en", "pl"].into_iter().zip(&rows) {
        ensure_forms(language, texts, &categories(page, language).await?)?;
    }
    bench.no_problems().await
}

/// R35, R46: months of dated notes, names of languages and the time of the last saving are the browser's own.
pub async fn dates_and_names_are_the_browsers(bench: &Bench) -> Result<()> {
    let site = bench.site()?;
    stage::open(bench, &site, "/customers").await?;
    let page = &bench.page;
    stage::introduce(page, "indirect-reseller", "admin-agent").await?;
    let mut draft = stage::draft("dates", Entry::Azure, Step::Details, &ANSWERS)?;
    draft.answers.set(service_request_wizard::domain::field::Field::ProviderGrantedAccess, "true".to_owned());
    stage::restore(page, &draft).await?;
    let kind = Some(PartnerType::IndirectReseller);
    let notes = policy::notes(Outcome::FileInPortal, Service::Azure, kind, Some(Cloud::Commercial), Some(Severity::B));
    let months: Vec<&str> = notes.iter().map(|note| note.date()).collect();
    ensure!(!months.is_empty(), "no dated note for a reseller");
    for language in ["en", "pl"] {
        stage::speak(page, language).await?;
        stage::follow(page, &stage::hash(Entry::Azure, Step::Details)).await?;
        let names = "return [...root.querySelectorAll('[name=language] option')].every((option) =>
            option.textContent === new Intl.DisplayNames([arguments[0]], { type: 'language' }).of(option.value));";
        ensure!(page.eval_with(names, vec![json!(language)]).await? == json!(true), "{language}: names of languages");
        page.type_into("details.tried", &format!("{language} ")).await?;
        let time = "const status = root.querySelector('.srw-status [part=status]').textContent;
            const at = (ago) => new Intl.DateTimeFormat(arguments[0], { timeStyle: 'short' }).format(Date.now() - ago);
            return status.includes(at(0)) || status.includes(at(60_000));";
        ensure!(page.eval_with(time, vec![json!(language)]).await? == json!(true), "{language}: the time of saving");
        stage::follow(page, &stage::hash(Entry::Azure, Step::CheckAnswers)).await?;
        let dates = "return arguments[1].map((month) => new Intl.DateTimeFormat(arguments[0], { month: 'long', year: 'numeric' })
            .format(new Date(`${month}-15T12:00:00Z`)));";
        let wanted = page.eval_with(dates, vec![json!(language), json!(months)]).await?;
        let shown = page.texts("[data-note] strong").await?;
        // A language may have words before the date.
        let wanted: Vec<String> = serde_json::from_value(wanted)?;
        let is_like = |(shown, wanted): (&String, &String)| shown.trim_end_matches(':').ends_with(wanted.as_str());
        ensure!(
            shown.len() == wanted.len() && shown.iter().zip(&wanted).all(is_like),
            "{language}: {shown:?}, not {wanted:?}"
        );
    }
    bench.no_problems().await
}
