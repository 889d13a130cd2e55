/**
 * Which arrays are float64 in a module whose reals are float32, so that nothing is rounded before it is centered.
 *
 * Takes: a checked model, whose equations are as they are written, and its programs. Gives: the names of
 * - the fitted arrays: they summarize a data set, and what is fitted is fitted in float64;
 * - the data that they are fitted to: real inputs and targets that equations of fitted arrays read, and values between them that
 *   are made of data and fitted arrays alone;
 * - outputs whose equations read such an array (`center[j] + scale[j] * z[j]`), and the targets they are compared with.
 *
 * An equation that reads one of them is evaluated in float64, and rounded where its result is stored in an ordinary array:
 * of `x - center` the difference is rounded, not `x`. Nothing else becomes float64: data that no fitted array reads,
 * parameters and whatever is made of them.
 */
import { readsOfEquation } from "../../ir/equation/traverse.ts";
import type { ProgramSet } from "../../ir/equation/program-set.ts";
import type { ArrayDefinition, Equation } from "../../ir/equation/types.ts";
import type { CheckedModel } from "../../ir/model/types.ts";

/** Equations with the arrays they define and read. */
interface Defined {
  readonly arrays: ReadonlyMap<string, ArrayDefinition>;
  readonly equations: readonly Equation[];
}

export function doublesOf(model: CheckedModel, set: ProgramSet): ReadonlySet<string> {
  if (model.fitted.length === 0 && model.ordered.length === 0) return new Set();
  const doubles = new Set([...model.fitted.map((d) => d.array), ...model.ordered.flatMap(({ array, input }) => [array, input])]);
  const written = definitionsOf({ arrays: model.arrays, equations: [...model.targets, ...model.equations, ...model.fitted] });
  addData(written, [...doubles], doubles);
  model.outputs.forEach((output, k) => {
    if (written.arrays.get(output.array)?.role !== "value" || !readsOf(written, output.array).some((name) => doubles.has(name))) return;
    doubles.add(output.array);
    // Where it is the same as another value, it may have that one's name.
    const named = set.inference.outputs[k];
    if (named !== undefined) doubles.add(named);
    if (output.target !== undefined) doubles.add(output.target);
  });
  // Parts of equations that have names of their own by now.
  for (const program of [set.inference, set.evaluation, set.training, set.backward]) {
    const here = program && definitionsOf(program);
    if (here !== undefined) addData(here, [...here.equations.keys()].filter((name) => doubles.has(name) && isData(here, name)), doubles);
  }
  return doubles;
}

interface Definitions {
  readonly arrays: ReadonlyMap<string, ArrayDefinition>;
  readonly equations: ReadonlyMap<string, readonly Equation[]>;
  /** Whether real numbers of an array come from the caller's data and fitted arrays alone, as far as that was asked. */
  readonly known: Map<string, boolean>;
}

function definitionsOf({ arrays, equations }: Defined): Definitions {
  const byArray = new Map<string, Equation[]>();
  for (const e of equations) {
    const before = byArray.get(e.array);
    if (before === undefined) byArray.set(e.array, [e]);
    else before.push(e);
  }
  return { arrays, equations: byArray, known: new Map() };
}

function readsOf({ equations }: Definitions, name: string): readonly string[] {
  return (equations.get(name) ?? []).flatMap((e) => readsOfEquation(e).map((r) => r.array));
}

/** Adds the data, and what is made of data alone, that the equations of some arrays read. */
function addData(all: Definitions, from: readonly string[], doubles: Set<string>): void {
  const pending = [...from];
  const seen = new Set(pending);
  for (let name = pending.pop(); name !== undefined; name = pending.pop()) {
    for (const array of readsOf(all, name)) {
      if (seen.has(array) || !isData(all, array)) continue;
      seen.add(array);
      doubles.add(array);
      pending.push(array);
    }
  }
}

function isData(all: Definitions, name: string): boolean {
  const before = all.known.get(name);
  if (before !== undefined) return before;
  // What depends on itself, step by step, is none.
  all.known.set(name, false);
  const array = all.arrays.get(name);
  const found = array?.content.kind === "real" && isOfData(all, array);
  all.known.set(name, found);
  return found;
}

function isOfData(all: Definitions, { name, role }: ArrayDefinition): boolean {
  switch (role) {
    case "input": case "target": case "fitted": return true;
    case "value": return all.equations.has(name) && readsOf(all, name).every((r) => all.arrays.get(r)?.content.kind === "index" || isData(all, r));
    case "parameter": case "state": case "gradient": case "optimizer": case "scalar": case "kept": return false;
  }
}
