//! The wizard without its screens: where one is, what was answered, what comes next.
//!
//! [`reduce`](reduce::reduce) takes the state and one action and gives the next state with effects as
//! data. Nothing here touches a browser, knows the time or holds words for people.

pub mod action;
pub mod answers;
mod arrivals;
pub mod case;
pub mod check;
pub mod customer;
pub mod decided;
pub mod draft;
pub mod entries;
pub mod flow;
pub mod layout;
pub mod markdown;
mod migrate;
mod moves;
mod places;
pub mod reconcile;
pub mod reduce;
pub mod route;
pub mod saved;
pub mod shared;
pub mod shortcuts;
pub mod state;
pub mod step;
mod version;
pub mod you;
