use crate::i18n::sections::Shortcuts;

pub const TEXTS: Shortcuts = Shortcuts {
    title: "Keyboard shortcuts",
    hint: "They work outside text fields, while the focus is in the wizard. Ctrl+Enter works everywhere in it.",
    list: "This list",
    search: "Search",
    new_azure: "On the customer's Service requests page: a new request for Azure",
    new_office: "… for Office 365, Dynamics 365 or EMS",
    new_marketplace: "… for a product from the marketplace",
    choose: "Choose the answer in that place and go to the next unanswered question",
    press: "How to press the keys",
    alone: "Alone",
    with_alt: "With Alt held",
    off: "No shortcuts",
    close: "Close",
}
.checked();
