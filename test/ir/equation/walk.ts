/** The simplest evaluator there can be, of one expression at one point: what the interpreter is compared with. */
import { neutral } from "../../../src/ir/equation/build.ts";
import { toNumber } from "../../../src/ir/equation/number.ts";
import { applyPrimitive } from "../../../src/ir/equation/primitives.ts";
import type { Affine, Condition, Expr, IndexVariable, Reduce } from "../../../src/ir/equation/types.ts";

export type Point = ReadonlyMap<number, number>;
/** The number at positions of an array, `undefined` outside of it. */
export type Lookup = (array: string, positions: readonly number[]) => number | undefined;

export function valueOf(a: Affine, point: Point): number {
  return a.terms.reduce((sum, { coefficient, atom }) => {
    const x = atom.kind === "variable" ? (point.get(atom.id) ?? NaN) : Math.floor(valueOf(atom.numerator, point) / atom.divisor);
    return sum + coefficient * x;
  }, a.constant);
}

export function holds(c: Condition, point: Point): boolean {
  const x = valueOf(c.affine, point);
  return c.equality ? x === 0 : x >= 0;
}

/** All points of some ranges, row-major. */
export function* points(variables: readonly IndexVariable[], outer: Point = new Map()): Generator<Point> {
  const [first, ...rest] = variables;
  if (first === undefined) yield outer;
  else for (let x = first.lower; x < first.upper; x++) yield* points(rest, new Map(outer).set(first.id, x));
}

export function walk(e: Expr, point: Point, lookup: Lookup): number {
  const go = (part: Expr): number => walk(part, point, lookup);
  switch (e.kind) {
    case "constant": return toNumber(e.value);
    case "index": return valueOf(e.affine, point);
    case "read": return lookup(e.array, e.positions.map((p) => (p.kind === "affine" ? valueOf(p.affine, point) : go(p.value)))) ?? (e.guarded ? 0 : NaN);
    case "sum": return e.terms.reduce((sum, t) => sum + toNumber(t.coefficient) * go(t.value), toNumber(e.constant));
    case "product": return e.factors.reduce((product, f) => product * go(f.base) ** f.exponent, 1);
    case "call": return applyPrimitive(e.primitive, e.arguments.map(go));
    case "select": return go(e.condition) !== 0 ? go(e.whenTrue) : go(e.whenFalse);
    case "where": return e.conditions.every((c) => holds(c, point)) ? go(e.body) : 0;
    case "reduce": return walkReduce(e, point, lookup);
    case "count": case "draw": return NaN;
  }
}

function walkReduce(e: Reduce, point: Point, lookup: Lookup): number {
  const all = [...points(e.indices, point)].map((p, ordinal) => ({ p, ordinal })).filter(({ p }) => e.conditions.every((c) => holds(c, p)));
  const values = all.map(({ p, ordinal }) => ({ ordinal, x: walk(e.body, p, lookup) }));
  const xs = values.map((v) => v.x);
  if (xs.length === 0) return neutral(e.operator);
  switch (e.operator) {
    case "sum": return xs.reduce((a, b) => a + b, 0);
    case "product": return xs.reduce((a, b) => a * b, 1);
    case "max": return Math.max(...xs);
    case "min": return Math.min(...xs);
    case "argmax": return values.find((v) => v.x === Math.max(...xs))?.ordinal ?? NaN;
    case "argmin": return values.find((v) => v.x === Math.min(...xs))?.ordinal ?? NaN;
    case "logsumexp": return Math.log(xs.reduce((a, b) => a + Math.exp(b), 0));
  }
}
