//! A service request wizard for Microsoft cloud partners, as one custom element.
//!
//! Layers point one way: `domain ← wizard ← ui → host`; `config` and `i18n` stand on `domain` alone;
//! `embed` is on top. The first four know no browser. ARCHITECTURE.md draws the map.

pub mod domain;
#[cfg(not(target_arch = "wasm32"))]
pub mod native;
