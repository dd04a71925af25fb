//! From tokens to nodes.

use std::iter::Peekable;

use proc_macro::{Delimiter, Group, Ident, Punct, Spacing, Span, TokenStream, TokenTree, token_stream};

/// What may stand among the children of an element.
pub enum Node {
    Element(Element),
    /// `<> … </>`
    Fragment(Vec<Node>),
    /// A string literal, as it is written.
    Text(TokenTree),
    /// An expression that gives a node, a text, or several.
    Hole(TokenStream),
    /// An expression that gives an iterator over nodes.
    Each(TokenStream),
    If(Vec<Branch>),
}

/// One branch of an `if`.
pub struct Branch {
    /// `if condition` or `else if condition`; none for the last `else`.
    pub condition: Option<TokenStream>,
    pub nodes: Vec<Node>,
}

pub struct Element {
    pub tag: Ident,
    pub attributes: Vec<(String, Value)>,
    pub children: Vec<Node>,
}

/// The value of an attribute.
pub enum Value {
    /// A string literal, as it is written.
    Text(TokenTree),
    /// `name=true`
    True,
    Hole(TokenStream),
}

/// What is wrong with the markup, and where.
pub struct Problem {
    message: String,
    span: Span,
}

impl Problem {
    fn new(message: &str, span: Span) -> Self {
        Self { message: message.to_owned(), span }
    }

    /// Stops the build with the message at its place.
    pub fn into_compile_error(self) -> TokenStream {
        let text = format!("::core::compile_error!({:?})", self.message);
        let tokens: TokenStream = text.parse().expect("a macro call");
        tokens.into_iter().map(|mut token| (token.set_span(self.span), token).1).collect()
    }
}

type Tokens = Peekable<token_stream::IntoIter>;

/// The nodes of a whole macro call or of the block of an `if`.
pub fn nodes(tokens: TokenStream) -> Result<Vec<Node>, Problem> {
    let mut tokens = tokens.into_iter().peekable();
    let mut nodes = Vec::new();
    while tokens.peek().is_some() {
        nodes.push(node(&mut tokens)?);
    }
    Ok(nodes)
}

fn node(tokens: &mut Tokens) -> Result<Node, Problem> {
    match tokens.next() {
        Some(TokenTree::Punct(punct)) if punct.as_char() == '<' => element(tokens, punct.span()),
        Some(TokenTree::Group(group)) if group.delimiter() == Delimiter::Brace => Ok(hole(&group)),
        Some(TokenTree::Ident(ident)) if ident.to_string() == "if" => branches(tokens, ident),
        // What a whole call consists of may be one expression without braces.
        Some(first) => Ok(expression([first].into_iter().chain(tokens.by_ref()).collect())),
        None => Err(Problem::new("markup ends too early", Span::call_site())),
    }
}

fn hole(group: &Group) -> Node {
    let mut inner = group.stream().into_iter();
    match inner.next() {
        Some(TokenTree::Ident(ident)) if ident.to_string() == "for" => Node::Each(inner.collect()),
        _ => expression(group.stream()),
    }
}

/// A string literal becomes part of the template.
fn expression(tokens: TokenStream) -> Node {
    let mut inner = tokens.clone().into_iter();
    match (inner.next(), inner.next()) {
        (Some(literal @ TokenTree::Literal(_)), None) if literal.to_string().starts_with('"') => Node::Text(literal),
        _ => Node::Hole(tokens),
    }
}

fn branches(tokens: &mut Tokens, first: Ident) -> Result<Node, Problem> {
    let mut branches = Vec::new();
    let mut word = first;
    loop {
        let mut condition = TokenStream::from(TokenTree::Ident(word.clone()));
        let block = loop {
            match tokens.next() {
                Some(TokenTree::Group(group)) if group.delimiter() == Delimiter::Brace => break group,
                Some(token) => condition.extend([token]),
                None => return Err(Problem::new("the condition has no block", word.span())),
            }
        };
        branches.push(Branch { condition: Some(condition), nodes: nodes(block.stream())? });
        if !matches!(tokens.peek(), Some(TokenTree::Ident(ident)) if ident.to_string() == "else") {
            return Ok(Node::If(branches));
        }
        let otherwise = tokens.next().map_or_else(Span::call_site, |token| token.span());
        match tokens.next() {
            Some(TokenTree::Ident(ident)) if ident.to_string() == "if" => word = ident,
            Some(TokenTree::Group(group)) if group.delimiter() == Delimiter::Brace => {
                branches.push(Branch { condition: None, nodes: nodes(group.stream())? });
                return Ok(Node::If(branches));
            }
            _ => return Err(Problem::new("`else` has no block", otherwise)),
        }
    }
}

