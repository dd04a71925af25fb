use crate::i18n::sections::You;

pub const TEXTS: You = You { title: "Title" }.checked();
