//! Writing a wasm file in another arrangement.

use std::convert::Infallible;

use anyhow::{Result, anyhow};
use wasm_encoder::reencode::{Error, Reencode, utils};
use wasm_encoder::{CodeSection, FunctionSection, Instruction, Module};
use wasmparser::{CodeSectionReader, FunctionBody, FunctionSectionReader, OperatorsReader, Parser};

use super::functions::{Function, Functions};

/// The file with its functions in that order (their old places), and with the new numbers of their variables.
pub fn rewrite(wasm: &[u8], functions: &Functions, order: &[usize]) -> Result<Vec<u8>> {
    let imports = functions.imported;
    let mut indices: Vec<u32> = (0..imports).collect();
    indices.resize(imports as usize + order.len(), 0);
    for (new, &old) in (imports..).zip(order) {
        indices[imports as usize + old] = new;
    }
    let mut module = Module::new();
    let mut rewriting = Rewriting { functions: &functions.own, order, indices, now: 0 };
    rewriting
        .parse_core_module(&mut module, Parser::new(0), wasm)
        .map_err(|error| anyhow!("the wasm cannot be arranged: {error}"))?;
    Ok(module.finish())
}

struct Rewriting<'a> {
    functions: &'a [Function],
    /// The old places of the functions, in their new order.
    order: &'a [usize],
    /// For each function by its old index, imported ones first, the new index.
    indices: Vec<u32>,
    /// The old place of the function that is being written.
    now: usize,
}

impl Rewriting<'_> {
    /// The new number of a variable of the function that is being written.
    fn local(&self, number: u32) -> u32 {
        self.functions[self.now].numbers[number as usize]
    }
}

impl Reencode for Rewriting<'_> {
    type Error = Infallible;

    fn function_index(&mut self, index: u32) -> Result<u32, Error<Infallible>> {
        Ok(self.indices[index as usize])
    }

    fn parse_function_section(
        &mut self,
        section: &mut FunctionSection,
        reader: FunctionSectionReader,
    ) -> Result<(), Error<Infallible>> {
        let types = reader.into_iter().collect::<Result<Vec<u32>, _>>()?;
        for &place in self.order {
            section.function(types[place]);
        }
        Ok(())
    }

    fn parse_code_section(
        &mut self,
        section: &mut CodeSection,
        reader: CodeSectionReader,
    ) -> Result<(), Error<Infallible>> {
        let bodies = reader.into_iter().collect::<Result<Vec<FunctionBody>, _>>()?;
        for &place in self.order {
            self.now = place;
            self.parse_function_body(section, bodies[place].clone())?;
        }
        Ok(())
    }

    fn parse_instruction<'a>(
        &mut self,
        reader: &mut OperatorsReader<'a>,
    ) -> Result<Instruction<'a>, Error<Infallible>> {
        Ok(match utils::parse_instruction(self, reader)? {
            Instruction::LocalGet(number) => Instruction::LocalGet(self.local(number)),
            Instruction::LocalSet(number) => Instruction::LocalSet(self.local(number)),
            Instruction::LocalTee(number) => Instruction::LocalTee(self.local(number)),
            other => other,
        })
    }
}
