//! Kept drafts.

pub fn draft(_: &[u8]) {}
