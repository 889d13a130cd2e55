/** Values that are fitted to the training data before the first epoch: checks what they read, and initializes them. */
import { constant } from "../../../../ir/equation/build.ts";
import { stronglyConnected } from "../../../../ir/equation/dependencies.ts";
import { shownName } from "../../../../ir/equation/names.ts";
import { pairsExamples } from "../../../../ir/equation/pairs.ts";
import { children, mapExpr, readsOf } from "../../../../ir/equation/traverse.ts";
import { zero } from "../../../../ir/equation/number.ts";
import type { Definition, Expr } from "../../../../ir/equation/types.ts";
import type { Elaboration, Use } from "../../types.ts";
import { memberOf } from "../declare.ts";

/** Registers fitted arrays as variables; `equations` make what they read. */
export function finishFitted(e: Elaboration, use: Use, fitted: readonly Definition[], equations: readonly Definition[]): void {
  for (const definition of fitted) {
    const shape = e.arrays.get(definition.array)?.extents.map((x) => x.upper - x.lower) ?? [];
    e.variables.push({ name: definition.array, instance: use.variables, member: memberOf(e, definition.array), role: "fitted", shape, trained: false, rate: zero });
    const trained = trainedBehind(e, definition, [...equations, ...fitted]);
    if (trained !== undefined) e.report.add("fittedToTrained", use.reference.span, { name: definition.array, parameter: trained });
    const array = statisticBehind(definition, [...equations, ...fitted]);
    if (array !== undefined) e.report.add("fittedBehindRecurrentStatistic", use.reference.span, { name: definition.array, array });
    const through = pairingBehind(definition, [...equations, ...fitted], e);
    if (through !== undefined) e.report.add("fittedOfPairs", use.reference.span, { name: definition.array, through: shownName(through) });
    e.initialize.push({ ...definition, body: untrained(e, definition.body) });
  }
}

/** An array that sets examples of a batch beside each other, if the value depends on one. */
function pairingBehind(definition: Definition, equations: readonly Definition[], { arrays }: Elaboration): string | undefined {
  const byArray = new Map(equations.map((q) => [q.array, q]));
  const behind = new Set([definition.array]);
  for (const array of behind) {
    const equation = byArray.get(array);
    if (equation === undefined) continue;
    if (pairsExamples(equation, arrays)) return array;
    for (const read of readsOf(equation.body)) behind.add(read.array);
  }
  return undefined;
}

/** An array of a recurrence that reduces its own previous values over the batch, if the value depends on one. */
function statisticBehind(definition: Definition, equations: readonly Definition[]): string | undefined {
  const byArray = new Map(equations.map((q) => [q.array, q]));
  const reads = (array: string): readonly string[] => {
    const equation = byArray.get(array);
    return equation === undefined ? [] : [...new Set(readsOf(equation.body).map((r) => r.array))];
  };
  const recurrences = stronglyConnected([definition.array], reads).filter(({ cyclic }) => cyclic);
  return recurrences.flatMap(({ arrays }) => arrays.filter((array) => {
    const body = byArray.get(array)?.body;
    return body !== undefined && overBatch(body, new Set(arrays));
  }))[0];
}

/** Whether an expression reduces values of some arrays over the batch. */
function overBatch(e: Expr, arrays: ReadonlySet<string>): boolean {
  if (e.kind === "reduce" && e.indices.some((v) => v.upper === Infinity) && readsOf(e.body).some((r) => arrays.has(r.array))) return true;
  return children(e).some((part) => overBatch(part, arrays));
}

/** A parameter that the value depends on, through any equations. */
function trainedBehind(e: Elaboration, definition: Definition, equations: readonly Definition[]): string | undefined {
  const byArray = new Map(equations.map((q) => [q.array, q]));
  const trained = new Set(e.variables.filter((v) => v.trained).map((v) => v.name));
  const seen = new Set<string>();
  const queue = readsOf(definition.body).map((r) => r.array);
  for (let array = queue.pop(); array !== undefined; array = queue.pop()) {
    if (seen.has(array)) continue;
    seen.add(array);
    if (trained.has(array)) return array;
    const equation = byArray.get(array);
    if (equation !== undefined && array !== definition.array) queue.push(...readsOf(equation.body).map((r) => r.array));
  }
  return undefined;
}

/** The initial value of a fitted value: its value for one example of zeros, so that predictions are finite. */
function untrained(e: Elaboration, body: Expr): Expr {
  const zeros = mapExpr(body, (x) => (x.kind === "read" && e.arrays.get(x.array)?.extents[0]?.upper === Infinity ? constant(0) : x));
  return mapExpr(zeros, (x) => (x.kind === "count" ? constant(1) : x));
}
