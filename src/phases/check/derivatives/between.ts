/** What lies between a value and what it is differentiated by, and what is to be said of it. */
import { type Activity, isStepped, smoothReads } from "../../../ir/equation/activity.ts";
import type { Alignment } from "../../../ir/equation/derivatives/alignment.ts";
import { shownName } from "../../../ir/equation/names.ts";
import { children, readsOf } from "../../../ir/equation/traverse.ts";
import type { Equation, Expr, Extent, Program } from "../../../ir/equation/types.ts";
import type { WrittenDerivative } from "../types.ts";

export interface Between {
  readonly pair: WrittenDerivative;
  /** The value, or its copy. */
  readonly root: string;
  /** The equations without that of what the value is differentiated by. */
  readonly cut: Program;
  readonly equations: ReadonlyMap<string, Equation>;
  readonly activity: Activity;
  /** The axes of the value. */
  readonly axes: readonly { readonly extent: Extent; readonly alignment: Alignment }[];
}

/** The array through which one example depends on others; none where the value is not of each example, or no example depends on others. */
export function mixing({ pair, cut, equations, activity, axes, root }: Between): string | undefined {
  const [batch] = axes.filter(({ extent }) => extent.upper === Infinity);
  if (batch === undefined) return undefined;
  const isOfOthers = (array: string): boolean => isBatched(array, cut) && batch.alignment.get(array) === "wide";
  for (const [array, equation] of equations) {
    if (!activity.isActive(array) || isOfOthers(array)) continue;
    if (smoothReads(equation.body).some((r) => activity.isActive(r.array) && isOfOthers(r.array))) return shownName(array === root ? pair.value : array);
  }
  return undefined;
}

function isBatched(array: string, { arrays }: Program): boolean {
  return arrays.get(array)?.extents[0]?.upper === Infinity;
}

/** How many times the operations of the value its derivative takes: once for each element on which what lies between depends, along axes that do not go along. */
export function costOf({ activity, equations, axes, pair }: Between): number {
  const arrays = [...equations.keys(), pair.by].filter((a) => activity.isActive(a));
  const times = (array: string): number => axes.reduce((n, { extent, alignment }) => (extent.upper === Infinity || alignment.get(array) !== "wide" ? n : n * (extent.upper - extent.lower)), 1);
  return Math.max(1, ...arrays.map(times));
}

/** An operation that no derivative goes through, of those on the way to what a value is differentiated by. */
export function notSmooth(arrays: ReadonlySet<string>, by: string, equations: ReadonlyMap<string, Equation>): string | undefined {
  const leads = new Set([by]);
  for (let size = 0; size < leads.size;) {
    size = leads.size;
    for (const array of arrays) {
      const body = equations.get(array)?.body;
      if (body !== undefined && readsOf(body).some((r) => leads.has(r.array))) leads.add(array);
    }
  }
  const found = [...leads].flatMap((array) => {
    const body = equations.get(array)?.body;
    return arrays.has(array) && body !== undefined ? stepIn(body, leads) ?? [] : [];
  });
  return found[0];
}

/** The outermost operation without a derivative whose operands read one of some arrays. */
function stepIn(e: Expr, leads: ReadonlySet<string>): string | undefined {
  const isStep = (e.kind === "call" && isStepped(e.primitive)) || (e.kind === "reduce" && (e.operator === "argmax" || e.operator === "argmin"));
  if (isStep && readsOf(e).some((r) => leads.has(r.array))) return e.kind === "call" ? e.primitive : e.operator;
  for (const part of children(e)) {
    const inner = stepIn(part, leads);
    if (inner !== undefined) return inner;
  }
  return undefined;
}
