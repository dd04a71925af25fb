//! Waiting for a condition.

use std::time::Duration;

use anyhow::Result;
use tokio::time::{Instant, sleep};

/// How long a condition may take to come true. Most take some milliseconds; a machine with other work may stand still for
/// seconds, and only a test that fails waits to the end.
pub const LIMIT: Duration = Duration::from_secs(30);

/// How long a long work may take.
pub const LONG: Duration = Duration::from_secs(60);

/// The pause between two looks.
const PAUSE: Duration = Duration::from_millis(15);

/// Something did not come in time.
#[derive(Debug)]
pub struct Late(String);

impl Late {
    /// What was waited for in vain, and for how long.
    pub fn after(limit: Duration, what: &str) -> Late {
        Late(format!("waited {} s for {what}", limit.as_secs_f32()))
    }
}

impl std::fmt::Display for Late {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(&self.0)
    }
}

impl std::error::Error for Late {}

/// Looks until there is something, and gives it. `what` completes "waited for …" where it does not come.
pub async fn until<T>(what: &str, look: impl AsyncFnMut() -> Result<Option<T>>) -> Result<T> {
    until_in(LIMIT, what, look).await
}

/// As [`until`], with a limit of its own.
pub async fn until_in<T>(limit: Duration, what: &str, mut look: impl AsyncFnMut() -> Result<Option<T>>) -> Result<T> {
    let end = Instant::now() + limit;
    loop {
        if let Some(found) = look().await? {
            return Ok(found);
        }
        if Instant::now() >= end {
            return Err(Late::after(limit, what).into());
        }
        sleep(PAUSE).await;
    }
}
