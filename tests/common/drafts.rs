//! A wizard that has its kept drafts.

use service_request_wizard::native::NativeNames;
use service_request_wizard::wizard::action::Action;
use service_request_wizard::wizard::answers::Answers;
use service_request_wizard::wizard::draft::Draft;
use service_request_wizard::wizard::reduce::reduce;
use service_request_wizard::wizard::state::State;

/// The wizard after these drafts were read from the store.
pub fn with_drafts(drafts: Vec<Draft>) -> State {
    let loaded = Action::Loaded {
        drafts,
        unreadable: Vec::new(),
        newer: Vec::new(),
        you: Answers::default(),
        edits: Vec::new(),
    };
    reduce(&State::default(), loaded, &NativeNames).state
}
