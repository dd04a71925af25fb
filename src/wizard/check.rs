//! What stands in the way on a page: checked on Continue, all at once.

use super::case::{Case, NONE_OF_THESE};
use super::customer::Customer;
use super::step::Step;
use crate::domain::decision::Decision;
use crate::domain::field::Field;
use crate::domain::findings::Code;
use crate::domain::terms::*;
use crate::domain::{DomainError, DomainName, Names, TenantId, email};

/// A field that is asked on a page and what is amiss with its answer. The words are i18n's.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Problem {
    pub field: Field,
    pub kind: ProblemKind,
}

words! {
    /// What is amiss. Stable codes, for hosts and tests as for us.
    pub enum ProblemKind {
        Missing = "missing",
        Malformed = "malformed",
        /// The contact's address is the customer's (R14, R19).
        IsCustomers = "is-customers",
    }
}

/// The fields that a page asks for under the present answers, in the order in which they stand on it.
pub fn fields(step: Step, case: &Case<'_>) -> Vec<Field> {
    let service = Service::from_word(case.get(Field::Service));
    let is_azure = service == Some(Service::Azure);
    let when = |holds: bool, field: Field| holds.then_some(field);
    let fields: Vec<Option<Field>> = match step {
        Step::Product => vec![Some(Field::Service)],
        Step::OwnPlan => {
            let has_kind = OwnPlanKind::from_word(case.get(Field::OwnPlanKind)).is_some();
            vec![Some(Field::OwnPlanKind), when(has_kind, Field::OwnPlanId)]
        }
        Step::DynamicsTopic => vec![Some(Field::DynamicsTopic)],
        Step::Partner => vec![
            Some(Field::PartnerType),
            when(is_azure, Field::PartnerRole),
            when(service == Some(Service::Dynamics365), Field::PartnerDynamicsPlan),
        ],
        Step::Topic => vec![Some(Field::Topic)],
        Step::Triage => vec![Some(Field::HealthChecked), Some(Field::Troubleshot), Some(Field::Category)],
        Step::Access => {
            let is_reseller = case.get(Field::PartnerType) == PartnerType::IndirectReseller.word();
            // Without the grant the provider files, and nobody needs to know the reseller's permissions (R10).
            let may_file = !is_reseller || case.get(Field::ProviderGrantedAccess) != "false";
            let lacks_permissions = case.get(Field::AdminPermissions) == "false";
            vec![
                when(is_reseller, Field::ProviderGrantedAccess),
                when(may_file, Field::AdminPermissions),
                when(may_file && lacks_permissions, Field::NoPermissionsBecause),
            ]
        }
        Step::Impact => vec![Some(Field::Impact), Some(Field::Severity)],
        Step::Details => vec![
            Some(Field::Title),
            Some(Field::Description),
            Some(Field::StartedAt),
            Some(Field::Tried),
            when(is_azure, Field::SubscriptionId),
            when(is_azure, Field::CorrelationId),
            Some(Field::Language),
        ],
        Step::Contact => vec![Some(Field::FirstName), Some(Field::LastName), Some(Field::Email), Some(Field::Phone)],
        Step::Outcome => match Service::from_word(case.get(Field::Service)) {
            Some(Service::Marketplace) => {
                vec![Some(Field::IsvProduct), Some(Field::IsvLink), Some(Field::IsvEmail), Some(Field::IsvPhone)]
            }
            _ => Vec::new(),
        },
        Step::ConfirmSeverity | Step::CheckAnswers | Step::HandOver => Vec::new(),
    };
    fields.into_iter().flatten().collect()
}

/// As [`fields`], none without a case.
pub fn fields_of(step: Step, case: Option<&Case<'_>>) -> Vec<Field> {
    case.map(|case| fields(step, case)).unwrap_or_default()
}

/// What a product's page in the marketplace gives as its publisher's contact: one or more of these (R24).
pub const ISV_CONTACT: [Field; 3] = [Field::IsvLink, Field::IsvEmail, Field::IsvPhone];

/// Whether a field may be left empty.
pub const fn is_optional(field: Field) -> bool {
    matches!(
        field,
        Field::Severity
            | Field::StartedAt
            | Field::Tried
            | Field::SubscriptionId
            | Field::CorrelationId
            | Field::Language
            | Field::Phone
            | Field::IsvProduct
            | Field::IsvLink
            | Field::IsvEmail
            | Field::IsvPhone
    )
}

