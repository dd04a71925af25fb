//! The evaluate request as JSON, the way back from [`Request::from_value`].

use super::json::{Value, object};
use super::request::Request;
use super::terms::*;

impl Request {
    /// The contract's JSON with every key in the contract's order; null where nothing was answered.
    pub fn to_value(&self) -> Value {
        let text = |text: &Option<String>| Value::from(text.as_deref());
        let flag = |flag: Option<bool>| flag.map_or(Value::Null, Value::Bool);
        let Self { customer, partner, triage, azure, contact, .. } = self;
        let own_plan =
            object([("kind", partner.own_plan.kind.map(OwnPlanKind::word).into()), ("id", text(&partner.own_plan.id))]);
        object([
            (
                "customer",
                object([
                    ("domain", text(&customer.domain)),
                    ("otherDomains", customer.other_domains.clone().into()),
                    ("tenantId", text(&customer.tenant_id)),
                    ("cloud", customer.cloud.map(Cloud::word).into()),
                ]),
            ),
            (
                "partner",
                object([
                    ("type", partner.kind.map(PartnerType::word).into()),
                    ("role", partner.role.map(Role::word).into()),
                    ("domains", partner.domains.clone().into()),
                    ("dynamicsPlan", partner.dynamics_plan.map(DynamicsPlan::word).into()),
                    ("ownPlan", own_plan),
                ]),
            ),
            ("service", self.service.map(Service::word).into()),
            ("topic", self.topic.map(Topic::word).into()),
            ("dynamicsTopic", self.dynamics_topic.map(DynamicsTopic::word).into()),
            (
                "triage",
                object([
                    ("healthChecked", flag(triage.health_checked)),
                    ("troubleshot", flag(triage.troubleshot)),
                    ("category", triage.category.map(Category::word).into()),
                ]),
            ),
            (
                "azure",
                object([
                    ("adminPermissions", flag(azure.admin_permissions)),
                    ("noPermissionsBecause", azure.no_permissions_because.map(NoPermissionsBecause::word).into()),
                    ("providerGrantedAccess", flag(azure.provider_granted_access)),
                ]),
            ),
            ("impact", self.impact.map(Impact::word).into()),
            ("severity", self.severity.map(Severity::word).into()),
            ("language", text(&self.language)),
            ("title", text(&self.title)),
            ("description", text(&self.description)),
            (
                "contact",
                object([
                    ("firstName", text(&contact.first_name)),
                    ("lastName", text(&contact.last_name)),
                    ("email", text(&contact.email)),
                    ("phone", text(&contact.phone)),
                ]),
            ),
        ])
    }
}
