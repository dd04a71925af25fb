//! The pages with one or two questions, before an answer and after Continue was refused.

use service_request_wizard::wizard::route::Entry;
use service_request_wizard::wizard::step::Step;

use super::{DIRECT, DYNAMICS, RESELLER, Scene, Way, Who, azure, refused, scene};

pub const QUESTIONS: &[Scene] = &[
    scene("product", DIRECT, Way::Draft(Entry::Office365, Step::Product, &[])),
    refused("product-refused", DIRECT, Way::Draft(Entry::Office365, Step::Product, &[])),
    scene("own-plan", Who::OwnTenant(""), Way::Draft(Entry::Azure, Step::OwnPlan, &[])),
    refused("own-plan-refused", Who::OwnTenant(""), Way::Draft(Entry::Azure, Step::OwnPlan, &[])),
    scene("dynamics-topic", DIRECT, Way::Draft(Entry::Office365, Step::DynamicsTopic, DYNAMICS.split_at(1).0)),
    refused(
        "dynamics-topic-refused",
        DIRECT,
        Way::Draft(Entry::Office365, Step::DynamicsTopic, DYNAMICS.split_at(1).0),
    ),
    scene("partner", Who::Unknown, azure(Step::Partner, 0)),
    refused("partner-refused", Who::Unknown, azure(Step::Partner, 0)),
    scene("topic", RESELLER, azure(Step::Topic, 0)),
    refused("topic-refused", RESELLER, azure(Step::Topic, 0)),
];
