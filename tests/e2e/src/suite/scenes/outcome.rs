//! Where a request ends elsewhere, each of the ways.

use service_request_wizard::domain::field::Field;
use service_request_wizard::wizard::route::Entry;
use service_request_wizard::wizard::step::Step;

use super::{DIRECT, DYNAMICS, RESELLER, Scene, Way, Who, compact, refused, scene};

pub const ENDINGS: &[Scene] = &[
    scene("ending-marketplace", RESELLER, Way::Draft(Entry::Marketplace, Step::Outcome, &[])),
    refused("ending-marketplace-refused", RESELLER, Way::Draft(Entry::Marketplace, Step::Outcome, &[])),
    scene(
        "ending-marketplace-message",
        RESELLER,
        Way::Draft(Entry::Marketplace, Step::Outcome, &[(Field::IsvEmail, "support@publisher.example")]),
    ),
    scene(
        "ending-ask-provider",
        RESELLER,
        Way::Draft(Entry::Azure, Step::Outcome, &[(Field::Topic, "billing"), (Field::ProviderGrantedAccess, "false")]),
    ),
    scene(
        "ending-solve-first",
        RESELLER,
        Way::Draft(
            Entry::Azure,
            Step::Outcome,
            &[
                (Field::Topic, "technical"),
                (Field::HealthChecked, "false"),
                (Field::Troubleshot, "false"),
                (Field::Category, "none"),
            ],
        ),
    ),
    scene(
        "ending-delegate",
        Who::Known("indirect-reseller", "helpdesk-agent"),
        Way::Draft(Entry::Azure, Step::Outcome, &[]),
    ),
    scene("ending-dynamics-support", DIRECT, Way::Draft(Entry::Office365, Step::Outcome, DYNAMICS)),
    scene(
        "ending-needs-plan",
        Who::WithoutPlan,
        Way::Draft(
            Entry::Office365,
            Step::Outcome,
            &[(Field::Service, "dynamics-365"), (Field::DynamicsTopic, "none-of-these")],
        ),
    ),
    scene("ending-own-tenant-no-plan", Who::OwnTenant(""), Way::NoOwnPlan),
    scene("ending-own-tenant", Who::OwnTenant("premier"), Way::Draft(Entry::Azure, Step::Outcome, &[])),
    scene(
        "ending-other-operator",
        RESELLER,
        Way::Address("#/customers/adatum.onmicrosoft.de/service-requests/new/azure/outcome"),
    ),
];

/// In the compact layout.
pub const COMPACT: &[Scene] =
    &[compact("compact-ending", RESELLER, Way::Draft(Entry::Marketplace, Step::Outcome, &[]))];
