//! What the agent sets on a customer's page.

use service_request_wizard::domain::field::Field;
use service_request_wizard::native::NativeNames;
use service_request_wizard::wizard::action::{Action, Effect, Event, Focus, Fresh};
use service_request_wizard::wizard::answers::Answers;
use service_request_wizard::wizard::customer::Customer;
use service_request_wizard::wizard::reduce::reduce;
use service_request_wizard::wizard::route::{Entry, Route};
use service_request_wizard::wizard::state::State;

const ID: &str = "b44bb1fb-c595-45b0-9e09-d657365580bf";

struct Agent {
    state: State,
    effects: Vec<Effect>,
}

impl Agent {
    fn on_page_of(customer: &Customer) -> Self {
        let mut agent = Self { state: State::default(), effects: Vec::new() };
        agent.go(Route::Customer(customer.key.clone()), customer);
        agent
    }

    fn go(&mut self, route: Route, customer: &Customer) {
        self.act(Action::Navigated { route, customer: Some(customer.clone()), fresh: fresh("n") });
    }

    fn act(&mut self, action: Action) {
        let transition = reduce(&self.state, action, &NativeNames);
        self.state = transition.state;
        self.effects = transition.effects;
    }

    fn set(&mut self, field: Field, text: &str) {
        self.act(Action::Answered { field, text: text.to_owned(), now: 2 });
    }

    fn customer(&self) -> &Customer {
        self.state.customer.as_ref().expect("a customer")
    }
}

fn fresh(id: &str) -> Fresh {
    Fresh { now: 1, id: id.to_owned() }
}

/// A listed customer with the given texts; the key as the list makes it.
fn listed(domain: &str, tenant_id: &str, cloud: &str) -> Customer {
    let key = if tenant_id.is_empty() { domain } else { tenant_id };
    let text = str::to_owned;
    Customer {
        key: text(key),
        name: text("Contoso"),
        domain: text(domain),
        tenant_id: text(tenant_id),
        cloud: text(cloud),
        ..Customer::default()
    }
}

/// R17, R41: an edit counts at once, on this page and in later requests; without it the list's word holds.
#[test]
fn an_edit_counts_until_it_is_taken_back() {
    let rows: &[(&str, &str, Field, &str, &str)] = &[
        ("", ID, Field::CustomerDomain, " contoso.com ", "contoso.com"),
        ("contoso.com", "", Field::CustomerTenantId, ID, ID),
        ("contoso.com", ID, Field::CustomerCloud, "us-government", "us-government"),
    ];
    for (domain, tenant_id, field, text, expected) in rows {
        let given = listed(domain, tenant_id, "");
        let mut agent = Agent::on_page_of(&given);
        agent.set(*field, text);
        let customer = agent.customer();
        let value = match field {
            Field::CustomerDomain => &customer.domain,
            Field::CustomerTenantId => &customer.tenant_id,
            _ => &customer.cloud,
        };
        assert_eq!(value, expected);
        assert_eq!(customer.key, given.key, "the address of the customer stays");
        assert!(agent.effects.contains(&Effect::SaveEdits(given.key.clone())));

        let edited = customer.clone();
        agent.go(Route::ServiceRequests(given.key.clone()), &given);
        agent.act(Action::RequestStarted { entry: Entry::Azure, fresh: fresh("d1") });
        assert_eq!(agent.state.draft().expect("a draft").customer, edited);

        agent.go(Route::Customer(given.key.clone()), &given);
        agent.set(*field, "");
        assert_eq!(*agent.customer(), given);
        assert!(agent.state.edits.is_empty(), "nothing is kept of what was taken back");
    }
}

/// R41: the cloud that holds anyway is no edit, so that it goes on following the domain.
#[test]
fn the_cloud_that_holds_anyway_is_no_edit() {
    let rows: &[(&str, &str, &str, &str)] = &[
        ("contoso.com", "", "commercial", ""),
        ("contoso.onmicrosoft.us", "", "us-government", ""),
        ("contoso.onmicrosoft.us", "", "commercial", "commercial"),
        ("contoso.com", "us-government", "us-government", "us-government"),
        ("contoso.com", "us-government", "commercial", "commercial"),
    ];
    for (domain, given_cloud, chosen, expected) in rows {
        let given = listed(domain, ID, given_cloud);
        let mut agent = Agent::on_page_of(&given);
        agent.set(Field::CustomerCloud, "china");
        agent.set(Field::CustomerCloud, chosen);
        assert_eq!(agent.customer().cloud, *expected, "{domain} {given_cloud} {chosen}");
        assert_eq!(agent.state.edits.is_empty(), expected == given_cloud, "{domain} {given_cloud} {chosen}");
    }
}

