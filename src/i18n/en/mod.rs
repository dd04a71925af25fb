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

use super::sections::Messages;

pub const EN: Messages = Messages {
    common: common::TEXTS,
    compact: compact::TEXTS,
    customers: customers::TEXTS,
    questions: questions::TEXTS,
    shortcuts: shortcuts::TEXTS,
    problems: problems::TEXTS,
    outcomes: outcomes::TEXTS,
    hand_over: hand_over::TEXTS,
    help: help::TEXTS,
    you: you::TEXTS,
    terms: terms::TEXTS,
}
.with_forms(2);
