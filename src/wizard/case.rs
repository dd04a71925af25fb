use super::answers::Answers;
use super::draft::Draft;
use crate::domain::decision::Decision;
use crate::domain::field::Field;
use crate::domain::request::{Azure, Contact, Customer, OwnPlan, Partner, Request, Triage};
use crate::domain::terms::*;
use crate::domain::{Names, evaluate};

/// The word of a choice that stands for "none of these" where the contract leaves the key out.
pub const NONE_OF_THESE: &str = "none-of-these";

/// One draft together with what is known about the agent: all that the rules ask for.
#[derive(Clone, Copy, Debug)]
pub struct Case<'a> {
    pub draft: &'a Draft,
    pub you: &'a Answers,
    /// What the host said about the agent; the agent's own answers come first.
    pub host: &'a Answers,
}

impl<'a> Case<'a> {
    /// The answer that counts for a field.
    pub fn get(&self, field: Field) -> &'a str {
        let customer = &self.draft.customer;
        match field {
            Field::CustomerDomain => &customer.domain,
            Field::CustomerTenantId => &customer.tenant_id,
            Field::CustomerCloud => &customer.cloud,
            Field::Service => {
                let entry = self.draft.entry.service().map(Service::word);
                entry.unwrap_or_else(|| self.draft.answers.get(field))
            }
            _ if field.is_yours() => yours(self.you, self.host, field),
            _ => self.draft.answers.get(field),
        }
    }

    /// Whether a field has an answer.
    pub fn has(&self, field: Field) -> bool {
        !self.get(field).trim().is_empty()
    }

    /// The evaluate request that these answers make. Blank answers are left out; words that this edition
    /// does not know (a draft of a newer version) count as not answered.
    pub fn request(&self) -> Request {
        let text = |field: Field| self.has(field).then(|| self.get(field).trim().to_owned());
        let flag = |field: Field| match self.get(field) {
            "true" => Some(true),
            "false" => Some(false),
            _ => None,
        };
        Request {
            customer: Customer {
                domain: text(Field::CustomerDomain),
                other_domains: self.draft.customer.other_domains.clone(),
                tenant_id: text(Field::CustomerTenantId),
                cloud: Cloud::from_word(self.get(Field::CustomerCloud)),
            },
            partner: Partner {
                kind: PartnerType::from_word(self.get(Field::PartnerType)),
                role: Role::from_word(self.get(Field::PartnerRole)),
                domains: lines(self.get(Field::PartnerDomains)).map(str::to_owned).collect(),
                dynamics_plan: DynamicsPlan::from_word(self.get(Field::PartnerDynamicsPlan)),
                own_plan: OwnPlan {
                    kind: OwnPlanKind::from_word(self.get(Field::OwnPlanKind)),
                    id: text(Field::OwnPlanId),
                },
            },
            service: Service::from_word(self.get(Field::Service)),
            topic: Topic::from_word(self.get(Field::Topic)),
            dynamics_topic: DynamicsTopic::from_word(self.get(Field::DynamicsTopic)),
            triage: Triage {
                health_checked: flag(Field::HealthChecked),
                troubleshot: flag(Field::Troubleshot),
                category: Category::from_word(self.get(Field::Category)),
            },
            azure: Azure {
                admin_permissions: flag(Field::AdminPermissions),
                no_permissions_because: NoPermissionsBecause::from_word(self.get(Field::NoPermissionsBecause)),
                provider_granted_access: flag(Field::ProviderGrantedAccess),
            },
            impact: Impact::from_word(self.get(Field::Impact)),
            severity: Severity::from_word(self.get(Field::Severity)),
            language: text(Field::Language),
            title: text(Field::Title),
            description: text(Field::Description),
            contact: Contact {
                first_name: text(Field::FirstName),
                last_name: text(Field::LastName),
                email: text(Field::Email),
                phone: text(Field::Phone),
            },
        }
    }

    /// What the rules say about these answers.
    pub fn decide(&self, names: &dyn Names) -> Decision {
        evaluate::evaluate(&self.request(), names)
    }
}

/// An answer about the agent: the agent's own first, be it that there is none, else the host's.
pub fn yours<'a>(you: &'a Answers, host: &'a Answers, field: Field) -> &'a str {
    if you.is_set(field) { you.get(field) } else { host.get(field) }
}

/// The items of a list that was typed one a line; commas and semicolons part them, too.
pub fn lines(text: &str) -> impl Iterator<Item = &str> {
    text.split(['\n', ',', ';']).map(str::trim).filter(|item| !item.is_empty())
}
