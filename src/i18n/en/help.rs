use crate::i18n::message::{Plural, Template};
use crate::i18n::sections::Help;

pub const TEXTS: Help = Help {
    title: "Help",
    intro: "Questions and answers about service requests for your customers. The small line below an answer names its rules and, in brackets, the sentences of Microsoft's page that it rests on.",
    search_label: "Search help",
    contents: "Questions",
    found: Plural::Two { one: "{n} question found", other: "{n} questions found" },
    none_found: Template("No question matches “{query}”."),
    none_found_text: "Try a single word, such as fee, severity or Dynamics, or look through all questions.",
    show_all: "Show all questions",
    source: Template("Source: {rules}"),
    subject_before: "Before you file",
    subject_response: "Severity and response",
    subject_azure: "Azure",
    subject_office: "Office 365, Dynamics 365 and marketplace",
    subject_own: "You, your tenant and your data",
    coverage: "What does support in the CSP programme cover?",
    coverage_answer: "You can file requests for your customers' Azure, Office 365, Dynamics 365 (formerly Dynamics CRM Online) and Enterprise Mobility Suite. Requests go through Partner Center: find the customer, open its service requests, select New request. This wizard takes the same path and ends with a link to the right portal.\n\
        You can count on a priority response to major issues.\n\
        Every partner in the Cloud Solution Provider (CSP) programme has this support, whether paying or on a trial.",
    escalation: "When can I hand a problem over to Microsoft?",
    escalation_answer: "Try to solve a technical problem yourself first: check service health, then go through software, settings and configuration with your administrator permissions.\n\
        You can file billing issues, disputes about them and suspected fraud at once.\n\
        File a technical problem if it is still there and one of these fits:",
    service_health: "Where do I check service health?",
    service_health_answer: "Open the customer in Partner Center and select Service management. It lists the customer's services and their health.\n\
        If a known outage explains the problem, wait until it is over. File a request if the problem is still there afterwards.\n\
        The two portal links below open in your own context, not in the customer's.",
    who_files: "Who can file a request for a customer?",
    who_files_answer: "A Global admin of the partner can. For Azure the wizard asks about your role, since not every role can file there.\n\
        An indirect provider can file for the customers of its resellers. As an indirect reseller you can therefore always hand the request to your provider.\n\
        This also applies to partners in Microsoft Cloud for US Government.",
    fees: "What does support cost?",
    fees_answer: "Office 365, Dynamics 365 (formerly Dynamics CRM Online) and Enterprise Mobility Suite have no separate support fee, neither for you nor for the customer.\n\
        Support for Azure has a fee. If you are entitled to Signature Cloud Support or other Microsoft Partner Network (MPN) benefits, you can pay the fee with them.\n\
        Support for billing and for managing subscriptions is free.",
    severity: "What decides the severity?",
    severity_answer: "What the problem does to the customer's business, as you state it when you file. The wizard derives the severity from your answer and shows the reason. If you choose another severity, it asks you once to confirm. There are three:",
    response_times: "How soon will I get a first response?",
    response_times_answer: "The times below are those of the first response, not of the solution. They apply to support in English. Microsoft's page does not say whether the hours run around the clock.\n\
        When something is broken (a break-fix incident), the severity decides:",
    response_other: "All other requests that the support covers",
    response_within: Template("{of}: within {time}"),
    language: "In which language is support given?",
    language_answer: "The times of the first response apply only to support in English. Support in a local language is given in business hours.\n\
        You choose the support language where you describe the problem.",
    phone: "Can I file a request by phone?",
    phone_answer: "No. The programme has no phone support: requests are filed in the portal that the wizard leads you to.\n\
        For a marketplace product the publisher may have a phone number of its own.",
    azure_filing: "How do I file a request for Azure?",
    azure_filing_answer: "+ Open the portal with the link on the wizard's last page.\n\
        + Select New support request.\n\
        + In Basics, set Support plan to Cloud Solution Provider.\n\
        + Under Contact information, enter your own details.\n\
        + Fill in the rest and select Create.\n\
        Later you find the request in the Azure portal under Manage support requests.",
    azure_access: "What access to the customer's Azure account do I need?",
    azure_access_answer: "As an indirect reseller you need your provider to grant you access to the customer's Azure account. Office 365 differs: there you administer on behalf of the customer.\n\
        As a Helpdesk agent (also called Helpdesk admin) you cannot file in the Azure portal. You can create a support group there and give it permission to log support requests.\n\
        Administrator permissions for the customer are not needed. If they were never requested, or if you manage only Azure subscriptions:\n\
        + Copy the customer's domain name from its account page in Partner Center.\n\
        + Open https://portal.azure.com/ with the domain name after the last slash. The wizard makes this link for you.\n\
        + Select the subscription that needs support.\n\
        + Select New support request and follow the prompts.",
    azure_directly: "What happens if I sign in to the Azure portal directly?",
    azure_directly_answer: "You are in your own context instead of the customer's, so a request filed there concerns your own company. Sign in directly only for your own subscriptions, and have a support plan of your own ready: the programme's support does not cover them.\n\
        For a customer, use the link on the wizard's last page. Before you file, check that the portal shows the customer's directory.",
    office_filing: "How do I file a request for Office 365, Dynamics 365 or Enterprise Mobility Suite?",
    office_filing_answer: "+ Open the Office 365 admin center with the link on the wizard's last page. Without the customer's Microsoft ID the link leads to the customer list in Partner Center; open the customer's service requests from there.\n\
        + Under Create a service request, choose the support category. More... shows further entries.\n\
        + Complete the form with your own contact details and select Submit.\n\
        Later you find the request in the Office 365 admin center under See all support tickets.",
    office_directly: "What happens if I sign in to the Office 365 admin center directly?",
    office_directly_answer: "You are in your own context instead of the customer's. Sign in directly only for requests about your own subscriptions.\n\
        For a customer, use the link on the wizard's last page. Before you file, check that the admin center shows the customer's name.",
    dynamics_plan: "Which support agreement do I need for Dynamics 365?",
    dynamics_plan_answer: "Partners who sell Dynamics 365 in the CSP programme and give support for it must have Advanced Support for Partners (ASfP) or a higher plan. You need it to file Dynamics 365 requests for a customer.",
    dynamics_support: "Where do I get further support for Dynamics 365?",
    dynamics_support_answer: "Contact Dynamics Support directly if your question is about one of these:",
    marketplace: "Who supports a product from the commercial marketplace?",
    marketplace_answer: "The independent software vendor (ISV) that published it. Microsoft gives no support for these products.\n\
        + Open the marketplace and select the product.\n\
        + On its page look for the support contact: a link to the publisher's support site, an email address or a phone number.\n\
        + Under New request, select Commercial marketplace product. The wizard helps you write the message to the publisher.",
    contact: "Whose contact details go on the request?",
    contact_answer: "Your own, never the customer's. This applies to every product.\n\
        The wizard notices an email address in one of the customer's domains and asks for yours.",
    own_tenant: "Can I file a request for my own tenant?",
    own_tenant_answer: "Yes, but the programme's support does not cover it. Enter your own domains under Your details, so that the wizard can tell your tenant from a customer's.\n\
        The request needs the ID of a contract or plan that entitles you to support. These count:",
    clouds: "What applies to US Government, China and Germany?",
    clouds_answer: "US Government customers have portals of their own, and the wizard leads to them. It knows the cloud from domains that end in onmicrosoft.us; for other domains set the cloud on the customer's page.\n\
        In China the cloud is run by 21Vianet. File there; the plans and times on this page do not apply there.\n\
        The German cloud was closed in October 2021. Find out which tenant the customer has moved to and file for that one.",
    data: "What happens to what I type?",
    data_answer: "The wizard sends nothing to Microsoft: you file the request yourself in the portal.\n\
        Your details shows what is kept, where and for how long. You can delete everything there.",
    link_source_page: "Microsoft's page: report a problem on behalf of a customer",
    link_escalation: "Escalate problems to Microsoft",
    link_support_for_customers: "Support your customers",
    link_service_health: "How to check service health",
    link_azure_service_issues: "Azure service issues, in your own context",
    link_microsoft_365_health: "Microsoft 365 service health, in your own context",
    link_support_plans: "Support agreements for partners",
    link_dynamics_support: "Dynamics Support",
    link_power_platform_support: "Help and support for Power Platform and Dynamics 365 (newer page)",
    link_azure_support_faq: "Azure Support FAQ",
    link_china_partner_center: "Partner Center operated by 21Vianet",
    link_china_azure_support: "Azure support by 21Vianet",
}
.checked();
