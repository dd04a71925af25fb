use web_sys::Url;

use crate::domain::portal::{Portal, UrlParts};

/// The portal's address, parsed again by the browser and compared with what was meant (R02). None where
/// it is not sound: then no link is shown.
pub fn checked(portal: &Portal) -> Option<String> {
    let url = Url::new(&portal.url).ok()?;
    let parts = UrlParts {
        origin: url.origin(),
        path: url.pathname(),
        query: url.search(),
        fragment: url.hash(),
        user_info: [url.username(), url.password()].concat(),
    };
    portal.is_sound(&parts).then(|| portal.url.clone())
}

/// An address that holds a text itself, for a link that saves it as a file: nothing leaves the page (R44).
pub fn of_text(kind: &str, text: &str) -> String {
    ["data:", kind, ";charset=utf-8,", &String::from(js_sys::encode_uri_component(text))].concat()
}
