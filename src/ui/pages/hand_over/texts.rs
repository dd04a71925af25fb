use crate::host::url;
use crate::ui::markup::{Html, html};
use crate::ui::parts::copy;
use crate::ui::summary::{self, portal_fields};
use crate::ui::view::View;
use crate::wizard::case::Case;
use crate::wizard::state::Picture;

/// The request's text: field by field in the portal's order, then whole, to copy or to save.
pub fn section(view: &View<'_>, case: &Case<'_>, picture: &Picture) -> Html {
    let h = &view.m.hand_over;
    let fields = portal_fields(view.locale, case, &picture.decision).into_iter().map(|field| {
        let name = ["field-", field.name].concat();
        html! {
            <div key={field.name} class="srw-row" data-field={field.name}>
                <dt>{ field.label }</dt>
                <dd><span class="srw-text">{ &field.text }</span></dd>
                <dd class="srw-row-action">{ copy::button(view, &name, field.label, &field.text) }</dd>
            </div>
        }
    });
    let sections = summary::whole(view.locale, case, picture);
    let whole = summary::text(&sections);
    let file = url::of_text("text/markdown", &summary::markdown(&sections));
    html! {
        <section key="texts" class="srw-section srw-texts">
            <h2>{ h.texts }</h2>
            <p class="srw-hint">{ h.texts_hint }</p>
            <dl part="summary-list" class="srw-summary-list srw-portal-fields">{ for fields }</dl>
            <div class="srw-packet-head">
                <h3>{ h.whole }</h3>
                { copy::button(view, "whole", h.whole, &whole) }
                <a class="srw-download" href={file} download={[case.draft.customer.key.as_str(), ".md"].concat()}>
                    { h.download }
                </a>
            </div>
            <details class="srw-whole">
                <summary>{ h.whole_show }</summary>
                <pre class="srw-packet-text" data-packet="whole">{ whole }</pre>
            </details>
        </section>
    }
}
