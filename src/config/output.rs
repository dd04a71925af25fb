//! A read list as JSON, for hosts that want to see what we make of theirs.

use super::collect::Import;
use super::customer::Customer;
use super::problem::Problem;
use super::reader::read_customers;
use crate::domain::json::Value;
use crate::domain::{DomainName, Names, TenantId};

/// Reads a list of customers, JSON or CSV text, and gives JSON text:
/// `{"customers":[{"domain","tenantId","name",…}],"problems":[{"code","line",…}],"notices":[…],"duplicates","rows"}`.
///
/// A customer's `domain` and `tenantId` may be null, though not both; `otherDomains`, `cloud`,
/// `relationshipToPartner` and `allowDelegatedAccess` are there only where the list gives them.
pub fn parse_customers(text: &str, names: &dyn Names) -> String {
    let Import { customers, problems, notices, duplicates, rows } = read_customers(text.as_bytes(), names);
    let mut out = String::from("{\"customers\":");
    write_list(customers.iter().map(customer_value), &mut out);
    out.push_str(",\"problems\":");
    write_list(problems.iter().map(problem_value), &mut out);
    out.push_str(",\"notices\":");
    write_list(notices.iter().map(|notice| Value::from(notice.word())), &mut out);
    out.push_str(",\"duplicates\":");
    out.push_str(&duplicates.to_string());
    out.push_str(",\"rows\":");
    out.push_str(&rows.to_string());
    out.push('}');
    out
}

/// Writes one value after the other, so that a long list is never there as a tree.
fn write_list(values: impl Iterator<Item = Value>, out: &mut String) {
    out.push('[');
    for (at, value) in values.enumerate() {
        if at > 0 {
            out.push(',');
        }
        out.push_str(&value.to_text());
    }
    out.push(']');
}

fn customer_value(customer: &Customer) -> Value {
    let mut members = vec![
        ("domain".to_owned(), customer.domain.as_ref().map(DomainName::as_str).into()),
        ("tenantId".to_owned(), customer.tenant_id.as_ref().map(TenantId::as_str).into()),
        ("name".to_owned(), Value::from(&*customer.name)),
    ];
    let mut add = |name: &str, value: Value| members.push((name.to_owned(), value));
    if !customer.other_domains.is_empty() {
        let domains = customer.other_domains.iter().map(DomainName::as_str).collect::<Vec<_>>();
        add("otherDomains", domains.into());
    }
    if let Some(cloud) = customer.cloud {
        add("cloud", cloud.word().into());
    }
    if let Some(relationship) = customer.relationship {
        add("relationshipToPartner", relationship.word().into());
    }
    if let Some(access) = customer.delegated_access {
        add("allowDelegatedAccess", Value::Bool(access));
    }
    Value::Object(members)
}

fn problem_value(problem: &Problem) -> Value {
    let mut members =
        vec![("code".to_owned(), Value::from(problem.code.word())), ("line".to_owned(), problem.line.into())];
    if let Some(item) = problem.item {
        members.push(("item".to_owned(), item.into()));
    }
    if let Some(field) = problem.field {
        members.push(("field".to_owned(), field.word().into()));
    }
    if !problem.text.is_empty() {
        members.push(("text".to_owned(), Value::from(&*problem.text)));
    }
    Value::Object(members)
}
