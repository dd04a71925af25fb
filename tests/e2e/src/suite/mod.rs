//! The tests. Each is a public async function; its doc comment names the rules it proves.

mod axe;
mod clock;
mod compact;
mod csp;
mod customer_page;
mod customers;
mod delivery;
mod drafts;
mod dress;
mod element;
mod extremes;
mod gallery;
mod hand_over;
mod harness;
mod history;
mod hosts;
mod hosts_store;
mod imports;
mod integrity;
mod keyboard;
mod language;
mod links;
mod long_lists;
mod looks;
mod memory;
mod names;
mod nginx;
mod outlines;
mod same_rules;
mod scenes;
mod speech;
pub mod stage;
mod stores;
mod summaries;
mod surface;
mod validation;
mod walks;

use e2e::{Test, tests};

pub use gallery::{make as make_gallery, pictures as make_pictures};
pub use outlines::accept as accept_outlines;

/// Every test, in the order in which they run.
pub const TESTS: &[Test] = tests![
    csp::host_policies,
    csp::own_origin,
    integrity::a_changed_script_does_not_run,
    integrity::a_changed_wasm_is_refused,
    integrity::changed_texts_are_refused,
    integrity::a_mended_file_works_on_try_again,
    harness::helpers_reach_into_the_shadow_root,
    delivery::a_missing_wasm_is_not_found,
    delivery::shipped_files_have_the_right_types,
    delivery::the_page_works_under_a_strict_policy,
    nginx::files_are_sent_as_a_host_should,
    nginx::the_wizard_loads,
    memory::mounts_leave_memory_flat,
    memory::moves_leave_memory_flat,
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
    keyboard::from_the_search_to_the_portal,
    keyboard::back_and_out,
    keyboard::every_outcome,
    names::of_places,
    names::of_questions,
    names::of_answered_pages,
    names::of_endings,
    names::of_compact_pages,
    speech::each_change_is_spoken_once,
    customers::found_by_any_of_its_names,
    customers::a_combobox_for_assistive_technology,
    customers::a_typed_domain_is_offered,
    customers::given_by_the_host,
    imports::good_rows_are_kept_and_bad_ones_told,
    long_lists::a_broken_list_meanwhile,
    long_lists::reading_goes_on_in_the_background,
    imports::a_dropped_file_is_read,
    imports::a_list_in_a_windows_code_page,
    imports::a_list_waits_for_the_hosts,
    imports::a_file_that_is_no_list,
    long_lists::a_hundred_thousand_customers,
    long_lists::a_hundred_thousand_rows,
    long_lists::memory_stays_flat,
    history::back_and_forward_keep_the_answers,
    history::an_address_leads_as_far_as_the_answers,
    history::what_the_host_says_counts_from_the_start,
    history::a_reload_keeps_every_letter,
    history::change_comes_back,
    history::the_hosts_entries_lead_nowhere,
    history::the_hosts_base_leads_nowhere_else,
    history::two_wizards_in_one_history,
    customer_page::the_cloud_follows_the_domain,
    customer_page::a_missing_domain_is_asked_for,
    customer_page::what_looks_wrong_is_told,
    customer_page::products_are_found_by_old_names,
    customer_page::help_is_searched,
    hand_over::the_checklist_follows_the_portal,
    hand_over::ticks_are_kept,
    hand_over::the_page_says_what_to_expect,
    hand_over::what_is_copied_is_what_is_shown,
    links::alike_with_and_without_addresses,
    element::events_of_a_request,
    element::an_exit_names_its_rules,
    element::methods,
    element::what_the_host_knows_is_not_asked,
    element::two_on_a_page,
    surface::the_host_styles_every_part,
    surface::the_host_sets_every_custom_property,
    surface::slots_show_what_the_host_puts_there,
    surface::the_hosts_page_is_left_alone,
    surface::what_is_set_before_the_script_counts,
    surface::attributes_may_change_while_somebody_writes,
    surface::a_move_keeps_words_and_focus,
    surface::the_script_twice_and_in_another_version,
    surface::the_module_works_without_an_element,
    surface::a_refused_link_is_told,
    language::a_switch_keeps_answers_and_place,
    language::errors_are_told_in_the_new_language,
    language::counts_have_the_browsers_plural_forms,
    language::dates_and_names_are_the_browsers,
    axe::places,
    axe::questions,
    axe::answered,
    axe::endings,
    axe::compact,
    outlines::differences_are_seen,
    outlines::places,
    outlines::questions,
    outlines::answered,
    outlines::endings,
    outlines::compact,
    extremes::widths_and_spacing,
    extremes::right_to_left,
    extremes::forced_colours,
    extremes::reduced_motion,
    extremes::on_paper,
    gallery::host_themes_hold,
    drafts::several_for_a_customer,
    drafts::filed_requests_keep_their_number,
    drafts::blocked_storage_is_told,
    drafts::storage_that_fills_up_is_told,
    drafts::each_place_is_named,
    drafts::a_restored_draft_is_told,
    drafts::a_newer_draft_is_read_only,
    drafts::another_edition_is_told,
    clock::every_change_of_thirty_zones,
    clock::only_hours_are_estimated,
    clock::a_wrong_clock_is_told,
    summaries::naughty_strings_come_out_as_they_went_in,
    hosts_store::the_hosts_store_keeps_drafts,
    hosts_store::what_is_under_way_is_finished,
    hosts_store::another_agents_store_gets_nothing,
    hosts_store::waiting_is_not_called_saved,
    stores::two_tabs_keep_both_versions,
    stores::two_tabs_set_two_customers,
    stores::a_newer_draft_is_not_replaced,
    validation::each_page_says_what_is_missing,
    validation::the_contact_is_never_the_customers,
    validation::nothing_typed_is_lost,
    validation::another_severity_is_confirmed_once,
    compact::walks_end_alike,
    compact::keys_lead_from_search_to_portal,
    compact::shortcuts_keep_out_of_texts,
    compact::shortcuts_can_ask_for_alt,
];
