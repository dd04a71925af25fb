use super::answers::Answers;
use super::customer::Customer;
use super::draft::Draft;
use super::layout::Layout;
use super::route::{Entry, Route};
use super::step::Step;
use crate::domain::decision::Decision;
use crate::domain::field::Field;
use crate::domain::help::HelpTopic;

/// What only the host can know: the time, and a random name for a draft that may be begun.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fresh {
    /// Milliseconds since 1970.
    pub now: u64,
    pub id: String,
}

/// Something that happened.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Action {
    /// What was kept has been read. What is known already is newer and stays.
    Loaded {
        drafts: Vec<Draft>,
        /// The texts of drafts that this version cannot read.
        unreadable: Vec<String>,
        /// What it understands of those among them that a newer version wrote.
        newer: Vec<Draft>,
        you: Answers,
        edits: Vec<(String, Answers)>,
    },
    /// The drafts are kept elsewhere from now on, which may be another agent's.
    StoreLeft,
    /// The host said something about the agent: `partner` and `contact`.
    HostGave(Answers),
    /// The host chose how many questions stand on a page.
    LayoutChosen(Layout),
    /// An address was opened, by a link, the browser's Back or the host. `customer` is the one that the
    /// address names, where it is known.
    Navigated {
        route: Route,
        customer: Option<Customer>,
        fresh: Fresh,
    },
    /// A menu entry was picked on the customer's page.
    RequestStarted {
        entry: Entry,
        fresh: Fresh,
    },
    /// Text was typed or a choice was made.
    Answered {
        field: Field,
        text: String,
        now: u64,
    },
    ContinuePressed,
    BackPressed,
    /// Change was pressed on check-answers or on an outcome's page.
    ChangePressed(Field),
    /// An item of the hand-over checklist was ticked or unticked.
    Ticked {
        item: String,
        now: u64,
    },
    /// The user says that the portal accepted the request.
    HandedOver {
        number: String,
        now: u64,
    },
    /// A draft came from outside, from the host or from the loader after a crash, and is to be opened. Where
    /// a later version of it is known, both are kept.
    DraftRestored {
        draft: Box<Draft>,
        fresh: Fresh,
    },
    /// Another tab has changed a draft that this one was about to save: both versions are kept, ours under
    /// the new id.
    DraftForked {
        id: String,
        new_id: String,
        theirs: Option<Box<Draft>>,
    },
    DraftOpened(String),
    DraftCopied {
        id: String,
        fresh: Fresh,
    },
    DraftDeleted(String),
    /// The draft that was just deleted had a later version, by another tab, which Undo is to bring back.
    LaterDeleted(Box<Draft>),
    /// The last deleted draft is wanted back.
    DeletionUndone,
    /// The agent is done with Your details.
    YourDetailsDone,
    /// Everything kept on the device shall go: asked once more first.
    ClearingAsked,
    ClearingRefused,
    /// Everything kept on the device is to go.
    EverythingDeleted,
}

/// Something to do, for the host.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Effect {
    /// Put an address into the history, in place of the present one or after it.
    Show {
        route: Route,
        replace: bool,
    },
    /// Go back one entry of the history, or to this address where there is none of ours.
    GoBack {
        otherwise: Route,
    },
    Focus(Focus),
    SaveDraft(String),
    DeleteDraft(String),
    SaveYou,
    /// Keep what is set on the page of the customer with this key.
    SaveEdits(String),
    DeleteEverything,
    Emit(Event),
}

/// Where the focus goes once the page is drawn.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Focus {
    Heading,
    ErrorSummary,
    /// The question of that name, on a page with several.
    Question(Field),
    /// The search box over customers.
    Search,
    /// The row of a changed answer on check-answers.
    Row(Field),
    /// The button that brings the last deleted draft back.
    Undo,
    /// A question of the help page.
    Topic(HelpTopic),
    /// What Your details asks or says about deleting everything.
    Clearing,
}

impl Focus {
    /// Where the focus goes on entering a place.
    pub const fn entering(route: &Route) -> Self {
        match route {
            Route::HelpTopic(topic) => Self::Topic(*topic),
            _ => Self::Heading,
        }
    }
}

/// What the host page is told.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Event {
    StepChange { from: Step, to: Step, reason: Reason },
    Validation(Vec<String>),
    Exit(Box<Decision>),
    Complete(Box<Decision>),
}

words! {
    /// Why the step changed.
    pub enum Reason {
        Next = "next",
        Previous = "previous",
        Change = "change",
        Link = "link",
    }
}
