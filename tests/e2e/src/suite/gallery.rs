//! `cargo xtask gallery`: pictures of every scene in every look on one local page, and the pictures of the documents.

use std::fmt::Write as _;
use std::fs;
use std::path::Path;

use anyhow::Result;
use e2e::{Bench, Engine, Fault, Page};

use super::looks::{self, LOOKS, Look};
use super::scenes::{self, Scene};
use super::stage;
use super::{dress, extremes};

const PAGE: &str = include_str!("../gallery.html");
const STYLE: &str = include_str!("../gallery.css");

/// What lies between light and dark on a wide and a narrow screen, for both languages.
const FURTHER: [Look; 2] =
    [Look { language: "en", theme: "dark", width: 1280 }, Look { language: "pl", theme: "light", width: 1280 }];

/// The kinds of further pictures, as in their files' names.
const FORCED: &str = "forced";
const MIRRORED: &str = "mirrored";

/// Makes pictures of the whole page, as high as it is.
async fn whole(page: &Page, look: Look, file: &Path) -> Result<()> {
    looks::put_on(page, look).await?;
    let height = page.eval("return document.documentElement.scrollHeight;").await?;
    let height = height.as_u64().and_then(|height| u32::try_from(height).ok()).unwrap_or(900);
    page.screen(look.width, height.max(600)).await?;
    page.screenshot(file).await?;
    page.screen(look.width, 900).await
}

/// The gallery in `folder`; open its `index.html`.
pub async fn make(bench: &Bench, folder: &Path) -> Result<()> {
    fs::create_dir_all(folder)?;
    let page = &bench.page;
    let _site = scenes::open(bench).await?;
    dress::put_on(page).await?;
    let mut sections = String::new();
    for scene in scenes::all() {
        scene.show(page).await?;
        write!(sections, "<section id=\"{0}\"><h2>{0}</h2><div class=\"pictures\">", scene.name)?;
        for look in LOOKS.into_iter().chain(FURTHER) {
            let Look { language, theme, width } = look;
            let file = format!("{}.{language}.{theme}.{width}.png", scene.name);
            whole(page, look, &folder.join(&file)).await?;
            write!(
                sections,
                "<figure><a href=\"{file}\"><img src=\"{file}\" alt=\"\" loading=\"lazy\"></a>\
                 <figcaption>{language}, {theme}, {width} px</figcaption></figure>"
            )?;
        }
        for (kind, words) in [(FORCED, "forced colours"), (MIRRORED, "right to left, in no language")] {
            let file = format!("{}.{kind}.png", scene.name);
            write!(
                sections,
                "<figure><a href=\"{file}\"><img src=\"{file}\" alt=\"\" loading=\"lazy\"></a><figcaption>{words}</figcaption></figure>"
            )?;
        }
        sections.push_str("</div></section>\n");
    }
    // From the start: a later scene's answer about the agent is kept, and an earlier scene would not ask again.
    let _site = scenes::open(bench).await?;
    dress::put_on(page).await?;
    page.prefer(false, true).await?;
    for scene in scenes::all() {
        scene.show(page).await?;
        whole(page, LOOKS[0], &folder.join(format!("{}.{FORCED}.png", scene.name))).await?;
    }
    page.prefer(false, false).await?;
    let _site = extremes::open_mirrored(bench).await?;
    for scene in scenes::all() {
        scene.show(page).await?;
        whole(page, extremes::MIRRORED, &folder.join(format!("{}.{MIRRORED}.png", scene.name))).await?;
    }
    let links: String =
        scenes::all().map(|Scene { name, .. }| format!("<li><a href=\"#{name}\">{name}</a></li>")).collect();
    let body = format!("<nav><ul>{links}</ul></nav>\n{sections}");
    fs::write(folder.join("gallery.css"), STYLE)?;
    fs::write(folder.join("index.html"), PAGE.replace("<!-- scenes -->", &body))?;
    Ok(())
}

/// The pictures that README and docs show: their files' names, the scene, the look, the height.
const PICTURES: [(&str, &str, Look, u32); 4] = [
    ("hand-over", "hand-over", LOOKS[0], 1040),
    ("impact", "impact-answered", LOOKS[0], 820),
    ("compact-dark", "compact-request-answered", Look { language: "en", theme: "dark", width: 1280 }, 1040),
    ("narrow-polish", "details", Look { language: "pl", theme: "light", width: 320 }, 900),
];

