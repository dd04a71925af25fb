//! Every page of the wizard in every state, each reachable from any other one in the same tab. The accessibility tests,
//! the fingerprints and the gallery all go through this one list, so that what is new is seen by all of them.

use anyhow::{Result, ensure};
use e2e::{Bench, Page, Site};
use serde_json::json;
use service_request_wizard::domain::field::Field;
use service_request_wizard::wizard::route::Entry;
use service_request_wizard::wizard::step::Step;

use super::dress;
use super::looks::{self, LOOKS};
use super::stage::{self, ANSWERS};

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

/// As above, with a severity that the impact does not explain.
const RAISED: &[(Field, &str)] =
    &[AZURE[0], AZURE[1], AZURE[2], AZURE[3], AZURE[4], AZURE[5], AZURE[6], (Field::Severity, "A")];

/// As above, with every optional answer, and a word that no line can hold.
const WHOLE: &[(Field, &str)] = &[
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

const OFFICE: &[(Field, &str)] = &[
    (Field::Service, "office-365"),
    (Field::Topic, "how-to"),
    (Field::Title, "Shared mailboxes"),
    (Field::Description, "How do we share one?"),
];

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
pub const PLACES: &[Scene] = &[
    scene("customers", Who::Unknown, Way::Address("#/customers")),
    scene("customers-found", Who::Unknown, Way::Typed("#/customers", "customer-search", "coffee", "[role=option]")),
    scene(
        "customers-suggestion",
        Who::Unknown,
        Way::Typed("#/customers", "customer-search", "https://nobody.example/", "[data-domain='nobody.example']"),
    ),
    scene(
        "customers-nothing-found",
        Who::Unknown,
        Way::Typed("#/customers", "customer-search", "nobody at all", ".srw-advice:not([hidden])"),
    ),
    scene("customer", Who::Unknown, Way::Address("#/customers/woodgrove.example")),
    scene("customer-of-another-cloud", Who::Unknown, Way::Address("#/customers/proseware.partner.onmschina.cn")),
    scene("customer-unknown", Who::Unknown, Way::Address("#/customers/nobody")),
    scene("service-requests", Who::Unknown, Way::Address("#/customers/woodgrove.example/service-requests")),
    scene("service-requests-none", Who::Unknown, Way::Address("#/customers/relecloud.example/service-requests")),
    scene("help", Who::Unknown, Way::Address("#/help")),
    scene("help-nothing-found", Who::Unknown, Way::Typed("#/help", "help-search", "xyzzy", ".srw-help-none")),
    scene("your-details", Who::Unknown, Way::Address("#/your-details")),
    scene("your-details-known", RESELLER, Way::Address("#/your-details")),
    scene("shortcuts", Who::Unknown, Way::Shortcuts),
];

/// Each page that asks, unanswered, and after Continue was refused.
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
    scene("triage", RESELLER, azure(Step::Triage, 1)),
    refused("triage-refused", RESELLER, azure(Step::Triage, 1)),
    scene("access", RESELLER, azure(Step::Access, 4)),
    refused("access-refused", RESELLER, azure(Step::Access, 4)),
    scene("impact", RESELLER, azure(Step::Impact, 6)),
    refused("impact-refused", RESELLER, azure(Step::Impact, 6)),
    scene("details", RESELLER, azure(Step::Details, 7)),
    refused("details-refused", RESELLER, azure(Step::Details, 7)),
    scene("contact", Who::WithoutPlan, azure(Step::Contact, 9)),
    refused("contact-refused", Who::WithoutPlan, azure(Step::Contact, 9)),
];

/// The pages of a request that is answered.
pub const ANSWERED: &[Scene] = &[
    scene("impact-answered", RESELLER, azure(Step::Impact, 7)),
    scene("confirm-severity", RESELLER, Way::Draft(Entry::Azure, Step::ConfirmSeverity, RAISED)),
    scene("details-answered", RESELLER, Way::Draft(Entry::Azure, Step::Details, WHOLE)),
    scene("contact-answered", RESELLER, azure(Step::Contact, 9)),
    scene("check-answers", RESELLER, azure(Step::CheckAnswers, 9)),
    scene("hand-over", RESELLER, azure(Step::HandOver, 9)),
    scene("hand-over-office", DIRECT, Way::Draft(Entry::Office365, Step::HandOver, OFFICE)),
    scene("hand-over-filed", RESELLER, Way::Filed),
];

const DYNAMICS: &[(Field, &str)] = &[(Field::Service, "dynamics-365"), (Field::DynamicsTopic, "licensing")];

/// The pages where a request ends elsewhere.
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

/// The compact layout: its sections, and a place and an ending with its distances.
pub const COMPACT: &[Scene] = &[
    compact("compact-customers", Who::Unknown, Way::Address("#/customers")),
    compact("compact-service-requests", Who::Unknown, Way::Address("#/customers/woodgrove.example/service-requests")),
    compact("compact-your-details", RESELLER, Way::Address("#/your-details")),
    compact("compact-request", Who::Unknown, azure(Step::Topic, 0)),
    Scene { is_refused: true, ..compact("compact-request-refused", Who::Unknown, azure(Step::Topic, 0)) },
    compact("compact-request-answered", RESELLER, azure(Step::Topic, 7)),
    compact("compact-own-tenant", Who::OwnTenant(""), Way::Draft(Entry::Azure, Step::OwnPlan, &[])),
    compact("compact-problem", RESELLER, azure(Step::Details, 7)),
    Scene { is_refused: true, ..compact("compact-problem-refused", RESELLER, azure(Step::Details, 7)) },
    compact("compact-problem-answered", RESELLER, Way::Draft(Entry::Azure, Step::Details, WHOLE)),
    compact("compact-check-answers", RESELLER, azure(Step::CheckAnswers, 9)),
    compact("compact-hand-over", RESELLER, azure(Step::HandOver, 9)),
    compact("compact-ending", RESELLER, Way::Draft(Entry::Marketplace, Step::Outcome, &[])),
];

