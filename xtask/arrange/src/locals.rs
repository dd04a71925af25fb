//! The numbers of local variables.

use std::collections::HashMap;

use super::alike::{logarithm, run};
use super::functions::Function;

/// The lengths of the runs that are counted, in bytes.
const LENGTHS: [usize; 4] = [3, 5, 8, 12];

/// How often a function is gone through at most.
const ROUNDS: usize = 3;

/// Variables further apart than this are not tried against one another, nor such as stand in more than so many places: it
/// would take long and bring little.
const APART: usize = 60;
const PLACES: usize = 600;

/// Numbers the variables of each function so that its bytes have been seen as often as possible in the functions before it:
/// two variables change their numbers where that makes it so.
pub fn number_alike(functions: &mut [Function]) {
    let mut seen = HashMap::new();
    for function in functions {
        for _ in 0..ROUNDS {
            if !improve(function, &seen) {
                break;
            }
        }
        for length in LENGTHS {
            for bytes in function.bytes.windows(length) {
                *seen.entry(run(bytes)).or_default() += 1;
            }
        }
    }
}

/// Tries each pair once, and tells whether one was changed.
fn improve(function: &mut Function, seen: &HashMap<u64, u32>) -> bool {
    let mut changed = false;
    for group in function.groups.clone() {
        for one in group.clone() {
            for other in one + 1..group.end.min(one + APART) {
                changed |= try_pair(function, one, other, seen);
            }
        }
    }
    changed
}

fn try_pair(function: &mut Function, one: usize, other: usize, seen: &HashMap<u64, u32>) -> bool {
    let mut places = [function.places[one].as_slice(), &function.places[other]].concat();
    if places.is_empty() || places.len() > PLACES {
        return false;
    }
    places.sort_unstable();
    let before = how_often(&function.bytes, &places, seen);
    function.swap(one, other);
    let better = how_often(&function.bytes, &places, seen) > before;
    if !better {
        function.swap(one, other);
    }
    better
}

/// How often the runs that reach over the places have been seen, as a sum of logarithms.
fn how_often(bytes: &[u8], places: &[usize], seen: &HashMap<u64, u32>) -> u64 {
    let mut sum = 0;
    for length in LENGTHS {
        let mut from = 0;
        for &place in places {
            from = from.max((place + 1).saturating_sub(length));
            while from <= place && from + length <= bytes.len() {
                sum += logarithm(1 + seen.get(&run(&bytes[from..from + length])).unwrap_or(&0));
                from += 1;
            }
        }
    }
    sum
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A function of two parameters and four variables, whose bytes are the numbers of variables between others.
    fn function(numbers: [u8; 4]) -> Function {
        let bytes: Vec<u8> = numbers.into_iter().flat_map(|number| [b'g', number, b's']).collect();
        let places = (0..6).map(|number| (0..bytes.len()).filter(|&at| at % 3 == 1 && bytes[at] == number).collect());
        Function { places: places.collect(), bytes, numbers: (0..6).collect(), groups: vec![2..4, 4..6] }
    }

    #[test]
    fn a_later_function_takes_the_numbers_of_an_earlier_one() {
        let mut functions = [function([0, 2, 3, 4]), function([0, 3, 2, 4])];
        number_alike(&mut functions);
        assert_eq!(functions[1].bytes, functions[0].bytes);
        assert_eq!(functions[1].numbers, [0, 1, 3, 2, 4, 5]);
    }

    #[test]
    fn parameters_and_variables_of_another_type_keep_their_places() {
        let mut functions = [function([0, 2, 3, 4]), function([1, 4, 2, 3])];
        number_alike(&mut functions);
        for function in functions {
            assert_eq!(function.numbers[..2], [0, 1]);
            for group in [2..4, 4..6] {
                let mut numbers = function.numbers[group.clone()].to_vec();
                numbers.sort_unstable();
                assert_eq!(numbers, group.map(|number| number as u32).collect::<Vec<_>>());
            }
        }
    }
}
