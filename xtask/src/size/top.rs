//! Which crates and functions the bytes of a wasm file come from, by its name section.

use std::collections::BTreeMap;
use std::fmt::Write;

use anyhow::Result;
use wasmparser::{KnownCustom, Name, Parser, Payload, TypeRef};

/// How many functions are listed.
const FUNCTIONS: usize = 40;

/// Longer names are cut: the table is for a window of usual width.
const WIDTH: usize = 100;

/// The report: bytes of data, bytes of code by crate, and the largest functions. Functions of one name are the copies that
/// the compiler makes of a generic one for each type; they stand in one line.
pub fn report(wasm: &[u8]) -> Result<String> {
    let (sizes, names, data) = read(wasm)?;
    let mut crates = BTreeMap::<&str, u64>::new();
    let mut functions = BTreeMap::<&str, (u64, u32)>::new();
    let (mut code, mut descriptions) = (0, 0);
    for (index, size) in &sizes {
        let name = names.get(index).map_or("?", String::as_str);
        if is_description(name) {
            descriptions += size;
            continue;
        }
        code += size;
        *crates.entry(crate_of(name)).or_default() += size;
        let (sum, copies) = functions.entry(name).or_default();
        *sum += size;
        *copies += 1;
    }
    let mut text = format!(
        "{code:>9}  code\n{data:>9}  data\n{descriptions:>9}  of descriptions, which wasm-bindgen takes out, not counted\n\nby crate:\n"
    );
    let mut crates: Vec<_> = crates.into_iter().map(|(name, size)| (size, name)).collect();
    crates.sort_unstable_by(|one, other| other.cmp(one));
    for (size, name) in &crates {
        writeln!(text, "{size:>9}  {:>4.1} %  {name}", percent(*size, code))?;
    }
    let mut functions: Vec<_> = functions.into_iter().map(|(name, (size, copies))| (size, copies, name)).collect();
    functions.sort_unstable_by(|one, other| other.cmp(one));
    text.push_str("\nlargest functions, with their copies:\n");
    for (size, copies, name) in functions.iter().take(FUNCTIONS) {
        let copies = if *copies > 1 { format!("{copies}×") } else { String::new() };
        writeln!(text, "{size:>9}  {copies:>4}  {}", short(name))?;
    }
    Ok(text)
}

fn percent(part: u64, whole: u64) -> f64 {
    let per_mille = (part * 1000).checked_div(whole).unwrap_or_default();
    f64::from(u32::try_from(per_mille).unwrap_or(u32::MAX)) / 10.0
}

