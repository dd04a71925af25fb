//! Keys beyond characters, for [`Page::keys`](crate::Page::keys) and [`Page::chord`](crate::Page::chord).

pub const TAB: char = '\u{E004}';
pub const ENTER: char = '\u{E007}';
pub const SHIFT: char = '\u{E008}';
pub const CONTROL: char = '\u{E009}';
pub const ALT: char = '\u{E00A}';
pub const ESCAPE: char = '\u{E00C}';
pub const SPACE: char = ' ';
pub const UP: char = '\u{E013}';
pub const DOWN: char = '\u{E015}';
pub const BACKSPACE: char = '\u{E003}';