/// A scroll bar says nothing in a picture.
const NO_BAR: &str = "document.documentElement.style.scrollbarWidth = 'none';";

/// A portal of some other make, with its own colours and type: the host page's and the element's rules.
const PORTALS: [(&str, &str, &str); 3] = [
    (
        "theme-fluent",
        "<header>Partner workspace</header><nav><b>Customers</b><i>Billing</i><i>Insights</i><i>Support</i></nav>",
        include_str!("../../../../docs/themes/fluent.css"),
    ),
    (
        "theme-corporate",
        "<header>Northwind Services</header><nav><b>Service desk</b><i>Contracts</i><i>Reports</i></nav>",
        include_str!("../../../../docs/themes/corporate.css"),
    ),
    (
        "theme-dark",
        "<header>operations</header><nav><b>requests</b><i>alerts</i><i>shifts</i></nav>",
        include_str!("../../../../docs/themes/dark.css"),
    ),
];

/// Opens one of [`PORTALS`] around the wizard.
async fn open_portal(bench: &Bench, at: usize) -> Result<e2e::Site> {
    let site = bench.site()?;
    dress::serve(&site)?;
    let (name, around, style) = PORTALS[at];
    let theme = if name == "theme-dark" { "dark" } else { "light" };
    site.fault("/portal.css", Fault::body(style).with_status(200).with_header("Content-Type", "text/css"));
    let element = format!("<service-request-wizard routing=\"hash\" theme=\"{theme}\"></service-request-wizard>");
    stage::host_page_with(&site, &format!("{around}<div class=\"page\">{element}</div>"), "")?;
    stage::style_host_page(&site, "/portal.css");
    stage::open_host(bench, &site).await?;
    // The corporate portal has a serif face, which shows that the wizard takes the host's.
    if name != "theme-corporate" {
        dress::put_on(&bench.page).await?;
    }
    Ok(site)
}

/// R45: in three portals of other makes every text stands out, every target is large enough, nothing is cut off.
pub async fn host_themes_hold(bench: &Bench) -> Result<()> {
    let mut amiss = Vec::new();
    for (at, (name, ..)) in PORTALS.into_iter().enumerate() {
        let _site = open_portal(bench, at).await?;
        // Other engines than Chromium see each scene in one of the portals.
        let (from, step) = if bench.engine == Engine::Chromium { (0, 1) } else { (at, PORTALS.len()) };
        for scene in scenes::each(scenes::QUESTIONS).chain(scenes::each(scenes::ANSWERED)).skip(from).step_by(step) {
            scene.show(&bench.page).await?;
            let mut found = looks::own_checks(&bench.page).await?;
            // What axe-core knows beyond that is no matter of a theme, or of an engine.
            if bench.engine == Engine::Chromium && at == 0 {
                found.extend(bench.page.axe().await?);
            }
            amiss.extend(found.into_iter().map(|line| format!("{name}, {}: {line}", scene.name)));
        }
        bench.no_problems().await?;
    }
    anyhow::ensure!(amiss.is_empty(), "{}", amiss.join("\n"));
    Ok(())
}

/// The pictures of README and docs, into `folder`.
pub async fn pictures(bench: &Bench, folder: &Path) -> Result<()> {
    fs::create_dir_all(folder)?;
    let page = &bench.page;
    let _site = scenes::open(bench).await?;
    dress::put_on(page).await?;
    for (name, scene, look, height) in PICTURES {
        let scene = scenes::all().find(|known| known.name == scene).expect("a scene of the list");
        scene.show(page).await?;
        looks::put_on(page, look).await?;
        page.screen(look.width, height).await?;
        page.eval(NO_BAR).await?;
        page.screenshot(&folder.join(name).with_extension("png")).await?;
    }
    for (at, (name, ..)) in PORTALS.into_iter().enumerate() {
        let _site = open_portal(bench, at).await?;
        let impact = scenes::all().find(|scene| scene.name == "impact-answered").expect("a scene of the list");
        impact.show(page).await?;
        page.screen(1280, 860).await?;
        page.eval(NO_BAR).await?;
        page.screenshot(&folder.join(name).with_extension("png")).await?;
    }
    Ok(())
}
