//! The hand-over to the portal, of each kind, and of a request that is filed.

use service_request_wizard::domain::field::Field;
use service_request_wizard::wizard::route::Entry;
use service_request_wizard::wizard::step::Step;

use super::{DIRECT, RESELLER, Scene, Way, azure, compact, scene};

const OFFICE: &[(Field, &str)] = &[
    (Field::Service, "office-365"),
    (Field::Topic, "how-to"),
    (Field::Title, "Shared mailboxes"),
    (Field::Description, "How do we share one?"),
];

/// Of a request that is answered.
pub const ANSWERED: &[Scene] = &[
    scene("hand-over", RESELLER, azure(Step::HandOver, 9)),
    scene("hand-over-office", DIRECT, Way::Draft(Entry::Office365, Step::HandOver, OFFICE)),
    scene("hand-over-filed", RESELLER, Way::Filed),
];

/// In the compact layout.
pub const COMPACT: &[Scene] = &[compact("compact-hand-over", RESELLER, azure(Step::HandOver, 9))];
