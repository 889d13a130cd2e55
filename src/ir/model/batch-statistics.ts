/** Statistics over the batch that have one term where a batch has one example: a mean of one number, a variance of 0. */
import { constant } from "../equation/build.ts";
import { scalarArray } from "../equation/names.ts";
import { children, mapExpr, readsOf } from "../equation/traverse.ts";
import type { Definition, Expr } from "../equation/types.ts";

/** Equations in which it is decided whether the model is training. */
export function decideTraining(equations: readonly Definition[], training: 0 | 1): readonly Definition[] {
  const decide = (e: Expr): Expr => (e.kind === "read" && e.array === scalarArray("training") ? constant(training) : e);
  return equations.map((equation) => ({ ...equation, body: mapExpr(equation.body, decide) }));
}

/** Arrays whose equations hold such a statistic, of those that `roots` depend on in training. */
export function batchStatistics(equations: readonly Definition[], roots: readonly string[]): readonly string[] {
  const byName = new Map(decideTraining(equations, 1).map((e) => [e.array, e]));
  const needed = new Set<string>();
  const open = [...roots];
  for (let name = open.pop(); name !== undefined; name = open.pop()) {
    if (needed.has(name)) continue;
    needed.add(name);
    const found = byName.get(name);
    if (found !== undefined) for (const { array } of readsOf(found.body)) open.push(array);
  }
  return [...byName.values()].filter(({ array, body }) => needed.has(array) && hasSingleTerm(body)).map(({ array }) => array);
}

/** Whether an expression reduces over the batch, and over nothing else that has several positions. */
function hasSingleTerm(e: Expr): boolean {
  if (e.kind === "reduce" && e.indices.some((v) => v.upper === Infinity) && e.indices.every((v) => v.upper === Infinity || v.upper - v.lower === 1)) return true;
  return children(e).some(hasSingleTerm);
}

/** The arrays that depend on any of some, those among them. */
export function dependents(equations: readonly Definition[], on: readonly string[]): ReadonlySet<string> {
  const readers = new Map<string, string[]>();
  for (const { array, body } of equations) {
    for (const read of readsOf(body)) {
      const list = readers.get(read.array);
      if (list === undefined) readers.set(read.array, [array]);
      else list.push(array);
    }
  }
  const found = new Set<string>();
  const open = [...on];
  for (let name = open.pop(); name !== undefined; name = open.pop()) {
    if (found.has(name)) continue;
    found.add(name);
    open.push(...(readers.get(name) ?? []));
  }
  return found;
}
