//! What a test is given: a fresh tab, and sites to open in it.

use std::path::{Path, PathBuf};

use anyhow::Result;

use crate::browser::Engine;
use crate::page::Page;
use crate::site::Site;

/// A test that needs what this machine did not build, with the reason; what an engine cannot do is in `exceptions.md`.
#[derive(Debug)]
pub struct Skipped(pub String);

impl std::fmt::Display for Skipped {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(&self.0)
    }
}

impl std::error::Error for Skipped {}

/// One test's own things.
pub struct Bench {
    pub page: Page,
    pub engine: Engine,
    dist: PathBuf,
}

impl Bench {
    pub fn new(page: Page, engine: Engine, dist: &Path) -> Bench {
        Bench { page, engine, dist: dist.to_owned() }
    }

    /// A server for the release on an origin of its own.
    pub fn site(&self) -> Result<Site> {
        Site::start(&self.dist)
    }

    /// The folder of the release.
    pub fn dist(&self) -> &Path {
        &self.dist
    }

    /// Fails if anything went wrong in the page; the last line of most tests.
    pub async fn no_problems(&self) -> Result<()> {
        let problems = self.page.problems().await?;
        anyhow::ensure!(problems.is_empty(), "the page had problems:\n{}", problems.join("\n"));
        Ok(())
    }
}
