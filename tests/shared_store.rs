//! Several pages on one store that takes and gives only the whole: what is typed in any of them is kept.

use std::cell::Cell;

use proptest::prelude::*;
use service_request_wizard::wizard::shared::{Shared, Taken};

/// A page that has read the store.
fn page(store: &str) -> Shared {
    thread_local!(static PAGES: Cell<u32> = const { Cell::new(0) });
    let mut page = Shared::new(PAGES.replace(PAGES.get() + 1).to_string());
    assert!(!page.is_read());
    assert_eq!(page.take(store), Taken::default(), "nothing of it is news to the store");
    page
}

fn store(texts: &[(&str, &str)]) -> String {
    let members: Vec<String> = texts.iter().map(|(name, text)| format!("{name:?}:{text:?}")).collect();
    format!("{{{}}}", members.join(","))
}

/// Reads and writes in one go; gives the drafts that were changed on both sides.
fn exchange(page: &mut Shared, store: &mut String) -> Vec<String> {
    let Taken { conflicts, write } = page.take(store);
    if let Some(text) = write {
        *store = text.unwrap_or_default();
        page.written(true);
    }
    conflicts
}

/// R45: rows of what was there, what this page and another one did, what is kept then, and what is a conflict.
#[test]
fn both_sides() {
    type Step = Option<(&'static str, Option<&'static str>)>;
    type Row = (&'static [(&'static str, &'static str)], Step, Step, &'static [(&'static str, &'static str)], bool);
    let rows: &[Row] = &[
        // Each writes a draft of its own.
        (&[], Some(("draft.a", Some("1"))), Some(("draft.b", Some("2"))), &[("draft.a", "1"), ("draft.b", "2")], false),
        (&[("draft.a", "0")], Some(("draft.b", Some("2"))), None, &[("draft.a", "0"), ("draft.b", "2")], false),
        // One of them writes the draft of both.
        (&[("draft.a", "0")], Some(("draft.a", Some("1"))), None, &[("draft.a", "1")], false),
        (&[("draft.a", "0")], None, Some(("draft.a", Some("2"))), &[("draft.a", "2")], false),
        (&[("draft.a", "0")], Some(("draft.a", Some("0"))), Some(("draft.a", Some("2"))), &[("draft.a", "2")], false),
        // Both write it: the other's is kept under its name, ours gets another from the wizard.
        (&[("draft.a", "0")], Some(("draft.a", Some("1"))), Some(("draft.a", Some("2"))), &[("draft.a", "2")], true),
        (&[("draft.a", "0")], Some(("draft.a", Some("1"))), Some(("draft.a", Some("1"))), &[("draft.a", "1")], false),
        // One deletes.
        (&[("draft.a", "0")], Some(("draft.a", None)), None, &[], false),
        (&[("draft.a", "0"), ("draft.b", "0")], None, Some(("draft.a", None)), &[("draft.b", "0")], false),
        (&[("draft.a", "0")], None, Some(("draft.a", None)), &[], false),
        // One deletes what the other writes.
        (&[("draft.a", "0")], Some(("draft.a", Some("1"))), Some(("draft.a", None)), &[("draft.a", "1")], false),
        (&[("draft.a", "0")], Some(("draft.a", None)), Some(("draft.a", Some("2"))), &[("draft.a", "2")], false),
        // Of what is no draft the last one counts.
        (&[("you", "0")], Some(("you", Some("1"))), Some(("you", Some("2"))), &[("you", "1")], false),
        (&[("you", "0")], None, Some(("you", Some("2"))), &[("you", "2")], false),
    ];
    for (before, ours, theirs, kept, is_conflict) in rows {
        let mut there = store(before);
        let (mut page, mut other) = (page(&there), page(&there));
        for (page, step) in [(&mut page, ours), (&mut other, theirs)] {
            match step {
                Some((name, Some(text))) => page.set(name, text),
                Some((name, None)) => page.remove(name),
                None => {}
            }
        }
        exchange(&mut other, &mut there);
        let conflicts = exchange(&mut page, &mut there);
        assert_eq!(!conflicts.is_empty(), *is_conflict, "{before:?} {ours:?} {theirs:?}");
        let mut names: Vec<(&str, &str)> =
            page.names().map(|name| (name, page.get(name).unwrap_or_default())).collect();
        names.sort_unstable();
        assert_eq!(names, *kept, "{before:?} {ours:?} {theirs:?}");
        let again = page.take(&there);
        assert_eq!(again, Taken::default(), "the store has it all: {there}");
    }
}

