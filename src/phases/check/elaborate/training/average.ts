/**
 * Averages of weights: the parameter is the average, so that everything that reads or saves parameters has it, and the optimizer keeps what the weight that trains
 * is ahead of it, 0 at first. A training step and the update read the sum of both.
 */
import { variableAffine } from "../../../../ir/equation/affine.ts";
import { add, constant, readAt, subtract } from "../../../../ir/equation/build.ts";
import { optimizerStateName, trainedName } from "../../../../ir/equation/names.ts";
import type { Expr } from "../../../../ir/equation/types.ts";
import { fromShape } from "../declare.ts";
import { aheadOf } from "./names.ts";
import { assigned, type Updated, type Work } from "./assign.ts";

/** From here on the weight is the one that trains. Returns the array of what it is ahead. */
export function beginAhead(work: Work, updated: Updated): string {
  const { e, use, arrays } = work;
  const { variable, indices } = updated;
  const extents = fromShape(variable.shape);
  const array = optimizerStateName(use.instance, aheadOf, variable.name);
  arrays.set(array, { name: array, extents, role: "optimizer", content: { kind: "real" }, purpose: { kind: "optimizerState", of: variable.name, name: aheadOf } });
  e.initialize.push({ kind: "definition", array, indices: indices.map((v) => e.fresh.like(v)), body: constant(0), origin: use.origin });
  const trained = trainedName(variable.name, "update");
  define(work, updated, trained, (at) => add(readAt(variable.name, at), readAt(array, at)));
  updated.start = trained;
  updated.weight = updated.local(trained, work.declaration.name.span);
  return array;
}

/** What is stored: the output as the parameter, and what the weight that trains is ahead of it. */
export function keepAhead(work: Work, updated: Updated, array: string): void {
  const { variable, weight, kept } = updated;
  const mean = kept.get(variable.name)?.local.array ?? variable.name;
  if (weight === undefined) return;
  const next = `${array}.new`;
  define(work, updated, next, (at) => subtract(readAt(weight.array, at), readAt(mean, at)));
  kept.delete("w");
  kept.set(array, { target: array, local: { ...weight, array: next } });
}

function define(work: Work, updated: Updated, array: string, value: (at: Parameters<typeof readAt>[1]) => Expr): void {
  const indices = updated.indices.map((v) => work.e.fresh.like(v));
  work.arrays.set(array, { name: array, extents: fromShape(updated.variable.shape), role: "value", content: { kind: "real" }, purpose: assigned(updated, aheadOf) });
  work.equations.push({ kind: "definition", array, indices, body: value(indices.map(variableAffine)), origin: work.use.origin });
}
