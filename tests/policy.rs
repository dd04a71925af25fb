//! What an edition of the rules fixes: its addresses and its dated notes.

use service_request_wizard::domain::policy::{EDITION, Link, NOTES, Note, notes};
use service_request_wizard::domain::terms::*;
use url::Url;

/// R21, R22, R26, R37, R38, R42: every fixed address is one of Microsoft's or, for China, of its operator, and stays
/// as it is when it is read.
#[test]
fn fixed_addresses() {
    for link in Link::ALL {
        let url = Url::parse(link.url()).expect("an address");
        assert!([url.as_str(), url.as_str().trim_end_matches('/')].contains(&link.url()), "{url}");
        assert_eq!(url.scheme(), "https", "{url}");
        assert!(url.username().is_empty() && url.password().is_none() && url.port().is_none(), "{url}");
        let host = url.host_str().expect("an https address has a host");
        let is_known = match link {
            Link::ChinaPartnerCenter | Link::ChinaAzureSupport => {
                ["portal.partner.microsoftonline.cn", "support.azure.cn"].contains(&host)
            }
            _ => host.ends_with(".microsoft.com") || host == "portal.azure.com",
        };
        assert!(is_known, "{url}");
    }
    // Those that the source page gives, to the letter.
    assert_eq!(Link::SupportPlans.url(), "https://partner.microsoft.com/support/partnersupport");
    assert_eq!(Link::AzureSupportFaq.url(), "https://go.microsoft.com/fwlink/?LinkId=717532");
}

/// R46: every note has a date, later than the edition: an older document would be no news.
#[test]
fn notes_are_dated() {
    for (note, date) in NOTES {
        let (year, month) = date.split_once('-').expect("year and month");
        assert!(year.len() == 4 && year.bytes().all(|byte| byte.is_ascii_digit()), "{date}");
        assert!(month.len() == 2 && (1..=12).contains(&month.parse().expect("a month")), "{date}");
        assert!(date > EDITION, "{note:?}");
        assert_eq!(note.date(), date);
    }
}

/// R10, R46: which notes stand beside which outcome, in their order.
#[test]
fn notes_of_outcomes() {
    use Note::*;
    let reseller = Some(PartnerType::IndirectReseller);
    let direct = Some(PartnerType::DirectBill);
    let world = Some(Cloud::Commercial);
    let government = Some(Cloud::UsGovernment);
    let (a, b) = (Some(Severity::A), Some(Severity::B));
    let azure_notes = vec![GdapRoles, AzureFormTabs, AllSupportRequests];
    let with = |first: &[Note], last: &[Note]| [first, &azure_notes, last].concat();
    let rows = [
        (Outcome::FileInPortal, Service::Azure, direct, world, b, azure_notes.clone()),
        (Outcome::FileInPortal, Service::Azure, direct, world, a, with(&[], &[PhoneForCritical])),
        (Outcome::FileInPortal, Service::Azure, reseller, world, None, with(&[ResellerAzure], &[])),
        (Outcome::FileInPortal, Service::Azure, direct, government, b, with(&[], &[GovernmentAddress])),
        (Outcome::FileInPortal, Service::Office365, reseller, government, a, vec![GdapRoles, Microsoft365Name]),
        (Outcome::AskProvider, Service::Azure, reseller, world, a, vec![ResellerAzure]),
        (Outcome::DelegateAzureSupport, Service::Azure, direct, world, a, vec![GdapRoles]),
        (Outcome::OwnTenantNeedsPlan, Service::Azure, direct, world, a, vec![PartnerProgramName]),
        (Outcome::FileOwnTenant, Service::Azure, direct, world, a, vec![AllSupportRequests, PartnerProgramName]),
        (Outcome::FileOwnTenant, Service::Dynamics365, direct, world, a, vec![Microsoft365Name, PartnerProgramName]),
        (Outcome::SolveFirst, Service::Azure, reseller, government, a, vec![]),
        (Outcome::ContactIsv, Service::Marketplace, reseller, world, a, vec![]),
        (Outcome::OtherOperator, Service::Office365, direct, Some(Cloud::China), a, vec![]),
        (Outcome::Incomplete, Service::Azure, reseller, world, a, vec![]),
    ];
    for (outcome, service, partner_type, cloud, severity, expected) in rows {
        assert_eq!(
            notes(outcome, service, partner_type, cloud, severity),
            expected,
            "{outcome:?} {service:?} {partner_type:?} {cloud:?} {severity:?}"
        );
    }
}
