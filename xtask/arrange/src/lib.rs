//! The arrangement of the wasm. Which number a function has and which number a local variable has means nothing to the program,
//! but much to a compressor, which looks for what it has seen before: functions that look alike are put one after the other,
//! and their variables numbered alike. `docs/decisions/0005-size.md` has what it brings.

mod alike;
mod functions;
mod locals;
mod order;
mod rewrite;

use anyhow::Result;

/// The same program, arranged so that it compresses better; the same bytes come out each time, on every machine.
pub fn improve(wasm: &[u8]) -> Result<Vec<u8>> {
    let mut functions = functions::read(wasm)?;
    locals::number_alike(&mut functions.own);
    let order = order::alike_in_turn(&functions.own);
    rewrite::rewrite(wasm, &functions, &order)
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::BTreeMap;
    use std::io::Write;
    use wasm_encoder::{
        CodeSection, ConstExpr, ElementSection, Elements, EntityType, ExportKind, ExportSection, Function,
        FunctionSection, ImportSection, Instruction, Module, RefType, StartSection, TableSection, TableType,
        TypeSection, ValType,
    };
    use wasmparser::{Operator, Parser, Payload};

    /// How many functions the file has; each calls the next one, and all but two of its instructions are those of each
    /// other one of its kind.
    const COUNT: u32 = 40;

    /// A file with an imported function, exports, a table and a start, all of which name functions by their numbers.
    fn file() -> Vec<u8> {
        let mut types = TypeSection::new();
        types.ty().function([ValType::I32], []);
        types.ty().function([ValType::I64], []);
        let mut imports = ImportSection::new();
        imports.import("a", "b", EntityType::Function(0));
        let (mut functions, mut exports, mut code) = (FunctionSection::new(), ExportSection::new(), CodeSection::new());
        for number in 0..COUNT {
            functions.function(number % 2);
            exports.export(&format!("f{number}"), ExportKind::Func, number + 1);
            let mut function = Function::new([(3, ValType::I32), (200, ValType::I64), (2, ValType::F64)]);
            for local in if number % 4 < 2 { [1, 2, 1, 3] } else { [3, 1, 3, 2] } {
                function.instruction(&Instruction::I32Const(number as i32)).instruction(&Instruction::LocalSet(local));
                function.instruction(&Instruction::LocalGet(local)).instruction(&Instruction::LocalTee(4 - local));
                function.instruction(&Instruction::Drop);
            }
            function.instruction(&Instruction::F64Const(0.0.into())).instruction(&Instruction::LocalSet(205));
            function.instruction(&Instruction::I64Const(7)).instruction(&Instruction::LocalSet(150 - number));
            let next = number + 1 < COUNT;
            let argument = if number % 2 == 1 { Instruction::I32Const(1) } else { Instruction::I64Const(1) };
            if next {
                function.instruction(&argument).instruction(&Instruction::Call(number + 2));
            }
            code.function(function.instruction(&Instruction::End));
        }
        let mut tables = TableSection::new();
        let all = (1..=COUNT).collect::<Vec<_>>();
        let size = u64::from(COUNT);
        tables.table(TableType {
            element_type: RefType::FUNCREF,
            table64: false,
            minimum: size,
            maximum: None,
            shared: false,
        });
        let mut elements = ElementSection::new();
        elements.active(None, &ConstExpr::i32_const(0), Elements::Functions(all.into()));
        let mut module = Module::new();
        module.section(&types).section(&imports).section(&functions).section(&tables).section(&exports);
        module.section(&StartSection { function_index: 0 });
        module.section(&elements).section(&code);
        module.finish()
    }

    /// What the file does, told without the numbers of functions and variables.
    #[derive(Debug, PartialEq)]
    struct Told {
        exports: BTreeMap<String, Vec<String>>,
        table: Vec<Vec<String>>,
    }

    fn told(wasm: &[u8]) -> Result<Told> {
        let (mut exports, mut table, mut bodies) = (BTreeMap::new(), Vec::new(), vec![Vec::new()]);
        for payload in Parser::new(0).parse_all(wasm) {
            match payload? {
                Payload::ExportSection(section) => {
                    for export in section {
                        let export = export?;
                        exports.insert(export.index, export.name.to_owned());
                    }
                }
                Payload::ElementSection(section) => {
                    for elements in section {
                        if let wasmparser::ElementItems::Functions(functions) = elements?.items {
                            table.extend(functions.into_iter().collect::<Result<Vec<u32>, _>>()?);
                        }
                    }
                }
                Payload::CodeSectionEntry(body) => {
                    bodies.push(body.get_operators_reader()?.into_iter().collect::<Result<Vec<_>, _>>()?);
                }
                _ => {}
            }
        }
        let body = |index: u32| {
            let mut met = BTreeMap::new();
            let mut variable = |number: u32| {
                let next = met.len();
                *met.entry(number).or_insert(next)
            };
            let told = bodies[index as usize].iter().map(|operator| match operator {
                Operator::LocalGet { local_index } => format!("get {}", variable(*local_index)),
                Operator::LocalSet { local_index } => format!("set {}", variable(*local_index)),
                Operator::LocalTee { local_index } => format!("tee {}", variable(*local_index)),
                Operator::Call { function_index } => format!("call {}", exports[function_index]),
                other => format!("{other:?}"),
            });
            told.collect::<Vec<_>>()
        };
        Ok(Told {
            exports: exports.iter().map(|(&index, name)| (name.clone(), body(index))).collect(),
            table: table.into_iter().map(body).collect(),
        })
    }

    /// How many bytes gzip makes of these.
    fn zipped(bytes: &[u8]) -> Result<usize> {
        let mut encoder = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::best());
        encoder.write_all(bytes)?;
        Ok(encoder.finish()?.len())
    }

    #[test]
    fn another_arrangement_is_the_same_program_in_fewer_bytes() -> Result<()> {
        let wasm = file();
        let better = improve(&wasm)?;
        assert_ne!(better, wasm);
        assert_eq!(better.len(), wasm.len());
        assert_eq!(told(&better)?, told(&wasm)?);
        assert_eq!(improve(&wasm)?, better);
        let [before, after] = [zipped(&wasm)?, zipped(&better)?];
        assert!(after < before, "{after} after, {before} before");
        Ok(())
    }

    #[test]
    fn what_is_no_wasm_is_told() {
        assert!(improve(b"no wasm").is_err());
    }
}
