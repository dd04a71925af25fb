//! The rules, pure: no browser, no clock, no storage, no words for people.
//!
//! [`evaluate`](evaluate::evaluate) is the whole of it: one request in, one decision out. The other
//! modules are its parts, each of them a rule of the source page with its id (`R17`). What an
//! edition of the rules fixes (figures, addresses, gates) stands together in [`policy`].

#[macro_use]
mod words;

pub mod decision;
mod domain_name;
pub mod eligibility;
pub mod email;
pub mod evaluate;
pub mod field;
pub mod findings;
pub mod help;
pub mod json;
mod names;
mod newer_letters;
pub mod policy;
pub mod portal;
mod punycode;
pub mod request;
mod request_value;
pub mod rule;
mod tenant_id;
pub mod terms;

pub use domain_name::{DomainError, DomainName};
pub use names::{Names, SCRIPTS};
pub use tenant_id::TenantId;
pub use terms::Cloud;
