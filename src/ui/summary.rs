use crate::i18n::Locale;
use crate::wizard::state::State;

pub fn of(state: &State, locale: Locale, format: &str) -> String {
    let _ = (state, locale, format);
    String::new()
}
