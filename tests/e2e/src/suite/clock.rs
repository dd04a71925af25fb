//! Time: estimates in every zone against a second source of zones, and a device's clock that is wrong.

use std::collections::BTreeSet;

use anyhow::{Context, Result, ensure};
use e2e::{Bench, Page};
use jiff::tz::{Offset, TimeZone};
use jiff::{Timestamp, Zoned};
use serde_json::json;
use service_request_wizard::domain::decision::FirstResponse;
use service_request_wizard::domain::field::Field;
use service_request_wizard::domain::terms::{Outcome, PortalId, Severity};
use service_request_wizard::wizard::decided::Decided;
use service_request_wizard::wizard::draft::Draft;
use service_request_wizard::wizard::route::Entry;
use service_request_wizard::wizard::step::Step;

use super::stage::{self, ANSWERS, REQUESTS};

/// Zones whose clocks change, by every rule that is in use: by half an hour, at any hour, on both sides of the
/// equator and of the date line.
const ZONES: [&str; 30] = [
    "Europe/London",
    "Europe/Dublin",
    "Europe/Lisbon",
    "Europe/Warsaw",
    "Europe/Paris",
    "Europe/Athens",
    "Europe/Kyiv",
    "Europe/Chisinau",
    "Atlantic/Azores",
    "America/Nuuk",
    "America/St_Johns",
    "America/Halifax",
    "America/New_York",
    "America/Chicago",
    "America/Denver",
    "America/Los_Angeles",
    "America/Anchorage",
    "America/Adak",
    "America/Havana",
    "America/Santiago",
    "Pacific/Easter",
    "Pacific/Norfolk",
    "Africa/Cairo",
    "Asia/Beirut",
    "Asia/Jerusalem",
    "Australia/Adelaide",
    "Australia/Sydney",
    "Australia/Lord_Howe",
    "Pacific/Auckland",
    "Pacific/Chatham",
];

/// The two years in which every change is looked at; they lie ahead, so that no draft is too old to be kept.
const YEARS: (&str, &str) = ("2027-01-01T00:00:00Z", "2029-01-01T00:00:00Z");

/// Seconds around a change at which the estimate is compared: the last minute before, the first after, and the hour that
/// comes twice or never.
const AROUND: [i64; 5] = [-3_600, -60, 0, 60, 3_540];

/// In how many zones the browser may know older or newer laws than the other source. Each year a state or two changes its own.
const MOST_OTHER_EDITIONS: usize = 2;

const HOURS: i64 = 2;

const FILED: Decided = Decided {
    outcome: Outcome::FileInPortal,
    severity: Some(Severity::A),
    first_response: Some(FirstResponse::Hours(HOURS as u32)),
    portal: Some(PortalId::Azure),
};

/// A filed request whose first response is expected at that moment.
fn filed(expected: Timestamp) -> Result<Draft> {
    let title = expected.to_string();
    let mut draft = stage::draft(&title, Entry::Azure, Step::HandOver, &ANSWERS)?;
    draft.answers.set(Field::Title, title);
    draft.decided = Some(FILED);
    draft.changed_at = u64::try_from(expected.as_millisecond() - HOURS * 3_600_000)?;
    draft.handed_over_at = Some(draft.changed_at);
    Ok(draft)
}

/// The moment in English as browsers write it, from the other source of zones.
fn written(at: &Zoned) -> String {
    let (hour, half) = (at.hour(), if at.hour() < 12 { "AM" } else { "PM" });
    let hour = if hour % 12 == 0 { 12 } else { hour % 12 };
    let seconds = at.offset().seconds();
    let (hours, minutes) = (seconds.abs() / 3600, seconds.abs() % 3600 / 60);
    let sign = if seconds < 0 { '-' } else { '+' };
    let offset = match (hours, minutes) {
        (0, 0) => "+0".to_owned(),
        (_, 0) => format!("{sign}{hours}"),
        _ => format!("{sign}{hours}:{minutes:02}"),
    };
    format!("{}, {hour}:{:02} {half} GMT{offset}", at.strftime("%b %-d, %Y"), at.minute())
}

