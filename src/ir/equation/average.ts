/** Whether a program's results over a data set are the means of its batches' results, each batch counting by its examples. */
import { components, equationsByArray } from "./dependencies.ts";
import { isZero } from "./number.ts";
import type { Equation, Expr, Program, Reduce } from "./types.ts";

/**
 * How a value of all examples follows from those of the batches that they are cut into:
 * - `fixed`: no batch changes it, or it is of one example.
 * - `average`: the mean of the batches' values by their numbers of examples. What is fixed is an average too.
 * - `sum`: the sum of the batches' values. `share`: something fixed over the number of examples.
 * - `other`: some other way.
 */
type Kind = "fixed" | "average" | "sum" | "share" | "other";

export function givesAverages(program: Program): boolean {
  const kinds = new Map<string, Kind>();
  const byArray = equationsByArray(program);
  for (const { arrays, cyclic } of components(program, program.outputs)) {
    const equations = arrays.flatMap((array) => byArray.get(array) ?? []);
    for (const { array } of equations) kinds.set(array, "fixed");
    const found = equations.map((e) => ofEquation(e, kinds));
    // What reads its own past is followed no further.
    const known = !cyclic || found.every((k) => k === "fixed");
    equations.forEach(({ array }, i) => kinds.set(array, known ? (found[i] ?? "other") : "other"));
  }
  return program.outputs.every((name) => isAverage(kinds.get(name) ?? "fixed"));
}

function isAverage(kind: Kind): boolean {
  return kind === "fixed" || kind === "average";
}

function ofEquation(e: Equation, kinds: ReadonlyMap<string, Kind>): Kind {
  if (e.kind === "definition") return ofExpr(e.body, kinds);
  const adds = ofExpr(e.body, kinds) === "fixed" && e.positions.every((p) => p.kind === "affine" || ofExpr(p.value, kinds) === "fixed");
  return !adds ? "other" : e.indices.some((v) => v.upper === Infinity) ? "sum" : "fixed";
}

function ofExpr(e: Expr, kinds: ReadonlyMap<string, Kind>): Kind {
  const of = (part: Expr): Kind => ofExpr(part, kinds);
  const allFixed = (parts: readonly Expr[]): Kind => (parts.every((p) => of(p) === "fixed") ? "fixed" : "other");
  switch (e.kind) {
    case "constant": case "index": case "draw": return "fixed";
    case "count": return "sum";
    case "read": return e.positions.every((p) => p.kind === "affine" || of(p.value) === "fixed") ? (kinds.get(e.array) ?? "fixed") : "other";
    case "sum": return ofTerms([...(isZero(e.constant) ? [] : ["fixed" as const]), ...e.terms.map((t) => of(t.value))]);
    case "product": return e.factors.map(({ base, exponent }): Kind => ofPower(of(base), base, exponent)).reduce(ofProduct);
    case "call": return allFixed(e.arguments);
    case "select": return allFixed([e.condition, e.whenTrue, e.whenFalse]);
    case "where": return of(e.body);
    case "reduce": return ofReduction(e, of(e.body));
  }
}

/** Of a sum: that of all terms, where they have it in common. */
function ofTerms(kinds: readonly Kind[]): Kind {
  const [first = "fixed"] = kinds;
  if (kinds.every((k) => k === first)) return first;
  return kinds.every(isAverage) ? "average" : "other";
}

function ofPower(kind: Kind, base: Expr, exponent: number): Kind {
  if (kind === "fixed" || exponent === 1) return kind;
  return base.kind === "count" && exponent === -1 ? "share" : "other";
}

function ofProduct(a: Kind, b: Kind): Kind {
  if (a === "fixed") return b;
  if (b === "fixed") return a;
  return (a === "share" && b === "sum") || (a === "sum" && b === "share") ? "average" : "other";
}

function ofReduction({ operator, indices }: Reduce, body: Kind): Kind {
  if (!indices.some((v) => v.upper === Infinity)) return operator === "sum" || body === "fixed" ? body : "other";
  if (operator !== "sum") return "other";
  return body === "fixed" ? "sum" : body === "share" ? "average" : "other";
}
