//! What the last pages of a request do: the publisher's contact, the hand-over, what is kept of it.

use service_request_wizard::domain::field::Field;
use service_request_wizard::domain::request::Request;
use service_request_wizard::native::NativeNames;
use service_request_wizard::wizard::action::{Action, Effect, Event, Fresh};
use service_request_wizard::wizard::answers::Answers;
use service_request_wizard::wizard::check::ProblemKind;
use service_request_wizard::wizard::customer::Customer;
use service_request_wizard::wizard::reduce::{Transition, reduce};
use service_request_wizard::wizard::route::{Entry, Route};
use service_request_wizard::wizard::state::State;
use service_request_wizard::wizard::step::Step;

fn act(state: &State, action: Action) -> Transition {
    reduce(state, action, &NativeNames)
}

/// The outcome's page of a request for contoso.com, by what the host says about the agent.
fn at_outcome(entry: Entry, about_agent: &[(Field, &str)]) -> State {
    let mut host = Answers::default();
    for (field, text) in about_agent {
        host.set(*field, (*text).to_owned());
    }
    let state = act(&State::default(), Action::HostGave(host)).state;
    let customer = Customer::from_key("contoso.com", &NativeNames).expect("a domain");
    let route = Route::New(customer.key.clone(), entry, Step::Outcome);
    let fresh = Fresh { now: 1, id: "d1".to_owned() };
    act(&state, Action::Navigated { route, customer: Some(customer), fresh }).state
}

fn answer(state: &State, field: Field, text: &str) -> State {
    act(state, Action::Answered { field, text: text.to_owned(), now: 2 }).state
}

/// R24: one of the three contacts is enough, none is not, and what was found must have its form.
#[test]
fn a_publisher_has_at_least_one_contact() {
    let rows: [(&[(Field, &str)], &[(Field, ProblemKind)]); 8] = [
        (&[], &[(Field::IsvLink, ProblemKind::Missing)]),
        (&[(Field::IsvProduct, "Backup")], &[(Field::IsvLink, ProblemKind::Missing)]),
        (&[(Field::IsvLink, "https://fabrikam.com/support")], &[]),
        (&[(Field::IsvEmail, "support@fabrikam.com")], &[]),
        (&[(Field::IsvPhone, "+48 22 555 01 00")], &[]),
        (&[(Field::IsvLink, "fabrikam.com")], &[(Field::IsvLink, ProblemKind::Malformed)]),
        (&[(Field::IsvEmail, "support")], &[(Field::IsvEmail, ProblemKind::Malformed)]),
        (
            &[(Field::IsvLink, "x"), (Field::IsvEmail, "y"), (Field::IsvPhone, "1")],
            &[(Field::IsvLink, ProblemKind::Malformed), (Field::IsvEmail, ProblemKind::Malformed)],
        ),
    ];
    for (answers, expected) in rows {
        let mut state = at_outcome(Entry::Marketplace, &[]);
        for (field, text) in answers {
            state = answer(&state, *field, text);
        }
        let after = act(&state, Action::ContinuePressed).state;
        let problems: Vec<_> = after.problems.iter().map(|problem| (problem.field, problem.kind)).collect();
        assert_eq!(problems, expected, "{answers:?}");
        assert_eq!(after.step(), Some(Step::Outcome), "{answers:?}");
    }
}

const OWN: [(Field, &str); 3] =
    [(Field::PartnerDomains, "contoso.com"), (Field::OwnPlanKind, "premier"), (Field::OwnPlanId, "4711")];

/// R08, R26: a request for one's own tenant is handed over on the outcome's page. The host is told once,
/// the first moment stays, the number may be corrected, and the draft is kept though nothing was typed.
#[test]
fn a_hand_over_completes_once() {
    let state = at_outcome(Entry::Azure, &OWN);
    assert!(!state.draft().expect("a draft").is_worth_keeping());
    let completes = |transition: &Transition| {
        transition.effects.iter().filter(|effect| matches!(effect, Effect::Emit(Event::Complete(_)))).count()
    };
    let first = act(&state, Action::HandedOver { number: "12".to_owned(), now: 5 });
    assert_eq!(completes(&first), 1);
    let second = act(&first.state, Action::HandedOver { number: "123".to_owned(), now: 9 });
    assert_eq!(completes(&second), 0);
    let draft = second.state.draft().expect("a draft");
    assert_eq!((draft.number.as_str(), draft.handed_over_at), ("123", Some(5)));
    assert!(draft.is_worth_keeping());
}

/// R45: the request that a summary carries is the one that was decided, key by key.
#[test]
fn a_request_reads_as_it_was_written() {
    let rows = [
        "{}",
        r#"{"customer":{"domain":"contoso.com","otherDomains":["contoso.net"],"tenantId":"x","cloud":"us-government"},
            "partner":{"type":"indirect-reseller","role":"admin-agent","domains":["fabrikam.com"],
            "dynamicsPlan":"none","ownPlan":{"kind":"premier","id":"1"}},"service":"azure","topic":"technical",
            "dynamicsTopic":"billing","triage":{"healthChecked":true,"troubleshot":false,"category":"bug"},
            "azure":{"adminPermissions":false,"noPermissionsBecause":"never-requested","providerGrantedAccess":true},
            "impact":"non-production","severity":"A","language":"de","title":"a \"b\"","description":"c\nd",
            "contact":{"firstName":"e","lastName":"f","email":"g@h.i","phone":"1"}}"#,
    ];
    for text in rows {
        let request = Request::from_json(text).expect("a request");
        assert_eq!(Request::from_value(&request.to_value()), Ok(request.clone()), "{text}");
        assert_eq!(Request::from_json(&request.to_value().to_text()), Ok(request), "{text}");
    }
}
