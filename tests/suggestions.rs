//! What a typed or pasted text may mean, and which menu entry a product belongs to.

use service_request_wizard::config::Suggestion;
use service_request_wizard::native::NativeNames;
use service_request_wizard::wizard::entries::find;
use service_request_wizard::wizard::route::Entry;

const ID: &str = "b44bb1fb-c595-45b0-9e09-d657365580bf";

fn kind(text: &str) -> Option<(&'static str, String)> {
    let suggestion = Suggestion::of(text, &NativeNames)?;
    let kind = match suggestion {
        Suggestion::Typed(_) => "typed",
        Suggestion::Found(_) => "found",
        Suggestion::TenantId(_) => "id",
    };
    Some((kind, suggestion.key().to_owned()))
}

/// R40: what is pasted as an address, an e-mail address or a user name is understood.
#[test]
fn pasted_texts_are_understood() {
    let rows: &[(&str, &str, &str)] = &[
        ("contoso.com", "typed", "contoso.com"),
        ("  Contoso.COM. ", "typed", "contoso.com"),
        ("żółw.example", "typed", "xn--w-uga1v8h.example"),
        ("microsoft.com", "typed", "microsoft.com"),
        ("www.contoso.com", "found", "contoso.com"),
        ("https://www.contoso.com/about?x=1#top", "found", "contoso.com"),
        ("http://user:word@contoso.com:8080/", "found", "contoso.com"),
        ("//contoso.com/", "found", "contoso.com"),
        ("contoso.com/path", "found", "contoso.com"),
        ("contoso.com:443", "found", "contoso.com"),
        ("*.contoso.com", "found", "contoso.com"),
        ("jan.kowalski@contoso.com", "found", "contoso.com"),
        ("mailto:jan@contoso.com?subject=Help", "found", "contoso.com"),
        ("Jan Kowalski <jan@contoso.com>, Ewa <ewa@fabrikam.com>", "found", "contoso.com"),
        ("jan_adatum.com#EXT#@contoso.onmicrosoft.com", "found", "contoso.onmicrosoft.com"),
        ("contoso.com\\jan", "found", "contoso.com"),
        ("The domain is contoso.com.", "found", "contoso.com"),
        ("„contoso.com”", "typed", "contoso.com"),
        ("\u{FEFF}contoso.com\u{200B}", "typed", "contoso.com"),
        ("https://portal.azure.com/contoso.com", "found", "contoso.com"),
        ("https://portal.azure.com/#@contoso.onmicrosoft.com/resource/x", "found", "contoso.onmicrosoft.com"),
        ("https://login.microsoftonline.com/contoso.com/oauth2", "found", "contoso.com"),
        (ID, "id", ID),
        ("{B44BB1FB-C595-45B0-9E09-D657365580BF}", "id", ID),
        ("https://portal.office.com/Partner/?CTID=b44bb1fb-c595-45b0-9e09-d657365580bf&CSDEST=Support", "id", ID),
    ];
    for (text, expected, key) in rows {
        assert_eq!(kind(text), Some((*expected, (*key).to_owned())), "{text}");
    }
}

/// R40: what is no domain and holds none is offered as nothing.
#[test]
fn other_texts_are_not() {
    let rows = [
        "",
        " ",
        "Contoso",
        "Contoso Ltd",
        "CONTOSO\\jan",
        "jan@contoso",
        "1.2.3.4",
        "https://1.2.3.4/",
        "a..b",
        "customers.csv:",
        "https://portal.azure.com/",
        "https://admin.microsoft.com/Adminportal/Home#/homepage",
        "https://portal.office.com/Partner/BeginClientSession.aspx",
        "https://contoso.sharepoint.com/",
        "@",
        "://",
        "@.",
    ];
    for text in rows {
        assert_eq!(kind(text), None, "{text}");
    }
}

const LABELS: [(Entry, &str); 3] = [
    (Entry::Azure, "Azure"),
    (Entry::Office365, "Office 365, Dynamics 365, Enterprise Mobility Suite"),
    (Entry::Marketplace, "Commercial marketplace product"),
];

/// R01, R07, R23: every product leads to its entry, by its present and its former name.
#[test]
fn products_are_found_by_old_names() {
    use Entry::{Azure, Marketplace, Office365};
    let rows: &[(&str, &[Entry])] = &[
        ("", &[Azure, Office365, Marketplace]),
        (" ", &[Azure, Office365, Marketplace]),
        ("azure", &[Azure, Office365, Marketplace]),
        ("virtual mach", &[Azure]),
        ("Dynamics CRM Online", &[Office365]),
        ("crm", &[Office365]),
        ("exchange", &[Office365]),
        ("SHAREPOINT", &[Office365]),
        ("teams", &[Office365]),
        ("intune", &[Office365]),
        ("EMS", &[Office365]),
        ("microsoft 365", &[Office365]),
        ("lync", &[Office365]),
        ("azure ad", &[Azure, Office365]),
        ("entra", &[Azure, Office365]),
        ("appsource", &[Marketplace]),
        ("isv", &[Marketplace]),
        ("marketplace", &[Marketplace]),
        ("change", &[]),
        ("zzz", &[]),
    ];
    for (query, expected) in rows {
        let found: Vec<Entry> = find(query, &LABELS).into_iter().map(|(entry, _)| entry).collect();
        assert_eq!(found, *expected, "{query}");
    }
}

/// R07: where a product was found by another name than its entry's, the name is told.
#[test]
fn the_name_that_fits_is_told() {
    let rows: &[(&str, Option<&str>)] =
        &[("dynamics crm", Some("Dynamics CRM Online")), ("office", None), ("lync", Some("Lync Online"))];
    for (query, expected) in rows {
        let found = find(query, &LABELS);
        assert_eq!(found, [(Entry::Office365, *expected)], "{query}");
    }
}
