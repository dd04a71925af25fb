use crate::i18n::message::Template;
use crate::i18n::sections::Compact;

pub const TEXTS: Compact = Compact {
    sections: "Części tego żądania",
    request: "Czego dotyczy żądanie",
    problem: "Problem i osoba do kontaktu",
    portal: "Link do portalu",
    elsewhere: "Co zrobić zamiast tego",
    done: "gotowe",
    to_do: "do zrobienia",
    questions: Template("Liczba pytań na tej stronie: {count}"),
    no_more: "To już wszystkie pytania. Po wybraniu przycisku Dalej zobaczysz, co zrobić.",
}
.checked();
