//! The harness itself: what the other tests do must work in each engine, inside a shadow root.

use anyhow::{Result, ensure};
use e2e::{Bench, Fault, keys};
use serde_json::json;

/// A stand-in for the wizard with one control of each kind. Continue brings the next page.
const STAND_IN: &str = r#"
customElements.define("service-request-wizard", class extends HTMLElement {
  constructor() {
    super();
    const add = (name, attributes, ...inside) => {
      const node = document.createElement(name);
      for (const [key, value] of Object.entries(attributes)) node.setAttribute(key, value);
      node.append(...inside);
      return node;
    };
    const heading = add("h1", { part: "heading" }, "One");
    const next = add("button", { part: "primary-button" }, "Continue");
    next.addEventListener("click", () => heading.replaceChildren("Two"));
    this.attachShadow({ mode: "open" }).append(
      heading,
      add("label", {}, add("input", { type: "radio", name: "service", value: "azure" }), "Azure"),
      add("select", { name: "topic" }, add("option", { value: "" }, "-"), add("option", { value: "fraud" }, "Fraud")),
      add("input", { name: "title", value: "old" }),
      add("input", { name: "contact.email" }),
      next,
    );
  }
});"#;

/// Clicking, choosing, typing and keys reach the controls, and what they did can be read.
pub async fn helpers_reach_into_the_shadow_root(bench: &Bench) -> Result<()> {
    let site = bench.site()?;
    site.fault("/own.js", Fault::body(STAND_IN).with_status(200).with_header("Content-Type", "text/javascript"));
    site.page(
        "/own",
        "<!doctype html><html><head><link rel=\"icon\" href=\"data:,\"><script type=\"module\" src=\"/own.js\"></script></head><body>\
         <service-request-wizard></service-request-wizard></body></html>",
    );
    let page = &bench.page;
    page.goto(&site.url("/own")).await?;
    page.wait_for_heading("One").await?;
    page.choose("service", "azure").await?;
    page.choose("topic", "fraud").await?;
    page.type_into("title", "Zażółć gęślą jaźń").await?;
    page.keys(&String::from(keys::TAB)).await?;
    page.keys("a@contoso.com").await?;
    let read = [page.value("title").await?, page.value("topic").await?, page.value("contact.email").await?];
    ensure!(read == ["Zażółć gęślą jaźń", "fraud", "a@contoso.com"], "{read:?}");
    page.chord(keys::SHIFT, keys::TAB).await?;
    let focus = page.eval("return root.activeElement?.name ?? null;").await?;
    ensure!(focus == json!("title"), "the focus is on {focus}");
    ensure!(page.go_on().await? == "Two");
    bench.no_problems().await
}
