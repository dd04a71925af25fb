use js_sys::{JsString, RegExp};
use web_sys::Url;

use crate::domain::{Names, SCRIPTS};

/// [`Names`] on the browser's own `URL` and regular expressions.
#[derive(Clone, Copy, Debug, Default)]
pub struct BrowserNames;

/// A label put behind the name, so that the URL standard's reading of numbers as addresses (`1.2.3.4`,
/// `x.0x7f`) does not come into play: only UTS 46 does.
const GUARD: &str = ".guard";

/// What browsers with an older edition of UTS 46 read otherwise, as newer ones read it. They refuse some capitals (Ӏ, Ↄ,
/// those of Georgian) and signs that nobody sees, which newer ones leave out, and take ẞ for ss. Of small letters all make
/// the same; but a Σ at the end of a word would become another letter than elsewhere.
fn as_newer(domain: &str) -> String {
    let seen = domain.chars().filter(|letter| !is_ignored(*letter));
    let text: String = seen.map(|letter| if letter == 'Σ' { 'σ' } else { letter }).collect();
    JsString::from(text).to_lower_case().into()
}

const fn is_ignored(letter: char) -> bool {
    matches!(letter, '\u{115F}' | '\u{1160}' | '\u{17B4}' | '\u{17B5}' | '\u{180E}' | '\u{2061}'..='\u{2063}'
        | '\u{206A}'..='\u{206F}' | '\u{3164}' | '\u{FFA0}' | '\u{1BCA0}'..='\u{1BCA3}' | '\u{1D173}'..='\u{1D17A}')
}

thread_local! {
    /// For each script a pattern of its letters, and one of the letters of all other scripts. To make them takes the browser
    /// far longer than to use them.
    static LETTERS: Vec<RegExp> = {
        let letter_of = |set: &str| RegExp::new(&["(?=\\p{L})", set].concat(), "u");
        let mut known = String::new();
        let mut letters = Vec::new();
        for script in SCRIPTS {
            let of_script = ["\\p{sc=", script, "}"].concat();
            letters.push(letter_of(&of_script));
            known.push_str(&of_script);
        }
        letters.push(letter_of(&["[^\\p{sc=Zyyy}\\p{sc=Zinh}", &known, "]"].concat()));
        letters
    };
}

impl Names for BrowserNames {
    fn to_ascii(&self, domain: &str) -> Option<String> {
        let url = Url::new(&["https://", &as_newer(domain), GUARD, "/"].concat()).ok()?;
        url.hostname().strip_suffix(GUARD).map(str::to_owned)
    }

    fn mixes_scripts(&self, label: &str) -> bool {
        LETTERS.with(|letters| letters.iter().filter(|of_script| of_script.test(label)).count() > 1)
    }
}
