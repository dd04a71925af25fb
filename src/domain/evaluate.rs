//! `evaluate(request) → decision`: the rules without the screens.

use super::decision::{Decision, FirstResponse, SeverityPair, invalid_request};
use super::findings::{Facts, Finding, find, given};
use super::portal::Portal;
use super::request::Request;
use super::rule::Rule;
use super::terms::*;
use super::{DomainName, Names, TenantId, eligibility, policy};

/// Decides one request. The same request always gives the same decision.
pub fn evaluate(request: &Request, names: &dyn Names) -> Decision {
    let parsed = DomainName::parse(request.customer.domain.as_deref().unwrap_or_default(), names);
    let domain = parsed.as_ref().ok();
    let suffix_cloud = domain.and_then(DomainName::cloud);
    let derived_cloud = suffix_cloud.or(domain.map(|_| Cloud::Commercial));
    let cloud = request.customer.cloud.or(derived_cloud);

    let gate = eligibility::gate(request, domain, cloud, names);
    let facts = Facts {
        domain: parsed.as_ref().map_err(|error| *error),
        cloud,
        may_file: matches!(gate, None | Some(Outcome::Incomplete)),
    };
    let findings = find(request, &facts, names);
    let outcome = gate.unwrap_or_else(|| complete(request, &findings));

    let files = outcome == Outcome::FileInPortal;
    let tenant_id = given(&request.customer.tenant_id).and_then(TenantId::parse);
    let portal = match (outcome, request.service, cloud, domain) {
        (Outcome::FileInPortal, Some(service), Some(cloud), Some(domain)) => {
            Portal::for_customer(service, cloud, domain, tenant_id)
        }
        (Outcome::FileOwnTenant, Some(service), Some(cloud), _) => Portal::for_own_tenant(service, cloud),
        _ => None,
    };
    let derived = request.impact.map(Impact::severity);
    let severity = request.severity.or(derived).map(|chosen| SeverityPair { derived, chosen });
    let is_azure = request.service == Some(Service::Azure);
    let mut decision = Decision {
        outcome,
        domain: domain.cloned(),
        cloud,
        portal,
        support_plan: (files && is_azure).then_some(policy::SUPPORT_PLAN),
        severity,
        first_response: if files { first_response(request, severity) } else { None },
        fee: if files { Some(fee(request)) } else { None },
        findings,
        rules: Vec::new(),
    };
    let lacks_start = gate == Some(Outcome::Incomplete);
    let cloud_is_from_suffix = request.customer.cloud.is_none() && suffix_cloud.is_some();
    decision.rules = rules(&decision, request, lacks_start, cloud_is_from_suffix);
    decision
}

/// One line of JSON in, one line of JSON out; what is no request gets its own answer and no error.
pub fn evaluate_line(line: &str, names: &dyn Names) -> String {
    match Request::from_json(line) {
        Ok(request) => evaluate(&request, names).to_json(),
        Err(error) => invalid_request(&error),
    }
}

/// Rows 11 and 12 of the contract's table (R45, R02).
fn complete(request: &Request, findings: &[Finding]) -> Outcome {
    let has_error = findings.iter().any(|finding| finding.code.level() == Level::Error);
    if has_error || !eligibility::unanswered(request).is_empty() { Outcome::Incomplete } else { Outcome::FileInPortal }
}

/// R34–R36, and R31–R33 for the hours.
fn first_response(request: &Request, severity: Option<SeverityPair>) -> Option<FirstResponse> {
    if request.topic != Some(Topic::Technical) {
        return Some(FirstResponse::BusinessDays(policy::RESPONSE_BUSINESS_DAYS));
    }
    if !is_response_language(given(&request.language)) {
        return Some(FirstResponse::BusinessHours);
    }
    severity.map(|severity| FirstResponse::Hours(policy::response_hours(severity.chosen)))
}

/// Whether support is asked for in the language in which the response times hold (R35). No language
/// means that one.
fn is_response_language(tag: Option<&str>) -> bool {
    let primary = tag.map(|tag| tag.trim().split(['-', '_']).next().unwrap_or_default());
    primary.is_none_or(|subtag| subtag.eq_ignore_ascii_case(policy::RESPONSE_LANGUAGE))
}

/// R27, R29.
fn fee(request: &Request) -> Fee {
    match (request.topic, request.service) {
        (Some(Topic::Billing | Topic::SubscriptionManagement), _) => Fee::Included,
        (_, Some(Service::Azure)) => Fee::AzureFee,
        _ => Fee::NoSeparateFee,
    }
}

/// The rules that decided, ascending, each once: those of the outcome's row, of what the decision says (severity A
/// has priority, R25) and of the findings.
fn rules(decision: &Decision, request: &Request, lacks_start: bool, cloud_is_from_suffix: bool) -> Vec<Rule> {
    let mut rules = if lacks_start { vec![Rule::R40] } else { decision.outcome.rules().to_vec() };
    let mut add = |rule, holds: bool| {
        if holds {
            rules.push(rule);
        }
    };
    add(Rule::R13, decision.support_plan.is_some());
    add(Rule::R25, decision.severity.is_some_and(|severity| severity.chosen == Severity::A));
    add(Rule::R27, matches!(decision.fee, Some(Fee::AzureFee | Fee::NoSeparateFee)));
    add(Rule::R29, decision.fee == Some(Fee::Included));
    add(Rule::R34, matches!(decision.first_response, Some(FirstResponse::Hours(_))));
    add(Rule::R35, decision.first_response == Some(FirstResponse::BusinessHours));
    add(Rule::R36, matches!(decision.first_response, Some(FirstResponse::BusinessDays(_))));
    let derived = decision.severity.and_then(|severity| severity.derived);
    add(Rule::R31, derived == Some(Severity::A));
    add(Rule::R32, derived == Some(Severity::B));
    add(Rule::R33, derived == Some(Severity::C));
    add(Rule::R41, cloud_is_from_suffix);
    let is_family = request.service.is_some_and(Service::is_office_family);
    add(Rule::R43, decision.outcome == Outcome::FileInPortal && is_family);
    rules.extend(decision.findings.iter().map(|finding| finding.rule));
    Rule::ALL.iter().copied().filter(|rule| rules.contains(rule)).collect()
}
