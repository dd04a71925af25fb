//! What `html!` writes: the template, and the holes in their order. Here the drawing only notes what it is given; that it
//! draws what the template says is seen in the browser tests.

mod ui {
    pub mod markup {
        /// What was to be drawn.
        #[derive(Debug, PartialEq)]
        pub struct Drawn(pub String, pub Vec<String>);

        pub trait Noted {
            fn noted(self) -> String;
        }

        impl Noted for &str {
            fn noted(self) -> String {
                self.to_owned()
            }
        }

        impl Noted for usize {
            fn noted(self) -> String {
                self.to_string()
            }
        }

        impl Noted for Drawn {
            fn noted(self) -> String {
                format!("[{} {}]", self.0, self.1.join(" "))
            }
        }

        pub fn hole(value: impl Noted) -> String {
            value.noted()
        }

        pub fn node(value: impl Noted) -> Drawn {
            Drawn(String::new(), vec![value.noted()])
        }

        pub fn each(next: &mut dyn FnMut() -> Option<Drawn>) -> Drawn {
            Drawn("each".to_owned(), std::iter::from_fn(next).map(Noted::noted).collect())
        }

        /// The signs as letters: Open, Attribute, Value, Hole, Close, Text.
        pub fn draw(template: &'static str, holes: Vec<String>) -> Drawn {
            let signs = markup::signs!();
            let readable = template.chars().map(|letter| {
                let at = signs.iter().position(|sign| char::from(*sign) == letter);
                at.map_or(letter.to_string(), |at| format!("‹{}›", ["o", "a", "v", "h", "c", "t"][at]))
            });
            Drawn(readable.collect(), holes)
        }
    }
}

use markup::html;
use ui::markup::Drawn;

#[track_caller]
fn check(drawn: Drawn, template: &str, holes: &[&str]) {
    assert_eq!((drawn.0.as_str(), drawn.1.iter().map(String::as_str).collect::<Vec<_>>()), (template, holes.to_vec()));
}

#[test]
fn elements_and_attributes() {
    let (name, title) = ("n", "t");
    check(html! { <br/> }, "‹o›br‹c›", &[]);
    check(html! { <p class="a b">{ "words" }</p> }, "‹o›p‹a›class‹v›a b‹t›words‹c›", &[]);
    check(
        html! { <input {name} aria-label={title} readonly=true type="text" /> },
        "‹o›input‹a›name‹a›aria-label‹a›readonly‹v›readonly‹a›type‹v›text‹c›",
        &["n", "t"],
    );
    check(
        html! { <ul key={name}><li>{ title }</li><li>{ 2usize }{ " " }</li></ul> },
        "‹o›ul‹a›key‹o›li‹h›‹c›‹o›li‹h›‹t› ‹c›‹c›",
        &["n", "t", "2"],
    );
}

#[test]
fn fragments_conditions_and_lists() {
    let (is_there, found) = (true, Some("f"));
    check(html! { <><b/><i/></> }, "‹o›b‹c›‹o›i‹c›", &[]);
    check(html! { "words" }, "‹t›words", &[]);
    check(html! { found.unwrap_or("none") }, "", &["f"]);
    check(html! { <p>if is_there { <b/> } else { <i/> }</p> }, "‹o›p‹h›‹c›", &["[‹o›b‹c› ]"]);
    check(html! { <p>if !is_there { <b/> }</p> }, "‹o›p‹h›‹c›", &["[ ]"]);
    check(html! { <p>if let Some(text) = found { { text }{ text } }</p> }, "‹o›p‹h›‹c›", &["[‹h›‹h› f f]"]);
    let items = [1usize, 2].into_iter().map(|at| html! { <li key={at} /> });
    check(html! { <ol>{ for items }</ol> }, "‹o›ol‹h›‹c›", &["[each [‹o›li‹a›key‹c› 1] [‹o›li‹a›key‹c› 2]]"]);
    check(html! {}, "", &[]);
}

/// What an expression borrows lives until all is drawn; statements are a block.
#[test]
fn expressions_keep_what_they_borrow() {
    check(html! { <p>{ String::from("owned").as_str() }</p> }, "‹o›p‹h›‹c›", &["owned"]);
    check(html! { <p>{ let text = String::from("of a block"); text.len() }</p> }, "‹o›p‹h›‹c›", &["10"]);
}
