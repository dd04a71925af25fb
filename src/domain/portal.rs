//! Portal links: the only place where a customer's domain becomes part of an address (R02, R17, R43).

use super::terms::{Cloud, Context, PortalId, Service, Track};
use super::{DomainName, TenantId, policy};

/// Where the request is filed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Portal {
    pub id: PortalId,
    /// An address from the edition's table, with at most the canonical domain as its one path segment or
    /// the tenant id in its place of the query.
    pub url: String,
    pub context: Context,
    pub track: Track,
}

/// The parts of an address, as a URL parser that follows the URL standard reads them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct UrlParts {
    /// Scheme, host and port: `https://portal.azure.com`.
    pub origin: String,
    /// The path with its leading slash.
    pub path: String,
    /// The query with its `?`, or empty.
    pub query: String,
    /// The fragment with its `#`, or empty.
    pub fragment: String,
    /// User name and password, or empty.
    pub user_info: String,
}

impl Portal {
    /// The portal for a customer's request (R02). None for clouds that other operators run (R42) and for
    /// marketplace products (R23).
    pub fn for_customer(
        service: Service,
        cloud: Cloud,
        domain: &DomainName,
        tenant_id: Option<TenantId>,
    ) -> Option<Self> {
        if service == Service::Azure {
            let url = [policy::azure_portal(cloud)?, domain.as_str()].concat();
            return Some(Self::azure(url, Context::Customer));
        }
        if !service.is_office_family() {
            return None;
        }
        let own = policy::microsoft_365_portal(cloud)?;
        Some(match (cloud, tenant_id) {
            (Cloud::Commercial, Some(id)) => {
                let (before, after) = policy::CUSTOMER_SESSION;
                Self::microsoft_365([before, id.as_str(), after].concat(), Context::Customer)
            }
            (Cloud::Commercial, None) => Self {
                id: PortalId::PartnerCenter,
                url: policy::CUSTOMER_LIST.to_owned(),
                context: Context::ChooseCustomer,
                track: Track::SeeAllSupportTickets,
            },
            _ => Self::microsoft_365(own.to_owned(), Context::ChooseCustomer),
        })
    }

    /// The portal for the partner's own tenant, in its own context (R08, R26).
    pub fn for_own_tenant(service: Service, cloud: Cloud) -> Option<Self> {
        if service == Service::Azure {
            return Some(Self::azure(policy::azure_portal(cloud)?.to_owned(), Context::Own));
        }
        let url = policy::microsoft_365_portal(cloud).filter(|_| service.is_office_family())?;
        Some(Self::microsoft_365(url.to_owned(), Context::Own))
    }

    fn azure(url: String, context: Context) -> Self {
        Self { id: PortalId::Azure, url, context, track: Track::ManageSupportRequests }
    }

    fn microsoft_365(url: String, context: Context) -> Self {
        Self { id: PortalId::Microsoft365, url, context, track: Track::SeeAllSupportTickets }
    }

    /// Whether a parsed form of the address is what we meant: an origin of the edition's table, at most
    /// one path segment where a domain stands, nothing that the table does not have. The link is shown
    /// only where this holds; the check does not rely on how the address was built.
    pub fn is_sound(&self, parts: &UrlParts) -> bool {
        let whole = [&*parts.origin, &parts.path, &parts.query, &parts.fragment].concat();
        if !parts.user_info.is_empty() || !parts.fragment.is_empty() || whole != self.url {
            return false;
        }
        let clouds = || Cloud::ALL.iter().copied();
        match (self.id, self.context) {
            (PortalId::Azure, Context::Customer) => {
                let is_base = |base: &str| base.strip_suffix('/') == Some(&parts.origin);
                let segment = parts.path.strip_prefix('/').unwrap_or_default();
                clouds().filter_map(policy::azure_portal).any(is_base)
                    && parts.query.is_empty()
                    && segment.contains('.')
                    && segment.bytes().all(|byte| matches!(byte, b'a'..=b'z' | b'0'..=b'9' | b'-' | b'.'))
            }
            (PortalId::Microsoft365, Context::Customer) => {
                let (before, after) = policy::CUSTOMER_SESSION;
                let id = self.url.strip_prefix(before).and_then(|rest| rest.strip_suffix(after));
                id.and_then(TenantId::parse).is_some_and(|known| Some(known.as_str()) == id)
            }
            (PortalId::Azure, _) => clouds().filter_map(policy::azure_portal).any(|url| url == self.url),
            (PortalId::Microsoft365, _) => clouds().filter_map(policy::microsoft_365_portal).any(|url| url == self.url),
            (PortalId::PartnerCenter, _) => self.url == policy::CUSTOMER_LIST,
        }
    }
}
