messages! {
    /// TEXTS
    pub struct You {
        title: text,
    }
}
