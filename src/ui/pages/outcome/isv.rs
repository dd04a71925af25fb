use crate::domain::field::Field;
use crate::domain::terms::Outcome;
use crate::ui::answer_words;
use crate::ui::markup::{Html, html};
use crate::ui::parts::buttons;
use crate::ui::parts::copy;
use crate::ui::parts::packet::{packet, steps};
use crate::ui::parts::questions::{Asked, Input, text};
use crate::ui::view::View;
use crate::wizard::case::Case;
use crate::wizard::check;
use crate::wizard::step::Step;

/// A marketplace product: how to find its publisher's contact, and a message to the publisher (R23, R24).
pub fn body(view: &View<'_>, case: &Case<'_>) -> Html {
    let o = &view.m.outcomes;
    let asked = |text, hint| Asked { text, hint: Some(hint), ..Asked::default() };
    let kind = |kind| Input { kind: Some(kind), autocomplete: Some("off"), is_code: true };
    let problem = Asked { is_optional: true, ..asked(o.isv_problem, o.isv_problem_hint) };
    html! {
        <>
            <p class="srw-lead">{ o.isv_reason }</p>
            <h2>{ o.isv_steps }</h2>
            { steps(&[o.isv_step_product, o.isv_step_contact, o.isv_step_enter]) }
            <h2>{ o.isv_found }</h2>
            { text(view, Field::IsvProduct, asked(o.isv_product, o.isv_product_hint), Input::LINE) }
            { text(view, Field::IsvLink, asked(o.isv_link, o.isv_link_hint), kind("url")) }
            { text(view, Field::IsvEmail, asked(o.isv_email, o.isv_email_hint), kind("email")) }
            { text(view, Field::IsvPhone, asked(o.isv_phone, o.isv_phone_hint), kind("tel")) }
            { text(view, Field::Description, problem, Input::TEXT) }
            <div class="srw-actions">{ buttons::primary(o.isv_button) }</div>
            { message(view, case) }
        </>
    }
}

/// The message is there as soon as there is somebody to send it to.
fn message(view: &View<'_>, case: &Case<'_>) -> Html {
    let o = &view.m.outcomes;
    let Some(picture) = view.picture.as_ref().filter(|picture| picture.decision.outcome == Outcome::ContactIsv) else {
        return html! { <div key="message" /> };
    };
    let is_ready = check::problems(Step::Outcome, case, &picture.decision).is_empty();
    let contacts = check::ISV_CONTACT.into_iter().filter(|field| case.has(*field)).map(|field| {
        let (name, label, value) = (field.word(), answer_words::label(view.m, field), case.get(field).trim());
        html! {
            <li key={name}>
                <span class="srw-contact-kind">{ label }{ ": " }</span><span class="srw-text">{ value }</span>
                { " " }{ copy::button(view, name, label, value) }
            </li>
        }
    });
    html! {
        <div key="message">
            <p class="srw-ready" role="status">{ if is_ready { o.isv_ready } else { o.isv_waiting } }</p>
            if is_ready {
                <div>
                    <ul class="srw-contacts">{ for contacts }</ul>
                    { packet(view, "isv", o.isv_message, o.isv_message_hint, &words(view, case)) }
                </div>
            }
        </div>
    }
}

fn words(view: &View<'_>, case: &Case<'_>) -> String {
    let (o, q) = (&view.m.outcomes, &view.m.questions);
    let customer = &case.draft.customer;
    let name = [case.get(Field::FirstName).trim(), " ", case.get(Field::LastName).trim()].concat();
    let label = customer.label();
    let rows = [
        (q.check_customer, if label == customer.domain { "" } else { label }),
        (view.m.customers.domain, customer.domain.as_str()),
        (o.isv_product, case.get(Field::IsvProduct)),
        (o.isv_problem, case.get(Field::Description)),
        (o.isv_reply, name.trim()),
        (q.email, case.get(Field::Email)),
        (q.phone, case.get(Field::Phone)),
    ];
    let mut out = o.isv_message_intro(label);
    out.push_str("\n\n");
    for (label, value) in rows {
        if !value.trim().is_empty() {
            for part in [label, ": ", value.trim(), "\n"] {
                out.push_str(part);
            }
        }
    }
    out.push('\n');
    out.push_str(o.isv_message_end);
    out
}
