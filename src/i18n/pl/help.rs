use crate::i18n::sections::Help;

pub const TEXTS: Help = Help { title: "Title" }.checked();
