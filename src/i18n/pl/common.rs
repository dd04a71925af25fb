use crate::i18n::message::Template;
use crate::i18n::sections::Common;

pub const TEXTS: Common = Common {
    nav_label: "Kreator żądań obsługi",
    nav_customers: "Klienci",
    nav_your_details: "Twoje dane",
    nav_help: "Pomoc",
    back: "Wstecz",
    next: "Dalej",
    change: "Zmień",
    copy: "Kopiuj",
    copied: "Skopiowano",
    optional: "(opcjonalnie)",
    yes: "Tak",
    no: "Nie",
    not_provided: "Nie podano",
    step: Template("Krok {at}"),
    problem_title: "Popraw odpowiedzi",
    error_prefix: "Błąd:",
    opens_in_new_tab: "(otwiera się w nowej karcie)",
    notes_title: "Co mówią nowsze dokumenty",
    note_of: Template("{date}:"),
    rules: Template("Reguły, które zdecydowały: {rules}"),
    kept_local: Template("Wersja robocza zapisana na tym urządzeniu o {time}"),
    kept_session: Template("Wersja robocza zapisana do zamknięcia tej karty, ostatnio o {time}"),
    kept_memory: "Wersja robocza istnieje tylko do zamknięcia tej strony: przeglądarka blokuje zapis danych",
    redirected: "Link prowadzi do dalszej strony. Najpierw odpowiedz na te pytania.",
    private: "To, co wpisujesz, pozostaje w tej przeglądarce. Nic nie jest wysyłane, dopóki nie złożysz żądania w portalu.",
}
.checked();
