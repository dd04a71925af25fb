//! What agents say about themselves, on the page Your details.

use super::answers::Answers;
use super::case::{lines, yours};
use super::check::{Problem, ProblemKind};
use crate::domain::field::Field;
use crate::domain::terms::OwnPlanKind;
use crate::domain::{DomainName, Names, email};

/// Everything that was entered and cannot be what it is meant to be. A blank answer never is a problem
/// here: the wizard asks for what a request needs.
pub fn problems(you: &Answers, host: &Answers, names: &dyn Names) -> Vec<Problem> {
    let text = |field| yours(you, host, field).trim();
    let mut problems = Vec::new();
    let mut add = |field, kind, holds: bool| {
        if holds {
            problems.push(Problem { field, kind });
        }
    };
    let domains = text(Field::PartnerDomains);
    add(Field::PartnerDomains, ProblemKind::Malformed, wrong_domains(domains, names).next().is_some());
    let has_plan = OwnPlanKind::from_word(text(Field::OwnPlanKind)).is_some();
    add(Field::OwnPlanId, ProblemKind::Missing, has_plan && text(Field::OwnPlanId).is_empty());
    let address = text(Field::Email);
    add(Field::Email, ProblemKind::Malformed, !address.is_empty() && email::domain_of(address).is_none());
    problems
}

/// What was entered among one's own domains and is no domain (R40), with its line, counted from 1.
pub fn wrong_domains<'a>(text: &'a str, names: &'a dyn Names) -> impl Iterator<Item = (usize, &'a str)> {
    let items = text.split('\n').zip(1_usize..).flat_map(|(line, at)| lines(line).map(move |item| (at, item)));
    items.filter(|(_, item)| DomainName::parse(item, names).is_err())
}
