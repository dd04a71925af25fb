//! The outline of every page: where its parts stand, how large they are, in which type and colours. `tests/e2e/outlines`
//! holds what is meant; a page that looks otherwise, in any engine, fails. It is text, so that a change can be read, and
//! does not depend on how an engine draws letters. `cargo xtask gallery --accept` writes it anew.

use std::fs;
use std::path::PathBuf;

use anyhow::{Context, Result, ensure};
use e2e::{Bench, Engine, Page};
use serde_json::json;

use super::dress;
use super::looks::{self, Look};
use super::scenes::{self, Group};

/// The groups of scenes with their files.
const GROUPS: [(&str, &Group); 5] = [
    ("places", scenes::PLACES),
    ("questions", scenes::QUESTIONS),
    ("answered", scenes::ANSWERED),
    ("endings", scenes::ENDINGS),
    ("compact", scenes::COMPACT),
];

const WIDTHS: [u32; 2] = [1280, 320];

/// A part may stand this many pixels elsewhere, and be this much larger or smaller: engines round the widths of letters
/// each in their own way, and the heights of controls, and what stands below moves along.
const PIXELS: f64 = 6.0;
const SHARE: f64 = 0.02;

/// In other engines than the one whose outlines are kept, the lines of a text may break elsewhere, so that a part is a line
/// higher, and a part that holds many lines a tenth of its height.
const LINE: f64 = 26.0;

/// A channel of a colour may differ by this much, as engines round what is mixed.
const CHANNEL: i64 = 3;

/// What the outline shows of a page: each part's name, box, type and colours. Dates and times are left out.
const OUTLINE: &str = concat!(include_str!("colours.js"), include_str!("outline.js"));

/// One part of a page.
struct Part {
    name: String,
    /// Left, top, width, height, size of the type.
    numbers: Vec<f64>,
    /// The text's and the ground's.
    colours: Vec<i64>,
}

impl Part {
    fn read(line: &str) -> Option<Part> {
        let (name, rest) = line.split_once(" | ")?;
        let mut words = rest.split(' ');
        let numbers = words.by_ref().take(5).map(|word| word.parse().ok()).collect::<Option<Vec<f64>>>()?;
        let channels = |word: &str| i64::from_str_radix(word.trim_start_matches('#'), 16).ok();
        let colours = words.filter_map(channels).flat_map(|all| [all >> 16, (all >> 8) & 255, all & 255]).collect();
        Some(Part { name: name.to_owned(), numbers, colours })
    }

    /// Whether the part is as meant, `shift` pixels further down than meant, give or take `line` pixels for lines of text
    /// that break elsewhere.
    fn is_like(&self, meant: &Part, shift: f64, line: f64) -> bool {
        let more = [0.0, line - meant.numbers[1].abs() * SHARE, 0.0, line + meant.numbers[3] * line / 200.0, 0.0];
        let shifts = [0.0, shift, 0.0, 0.0, 0.0];
        let near = |at: usize| {
            let (is, meant) = (self.numbers[at] - shifts[at], meant.numbers[at]);
            (is - meant).abs() <= PIXELS + meant.abs() * SHARE + more[at]
        };
        let alike = |(is, meant): (&i64, &i64)| (is - meant).abs() <= CHANNEL;
        self.name == meant.name
            && (0..self.numbers.len()).all(near)
            && self.colours.len() == meant.colours.len()
            && self.colours.iter().zip(&meant.colours).all(alike)
    }
}

fn file(group: &str) -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("outlines").join([group, ".txt"].concat())
}

async fn outline(page: &Page) -> Result<Vec<String>> {
    Ok(serde_json::from_value(page.eval_with(OUTLINE, vec![json!(null)]).await?)?)
}

/// The outlines of a group of scenes, each under a line with its name and width.
async fn outlines(page: &Page, group: &'static Group) -> Result<String> {
    let mut text = String::new();
    for scene in scenes::each(group) {
        scene.show(page).await?;
        for width in WIDTHS {
            // The window of WebKit's test browser cannot be that narrow, and a dialog stands in the window.
            if page.engine() == Engine::Webkit && width < 448 && scene.name == "shortcuts" {
                continue;
            }
            looks::put_on(page, Look { language: "en", theme: "light", width }).await?;
            text.push_str(&format!("# {} {width}\n", scene.name));
            for line in outline(page).await? {
                text.push_str(&line);
                text.push('\n');
            }
        }
        looks::put_on(page, looks::LOOKS[0]).await?;
    }
    Ok(text)
}

