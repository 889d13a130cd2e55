/** Integers and truths at all points of some indices, as constants. */
import { affineVariables, interval } from "../../ir/equation/affine.ts";
import type { Affine, Condition, Extent, IndexVariable } from "../../ir/equation/types.ts";
import { isBatch } from "./value.ts";

/** Constants with more numbers are not made. */
export const mostPoints = 1 << 23;

/** The affine form at every point of the variables, row-major. */
export function tableOf(a: Affine, variables: readonly IndexVariable[]): Int32Array {
  const sizes = variables.map((v) => v.upper - v.lower);
  const table = new Int32Array(sizes.reduce((x, y) => x * y, 1)).fill(a.constant);
  for (const { coefficient, atom } of a.terms) {
    if (atom.kind === "floor") {
      const inner = tableOf(atom.numerator, variables);
      for (let i = 0; i < table.length; i++) table[i] = (table[i] ?? 0) + coefficient * Math.floor((inner[i] ?? 0) / atom.divisor);
      continue;
    }
    const at = variables.findIndex((v) => v.id === atom.id);
    const stride = sizes.slice(at + 1).reduce((x, y) => x * y, 1);
    for (let i = 0; i < table.length; i++) table[i] = (table[i] ?? 0) + coefficient * (atom.lower + (Math.floor(i / stride) % (sizes[at] ?? 1)));
  }
  return table;
}

/** Whether the condition holds at every point of the variables: 1 or 0. */
export function truths({ affine, equality }: Condition, variables: readonly IndexVariable[]): Int32Array {
  return tableOf(affine, variables).map((x) => Number(equality ? x === 0 : x >= 0));
}

/** The variables in some affine forms, each once; `undefined` where the batch is among them. */
export function variablesIn(forms: readonly Affine[]): readonly IndexVariable[] | undefined {
  const found = new Map<number, IndexVariable>();
  for (const a of forms) affineVariables(a, found);
  const variables = [...found.values()];
  return variables.some(isBatch) ? undefined : variables;
}

export function pointsOf(variables: readonly IndexVariable[]): number {
  return variables.reduce((product, v) => product * (v.upper - v.lower), 1);
}

/** Whether the ranges of the variables alone keep a position inside of an extent. */
export function isInside(a: Affine, { lower, upper }: Extent): boolean {
  const [low, high] = interval(a);
  return low >= lower && high < upper;
}

/** Conditions that have variables in common, together. */
export function connected(conditions: readonly Condition[]): readonly (readonly Condition[])[] {
  let groups: { readonly ids: ReadonlySet<number>; readonly conditions: readonly Condition[] }[] = [];
  for (const condition of conditions) {
    const ids = new Set(affineVariables(condition.affine).keys());
    const touching = groups.filter((g) => [...ids].some((id) => g.ids.has(id)));
    const merged = { ids: new Set([...ids, ...touching.flatMap((g) => [...g.ids])]), conditions: [...touching.flatMap((g) => g.conditions), condition] };
    groups = [...groups.filter((g) => !touching.includes(g)), merged];
  }
  return groups.map((g) => g.conditions);
}
