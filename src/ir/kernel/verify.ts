/**
 * What holds of every set of kernels: names are defined before they are used and never twice in sight, constants are
 * not assigned, buffers are known, no access can be shown to leave its buffer, and entries write what they are for.
 */
import { offsetNames } from "./offset.ts";
import { entriesOf } from "./entries.ts";
import { printOffset } from "./print.ts";
import { highest, type LoopRange, lowest } from "./ranges.ts";
import { sizeOf } from "./buffers.ts";
import type { Bound, Buffer, Entry, Kernel, KernelExpr, KernelSet, Offset, Statement } from "./types.ts";
import { usesOf } from "./visit.ts";

interface Access {
  readonly text: string;
  /** Outside for certain, inside for certain, or not known: behind a condition or at a position from data. */
  readonly verdict: "outside" | "inside" | "unknown";
}

/** Everything wrong with a set, one line each. */
export function verifyKernels(set: KernelSet): readonly string[] {
  const problems: string[] = [];
  const names = new Set<string>();
  for (const [entryName, entry] of entriesOf(set)) {
    for (const kernel of entry.kernels) {
      if (names.has(kernel.name)) problems.push(`two kernels are called ${kernel.name}`);
      names.add(kernel.name);
      problems.push(...verifyKernel(kernel, set).map((p) => `${entryName}: ${kernel.name}: ${p}`));
    }
    problems.push(...missingOutputs(entry, set.buffers).map((p) => `${entryName}: ${p}`));
  }
  return problems;
}

function missingOutputs(entry: Entry, buffers: ReadonlyMap<string, Buffer>): readonly string[] {
  const written = new Set(entry.kernels.flatMap((k) => k.writes));
  return (entry.outputs ?? []).flatMap((name) => {
    const buffer = buffers.get(name);
    if (buffer === undefined) return [`unknown output ${name}`];
    return buffer.role === "value" && sizeOf(buffer) > 0 && !written.has(name) ? [`output ${name} is never written`] : [];
  });
}

function verifyKernel(kernel: Kernel, set: KernelSet): readonly string[] {
  const problems: string[] = [];
  const uses = usesOf(kernel.body);
  for (const [what, said, found] of [["reads", kernel.reads, uses.reads], ["writes", kernel.writes, uses.writes]] as const) {
    if ([...said].sort().join() !== [...found].sort().join()) problems.push(`${what} ${found.join(", ")}, but says ${said.join(", ")}`);
  }
  walk(kernel.body, set, [], new Map(), {
    access: (a) => {
      if (a.verdict === "outside") problems.push(`${a.text} is out of bounds`);
    },
    problem: (p) => problems.push(p),
  });
  return problems;
}

interface Sink {
  readonly access: (a: Access) => void;
  readonly problem: (text: string) => void;
}

/** An access outside of its buffer in a branch may never be reached: where a loop was unrolled, a condition may hold nowhere. */
function behindCondition(sink: Sink): Sink {
  return { ...sink, access: (a) => sink.access(a.verdict === "outside" ? { ...a, verdict: "unknown" } : a) };
}

type NameKind = "let" | "var" | "loop";

function walk(list: readonly Statement[], set: KernelSet, loops: readonly LoopRange[], outer: ReadonlyMap<string, NameKind>, sink: Sink): void {
  const names = new Map(outer);
  const check = (e: KernelExpr): void => checkExpr(e, set, loops, names, sink);
  const define = (name: string, kind: NameKind): void => {
    if (names.has(name)) sink.problem(`${name} is defined twice`);
    names.set(name, kind);
  };
  for (const s of list) {
    switch (s.kind) {
      case "for": {
        for (const o of [...offsetsOf(s.lower), ...offsetsOf(s.upper)]) checkNames(o, names, sink);
        if (!(s.step >= 1)) sink.problem(`the loop over ${s.variable} has step ${s.step}`);
        if (names.has(s.variable)) sink.problem(`${s.variable} is defined twice`);
        walk(s.body, set, [...loops, { variable: s.variable, lower: s.lower, upper: s.upper }], new Map([...names, [s.variable, "loop"]]), sink);
        break;
      }
      case "let": case "var":
        check(s.value);
        define(s.name, s.kind);
        break;
      case "assign":
        check(s.value);
        if (names.get(s.name) !== "var") sink.problem(`${s.name} is assigned but no variable`);
        break;
      case "store":
        check(s.value);
        checkAccess(s.buffer, s.offset, set, loops, names, sink);
        break;
      case "fill": if (!set.buffers.has(s.buffer)) sink.problem(`unknown buffer ${s.buffer}`); break;
      case "copy": {
        const [from, to] = [set.buffers.get(s.from), set.buffers.get(s.to)];
        if (from === undefined || to === undefined) sink.problem(`unknown buffer ${from === undefined ? s.from : s.to}`);
        else if (sizeOf(from) !== sizeOf(to) || from.batched !== to.batched) sink.problem(`${s.from} and ${s.to} differ in size`);
        break;
      }
      case "single": walk(s.body, set, loops, names, sink); break;
      case "barrier": break;
      case "if":
        check(s.condition);
        walk(s.then, set, loops, names, behindCondition(sink));
        walk(s.else, set, loops, names, behindCondition(sink));
        break;
    }
  }
}

function offsetsOf(b: Bound): readonly Offset[] {
  return b.kind === "count" ? [] : b.of;
}

function checkNames(o: Offset, names: ReadonlyMap<string, NameKind>, sink: Sink): void {
  for (const name of offsetNames(o)) if (!names.has(name)) sink.problem(`${name} is not defined`);
}

function checkAccess(name: string, o: Offset, set: KernelSet, loops: readonly LoopRange[], names: ReadonlyMap<string, NameKind>, sink: Sink): void {
  checkNames(o, names, sink);
  const buffer = set.buffers.get(name);
  if (buffer === undefined) {
    sink.problem(`unknown buffer ${name}`);
    return;
  }
  const size = sizeOf(buffer);
  const [low, high] = [lowest(o, loops, set.batch), highest(o, loops, set.batch)];
  const verdict = low >= size || high < 0 ? (low <= high ? "outside" : "unknown") : low >= 0 && high < size ? "inside" : "unknown";
  sink.access({ text: `${name}[${printOffset(o)}] of ${size}`, verdict });
}

function checkExpr(e: KernelExpr, set: KernelSet, loops: readonly LoopRange[], names: ReadonlyMap<string, NameKind>, sink: Sink): void {
  switch (e.kind) {
    case "constant": case "count": break;
    case "local": if (!names.has(e.name)) sink.problem(`${e.name} is not defined`); break;
    case "load": checkAccess(e.buffer, e.offset, set, loops, names, sink); break;
    case "offset": checkNames(e.value, names, sink); break;
    case "operation": for (const a of e.arguments) checkExpr(a, set, loops, names, sink); break;
    case "select":
      checkExpr(e.condition, set, loops, names, sink);
      for (const a of [e.whenTrue, e.whenFalse]) checkExpr(a, set, loops, names, behindCondition(sink));
      break;
    case "draw": checkNames(e.ordinal, names, sink); break;
  }
}
