//! What a host page or an agent's file gives, made into what we use: loose in, strict out.
//!
//! [`CustomerReader`] reads a list of customers (JSON or CSV) in slices, so that a long list never holds
//! up the page; [`CustomerIndex`] searches it while somebody types; [`read_partner`] and [`read_contact`]
//! take what is good of the host's objects. What is not good is reported as a code with its place,
//! never as words.

mod collect;
mod columns;
pub mod csv;
mod csv_customers;
mod csv_scan;
mod customer;
mod decode;
mod fold;
mod half_letters;
mod host_object;
mod index;
mod json_customers;
mod marks;
mod output;
mod problem;
mod reader;
mod rows;
mod search;
mod signature;
mod suggestion;
mod words;

pub use collect::Import;
pub use customer::{Customer, Relationship};
pub use fold::fold;
pub use host_object::{HostInputCode, HostInputError, HostObject, read_contact, read_partner};
pub use index::{CustomerIndex, IndexBuilder};
pub use marks::{Mark, Place};
pub use output::parse_customers;
pub use problem::{Field, Notice, Problem, ProblemCode};
pub use reader::{CustomerReader, read_customers};
pub use rows::Rows;
pub use search::Hit;
pub use suggestion::Suggestion;
pub use words::has_words;