/// All scenes, in the order of a walk.
pub fn all() -> impl Iterator<Item = &'static Scene> {
    [PLACES, QUESTIONS, ANSWERED, ENDINGS, COMPACT].into_iter().flatten()
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
    looks::put_on(page, LOOKS[0]).await?;
    Ok(site)
}

fn filed() -> Result<service_request_wizard::wizard::draft::Draft> {
    let mut filed = stage::draft("filed", Entry::Azure, Step::HandOver, AZURE)?;
    filed.handed_over_at = Some(filed.changed_at);
    filed.number = "2026-0042".to_owned();
    Ok(filed)
}

impl Scene {
    /// Brings the page into this state, from any other.
    pub async fn show(&self, page: &Page) -> Result<()> {
        self.bring(page).await.map_err(|error| error.context(self.name))
    }

    async fn bring(&self, page: &Page) -> Result<()> {
        page.eval("if (root.querySelector('dialog')?.open) root.querySelector('dialog').close();").await?;
        page.eval_with("host.setAttribute('layout', arguments[0]);", vec![json!(self.layout)]).await?;
        self.who.tell(page).await?;
        match self.way {
            Way::Address(hash) => stage::follow(page, hash).await?,
            Way::Typed(hash, name, text, then) => {
                stage::follow(page, hash).await?;
                page.type_into(name, text).await?;
                page.find(then).await.map(drop)?;
            }
            Way::Draft(entry, step, answers) => {
                let mut draft = stage::draft(self.name, entry, step, answers)?;
                if matches!(self.who, Who::OwnTenant(_)) {
                    draft.asked.clear();
                }
                // From a place that is none of a draft's, so that what is waited for is not what was there before.
                stage::follow(page, "#/customers").await?;
                stage::restore(page, &draft).await?;
                let place = format!("location.hash.endsWith('/{}')", step.word());
                page.wait_until(&if self.layout == "compact" { in_section(step) } else { place }).await?;
            }
            Way::NoOwnPlan => {
                let mut draft = stage::draft(self.name, Entry::Azure, Step::OwnPlan, &[])?;
                draft.asked.clear();
                stage::restore(page, &draft).await?;
                page.choose("partner.ownPlan.kind", "none-of-these").await?;
                page.go_on().await?;
                page.find("[data-outcome]").await.map(drop)?;
            }
            Way::Filed => {
                stage::restore(page, &filed()?).await?;
                page.find("[data-filed='true']").await.map(drop)?;
            }
            Way::Shortcuts => {
                stage::follow(page, "#/help").await?;
                page.eval("root.querySelector('h1').focus();").await?;
                page.keys("?").await?;
                page.wait_until("root.querySelector('dialog').open").await?;
            }
        }
        if self.is_refused {
            page.press_continue().await?;
            stage::wait_for_focus(page, "error-summary").await?;
        }
        let errors = page.has("[part~='error-summary']").await?;
        ensure!(errors == self.is_refused, "errors are shown: {errors}");
        page.eval("scrollTo(0, 0);").await?;
        page.park_pointer().await
    }
}

/// Whether the page is the section's that this step belongs to.
fn in_section(step: Step) -> String {
    let control = match step {
        Step::Topic => "[name='topic'], [name='partner.type']",
        Step::OwnPlan => "[name='partner.ownPlan.kind']",
        Step::Details => "[name='title']",
        Step::CheckAnswers => "[part='summary-list']",
        Step::HandOver => "a[part~='portal-link']",
        _ => "[data-outcome]",
    };
    format!("root.querySelector({})", json!(control))
}

impl Who {
    async fn tell(self, page: &Page) -> Result<()> {
        match self {
            Who::Unknown => {
                // What was once answered stays on the device, and would be known all the same.
                page.eval("host.partner = { domains: ['fabrikam-partner.com'] }; host.contact = null;").await?;
            }
            Who::Known(kind, role) => stage::introduce(page, kind, role).await?,
            Who::WithoutPlan => {
                page.eval(
                    "host.partner = { type: 'indirect-reseller', role: 'admin-agent', dynamicsPlan: 'none' };
                    host.contact = null;",
                )
                .await?;
            }
            Who::OwnTenant(plan) => {
                let script = "const ownPlan = arguments[0] ? { kind: arguments[0], id: 'P-1' } : undefined;
                    host.partner = { type: 'direct-bill', role: 'admin-agent', domains: ['woodgrove.example'], ownPlan };";
                page.eval_with(script, vec![json!(plan)]).await?;
            }
        }
        // The app hears of it in a task of its own.
        page.client().execute_async("setTimeout(arguments[0]);", Vec::new()).await.map(drop).map_err(Into::into)
    }
}
