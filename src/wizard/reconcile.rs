//! Two texts under one name that were kept apart for a while: in two areas of the browser's storage, or by two tabs. Whatever
//! somebody typed into either of them stays.

use super::answers::Answers;
use super::draft::Draft;
use super::saved::{DRAFT, answers_from_json};
use crate::domain::field::Field;

/// What becomes of two texts under one name.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Kept {
    /// What is here stays as it is.
    Here,
    /// This text takes the place of what is here.
    Instead(String),
    /// Both stay: the first under the name, the second as a draft with this id.
    Both { here: Option<String>, beside: (String, String) },
    /// One of them cannot be read, so that neither may replace the other.
    Unknown,
}

/// What becomes of a text that was found elsewhere under a name, and of what is kept here under it. `is_tabs` says that the
/// found one was kept for this tab alone, which it was because the place here refused it. `new_id` gives a draft's new id.
pub fn of_two(name: &str, found: &str, here: &str, is_tabs: bool, new_id: impl FnOnce() -> String) -> Kept {
    if found == here {
        return Kept::Here;
    }
    if !name.starts_with(DRAFT) {
        let (older, newer) = if is_tabs { (here, found) } else { (found, here) };
        let text = merged_texts("", newer, older);
        return if text == here { Kept::Here } else { Kept::Instead(text) };
    }
    let (Ok(theirs), Ok(ours)) = (Draft::from_json(found), Draft::from_json(here)) else { return Kept::Unknown };
    let is_newer = theirs.changed_at > ours.changed_at;
    let (newer, older) = if is_newer { (&theirs, &ours) } else { (&ours, &theirs) };
    if goes_on_from(newer, older) {
        return if is_newer { Kept::Instead(found.to_owned()) } else { Kept::Here };
    }
    let beside = Draft { id: new_id(), ..older.clone() };
    Kept::Both { here: is_newer.then(|| found.to_owned()), beside: (beside.id.clone(), beside.to_json()) }
}

/// Whether the later version holds every text of the earlier one, as it is or written on.
fn goes_on_from(later: &Draft, earlier: &Draft) -> bool {
    let has_answers = earlier.answers.iter().all(|(field, text)| later.answers.get(field).starts_with(text));
    has_answers && later.number.starts_with(&earlier.number)
}

/// Whether two versions of a draft hold the same of what somebody typed or ticked.
pub fn have_same_words(one: &Draft, other: &Draft) -> bool {
    one.answers == other.answers && one.number == other.number && one.ticked == other.ticked
}

/// Answers that several tabs keep under one name: what this tab has changed since it last read or wrote them, over what is there
/// now.
pub fn merged(before: &Answers, ours: &Answers, there: &Answers) -> Answers {
    let mut all = there.clone();
    for field in Field::ALL {
        let text = |answers: &Answers| answers.is_set(*field).then(|| answers.get(*field).to_owned());
        match text(ours) {
            now if now == text(before) => {}
            Some(now) => all.set(*field, now),
            None => all.put(*field, None),
        }
    }
    all
}

/// As [`merged`], with what is kept of them. Texts that are no answers, such as the choice of shortcut keys, are one thing
/// each: the text that this tab means to keep counts.
pub fn merged_texts(before: &str, ours: &str, there: &str) -> String {
    let all = merged(&answers_from_json(before), &answers_from_json(ours), &answers_from_json(there));
    if all.is_empty() { ours.to_owned() } else { all.to_value().to_text() }
}
