use crate::i18n::message::Template;
use crate::i18n::sections::You;

pub const TEXTS: You = You {
    title: "Your details",
    intro: "Said once, used for every request. You can leave any answer open: the wizard asks for it when a request needs it. What you type is saved at once.",
    from_host: "Filled in by your portal",
    from_host_text: "What you enter below counts instead.",
    partner_title: "You as a partner",
    domains: "Your own domains",
    domains_hint: "The domains of your company's tenant, one on a line. The wizard needs them to notice a request for your own tenant",
    domain_wrong: Template("Line {line}: “{text}” is not a domain"),
    own_plan_title: "Support for your own tenant",
    own_plan: "Which plan covers your own tenant?",
    own_plan_hint: "Only needed for requests about your own company",
    contact_title: "Your contact details",
    contact_hint: "Microsoft answers to these. Never enter a customer's",
    done: "Done",
    kept_title: "What is kept",
    kept_local: "Your details, your drafts and what you add to customers' pages are kept on this device, in this browser.",
    kept_session: "Your details, your drafts and what you add to customers' pages are kept until you close this tab.",
    kept_memory: "This browser blocks storage. Your details and drafts are there only until you leave or reload this page.",
    kept_drafts: Template("A draft is deleted {days} days after its last change, when you next open the wizard."),
    kept_you: "Your details and what you add to customers' pages stay until you delete them.",
    kept_not_sent: "Nothing of this leaves the browser.",
    delete: "Delete everything kept here",
    delete_title: "Delete everything kept here?",
    delete_text: "Your details, all drafts and what you added to customers' pages go. This cannot be undone. Requests that you filed in a portal stay there.",
    delete_confirm: "Delete everything",
    delete_refuse: "Keep everything",
    deleted: "Everything kept here is deleted.",
}
.checked();
