/** What the derivatives in the equations of a model cost, beside the values that they are of. */
import { operationsOf } from "../ir/equation/count.ts";
import { equationsByArray, arraysRead } from "../ir/equation/dependencies.ts";
import { behind, derivativesIn } from "../ir/equation/derivatives/derivative.ts";
import { shownName } from "../ir/equation/names.ts";
import type { ProgramSet } from "../ir/equation/program-set.ts";
import type { ArrayDefinition, Program, Purpose } from "../ir/equation/types.ts";
import type { ExplainedDerivative } from "./explanation.ts";

/** The values that are differentiated in equations, each with what it is differentiated by. */
export function derivedValues({ training, inference }: ProgramSet): ReadonlyMap<string, ReadonlySet<string>> {
  const found = new Map<string, Set<string>>();
  for (const { body } of (training ?? inference).equations) {
    for (const { value, by } of derivativesIn(body)) found.set(value.array, (found.get(value.array) ?? new Set()).add(by.array));
  }
  return found;
}

/** Arrays that stay equations of their own where costs are counted: values that are differentiated, and the ways back from them. */
export function isCounted(values: ReadonlyMap<string, unknown>): (array: ArrayDefinition) => boolean {
  return ({ name, purpose }) => values.has(name) || derivedOf(purpose) !== undefined;
}

/** `derived`: simplified, with what `isCounted` says. Operations are those of one example; a value has with it all that it is made of, lower derivatives included. */
export function derivativeCosts(values: ReadonlyMap<string, ReadonlySet<string>>, derived: ProgramSet): readonly ExplainedDerivative[] {
  const program = derived.training ?? derived.inference;
  const equations = equationsByArray(program);
  const cost = (arrays: Iterable<string>): number => [...arrays].reduce((sum, name) => { const e = equations.get(name); return sum + (e === undefined ? 0 : operationsOf(e)); }, 0);
  return [...values].map(([value, by]) => {
    const own = waysBack(program, value);
    const forward = cost(behind(value, "", (name) => { const e = equations.get(name); return e === undefined ? [] : arraysRead(e); }));
    return { value: shownName(value), by: [...by].map(shownName), operations: cost(own), forward };
  });
}

function waysBack({ arrays }: Program, value: string): readonly string[] {
  return [...arrays.values()].filter(({ purpose }) => derivedOf(purpose) === value).map((a) => a.name);
}

/** Of which value an array is a derivative, or a part of one. */
function derivedOf(purpose: Purpose | undefined): string | undefined {
  switch (purpose?.kind) {
    case "derivative": return purpose.value;
    case "part": case "reduced": return derivedOf(purpose.ofPurpose);
    default: return undefined;
  }
}
