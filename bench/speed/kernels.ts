/**
 * How many operations each kernel of a training step takes in products that are summed, two each, as everywhere where GFLOP/s
 * are told. Functions, comparisons and what is done to addresses are not counted: a kernel full of them stays below the peak.
 */
import { check } from "../../src/index.ts";
import type { Bound, KernelExpr, Offset, Statement } from "../../src/ir/kernel/types.ts";
import { simd } from "../../src/machine-simd.ts";
import { toEquations, toKernels } from "../../src/pipeline.ts";

export interface CountedKernel {
  readonly equation: string;
  readonly operations: number;
}

/** The kernels of a training step in vectors, in the order in which they stand in the table `steps` of the emitted module */
export function countKernels(text: string, batch: number): readonly CountedKernel[] {
  const [model] = check(text).models;
  if (model === undefined) throw new Error("a workload has faults");
  const { kernels } = toKernels(model, toEquations(model), simd, { precision: "f32" });
  return (kernels.training?.kernels ?? []).map((k) => ({ equation: title(k.comment), operations: inStatements(k.body, new Map([["", batch]])) }));
}

/** The first equation, in one line; how many more there are. */
function title(equations: readonly string[]): string {
  const [first = ""] = equations;
  const more = equations.length > 1 ? `, and ${equations.length - 1} more` : "";
  return (first.length > 90 ? `${first.slice(0, 89)}…` : first) + more;
}

/** Values of the loops around; the count of examples has no name. */
type Loops = ReadonlyMap<string, number>;

function inStatements(list: readonly Statement[], loops: Loops): number {
  return list.reduce((sum, s) => sum + inStatement(s, loops), 0);
}

function inStatement(s: Statement, loops: Loops): number {
  switch (s.kind) {
    case "for": return inLoop(s, loops);
    case "let": case "var": case "assign": case "store": return inExpr(s.value);
    case "fill": case "copy": case "barrier": return 0;
    case "single": return inStatements(s.body, loops);
    case "if": return inExpr(s.condition) + Math.max(inStatements(s.then, loops), inStatements(s.else, loops));
  }
}

/** Where bounds inside move with the loop, its values are gone through one by one. */
function inLoop(s: Statement & { readonly kind: "for" }, loops: Loops): number {
  const lower = limit(s.lower, loops, Math.max);
  const upper = limit(s.upper, loops, Math.min);
  const lanes = s.lanes ?? 1;
  if (!s.body.some((inner) => moves(inner, s.variable))) return Math.max(0, Math.ceil((upper - lower) / s.step)) * lanes * inStatements(s.body, loops);
  let sum = 0;
  for (let v = lower; v < upper; v += s.step) sum += lanes * inStatements(s.body, new Map(loops).set(s.variable, v));
  return sum;
}

/** Whether a bound inside depends on a variable. */
function moves(s: Statement, variable: string): boolean {
  switch (s.kind) {
    case "for": return mentions(s.lower, variable) || mentions(s.upper, variable) || s.body.some((inner) => moves(inner, variable));
    case "if": return s.then.some((inner) => moves(inner, variable)) || s.else.some((inner) => moves(inner, variable));
    case "single": return s.body.some((inner) => moves(inner, variable));
    case "let": case "var": case "assign": case "store": case "fill": case "copy": case "barrier": return false;
  }
}

function mentions(b: Bound, variable: string): boolean {
  return b.kind === "offsets" && b.of.some((o) => reads(o, variable));
}

function reads(o: Offset, variable: string): boolean {
  switch (o.kind) {
    case "affine": return o.terms.some((t) => t.variable === variable);
    case "floorDivide": return reads(o.numerator, variable);
    case "sumOf": return o.parts.some((p) => reads(p.value, variable));
    case "local": return false;
  }
}

function limit(b: Bound, loops: Loops, combine: (...values: number[]) => number): number {
  return b.kind === "count" ? (loops.get("") ?? 1) : combine(...b.of.map((o) => valueOf(o, loops)));
}

function valueOf(o: Offset, loops: Loops): number {
  switch (o.kind) {
    case "affine": return o.terms.reduce((sum, t) => sum + t.coefficient * (loops.get(t.variable) ?? 0), o.constant);
    case "floorDivide": return Math.floor(valueOf(o.numerator, loops) / o.divisor);
    case "sumOf": return o.parts.reduce((sum, p) => sum + p.coefficient * valueOf(p.value, loops), o.constant);
    // The number of examples, to be compared with the end of a block.
    case "local": return loops.get("") ?? 1;
  }
}

function inExpr(e: KernelExpr): number {
  switch (e.kind) {
    case "constant": case "local": case "load": case "offset": case "count": case "draw": return 0;
    case "select": return inExpr(e.condition) + Math.max(inExpr(e.whenTrue), inExpr(e.whenFalse));
    case "operation": return (e.operator === "multiplyAdd" ? 2 : 0) + e.arguments.reduce((sum, a) => sum + inExpr(a), 0);
  }
}
