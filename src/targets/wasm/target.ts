/**
 * Planned kernels to WebAssembly: every kernel of prediction, loss, training and update a function, every such entry one
 * that calls them in order. First values and what is fitted to data are computed once and stay with the module around it.
 *
 * Takes: kernels whose buffers have places. Gives: the bytes of two variants, the same for the same input.
 */
import { type Group, sharedIn } from "../../ir/kernel/alike.ts";
import type { Entry, Kernel, KernelSet, Outline } from "../../ir/kernel/types.ts";
import { printStatements } from "../../ir/kernel/print.ts";
import { calls } from "../../ir/machines.ts";
import type { PlannedKernels } from "../../ir/memory/types.ts";
import { fuseProducts } from "../../runtime/machine.ts";
import type { MachineCode } from "../target.ts";
import { type Code, lengthOf } from "./encode/bytes.ts";
import { callStatement } from "./encode/control.ts";
import { Frame, ModuleBuilder } from "./encode/module.ts";
import { i32 } from "./encode/scalar.ts";
import { get, type I32, type Local } from "./encode/value.ts";
import { defineFiniteCheck } from "./finite.ts";
import { Library } from "./functions/library.ts";
import { type Layout, layOut } from "./kernels/layout.ts";
import type { Given, Team } from "./kernels/scope.ts";
import { statements } from "./kernels/statements.ts";
import { defineStepwise } from "./stepwise.ts";
import { type Call, callAll, defineParts } from "./entry.ts";
import { packCode } from "./pack/pack.ts";
import { type Command, defineBarrier, defineThreads } from "./threads.ts";

export function assemble(planned: PlannedKernels): MachineCode {
  const layout = layOut(planned);
  const entries = new Map(entriesOf(planned.kernels).map(([name, entry]) => [entry, name]));
  const { pages, realsAt, doublesAt, integersAt, keysAt, controlAt, draws } = layout;
  const outlines = sharedIn(planned.kernels);
  const encoded = encode(planned.kernels, layout, outlines, false);
  const [plain, relaxed] = [encoded.bytes, encode(planned.kernels, layout, outlines, true).bytes];
  // A constant may have the bytes by which products are found.
  const fused = fuseProducts(plain);
  const fuses = fused.length === relaxed.length && fused.every((byte, i) => byte === relaxed[i]);
  const threads = controlAt === undefined ? undefined : { controlAt, sharedAt: encoded.sharedAt, commands: new Map(entriesOf(planned.kernels).map(([, entry], k) => [entry, k + 1])) };
  const packed = packCode(plain);
  return { plain, ...(packed !== undefined && { packed }), relaxed, fuses, pages, realsAt, doublesAt, integersAt, keysAt, draws, entries, checks: checksInputs(planned.kernels), ...(threads !== undefined && { threads }) };
}

function entriesOf(set: KernelSet): readonly (readonly [string, Entry])[] {
  const named: readonly (readonly [string, Entry | undefined])[] = [["inference", set.inference], ["evaluation", set.evaluation], ["training", set.training], ["backward", set.backward], ["update", set.update], ["next", set.stream?.next], ...set.measuring.map(({ accumulate }, k) => [`measuring${k + 1}`, accumulate] as const), ["metrics", set.metrics?.accumulate]];
  return named.flatMap(([name, entry]) => (entry === undefined ? [] : [[name, entry] as const]));
}

/** Whether examples to train on are so long that they are looked at here. */
function checksInputs(set: KernelSet): boolean {
  const inputs = [...set.buffers.values()].filter(({ role, content, double }) => role === "input" && content === "real" && double !== true);
  return set.training !== undefined && inputs.some(({ shape }) => shape.slice(1).reduce((a, b) => a * b, 1) >= calls.wide);
}

/** Whether an entry writes what it reads when it runs again. */
function keepsState(entry: Entry, set: KernelSet): boolean {
  return entry.kernels.some(({ writes }) => writes.some((b) => set.buffers.get(b)?.role === "state"));
}

