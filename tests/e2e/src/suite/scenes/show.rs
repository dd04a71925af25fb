//! How a page is brought into a scene from any other one in the same tab.

use anyhow::{Result, ensure};
use e2e::Page;
use serde_json::json;
use service_request_wizard::wizard::route::Entry;
use service_request_wizard::wizard::step::Step;

use super::super::stage;
use super::{Scene, Way, Who, filed};

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
