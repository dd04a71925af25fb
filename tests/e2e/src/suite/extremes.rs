//! Pages under what people ask of them beyond a look: more room between letters, another direction of writing, colours of
//! the system, no motion, paper, a wide screen.

use anyhow::{Context, Result, ensure};
use e2e::{Bench, Engine, Fault, Page, Site};
use serde_json::{Value, json};
use service_request_wizard::native::packed_texts;

use super::looks::{self, Look};
use super::scenes;
use super::stage;

/// WCAG 1.4.12: these distances must not cost a word. A sheet that is off at first.
const SPACING: &str = "
    const sheet = new CSSStyleSheet({ disabled: true });
    sheet.replaceSync('* { line-height: 1.5 !important; letter-spacing: 0.12em !important; word-spacing: 0.16em !important; } p { margin-block-end: 2em !important; }');
    root.adoptedStyleSheets = [...root.adoptedStyleSheets, sheet];";

/// Switches the distances on or off, and says whether they are on.
const SWITCH: &str = "root.adoptedStyleSheets.at(-1).disabled = !arguments[0];
    return getComputedStyle(root.querySelector('h1')).wordSpacing !== '0px';";

/// A width in CSS pixels, and whether with the distances of WCAG 1.4.12.
type Extreme = (u32, bool);

/// Every scene in Polish at these widths, by what is measured in the page; in other engines than Chromium at the second half, which
/// is the harder one.
async fn check(page: &Page, extremes: &[Extreme]) -> Result<()> {
    let extremes = if page.engine() == Engine::Chromium { extremes } else { &extremes[extremes.len() / 2..] };
    page.eval(SPACING).await?;
    let mut amiss = Vec::new();
    for scene in scenes::all() {
        scene.show(page).await?;
        for (width, is_spaced) in extremes {
            looks::put_on(page, Look { width: *width, ..MIRRORED }).await?;
            let spaced = page.eval_with(SWITCH, vec![json!(is_spaced)]).await?;
            ensure!(spaced == json!(is_spaced), "{}: the distances are on: {spaced}", scene.name);
            let found = looks::own_checks(page).await?;
            let with = if *is_spaced { " spaced" } else { "" };
            amiss.extend(found.into_iter().map(|line| format!("{} {width}{with}: {line}", scene.name)));
        }
    }
    ensure!(amiss.is_empty(), "{}", amiss.join("\n"));
    Ok(())
}

/// R45: in the longer language every page fits on a tablet and on a very wide screen, and with the distances of WCAG 1.4.12 wide
/// and narrow; in other engines than Chromium the narrow of both.
pub async fn widths_and_spacing(bench: &Bench) -> Result<()> {
    let _site = scenes::open(bench).await?;
    check(&bench.page, &[(2560, false), (1280, true), (768, false), (320, true)]).await?;
    bench.no_problems().await
}

/// A language that nobody speaks: right to left, its words longer than the Polish ones. What stands in braces is filled in.
pub fn pseudo_texts() -> Result<String> {
    const LETTERS: [char; 22] =
        ['א', 'ב', 'ג', 'ד', 'ה', 'ו', 'ז', 'ח', 'ט', 'י', 'כ', 'ל', 'מ', 'נ', 'ס', 'ע', 'פ', 'צ', 'ק', 'ר', 'ש', 'ת'];
    let (_, texts) = packed_texts().into_iter().find(|(language, _)| *language == "pl").context("no Polish texts")?;
    let mut depth = 0;
    let mut pseudo = String::new();
    for letter in texts.chars() {
        depth += i32::from(letter == '{') - i32::from(letter == '}');
        if depth > 0 || !letter.is_alphabetic() {
            pseudo.push(letter);
            continue;
        }
        let at = letter as usize % LETTERS.len();
        pseudo.push(LETTERS[at]);
        if at.is_multiple_of(3) {
            pseudo.push(LETTERS[(at + 7) % LETTERS.len()]);
        }
    }
    Ok(pseudo)
}

/// Serves the pseudo-language in place of the Polish texts, by the same door.
pub fn speak_pseudo(site: &Site) -> Result<()> {
    let texts = site.find("texts.pl.", ".txt").context("no Polish texts in the release")?;
    site.fault(&texts, Fault::body(pseudo_texts()?).with_header("Content-Type", "text/plain; charset=utf-8"));
    // The script refuses texts with another hash than it carries, as it should; here it carries none.
    let hashes = site.find("sri", ".json").context("the release has no hashes")?;
    let hashes: Value = serde_json::from_slice(&site.read(&hashes).context("hashes")?)?;
    let name = texts.rsplit('/').next().unwrap_or_default();
    let hash = hashes[name].as_str().context("no hash of the texts")?;
    for path in site.find_all("service-request-wizard", ".js") {
        let script = String::from_utf8(site.read(&path).context("a script")?)?;
        site.fault(&path, Fault::body(script.replace(hash, "")));
    }
    let hash = hashes["service-request-wizard.js"].as_str().context("no hash of the script")?;
    let page = String::from_utf8(site.read("/index.html").context("the page")?)?;
    site.page("/index.html", &page.replace(hash, ""));
    Ok(())
}

