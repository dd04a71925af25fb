//! Domain names (R40, R41).

use service_request_wizard::config::Suggestion;
use service_request_wizard::domain::portal::Portal;
use service_request_wizard::domain::terms::Service;
use service_request_wizard::domain::{Cloud, DomainName, TenantId};
use service_request_wizard::native::NativeNames;
use url::Url;

/// R40: whatever passes for a domain name is strict, canonical, the same when it is read again in any spelling that is
/// forgiven, and leads nowhere else when it becomes part of an address. What is offered for a text is as strict.
pub fn domain(data: &[u8]) {
    let Ok(text) = std::str::from_utf8(data) else { return };
    let names = NativeNames;
    if let Some(suggestion) = Suggestion::of(text, &names) {
        let key = suggestion.key();
        let is_known = DomainName::parse(key, &names).is_ok_and(|again| again.as_str() == key)
            || TenantId::parse(key).is_some_and(|id| id.as_str() == key);
        assert!(is_known, "{text:?} is offered as {key:?}");
    }
    let Ok(domain) = DomainName::parse(text, &names) else { return };
    let name = domain.as_str();
    assert!(name.len() <= 253 && name.contains('.'), "{name:?}");
    for label in name.split('.') {
        let is_strict = label.bytes().all(|byte| matches!(byte, b'a'..=b'z' | b'0'..=b'9' | b'-'));
        assert!(is_strict && (1..=63).contains(&label.len()), "{name:?}");
        assert!(!label.starts_with('-') && !label.ends_with('-'), "{name:?}");
    }
    for again in [name.to_owned(), name.to_ascii_uppercase(), format!("\t {name}.\n"), domain.to_unicode()] {
        assert_eq!(DomainName::parse(&again, &names).as_ref(), Ok(&domain), "{text:?} by way of {again:?}");
    }
    assert!(domain.covers(name) && domain.covers(&format!("x.{name}")) && !domain.covers(&format!("x{name}")));
    assert!(domain.is_mixed_script(&names) <= name.contains("xn--"));
    let cloud = domain.cloud().unwrap_or(Cloud::Commercial);
    if let Some(portal) = Portal::for_customer(Service::Azure, cloud, &domain, None) {
        let url = Url::parse(&portal.url).expect("an address");
        assert_eq!(url.as_str(), portal.url, "a browser reads the address as it is written");
        let host = url.host_str().unwrap_or_default();
        assert!(matches!(host, "portal.azure.com" | "portal.azure.us"), "{url}");
        assert_eq!(url.path(), ["/", name].concat());
        assert!(url.query().is_none() && url.fragment().is_none() && url.username().is_empty() && url.port().is_none());
    }
}