/// The name within the width of the table, our own crate as `crate`.
fn short(name: &str) -> String {
    let name = name.replace("service_request_wizard::", "crate::");
    if name.chars().count() <= WIDTH {
        return name;
    }
    // What a function is called stands at the end, what it belongs to at the beginning.
    let letters: Vec<char> = name.chars().collect();
    let (start, end) = (WIDTH / 2, letters.len() - (WIDTH / 2 - 1));
    [&letters[..start], &['…'], &letters[end..]].concat().into_iter().collect()
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

/// Whether a function only describes types to wasm-bindgen, which runs it when it makes the glue and then takes it out.
fn is_description(name: &str) -> bool {
    ["WasmDescribe", "__wbindgen_describe", "::describe_invoke"].iter().any(|mark| name.contains(mark))
}

/// The crates of the language itself: a generic function of theirs belongs to whom it is made for, where the name tells.
const LANGUAGE: &[&str] = &["core", "alloc", "std"];

/// The crate that a function's bytes are there for: of `<yew::A as core::B>::c` it is yew, of `<T as core::B>::c` core, of
/// `core::ptr::drop_in_place<yew::A>` yew.
fn crate_of(name: &str) -> &str {
    let crates = paths(name);
    let own = crates.iter().find(|known| !LANGUAGE.contains(known));
    own.or(crates.first()).copied().unwrap_or("(no crate)")
}

/// The first words of all paths in a name, in their order.
fn paths(name: &str) -> Vec<&str> {
    let is_letter = |c: char| c.is_ascii_alphanumeric() || c == '_';
    let mut found = Vec::new();
    let mut at = 0;
    for word in name.split_inclusive(|c: char| !is_letter(c)) {
        let start = at;
        at += word.len();
        let word = word.trim_end_matches(|c: char| !is_letter(c));
        let begins = !word.is_empty() && !name[..start].ends_with("::");
        if begins && name[start + word.len()..].starts_with("::") && !word.starts_with(|c: char| c.is_ascii_digit()) {
            found.push(word);
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn functions_belong_to_the_crate_they_are_there_for() {
        let rows = [
            ("yew::html::f", "yew"),
            ("<yew::A as core::fmt::Debug>::fmt", "yew"),
            ("<&mut alloc::vec::Vec<T> as x::Y>::z", "x"),
            ("<dyn core::any::Any>::is", "core"),
            ("<T as core::convert::Into<U>>::into", "core"),
            ("core::ptr::drop_in_place<alloc::vec::Vec<yew::virtual_dom::VNode>>", "yew"),
            ("core::ptr::drop_in_place<[alloc::string::String; 2]>", "core"),
            ("<alloc::rc::Rc<service_request_wizard::A> as core::ops::Drop>::drop", "service_request_wizard"),
            ("<(dyn core::ops::Fn(&web_sys::Event), js_sys::B)>::c", "web_sys"),
            ("<[u8]>::concat", "(no crate)"),
            ("memcpy", "(no crate)"),
        ];
        for (name, expected) in rows {
            assert_eq!(crate_of(name), expected, "{name}");
        }
    }

    #[test]
    fn what_wasm_bindgen_takes_out_is_not_counted() {
        let rows = [
            ("__wbindgen_describe_mount_c45c6e3d", true),
            ("<&T as wasm_bindgen::describe::WasmDescribe>::describe", true),
            (
                "wasm_bindgen::convert::closures::<impl wasm_bindgen::closure::WasmClosure for dyn core::ops::FnMut(A)>::describe_invoke",
                true,
            ),
            ("service_request_wizard::ui::pages::describe", false),
            ("mount_c45c6e3d", false),
        ];
        for (name, expected) in rows {
            assert_eq!(is_description(name), expected, "{name}");
        }
    }

    /// A module with an imported function, then three of 2, 4 and 3 bytes with these names.
    fn module(names: [&str; 3]) -> Vec<u8> {
        fn section(id: u8, content: &[u8]) -> Vec<u8> {
            let length = u8::try_from(content.len()).expect("a short section");
            [&[id, length], content].concat()
        }
        let named = |(index, name): (u8, &str)| {
            let length = u8::try_from(name.len()).expect("a short name");
            [&[index, length], name.as_bytes()].concat()
        };
        let list: Vec<u8> = (1..).zip(names).flat_map(named).collect();
        let functions = section(1, &[&[3], list.as_slice()].concat());
        [
            b"\0asm\x01\0\0\0".to_vec(),
            section(1, b"\x01\x60\0\0"),
            section(2, b"\x01\x01a\x01b\0\0"),
            section(3, b"\x03\0\0\0"),
            section(10, b"\x03\x02\0\x0b\x04\0\x01\x01\x0b\x03\0\x01\x0b"),
            section(0, &[b"\x04name", functions.as_slice()].concat()),
        ]
        .concat()
    }

    #[test]
    fn the_report_is_by_crate_and_by_function() -> Result<()> {
        let text = report(&module(["yew::f", "__wbindgen_describe_a", "yew::f"]))?;
        let lines: Vec<_> = text.lines().map(|line| line.split_whitespace().collect::<Vec<_>>().join(" ")).collect();
        assert_eq!(lines[0], "5 code");
        assert!(lines[2].starts_with("4 of descriptions"), "{text}");
        assert!(lines.iter().any(|line| line == "5 100.0 % yew"), "{text}");
        assert!(lines.iter().any(|line| line == "5 2× yew::f"), "{text}");
        assert!(!text.contains("describe_a"), "{text}");
        Ok(())
    }

    #[test]
    fn long_names_keep_both_ends() {
        let long = format!("service_request_wizard::{}::last", "x".repeat(200));
        let cut = short(&long);
        assert_eq!(cut.chars().count(), WIDTH);
        assert!(cut.starts_with("crate::x") && cut.contains('…') && cut.ends_with("x::last"), "{cut}");
        assert_eq!(short("memcpy"), "memcpy");
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
