//! From nodes to the call that draws them.

use proc_macro::{Delimiter, Group, Literal, TokenStream, TokenTree};

use crate::parse::{Branch, Element, Node, Value};

/// Begins an element; its tag follows.
const OPEN: char = '\u{1}';
/// An attribute of the element; its name follows. Without a value it is that of the next hole.
const ATTRIBUTE: char = '\u{2}';
/// The value of the attribute follows.
const VALUE: char = '\u{3}';
/// The next hole is a child.
const HOLE: char = '\u{4}';
/// Ends an element.
const CLOSE: char = '\u{5}';
/// A text follows that is a child.
const TEXT: char = '\u{6}';

/// The signs as a byte string, for whoever reads templates.
pub fn signs() -> TokenStream {
    let signs =
        [OPEN, ATTRIBUTE, VALUE, HOLE, CLOSE, TEXT].map(|sign| u8::try_from(sign).expect("a control character"));
    TokenTree::Literal(Literal::byte_string(&signs)).into()
}

/// The expression that draws the nodes.
pub fn expression(nodes: &[Node]) -> TokenStream {
    let nodes = flat(nodes);
    if let [node] = nodes[..] {
        match node {
            // Nothing is around it, so it needs no template.
            Node::Hole(tokens) => return call("node", argument(tokens)),
            Node::Each(tokens) => return each(tokens),
            Node::If(branches) => return choice(branches),
            _ => {}
        }
    }
    let mut template = Template::default();
    for node in nodes {
        template.node(node);
    }
    template.finish()
}

/// What stands in a fragment at the top stands beside the others.
fn flat(nodes: &[Node]) -> Vec<&Node> {
    let mut all = Vec::new();
    for node in nodes {
        match node {
            Node::Fragment(inner) if nodes.len() == 1 => all.extend(flat(inner)),
            other => all.push(other),
        }
    }
    all
}

#[derive(Default)]
struct Template {
    /// What `concat!` makes the template of: signs and names of ours, literals as they were written.
    parts: Vec<TokenTree>,
    text: String,
    holes: Vec<TokenStream>,
}

impl Template {
    fn node(&mut self, node: &Node) {
        match node {
            Node::Element(element) => self.element(element),
            Node::Text(literal) => {
                self.text.push(TEXT);
                self.literal(literal);
            }
            Node::Hole(tokens) => self.hole(call("hole", argument(tokens))),
            Node::Each(tokens) => self.hole(call("hole", each(tokens))),
            Node::If(branches) => self.hole(call("hole", choice(branches))),
            Node::Fragment(nodes) => self.hole(call("hole", expression(nodes))),
        }
    }

    fn element(&mut self, element: &Element) {
        self.text.push(OPEN);
        self.text.push_str(&element.tag.to_string());
        for (name, value) in &element.attributes {
            self.text.push(ATTRIBUTE);
            self.text.push_str(name);
            match value {
                Value::Text(literal) => {
                    self.text.push(VALUE);
                    self.literal(literal);
                }
                Value::True => {
                    self.text.push(VALUE);
                    self.text.push_str(name);
                }
                // A name without a value stands for a hole.
                Value::Hole(tokens) => self.holes.push(call("hole", argument(tokens))),
            }
        }
        for node in &element.children {
            self.node(node);
        }
        self.text.push(CLOSE);
    }

    fn literal(&mut self, literal: &TokenTree) {
        self.flush();
        self.parts.push(literal.clone());
    }

    fn hole(&mut self, value: TokenStream) {
        self.text.push(HOLE);
        self.holes.push(value);
    }

    fn flush(&mut self) {
        if !self.text.is_empty() {
            self.parts.push(TokenTree::Literal(Literal::string(&std::mem::take(&mut self.text))));
        }
    }

    fn finish(mut self) -> TokenStream {
        self.flush();
        let mut template: TokenStream = "::core::concat!".parse().expect("a path");
        template.extend([group(Delimiter::Parenthesis, listed(self.parts.into_iter().map(TokenStream::from)))]);
        let mut holes: TokenStream = "::std::vec!".parse().expect("a path");
        holes.extend([group(Delimiter::Bracket, listed(self.holes))]);
        call("draw", listed([template, holes]))
    }
}

/// `if` and its branches, each an expression; nothing where the last `else` is missing.
fn choice(branches: &[Branch]) -> TokenStream {
    let mut tokens = TokenStream::new();
    for branch in branches {
        if !tokens.is_empty() {
            tokens.extend("else".parse::<TokenStream>().expect("a word"));
        }
        tokens.extend(branch.condition.clone());
        tokens.extend([group(Delimiter::Brace, expression(&branch.nodes))]);
    }
    if branches.last().is_some_and(|branch| branch.condition.is_some()) {
        tokens.extend("else".parse::<TokenStream>().expect("a word"));
        tokens.extend([group(Delimiter::Brace, expression(&[]))]);
    }
    tokens
}

/// A loop over an iterator, one node a turn.
fn each(tokens: &TokenStream) -> TokenStream {
    let mut next: TokenStream = "let mut nodes = ::core::iter::IntoIterator::into_iter".parse().expect("a statement");
    next.extend([group(Delimiter::Parenthesis, tokens.clone())]);
    next.extend(
        "; crate::ui::markup::each(&mut || ::core::iter::Iterator::next(&mut nodes))"
            .parse::<TokenStream>()
            .expect("a call"),
    );
    group(Delimiter::Brace, next).into()
}

fn call(function: &str, arguments: TokenStream) -> TokenStream {
    let mut tokens: TokenStream = format!("crate::ui::markup::{function}").parse().expect("a path");
    tokens.extend([group(Delimiter::Parenthesis, arguments)]);
    tokens
}

/// Statements need braces; an expression goes without, so that what it borrows lives as long as the call.
fn argument(tokens: &TokenStream) -> TokenStream {
    let has_statements =
        tokens.clone().into_iter().any(|token| matches!(token, TokenTree::Punct(punct) if punct.as_char() == ';'));
    if has_statements { group(Delimiter::Brace, tokens.clone()).into() } else { tokens.clone() }
}

fn group(delimiter: Delimiter, tokens: TokenStream) -> TokenTree {
    TokenTree::Group(Group::new(delimiter, tokens))
}

fn listed(items: impl IntoIterator<Item = TokenStream>) -> TokenStream {
    let mut tokens = TokenStream::new();
    for item in items {
        tokens.extend(item);
        tokens.extend([crate::parse::punct(',')]);
    }
    tokens
}
