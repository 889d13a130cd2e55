/** The numbers of every array of a derivation for one example, by the interpreter, in float64. */
import { components, equationsByArray } from "../../ir/equation/dependencies.ts";
import { interpret, type Inputs } from "../../ir/equation/interpret.ts";
import type { ProgramSet } from "../../ir/equation/program-set.ts";
import type { ArrayDefinition, Program, Purpose } from "../../ir/equation/types.ts";
import type { CheckedModel } from "../../ir/model/types.ts";
import type { ReadExample } from "../example.ts";
import type { Derivation } from "./derivation.ts";

export interface Evaluated {
  /** Of the example; `undefined` of what needs a target that it lacks. */
  readonly of: (array: string) => ArrayLike<number> | undefined;
  /** A parameter after one step with this example alone; `undefined` where that depends on the length of a training. */
  readonly after: (parameter: string) => ArrayLike<number> | undefined;
}

/** The first step of a training, by what it sets. The length of the training is not known. */
const scalars: Readonly<Partial<Record<Extract<Purpose, { readonly kind: "scalar" }>["scalar"], number>>> = { training: 1, t: 1, step: 0, epoch: 0 };

/** `weights`: values of variables by name; without them they are as a network begins, from the seed of the model. */
export function evaluate(model: CheckedModel, { program, update }: Derivation, set: ProgramSet, example: ReadExample, weights: ReadonlyMap<string, ArrayLike<number>> | undefined): Evaluated {
  const options = { count: 1, seed: model.train.seed };
  const first = set.initialize === undefined ? new Map<string, Float64Array>() : interpret(set.initialize, scalarsOf(set.initialize), options).outputs;
  const given = new Map<string, ArrayLike<number>>([...first, ...(weights ?? []), ...example.arrays]);
  const runnable = example.hasTargets ? program : { ...program, outputs: [], stores: [] };
  const run = interpret(runnable, new Map([...given, ...scalarsOf(program)]), options);
  const of = (array: string): ArrayLike<number> | undefined => given.get(array) ?? (isReached(array, program, given) ? run.value(array) : undefined);
  const stepped = stepOf(update, example, new Map([...given].map(([name, numbers]) => [name, numbers])), of, options);
  return { of, after: (parameter) => stepped?.get(parameter) };
}

function stepOf(update: Program | undefined, example: ReadExample, given: Inputs, of: (array: string) => ArrayLike<number> | undefined, options: { readonly count: number; readonly seed: number }): ReadonlyMap<string, ArrayLike<number>> | undefined {
  if (update === undefined || !example.hasTargets) return undefined;
  const defined = new Set(update.equations.map((e) => e.array));
  const read = [...update.arrays.values()].filter((a) => !defined.has(a.name));
  const inputs = new Map([...given, ...scalarsOf(update)]);
  for (const { name, role } of read) {
    const numbers = role === "gradient" || role === "kept" ? of(name) : inputs.get(name);
    if (numbers === undefined) return undefined;
    inputs.set(name, numbers);
  }
  return interpret(update, inputs, options).stores;
}

function scalarsOf({ arrays }: Program): Inputs {
  const isScalar = (a: ArrayDefinition): number | undefined => (a.purpose?.kind === "scalar" ? scalars[a.purpose.scalar] : undefined);
  return new Map([...arrays.values()].flatMap((a) => { const x = isScalar(a); return x === undefined ? [] : [[a.name, [x]] as const]; }));
}

/** Whether everything that leads to an array is given. */
function isReached(array: string, program: Program, given: Inputs): boolean {
  const equations = equationsByArray(program);
  return components(program, [array]).every(({ arrays }) => arrays.every((name) => equations.has(name) || given.has(name) || program.arrays.get(name)?.role === "scalar"));
}
