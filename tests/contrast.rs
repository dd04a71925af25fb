//! The colours of `src/ui/style/tokens.css` against each other, in light and in dark: text at least 4.5 to 1 on whatever
//! it may stand on, controls, rings and shapes at least 3 to 1 (WCAG 2.2, 1.4.3 and 1.4.11).

use std::collections::BTreeMap;

const SHEET: &str = include_str!("../src/ui/style/tokens.css");
const PREFIX: &str = "--srw-color-";
const SCHEMES: [&str; 2] = ["light", "dark"];

/// What text and controls may stand on.
const GROUNDS: [&str; 4] = ["bg", "surface", "hover", "selected"];

/// Text that is used on every ground.
const TEXT: [&str; 7] = ["fg", "muted", "accent", "accent-strong", "danger", "success", "warning"];

/// Text that has its own ground.
const TEXT_PAIRS: [(&str, &str); 14] = [
    ("on-accent", "accent"),
    ("on-accent", "accent-strong"),
    ("fg", "danger-bg"),
    ("danger", "danger-bg"),
    ("bg", "danger"),
    ("fg", "success-bg"),
    ("success", "success-bg"),
    ("fg", "warning-bg"),
    ("muted", "warning-bg"),
    ("warning", "warning-bg"),
    ("accent", "warning-bg"),
    ("severity-a-fg", "severity-a-bg"),
    ("severity-b-fg", "severity-b-bg"),
    ("severity-c-fg", "severity-c-bg"),
];

/// Borders of controls and the ring around what has the focus.
const SHAPES: [&str; 4] = ["border", "focus", "accent", "danger"];

type Colour = [f64; 3];

/// The tokens as the sheet gives them, one a line, by name without the prefix; those of media queries left out.
fn tokens() -> BTreeMap<&'static str, &'static str> {
    let always = SHEET.split("@media").next().unwrap_or_default();
    let declarations = always.lines().filter_map(|line| {
        let (name, value) = line.trim().strip_prefix(PREFIX)?.split_once(':')?;
        Some((name, value.split(';').next()?.trim()))
    });
    declarations.collect()
}

/// The text between the parentheses of `name(…)`.
fn arguments<'a>(value: &'a str, name: &str) -> Option<&'a str> {
    value.strip_prefix(name)?.strip_prefix('(')?.strip_suffix(')')
}

/// A colour's channels from 0 to 255 in one of [`SCHEMES`].
fn colour(value: &str, scheme: usize) -> Colour {
    if let Some(digits) = value.strip_prefix('#') {
        assert_eq!(digits.len(), 6, "{value}: six digits");
        return [0, 2, 4].map(|at| f64::from(u8::from_str_radix(&digits[at..at + 2], 16).expect("hexadecimal digits")));
    }
    if let Some(both) = arguments(value, "light-dark") {
        let (light, dark) = both.split_once(',').expect("two colours");
        return colour([light, dark][scheme].trim(), scheme);
    }
    if let Some(name) = arguments(value, "var") {
        return token(name.strip_prefix(PREFIX).expect("a colour"), scheme);
    }
    let mix = arguments(value, "color-mix").and_then(|mix| mix.strip_prefix("in srgb, "));
    let (first, second) = mix.and_then(|mix| mix.split_once(", ")).unwrap_or_else(|| panic!("{value}: not understood"));
    let (first, share) = first.rsplit_once(' ').expect("a share of the first colour");
    let share: f64 = share.strip_suffix('%').and_then(|share| share.parse().ok()).expect("percent");
    let (first, second) = (colour(first, scheme), colour(second, scheme));
    [0, 1, 2].map(|at| (first[at] * share + second[at] * (100.0 - share)) / 100.0)
}

fn token(name: &str, scheme: usize) -> Colour {
    let tokens = tokens();
    let value = tokens.get(name).unwrap_or_else(|| panic!("{PREFIX}{name} has no value"));
    colour(value, scheme)
}

/// The relative luminance as WCAG defines it.
fn luminance(colour: Colour) -> f64 {
    let linear = colour.map(|channel| {
        let share = channel / 255.0;
        if share <= 0.04045 { share / 12.92 } else { ((share + 0.055) / 1.055).powf(2.4) }
    });
    0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]
}

fn contrast(one: Colour, other: Colour) -> f64 {
    let (one, other) = (luminance(one), luminance(other));
    (one.max(other) + 0.05) / (one.min(other) + 0.05)
}

/// One line for each pair that falls short in a scheme.
fn too_faint<'a>(pairs: impl Iterator<Item = (&'a str, &'a str)>, least: f64) -> Vec<String> {
    let each = pairs.flat_map(|pair| [(pair, 0), (pair, 1)]);
    each.filter_map(|((front, back), scheme)| {
        let found = contrast(token(front, scheme), token(back, scheme));
        (found < least).then(|| format!("{front} on {back}, {}: {found:.2}, needs {least}", SCHEMES[scheme]))
    })
    .collect()
}

/// The ends of the scale, and a grey whose contrast is known.
#[test]
fn contrast_is_measured_as_wcag_defines_it() {
    let rows = [("#000000", "#ffffff", 21.0), ("#ffffff", "#ffffff", 1.0), ("#767676", "#ffffff", 4.54)];
    for (one, other, expected) in rows {
        let found = contrast(colour(one, 0), colour(other, 0));
        assert!((found - expected).abs() < 0.005, "{one} on {other}: {found}");
    }
    assert_eq!(colour("color-mix(in srgb, #ffffff 20%, #000000)", 0), [51.0; 3]);
    assert_eq!(colour("light-dark(#000000, #ffffff)", 1), [255.0; 3]);
}

#[test]
fn text_stands_out_from_its_ground() {
    let on_every_ground = TEXT.iter().flat_map(|text| GROUNDS.iter().map(move |ground| (*text, *ground)));
    let faint = too_faint(on_every_ground.chain(TEXT_PAIRS), 4.5);
    assert!(faint.is_empty(), "{}", faint.join("\n"));
}

#[test]
fn controls_and_the_focus_ring_stand_out_from_their_ground() {
    let grounds = || GROUNDS.iter().chain(&["danger-bg", "warning-bg"]);
    let pairs = SHAPES.iter().flat_map(|shape| grounds().map(move |ground| (*shape, *ground)));
    // The ring's inner part parts it from a filled button.
    let faint = too_faint(pairs.chain([("bg", "accent"), ("bg", "focus")]), 3.0);
    assert!(faint.is_empty(), "{}", faint.join("\n"));
}

/// A colour that is added to the sheet has to be added to a list here.
#[test]
fn every_colour_is_in_a_list() {
    let pairs = TEXT_PAIRS.iter().flat_map(|(front, back)| [*front, *back]);
    let listed: Vec<&str> = pairs.chain(TEXT).chain(GROUNDS).chain(SHAPES).collect();
    // Separators are decoration: what they part is told apart by its distance and its headings, too.
    let forgotten: Vec<&str> = tokens().into_keys().filter(|name| *name != "line" && !listed.contains(name)).collect();
    assert_eq!(forgotten, [""; 0]);
}
