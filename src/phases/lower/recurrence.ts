/** Equations that read their own past, over one index of the step that they share. */
import { stepsOf } from "../../ir/equation/steps.ts";
import { variableAffine } from "../../ir/equation/affine.ts";
import { readsOf, substitute } from "../../ir/equation/traverse.ts";
import type { Definition, Equation, IndexVariable, Read } from "../../ir/equation/types.ts";

export interface Recurrence {
  /** Runs over the steps of all the arrays. */
  readonly step: IndexVariable;
  readonly downward: boolean;
  /** In the order in which they run within a step, over the common step index. */
  readonly definitions: readonly Definition[];
  /** The step index with each array's own range of steps. */
  readonly steps: ReadonlyMap<string, IndexVariable>;
  /** What each array reads that may be of the same step. */
  readonly sameStep: ReadonlyMap<string, readonly Read[]>;
}

export function recurrence(equations: readonly Equation[]): Recurrence {
  const definitions = equations.flatMap((e) => (e.kind === "definition" ? [e] : []));
  const names = definitions.map((d) => d.array).join(", ");
  if (definitions.length < equations.length) throw new Error(`accumulation inside of a recurrence: ${names}`);
  const found = stepsOf(definitions);
  if (found === undefined) throw new Error(`a cycle that does not step along one index: ${names}`);
  const { dimensions, downward, order, level } = found;
  const ranges = definitions.flatMap((d) => d.indices[dimensions.get(d.array) ?? -1] ?? []);
  const [model] = ranges;
  if (model === undefined) throw new Error("an empty recurrence");
  const step = { ...model, lower: Math.min(...ranges.map((v) => v.lower)), upper: Math.max(...ranges.map((v) => v.upper)) };
  const steps = new Map<string, IndexVariable>();
  const unified = order.map((d): Definition => {
    const own = d.indices[dimensions.get(d.array) ?? -1] ?? model;
    const stepped = { ...model, lower: own.lower, upper: own.upper };
    steps.set(d.array, stepped);
    return { ...d, indices: d.indices.map((v) => (v === own ? stepped : v)), body: substitute(d.body, new Map([[own.id, variableAffine(stepped)]])) };
  });
  return { step, downward, definitions: unified, steps, sameStep: new Map(order.map((d) => [d.array, readsOf(d.body).filter((r) => level.has(r))])) };
}
