//! A service request wizard for Microsoft cloud partners, as one custom element.
//!
//! Layers point one way: `wizard`, `config` and `i18n` stand on `domain` alone and know no browser; `host` is the browser, `ui`
//! draws the pages with all of these, `embed` is on top. ARCHITECTURE.md draws the map.

#[macro_use]
pub mod domain;

pub mod config;
#[cfg(target_arch = "wasm32")]
pub mod embed;
#[cfg(target_arch = "wasm32")]
mod host;
mod i18n;
#[cfg(not(target_arch = "wasm32"))]
pub mod native;
#[cfg(target_arch = "wasm32")]
mod ui;
pub mod wizard;
