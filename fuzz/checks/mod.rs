//! What must hold for any bytes at all. The fuzz targets and the replay of their corpora share it.

// Each fuzz target uses one of them.
#![allow(dead_code, unused_imports)]

mod customers;
mod draft;
mod evaluate;
mod names;
mod table;

pub use customers::customers;
pub use draft::draft;
pub use evaluate::evaluate;
pub use names::domain;
pub use table::csv;

/// Cuts text into slices whose sizes the text itself gives, so that every place of a cut comes up.
fn slices(bytes: &[u8]) -> impl Iterator<Item = &[u8]> {
    let mut rest = bytes;
    let mut size = bytes.len();
    std::iter::from_fn(move || {
        if rest.is_empty() {
            return None;
        }
        // An odd multiplier keeps the sizes from falling into a short cycle.
        size = size.wrapping_mul(31).wrapping_add(usize::from(rest[0])) % 97;
        let (slice, left) = rest.split_at((size + 1).min(rest.len()));
        rest = left;
        Some(slice)
    })
}

/// How many lines a text has, as editors count: CR, LF and CRLF each end one.
fn lines(bytes: &[u8]) -> u32 {
    let breaks = (0..bytes.len()).filter(|at| match bytes[*at] {
        b'\r' => true,
        b'\n' => *at == 0 || bytes[at - 1] != b'\r',
        _ => false,
    });
    1 + breaks.count() as u32
}
