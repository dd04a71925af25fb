//! What the loader calls: mounting, telling, asking. The loader itself is `service-request-wizard.js`
//! beside this file.

use wasm_bindgen::prelude::*;

use crate::domain::evaluate::evaluate_line;
use crate::host::names::BrowserNames;

/// The rules without the screens: the evaluate contract, JSON text in, JSON text out.
#[wasm_bindgen]
pub fn evaluate(request: &str) -> String {
    evaluate_line(request, &BrowserNames)
}
