//! How the steps of a request are spread over pages: one a page, or a whole section.

use super::step::Step;

words! {
    /// How many questions stand on a page. The rules, the steps and the answers are the same in both.
    pub enum Layout {
        /// One matter a page.
        Guided = "guided",
        /// One section a page, for people who do this daily.
        Compact = "compact",
    }
}

words! {
    /// A part of the way to the portal.
    pub enum Section {
        /// What the rules decide on.
        Request = "request",
        /// What the engineer reads, and whom to contact.
        Problem = "problem",
        Check = "check-answers",
        Portal = "hand-over",
        /// What to do where the request ends elsewhere.
        Elsewhere = "outcome",
    }
}

impl Layout {
    /// Whether two steps stand on the same page.
    pub fn shares_page(self, one: Step, other: Step) -> bool {
        one == other || (self == Self::Compact && one.section().is_some() && one.section() == other.section())
    }
}

impl Step {
    /// The section that a step belongs to. The confirmation of the severity interrupts: it stays a page of its
    /// own in every layout (R30).
    pub const fn section(self) -> Option<Section> {
        Some(match self {
            Self::Product
            | Self::OwnPlan
            | Self::DynamicsTopic
            | Self::Partner
            | Self::Topic
            | Self::Triage
            | Self::Access
            | Self::Impact => Section::Request,
            Self::Details | Self::Contact => Section::Problem,
            Self::CheckAnswers => Section::Check,
            Self::HandOver => Section::Portal,
            Self::Outcome => Section::Elsewhere,
            Self::ConfirmSeverity => return None,
        })
    }

    /// Whether the step asks about the agent: it can always be asked for, and once it was it stays among the
    /// request's pages.
    pub const fn is_about_you(self) -> bool {
        matches!(self, Self::Partner | Self::Contact)
    }
}
