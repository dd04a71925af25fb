//! `html!`: markup that is compiled to data. The macro takes Yew's syntax, as far as the pages use it, and gives a call of
//! `crate::ui::markup::draw` with a template, which is one text, and with the values of its holes. So an element costs a
//! few letters of data in place of a hundred bytes of code; `docs/decisions/0011-markup-as-data.md` has the figures.
//!
//! ```text
//! <tag name="text" name={expression} {name} name=true key={expression}> … </tag>    <tag/>    <> … </>
//! { expression }    { for iterator }    if condition { … } else { … }    if let pattern = expression { … }
//! ```

mod parse;
mod write;

use proc_macro::TokenStream;

/// The signs of a template, as a byte string: the beginning of an element, an attribute's name, its value, a hole among
/// the children, the end of an element, a text among the children.
#[proc_macro]
pub fn signs(_: TokenStream) -> TokenStream {
    write::signs()
}

/// Markup as in Yew's macro of the same name; see the crate's own words for what is understood.
#[proc_macro]
pub fn html(tokens: TokenStream) -> TokenStream {
    match parse::nodes(tokens) {
        Ok(nodes) => write::expression(&nodes),
        Err(problem) => problem.into_compile_error(),
    }
}
