//! The list of keyboard shortcuts.

use super::{Scene, Way, Who, scene};

pub const PLACES: &[Scene] = &[scene("shortcuts", Who::Unknown, Way::Shortcuts)];
