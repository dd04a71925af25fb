//! What is asked before a technical request, before an answer and after Continue was refused.

use service_request_wizard::wizard::step::Step;

use super::{RESELLER, Scene, azure, refused, scene};

pub const QUESTIONS: &[Scene] = &[
    scene("triage", RESELLER, azure(Step::Triage, 1)),
    refused("triage-refused", RESELLER, azure(Step::Triage, 1)),
    scene("access", RESELLER, azure(Step::Access, 4)),
    refused("access-refused", RESELLER, azure(Step::Access, 4)),
];
