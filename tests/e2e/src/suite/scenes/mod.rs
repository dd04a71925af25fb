//! Every page of the wizard in every state, each reachable from any other one in the same tab. The accessibility tests,
//! the outlines and the gallery all go through these lists, so that what is new is seen by all of them. The scenes of a
//! page are in the file of its name; `show.rs` brings a page into a scene.

mod check_answers;
mod contact;
mod customer;
mod customers;
mod details;
mod hand_over;
mod help;
mod impact;
mod outcome;
mod section;
mod service_requests;
mod shortcuts;
mod show;
mod simple_steps;
mod triage;
mod your_details;

use anyhow::Result;
use e2e::{Bench, Site};
use service_request_wizard::domain::field::Field;
use service_request_wizard::wizard::route::Entry;
use service_request_wizard::wizard::step::Step;

use super::dress;
use super::looks::{self, LOOKS};
use super::stage::{self, ANSWERS};

/// Scenes that are gone through together, page by page.
pub type Group = [&'static [Scene]];

/// One page in one state.
pub struct Scene {
    pub name: &'static str,
    pub layout: &'static str,
    who: Who,
    way: Way,
    /// Whether Continue is then pressed, which the page refuses.
    pub is_refused: bool,
}

/// What the portal has said about the agent.
#[derive(Clone, Copy)]
enum Who {
    /// Nothing, so that the wizard asks.
    Unknown,
    /// The type and the role, with an agreement and a contact.
    Known(&'static str, &'static str),
    /// A reseller without an agreement for Dynamics 365.
    WithoutPlan,
    /// The customer is the agent's own tenant, and this plan covers it.
    OwnTenant(&'static str),
}

/// How a page is reached.
#[derive(Clone, Copy)]
enum Way {
    Address(&'static str),
    /// A text in a search box of a place, and what then stands there.
    Typed(&'static str, &'static str, &'static str, &'static str),
    /// A draft with these answers, opened at this step.
    Draft(Entry, Step, &'static [(Field, &'static str)]),
    /// The question for a plan of one's own tenant, answered with none.
    NoOwnPlan,
    /// The request that is filed.
    Filed,
    /// The list of shortcuts over the help.
    Shortcuts,
}

/// The steps of an Azure request as far as it is answered.
const fn azure(step: Step, answered: usize) -> Way {
    Way::Draft(Entry::Azure, step, AZURE.split_at(answered).0)
}

/// A technical request for Azure by a reseller, answer by answer.
const AZURE: &[(Field, &str)] = &[
    ANSWERS[0],
    ANSWERS[1],
    ANSWERS[2],
    ANSWERS[3],
    (Field::ProviderGrantedAccess, "true"),
    ANSWERS[4],
    ANSWERS[5],
    ANSWERS[6],
    ANSWERS[7],
];

/// A request about the licences of Dynamics 365, which has a support of its own.
const DYNAMICS: &[(Field, &str)] = &[(Field::Service, "dynamics-365"), (Field::DynamicsTopic, "licensing")];

const RESELLER: Who = Who::Known("indirect-reseller", "admin-agent");
const DIRECT: Who = Who::Known("direct-bill", "admin-agent");

const fn scene(name: &'static str, who: Who, way: Way) -> Scene {
    Scene { name, layout: "guided", who, way, is_refused: false }
}

const fn refused(name: &'static str, who: Who, way: Way) -> Scene {
    Scene { is_refused: true, ..scene(name, who, way) }
}

const fn compact(name: &'static str, who: Who, way: Way) -> Scene {
    Scene { layout: "compact", ..scene(name, who, way) }
}

/// The places beside the requests.
pub const PLACES: &Group = &[
    customers::PLACES,
    customer::PLACES,
    service_requests::PLACES,
    help::PLACES,
    your_details::PLACES,
    shortcuts::PLACES,
];

/// Each page that asks, unanswered, and after Continue was refused.
pub const QUESTIONS: &Group =
    &[simple_steps::QUESTIONS, triage::QUESTIONS, impact::QUESTIONS, details::QUESTIONS, contact::QUESTIONS];

/// The pages of a request that is answered.
pub const ANSWERED: &Group =
    &[impact::ANSWERED, details::ANSWERED, contact::ANSWERED, check_answers::ANSWERED, hand_over::ANSWERED];

/// The pages where a request ends elsewhere.
pub const ENDINGS: &Group = &[outcome::ENDINGS];

/// The compact layout: its sections, and a place and an ending with its distances.
pub const COMPACT: &Group = &[
    customers::COMPACT,
    service_requests::COMPACT,
    your_details::COMPACT,
    section::COMPACT,
    check_answers::COMPACT,
    hand_over::COMPACT,
    outcome::COMPACT,
];

/// All scenes, in the order of a walk.
pub fn all() -> impl Iterator<Item = &'static Scene> {
    [PLACES, QUESTIONS, ANSWERED, ENDINGS, COMPACT].into_iter().flat_map(each)
}

/// The scenes of a group.
pub fn each(group: &'static Group) -> impl Iterator<Item = &'static Scene> {
    group.iter().copied().flatten()
}

/// Opens the release's own page with a draft and a filed request in it.
pub async fn open(bench: &Bench) -> Result<Site> {
    open_with(bench, dress::serve).await
}

/// As above, from a site that something was done to.
pub async fn open_with(bench: &Bench, change: impl Fn(&Site) -> Result<()>) -> Result<Site> {
    let site = bench.site()?;
    change(&site)?;
    let page = &bench.page;
    stage::open(bench, &site, "/customers").await?;
    let seeded = [stage::draft("kept", Entry::Office365, Step::Topic, &[(Field::Title, "A draft")])?, filed()?];
    stage::seed(page, &seeded).await?;
    page.reload().await?;
    stage::appeared(page).await?;
    page.wait_until("root.querySelectorAll('[role=option]').length > 10").await?;
    looks::stand_still(page).await?;
    looks::put_on(page, LOOKS[0]).await?;
    Ok(site)
}

fn filed() -> Result<service_request_wizard::wizard::draft::Draft> {
    let mut filed = stage::draft("filed", Entry::Azure, Step::HandOver, AZURE)?;
    filed.handed_over_at = Some(filed.changed_at);
    filed.number = "2026-0042".to_owned();
    Ok(filed)
}
