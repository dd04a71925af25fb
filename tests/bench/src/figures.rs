//! What is measured, medians and spreads, and the table for people.

use std::collections::BTreeMap;
use std::fmt::Write;

/// A unit, for printing.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Unit {
    Milliseconds,
    Kibibytes,
    Mebibytes,
}

macro_rules! measures {
    ($($name:ident $unit:ident $label:literal,)+) => {
        /// What is measured in each visit. Less is better in all.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
        pub enum Measure {
            $($name,)+
        }

        const MEASURES: &[(Measure, Unit, &str)] = &[$((Measure::$name, Unit::$unit, $label),)+];
    };
}

measures! {
    Bytes Kibibytes "first visit, bytes that travel",
    Control Milliseconds "first control that takes a key",
    Ready Milliseconds "everything can be used",
    Blocked Milliseconds "long tasks while loading, beyond 50 ms each",
    KeyWork Milliseconds "key in a text field, work",
    KeyPaint Milliseconds "key in a text field, painted",
    StepWork Milliseconds "Continue to the next page, work",
    StepPaint Milliseconds "Continue to the next page, painted",
    List10k Milliseconds "10,000 customers, until they are found",
    ListTask10k Milliseconds "10,000 customers, longest task in that",
    SearchWork10k Milliseconds "search in 10,000, work",
    SearchPaint10k Milliseconds "search in 10,000, painted",
    List100k Milliseconds "100,000 customers, until they are found",
    ListTask100k Milliseconds "100,000 customers, longest task in that",
    SearchWork100k Milliseconds "search in 100,000, work",
    SearchPaint100k Milliseconds "search in 100,000, painted",
    Heap Mebibytes "memory when loaded, JavaScript",
    Wasm Mebibytes "memory when loaded, WebAssembly",
    HeapFull Mebibytes "memory with 100,000 customers, JavaScript",
    WasmFull Mebibytes "memory with 100,000 customers, WebAssembly",
}

/// All runs of one contender.
#[derive(Debug, Default)]
pub struct Runs {
    pub name: String,
    seen: BTreeMap<Measure, Vec<f64>>,
}

impl Runs {
    pub fn new(name: String) -> Runs {
        Runs { name, seen: BTreeMap::new() }
    }

    /// Adds one run.
    pub fn add(&mut self, figures: impl IntoIterator<Item = (Measure, f64)>) {
        for (measure, figure) in figures {
            self.seen.entry(measure).or_default().push(figure);
        }
    }

    fn of(&self, measure: Measure) -> &[f64] {
        self.seen.get(&measure).map_or(&[], Vec::as_slice)
    }
}

/// The middle of the figures; of two middles, what lies between. Nothing gives zero.
pub fn median(figures: &[f64]) -> f64 {
    let mut sorted = figures.to_vec();
    sorted.sort_by(f64::total_cmp);
    let middle = sorted.len() / 2;
    match sorted.as_slice() {
        [] => 0.0,
        sorted if sorted.len() % 2 == 1 => sorted[middle],
        sorted => f64::midpoint(sorted[middle - 1], sorted[middle]),
    }
}

/// A table: a row for each measure; for each contender the median, the least and the most, and behind the first one's
/// the ratio to it.
pub fn table(contenders: &[Runs]) -> String {
    const FIRST: usize = 44;
    const FIGURES: usize = 30;
    const RATIO: usize = 8;
    let mut text = format!("{:FIRST$}", "");
    for (place, contender) in contenders.iter().enumerate() {
        write!(text, "{:>FIGURES$}", contender.name).expect("text takes text");
        if place > 0 {
            write!(text, "{:>RATIO$}", "ratio").expect("text takes text");
        }
    }
    text.push('\n');
    for (measure, unit, label) in MEASURES {
        let mut line = format!("{label:FIRST$}");
        let floor = median(contenders.first().map_or(&[], |floor| floor.of(*measure)));
        for (place, contender) in contenders.iter().enumerate() {
            let figures = contender.of(*measure);
            write!(line, "{:>FIGURES$}", spread(*unit, figures)).expect("text takes text");
            if place > 0 {
                write!(line, "{:>RATIO$}", ratio(median(figures), floor)).expect("text takes text");
            }
        }
        text += line.trim_end();
        text.push('\n');
    }
    text
}

/// `12.3 ms (11.9–14.0)`.
fn spread(unit: Unit, figures: &[f64]) -> String {
    let (scale, name) = match unit {
        Unit::Milliseconds => (1.0, "ms"),
        Unit::Kibibytes => (1024.0, "KiB"),
        Unit::Mebibytes => (1.0, "MiB"),
    };
    let least = figures.iter().copied().fold(f64::INFINITY, f64::min) / scale;
    let most = figures.iter().copied().fold(0.0, f64::max) / scale;
    let middle = median(figures) / scale;
    if figures.is_empty() {
        return "–".to_owned();
    }
    // Three digits say all that such figures can.
    let digits = if most >= 100.0 { 0 } else { 1 };
    format!("{middle:.digits$} {name} ({least:.digits$}–{most:.digits$})")
}

/// How many times as much; nothing where there is nothing to compare with.
fn ratio(figure: f64, floor: f64) -> String {
    if floor < 0.05 { "–".to_owned() } else { format!("{:.1}", figure / floor) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_median_is_the_middle() {
        let rows: &[(&[f64], f64)] =
            &[(&[], 0.0), (&[3.0], 3.0), (&[9.0, 1.0, 2.0], 2.0), (&[4.0, 1.0, 2.0, 9.0], 3.0)];
        for (figures, expected) in rows {
            assert_eq!(median(figures), *expected, "{figures:?}");
        }
    }

    #[test]
    fn the_table_has_medians_spreads_and_ratios() {
        let mut floor = Runs::new("floor".to_owned());
        let mut other = Runs::new("other".to_owned());
        for (one, two) in [(2.0, 5.0), (1.0, 6.0), (4.0, 100.0)] {
            floor.add([(Measure::KeyPaint, one), (Measure::Wasm, 0.0)]);
            other.add([(Measure::KeyPaint, two), (Measure::Wasm, 1.5)]);
        }
        let table = table(&[floor, other]);
        let line = |label: &str| {
            let line = table.lines().find(|line| line.starts_with(label)).expect("a line for each measure");
            line.split_whitespace().skip(label.split_whitespace().count()).collect::<Vec<_>>().join(" ")
        };
        assert_eq!(line("key in a text field, painted"), "2.0 ms (1.0–4.0) 6 ms (5–100) 3.0");
        assert_eq!(line("memory when loaded, WebAssembly"), "0.0 MiB (0.0–0.0) 1.5 MiB (1.5–1.5) –");
        assert_eq!(line("search in 10,000, work"), "– – –");
        assert!(table.lines().all(|line| line.chars().count() <= 44 + 30 + 38));
    }
}