/// R31, R34: the estimate beside "within 2 hours" is right to the minute around every change of the clocks of thirty zones
/// in two years, as a second source of zones has it.
pub async fn every_change_of_thirty_zones(bench: &Bench) -> Result<()> {
    let site = bench.site()?;
    stage::open(bench, &site, "/customers").await?;
    let page = &bench.page;
    let (from, to): (Timestamp, Timestamp) = (YEARS.0.parse()?, YEARS.1.parse()?);
    let (mut changes, mut compared) = (0, 0);
    let mut other_editions = BTreeSet::new();
    for name in ZONES {
        let zone = TimeZone::get(name)?;
        let of_zone: Vec<Timestamp> =
            zone.following(from).map(|change| change.timestamp()).take_while(|at| *at < to).collect();
        ensure!(!of_zone.is_empty(), "{name} has no change");
        changes += of_zone.len();
        let mut moments: Vec<Timestamp> = Vec::new();
        for change in of_zone {
            for seconds in AROUND {
                moments.push(Timestamp::from_second(change.as_second() + seconds)?);
            }
        }
        let drafts = moments.iter().map(|at| filed(*at)).collect::<Result<Vec<_>>>()?;
        let drafts: Vec<(String, String)> =
            drafts.iter().map(|draft| (format!("srw..draft.{}", draft.id), draft.to_json())).collect();
        let seed = "localStorage.clear();
            for (const [name, text] of arguments[0]) localStorage.setItem(name, text);";
        page.eval_with(seed, vec![json!(drafts)]).await?;
        page.devtools("Emulation.setTimezoneOverride", json!({ "timezoneId": name })).await?;
        stage::open(bench, &site, "/customers").await?;
        page.reload().await?;
        stage::appeared(page).await?;
        stage::follow(page, REQUESTS).await?;
        page.wait_until(&format!("root.querySelectorAll('.srw-handed li').length === {}", moments.len())).await?;
        let read = "return [...root.querySelectorAll('.srw-handed li')].map((card) =>
            [card.querySelector('h3').textContent, card.querySelector('.srw-expected').textContent.replace(/\\s+/g, ' ')]);";
        let cards: Vec<(String, String)> = serde_json::from_value(page.eval(read).await?)?;
        for (title, text) in cards {
            let at: Timestamp = title.parse()?;
            let expected = written(&at.to_zoned(zone.clone()));
            let shown =
                text.split_once("That is about ").and_then(|(_, rest)| rest.split_once(" by this device's clock"));
            let shown = shown.with_context(|| format!("no estimate in “{text}”"))?.0.replace('−', "-");
            compared += 1;
            if shown == expected {
                continue;
            }
            // The browser and the other source may have zones of different years; the page must say what the browser knows.
            let minutes =
                page.eval_with("return new Date(arguments[0]).getTimezoneOffset();", vec![json!(title)]).await?;
            let seconds = -60 * i32::try_from(minutes.as_i64().context("an offset in minutes")?)?;
            let known = written(&at.to_zoned(TimeZone::fixed(Offset::from_seconds(seconds)?)));
            ensure!(
                shown == known,
                "{name}, {title}: the page says {shown}, the browser {known}, the other source {expected}"
            );
            other_editions.insert(name);
        }
    }
    page.devtools("Emulation.setTimezoneOverride", json!({ "timezoneId": "" })).await?;
    println!(
        "  {compared} moments around {changes} changes of {} zones; of another year in the browser: {other_editions:?}",
        ZONES.len()
    );
    ensure!(
        other_editions.len() <= MOST_OTHER_EDITIONS,
        "the browser has other zones than the other source: {other_editions:?}"
    );
    ensure!(changes >= 119, "{changes} changes");
    bench.no_problems().await
}

