messages! {
    /// The compact layout: one section a page.
    pub struct Compact {
        sections: text,
        request: text,
        problem: text,
        portal: text,
        elsewhere: text,
        done: text,
        to_do: text,
        questions: fill(count),
        no_more: text,
    }
}
