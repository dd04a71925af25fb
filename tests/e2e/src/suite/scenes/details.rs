//! What the problem is: asked, refused, and answered as far as can be.

use service_request_wizard::domain::field::Field;
use service_request_wizard::wizard::route::Entry;
use service_request_wizard::wizard::step::Step;

use super::{AZURE, RESELLER, Scene, Way, azure, refused, scene};

/// A technical request for Azure with every optional answer, and a word that no line can hold.
pub const WHOLE: &[(Field, &str)] = &[
    AZURE[0],
    AZURE[1],
    AZURE[2],
    AZURE[3],
    AZURE[4],
    AZURE[5],
    AZURE[6],
    (Field::Title, "Sign-in fails with error 500"),
    (
        Field::Description,
        "Since this morning nobody can sign in. The page shows:\n\
         AADSTS50058-LongwordLongwordLongwordLongwordLongwordLongwordLongwordLongwordLongwordLongwordLongwordLongword",
    ),
    (Field::StartedAt, "22 November, 14:30 CET"),
    (Field::Tried, "Restarted the gateway; no change."),
    (Field::SubscriptionId, "2f1c8a34-5b6d-4e7f-8091-a2b3c4d5e6f7"),
];

/// Unanswered, and after Continue was refused.
pub const QUESTIONS: &[Scene] = &[
    scene("details", RESELLER, azure(Step::Details, 7)),
    refused("details-refused", RESELLER, azure(Step::Details, 7)),
];

/// Of a request that is answered.
pub const ANSWERED: &[Scene] = &[scene("details-answered", RESELLER, Way::Draft(Entry::Azure, Step::Details, WHOLE))];
