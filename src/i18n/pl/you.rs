use crate::i18n::message::Template;
use crate::i18n::sections::You;

pub const TEXTS: You = You {
    title: "Twoje dane",
    intro: "Podajesz je raz, dla wszystkich żądań. Każdą odpowiedź możesz pominąć: kreator zapyta o nią, gdy będzie potrzebna. To, co wpisujesz, jest od razu zapisywane.",
    from_host: "Dane podane przez Twój portal",
    from_host_text: "Jeśli wpiszesz poniżej coś innego, obowiązuje Twoja odpowiedź.",
    partner_title: "Ty jako partner",
    domains: "Własne domeny",
    domains_hint: "Domeny dzierżawy Twojej firmy, każda w osobnym wierszu. Dzięki nim kreator rozpozna żądanie dotyczące własnej dzierżawy",
    domain_wrong: Template("Wiersz {line}: „{text}” nie jest domeną"),
    own_plan_title: "Pomoc dla własnej dzierżawy",
    own_plan: "Jaki plan obejmuje Twoją własną dzierżawę?",
    own_plan_hint: "Potrzebny tylko do żądań dotyczących Twojej firmy",
    contact_title: "Twoje dane kontaktowe",
    contact_hint: "Na nie odpowiada Microsoft. Nie wpisuj tu danych klienta",
    done: "Gotowe",
    kept_title: "Co jest przechowywane",
    kept_local: "Twoje dane, wersje robocze i uzupełnienia na stronach klientów są przechowywane na tym urządzeniu, w tej przeglądarce.",
    kept_session: "Twoje dane, wersje robocze i uzupełnienia na stronach klientów są przechowywane do zamknięcia tej karty.",
    kept_memory: "Przeglądarka blokuje zapis danych. Twoje dane i wersje robocze istnieją tylko do opuszczenia lub odświeżenia tej strony.",
    kept_drafts: Template("Wersja robocza jest usuwana po {days} dniach od ostatniej zmiany, przy kolejnym otwarciu kreatora."),
    kept_you: "Twoje dane i uzupełnienia na stronach klientów pozostają, dopóki ich nie usuniesz.",
    kept_not_sent: "Nic z tego nie opuszcza przeglądarki.",
    delete: "Usuń wszystko, co jest tu przechowywane",
    delete_title: "Usunąć wszystko, co jest tu przechowywane?",
    delete_text: "Znikną Twoje dane, wszystkie wersje robocze i uzupełnienia na stronach klientów. Tego nie można cofnąć. Żądania złożone w portalu pozostaną w nim.",
    delete_confirm: "Usuń wszystko",
    delete_refuse: "Zachowaj wszystko",
    deleted: "Usunięto wszystko, co było tu przechowywane.",
}
.checked();
