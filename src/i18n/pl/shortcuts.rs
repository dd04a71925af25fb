use crate::i18n::sections::Shortcuts;

pub const TEXTS: Shortcuts = Shortcuts {
    title: "Skróty klawiaturowe",
    hint: "Działają poza polami tekstowymi, gdy fokus jest w kreatorze. Ctrl+Enter działa w nim wszędzie.",
    list: "Ta lista",
    search: "Wyszukiwanie",
    new_azure: "Na stronie żądań klienta: nowe żądanie dotyczące Azure",
    new_office: "… dotyczące Office 365, Dynamics 365 lub EMS",
    new_marketplace: "… dotyczące produktu z platformy handlowej",
    choose: "Wybór odpowiedzi, która stoi na tym miejscu, i przejście do następnego pytania bez odpowiedzi",
    press: "Sposób naciskania klawiszy",
    alone: "Same klawisze",
    with_alt: "Z przytrzymanym klawiszem Alt",
    off: "Bez skrótów",
    close: "Zamknij",
}
.checked();
