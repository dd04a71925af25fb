//! A run in named stages: each prints its name and time, the end prints how many tests passed.

use std::io::{BufRead, BufReader};
use std::process::{Command, Stdio};
use std::time::Instant;

use anyhow::{Context, Result, bail};

/// How many tests passed and failed, and how those of them ended that are faults.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Counts {
    pub passed: u32,
    pub failed: u32,
    pub faults: Faults,
}

/// How many faults were provoked, were survived, and lost something that was acknowledged as saved.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Faults {
    pub all: u32,
    pub survived: u32,
    pub lost: u32,
}

impl std::ops::AddAssign for Counts {
    fn add_assign(&mut self, more: Counts) {
        self.passed += more.passed;
        self.failed += more.failed;
        self.faults.all += more.faults.all;
        self.faults.survived += more.faults.survived;
        self.faults.lost += more.faults.lost;
    }
}

impl std::fmt::Display for Faults {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{} faults, {} survived, {} lost", self.all, self.survived, self.lost)
    }
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
        let counts = done.as_ref().copied().unwrap_or(Counts { failed: 1, ..Counts::default() });
        self.counts += counts;
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

/// Runs a program that tests, shows its output with a name before each line, and counts the tests by its summary lines. A program
/// that fails without having counted a failed test is an error, and so is one that ran no test.
pub fn count_tests(name: &str, command: Command) -> Result<Counts> {
    let counts = count_some_tests(name, command)?.counts;
    if counts == Counts::default() {
        bail!("no test ran");
    }
    Ok(counts)
}

/// What a program that tests printed of itself.
#[derive(Debug, Default)]
pub struct Told {
    pub counts: Counts,
    /// Its lines about tests that failed, or passed only the second time: each begins with `failed: ` or `unsteady: `.
    pub news: Vec<String>,
}

/// As [`count_tests`], for one of several programs that share the tests: it may have had nothing to do.
pub fn count_some_tests(name: &str, mut command: Command) -> Result<Told> {
    let mut child = command.stdout(Stdio::piped()).spawn().context("the tests did not start")?;
    let output = child.stdout.take().context("the tests have no output")?;
    let mut told = Told::default();
    for line in BufReader::new(output).lines() {
        let line = line?;
        println!("{name}{line}");
        if let Some(found) = summary(&line) {
            told.counts += found;
        }
        if ["failed: ", "unsteady: "].iter().any(|start| line.starts_with(start)) {
            told.news.push(format!("{name}{line}"));
        }
    }
    let status = child.wait()?;
    if !status.success() && told.counts.failed == 0 {
        bail!("the tests ended before their summary");
    }
    Ok(told)
}

/// The counts of a line such as `test result: ok. 3 passed; 1 failed; …`, `3 passed, 1 failed`, or
/// `3 faults, 2 survived, 0 lost`.
fn summary(line: &str) -> Option<Counts> {
    let line =
        line.strip_prefix("test result: ").map_or(line, |rest| rest.split_once(". ").map_or(rest, |(_, rest)| rest));
    let mut parts = line.split([';', ',']).map(str::trim).peekable();
    let are_faults = parts.peek().is_some_and(|part| part.ends_with(" faults"));
    let mut count = |word: &str| parts.next()?.strip_suffix(word)?.trim().parse().ok();
    if are_faults {
        let faults = Faults { all: count("faults")?, survived: count("survived")?, lost: count("lost")? };
        return Some(Counts { faults, ..Counts::default() });
    }
    Some(Counts { passed: count("passed")?, failed: count("failed")?, ..Counts::default() })
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
            let expected = expected.map(|(passed, failed)| Counts { passed, failed, ..Counts::default() });
            assert_eq!(summary(line), expected, "{line}");
        }
        let faults = Faults { all: 9, survived: 8, lost: 1 };
        assert_eq!(summary(&faults.to_string()).map(|counts| counts.faults), Some(faults));
        assert_eq!(summary("ok fault: two tabs, 3 survived, 0 lost"), None);
    }

    #[test]
    fn what_failed_is_kept_for_the_end() -> Result<()> {
        let mut tests = Command::new("sh");
        tests.args(["-c", "echo 'FAILED one'; echo 'failed: one: wrong'; echo 'unsteady: two: too late'; echo '4 passed, 1 failed'; exit 1"]);
        let told = count_some_tests("firefox: ", tests)?;
        assert_eq!(told.news, ["firefox: failed: one: wrong", "firefox: unsteady: two: too late"]);
        assert_eq!(told.counts, Counts { passed: 4, failed: 1, ..Counts::default() });
        Ok(())
    }

    #[test]
    fn a_stage_that_breaks_counts_as_a_failure_and_the_run_goes_on() {
        let mut run = Run::default();
        assert!(!run.stage("one", || bail!("broken")));
        assert!(run.counted_stage("two", || Ok(Counts { passed: 2, ..Counts::default() })));
        assert_eq!(run.counts, Counts { passed: 2, failed: 1, ..Counts::default() });
        assert!(run.finish().is_err());
    }
}
