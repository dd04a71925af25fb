use std::cell::Cell;

use crate::wizard::action::Fresh;

/// Milliseconds since 1970 by the device's clock.
pub fn now() -> u64 {
    js_sys::Date::now() as u64
}

/// The time, and a random name for a draft that may be begun.
pub fn fresh() -> Fresh {
    Fresh { now: now(), id: random_id() }
}

/// Notices that the device's clock is set while the page is open.
#[derive(Debug)]
pub struct Watch {
    /// What the clock would show at the start of the page's own count, which nobody can set.
    start: f64,
    /// Whether the clock has moved against the page's own count since the watch began. Some browsers stop that count
    /// while the device sleeps, so that a clock that is right may seem to have moved.
    pub has_moved: bool,
}

/// By how much the two counts may drift apart before it is told, in milliseconds.
const DRIFT: f64 = 5.0 * 60.0 * 1000.0;

impl Watch {
    pub fn start() -> Self {
        Self { start: page_start(), has_moved: false }
    }

    /// Compares the two counts.
    pub fn look(&mut self) {
        self.has_moved |= (page_start() - self.start).abs() > DRIFT;
    }
}

fn page_start() -> f64 {
    let count = web_sys::window().and_then(|window| window.performance());
    js_sys::Date::now() - count.map_or_else(js_sys::Date::now, |count| count.now())
}

/// A random name, from the browser's cryptographic generator. Where a host has replaced that, and `Math.random` too, the
/// time and a count still tell names apart.
pub fn random_id() -> String {
    thread_local!(static COUNT: Cell<u32> = const { Cell::new(0) });
    let mut bytes = [0_u8; 12];
    bytes.fill_with(|| (js_sys::Math::random() * 256.0) as u8);
    if let Some(crypto) = web_sys::window().and_then(|window| window.crypto().ok()) {
        // What it does not fill stays as it is.
        let _ = crypto.get_random_values_with_u8_array(&mut bytes);
    }
    let count = COUNT.replace(COUNT.get().wrapping_add(1));
    let here = (now() as u32).wrapping_add(count.rotate_right(8)).to_le_bytes();
    for (byte, here) in bytes.iter_mut().zip(here) {
        *byte ^= here;
    }
    bytes
        .iter()
        .flat_map(|byte| [byte >> 4, byte & 15])
        .map(|half| char::from_digit(half.into(), 16).unwrap_or('0'))
        .collect()
}