/// R26, R45: what agents say about themselves on two pages is put together by its fields.
#[test]
fn two_pages_about_the_agent() {
    let mut there = store(&[("you", r#"{"contact.firstName":"A","contact.email":"a@b.example"}"#)]);
    let (mut one, mut other) = (page(&there), page(&there));
    one.set("you", r#"{"contact.firstName":"Grace","contact.email":"a@b.example"}"#);
    other.set("you", r#"{"contact.firstName":"A","contact.phone":"1"}"#);
    exchange(&mut one, &mut there);
    assert!(exchange(&mut other, &mut there).is_empty());
    assert!(exchange(&mut one, &mut there).is_empty());
    for page in [&one, &other] {
        assert_eq!(page.get("you"), Some(r#"{"contact.firstName":"Grace","contact.phone":"1"}"#), "{there}");
    }
}

/// R45: what is done alike on both sides, such as opening a draft, is no conflict for what one of them does next.
#[test]
fn the_same_on_both_sides() {
    let mut there = store(&[("draft.a", "0")]);
    let (mut one, mut other) = (page(&there), page(&there));
    one.set("draft.a", "opened");
    other.set("draft.a", "opened");
    exchange(&mut one, &mut there);
    one.set("draft.a", "typed");
    assert_eq!(other.take(&there), Taken::default());
    assert!(exchange(&mut one, &mut there).is_empty());
    assert!(exchange(&mut other, &mut there).is_empty());
    assert_eq!(other.get("draft.a"), Some("typed"));
}

/// R45: a page that read the store before another one wrote to it writes over what that one wrote; the other page finds
/// that out and puts it back, be it a new draft or new words in an old one.
#[test]
fn written_over() {
    for (name, text) in [("draft.new", "1"), ("draft.old", "1"), ("you", "1")] {
        let mut there = store(&[("draft.old", "0"), ("you", "0")]);
        let (mut one, mut other) = (page(&there), page(&there));
        one.set(name, text);
        other.set("draft.other", "2");
        let late = other.take(&there).write.flatten().expect("something to write");
        assert!(exchange(&mut one, &mut there).is_empty());
        there = late;
        other.written(true);
        assert!(exchange(&mut one, &mut there).is_empty(), "{name}: an old text of our own is no conflict");
        assert!(exchange(&mut other, &mut there).is_empty());
        for page in [&one, &other] {
            assert_eq!(page.get(name), Some(text), "{there}");
            assert_eq!(page.get("draft.other"), Some("2"), "{there}");
        }
    }
}

/// R45: "delete everything" deletes what other pages wrote, too; what they write after that is kept.
#[test]
fn everything_is_deleted() {
    let mut there = store(&[("draft.a", "0"), ("you", "0")]);
    let (mut one, mut other) = (page(&there), page(&there));
    other.set("draft.b", "1");
    exchange(&mut other, &mut there);
    exchange(&mut other, &mut there);
    one.clear();
    assert_eq!(one.take(&there).write, Some(None), "the key itself goes");
    // The host fails, and is asked again.
    one.written(false);
    assert_eq!(one.take(&there).write, Some(None), "the deletion is not forgotten");
    one.written(true);
    there.clear();
    assert_eq!(other.take(&there), Taken::default());
    assert_eq!(other.names().count(), 0);
    other.set("draft.b", "2");
    exchange(&mut other, &mut there);
    exchange(&mut one, &mut there);
    assert_eq!(one.get("draft.b"), Some("2"));
}

/// R45: what was deleted with everything does not come back with the words of a page that was open before.
#[test]
fn nothing_deleted_comes_back() {
    let mut there = store(&[("draft.a", "0"), ("you", "0")]);
    let (mut one, mut other) = (page(&there), page(&there));
    one.clear();
    one.set("draft.new", "1");
    exchange(&mut one, &mut there);
    other.set("draft.b", "2");
    assert!(exchange(&mut other, &mut there).is_empty());
    assert!(!there.contains(":\"0\""), "{there}");
    let mut names: Vec<&str> = other.names().collect();
    names.sort_unstable();
    assert_eq!(names, ["draft.b", "draft.new"]);
}

/// R45: of many names that were deleted, only the last are remembered.
#[test]
fn deleted_names_are_few() {
    let mut there = store(&[("you", "0")]);
    let mut one = page(&there);
    for at in 0..150 {
        one.set(&format!("draft.{at}"), "1");
        exchange(&mut one, &mut there);
        one.remove(&format!("draft.{at}"));
        exchange(&mut one, &mut there);
    }
    let remembered = there.matches("draft.").count();
    assert!(there.contains("draft.149") && remembered == 100, "{remembered} in {there}");
}

/// R45: after a crash the page knows which texts in the store are its own older ones.
#[test]
fn after_a_crash() {
    let mut there = store(&[("draft.a", "0")]);
    let mut before = page(&there);
    before.set("draft.a", "1");
    exchange(&mut before, &mut there);
    before.set("draft.a", "2");
    before.remove("draft.gone");
    let mut after = Shared::new("after".to_owned());
    after.recall(&before.remembered());
    assert!(exchange(&mut after, &mut there).is_empty());
    assert_eq!(after.get("draft.a"), Some("2"));
    assert!(there.contains("\"2\""), "{there}");
}

/// R45: a write that failed is made again; one that failed only in our eyes is no conflict.
#[test]
fn failed_writes() {
    let mut there = store(&[("draft.a", "0")]);
    let mut one = page(&there);
    one.set("draft.a", "1");
    let written = one.take(&there).write.flatten().expect("something to write");
    one.written(false);
    assert!(one.is_dirty());
    assert!(one.take(&there).write.is_some());
    one.written(false);
    there = written;
    one.set("draft.a", "2");
    assert!(exchange(&mut one, &mut there).is_empty());
    assert!(there.contains("\"2\""), "{there}");
}

/// R45: a store that is damaged is shown as a text and stays; an answer that is none of ours counts as nothing.
#[test]
fn damaged() {
    let damaged = "{\"draft.a\":\"{\\\"title";
    let mut there = damaged.to_owned();
    let mut one = Shared::new("one".to_owned());
    one.set("draft.b", "1");
    exchange(&mut one, &mut there);
    assert!(one.names().any(|name| one.get(name) == Some(damaged)), "{there}");
    for nothing in ["", "null", "[]", "7", "\"text\"", "<!doctype html>Not found", "{}", "{\"draft.a\":7}"] {
        let mut one = Shared::new("one".to_owned());
        assert_eq!(one.take(nothing), Taken::default(), "{nothing}");
        assert_eq!(one.names().count(), 0, "{nothing}");
    }
}

/// R45: a store that does not give back what it said it kept is not believed, whatever it makes of it; once it does, it is.
#[test]
fn unfaithful() {
    type Spoil = fn(&str) -> String;
    let rows: [(&str, Spoil); 4] = [
        ("keeps nothing", |_| String::new()),
        ("keeps an empty object", |_| "{}".to_owned()),
        ("cuts off", |text| text.chars().take(30).collect()),
        ("changes letters", |text| text.replace("typed", "TYPED")),
    ];
    for (what, spoil) in rows {
        let mut there = String::new();
        let mut one = page(&there);
        for (at, is_faithful) in [(1, true), (2, true), (3, false), (4, false)] {
            one.set("draft.a", &format!("typed {at}"));
            assert!(exchange(&mut one, &mut there).is_empty(), "{what}: {at}");
            there = spoil(&there);
            assert_eq!(one.is_faithful(), is_faithful, "{what}: {at}");
        }
        assert_eq!(one.get("draft.a"), Some("typed 4"), "{what}");
        let damaged = one.names().filter(|name| name.contains("damaged")).count();
        assert!(damaged <= 1, "{what}: {damaged} damaged texts");
        exchange(&mut one, &mut there);
        assert_eq!(one.take(&there), Taken::default(), "{what}: it has all of it now");
        assert!(one.is_faithful(), "{what}: it kept this time");
    }
}

/// R45: that another page wrote in between, or that everything was deleted once, does not make a store unfaithful.
#[test]
fn faithful() {
    let mut there = String::new();
    let (mut one, mut other) = (page(&there), page(&there));
    for at in 0..5 {
        one.set("draft.a", &at.to_string());
        exchange(&mut one, &mut there);
        let late = {
            other.set("draft.b", &at.to_string());
            other.take("").write.flatten().expect("something to write")
        };
        other.written(true);
        there = late;
        exchange(&mut one, &mut there);
        exchange(&mut other, &mut there);
        assert!(one.is_faithful() && other.is_faithful(), "{at}: {there}");
    }
    there.clear();
    exchange(&mut one, &mut there);
    exchange(&mut one, &mut there);
    assert!(one.is_faithful());
}

/// One page of many, as the wizard behaves: what somebody types there, and its talk with a slow store.
struct Tab {
    shared: Shared,
    /// What was typed here last into each draft, by the draft's name.
    typed: Vec<Typed>,
    /// The text that was there when it was last looked at.
    seen: Vec<(String, String)>,
    talk: Talk,
    /// Whether everything was to be deleted here, and the store has not let go of it yet.
    is_clearing: bool,
}

struct Typed {
    name: String,
    text: Option<String>,
    /// Whether the store must have it in the end: nobody deleted it since.
    is_wanted: bool,
}

enum Talk {
    Idle,
    /// The store has answered, and the answer is on its way.
    Answered(String),
    Writing(String),
}

impl Tab {
    fn open(at: usize, there: &str) -> Tab {
        let shared = ["draft.shared", "draft.other"].map(str::to_owned);
        Tab {
            shared: page(there),
            seen: shared.iter().map(|name| (name.clone(), "0".to_owned())).collect(),
            typed: shared
                .into_iter()
                .chain([format!("draft.own-{at}")])
                .map(|name| Typed { name, text: None, is_wanted: false })
                .collect(),
            talk: Talk::Idle,
            is_clearing: false,
        }
    }

    fn see(&mut self, name: &str, text: &str) {
        self.seen.retain(|(known, _)| known != name);
        self.seen.push((name.to_owned(), text.to_owned()));
    }

    fn fork(&mut self, at: usize, forks: &mut u32) {
        *forks += 1;
        let name = self.typed[at].name.clone();
        let there = self.shared.get(&name).unwrap_or_default().to_owned();
        self.see(&name, &there);
        let name = format!("draft.fork-{forks}");
        self.typed[at].name.clone_from(&name);
        if let Some(text) = self.typed[at].text.clone() {
            self.shared.set(&name, &text);
            self.see(&name, &text);
        }
    }

    fn type_text(&mut self, at: usize, text: String, forks: &mut u32) {
        let name = self.typed[at].name.clone();
        self.typed[at].text = Some(text.clone());
        self.typed[at].is_wanted = true;
        let there = self.shared.get(&name).map(str::to_owned);
        if there.is_some_and(|there| !self.seen.contains(&(name.clone(), there))) {
            return self.fork(at, forks);
        }
        self.shared.set(&name, &text);
        self.see(&name, &text);
    }

    /// Deletes one draft, or all that is kept.
    fn delete(&mut self, at: Option<usize>) {
        match at {
            Some(at) => {
                let Typed { name, text, is_wanted } = &mut self.typed[at];
                self.shared.remove(name);
                (*text, *is_wanted) = (None, false);
            }
            None => {
                self.shared.clear();
                self.is_clearing = true;
                for typed in &mut self.typed {
                    (typed.text, typed.is_wanted) = (None, false);
                }
            }
        }
    }

    /// Goes on with the talk by one step, in which the store may fail, before or after it has written.
    fn talk(&mut self, there: &mut String, is_looking: bool, fails: Option<bool>, forks: &mut u32) {
        self.talk = match std::mem::replace(&mut self.talk, Talk::Idle) {
            Talk::Idle if self.shared.is_dirty() || is_looking => Talk::Answered(there.clone()),
            Talk::Idle => Talk::Idle,
            Talk::Answered(text) => {
                let Taken { conflicts, write } = self.shared.take(&text);
                for name in conflicts {
                    if let Some(at) = self.typed.iter().position(|typed| typed.name == name) {
                        self.fork(at, forks);
                    }
                }
                self.is_clearing &= write.is_some();
                write.map_or(Talk::Idle, |text| Talk::Writing(text.unwrap_or_default()))
            }
            Talk::Writing(text) => {
                if fails != Some(false) {
                    *there = text;
                }
                self.shared.written(fails.is_none());
                self.is_clearing &= fails.is_some();
                Talk::Idle
            }
        };
    }
}

/// What happens next in a page.
#[derive(Clone, Copy, Debug)]
enum Turn {
    /// Somebody types into the draft of this place.
    Type(usize),
    /// Somebody deletes the draft of this place, or everything.
    Delete(Option<usize>),
    /// The talk with the store goes on, whether or not there is something to write; the store may fail, having written or not.
    Talk { is_looking: bool, fails: Option<bool> },
}

fn turns() -> impl Strategy<Value = Vec<(usize, Turn)>> {
    let turn = prop_oneof![
        30 => (0..3_usize).prop_map(Turn::Type),
        4 => (0..3_usize).prop_map(|at| Turn::Delete(Some(at))),
        1 => Just(Turn::Delete(None)),
        65 => (any::<bool>(), prop::option::weighted(0.1, any::<bool>()))
            .prop_map(|(is_looking, fails)| Turn::Talk { is_looking, fails }),
    ];
    prop::collection::vec((0..5_usize, turn), 1..60)
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 1_500, failure_persistence: None, ..ProptestConfig::default() })]

    /// R45: five pages type into shared drafts and drafts of their own, delete some of them or everything, while the store is
    /// slow and fails, in random orders. When all have come to rest, the last words of every page that nobody deleted are in
    /// the store.
    #[test]
    fn random_orders(turns in turns()) {
        let mut there = store(&[("draft.shared", "0"), ("draft.other", "0")]);
        let mut forks = 0;
        let mut tabs: Vec<Tab> = (0..5).map(|at| Tab::open(at, &there)).collect();
        for (step, (at, turn)) in turns.into_iter().enumerate() {
            match turn {
                Turn::Type(draft) => tabs[at].type_text(draft, format!("{step} of {at}"), &mut forks),
                Turn::Delete(draft) => {
                    let deleted = draft.map(|draft| tabs[at].typed[draft].name.clone());
                    tabs[at].delete(draft);
                    for typed in tabs.iter_mut().flat_map(|tab| &mut tab.typed) {
                        typed.is_wanted &= deleted.as_ref().is_some_and(|name| *name != typed.name);
                    }
                }
                Turn::Talk { is_looking, fails } => tabs[at].talk(&mut there, is_looking, fails, &mut forks),
            }
            // What others write until the store has let go of everything goes with it.
            for clearing in 0..tabs.len() {
                if tabs[clearing].is_clearing {
                    let others = tabs.iter_mut().enumerate().filter(|(at, _)| *at != clearing);
                    others.flat_map(|(_, tab)| &mut tab.typed).for_each(|typed| typed.is_wanted = false);
                }
            }
        }
        for _ in 0..4 {
            for tab in &mut tabs {
                for _ in 0..6 {
                    tab.talk(&mut there, true, None, &mut forks);
                }
            }
        }
        let kept = page(&there);
        for Typed { name, text, is_wanted } in tabs.iter().flat_map(|tab| &tab.typed) {
            let Some(text) = text.as_ref().filter(|_| *is_wanted) else { continue };
            let is_kept = kept.names().any(|name| kept.get(name) == Some(text));
            prop_assert!(is_kept, "“{text}” under {name} is not in {there}");
        }
    }
}
