//! The order of functions.

use std::collections::HashMap;

use super::alike::{logarithm, run};
use super::functions::Function;

/// The length of the runs that functions may share, in bytes.
const LENGTH: usize = 5;

/// A run in more functions than this tells nothing of any two of them.
const COMMON: usize = 200;

/// The places of the functions in their new order: after each one comes the one that shares most with it; what
/// it shares with the one before counts half, and so on. The rarer a run, the more it counts.
pub fn alike_in_turn(functions: &[Function]) -> Vec<usize> {
    let runs: Vec<Vec<u64>> = functions.iter().map(|function| runs(&function.bytes)).collect();
    let mut having = HashMap::<u64, Vec<usize>>::new();
    for (place, runs) in runs.iter().enumerate() {
        for &run in runs {
            having.entry(run).or_default().push(place);
        }
    }
    let mut shared = vec![0; functions.len()];
    let mut left: Vec<usize> = (0..functions.len()).collect();
    let mut order = Vec::with_capacity(functions.len());
    while let Some(next) = most(&left, &shared) {
        let place = left.remove(next);
        order.push(place);
        shared.iter_mut().for_each(|shared| *shared /= 2);
        for run in &runs[place] {
            let others = &having[run];
            if others.len() <= COMMON {
                let weight = logarithm(functions.len() as u32) - logarithm(others.len() as u32);
                others.iter().for_each(|&other| shared[other] += weight);
            }
        }
    }
    order
}

/// Where in `left` the function is that shares most; the first of several.
fn most(left: &[usize], shared: &[u64]) -> Option<usize> {
    (0..left.len()).rev().max_by_key(|&at| shared[left[at]])
}

/// Each run of bytes once.
fn runs(bytes: &[u8]) -> Vec<u64> {
    let mut runs: Vec<u64> = bytes.windows(LENGTH).map(run).collect();
    runs.sort_unstable();
    runs.dedup();
    runs
}

#[cfg(test)]
mod tests {
    use super::*;

    fn function(bytes: &[u8]) -> Function {
        Function { bytes: bytes.to_vec(), numbers: Vec::new(), places: Vec::new(), groups: Vec::new() }
    }

    #[test]
    fn like_follows_like_and_each_comes_once() {
        let bodies = [b"abcdefgh".as_slice(), b"12345678", b"xabcdefy", b"0234567-", b"", b"!bcdefg!", b"12345600"];
        let functions: Vec<_> = bodies.into_iter().map(function).collect();
        assert_eq!(alike_in_turn(&functions), [0, 2, 5, 1, 3, 6, 4]);
    }

    #[test]
    fn nothing_has_no_order() {
        assert!(alike_in_turn(&[]).is_empty());
    }
}
