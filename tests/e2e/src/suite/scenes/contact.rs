//! Whom to answer: asked, refused, answered.

use service_request_wizard::wizard::step::Step;

use super::{RESELLER, Scene, Who, azure, refused, scene};

/// Unanswered, and after Continue was refused.
pub const QUESTIONS: &[Scene] = &[
    scene("contact", Who::WithoutPlan, azure(Step::Contact, 9)),
    refused("contact-refused", Who::WithoutPlan, azure(Step::Contact, 9)),
];

/// Of a request that is answered.
pub const ANSWERED: &[Scene] = &[scene("contact-answered", RESELLER, azure(Step::Contact, 9))];
