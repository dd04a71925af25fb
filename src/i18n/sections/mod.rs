//! The sections of the messages: what every locale must have.

mod common;
mod compact;
mod customers;
mod hand_over;
mod help;
mod outcomes;
mod problems;
mod questions;
mod shortcuts;
mod terms;
mod you;

pub use common::Common;
pub use compact::Compact;
pub use customers::Customers;
pub use hand_over::HandOver;
pub use help::Help;
pub use outcomes::Outcomes;
pub use problems::Problems;
pub use questions::Questions;
pub use shortcuts::Shortcuts;
pub use terms::Terms;
pub use you::You;

/// All texts of a language.
#[derive(Clone, Copy, Debug)]
pub struct Messages {
    pub common: Common,
    pub compact: Compact,
    pub customers: Customers,
    pub questions: Questions,
    pub shortcuts: Shortcuts,
    pub problems: Problems,
    pub outcomes: Outcomes,
    pub hand_over: HandOver,
    pub help: Help,
    pub you: You,
    pub terms: Terms,
}
