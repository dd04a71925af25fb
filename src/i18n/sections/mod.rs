//! The sections of the messages: what every locale must have.

mod common;
mod compact;
mod customers;
mod hand_over;
mod help;
mod outcomes;
mod problems;
mod questions;
mod shortcuts;
mod terms;
mod you;

use super::packed::{Packed, Packing};

pub use common::Common;
pub use compact::Compact;
pub use customers::Customers;
pub use hand_over::HandOver;
pub use help::Help;
pub use outcomes::Outcomes;
pub use problems::Problems;
pub use questions::Questions;
pub use shortcuts::Shortcuts;
pub use terms::Terms;
pub use you::You;

/// The sections, each with its struct.
macro_rules! sections {
    ($($name:ident: $Section:ident,)+) => {
        /// All texts of a language.
        #[derive(Clone, Copy, Debug)]
        pub struct Messages {
            $(pub $name: $Section,)+
        }

        impl Messages {
            /// Stops the build unless each text that depends on a count has as many forms as the language.
            pub(super) const fn with_forms(self, forms: usize) -> Self {
                $(self.$name.check_forms(forms);)+
                self
            }

            const EMPTY: Self = Self { $($name: $Section::EMPTY,)+ };

            /// Writes every text in order.
            pub(super) const fn pack(&self, packing: &mut Packing<'_>) {
                $(self.$name.pack(packing);)+
            }

            /// The messages from the texts of `pack`; none where there are fewer or more.
            pub(super) fn unpack(texts: &'static str) -> Option<Box<Self>> {
                let mut texts = Packed::new(texts);
                let mut messages = Box::new(Self::EMPTY);
                $(messages.$name.unpack(&mut texts);)+
                texts.is_right().then_some(messages)
            }
        }
    };
}

sections! {
    common: Common,
    compact: Compact,
    customers: Customers,
    questions: Questions,
    shortcuts: Shortcuts,
    problems: Problems,
    outcomes: Outcomes,
    hand_over: HandOver,
    help: Help,
    you: You,
    terms: Terms,
}
