messages! {
    /// The list of keyboard shortcuts.
    pub struct Shortcuts {
        title: text,
        hint: text,
        list: text,
        search: text,
        new_azure: text,
        new_office: text,
        new_marketplace: text,
        choose: text,
        press: text,
        alone: text,
        with_alt: text,
        off: text,
        close: text,
    }
}
