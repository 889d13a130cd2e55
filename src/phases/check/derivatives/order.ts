/** Derivatives that need each other: no one of them could be taken first. */
import { arraysRead, equationsByArray } from "../../../ir/equation/dependencies.ts";
import { behind, derivativesIn } from "../../../ir/equation/derivatives/derivative.ts";
import type { Program } from "../../../ir/equation/types.ts";
import type { WrittenDerivative } from "../types.ts";

/** How many derivatives lie in one another: each about doubles the equations. */
export const mostNested = 6;

/** Those that need themselves, and those in which more others lie in one another than there may be. */
export interface Unordered {
  readonly cyclic: readonly WrittenDerivative[];
  readonly deep: readonly WrittenDerivative[];
}

export function orderOf(program: Program, pairs: readonly WrittenDerivative[]): Unordered {
  const equations = equationsByArray(program);
  const readsOf = (array: string): readonly string[] => {
    const equation = equations.get(array);
    return equation === undefined ? [] : arraysRead(equation);
  };
  const keyOf = (value: string, by: string): string => `${value} ${by}`;
  const needs = new Map(pairs.map(({ value, by }) => {
    const inside = [...behind(value, by, readsOf)].filter((a) => a !== by).flatMap((a) => {
      const equation = equations.get(a);
      return equation === undefined ? [] : derivativesIn(equation.body);
    });
    return [keyOf(value, by), new Set(inside.map((d) => keyOf(d.value.array, d.by.array)))] as const;
  }));
  const cyclic = pairs.filter(({ value, by }) => {
    const all = new Set(needs.get(keyOf(value, by)));
    for (const key of all) for (const next of needs.get(key) ?? []) all.add(next);
    return all.has(keyOf(value, by));
  });
  if (cyclic.length > 0) return { cyclic, deep: [] };
  const depths = new Map<string, number>();
  const depthOf = (key: string): number => {
    const known = depths.get(key) ?? 1 + Math.max(0, ...[...(needs.get(key) ?? [])].map(depthOf));
    depths.set(key, known);
    return known;
  };
  return { cyclic, deep: pairs.filter(({ value, by }) => depthOf(keyOf(value, by)) === mostNested + 1) };
}
