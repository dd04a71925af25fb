//! How a page is brought into a scene from any other one in the same tab.

use anyhow::{Result, ensure};
use e2e::Page;
use serde_json::{Value, json};
use service_request_wizard::wizard::route::Entry;
use service_request_wizard::wizard::step::Step;

use super::super::stage;
use super::{Scene, Way, Who, filed};

/// Closes a dialog, gives the page its layout, and says what the portal knows. The app hears of it in a task of its own.
const BEFORE: &str = "
    const [layout, values] = arguments;
    const dialog = root.querySelector('dialog');
    if (dialog?.open) dialog.close();
    host.setAttribute('layout', layout);
    KNOWN
    return new Promise((done) => setTimeout(done));";

/// Scrolls to the top, and says whether errors are shown.
const AT_TOP: &str = "scrollTo(0, 0); return Boolean(root.querySelector('[part~=\"error-summary\"]'));";

impl Scene {
    /// Brings the page into this state, from any other.
    pub async fn show(&self, page: &Page) -> Result<()> {
        self.bring(page).await.map_err(|error| error.context(self.name))
    }

    async fn bring(&self, page: &Page) -> Result<()> {
        let (known, values) = self.who.known();
        page.eval_with(&BEFORE.replace("KNOWN", known), vec![json!(self.layout), values]).await?;
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
        let errors = page.eval(AT_TOP).await?;
        ensure!(errors == json!(self.is_refused), "errors are shown: {errors}");
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
    /// What the portal says then: a script, and the values that it names.
    fn known(self) -> (&'static str, Value) {
        match self {
            // What was once answered stays on the device, and would be known all the same.
            Who::Unknown => ("host.partner = { domains: ['fabrikam-partner.com'] }; host.contact = null;", Value::Null),
            Who::Known(kind, role) => (stage::INTRODUCE, json!([kind, role])),
            Who::WithoutPlan => (
                "host.partner = { type: 'indirect-reseller', role: 'admin-agent', dynamicsPlan: 'none' };
                host.contact = null;",
                Value::Null,
            ),
            Who::OwnTenant(plan) => (
                "host.partner = { type: 'direct-bill', role: 'admin-agent', domains: ['woodgrove.example'],
                  ownPlan: values[0] ? { kind: values[0], id: 'P-1' } : undefined };",
                json!([plan]),
            ),
        }
    }
}