/// How the pages are looked at right to left.
pub const MIRRORED: Look = Look { language: "pl", theme: "light", width: 1280 };

/// Opens the scenes in the pseudo-language, right to left.
pub async fn open_mirrored(bench: &Bench) -> Result<Site> {
    let site = scenes::open_with(bench, speak_pseudo).await?;
    bench.page.eval("document.documentElement.dir = 'rtl';").await?;
    looks::put_on(&bench.page, MIRRORED).await?;
    Ok(site)
}

/// R45: right to left every page is the mirror of itself and fits, wide and narrow.
pub async fn right_to_left(bench: &Bench) -> Result<()> {
    let _site = open_mirrored(bench).await?;
    let page = &bench.page;
    let heading = page.heading().await?;
    ensure!(heading.chars().any(|letter| ('א'..='ת').contains(&letter)), "the language is not there: {heading}");
    let mirrored = "const inside = (node) => node.getBoundingClientRect();
        const [box, input] = [root.querySelector('.srw-main'), root.querySelector('[name=customer-search]')].map(inside);
        return [Math.round(box.right - input.right), getComputedStyle(root.querySelector('h1')).direction];";
    ensure!(page.eval(mirrored).await? == json!([0, "rtl"]), "{}", page.eval(mirrored).await?);
    check(page, &[(1280, false), (320, false)]).await?;
    bench.no_problems().await
}

/// R45: in forced colours whatever can be pressed or filled in has an edge, the chosen answer is marked, and the
/// severity is told without a colour.
pub async fn forced_colours(bench: &Bench) -> Result<()> {
    let _site = scenes::open(bench).await?;
    let page = &bench.page;
    page.prefer(false, true).await?;
    page.wait_until("matchMedia('(forced-colors: active)').matches").await?;
    let edges = "const bare = (node) => {
          const style = getComputedStyle(node);
          // What the system draws has the system's edge.
          if (node.type === 'radio' && style.appearance !== 'none') return false;
          return !(parseFloat(style.borderTopWidth) > 0 && style.borderTopStyle !== 'none') && !style.textDecorationLine.includes('underline');
        };
        return [...root.querySelectorAll('button, input:not([type=checkbox]), select, textarea, a[part~=portal-link]')]
          .filter((node) => node.checkVisibility() && !node.closest('.srw-nav, .srw-hidden') && bare(node))
          .map((node) => node.outerHTML.slice(0, 120));";
    let mut amiss = Vec::new();
    for scene in scenes::all() {
        scene.show(page).await?;
        let bare: Vec<String> = serde_json::from_value(page.eval(edges).await?)?;
        amiss.extend(bare.into_iter().map(|line| format!("{}: no edge: {line}", scene.name)));
    }
    page.prefer(false, false).await?;
    ensure!(amiss.is_empty(), "{}", amiss.join("\n"));
    bench.no_problems().await
}

/// R45: nothing moves where the system asks for that.
pub async fn reduced_motion(bench: &Bench) -> Result<()> {
    let site = bench.site()?;
    stage::open(bench, &site, "/customers").await?;
    let page = &bench.page;
    let moving = "return [...root.querySelectorAll('*')].filter((node) => {
          const { transitionDuration, animationName } = getComputedStyle(node);
          return animationName !== 'none' || transitionDuration.split(', ').some((time) => parseFloat(time) > 0);
        }).length;";
    ensure!(page.eval(moving).await?.as_u64() > Some(0), "nothing moves in the first place");
    page.prefer(true, false).await?;
    page.wait_until("matchMedia('(prefers-reduced-motion: reduce)').matches").await?;
    let seen = page.eval(moving).await?;
    page.prefer(false, false).await?;
    ensure!(seen == json!(0), "{seen} parts move");
    bench.no_problems().await
}

/// R45: on paper there is nothing to press, the texts are whole, and the link has its address.
pub async fn on_paper(bench: &Bench) -> Result<()> {
    let _site = scenes::open(bench).await?;
    let page = &bench.page;
    for name in ["check-answers", "hand-over", "hand-over-office"] {
        let scene = scenes::all().find(|scene| scene.name == name).context("a scene")?;
        scene.show(page).await?;
        page.devtools("Emulation.setEmulatedMedia", json!({ "media": "print" })).await?;
        let pressable = "return [...root.querySelectorAll('button, input:not([type=checkbox]), select, textarea, summary')]
            .filter((node) => node.checkVisibility() && node.getBoundingClientRect().width > 1).map((node) => node.textContent);";
        let seen = page.eval(pressable).await?;
        let text = page.eval("return root.querySelector('.srw-main').innerText;").await?;
        let text = text.as_str().unwrap_or_default().to_owned();
        page.devtools("Emulation.setEmulatedMedia", json!({ "media": "" })).await?;
        ensure!(seen == json!([]), "{name}: {seen}");
        let wanted: &[&str] = if name == "check-answers" {
            &["Sign-in fails with error 500", "Since this morning nobody can sign in.", "ada@fabrikam-partner.com"]
        } else {
            &["https://"]
        };
        for piece in wanted {
            ensure!(text.contains(piece), "{name}: {piece} is not on paper: {text}");
        }
    }
    stage::follow(page, "#/customers").await?;
    bench.no_problems().await
}
