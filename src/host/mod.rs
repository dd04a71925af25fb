//! The browser: the only layer that touches it. Each module is one port.

pub mod adapter;
mod area;
pub mod clipboard;
pub mod clock;
pub mod events;
pub mod files;
pub mod focus;
pub mod history;
pub mod intl;
pub mod keys;
pub mod names;
pub mod storage;
pub mod tasks;
pub mod text;
pub mod url;
