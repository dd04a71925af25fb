//! Which crates and functions the bytes of a wasm file come from, by its name section.

use std::collections::BTreeMap;
use std::fmt::Write;

use anyhow::Result;
use wasmparser::{KnownCustom, Name, Parser, Payload, TypeRef};

/// How many functions are listed.
const FUNCTIONS: usize = 40;

/// The report: bytes of data, bytes of code by crate, and the largest functions.
pub fn report(wasm: &[u8]) -> Result<String> {
    let (sizes, names, data) = read(wasm)?;
    let mut crates = BTreeMap::<&str, u64>::new();
    let mut functions = Vec::new();
    for (index, size) in &sizes {
        let name = names.get(index).map_or("?", String::as_str);
        *crates.entry(crate_of(name)).or_default() += size;
        functions.push((*size, name));
    }
    let mut crates: Vec<_> = crates.into_iter().map(|(name, size)| (size, name)).collect();
    crates.sort_unstable_by(|one, other| other.cmp(one));
    functions.sort_unstable_by(|one, other| other.cmp(one));

    let code: u64 = sizes.values().sum();
    let mut text = format!("{code:>9}  code\n{data:>9}  data\n\nby crate:\n");
    for (size, name) in &crates {
        writeln!(text, "{size:>9}  {name}")?;
    }
    text.push_str("\nlargest functions:\n");
    for (size, name) in functions.iter().take(FUNCTIONS) {
        writeln!(text, "{size:>9}  {name}")?;
    }
    Ok(text)
}

/// Bytes of each function, by its index.
type Sizes = BTreeMap<u32, u64>;
/// The name of each function, by its index.
type Names = BTreeMap<u32, String>;

/// Bytes of each function by its index, their names, and the bytes of data.
fn read(wasm: &[u8]) -> Result<(Sizes, Names, usize)> {
    let (mut sizes, mut names, mut data) = (BTreeMap::new(), BTreeMap::new(), 0);
    // Imported functions are counted before those with a body.
    let mut index = 0;
    for payload in Parser::new(0).parse_all(wasm) {
        match payload? {
            Payload::ImportSection(imports) => {
                for import in imports.into_imports() {
                    index += u32::from(matches!(import?.ty, TypeRef::Func(_)));
                }
            }
            Payload::CodeSectionEntry(body) => {
                let range = body.range();
                sizes.insert(index, u64::try_from(range.end - range.start)?);
                index += 1;
            }
            Payload::DataSection(section) => data = section.range().len(),
            Payload::CustomSection(section) => {
                let KnownCustom::Name(section) = section.as_known() else { continue };
                for part in section {
                    let Name::Function(functions) = part? else { continue };
                    for naming in functions {
                        let naming = naming?;
                        names.insert(naming.index, format!("{:#}", rustc_demangle::demangle(naming.name)));
                    }
                }
            }
            _ => {}
        }
    }
    Ok((sizes, names, data))
}

/// The crate in a function's name: of `<yew::A as core::B>::c` it is yew, of `<T as core::B>::c` core.
fn crate_of(name: &str) -> &str {
    let start = name.trim_start_matches(['<', '&', '(', '[', '*']);
    let start = start.strip_prefix("dyn ").or_else(|| start.strip_prefix("mut ")).unwrap_or(start);
    let first = start.split_once("::").map_or("", |(first, _)| first);
    let first = first.rsplit_once(" as ").map_or(first, |(_, of_trait)| of_trait);
    let is_word = !first.is_empty() && first.chars().all(|c| c.is_ascii_alphanumeric() || c == '_');
    if is_word { first } else { "(no crate)" }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn functions_belong_to_the_crate_of_their_type() {
        let rows = [
            ("yew::html::f", "yew"),
            ("<yew::A as core::fmt::Debug>::fmt", "yew"),
            ("<&mut alloc::vec::Vec<T> as x::Y>::z", "alloc"),
            ("<dyn core::any::Any>::is", "core"),
            ("<T as core::convert::Into<U>>::into", "core"),
            ("<[u8]>::concat", "(no crate)"),
            ("memcpy", "(no crate)"),
        ];
        for (name, expected) in rows {
            assert_eq!(crate_of(name), expected, "{name}");
        }
    }

    #[test]
    fn a_module_is_read_by_its_parts() -> Result<()> {
        let wasm = b"\0asm\x01\0\0\0\x01\x04\x01\x60\0\0\x02\x07\x01\x01a\x01b\0\0\x03\x02\x01\0\x0a\x04\x01\x02\0\x0b\0\x0c\x04name\x01\x05\x01\x01\x02ab";
        let (sizes, names, data) = read(wasm)?;
        assert_eq!((sizes, data), (BTreeMap::from([(1, 2)]), 0));
        assert_eq!(names, BTreeMap::from([(1, "ab".to_owned())]));
        Ok(())
    }
}
