//! The sections of the compact layout, before an answer, refused and answered.

use service_request_wizard::wizard::route::Entry;
use service_request_wizard::wizard::step::Step;

use super::details::WHOLE;
use super::{RESELLER, Scene, Way, Who, azure, compact};

pub const COMPACT: &[Scene] = &[
    compact("compact-request", Who::Unknown, azure(Step::Topic, 0)),
    Scene { is_refused: true, ..compact("compact-request-refused", Who::Unknown, azure(Step::Topic, 0)) },
    compact("compact-request-answered", RESELLER, azure(Step::Topic, 7)),
    compact("compact-own-tenant", Who::OwnTenant(""), Way::Draft(Entry::Azure, Step::OwnPlan, &[])),
    compact("compact-problem", RESELLER, azure(Step::Details, 7)),
    Scene { is_refused: true, ..compact("compact-problem-refused", RESELLER, azure(Step::Details, 7)) },
    compact("compact-problem-answered", RESELLER, Way::Draft(Entry::Azure, Step::Details, WHOLE)),
];
