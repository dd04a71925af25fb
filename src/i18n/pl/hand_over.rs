use crate::i18n::sections::HandOver;

pub const TEXTS: HandOver = HandOver { title: "Title" }.checked();
