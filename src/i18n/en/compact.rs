use crate::i18n::message::Template;
use crate::i18n::sections::Compact;

pub const TEXTS: Compact = Compact {
    sections: "Sections of this request",
    request: "About the request",
    problem: "Problem and contact",
    portal: "Link to the portal",
    elsewhere: "What to do instead",
    done: "done",
    to_do: "to do",
    questions: Template("Questions on this page: {count}"),
    no_more: "No more questions follow. Continue shows what to do next.",
}
.checked();
