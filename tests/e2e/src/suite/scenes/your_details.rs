//! What the wizard knows of the agent: nothing, and all of it.

use super::{RESELLER, Scene, Way, Who, compact, scene};

pub const PLACES: &[Scene] = &[
    scene("your-details", Who::Unknown, Way::Address("#/your-details")),
    scene("your-details-known", RESELLER, Way::Address("#/your-details")),
];

/// In the compact layout.
pub const COMPACT: &[Scene] = &[compact("compact-your-details", RESELLER, Way::Address("#/your-details"))];
