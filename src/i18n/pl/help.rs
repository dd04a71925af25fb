use crate::i18n::message::{Plural, Template};
use crate::i18n::sections::Help;

pub const TEXTS: Help = Help {
    title: "Pomoc",
    intro: "Pytania i odpowiedzi na temat żądań obsługi składanych dla klientów. Mały wiersz pod odpowiedzią podaje reguły i, w nawiasach, zdania ze strony firmy Microsoft, na których się opiera.",
    search_label: "Szukaj w pomocy",
    contents: "Pytania",
    found: Plural::Three {
        one: "Znaleziono {n} pytanie",
        few: "Znaleziono {n} pytania",
        many: "Znaleziono {n} pytań",
    },
    none_found: Template("Żadne pytanie nie pasuje do „{query}”."),
    none_found_text: "Spróbuj jednego słowa, na przykład opłata, ważność lub Dynamics, albo przejrzyj wszystkie pytania.",
    show_all: "Pokaż wszystkie pytania",
    source: Template("Źródło: {rules}"),
    subject_before: "Przed złożeniem żądania",
    subject_response: "Ważność i czas odpowiedzi",
    subject_azure: "Azure",
    subject_office: "Office 365, Dynamics 365 i platforma handlowa",
    subject_own: "Ty, Twoja dzierżawa i Twoje dane",
    coverage: "Co obejmuje pomoc techniczna w programie CSP?",
    coverage_answer: "Możesz składać żądania dotyczące usług klientów: Azure, Office 365, Dynamics 365 (dawniej Dynamics CRM Online) i Enterprise Mobility Suite. Żądania składa się przez Centrum partnerskie: znajdź klienta, otwórz jego żądania obsługi i wybierz Nowe żądanie (New request). Ten kreator prowadzi tą samą drogą i kończy się linkiem do właściwego portalu.\n\
        W przypadku poważnych problemów możesz liczyć na odpowiedź priorytetową.\n\
        Pomoc przysługuje wszystkim partnerom w programie Dostawca rozwiązań w chmurze (Cloud Solution Provider), zarówno płacącym, jak i korzystającym z okresu próbnego.",
    escalation: "Kiedy można przekazać problem firmie Microsoft?",
    escalation_answer: "Problem techniczny spróbuj najpierw rozwiązać samodzielnie: sprawdź kondycję usługi, a potem, z uprawnieniami administratora, oprogramowanie, ustawienia i konfigurację.\n\
        Problemy z rozliczeniami, spory w ich sprawie i podejrzenia oszustwa możesz zgłosić od razu.\n\
        W sprawie problemu technicznego złóż żądanie, jeśli nadal występuje i pasuje do jednego z tych opisów:",
    service_health: "Gdzie sprawdzić kondycję usługi?",
    service_health_answer: "Otwórz klienta w Centrum partnerskim i wybierz Zarządzanie usługami (Service management). Zobaczysz listę usług klienta i ich kondycję.\n\
        Jeśli problem wynika ze znanej awarii, poczekaj na jej zakończenie. Jeśli problem nadal będzie występować, złóż żądanie.\n\
        Dwa linki do portali poniżej otwierają się w Twoim własnym kontekście, a nie w kontekście klienta.",
    who_files: "Kto może złożyć żądanie dla klienta?",
    who_files_answer: "Może to zrobić administrator globalny (Global admin) partnera. W przypadku platformy Azure kreator pyta o rolę, ponieważ nie każda rola pozwala tam składać żądania.\n\
        Dostawca pośredni może składać żądania dla klientów swoich odsprzedawców. Odsprzedawca pośredni zawsze może więc przekazać żądanie dostawcy.\n\
        Dotyczy to również partnerów w Microsoft Cloud for US Government.",
    fees: "Ile kosztuje pomoc techniczna?",
    fees_answer: "Za pomoc dotyczącą usług Office 365, Dynamics 365 (dawniej Dynamics CRM Online) i Enterprise Mobility Suite nie ma osobnej opłaty ani dla Ciebie, ani dla klienta.\n\
        Za pomoc dotyczącą platformy Azure jest pobierana opłata. Jeśli przysługuje Ci Signature Cloud Support lub inne korzyści Microsoft Partner Network (MPN), możesz ją z nich pokryć.\n\
        Pomoc w sprawach rozliczeń i zarządzania subskrypcjami jest bezpłatna.",
    severity: "Od czego zależy ważność?",
    severity_answer: "Od podanego w żądaniu wpływu problemu na działalność klienta. Kreator wyznacza ważność z Twojej odpowiedzi i pokazuje powód. Jeśli wybierzesz inną ważność, raz poprosi o potwierdzenie. Są trzy:",
    response_times: "Jak szybko przyjdzie pierwsza odpowiedź?",
    response_times_answer: "Poniższe czasy dotyczą pierwszej odpowiedzi, a nie rozwiązania problemu, i obowiązują dla pomocy w języku angielskim. Strona firmy Microsoft nie mówi, czy godziny liczą się przez całą dobę.\n\
        Gdy coś przestało działać (awaria techniczna, break-fix), decyduje ważność:",
    response_other: "Wszystkie inne żądania objęte pomocą",
    response_within: Template("{of}: w ciągu {time}"),
    language: "W jakim języku jest udzielana pomoc?",
    language_answer: "Czasy pierwszej odpowiedzi obowiązują tylko dla pomocy w języku angielskim. Pomoc w języku lokalnym jest udzielana w godzinach pracy.\n\
        Język pomocy wybierasz tam, gdzie opisujesz problem.",
    phone: "Czy można złożyć żądanie przez telefon?",
    phone_answer: "Nie. Program nie przewiduje pomocy telefonicznej: żądania składa się w portalu, do którego prowadzi kreator.\n\
        W przypadku produktu z platformy handlowej własny numer telefonu pomocy może mieć jego wydawca.",
    azure_filing: "Jak złożyć żądanie dotyczące platformy Azure?",
    azure_filing_answer: "+ Otwórz portal linkiem z ostatniej strony kreatora.\n\
        + Wybierz Nowe żądanie obsługi (New support request).\n\
        + W sekcji Podstawowe (Basics) w polu Plan pomocy technicznej (Support plan) wybierz Dostawca rozwiązań w chmurze (Cloud Solution Provider).\n\
        + W sekcji Informacje kontaktowe (Contact information) wpisz własne dane.\n\
        + Wypełnij resztę i wybierz Utwórz (Create).\n\
        Później znajdziesz żądanie w witrynie Azure Portal, w sekcji Zarządzaj żądaniami pomocy technicznej (Manage support requests).",
    azure_access: "Jaki dostęp do konta platformy Azure klienta jest potrzebny?",
    azure_access_answer: "Odsprzedawca pośredni potrzebuje dostępu do konta platformy Azure klienta, którego udziela mu dostawca. W usłudze Office 365 jest inaczej: tam administruje się w imieniu klienta.\n\
        Agent pomocy technicznej (Helpdesk agent, nazywany też Helpdesk admin) nie może składać żądań w witrynie Azure Portal. Może natomiast utworzyć tam grupę pomocy technicznej i nadać jej uprawnienia do rejestrowania żądań.\n\
        Uprawnienia administratora u klienta nie są konieczne. Jeśli nigdy o nie nie poproszono albo zarządzasz tylko subskrypcjami platformy Azure:\n\
        + Skopiuj nazwę domeny klienta ze strony jego konta w Centrum partnerskim.\n\
        + Otwórz adres https://portal.azure.com/ z nazwą domeny po ostatnim ukośniku. Kreator tworzy ten link za Ciebie.\n\
        + Wybierz subskrypcję, której dotyczy problem.\n\
        + Wybierz Nowe żądanie obsługi (New support request) i postępuj zgodnie z instrukcjami.",
    azure_directly: "Co się stanie po bezpośrednim zalogowaniu do witryny Azure Portal?",
    azure_directly_answer: "Jesteś wtedy we własnym kontekście, a nie w kontekście klienta, więc złożone tam żądanie dotyczy Twojej firmy. Loguj się bezpośrednio tylko w sprawie własnych subskrypcji i przygotuj własny plan pomocy technicznej: pomoc w programie ich nie obejmuje.\n\
        Dla klienta użyj linku z ostatniej strony kreatora. Przed złożeniem żądania sprawdź, czy portal pokazuje katalog klienta.",
    office_filing: "Jak złożyć żądanie dotyczące usługi Office 365, Dynamics 365 lub Enterprise Mobility Suite?",
    office_filing_answer: "+ Otwórz centrum administracyjne usługi Office 365 linkiem z ostatniej strony kreatora. Bez identyfikatora Microsoft klienta link prowadzi do listy klientów w Centrum partnerskim; otwórz stamtąd żądania obsługi klienta.\n\
        + W sekcji Utwórz żądanie obsługi (Create a service request) wybierz kategorię pomocy. Dalsze pozycje pokazuje Więcej... (More...).\n\
        + Wypełnij formularz, podając własne dane kontaktowe, i wybierz Prześlij (Submit).\n\
        Później znajdziesz żądanie w centrum administracyjnym usługi Office 365, w sekcji Zobacz wszystkie bilety pomocy technicznej (See all support tickets).",
    office_directly: "Co się stanie po bezpośrednim zalogowaniu do centrum administracyjnego usługi Office 365?",
    office_directly_answer: "Jesteś wtedy we własnym kontekście, a nie w kontekście klienta. Loguj się bezpośrednio tylko w sprawie własnych subskrypcji.\n\
        Dla klienta użyj linku z ostatniej strony kreatora. Przed złożeniem żądania sprawdź, czy centrum administracyjne pokazuje nazwę klienta.",
    dynamics_plan: "Jaka umowa pomocy technicznej jest potrzebna dla usługi Dynamics 365?",
    dynamics_plan_answer: "Partner, który sprzedaje Dynamics 365 w programie CSP i prowadzi dla tej usługi pomoc techniczną, musi mieć umowę Advanced Support for Partners (ASfP) lub wyższą. Bez niej nie można składać żądań dotyczących Dynamics 365 w imieniu klienta.",
    dynamics_support: "Gdzie uzyskać dalszą pomoc dotyczącą usługi Dynamics 365?",
    dynamics_support_answer: "Skontaktuj się bezpośrednio z pomocą techniczną Dynamics (Dynamics Support), jeśli sprawa dotyczy jednego z tych tematów:",
    marketplace: "Kto pomaga w sprawie produktu z komercyjnej platformy handlowej?",
    marketplace_answer: "Niezależny dostawca oprogramowania (ISV), który wydał produkt. Microsoft nie udziela pomocy dotyczącej tych produktów.\n\
        + Otwórz platformę handlową i wybierz produkt.\n\
        + Na jego stronie znajdź kontakt do pomocy technicznej: link do witryny wydawcy, adres e-mail lub numer telefonu.\n\
        + W sekcji Nowe żądanie (New request) wybierz Produkt z platformy handlowej. Kreator pomoże napisać wiadomość do wydawcy.",
    contact: "Czyje dane kontaktowe podać w żądaniu?",
    contact_answer: "Własne, nigdy dane klienta. Dotyczy to każdego produktu.\n\
        Kreator rozpozna adres e-mail w domenie klienta i poprosi o Twój.",
    own_tenant: "Czy można złożyć żądanie dla własnej dzierżawy?",
    own_tenant_answer: "Tak, ale pomoc w programie jej nie obejmuje. Wpisz własne domeny na stronie Twoje dane, aby kreator odróżnił Twoją dzierżawę od dzierżawy klienta.\n\
        W żądaniu trzeba podać identyfikator umowy lub planu, który uprawnia do pomocy. Liczą się:",
    clouds: "Co obowiązuje w chmurze dla rządu USA, w Chinach i w Niemczech?",
    clouds_answer: "Klienci z chmury dla rządu USA mają osobne portale i tam prowadzi kreator. Rozpoznaje tę chmurę po domenie z końcówką onmicrosoft.us; przy innych domenach ustaw chmurę na stronie klienta.\n\
        W Chinach chmurę prowadzi 21Vianet. Żądanie złóż tam; plany i czasy z tej strony tam nie obowiązują.\n\
        Chmurę niemiecką zamknięto w październiku 2021\u{a0}r. Ustal, do której dzierżawy przeszedł klient, i złóż żądanie dla niej.",
    data: "Co się dzieje z wpisanymi danymi?",
    data_answer: "Kreator niczego nie wysyła do firmy Microsoft: żądanie składasz samodzielnie w portalu.\n\
        Na stronie Twoje dane sprawdzisz, co, gdzie i jak długo jest przechowywane. Możesz tam też wszystko usunąć.",
    link_source_page: "Strona firmy Microsoft: zgłaszanie problemów w imieniu klienta",
    link_escalation: "Eskalowanie problemów do firmy Microsoft",
    link_support_for_customers: "Pomoc techniczna dla klientów",
    link_service_health: "Jak sprawdzić kondycję usługi",
    link_azure_service_issues: "Problemy z usługami platformy Azure, we własnym kontekście",
    link_microsoft_365_health: "Kondycja usług Microsoft 365, we własnym kontekście",
    link_support_plans: "Umowy pomocy technicznej dla partnerów",
    link_dynamics_support: "Pomoc techniczna Dynamics",
    link_power_platform_support: "Pomoc i obsługa techniczna Power Platform i Dynamics 365 (nowsza strona)",
    link_azure_support_faq: "Pomoc techniczna platformy Azure: często zadawane pytania (Azure Support FAQ)",
    link_china_partner_center: "Centrum partnerskie firmy 21Vianet",
    link_china_azure_support: "Pomoc techniczna Azure firmy 21Vianet",
}
.checked();
