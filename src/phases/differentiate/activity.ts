/** Which arrays lie between the trained parameters and the loss: only these have adjoints. */
import { children } from "../../ir/equation/traverse.ts";
import type { Equation, Expr, Program } from "../../ir/equation/types.ts";
import { isStepped } from "./rules.ts";

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

function smoothReads(e: Expr, into: Set<string>): Set<string> {
  if (e.kind === "read") into.add(e.array);
  for (const part of smoothParts(e)) smoothReads(part, into);
  return into;
}

export function activityOf(program: Program, trained: readonly string[], loss: string): Activity {
  const reads = new Map(program.equations.map((e: Equation) => [e.array, smoothReads(e.body, new Set())]));
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
