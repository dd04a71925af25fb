use crate::domain::decision::Decision;
use crate::domain::portal::Portal;
use crate::domain::terms::{Context, PortalId};
use crate::host::url;
use crate::ui::markup::{Handler, Html, html};
use crate::ui::outside;
use crate::ui::parts::copy;
use crate::ui::view::View;
use crate::wizard::case::Case;
use crate::wizard::route::Route;

/// The one link to the portal, its whole address, in whose context it opens and how to see that there
/// (R02, R08, R17, R43).
pub fn section(view: &View<'_>, case: &Case<'_>, decision: &Decision) -> Html {
    let h = &view.m.hand_over;
    let Some(portal) = &decision.portal else { return html! { <div key="portal" /> } };
    let label = case.draft.customer.label();
    let (says, see) = match (portal.context, portal.id) {
        (Context::Customer, PortalId::Azure) => (h.context_customer(label), h.see_azure),
        (Context::Customer, _) => (h.context_customer(label), h.see_microsoft_365),
        (Context::Own, PortalId::Azure) => (h.context_own.to_owned(), h.see_own_azure),
        (Context::Own, _) => (h.context_own.to_owned(), h.see_own_microsoft_365),
        (Context::ChooseCustomer, PortalId::PartnerCenter) => (h.context_list(label), h.see_list),
        (Context::ChooseCustomer, _) => (h.context_choose(label), h.see_microsoft_365),
    };
    html! {
        <section key="portal" class="srw-section srw-portal" data-context={portal.context.word()}>
            { link(view, portal) }
            <p class="srw-context">{ says }</p>
            <p class="srw-hint">
                { see }
                if portal.id == PortalId::PartnerCenter {
                    { " " }{ view.link(Route::Customer(case.draft.customer.key.clone()), "srw-add-id", html! { h.add_id }) }
                }
            </p>
        </section>
    }
}

/// The link, only where the browser reads its address as it was meant; else the way without it.
fn link(view: &View<'_>, portal: &Portal) -> Html {
    let h = &view.m.hand_over;
    let (open, instead) = match portal.id {
        PortalId::Azure => (h.open_azure, h.instead_azure),
        PortalId::Microsoft365 => (h.open_microsoft_365, h.instead_microsoft_365),
        PortalId::PartnerCenter => (h.open_partner_center, h.instead_partner_center),
    };
    let Some(address) = url::checked(portal) else {
        return html! {
            <div key="link" class="srw-link-refused" role="alert" data-code="SRW401">
                <p><strong>{ "SRW401" }</strong>{ " " }{ h.link_refused }</p>
                <p>{ instead }</p>
            </div>
        };
    };
    let onclick = {
        let (port, portal) = (view.port.clone(), portal.clone());
        Handler::new(move |event| {
            if !outside::opens_portal(&port, &portal) {
                event.prevent_default();
            }
        })
    };
    html! {
        <div key="link">
            <a
                part="portal-link" class="srw-primary srw-portal-link" data-portal={portal.id.word()} href={address.clone()}
                target="_blank" rel="noopener noreferrer" {onclick}
            >
                { open }<span class="srw-hidden">{ " " }{ view.m.common.opens_in_new_tab }</span>
            </a>
            <p class="srw-url">
                <span class="srw-url-label">{ h.url_label }{ ":" }</span>
                { " " }<span class="srw-url-text">{ &address }</span>{ " " }
                { copy::button(view, "url", h.url_label, &address) }
            </p>
        </div>
    }
}
