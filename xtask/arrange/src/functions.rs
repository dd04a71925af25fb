//! The functions of a wasm file, as far as arranging needs them.

use std::ops::Range;

use anyhow::{Context, Result};
use wasmparser::{FunctionBody, Operator, Parser, Payload, TypeRef};

/// Numbers of variables from here on take two bytes, and stay as they are.
const ONE_BYTE: usize = 128;

/// The functions of a file.
#[derive(Default)]
pub struct Functions {
    /// How many are imported; they have the first indices.
    pub imported: u32,
    /// The file's own, in the file's order.
    pub own: Vec<Function>,
}

/// A function that the file itself has, and how its variables are to be numbered.
pub struct Function {
    /// The bytes of its body, with the variables' new numbers.
    pub bytes: Vec<u8>,
    /// For each variable, by its old number, the new one.
    pub numbers: Vec<u32>,
    /// For each variable, by its new number, where its number stands in `bytes`.
    pub places: Vec<Vec<usize>>,
    /// Which variables may change their numbers with one another: those of one type that are no parameters.
    pub groups: Vec<Range<usize>>,
}

impl Function {
    /// Changes the numbers of two variables of one group with one another.
    pub fn swap(&mut self, one: usize, other: usize) {
        self.places.swap(one, other);
        for number in [one, other] {
            for &place in &self.places[number] {
                self.bytes[place] = number as u8;
            }
        }
        let (one, other) = (one as u32, other as u32);
        for number in &mut self.numbers {
            if *number == one {
                *number = other;
            } else if *number == other {
                *number = one;
            }
        }
    }
}

/// The functions of a file; each variable has the number that it has there.
pub fn read(wasm: &[u8]) -> Result<Functions> {
    let (mut parameters, mut types, mut functions) = (Vec::new(), Vec::new(), Functions::default());
    for payload in Parser::new(0).parse_all(wasm) {
        match payload? {
            Payload::TypeSection(section) => {
                for kind in section.into_iter_err_on_gc_types() {
                    parameters.push(kind?.params().len());
                }
            }
            Payload::ImportSection(section) => {
                for import in section.into_imports() {
                    functions.imported += u32::from(matches!(import?.ty, TypeRef::Func(_) | TypeRef::FuncExact(_)));
                }
            }
            Payload::FunctionSection(section) => types = section.into_iter().collect::<Result<_, _>>()?,
            Payload::CodeSectionEntry(body) => {
                let kind: u32 = *types.get(functions.own.len()).context("a function without a type")?;
                let parameters = *parameters.get(kind as usize).context("a function of a type that is not there")?;
                functions.own.push(function(wasm, &body, parameters)?);
            }
            _ => {}
        }
    }
    Ok(functions)
}

fn function(wasm: &[u8], body: &FunctionBody, parameters: usize) -> Result<Function> {
    let range = body.range();
    let (mut count, mut groups) = (parameters, Vec::new());
    for locals in body.get_locals_reader()? {
        // Variables of one type stand together.
        let (more, _) = locals?;
        let group = count..count + more as usize;
        count = group.end;
        groups.push(group.start.min(ONE_BYTE)..group.end.min(ONE_BYTE));
    }
    let mut places = vec![Vec::new(); count];
    let mut operators = body.get_operators_reader()?;
    while !operators.eof() {
        let (operator, place) = operators.read_with_offset()?;
        if let Operator::LocalGet { local_index }
        | Operator::LocalSet { local_index }
        | Operator::LocalTee { local_index } = operator
        {
            // The number follows the byte that says what is done with the variable.
            places[local_index as usize].push(place + 1 - range.start);
        }
    }
    Ok(Function { bytes: wasm[range].to_vec(), numbers: (0..count as u32).collect(), places, groups })
}
