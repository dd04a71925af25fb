//! A run in named stages: each prints its name and time, the end prints how many tests passed.

use std::io::{BufRead, BufReader};
use std::process::{Command, Stdio};
use std::time::Instant;

use anyhow::{Context, Result, bail};

/// How many tests passed and failed.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Counts {
    pub passed: u32,
    pub failed: u32,
}

/// The run so far.
#[derive(Default)]
pub struct Run {
    counts: Counts,
    broken: Vec<String>,
}

impl Run {
    /// Runs one stage and says whether it succeeded. One that fails is reported, and the run goes on.
    pub fn stage(&mut self, name: &str, work: impl FnOnce() -> Result<()>) -> bool {
        self.counted_stage(name, || work().map(|()| Counts::default()))
    }

    /// Runs a stage that counts tests.
    pub fn counted_stage(&mut self, name: &str, work: impl FnOnce() -> Result<Counts>) -> bool {
        println!("== {name}");
        let since = Instant::now();
        let done = work();
        let seconds = since.elapsed().as_secs_f32();
        let counts = done.as_ref().copied().unwrap_or(Counts { passed: 0, failed: 1 });
        self.counts.passed += counts.passed;
        self.counts.failed += counts.failed;
        if let Err(error) = &done {
            eprintln!("{error:#}");
        }
        let is_good = counts.failed == 0;
        println!("-- {name}: {} ({seconds:.1} s)", if is_good { "ok" } else { "FAILED" });
        if !is_good {
            self.broken.push(name.to_owned());
        }
        is_good
    }

    /// Prints the summary; an error if anything failed. A stage that counts no tests counts as one when it fails.
    pub fn finish(self) -> Result<()> {
        if !self.broken.is_empty() {
            println!("failed: {}", self.broken.join(", "));
        }
        println!("{} passed, {} failed", self.counts.passed, self.counts.failed);
        if self.counts.failed > 0 {
            bail!("Not everything passed");
        }
        Ok(())
    }
}

/// Runs a program that tests, shows its output, and counts the tests by its summary lines. A program that fails
/// without having counted a failed test is an error, and so is one that ran no test.
pub fn count_tests(mut command: Command) -> Result<Counts> {
    let mut child = command.stdout(Stdio::piped()).spawn().context("the tests did not start")?;
    let output = child.stdout.take().context("the tests have no output")?;
    let mut counts = Counts::default();
    for line in BufReader::new(output).lines() {
        let line = line?;
        println!("{line}");
        if let Some(found) = summary(&line) {
            counts.passed += found.passed;
            counts.failed += found.failed;
        }
    }
    let status = child.wait()?;
    if !status.success() && counts.failed == 0 {
        bail!("the tests ended before their summary");
    }
    if counts == Counts::default() {
        bail!("no test ran");
    }
    Ok(counts)
}

/// The counts of a line such as `test result: ok. 3 passed; 1 failed; …` or `3 passed, 1 failed`.
fn summary(line: &str) -> Option<Counts> {
    let line =
        line.strip_prefix("test result: ").map_or(line, |rest| rest.split_once(". ").map_or(rest, |(_, rest)| rest));
    let mut parts = line.split([';', ',']);
    let mut count = |word: &str| parts.next()?.trim().strip_suffix(word)?.trim().parse().ok();
    Some(Counts { passed: count("passed")?, failed: count("failed")? })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn summary_lines_are_counted_and_other_lines_are_not() {
        let rows = [
            (
                "test result: ok. 12 passed; 0 failed; 1 ignored; 0 measured; 0 filtered out; finished in 0.1s",
                Some((12, 0)),
            ),
            ("test result: FAILED. 2 passed; 3 failed; 0 ignored; 0 measured; 0 filtered out", Some((2, 3))),
            ("4 passed, 1 failed", Some((4, 1))),
            ("test domain::tests::passed ... ok", None),
            ("passed, failed", None),
            ("", None),
        ];
        for (line, expected) in rows {
            assert_eq!(summary(line), expected.map(|(passed, failed)| Counts { passed, failed }), "{line}");
        }
    }

    #[test]
    fn a_stage_that_breaks_counts_as_a_failure_and_the_run_goes_on() {
        let mut run = Run::default();
        assert!(!run.stage("one", || bail!("broken")));
        assert!(run.counted_stage("two", || Ok(Counts { passed: 2, failed: 0 })));
        assert_eq!(run.counts, Counts { passed: 2, failed: 1 });
        assert!(run.finish().is_err());
    }
}
