//! Everything worth saying about what was answered so far, all at once.

use super::field::Field;
use super::json::{Value, object};
use super::request::Request;
use super::rule::Rule;
use super::terms::{Cloud, Level, PartnerType, Service, Topic};
use super::{DomainError, DomainName, Names, TenantId, email};

words! {
    /// What was found. The order is that of the contract's table.
    pub enum Code {
        DomainMissing = "domain-missing",
        DomainMalformed = "domain-malformed",
        TenantIdMalformed = "tenant-id-malformed",
        TenantIdMissing = "tenant-id-missing",
        FirstNameMissing = "contact-first-name-missing",
        LastNameMissing = "contact-last-name-missing",
        EmailMissing = "contact-email-missing",
        EmailMalformed = "contact-email-malformed",
        ContactIsCustomer = "contact-is-customer",
        TitleMissing = "title-missing",
        DescriptionMissing = "description-missing",
        ImpactMissing = "impact-missing",
        SeverityAboveImpact = "severity-above-impact",
        SeverityBelowImpact = "severity-below-impact",
        DomainMixedScript = "domain-mixed-script",
        NewerGuidance = "newer-guidance",
    }
}

/// One finding: what, where, by which rule.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Finding {
    pub code: Code,
    pub field: Field,
    pub rule: Rule,
}

impl Code {
    /// Only an error stands in the way of filing.
    pub const fn level(self) -> Level {
        match self {
            Self::TenantIdMissing | Self::SeverityAboveImpact | Self::SeverityBelowImpact | Self::DomainMixedScript => {
                Level::Warning
            }
            Self::NewerGuidance => Level::Info,
            _ => Level::Error,
        }
    }

    const fn field(self) -> Field {
        match self {
            Self::DomainMissing | Self::DomainMalformed | Self::DomainMixedScript => Field::CustomerDomain,
            Self::TenantIdMalformed | Self::TenantIdMissing => Field::CustomerTenantId,
            Self::FirstNameMissing => Field::FirstName,
            Self::LastNameMissing => Field::LastName,
            Self::EmailMissing | Self::EmailMalformed | Self::ContactIsCustomer => Field::Email,
            Self::TitleMissing => Field::Title,
            Self::DescriptionMissing => Field::Description,
            Self::ImpactMissing => Field::Impact,
            Self::SeverityAboveImpact | Self::SeverityBelowImpact => Field::Severity,
            Self::NewerGuidance => Field::PartnerType,
        }
    }

    const fn rule(self, service: Option<Service>) -> Rule {
        let is_azure = matches!(service, Some(Service::Azure));
        match self {
            Self::DomainMissing | Self::DomainMalformed | Self::TenantIdMalformed | Self::DomainMixedScript => {
                Rule::R40
            }
            Self::TenantIdMissing => Rule::R43,
            Self::FirstNameMissing
            | Self::LastNameMissing
            | Self::EmailMissing
            | Self::EmailMalformed
            | Self::ContactIsCustomer
                if is_azure =>
            {
                Rule::R14
            }
            Self::FirstNameMissing
            | Self::LastNameMissing
            | Self::EmailMissing
            | Self::EmailMalformed
            | Self::ContactIsCustomer => Rule::R19,
            Self::TitleMissing | Self::DescriptionMissing if is_azure => Rule::R12,
            Self::TitleMissing | Self::DescriptionMissing => Rule::R18,
            Self::ImpactMissing | Self::SeverityAboveImpact | Self::SeverityBelowImpact => Rule::R30,
            Self::NewerGuidance => Rule::R46,
        }
    }
}

impl Finding {
    pub(super) fn to_value(self) -> Value {
        object([
            ("code", self.code.word().into()),
            ("level", self.code.level().word().into()),
            ("field", self.field.word().into()),
            ("rule", self.rule.id().into()),
        ])
    }
}

/// What the findings need beside the request.
pub(super) struct Facts<'a> {
    pub domain: Result<&'a DomainName, DomainError>,
    pub cloud: Option<Cloud>,
    /// Whether a request can still be filed, so that what stands in it matters. False for the outcomes
    /// that end elsewhere.
    pub may_file: bool,
}

/// All findings, in the order of the contract's table.
pub(super) fn find(request: &Request, facts: &Facts<'_>, names: &dyn Names) -> Vec<Finding> {
    let mut found = Vec::new();
    let mut add = |code: Code, holds: bool| {
        if holds {
            found.push(Finding { code, field: code.field(), rule: code.rule(request.service) });
        }
    };
    let is_family = request.service.is_some_and(Service::is_office_family);
    let tenant_id = given(&request.customer.tenant_id);
    add(Code::DomainMissing, facts.domain == Err(DomainError::Missing));
    add(Code::DomainMalformed, facts.domain == Err(DomainError::Malformed));
    add(Code::TenantIdMalformed, tenant_id.is_some_and(|id| TenantId::parse(id).is_none()));
    add(Code::TenantIdMissing, is_family && facts.cloud == Some(Cloud::Commercial) && tenant_id.is_none());
    if facts.may_file {
        let contact = &request.contact;
        let address = given(&contact.email).map(str::trim);
        let at = address.map(email::domain_of);
        add(Code::FirstNameMissing, given(&contact.first_name).is_none());
        add(Code::LastNameMissing, given(&contact.last_name).is_none());
        add(Code::EmailMissing, address.is_none());
        add(Code::EmailMalformed, at == Some(None));
        let at = at.flatten();
        add(Code::ContactIsCustomer, at.is_some_and(|domain| is_customers(&domain, request, facts, names)));
        add(Code::TitleMissing, given(&request.title).is_none());
        add(Code::DescriptionMissing, given(&request.description).is_none());
        add(Code::ImpactMissing, request.topic == Some(Topic::Technical) && request.impact.is_none());
    }
    if let (Some(chosen), Some(impact)) = (request.severity, request.impact) {
        add(Code::SeverityAboveImpact, chosen < impact.severity());
        add(Code::SeverityBelowImpact, chosen > impact.severity());
    }
    add(Code::DomainMixedScript, facts.domain.is_ok_and(|domain| domain.is_mixed_script(names)));
    let from_reseller = request.partner.kind == Some(PartnerType::IndirectReseller);
    add(Code::NewerGuidance, from_reseller && request.service == Some(Service::Azure));
    found
}

/// The text, unless it is blank.
pub(super) fn given(text: &Option<String>) -> Option<&str> {
    text.as_deref().filter(|text| !text.trim().is_empty())
}

/// Whether an e-mail domain is the customer's, or below one of the customer's (R14, R19).
fn is_customers(domain: &str, request: &Request, facts: &Facts<'_>, names: &dyn Names) -> bool {
    let others = request.customer.other_domains.iter();
    facts.domain.is_ok_and(|customer| customer.covers(domain))
        || others.filter_map(|other| DomainName::parse(other, names).ok()).any(|other| other.covers(domain))
}
