//! The impact: asked, refused, answered; and the page that asks once more for a raised severity.

use service_request_wizard::domain::field::Field;
use service_request_wizard::wizard::route::Entry;
use service_request_wizard::wizard::step::Step;

use super::{AZURE, RESELLER, Scene, Way, azure, refused, scene};

/// A technical request for Azure with a severity that the impact does not explain.
const RAISED: &[(Field, &str)] =
    &[AZURE[0], AZURE[1], AZURE[2], AZURE[3], AZURE[4], AZURE[5], AZURE[6], (Field::Severity, "A")];

/// Unanswered, and after Continue was refused.
pub const QUESTIONS: &[Scene] =
    &[scene("impact", RESELLER, azure(Step::Impact, 6)), refused("impact-refused", RESELLER, azure(Step::Impact, 6))];

/// Of a request that is answered.
pub const ANSWERED: &[Scene] = &[
    scene("impact-answered", RESELLER, azure(Step::Impact, 7)),
    scene("confirm-severity", RESELLER, Way::Draft(Entry::Azure, Step::ConfirmSeverity, RAISED)),
];
