//! The tests. Each is a public async function; its doc comment names the rules it proves.

mod csp;
mod delivery;
mod harness;
mod hosts;
mod same_rules;
mod walks;

use e2e::{Test, tests};

/// Every test, in the order in which they run.
pub const TESTS: &[Test] = tests![
    csp::host_policies,
    csp::own_origin,
    harness::helpers_reach_into_the_shadow_root,
    delivery::a_missing_wasm_is_not_found,
    delivery::shipped_files_have_the_right_types,
    delivery::the_page_works_under_a_strict_policy,
    hosts::plain_page,
    hosts::react,
    hosts::vue,
    hosts::svelte,
    hosts::angular,
    same_rules::generated_domains,
    same_rules::public_suites,
    same_rules::scripts_of_letters,
    same_rules::the_same_bytes,
    walks::azure_severities,
    walks::azure_topics,
    walks::azure_access,
    walks::office_family,
    walks::own_tenant,
    walks::dynamics,
    walks::solve_first,
    walks::somebody_else_files,
    walks::somebody_else_supports,
];
