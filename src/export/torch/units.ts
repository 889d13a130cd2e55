/**
 * What a network computes, in parts: an equation, or equations that read each other, as they are in evaluation and in training.
 *
 * In: programs after `stabilize`. Out: the units that outputs, loss and new states need, each after all that it reads in one of the programs.
 */
import { components, equationsByArray } from "../../ir/equation/dependencies.ts";
import { printEquation } from "../../ir/equation/print.ts";
import type { ProgramSet } from "../../ir/equation/program-set.ts";
import { readsOfEquation } from "../../ir/equation/traverse.ts";
import type { ArrayDefinition, Equation, Program } from "../../ir/equation/types.ts";

export interface Unit {
  readonly arrays: readonly string[];
  /** Of evaluation and of training; absent where the array is not needed. The same object where they are equal. */
  readonly evaluation?: Computation;
  readonly training?: Computation;
  /** The instance that the equations come from. */
  readonly instance: string;
}

export interface Computation {
  readonly definitions: readonly Equation[];
  readonly cyclic: boolean;
  readonly reads: ReadonlySet<string>;
}

export interface Network {
  readonly units: readonly Unit[];
  readonly arrays: ReadonlyMap<string, ArrayDefinition>;
  readonly nextIndex: number;
}

/** `outputs`: of the model. */
export function networkOf({ inference, evaluation, training }: ProgramSet, outputs: readonly string[]): Network {
  const evaluated = computations(evaluation ?? inference, outputs);
  const trained = training === undefined ? evaluated : computations(training, outputs);
  const keys = new Set([...trained.keys(), ...evaluated.keys()]);
  const program = training ?? evaluation ?? inference;
  const units = [...keys].map((key): Unit => {
    const [e, t] = [evaluated.get(key), trained.get(key)];
    const [definition] = (e ?? t)?.definitions ?? [];
    const isSame = e !== undefined && t !== undefined && textOf(e, evaluation ?? inference) === textOf(t, program);
    return {
      arrays: (e ?? t)?.definitions.map((d) => d.array) ?? [], instance: definition?.origin?.instance ?? "",
      ...(e !== undefined && { evaluation: e }), ...(t !== undefined && { training: isSame ? e : t }),
    };
  });
  return { units, arrays: new Map([...inference.arrays, ...(evaluation?.arrays ?? []), ...(training?.arrays ?? [])]), nextIndex: Math.max(...[inference, evaluation, training].map((p) => p?.nextIndex ?? 0)) };
}

function textOf({ definitions }: Computation, program: Program): string {
  return definitions.map((d) => printEquation(d, program)).join("\n");
}

/** By the names of their arrays. */
function computations(program: Program, outputs: readonly string[]): ReadonlyMap<string, Computation> {
  const equations = equationsByArray(program);
  const roots = [...outputs, ...program.outputs, ...program.stores.map((s) => s.source)];
  return new Map(components(program, roots).flatMap(({ arrays, cyclic }) => {
    const definitions = arrays.flatMap((array) => equations.get(array) ?? []);
    if (definitions.length === 0) return [];
    const reads = new Set(definitions.flatMap((d) => readsOfEquation(d).map((r) => r.array)).filter((r) => !arrays.includes(r)));
    return [[[...arrays].sort().join(" "), { definitions, cyclic, reads }] as const];
  }));
}

export function readsOfUnit({ evaluation, training }: Unit): ReadonlySet<string> {
  return new Set([...(evaluation?.reads ?? []), ...(training?.reads ?? [])]);
}
