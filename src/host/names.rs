use js_sys::{JsString, RegExp};
use web_sys::Url;

use crate::domain::{Names, SCRIPTS};

/// [`Names`] on the browser's own `URL` and regular expressions.
#[derive(Clone, Copy, Debug, Default)]
pub struct BrowserNames;

/// A label put behind the name, so that the URL standard's reading of numbers as addresses (`1.2.3.4`,
/// `x.0x7f`) does not come into play: only UTS 46 does.
const GUARD: &str = ".guard";

/// In small letters. Browsers with an older edition of UTS 46 refuse some capitals (Ӏ, Ↄ, those of Georgian) and take ẞ for
/// ss; of the small letters all make the same. A Σ at the end of a word would become another letter than elsewhere.
fn small(domain: &str) -> String {
    JsString::from(domain.replace('Σ', "σ")).to_lower_case().into()
}

impl Names for BrowserNames {
    fn to_ascii(&self, domain: &str) -> Option<String> {
        let url = Url::new(&["https://", &small(domain), GUARD, "/"].concat()).ok()?;
        url.hostname().strip_suffix(GUARD).map(str::to_owned)
    }

    fn mixes_scripts(&self, label: &str) -> bool {
        let is_match = |pattern: &str| RegExp::new(pattern, "u").test(label);
        let mut found = 0;
        let mut known = String::new();
        for script in SCRIPTS {
            let of_script = ["\\p{sc=", script, "}"].concat();
            // A letter of this script.
            if is_match(&["(?=\\p{L})", &of_script].concat()) {
                found += 1;
            }
            known.push_str(&of_script);
        }
        let has_other = is_match(&["(?=\\p{L})[^\\p{sc=Zyyy}\\p{sc=Zinh}", &known, "]"].concat());
        found + usize::from(has_other) > 1
    }
}