/// Writes what the pages look like now as what is meant.
pub async fn accept(bench: &Bench) -> Result<()> {
    for (group, scenes) in GROUPS {
        let _site = scenes::open(bench).await?;
        dress::put_on(&bench.page).await?;
        let file = file(group);
        fs::create_dir_all(file.parent().context("a folder")?)?;
        fs::write(&file, outlines(&bench.page, scenes).await?)?;
    }
    Ok(())
}

/// What differs, where each part may stand `line` pixels further from the one before than is meant.
fn differences(is: &str, meant: &str, line: f64) -> Vec<String> {
    let split = |text: &str| -> Vec<(String, Vec<String>)> {
        let mut pages: Vec<(String, Vec<String>)> = Vec::new();
        for line in text.lines() {
            match (line.strip_prefix("# "), pages.last_mut()) {
                (Some(name), _) => pages.push((name.to_owned(), Vec::new())),
                (None, Some((_, lines))) => lines.push(line.to_owned()),
                (None, None) => {}
            }
        }
        pages
    };
    let (is, meant) = (split(is), split(meant));
    let mut found = Vec::new();
    for (name, lines) in &is {
        let Some((_, meant)) = meant.iter().find(|(meant, _)| meant == name) else {
            found.push(format!("{name}: is not in the file"));
            continue;
        };
        if lines.len() != meant.len() {
            found.push(format!("{name}: {} parts, {} are meant", lines.len(), meant.len()));
        }
        let mut shift = 0.0;
        let differ = |(is, meant): &(&String, &String)| match (Part::read(is), Part::read(meant)) {
            (Some(is), Some(meant)) => {
                let is_like = is.is_like(&meant, shift, line);
                if line > 0.0 {
                    shift = is.numbers[1] - meant.numbers[1];
                }
                !is_like
            }
            _ => true,
        };
        let first = lines.iter().zip(meant).find(differ);
        found.extend(first.map(|(is, meant)| format!("{name}:\n  is    {is}\n  meant {meant}")));
    }
    found
}

async fn compare(bench: &Bench, at: usize) -> Result<()> {
    let (group, scenes) = GROUPS[at];
    let _site = scenes::open(bench).await?;
    dress::put_on(&bench.page).await?;
    let is = outlines(&bench.page, scenes).await?;
    let meant = fs::read_to_string(file(group))?;
    let line = if bench.engine == Engine::Chromium { 0.0 } else { LINE };
    let found = differences(&is, &meant, line);
    if !found.is_empty() {
        let results = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../../target/e2e").join(bench.engine.name());
        fs::write(results.join(format!("{group}.outlines.txt")), &is)?;
    }
    ensure!(found.is_empty(), "{} pages look otherwise:\n{}", found.len(), found.join("\n"));
    bench.no_problems().await
}

/// R45: the places look as they are meant to, wide and narrow.
pub async fn places(bench: &Bench) -> Result<()> {
    compare(bench, 0).await
}

/// R45: the questions, without answers and with errors.
pub async fn questions(bench: &Bench) -> Result<()> {
    compare(bench, 1).await
}

/// R45: the pages of a request that is answered.
pub async fn answered(bench: &Bench) -> Result<()> {
    compare(bench, 2).await
}

/// R45: the pages where a request ends elsewhere.
pub async fn endings(bench: &Bench) -> Result<()> {
    compare(bench, 3).await
}

/// R45: the compact layout.
pub async fn compact(bench: &Bench) -> Result<()> {
    compare(bench, 4).await
}

/// The comparison itself sees a part that moved, grew, changed its colour, came or went.
pub async fn differences_are_seen(_: &Bench) -> Result<()> {
    let meant = "# a 1280\nh1 “Customers” | 8 100 300 40 26 #1a2228 #ffffff\n";
    let rows = [
        (meant, 0),
        ("# a 1280\nh1 “Customers” | 10 103 302 40 26 #1a2228 #ffffff\n", 0),
        ("# a 1280\nh1 “Customers” | 20 100 300 40 26 #1a2228 #ffffff\n", 1),
        ("# a 1280\nh1 “Customers” | 8 100 300 60 26 #1a2228 #ffffff\n", 1),
        ("# a 1280\nh1 “Customers” | 8 100 300 40 26 #3a2228 #ffffff\n", 1),
        ("# a 1280\nh2 “Customers” | 8 100 300 40 26 #1a2228 #ffffff\n", 1),
        ("# a 1280\n", 1),
        ("# b 1280\n", 1),
    ];
    for (is, count) in rows {
        let found = differences(is, meant, 0.0);
        ensure!(found.len() == count, "{is}: {found:?}");
    }
    Ok(())
}
