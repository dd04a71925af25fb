messages! {
    /// TEXTS
    pub struct HandOver {
        title: text,
    }
}
