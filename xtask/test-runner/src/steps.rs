//! A module that counts what it does.
//!
//! A step is a call of a function, a turn of a loop, or 64 bytes that are copied or filled at once.
//! What takes longer for a longer input takes more of these, and their number is the same in every
//! run and on every machine: a test that compares two numbers of steps needs no clock. The module
//! exports the number as the global [`STEPS`].

use anyhow::Result;
use walrus::ir::{
    BinaryOp, Binop, Const, GlobalGet, GlobalSet, Instr, InstrLocId, InstrSeq, InstrSeqId,
    LocalGet, LocalTee, Loop, UnaryOp, Unop, Value, VisitorMut, dfs_pre_order_mut,
};
use walrus::{ConstExpr, GlobalId, LocalId, Module, ValType};

/// The export that holds the number of steps.
const STEPS: &str = "steps";

/// How many bytes one step copies or fills, as a power of two.
const BYTES: i64 = 6;

/// The module with counters in it.
pub(crate) fn counted(module: &[u8]) -> Result<Vec<u8>> {
    let mut module = Module::from_buffer(module)?;
    let zero = ConstExpr::Value(Value::I64(0));
    let steps = module.globals.add_local(ValType::I64, true, false, zero);
    module.exports.add(STEPS, steps);
    for (_, function) in module.funcs.iter_local_mut() {
        let entry = function.entry_block();
        let mut counter = Counter {
            steps,
            length: module.locals.add(ValType::I32),
            repeated: vec![entry],
        };
        dfs_pre_order_mut(&mut counter, function, entry);
        for body in counter.repeated {
            let one = [constant(1)];
            let step = add(steps, one).map(|instruction| (instruction, InstrLocId::default()));
            function.block_mut(body).instrs.splice(0..0, step);
        }
    }
    Ok(module.emit_wasm())
}

/// Puts counters into a function.
struct Counter {
    steps: GlobalId,
    /// Where the length of a copy is kept while it is counted.
    length: LocalId,
    /// The function itself and its loops.
    repeated: Vec<InstrSeqId>,
}

impl VisitorMut for Counter {
    fn visit_loop_mut(&mut self, turn: &mut Loop) {
        self.repeated.push(turn.seq);
    }

    fn start_instr_seq_mut(&mut self, sequence: &mut InstrSeq) {
        let mut counted = Vec::with_capacity(sequence.instrs.len());
        for (instruction, place) in sequence.instrs.drain(..) {
            if let Instr::MemoryCopy(_) | Instr::MemoryFill(_) = instruction {
                // The length is on top of the stack, and stays there.
                let length = self.length;
                counted.push((LocalTee { local: length }.into(), place));
                let bytes = [
                    LocalGet { local: length }.into(),
                    Instr::Unop(Unop {
                        op: UnaryOp::I64ExtendUI32,
                    }),
                    constant(BYTES),
                    binary(BinaryOp::I64ShrU),
                ];
                counted.extend(add(self.steps, bytes).map(|instruction| (instruction, place)));
            }
            counted.push((instruction, place));
        }
        sequence.instrs = counted;
    }
}

/// Adds what some instructions leave on the stack to the number of steps.
fn add<const N: usize>(steps: GlobalId, amount: [Instr; N]) -> impl Iterator<Item = Instr> {
    let before = [GlobalGet { global: steps }.into()];
    let after = [binary(BinaryOp::I64Add), GlobalSet { global: steps }.into()];
    before.into_iter().chain(amount).chain(after)
}

fn constant(value: i64) -> Instr {
    let value = Value::I64(value);
    Const { value }.into()
}

fn binary(op: BinaryOp) -> Instr {
    Binop { op }.into()
}

#[cfg(test)]
mod tests {
    use super::{STEPS, counted};
    use walrus::{ExportItem, FunctionBuilder, Module, ModuleConfig, ValType};

    /// A function that fills memory, and turns in a loop within a loop.
    fn module() -> Module {
        let mut module = Module::with_config(ModuleConfig::new());
        let memory = module.memories.add_local(false, false, 1, None, None);
        let mut function = FunctionBuilder::new(&mut module.types, &[], &[]);
        let mut body = function.func_body();
        body.i32_const(0).i32_const(0).i32_const(640);
        body.memory_fill(memory);
        body.loop_(None, |outer| {
            outer.loop_(None, |_| {});
        });
        let function = function.finish(vec![], &mut module.funcs);
        module.exports.add("work", function);
        module
    }

    #[test]
    fn functions_loops_and_long_instructions_are_counted() {
        let bytes = counted(&module().emit_wasm()).unwrap();
        let counted = Module::from_buffer(&bytes).unwrap();
        let steps = counted.exports.iter().find(|export| export.name == STEPS);
        let Some(ExportItem::Global(steps)) = steps.map(|export| export.item) else {
            panic!("the number of steps is not exported");
        };
        assert_eq!(counted.globals.get(steps).ty, ValType::I64);
        let (_, work) = counted.funcs.iter_local().next().unwrap();
        let mut sets = Sets(0);
        walrus::ir::dfs_in_order(&mut sets, work, work.entry_block());
        assert_eq!(sets.0, 4);
    }

    struct Sets(usize);

    impl walrus::ir::Visitor<'_> for Sets {
        fn visit_global_set(&mut self, _: &walrus::ir::GlobalSet) {
            self.0 += 1;
        }
    }
}
