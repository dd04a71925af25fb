//! The tests. Each is a public async function; its doc comment names the rules it proves.

mod delivery;
mod harness;

use e2e::{Test, tests};

/// Every test, in the order in which they run.
pub const TESTS: &[Test] = tests![
    harness::helpers_reach_into_the_shadow_root,
    delivery::a_missing_wasm_is_not_found,
    delivery::shipped_files_have_the_right_types,
    delivery::the_page_works_under_a_strict_policy,
];
