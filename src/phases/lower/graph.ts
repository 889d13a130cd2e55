/** Which equations read which, and the order that follows. */
import { arraysRead, equationsByArray, stronglyConnected } from "../../ir/equation/dependencies.ts";
import type { Equation, Program } from "../../ir/equation/types.ts";

/** Equations that depend on each other, in a component of their own each; dependencies come first. */
export interface Component {
  readonly equations: readonly Equation[];
  readonly cyclic: boolean;
}

/** The components that the outputs and stores of a program need. */
export function components(program: Program): readonly Component[] {
  const equations = equationsByArray(program);
  const roots = [...program.stores.map((s) => s.source), ...program.outputs];
  const defined = (names: readonly string[]): readonly string[] => names.filter((name) => equations.has(name));
  const found = stronglyConnected(defined(roots), (name) => {
    const equation = equations.get(name);
    return equation === undefined ? [] : defined(arraysRead(equation));
  });
  return found.map(({ arrays, cyclic }) => ({ equations: arrays.toReversed().flatMap((name) => equations.get(name) ?? []), cyclic }));
}
