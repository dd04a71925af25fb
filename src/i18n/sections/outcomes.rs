messages! {
    /// TEXTS
    pub struct Outcomes {
        title: text,
    }
}