/// Everything amiss on a page, in the order of its fields.
pub fn problems(step: Step, case: &Case<'_>, decision: &Decision) -> Vec<Problem> {
    let mut problems: Vec<Problem> =
        fields(step, case).into_iter().filter_map(|field| problem(field, case, decision)).collect();
    if step == Step::CheckAnswers && decision.outcome == Outcome::Incomplete {
        let open = decision.findings.iter().filter(|finding| finding.code.level() == Level::Error);
        problems.extend(open.map(|finding| Problem { field: finding.field, kind: kind(finding.code) }));
    }
    // The publisher's contact is one or more of three (R24), so none of them is needed alone.
    let is_isv = step == Step::Outcome && decision.outcome == Outcome::ContactIsv;
    if is_isv && !ISV_CONTACT.iter().any(|field| case.has(*field)) {
        problems.push(Problem { field: ISV_CONTACT[0], kind: ProblemKind::Missing });
    }
    problems
}

fn problem(field: Field, case: &Case<'_>, decision: &Decision) -> Option<Problem> {
    let at = |kind| Some(Problem { field, kind });
    if !case.has(field) {
        return if is_optional(field) { None } else { at(ProblemKind::Missing) };
    }
    let text = case.get(field).trim();
    match field {
        // The rules say nothing about the contact where a request ends elsewhere, so the form of the
        // address is looked at here as well.
        Field::Email | Field::IsvEmail if email::domain_of(text).is_none() => at(ProblemKind::Malformed),
        Field::Email if decision.findings.iter().any(|finding| finding.code == Code::ContactIsCustomer) => {
            at(ProblemKind::IsCustomers)
        }
        Field::SubscriptionId if TenantId::parse(text).is_none() => at(ProblemKind::Malformed),
        Field::IsvLink if !is_web_address(text) => at(ProblemKind::Malformed),
        _ => None,
    }
}

/// An `https` address with a host, without white space. It is only shown as text, never as a link.
fn is_web_address(text: &str) -> bool {
    text.strip_prefix("https://").is_some_and(|rest| {
        let host = rest.split(['/', '?', '#']).next().unwrap_or_default();
        host.contains('.') && !rest.contains(char::is_whitespace)
    })
}

const fn kind(code: Code) -> ProblemKind {
    match code {
        Code::ContactIsCustomer => ProblemKind::IsCustomers,
        Code::DomainMalformed | Code::TenantIdMalformed | Code::EmailMalformed => ProblemKind::Malformed,
        _ => ProblemKind::Missing,
    }
}

/// What stands in the way on a customer's page: without a domain no request can be made, and what is
/// typed must be a domain (R40) and a Microsoft ID.
pub fn customer_problems(customer: &Customer, names: &dyn Names) -> Vec<Problem> {
    let at = |field, kind| Problem { field, kind };
    let domain = DomainName::parse(&customer.domain, names).err().map(|error| match error {
        DomainError::Missing => at(Field::CustomerDomain, ProblemKind::Missing),
        DomainError::Malformed => at(Field::CustomerDomain, ProblemKind::Malformed),
    });
    let is_malformed = !customer.tenant_id.is_empty() && TenantId::parse(&customer.tenant_id).is_none();
    let id = is_malformed.then(|| at(Field::CustomerTenantId, ProblemKind::Malformed));
    domain.into_iter().chain(id).collect()
}

/// Whether a page about the agent has all its answers, so that it need not be asked.
pub fn has_answers(step: Step, case: &Case<'_>) -> bool {
    fields(step, case).into_iter().all(|field| is_optional(field) || case.has(field))
}

/// Whether nothing on a page stands in the way.
pub fn is_complete(step: Step, case: &Case<'_>, decision: &Decision) -> bool {
    match step {
        Step::ConfirmSeverity => case.draft.confirmed == confirmation(case),
        Step::OwnPlan if case.get(Field::OwnPlanKind) == NONE_OF_THESE => true,
        Step::HandOver | Step::Outcome => true,
        _ => problems(step, case, decision).is_empty(),
    }
}

/// Whether the chosen severity differs from the one that the impact gives (R30).
pub fn severity_differs(decision: &Decision) -> bool {
    let differs = |code| matches!(code, Code::SeverityAboveImpact | Code::SeverityBelowImpact);
    decision.findings.iter().any(|finding| differs(finding.code))
}

/// What a confirmation of the severity stands for: it is asked again when either changes.
pub fn confirmation(case: &Case<'_>) -> String {
    [case.get(Field::Impact), " ", case.get(Field::Severity)].concat()
}
