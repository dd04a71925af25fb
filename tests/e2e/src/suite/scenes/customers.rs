//! The list of customers: all of it, what a search finds, and what it offers where nothing is found.

use super::{Scene, Way, Who, compact, scene};

pub const PLACES: &[Scene] = &[
    scene("customers", Who::Unknown, Way::Address("#/customers")),
    scene("customers-found", Who::Unknown, Way::Typed("#/customers", "customer-search", "coffee", "[role=option]")),
    scene(
        "customers-suggestion",
        Who::Unknown,
        Way::Typed("#/customers", "customer-search", "https://nobody.example/", "[data-domain='nobody.example']"),
    ),
    scene(
        "customers-nothing-found",
        Who::Unknown,
        Way::Typed("#/customers", "customer-search", "nobody at all", ".srw-advice:not([hidden])"),
    ),
];

/// In the compact layout.
pub const COMPACT: &[Scene] = &[compact("compact-customers", Who::Unknown, Way::Address("#/customers"))];
