//! The rules' terms in words: one place that knows which text belongs to which term.

use super::message::Plural;
use super::sections::Messages;
use crate::domain::decision::FirstResponse;
use crate::domain::policy::Note;
use crate::domain::terms::*;

impl Messages {
    pub const fn cloud(&self, cloud: Cloud) -> &'static str {
        let t = &self.terms;
        match cloud {
            Cloud::Commercial => t.cloud_commercial,
            Cloud::UsGovernment => t.cloud_us_government,
            Cloud::UsGovernmentDod => t.cloud_us_government_dod,
            Cloud::China => t.cloud_china,
            Cloud::Germany => t.cloud_germany,
        }
    }

    pub const fn service(&self, service: Service) -> &'static str {
        let t = &self.terms;
        match service {
            Service::Azure => t.azure,
            Service::Office365 => t.office_365,
            Service::Dynamics365 => t.dynamics_365,
            Service::EnterpriseMobilitySuite => t.enterprise_mobility_suite,
            Service::Marketplace => t.marketplace,
        }
    }

    pub const fn partner_type(&self, kind: PartnerType) -> &'static str {
        let t = &self.terms;
        match kind {
            PartnerType::DirectBill => t.direct_bill,
            PartnerType::IndirectProvider => t.indirect_provider,
            PartnerType::IndirectReseller => t.indirect_reseller,
        }
    }

    pub const fn role(&self, role: Role) -> &'static str {
        let t = &self.terms;
        match role {
            Role::GlobalAdmin => t.global_admin,
            Role::AdminAgent => t.admin_agent,
            Role::HelpdeskAgent => t.helpdesk_agent,
        }
    }

    pub const fn dynamics_plan(&self, plan: DynamicsPlan) -> &'static str {
        let t = &self.terms;
        match plan {
            DynamicsPlan::None => t.plan_none,
            DynamicsPlan::AdvancedSupport => t.plan_advanced,
            DynamicsPlan::PremierSupport => t.plan_premier,
        }
    }

    pub const fn own_plan(&self, kind: OwnPlanKind) -> &'static str {
        let t = &self.terms;
        match kind {
            OwnPlanKind::MpnContract => t.own_mpn,
            OwnPlanKind::Premier => t.own_premier,
            OwnPlanKind::AzureSupportPlan => t.own_azure,
        }
    }

    pub const fn topic(&self, topic: Topic) -> &'static str {
        let t = &self.terms;
        match topic {
            Topic::Technical => t.technical,
            Topic::HowTo => t.how_to,
            Topic::Billing => t.billing,
            Topic::SubscriptionManagement => t.subscription_management,
            Topic::Fraud => t.fraud,
        }
    }

    pub const fn dynamics_topic(&self, topic: DynamicsTopic) -> &'static str {
        let t = &self.terms;
        match topic {
            DynamicsTopic::PlanSubscription => t.dynamics_plan_subscription,
            DynamicsTopic::Licensing => t.dynamics_licensing,
            DynamicsTopic::Billing => t.dynamics_billing,
            DynamicsTopic::FinanceAndOperations => t.dynamics_finance,
            DynamicsTopic::ProductLicense => t.dynamics_product_license,
            DynamicsTopic::FurtherTechnicalSupport => t.dynamics_further,
        }
    }

    pub const fn category(&self, category: Category) -> &'static str {
        let t = &self.terms;
        match category {
            Category::UndocumentedProblem => t.undocumented_problem,
            Category::ServiceUnavailable => t.service_unavailable,
            Category::Bug => t.bug,
            Category::NetworkDisruption => t.network_disruption,
            Category::RegionalMultitenant => t.regional_multitenant,
            Category::None => t.category_none,
        }
    }

    pub const fn no_permissions_because(&self, reason: NoPermissionsBecause) -> &'static str {
        match reason {
            NoPermissionsBecause::NeverRequested => self.terms.never_requested,
            NoPermissionsBecause::AzureSubscriptionsOnly => self.terms.azure_subscriptions_only,
        }
    }

    pub const fn impact(&self, impact: Impact) -> &'static str {
        let t = &self.terms;
        match impact {
            Impact::ProductionDown => t.production_down,
            Impact::ProductionPartlyAffected => t.production_partly_affected,
            Impact::ServicesAvailable => t.services_available,
            Impact::NonProduction => t.non_production,
        }
    }

    /// The severity with the source page's word for it: "A – critical impact" (R31–R33).
    pub const fn severity(&self, severity: Severity) -> &'static str {
        let t = &self.terms;
        match severity {
            Severity::A => t.severity_a,
            Severity::B => t.severity_b,
            Severity::C => t.severity_c,
        }
    }

    /// What the source page says of a severity (R31–R33).
    pub const fn severity_reason(&self, severity: Severity) -> &'static str {
        let t = &self.terms;
        match severity {
            Severity::A => t.reason_a,
            Severity::B => t.reason_b,
            Severity::C => t.reason_c,
        }
    }

    /// "Expected within 2 hours" (R31–R36). The source page does not say whether these are clock hours.
    pub fn first_response(&self, response: FirstResponse) -> String {
        let count = |plural: Plural, n: u32| self.terms.within(&plural.fill(n as usize));
        match response {
            FirstResponse::Hours(n) => count(self.terms.hours, n),
            FirstResponse::BusinessDays(n) => count(self.terms.business_days, n),
            FirstResponse::BusinessHours => self.terms.business_hours.to_owned(),
        }
    }

    pub const fn fee(&self, fee: Fee) -> &'static str {
        match fee {
            Fee::Included => self.terms.fee_included,
            Fee::AzureFee => self.terms.fee_azure,
            Fee::NoSeparateFee => self.terms.fee_none,
        }
    }

    /// What a newer document says (R46).
    pub const fn note(&self, note: Note) -> &'static str {
        let t = &self.terms;
        match note {
            Note::ResellerAzure => t.note_reseller_azure,
            Note::GdapRoles => t.note_gdap_roles,
            Note::AzureFormTabs => t.note_azure_form_tabs,
            Note::AllSupportRequests => t.note_all_support_requests,
            Note::Microsoft365Name => t.note_microsoft_365_name,
            Note::PartnerProgramName => t.note_partner_program_name,
            Note::PhoneForCritical => t.note_phone_for_critical,
            Note::GovernmentAddress => t.note_government_address,
        }
    }
}