fn element(tokens: &mut Tokens, start: Span) -> Result<Node, Problem> {
    if is_punct(tokens.peek(), '>') {
        tokens.next();
        let (children, end) = children(tokens, start)?;
        return match end {
            None => Ok(Node::Fragment(children)),
            Some(tag) => Err(Problem::new("the fragment is closed by a tag", tag.span())),
        };
    }
    let Some(TokenTree::Ident(tag)) = tokens.next() else {
        return Err(Problem::new("a tag has to follow `<`", start));
    };
    let mut attributes = Vec::new();
    loop {
        match tokens.next() {
            Some(TokenTree::Punct(punct)) if punct.as_char() == '/' => {
                expect(tokens, '>', punct.span())?;
                return Ok(Node::Element(Element { tag, attributes, children: Vec::new() }));
            }
            Some(TokenTree::Punct(punct)) if punct.as_char() == '>' => break,
            Some(TokenTree::Group(group)) if group.delimiter() == Delimiter::Brace => {
                attributes.push((group.stream().to_string(), Value::Hole(group.stream())));
            }
            Some(TokenTree::Ident(ident)) => attributes.push(attribute(tokens, &ident)?),
            other => {
                let span = other.map_or(start, |token| token.span());
                return Err(Problem::new("an attribute, `>` or `/>` has to stand here", span));
            }
        }
    }
    let (children, end) = children(tokens, start)?;
    match end {
        Some(end) if end.to_string() == tag.to_string() => Ok(Node::Element(Element { tag, attributes, children })),
        other => Err(Problem::new(
            &format!("`<{tag}>` is not closed by `</{tag}>`"),
            other.map_or_else(|| tag.span(), |end| end.span()),
        )),
    }
}

/// A name with dashes, `=`, and a string literal, `true`, or an expression in braces.
fn attribute(tokens: &mut Tokens, first: &Ident) -> Result<(String, Value), Problem> {
    let mut name = first.to_string();
    let mut last = first.span();
    loop {
        match tokens.next() {
            Some(TokenTree::Punct(punct)) if punct.as_char() == '-' => name.push('-'),
            Some(TokenTree::Ident(ident)) => name.push_str(&ident.to_string()),
            Some(TokenTree::Punct(punct)) if punct.as_char() == '=' => {
                last = punct.span();
                break;
            }
            other => {
                let span = other.map_or(last, |token| token.span());
                return Err(Problem::new(&format!("the attribute `{name}` has no value"), span));
            }
        }
    }
    if name == "style" {
        return Err(Problem::new("strict content security policies block `style`: use a class", first.span()));
    }
    let value = match tokens.next() {
        Some(TokenTree::Group(group)) if group.delimiter() == Delimiter::Brace => Value::Hole(group.stream()),
        Some(literal @ TokenTree::Literal(_)) if literal.to_string().starts_with('"') => Value::Text(literal),
        Some(TokenTree::Ident(ident)) if ident.to_string() == "true" => Value::True,
        _ => return Err(Problem::new("the value is a string, `true` or an expression in braces", last)),
    };
    Ok((name, value))
}

/// The nodes up to the closing tag, whose name is given, too; none closes a fragment.
fn children(tokens: &mut Tokens, start: Span) -> Result<(Vec<Node>, Option<Ident>), Problem> {
    let mut nodes = Vec::new();
    loop {
        match tokens.next() {
            None => return Err(Problem::new("this element is not closed", start)),
            Some(TokenTree::Punct(punct)) if punct.as_char() == '<' => {
                if is_punct(tokens.peek(), '/') {
                    tokens.next();
                    let tag = match tokens.peek() {
                        Some(TokenTree::Ident(ident)) => Some(ident.clone()),
                        _ => None,
                    };
                    if tag.is_some() {
                        tokens.next();
                    }
                    expect(tokens, '>', punct.span())?;
                    return Ok((nodes, tag));
                }
                nodes.push(element(tokens, punct.span())?);
            }
            Some(TokenTree::Group(group)) if group.delimiter() == Delimiter::Brace => nodes.push(hole(&group)),
            Some(TokenTree::Ident(ident)) if ident.to_string() == "if" => nodes.push(branches(tokens, ident)?),
            Some(other) => {
                return Err(Problem::new("a child is an element, an `if`, or an expression in braces", other.span()));
            }
        }
    }
}

fn is_punct(token: Option<&TokenTree>, sign: char) -> bool {
    matches!(token, Some(TokenTree::Punct(punct)) if punct.as_char() == sign)
}

fn expect(tokens: &mut Tokens, sign: char, span: Span) -> Result<(), Problem> {
    match tokens.next() {
        Some(TokenTree::Punct(punct)) if punct.as_char() == sign => Ok(()),
        other => Err(Problem::new(&format!("`{sign}` has to stand here"), other.map_or(span, |token| token.span()))),
    }
}

/// A sign, for what is written.
pub fn punct(sign: char) -> TokenTree {
    TokenTree::Punct(Punct::new(sign, Spacing::Joint))
}
