messages! {
    /// TEXTS
    pub struct Help {
        title: text,
    }
}
