//! What every page has to hold in every look: both languages, both themes, a wide screen and the narrowest one.

use anyhow::Result;
use e2e::{Engine, Page};
use serde_json::{Value, json};

/// A way to look at a page.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Look {
    pub language: &'static str,
    pub theme: &'static str,
    /// In CSS pixels.
    pub width: u32,
}

/// Every language with every theme; the wide and the narrow screen with both languages and both themes.
pub const LOOKS: [Look; 4] = [
    Look { language: "en", theme: "light", width: 1280 },
    Look { language: "pl", theme: "dark", width: 1280 },
    Look { language: "pl", theme: "light", width: 320 },
    Look { language: "en", theme: "dark", width: 320 },
];

/// The look in which the other engines go through every page once more: what the first one does not have.
const OTHER: Look = Look { language: "pl", theme: "dark", width: 320 };

const HEIGHT: u32 = 900;

/// What runs in the page, each an expression that gives a list of what is amiss.
const CHECKS: &str = concat!(include_str!("colours.js"), include_str!("checks.js"));

/// Whether the page has come to rest in this look: the language is drawn, and no colour is on its way to another.
const AT_REST: &str = "root.querySelector('.srw-page').lang === arguments[0]
    && document.querySelector('#language').value === arguments[0] && root.getAnimations().length === 0
    && document.getAnimations().length === 0";

/// Lets colours and places change at once: what is measured is measured at rest, and waiting for that takes longest.
pub async fn stand_still(page: &Page) -> Result<()> {
    let script = "const sheet = new CSSStyleSheet();
        sheet.replaceSync('*, ::before, ::after, ::backdrop { transition: none !important; }');
        for (const of of [document, root]) of.adoptedStyleSheets = [...of.adoptedStyleSheets, sheet];";
    page.eval(script).await.map(drop)
}

/// Gives the portal around the wizard this look by its own switches, as a user does.
pub async fn put_on(page: &Page, look: Look) -> Result<()> {
    page.screen(look.width, HEIGHT).await?;
    let switch = "for (const name of ['language', 'theme']) {
          const select = document.querySelector(`#${name}`);
          if (select.value === arguments[0][name]) continue;
          select.value = arguments[0][name];
          select.dispatchEvent(new Event('change', { bubbles: true }));
        }";
    page.eval_with(switch, vec![json!({ "language": look.language, "theme": look.theme })]).await?;
    page.wait_until(&AT_REST.replace("arguments[0]", &json!(look.language).to_string())).await
}

/// What is amiss with the page: what axe-core knows to be wrong, what does not fit or is too small for a finger, every text
/// that does not stand out from what is drawn behind it. Chromium goes through every look, the other engines through the
/// first one and its opposite, in which alone they ask axe-core. The page keeps the first look.
pub async fn amiss(page: &Page) -> Result<Vec<String>> {
    let mut amiss = Vec::new();
    let looks: &[Look] = if page.engine() == Engine::Chromium { &LOOKS } else { &[LOOKS[0], OTHER] };
    for look in looks.iter().rev() {
        put_on(page, *look).await?;
        let mut found = own_checks(page).await?;
        if page.engine() == Engine::Chromium || *look == OTHER {
            found.extend(page.axe().await?);
        }
        amiss.extend(found.into_iter().map(|line| format!("{} {} {}: {line}", look.language, look.theme, look.width)));
    }
    Ok(amiss)
}

/// What fits, targets, contrast: what is measured in the page as it is drawn now.
pub async fn own_checks(page: &Page) -> Result<Vec<String>> {
    let found = page.eval(CHECKS).await?;
    Ok(found.as_array().into_iter().flatten().filter_map(Value::as_str).map(str::to_owned).collect())
}
