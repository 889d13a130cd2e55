/** Derivatives as a textbook leaves them: σ(−z) is 1 − σ(z), what has been computed is read, and products of sums are multiplied out where that is shorter. */
import { variableAffine } from "../../ir/equation/affine.ts";
import { call, constant, linear, multiply, negate, power, readAt, scale, subtract } from "../../ir/equation/build.ts";
import { toNumber } from "../../ir/equation/number.ts";
import { freeVariables, mapExpr, sizeOf, substitute } from "../../ir/equation/traverse.ts";
import type { Affine, Call, Definition, Expr } from "../../ir/equation/types.ts";

/** Sums of more parts are left as they are: what they become grows with the power of the sums in a product. */
const mostNodes = 64;

/** `known`: definitions whose right sides are calls. */
export function tidied(e: Expr, known: readonly Definition[]): Expr {
  const mirrored = mapExpr(e, (part) => {
    if (part.kind !== "call") return part;
    const [argument] = part.arguments;
    const found = reading(part, known);
    if (found !== undefined || part.primitive !== "logistic" || argument === undefined || !isNegative(argument)) return found ?? part;
    const opposite = call("logistic", negate(argument));
    return subtract(constant(1), opposite.kind === "call" ? reading(opposite, known) ?? opposite : opposite);
  });
  const expanded = mapExpr(mirrored, (part) => (part.kind === "sum" && sizeOf(part) <= mostNodes ? linear(part.constant, part.terms.flatMap(({ coefficient, value }) => multipliedOut(value).map((term) => ({ coefficient, value: term })))) : part));
  return sizeOf(expanded) < sizeOf(mirrored) ? expanded : mirrored;
}

/** Whether every term has a minus sign. */
function isNegative(e: Expr): boolean {
  return e.kind === "sum" && toNumber(e.constant) <= 0 && e.terms.every((t) => toNumber(t.coefficient) < 0);
}

/** A read of the array whose definition is this call, at other indices. */
function reading(e: Call, known: readonly Definition[]): Expr | undefined {
  const free = [...freeVariables(e).values()];
  for (const { array, indices, body } of known) {
    // Each index of the definition is the free one in its place: extents distinguish positions.
    const places = indices.map((v) => free.find((f) => f.upper === v.upper && f.lower === v.lower));
    if (body.kind !== "call" || body.primitive !== e.primitive || places.includes(undefined) || new Set(places).size !== indices.length) continue;
    const positions = places.flatMap((v): Affine[] => (v === undefined ? [] : [variableAffine(v)]));
    const moved = substitute(body, new Map(indices.flatMap((v, i): [number, Affine][] => { const p = positions[i]; return p === undefined ? [] : [[v.id, p]]; })));
    if (moved.key === e.key) return readAt(array, positions);
  }
  return undefined;
}

/** The terms of a product with one of its sums multiplied out, and so on. */
function multipliedOut(e: Expr): readonly Expr[] {
  if (e.kind !== "product") return [e];
  const at = e.factors.findIndex((f) => f.base.kind === "sum" && f.exponent === 1);
  const found = e.factors[at]?.base;
  if (found?.kind !== "sum") return [e];
  const rest = multiply(...e.factors.filter((_, i) => i !== at).map(({ base, exponent }) => power(base, exponent)));
  return [...found.terms.map(({ coefficient, value }) => scale(coefficient, multiply(value, rest))), multiply(constant(found.constant), rest)].flatMap(multipliedOut);
}
