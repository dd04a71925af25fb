//! Two texts under one name: which stays, and that no word of either is lost.

use proptest::prelude::*;
use service_request_wizard::domain::field::Field;
use service_request_wizard::wizard::answers::Answers;
use service_request_wizard::wizard::customer::Customer;
use service_request_wizard::wizard::draft::Draft;
use service_request_wizard::wizard::reconcile::{Kept, merged, of_two};
use service_request_wizard::wizard::route::Entry;
use service_request_wizard::wizard::saved::answers_from_json;

fn draft(title: &str, problem: &str, changed_at: u64) -> Draft {
    let customer = Customer { key: "contoso.com".into(), domain: "contoso.com".into(), ..Customer::default() };
    let mut draft = Draft::new("a".into(), customer, Entry::Azure, changed_at);
    draft.answers.set(Field::Title, title.into());
    draft.answers.set(Field::Description, problem.into());
    draft
}

fn answers(rows: &[(Field, &str)]) -> Answers {
    let mut answers = Answers::default();
    for (field, text) in rows {
        answers.set(*field, (*text).to_owned());
    }
    answers
}

/// R45: rows of the draft found elsewhere, the one here, what comes to stand here, and what stands beside it.
#[test]
fn drafts() {
    type Version = (&'static str, &'static str, u64);
    let rows: &[(Version, Version, Version, Option<Version>)] = &[
        // One goes on from the other: the longer one holds all of it.
        (("T", "one two", 5), ("T", "one", 4), ("T", "one two", 5), None),
        (("T", "one", 4), ("T", "one two", 5), ("T", "one two", 5), None),
        (("T", "one", 5), ("T", "one", 5), ("T", "one", 5), None),
        (("", "", 1), ("T", "one", 5), ("T", "one", 5), None),
        // Something was changed or taken away on the way to the later one: both stay.
        (("T", "other", 5), ("T", "one", 4), ("T", "other", 5), Some(("T", "one", 4))),
        (("T", "other", 4), ("T", "one", 5), ("T", "one", 5), Some(("T", "other", 4))),
        (("T", "", 5), ("T", "one", 4), ("T", "", 5), Some(("T", "one", 4))),
        // At the same moment, what is here stays under its name.
        (("T", "other", 5), ("T", "one", 5), ("T", "one", 5), Some(("T", "other", 5))),
    ];
    let text = |(title, problem, at): Version| draft(title, problem, at).to_json();
    for (found, here, expected, beside) in rows.iter().copied() {
        let kept = of_two("draft.a", &text(found), &text(here), true, || "new".to_owned());
        let (now, other) = match kept {
            Kept::Here => (text(here), None),
            Kept::Instead(now) => (now, None),
            Kept::Both { here: now, beside } => (now.unwrap_or_else(|| text(here)), Some(beside)),
            Kept::Unknown => unreachable!("both can be read"),
        };
        assert_eq!(now, text(expected), "{found:?} {here:?}");
        let expected = beside.map(|(title, problem, at)| {
            ("new".to_owned(), Draft { id: "new".into(), ..draft(title, problem, at) }.to_json())
        });
        assert_eq!(other, expected, "{found:?} {here:?}");
    }
}

/// R45: a text that nobody can read never replaces another, and is never replaced.
#[test]
fn unreadable() {
    let good = draft("T", "one", 1).to_json();
    for (found, here) in [("{\"cut", good.as_str()), (&good, "{\"cut"), ("{", "[")] {
        let kept = of_two("draft.a", found, here, false, || unreachable!("no new draft"));
        assert_eq!(kept, Kept::Unknown, "{found} {here}");
    }
}

/// What agents say about themselves, in the tab alone and in the browser: the later text counts, and nothing else goes.
#[test]
fn about_you() {
    let ours = answers(&[(Field::FirstName, "Here"), (Field::LastName, "Name")]).to_value().to_text();
    let found = answers(&[(Field::FirstName, "Found"), (Field::Phone, "1")]).to_value().to_text();
    for (is_tabs, first) in [(true, "Found"), (false, "Here")] {
        let Kept::Instead(text) = of_two("you", &found, &ours, is_tabs, || unreachable!("no draft")) else {
            panic!("both have something of their own")
        };
        let all = answers_from_json(&text);
        let texts = [Field::FirstName, Field::LastName, Field::Phone].map(|field| all.get(field).to_owned());
        assert_eq!(texts, [first, "Name", "1"].map(str::to_owned));
    }
    assert_eq!(of_two("no-shortcuts", "alt", "off", true, String::new), Kept::Instead("alt".into()));
    assert_eq!(of_two("no-shortcuts", "alt", "off", false, String::new), Kept::Here);
}

fn some_answers() -> impl Strategy<Value = Answers> {
    let field = prop::sample::select(vec![Field::FirstName, Field::LastName, Field::Phone, Field::PartnerDomains]);
    prop::collection::vec((field, "[a-c]{0,2}"), 0..5).prop_map(|rows| {
        let mut answers = Answers::default();
        for (field, text) in rows {
            answers.set(field, text);
        }
        answers
    })
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    /// Of each field, what this tab changed counts; what it left alone is what is there.
    #[test]
    fn changes_of_two_tabs(before in some_answers(), ours in some_answers(), there in some_answers()) {
        let all = merged(&before, &ours, &there);
        let of = |answers: &Answers, field| answers.is_set(field).then(|| answers.get(field).to_owned());
        for field in Field::ALL.iter().copied() {
            let is_changed = of(&before, field) != of(&ours, field);
            prop_assert_eq!(of(&all, field), of(if is_changed { &ours } else { &there }, field), "{:?}", field);
        }
    }
}