/** The bytes, and where one of them says whether threads share the memory. */
function encode(set: KernelSet, layout: Layout, outlines: ReadonlyMap<Kernel, Group>, relaxed: boolean): { readonly bytes: Uint8Array; readonly sharedAt: number } {
  const builder = new ModuleBuilder();
  const library = new Library(builder, relaxed);
  const { controlAt, pages } = layout;
  const barrier = controlAt === undefined ? undefined : defineBarrier(builder, controlAt);
  // How many examples; with threads, also which one this is, and how many others there are: none where callers say nothing.
  const parameters = barrier === undefined ? (["i32"] as const) : (["i32", "i32", "i32"] as const);
  const passed = (frame: Frame): readonly I32[] => parameters.map((type, k) => get(frame.parameter(k, type)));
  const team = (frame: Frame): { readonly team?: Team } => {
    if (barrier === undefined) return {};
    const [thread, others] = [frame.parameter(1, "i32"), frame.parameter(2, "i32")];
    return { team: { thread, others, wait: callStatement(barrier, get(thread), get(others)) } };
  };
  const body = (kernel: Kernel, frame: Frame, given?: Given): Code => statements(kernel.body, { frame, library, layout, count: frame.parameter(0, "i32"), turns: 1, names: new Map(), natural: new Set(), doubles: new Set(), pointers: new Map(), ...(given && { given }), ...team(frame) });
  const shared = new Map<string, number>();
  /** The function of all kernels that are alike: it takes where their arrays and the keys of their draws lie. */
  const sharedFunction = (kernel: Kernel, { key, buffers, draws }: Outline): number => {
    const index = shared.get(key) ?? builder.declare();
    if (shared.has(key)) return index;
    shared.set(key, index);
    const given = (frame: Frame): Given => {
      const at = <T>(list: readonly T[], first: number): ReadonlyMap<T, Local<"i32">> => new Map(list.map((x, k) => [x, frame.parameter(first + k, "i32")]));
      return { arrays: at(buffers, parameters.length), keys: at(draws, parameters.length + buffers.length) };
    };
    builder.define(index, { parameters: [...parameters, ...buffers.map(() => "i32" as const), ...draws.map(() => "i32" as const)], build: (frame) => ({ statements: body(kernel, frame, given(frame)) }) });
    return index;
  };
  // Entries have kernels in common: an evaluation begins as a prediction does.
  const known = new Map<string, number>();
  const callOf = (kernel: Kernel): Call => {
    const outline = outlines.get(kernel)?.outline;
    if (outline !== undefined) return { index: sharedFunction(kernel, outline), addresses: [...outline.buffers.map(layout.address), ...outline.draws.map(layout.keyAddress)] };
    const text = printStatements(kernel.body);
    const index = known.get(text) ?? builder.declare();
    if (!known.has(text)) builder.define(index, { parameters, build: (frame) => ({ statements: body(kernel, frame) }) });
    known.set(text, index);
    return { index, addresses: [] };
  };
  const commands: Command[] = [];
  for (const [name, entry] of entriesOf(set)) {
    const sizes = new Frame(parameters);
    let size = 0;
    const isSmall = entry.kernels.every((kernel) => (size += lengthOf(body(kernel, sizes))) <= calls.oneFunction);
    // The kernels of training are called one by one to find where a loss goes wrong.
    const steps = entry === set.training && set.evaluation !== undefined;
    if (isSmall && steps && barrier === undefined && !keepsState(entry, set)) {
      defineStepwise(builder, name, entry.kernels.map((kernel) => (frame) => body(kernel, frame)));
      continue;
    }
    const called = isSmall && !steps ? [] : entry.kernels.map(callOf);
    const some = steps ? defineParts(builder, called, parameters) : undefined;
    const whole = builder.declare();
    commands.push({ number: commands.length + 1, index: whole });
    builder.define(whole, {
      parameters, name,
      build: (frame) => ({ statements: isSmall ? entry.kernels.map((kernel) => body(kernel, frame)) : some === undefined ? callAll(called, frame, passed(frame)) : callStatement(some, ...passed(frame), i32.constant(0), i32.constant(called.length)) }),
    });
  }
  if (checksInputs(set)) defineFiniteCheck(builder, "finite");
  if (controlAt === undefined || barrier === undefined) return { bytes: builder.bytes(pages), sharedAt: 0 };
  defineThreads(builder, controlAt, barrier, commands);
  return builder.shareable(pages);
}