/// R40: what is typed is looked at when the page is left, all at once; without a domain nothing can be filed.
#[test]
fn service_requests_open_when_domain_and_id_are_right() {
    let rows: &[(&str, &str, &[&str])] = &[
        ("contoso.com", "", &[]),
        ("contoso.com", "{B44BB1FB-C595-45B0-9E09-D657365580BF}", &[]),
        ("", "", &["customer.domain:missing"]),
        ("contoso", "", &["customer.domain:malformed"]),
        ("https://contoso.com/", "no id", &["customer.domain:malformed", "customer.tenantId:malformed"]),
    ];
    for (domain, tenant_id, expected) in rows {
        let given = Customer { key: "contoso.com".to_owned(), ..Customer::default() };
        let mut agent = Agent::on_page_of(&given);
        agent.set(Field::CustomerDomain, domain);
        agent.set(Field::CustomerTenantId, tenant_id);
        agent.act(Action::ContinuePressed);
        if expected.is_empty() {
            let route = Route::ServiceRequests(given.key.clone());
            assert_eq!(agent.state.route, route);
            assert!(agent.effects.contains(&Effect::Show { route, replace: false }));
        } else {
            assert_eq!(agent.state.route, Route::Customer(given.key.clone()));
            let codes = expected.iter().map(|code| (*code).to_owned()).collect();
            assert!(agent.effects.contains(&Effect::Emit(Event::Validation(codes))), "{domain} {tenant_id}");
            assert!(agent.effects.contains(&Effect::Focus(Focus::ErrorSummary)));
        }
    }
}

/// R17: a draft that is opened again has what was set on the customer's page meanwhile.
#[test]
fn an_older_draft_gets_the_edit() {
    let given = listed("", ID, "");
    let mut agent = Agent::on_page_of(&given);
    agent.act(Action::RequestStarted { entry: Entry::Azure, fresh: fresh("d1") });
    agent.set(Field::Topic, "billing");
    agent.go(Route::Customer(given.key.clone()), &given);
    agent.set(Field::CustomerDomain, "contoso.com");
    agent.act(Action::DraftOpened("d1".to_owned()));
    assert_eq!(agent.state.draft().expect("a draft").customer.domain, "contoso.com");
}

/// R01: a customer that an address names by a domain has the edits made under its Microsoft ID.
#[test]
fn edits_belong_to_the_customer_not_to_the_address() {
    let given = listed("contoso.com", ID, "");
    let mut agent = Agent::on_page_of(&given);
    agent.go(Route::Customer("contoso.com".to_owned()), &given);
    agent.set(Field::CustomerCloud, "china");
    assert_eq!(agent.state.text(Field::CustomerCloud), "china");
    agent.go(Route::ServiceRequests(ID.to_owned()), &given);
    assert_eq!(agent.customer().cloud, "china");
}

/// R26: the partner's own domains are compared in their canonical form.
#[test]
fn the_partners_own_tenant_is_known() {
    let rows: &[(&str, &str, bool)] = &[
        ("fabrikam.com", "fabrikam.com", true),
        ("Fabrikam.COM.", "adatum.com\nfabrikam.com", true),
        ("fabrikam.com", "adatum.com; FABRIKAM.com", true),
        ("sub.fabrikam.com", "fabrikam.com", false),
        ("fabrikam.com", "", false),
        ("", "", false),
        ("", "no domain", false),
    ];
    for (domain, own, expected) in rows {
        assert_eq!(listed(domain, ID, "").is_partner(own, &NativeNames), *expected, "{domain} {own}");
    }
}

/// R17: a draft keeps the customer with the edits; taken apart again, the edits are not the list's.
#[test]
fn edits_come_off_again() {
    let mut edits = Answers::default();
    edits.set(Field::CustomerDomain, "contoso.com ".to_owned());
    let given = listed("", ID, "china");
    let edited = given.with_edits(Some(&edits));
    assert_eq!(edited.domain, "contoso.com");
    assert_eq!(edited.without_edits(Some(&edits)), given);
    assert_eq!(given.clone().without_edits(None), given);
}

/// R01: a draft made while only the domain was known is the listed customer's, too.
#[test]
fn drafts_stay_with_a_customer_who_is_listed_later() {
    let typed = Customer { name: String::new(), ..listed("contoso.com", "", "") };
    let mut agent = Agent::on_page_of(&typed);
    agent.act(Action::RequestStarted { entry: Entry::Azure, fresh: fresh("d1") });
    agent.set(Field::Topic, "billing");

    let given = listed("contoso.com", ID, "");
    agent.go(Route::ServiceRequests(ID.to_owned()), &given);
    assert_eq!(agent.state.drafts_of(&given).len(), 1);
    agent.act(Action::DraftOpened("d1".to_owned()));
    assert_eq!(agent.state.draft().expect("a draft").customer, given);
    assert_eq!(agent.state.route.key(), Some(ID));
}

/// R01: who is the same customer, and who only looks alike.
#[test]
fn customers_are_the_same_by_id_else_by_domain() {
    const OTHER: &str = "0d5c3a1e-8a54-4d3c-9f0e-5a4e0a1d2c3b";
    let rows: &[(Customer, Customer, bool)] = &[
        (listed("contoso.com", ID, ""), listed("fabrikam.com", ID, ""), true),
        (listed("contoso.com", ID, ""), listed("contoso.com", "", ""), true),
        (listed("contoso.com", ID, ""), listed("contoso.com", OTHER, ""), false),
        (listed("", ID, ""), listed("", OTHER, ""), false),
        (listed("contoso.com", "", ""), listed("fabrikam.com", "", ""), false),
    ];
    for (one, other, expected) in rows {
        assert_eq!(one.is_same(other), *expected, "{one:?} {other:?}");
        assert_eq!(other.is_same(one), *expected, "{one:?} {other:?}");
    }
}
