//! A walk through the wizard as a user makes it, from the list of customers to the last page, answering what is asked
//! from an evaluate request. The names and values of the form controls are the contract's, so any request can be walked.

use std::collections::BTreeSet;

use anyhow::{Context, Result, bail, ensure};
use serde_json::{Value, json};
use service_request_wizard::domain::field::Field;

use crate::page::{Hands, Page};

/// More pages than any request has.
const MOST_PAGES: usize = 20;

/// What the wizard's last page shows, read from its marks and its link.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Shown {
    pub outcome: String,
    pub url: Option<String>,
    pub context: Option<String>,
    pub track: Option<String>,
    pub severity: Option<String>,
    pub response: Option<String>,
    pub fee: Option<String>,
    pub notes: Vec<String>,
    pub heading: String,
}

/// The menu entry of a service.
pub fn entry(service: &str) -> &'static str {
    match service {
        "azure" => "azure",
        "marketplace" => "marketplace",
        _ => "office-365",
    }
}

impl Page {
    /// Walks from the list of customers to the last page of this request. The hands are those that answer; the way to the first
    /// question is always gone by real ones.
    pub async fn walk(&self, request: &Value, hands: Hands) -> Result<Shown> {
        let service = request["service"].as_str().context("a walk needs a product")?;
        self.pick_customer(request).await?;
        self.go_on().await?;
        let requests = self.heading().await?;
        self.click(&format!("[data-entry='{}']", entry(service))).await?;
        self.wait_for_heading_change(&requests).await?;
        for _ in 0..MOST_PAGES {
            if self.has("[data-outcome]").await? {
                return self.shown().await;
            }
            self.step(request, hands).await?;
        }
        bail!("no end after {MOST_PAGES} pages")
    }

    /// Answers everything that the page asks, and goes on to the next one.
    pub async fn step(&self, request: &Value, hands: Hands) -> Result<()> {
        let done = match hands {
            Hands::Real => {
                self.answer_all(request).await?;
                self.go_on().await.map(drop)
            }
            Hands::Quick => {
                let answers = Field::ALL.iter().map(|field| field.word());
                let answers = answers.filter_map(|name| Some((name.to_owned(), lookup(request, name)?.into())));
                self.step_at_once(answers.collect()).await
            }
        };
        match done {
            Ok(()) => Ok(()),
            Err(error) => Err(error.context(format!("errors on the page: {:?}", self.errors().await?))),
        }
    }

    /// Finds the customer by the search, or goes on with the typed domain, and sets what the request says about it.
    async fn pick_customer(&self, request: &Value) -> Result<()> {
        let domain = request["customer"]["domain"].as_str().context("a walk needs a domain")?;
        let before = self.heading().await?;
        self.type_into("customer-search", domain).await?;
        self.click(&format!("[role='option'][data-domain='{domain}']")).await?;
        self.wait_for_heading_change(&before).await?;
        for name in ["customer.cloud", "customer.tenantId"] {
            if let Some(value) = lookup(request, name) {
                self.answer(name, &value).await?;
            }
        }
        Ok(())
    }

    /// Answers everything that the page asks, also what it asks only after an answer.
    async fn answer_all(&self, request: &Value) -> Result<()> {
        let mut answered = BTreeSet::new();
        loop {
            let names = self.eval("return [...new Set([...root.querySelectorAll('form [name]')].map((c) => c.name))];");
            let names: Vec<String> = serde_json::from_value(names.await?)?;
            let Some(name) = names.into_iter().find(|name| !answered.contains(name)) else { return Ok(()) };
            if let Some(value) = lookup(request, &name) {
                self.answer(&name, &value).await?;
            }
            answered.insert(name);
        }
    }

    /// Answers one question, whatever kind of control asks it.
    async fn answer(&self, name: &str, value: &str) -> Result<()> {
        let script = "const control = root.querySelector(`[name=\"${CSS.escape(arguments[0])}\"]`);
            return control ? (control.localName === 'select' ? 'select' : control.type) : null;";
        let kind = self.eval_with(script, vec![json!(name)]).await?;
        match kind.as_str().with_context(|| format!("no control is named {name}"))? {
            "radio" | "checkbox" | "select" => self.choose(name, value).await,
            _ if self.value(name).await? == value => Ok(()),
            _ => self.type_into(name, value).await,
        }
    }

    /// Reads the last page.
    pub async fn shown(&self) -> Result<Shown> {
        let script =
            "const mark = (name) => root.querySelector(`[data-${name}]`)?.getAttribute(`data-${name}`) ?? null;
            return {
              outcome: mark('outcome'), context: mark('context'), track: mark('track'), severity: mark('severity'),
              response: mark('response'), fee: mark('fee'),
              urls: [...root.querySelectorAll('a[part~=\"portal-link\"]')].map((a) => a.getAttribute('href')),
              notes: [...root.querySelectorAll('[data-note]')].map((n) => n.getAttribute('data-note')),
            };";
        let seen = self.eval(script).await?;
        let text = |name: &str| seen[name].as_str().map(str::to_owned);
        let list = |name: &str| -> Result<Vec<String>> { Ok(serde_json::from_value(seen[name].clone())?) };
        let mut urls = list("urls")?;
        ensure!(urls.len() <= 1, "the page has several portal links: {urls:?}");
        Ok(Shown {
            outcome: text("outcome").context("the page names no outcome")?,
            url: urls.pop(),
            context: text("context"),
            track: text("track"),
            severity: text("severity"),
            response: text("response"),
            fee: text("fee"),
            notes: list("notes")?,
            heading: self.heading().await?,
        })
    }
}

/// The request's answer for a form control, as the control's value. What the contract leaves out where none of the
/// choices applies is a choice of its own on the page.
pub fn lookup(request: &Value, name: &str) -> Option<String> {
    let found = name.split('.').fold(request, |value, key| &value[key]);
    match found {
        Value::String(text) => Some(text.clone()),
        Value::Bool(flag) => Some(flag.to_string()),
        Value::Array(items) => Some(items.iter().filter_map(Value::as_str).collect::<Vec<_>>().join("\n")),
        _ => matches!(name, "dynamicsTopic" | "partner.ownPlan.kind").then(|| "none-of-these".to_owned()),
    }
}
