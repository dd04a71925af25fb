use crate::i18n::message::Template;
use crate::i18n::sections::Common;

pub const TEXTS: Common = Common {
    nav_label: "Service request wizard",
    nav_customers: "Customers",
    nav_your_details: "Your details",
    nav_help: "Help",
    back: "Back",
    next: "Continue",
    change: "Change",
    copy: "Copy",
    copied: "Copied",
    optional: "(optional)",
    yes: "Yes",
    no: "No",
    not_provided: "Not provided",
    step: Template("Step {at}"),
    problem_title: "There is a problem",
    error_prefix: "Error:",
    opens_in_new_tab: "(opens in a new tab)",
    notes_title: "Newer documents say",
    note_of: Template("{date}:"),
    rules: Template("Rules that decided: {rules}"),
    kept_local: Template("Draft saved on this device at {time}"),
    kept_session: Template("Draft saved until this tab is closed, last at {time}"),
    kept_memory: "Draft kept only while this page is open: this browser blocks storage",
    redirected: "The link leads to a later page. These answers come first.",
    private: "What you type stays in this browser. Nothing is sent until you file the request in the portal.",
}
.checked();
