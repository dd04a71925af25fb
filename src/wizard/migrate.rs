//! Brings the saved form of a draft from any earlier version to this one, one step after the other.

use super::saved::SavedError;
use crate::domain::json::Value;

/// The version of the saved form. A change of form gets the next number, a step here and a golden draft in
/// `tests/data/drafts`.
pub const SCHEMA: u32 = 2;

/// The step from each version to the next: the first leads from 1 to 2.
const STEPS: [fn(&mut Value); SCHEMA as usize - 1] = [to_2];

/// Makes a saved draft of any version one of this version.
///
/// # Errors
///
/// [`SavedError::Newer`] for a version that does not exist yet, [`SavedError::Unreadable`] for none at all. The draft
/// is then as it was.
pub fn forward(draft: &mut Value) -> Result<(), SavedError> {
    let Some(Value::Number(schema)) = draft.get("schema") else { return Err(SavedError::Unreadable) };
    let steps = match schema.parse() {
        Ok(1..=SCHEMA) => &STEPS[schema.parse::<usize>().unwrap_or(1) - 1..],
        Ok(0) | Err(_) => return Err(SavedError::Unreadable),
        Ok(_) => return Err(SavedError::Newer),
    };
    for step in steps {
        step(draft);
    }
    Ok(())
}

/// 2 keeps what the draft came to (`decided`). What it was under 1 nobody knows.
fn to_2(draft: &mut Value) {
    draft.set("decided", Value::Null);
    draft.set("schema", Value::Number("2".to_owned()));
}
