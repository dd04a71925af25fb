//! A customer, one of another cloud, and an address that means nobody.

use super::{Scene, Way, Who, scene};

pub const PLACES: &[Scene] = &[
    scene("customer", Who::Unknown, Way::Address("#/customers/woodgrove.example")),
    scene("customer-of-another-cloud", Who::Unknown, Way::Address("#/customers/proseware.partner.onmschina.cn")),
    scene("customer-unknown", Who::Unknown, Way::Address("#/customers/nobody")),
];
