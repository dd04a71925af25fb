//! A copy of the release's WebAssembly that can be made to stop. The product has no code for tests: the copy counts a
//! fuse down at each function's entry and traps, or overflows its stack, when it has burnt down.

use std::fs;

use anyhow::{Context, Result, ensure};
use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use e2e::{Bench, Fault, Site};
use sha2::{Digest, Sha384};
use walrus::ir::{BinaryOp, UnaryOp};
use walrus::{ConstExpr, FunctionBuilder, FunctionId, FunctionKind, GlobalId, InstrSeqBuilder, Module, ValType};

/// Serves the copy in place of the release's wasm, with its hash in the script. `room` is how many pages of 64 KiB the
/// memory may grow; none leaves it free.
pub fn serve(bench: &Bench, site: &Site, room: Option<u64>) -> Result<()> {
    let wasm = site.find("service_request_wizard_bg.", ".wasm").context("no wasm in the release")?;
    let script = site.find("service-request-wizard", ".js").context("no script in the release")?;
    let file = |path: &str| bench.dist().join(path.trim_start_matches('/'));
    let shipped = fs::read(file(&wasm))?;
    let copy = instrumented(&shipped, room)?;
    let text = fs::read_to_string(file(&script))?;
    let (old, new) = (hash(&shipped), hash(&copy));
    ensure!(text.matches(&old).count() == 1, "the script does not carry the wasm's hash once");
    site.fault(&wasm, Fault::body(copy).with_status(200));
    site.fault(&script, Fault::body(text.replace(&old, &new)).with_status(200));
    Ok(())
}

fn hash(bytes: &[u8]) -> String {
    ["sha384-", &STANDARD.encode(Sha384::digest(bytes))].concat()
}

/// The copy. It exports the globals `fuse`, the number of function entries until it stops (none while it is zero), and
/// `deep`: whether it then calls itself without end instead of trapping.
fn instrumented(shipped: &[u8], room: Option<u64>) -> Result<Vec<u8>> {
    let mut module = Module::from_buffer(shipped)?;
    let functions: Vec<FunctionId> = module.funcs.iter_local().map(|(id, _)| id).collect();
    let mut global = |name: &str| {
        let zero = ConstExpr::Value(walrus::ir::Value::I32(0));
        let id = module.globals.add_local(ValType::I32, true, false, zero);
        module.exports.add(name, id);
        id
    };
    let (fuse, deep) = (global("fuse"), global("deep"));
    let endless = FunctionBuilder::new(&mut module.types, &[], &[]).finish(Vec::new(), &mut module.funcs);
    body(&mut module, endless)?.call(endless);
    for id in functions {
        burn(&mut body(&mut module, id)?, fuse, deep, endless);
    }
    if let Some(room) = room {
        let memory = module.memories.iter_mut().next().context("the wasm has a memory")?;
        memory.maximum = Some(memory.initial + room);
    }
    Ok(module.emit_wasm())
}

fn body(module: &mut Module, id: FunctionId) -> Result<InstrSeqBuilder<'_>> {
    match &mut module.funcs.get_mut(id).kind {
        FunctionKind::Local(function) => Ok(function.builder_mut().func_body()),
        _ => anyhow::bail!("a function of the module's own"),
    }
}

/// At a function's entry: a fuse that is lit burns one step, and at its end the instance stops.
fn burn(body: &mut InstrSeqBuilder<'_>, fuse: GlobalId, deep: GlobalId, endless: FunctionId) {
    body.instr_at(0, walrus::ir::GlobalGet { global: fuse });
    let lit = |lit: &mut InstrSeqBuilder<'_>| {
        lit.global_get(fuse).i32_const(1).binop(BinaryOp::I32Sub).global_set(fuse);
        lit.global_get(fuse).unop(UnaryOp::I32Eqz).if_else(
            None,
            |end| {
                let overflow = |deep: &mut InstrSeqBuilder<'_>| {
                    deep.call(endless);
                };
                let trap = |flat: &mut InstrSeqBuilder<'_>| {
                    flat.unreachable();
                };
                end.global_get(deep).if_else(None, overflow, trap);
            },
            |_| {},
        );
    };
    body.if_else_at(1, None, lit, |_| {});
}
