//! The help, whole and searched in vain.

use super::{Scene, Way, Who, scene};

pub const PLACES: &[Scene] = &[
    scene("help", Who::Unknown, Way::Address("#/help")),
    scene("help-nothing-found", Who::Unknown, Way::Typed("#/help", "help-search", "xyzzy", ".srw-help-none")),
];
