use crate::i18n::sections::Outcomes;

pub const TEXTS: Outcomes = Outcomes { title: "Title" }.checked();
