//! A customer's service requests, with a draft and a filed one, and none.

use super::{Scene, Way, Who, compact, scene};

pub const PLACES: &[Scene] = &[
    scene("service-requests", Who::Unknown, Way::Address("#/customers/woodgrove.example/service-requests")),
    scene("service-requests-none", Who::Unknown, Way::Address("#/customers/relecloud.example/service-requests")),
];

/// In the compact layout.
pub const COMPACT: &[Scene] = &[compact(
    "compact-service-requests",
    Who::Unknown,
    Way::Address("#/customers/woodgrove.example/service-requests"),
)];
