//! What pages are put together from. Each part is a plain function; its styles are in the sheet of the same name.

pub mod buttons;
pub mod copy;
pub mod errors;
pub mod heading;
pub mod help_link;
pub mod notes;
pub mod notices;
pub mod packet;
pub mod questions;
pub mod summary_list;
