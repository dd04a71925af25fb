//! The size budget: a ratchet. `budget.toml` holds every figure that was accepted, with its reason; the last one
//! counts.

use anyhow::{Context, Result};
use serde::Deserialize;

/// Growth up to this share of the last figure passes without a word.
const FREE_GROWTH_PERCENT: u64 = 1;

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Budget {
    /// What we want to stay under, in bytes.
    pub aim: u64,
    /// The accepted figures, oldest first.
    #[serde(default)]
    figure: Vec<Figure>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Figure {
    /// Brotli bytes of everything an English first visit loads.
    bytes: u64,
    reason: String,
}

/// What the budget says of a new figure.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Verdict {
    /// Within the last figure and its free growth.
    Within,
    /// So much smaller that it should become the new figure.
    Smaller,
    /// Above `limit`.
    Grown { limit: u64 },
}

impl Budget {
    /// Reads the text of `budget.toml`; a figure without a reason is an error.
    pub fn parse(text: &str) -> Result<Budget> {
        let budget: Budget = toml::from_str(text).context("budget.toml")?;
        for figure in &budget.figure {
            anyhow::ensure!(!figure.reason.trim().is_empty(), "budget.toml: {} bytes has no reason", figure.bytes);
        }
        Ok(budget)
    }

    /// The last accepted figure; before there is one, the aim.
    pub fn last(&self) -> u64 {
        self.figure.last().map_or(self.aim, |figure| figure.bytes)
    }

    /// What to say of a release of so many bytes.
    pub fn judge(&self, bytes: u64) -> Verdict {
        let free = self.last() * FREE_GROWTH_PERCENT / 100;
        let limit = self.last() + free;
        if bytes > limit {
            Verdict::Grown { limit }
        } else if bytes + free < self.last() && !self.figure.is_empty() {
            Verdict::Smaller
        } else {
            Verdict::Within
        }
    }
}

/// The text of `budget.toml` with one more figure.
pub fn with_figure(text: &str, bytes: u64, reason: &str) -> String {
    // A JSON string is a TOML basic string.
    let reason = serde_json::Value::from(reason.trim());
    format!("{}\n\n[[figure]]\nbytes = {bytes}\nreason = {reason}\n", text.trim_end())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_last_figure_counts_and_one_percent_is_free() -> Result<()> {
        let text =
            "aim = 5000\n[[figure]]\nbytes = 9000\nreason = \"first\"\n[[figure]]\nbytes = 10000\nreason = \"b\"\n";
        let budget = Budget::parse(text)?;
        let rows = [
            (9_899, Verdict::Smaller),
            (9_900, Verdict::Within),
            (10_000, Verdict::Within),
            (10_100, Verdict::Within),
            (10_101, Verdict::Grown { limit: 10_100 }),
        ];
        for (bytes, expected) in rows {
            assert_eq!(budget.judge(bytes), expected, "{bytes}");
        }
        Ok(())
    }

    #[test]
    fn before_the_first_figure_the_aim_counts() -> Result<()> {
        let budget = Budget::parse("aim = 1000")?;
        assert_eq!(budget.judge(10), Verdict::Within);
        assert_eq!(budget.judge(1_011), Verdict::Grown { limit: 1_010 });
        Ok(())
    }

    #[test]
    fn a_recorded_figure_becomes_the_last_and_needs_a_reason() -> Result<()> {
        let text = with_figure("# A note.\naim = 1000\n", 900, "the \"help\" page\n");
        let budget = Budget::parse(&text)?;
        assert!(text.starts_with("# A note.\n"));
        assert_eq!(budget.last(), 900);
        assert_eq!(budget.figure[0].reason, "the \"help\" page");
        assert!(Budget::parse(&with_figure("aim = 1", 1, " ")).is_err());
        assert!(Budget::parse("aim = 1\nother = 2").is_err());
        Ok(())
    }
}
