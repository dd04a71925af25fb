//! Hostile text through a request's texts, as hosts and agents take them along.

use anyhow::{Context, Result, ensure};
use e2e::Bench;
use serde_json::json;
use service_request_wizard::domain::field::Field;
use service_request_wizard::wizard::markdown;
use service_request_wizard::wizard::route::Entry;
use service_request_wizard::wizard::step::Step;

use super::stage::{self, ANSWERS};

/// How many strings a script takes at once: it must end within the browser's limit.
const AT_ONCE: usize = 40;

/// R44, R45: the Big List of Naughty Strings as title and description of a draft that the host brings: the draft and the
/// request's text, Markdown and JSON give each string as it went in, and nothing happens in the page.
pub async fn naughty_strings_come_out_as_they_went_in(bench: &Bench) -> Result<()> {
    let strings = stage::naughty_strings(bench.engine)?;
    let site = bench.site()?;
    stage::open(bench, &site, "/customers").await?;
    let page = &bench.page;
    stage::introduce(page, "direct-bill", "admin-agent").await?;
    let mut rows = Vec::new();
    for string in &strings {
        let mut draft = stage::draft("naughty", Entry::Azure, Step::Details, &ANSWERS)?;
        for field in [Field::Title, Field::Description] {
            draft.answers.set(field, string.clone());
        }
        let shown = string.trim();
        rows.push(json!([draft.to_json(), string, shown, markdown::lines(shown)]));
    }
    // Not every driver lets a script wait outside of an async function.
    let script = "return (async (rows) => {
        const wrong = [];
        for (const [token, typed, shown, lines] of rows) {
          if (!(await host.restoreDraft(token))) wrong.push(['not taken', typed]);
          const { title, description } = JSON.parse(await host.getDraft()).answers;
          if ((title ?? '') !== typed || (description ?? '') !== typed) wrong.push(['draft', typed, title]);
          const { request } = JSON.parse(await host.getSummary('json'));
          if ((request.title ?? '') !== shown || (request.description ?? '') !== shown) wrong.push(['json', typed, request.title]);
          if (!(await host.getSummary('text')).includes(shown)) wrong.push(['text', typed]);
          if (!(await host.getSummary('markdown')).includes(lines)) wrong.push(['markdown', typed]);
        }
        return wrong;
      })(arguments[0]);";
    let mut wrong = Vec::new();
    for some in rows.chunks(AT_ONCE) {
        let found = page.eval_with(script, vec![json!(some)]).await?;
        wrong.extend(found.as_array().cloned().context("a list")?);
    }
    ensure!(wrong.is_empty(), "{} of {} differ: {:?}", wrong.len(), strings.len(), &wrong[..wrong.len().min(5)]);
    bench.no_problems().await
}
