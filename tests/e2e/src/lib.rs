//! A harness for browser tests of the built product: a browser behind WebDriver, a server for the release whose
//! answers a test can bend, and helpers that speak of the wizard's page rather than of nodes.
//!
//! Waiting is for a condition and ends at [`wait::LIMIT`]; nothing waits for a length of time.

pub mod bench;
pub mod browser;
pub mod driver;
pub mod exceptions;
pub mod keys;
pub mod nginx;
pub mod page;
pub mod runner;
pub mod site;
pub mod wait;
pub mod walk;

pub use bench::Bench;
pub use browser::Engine;
pub use page::{Hands, Page};
pub use runner::Test;
pub use site::{Fault, Site};