/// R31, R35, R36: hours get a time of day that is called an estimate; business hours and business days get none, since
/// nobody here knows those calendars.
pub async fn only_hours_are_estimated(bench: &Bench) -> Result<()> {
    let site = bench.site()?;
    stage::open(bench, &site, "/customers").await?;
    let page = &bench.page;
    let rows = [
        ("hours", Some(FirstResponse::Hours(8)), "Expected within 8 hours", true),
        ("business-hours", Some(FirstResponse::BusinessHours), "In business hours", false),
        ("business-days", Some(FirstResponse::BusinessDays(1)), "Expected within 1 business day", false),
        ("own", None, "", false),
    ];
    let mut drafts = Vec::new();
    for (id, response, ..) in rows {
        let mut draft = stage::draft(id, Entry::Azure, Step::HandOver, &ANSWERS)?;
        draft.answers.set(Field::Title, id.to_owned());
        draft.decided = Some(Decided { first_response: response, ..FILED });
        draft.handed_over_at = Some(draft.changed_at);
        drafts.push(draft);
    }
    stage::seed(page, &drafts).await?;
    page.reload().await?;
    stage::appeared(page).await?;
    stage::follow(page, REQUESTS).await?;
    page.wait_until("root.querySelectorAll('.srw-handed li').length === 4").await?;
    for (id, _, words, is_estimated) in rows {
        let script = "return [...root.querySelectorAll('.srw-handed li')]
            .find((card) => card.querySelector('h3').textContent === arguments[0]).querySelector('.srw-expected').textContent;";
        let text = page.eval_with(script, vec![json!(id)]).await?;
        let text = text.as_str().unwrap_or_default();
        ensure!(text.contains(words) && text.contains("estimate") == is_estimated, "{id}: {text}");
    }
    bench.no_problems().await
}

/// A host page whose clock is as many milliseconds ahead as the document says. Firefox keeps the page's own clock from a
/// driver's scripts.
const SET_CLOCK: &str = "const now = Date.now;
    Date.now = () => now() + Number(document.documentElement.dataset.ahead ?? 0);";

async fn clock_words(page: &Page) -> Result<String> {
    Ok(page.texts(".srw-clock:not([hidden])").await?.join(" "))
}

/// R45: a device's clock that is set while the page is open, back or ahead, is told at the next action; one that is only
/// put right by a few minutes is not. So is a clock that has something kept here in its future.
pub async fn a_wrong_clock_is_told(bench: &Bench) -> Result<()> {
    let (minute, year) = (60_000_i64, 365 * 86_400_000_i64);
    let rows =
        [(-minute, false), (4 * minute, false), (-60 * minute, true), (60 * minute, true), (-year, true), (year, true)];
    for (by, is_told) in rows {
        let site = bench.site()?;
        stage::host_page(&site, "routing=\"hash\"", SET_CLOCK)?;
        stage::open_host(bench, &site).await?;
        let page = &bench.page;
        page.type_into("customer-search", "woodgrove.example").await?;
        ensure!(clock_words(page).await?.is_empty(), "nothing has moved yet");
        page.eval_with("document.documentElement.dataset.ahead = arguments[0];", vec![json!(by)]).await?;
        stage::follow(page, REQUESTS).await?;
        page.find("[data-entry='azure']").await?;
        let words = clock_words(page).await?;
        ensure!(words.contains("clock moved") == is_told, "by {by} ms: “{words}”");
        bench.no_problems().await?;
    }
    let site = bench.site()?;
    stage::open(bench, &site, "/customers").await?;
    let page = &bench.page;
    let mut draft = stage::draft("future", Entry::Azure, Step::Details, &ANSWERS)?;
    draft.changed_at += u64::try_from(year)?;
    stage::seed(page, &[draft]).await?;
    page.reload().await?;
    stage::appeared(page).await?;
    let words = clock_words(page).await?;
    ensure!(words.contains("dated later than now"), "{words}");
    bench.no_problems().await
}
