/** A model step by step, by the interpreter. */
import { check, type CheckedModel } from "../../../src/index.ts";
import { type Inputs, interpreter } from "../../../src/ir/equation/interpret.ts";
import type { ProgramSet } from "../../../src/ir/equation/program-set.ts";
import { someInputs } from "../differentiate/check.ts";

export function modelOf(text: string): CheckedModel {
  const { models: [model], diagnostics } = check(text);
  if (model === undefined) throw new Error(diagnostics.map((d) => d.message).join("\n"));
  return model;
}

export function twinOf(set: ProgramSet): NonNullable<ProgramSet["stream"]> {
  if (set.stream === undefined) throw new Error("there is no program of a step");
  return set.stream;
}

/** The outputs of the steps, one after another, as the interpreter finds them. */
export function stepByStep(set: ProgramSet, given: Inputs, steps: number): readonly (readonly number[])[] {
  const { begin, next, kept, inputs, outputs } = twinOf(set);
  const first = interpreter(begin)(given, { count: 1 });
  let past = new Map(kept.map(({ array }) => [array, first.value(array).slice()]));
  const run = interpreter(next);
  const found = outputs.map((): number[] => []);
  for (let at = 0; at < steps; at++) {
    const now = new Map<string, ArrayLike<number>>([...given, ...past]);
    for (const name of inputs) {
      const all = Array.from(given.get(name) ?? []);
      now.set(name, all.slice(at * (all.length / steps), (at + 1) * (all.length / steps)));
    }
    const result = run(now, { count: 1, at });
    outputs.forEach((name, k) => found[k]?.push(...result.value(name)));
    past = new Map(kept.map(({ array, steps: back }) => [array, (back === "all" || back === 0 ? result.value(array) : (result.stores.get(array) ?? new Float64Array(0))).slice()]));
  }
  return found;
}

export function inputsOf(set: ProgramSet): Inputs {
  const given = new Map(someInputs(set.inference, 1, 5));
  // States are variances too.
  for (const [name, { role }] of set.inference.arrays) if (role === "state") given.set(name, Array.from(given.get(name) ?? [], (x) => 1 + Math.abs(x)));
  return given;
}
