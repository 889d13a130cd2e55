/** Which arrays lie between what is moved, as trained parameters, and what is differentiated, as the loss: only these have adjoints. */
import { rowOf } from "./primitives.ts";
import { children } from "./traverse.ts";
import type { Equation, Expr, Primitive, Program, Read } from "./types.ts";

/** Whether the derivative is 0 wherever there is one. */
export function isStepped(primitive: Primitive): boolean {
  return rowOf(primitive).derivative === "zero";
}

export interface Activity {
  /** Depends on a trained value and the loss depends on it. */
  readonly isActive: (array: string) => boolean;
  /** Whether the expression reads an active array in a way that has a derivative. */
  readonly flowsThrough: (e: Expr) => boolean;
}

/** The parts whose values an expression depends on smoothly: no positions, no conditions, nothing that only steps. */
function smoothParts(e: Expr): readonly Expr[] {
  switch (e.kind) {
    case "read": return [];
    case "select": return [e.whenTrue, e.whenFalse];
    case "call": return isStepped(e.primitive) ? [] : e.arguments;
    case "reduce": return e.operator === "argmax" || e.operator === "argmin" ? [] : [e.body];
    case "constant": case "count": case "index": case "draw": case "sum": case "product": case "where": return children(e);
  }
}

/** The reads that an expression depends on smoothly. */
export function smoothReads(e: Expr, into: Read[] = []): Read[] {
  if (e.kind === "read") into.push(e);
  for (const part of smoothParts(e)) smoothReads(part, into);
  return into;
}

export function activityOf({ equations }: Pick<Program, "equations">, trained: readonly string[], loss: string): Activity {
  const reads = new Map(equations.map((e: Equation) => [e.array, new Set(smoothReads(e.body).map((r) => r.array))]));
  const readers = new Map<string, string[]>();
  for (const [array, inputs] of reads) for (const input of inputs) readers.set(input, [...(readers.get(input) ?? []), array]);
  const dependent = closure(trained, (array) => readers.get(array) ?? []);
  const needed = closure([loss], (array) => reads.get(array) ?? []);
  const active = new Set([...dependent].filter((array) => needed.has(array)));
  const known = new WeakMap<Expr, boolean>();
  const flowsThrough = (e: Expr): boolean => {
    const before = known.get(e);
    if (before !== undefined) return before;
    const flows = e.kind === "read" ? active.has(e.array) : smoothParts(e).some(flowsThrough);
    known.set(e, flows);
    return flows;
  };
  return { isActive: (array) => active.has(array), flowsThrough };
}

function closure(roots: Iterable<string>, next: (array: string) => Iterable<string>): ReadonlySet<string> {
  const seen = new Set(roots);
  for (const array of seen) for (const other of next(array)) seen.add(other);
  return seen;
}
