//! The help page's questions and answers: which text belongs to which question, and what the answers take
//! from the rules' own figures and lists.

use super::sections::Messages;
use crate::domain::help::{HelpSubject, HelpTopic};
use crate::domain::policy::{self, Link};
use crate::domain::terms::*;

impl Messages {
    pub const fn help_subject(&self, subject: HelpSubject) -> &'static str {
        let h = &self.help;
        match subject {
            HelpSubject::Before => h.subject_before,
            HelpSubject::Response => h.subject_response,
            HelpSubject::Azure => h.subject_azure,
            HelpSubject::Office => h.subject_office,
            HelpSubject::Own => h.subject_own,
        }
    }

    pub const fn help_question(&self, topic: HelpTopic) -> &'static str {
        self.help_texts(topic).0
    }

    /// The answer with its lists (R38): one line a paragraph, `- ` before items, `+ ` before steps.
    pub fn help_answer(&self, topic: HelpTopic) -> String {
        let mut answer = self.help_texts(topic).1.to_owned();
        let mut item = |text: &str| {
            answer.push_str("\n- ");
            answer.push_str(text);
        };
        match topic {
            HelpTopic::Escalation => {
                let fitting = Category::ALL.iter().filter(|category| **category != Category::None);
                fitting.for_each(|category| item(self.category(*category)));
            }
            HelpTopic::Severity => {
                let reason = |severity| [self.severity(severity), ": ", self.severity_reason(severity)].concat();
                Severity::ALL.iter().for_each(|severity| item(&reason(*severity)));
            }
            HelpTopic::ResponseTimes => {
                let (h, t) = (&self.help, &self.terms);
                for severity in Severity::ALL {
                    let hours = t.hours(policy::response_hours(*severity) as usize);
                    item(&h.response_within(self.severity(*severity), &hours));
                }
                let days = t.business_days(policy::RESPONSE_BUSINESS_DAYS as usize);
                item(&h.response_within(h.response_other, &days));
            }
            HelpTopic::DynamicsSupport => {
                DynamicsTopic::ALL.iter().for_each(|topic| item(self.dynamics_topic(*topic)));
            }
            HelpTopic::OwnTenant => OwnPlanKind::ALL.iter().for_each(|kind| item(self.own_plan(*kind))),
            _ => {}
        }
        answer
    }

    /// What a link that stands in the rules leads to (R37).
    pub const fn link(&self, link: Link) -> &'static str {
        let h = &self.help;
        match link {
            Link::SourcePage => h.link_source_page,
            Link::Escalation => h.link_escalation,
            Link::SupportForCustomers => h.link_support_for_customers,
            Link::ServiceHealth => h.link_service_health,
            Link::AzureServiceIssues => h.link_azure_service_issues,
            Link::Microsoft365Health => h.link_microsoft_365_health,
            Link::SupportPlans => h.link_support_plans,
            Link::DynamicsSupport => h.link_dynamics_support,
            Link::PowerPlatformSupport => h.link_power_platform_support,
            Link::AzureSupportFaq => h.link_azure_support_faq,
            Link::ChinaPartnerCenter => h.link_china_partner_center,
            Link::ChinaAzureSupport => h.link_china_azure_support,
        }
    }

    const fn help_texts(&self, topic: HelpTopic) -> (&'static str, &'static str) {
        let h = &self.help;
        match topic {
            HelpTopic::Coverage => (h.coverage, h.coverage_answer),
            HelpTopic::Escalation => (h.escalation, h.escalation_answer),
            HelpTopic::ServiceHealth => (h.service_health, h.service_health_answer),
            HelpTopic::WhoFiles => (h.who_files, h.who_files_answer),
            HelpTopic::Fees => (h.fees, h.fees_answer),
            HelpTopic::Severity => (h.severity, h.severity_answer),
            HelpTopic::ResponseTimes => (h.response_times, h.response_times_answer),
            HelpTopic::Language => (h.language, h.language_answer),
            HelpTopic::Phone => (h.phone, h.phone_answer),
            HelpTopic::AzureFiling => (h.azure_filing, h.azure_filing_answer),
            HelpTopic::AzureAccess => (h.azure_access, h.azure_access_answer),
            HelpTopic::AzureDirectly => (h.azure_directly, h.azure_directly_answer),
            HelpTopic::OfficeFiling => (h.office_filing, h.office_filing_answer),
            HelpTopic::OfficeDirectly => (h.office_directly, h.office_directly_answer),
            HelpTopic::DynamicsPlan => (h.dynamics_plan, h.dynamics_plan_answer),
            HelpTopic::DynamicsSupport => (h.dynamics_support, h.dynamics_support_answer),
            HelpTopic::Marketplace => (h.marketplace, h.marketplace_answer),
            HelpTopic::Contact => (h.contact, h.contact_answer),
            HelpTopic::OwnTenant => (h.own_tenant, h.own_tenant_answer),
            HelpTopic::Clouds => (h.clouds, h.clouds_answer),
            HelpTopic::Data => (h.data, h.data_answer),
        }
    }
}
