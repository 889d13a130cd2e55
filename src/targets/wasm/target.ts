/**
 * Planned kernels to WebAssembly: every kernel of prediction, loss, training and update a function, every such entry one
 * that calls them in order. First values and what is fitted to data are computed once and stay with the module around it.
 *
 * Takes: kernels whose buffers have places. Gives: the bytes of two variants, the same for the same input.
 */
import type { Entry, Kernel, KernelSet } from "../../ir/kernel/types.ts";
import type { PlannedKernels } from "../../ir/memory/types.ts";
import { fuseProducts } from "../../runtime/machine.ts";
import { type MachineCode, wide } from "../target.ts";
import { type Code, flat } from "./encode/bytes.ts";
import { callStatement } from "./encode/control.ts";
import { Frame, ModuleBuilder } from "./encode/module.ts";
import { get } from "./encode/value.ts";
import { defineFiniteCheck } from "./finite.ts";
import { Library } from "./functions/library.ts";
import { type Layout, layOut } from "./kernels/layout.ts";
import { statements } from "./kernels/statements.ts";

export function assemble(planned: PlannedKernels): MachineCode {
  const layout = layOut(planned);
  const entries = new Map(entriesOf(planned.kernels).map(([name, entry]) => [entry, name]));
  // Parts of a step are called one by one to find where a loss goes wrong.
  const steps = planned.kernels.evaluation === undefined ? undefined : planned.kernels.training;
  const kernels = new Map((steps?.kernels ?? []).map((kernel, k) => [kernel, `part${k}`]));
  const bytes = (relaxed: boolean): Uint8Array => encode(planned.kernels, layout, kernels, relaxed);
  const { pages, realsAt, integersAt, keysAt, draws } = layout;
  const [plain, relaxed] = [bytes(false), bytes(true)];
  // A constant may have the bytes by which products are found.
  const fused = fuseProducts(plain);
  const fuses = fused.length === relaxed.length && fused.every((byte, i) => byte === relaxed[i]);
  return { plain, relaxed, fuses, pages, realsAt, integersAt, keysAt, draws, entries, kernels, checks: checksInputs(planned.kernels) };
}

function entriesOf(set: KernelSet): readonly (readonly [string, Entry])[] {
  const named: readonly (readonly [string, Entry | undefined])[] = [["inference", set.inference], ["evaluation", set.evaluation], ["training", set.training], ["backward", set.backward], ["update", set.update]];
  return named.flatMap(([name, entry]) => (entry === undefined ? [] : [[name, entry] as const]));
}

/** Whether examples to train on are so long that they are looked at here. */
function checksInputs(set: KernelSet): boolean {
  const inputs = [...set.buffers.values()].filter(({ role, content }) => role === "input" && content === "real");
  return set.training !== undefined && inputs.some(({ shape }) => shape.slice(1).reduce((a, b) => a * b, 1) >= wide);
}

/** Bytes of code up to which the kernels of an entry are one function: calls would take a good part of its time. */
const small = 3000;

function encode(set: KernelSet, layout: Layout, names: ReadonlyMap<Kernel, string>, relaxed: boolean): Uint8Array {
  const builder = new ModuleBuilder();
  const library = new Library(builder, relaxed);
  const body = (kernel: Kernel, frame: Frame): Code => statements(kernel.body, { frame, library, layout, count: frame.parameter(0, "i32"), names: new Map(), natural: new Set(), pointers: new Map() });
  for (const [name, entry] of entriesOf(set)) {
    const sizes = new Frame(["i32"]);
    const isSmall = entry.kernels.reduce((size, k) => size + flat(body(k, sizes)).length, 0) <= small;
    const functions = entry.kernels.map((kernel) => {
      const exported = names.get(kernel);
      if (isSmall && exported === undefined) return undefined;
      const index = builder.declare();
      builder.define(index, { parameters: ["i32"], ...(exported !== undefined && { name: exported }), build: (frame) => ({ statements: body(kernel, frame) }) });
      return index;
    });
    builder.define(builder.declare(), {
      parameters: ["i32"], name,
      build: (frame) => ({ statements: entry.kernels.map((kernel, k) => {
        const index = functions[k];
        return isSmall || index === undefined ? body(kernel, frame) : callStatement(index, get(frame.parameter(0, "i32")));
      }) }),
    });
  }
  if (checksInputs(set)) defineFiniteCheck(builder, "finite");
  return builder.bytes(layout.pages);
}
