/** The forms of an equation: for one example, and for a batch with a row for each. */
import { children } from "../../ir/equation/traverse.ts";
import type { Definition, Expr } from "../../ir/equation/types.ts";
import { formOf, type Surroundings } from "./form.ts";
import type { Axis, Matrix, Scope } from "./types.ts";

/** Rows and columns of what is not held. */
function scopeOf(equation: Definition, held: (v: Definition["indices"][number]) => boolean): Scope | undefined {
  const free = equation.indices.filter((v) => !held(v));
  const [row, column, third] = free;
  if (third !== undefined) return undefined;
  const axes = new Map<number, Axis>(equation.indices.filter(held).map((v) => [v.id, "held"]));
  if (row !== undefined) axes.set(row.id, "row");
  if (column !== undefined) axes.set(column.id, "column");
  return { axes, ...(row !== undefined && { rows: row.upper - row.lower }), ...(column !== undefined && { columns: column.upper - column.lower }) };
}

/** With the example held; sums over examples are those of one, for the share of an example in a gradient, and have no such form elsewhere. */
export function oneForm(equation: Definition, within: Surroundings, ofShare = false): Matrix | undefined {
  if (isOfBatch(equation) && !ofShare) return undefined;
  const scope = scopeOf(equation, (v) => v.upper === Infinity);
  if (scope === undefined) return undefined;
  const axes = new Map(scope.axes);
  for (const id of batchIndices(equation.body)) axes.set(id, "held");
  return formOf(equation.body, { ...scope, axes }, within);
}

/** Whether an equation has several examples at once. */
export function isOfBatch({ indices, body }: Definition): boolean {
  return batchIndices(body).length > 0 || indices.filter((v) => v.upper === Infinity).length > 1;
}

/** Indices of sums over examples. */
function batchIndices(e: Expr): readonly number[] {
  return [...(e.kind === "reduce" ? e.indices.filter((v) => v.upper === Infinity).map((v) => v.id) : []), ...children(e).flatMap(batchIndices)];
}

export function batchForm(equation: Definition, within: Surroundings): Matrix | undefined {
  const scope = scopeOf(equation, () => false);
  return scope && formOf(equation.body, scope, within);
}
