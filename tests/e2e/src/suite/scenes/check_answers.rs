//! All answers of a request, to be checked.

use service_request_wizard::wizard::step::Step;

use super::{RESELLER, Scene, azure, compact, scene};

/// Of a request that is answered.
pub const ANSWERED: &[Scene] = &[scene("check-answers", RESELLER, azure(Step::CheckAnswers, 9))];

/// In the compact layout.
pub const COMPACT: &[Scene] = &[compact("compact-check-answers", RESELLER, azure(Step::CheckAnswers, 9))];
