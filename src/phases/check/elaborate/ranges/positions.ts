/** Values that are whole numbers within bounds by how they are made, such as those of `argmax`: positions in arrays. */
import { asVariable, interval } from "../../../../ir/equation/affine.ts";
import { asQuotient, call, constant, count, divide, linear, multiply } from "../../../../ir/equation/build.ts";
import { isZero, toNumber } from "../../../../ir/equation/number.ts";
import { satisfiable } from "../../../../ir/equation/prove.ts";
import type { Condition, Definition, Expr, Extent, Sum, SumTerm } from "../../../../ir/equation/types.ts";
import type { Elaboration } from "../../types.ts";
import { isOfBatch, ofBatch } from "./examples.ts";

/** Beyond it float32 does not tell whole numbers apart. */
const exact = 2 ** 24;

/** The values that an array may have; `undefined` where they are not known to be whole and bounded. */
type Known = (array: string) => Extent | undefined;

/** No value at all: what a value adds to itself where its range is looked for. */
const none: Extent = { lower: Infinity, upper: -Infinity };

/**
 * Ranges of arrays from their content and definitions. `definitions` are those that ranges may follow from. A value that is made
 * of its own past has the range of the rest, if what it makes of that range stays within.
 */
export function rangesOf(e: Elaboration, definitions: readonly Definition[]): Known {
  const byArray = new Map(definitions.map((q) => [q.array, q.body]));
  const found = new Map<string, Extent | undefined>();
  const open = new Set<string>();
  const rangeOf: Known = (array) => {
    const content = e.arrays.get(array)?.content;
    if (content?.kind === "index") return { lower: 0, upper: content.below };
    const known = e.positions.get(array);
    if (known !== undefined) return known;
    const body = byArray.get(array);
    if (body === undefined || open.has(array) || found.has(array)) return found.get(array);
    open.add(array);
    const within = (own: Extent): Extent | undefined => rangeOfValue(body, (other) => (other === array ? own : rangeOf(other)));
    const first = within(none);
    const range = first === undefined || first === none ? undefined : within(first);
    open.delete(array);
    found.set(array, range !== undefined && first !== undefined && range.lower >= first.lower && range.upper <= first.upper ? first : undefined);
    return found.get(array);
  };
  return rangeOf;
}

/** Whether a range lies within that of a dimension; of examples, whether the values are places in the batch. */
export function includes(extent: Extent, range: Extent | undefined): boolean {
  if (isOfBatch(extent)) return range !== undefined && (range === none || isOfBatch(range));
  return range !== undefined && range.lower >= extent.lower && range.upper <= extent.upper;
}

/** The half-open range of an expression whose values are all whole, `ofBatch` for places in the batch; `undefined` where they may not be. */
export function rangeOfValue(e: Expr, known: Known): Extent | undefined {
  const range = rangeOfExpr(e, known);
  return range === undefined || range === none || range === ofBatch || (range.lower >= -exact && range.upper <= exact + 1) ? range : undefined;
}

function rangeOfExpr(e: Expr, known: Known): Extent | undefined {
  switch (e.kind) {
    case "constant": {
      const value = toNumber(e.value);
      return Number.isSafeInteger(value) ? { lower: value, upper: value + 1 } : undefined;
    }
    case "index": {
      const alone = asVariable(e.affine);
      if (alone !== undefined && isOfBatch(alone)) return ofBatch;
      const [least, greatest] = interval(e.affine);
      return Number.isFinite(least) && Number.isFinite(greatest) ? { lower: least, upper: greatest + 1 } : undefined;
    }
    case "read": return known(e.array);
    case "reduce": {
      const size = e.indices.reduce((n, v) => n * (v.upper - v.lower), 1);
      if (e.operator !== "argmax" && e.operator !== "argmin") return undefined;
      const [only, more] = e.indices;
      if (only !== undefined && more === undefined && isOfBatch(only)) return ofBatch;
      return Number.isFinite(size) ? { lower: 0, upper: Math.max(size, 1) } : undefined;
    }
    case "select": return union(rangeOfValue(e.whenTrue, known), rangeOfValue(e.whenFalse, known));
    case "where": return union({ lower: 0, upper: 1 }, rangeOfValue(e.body, known));
    case "sum": return rangeOfRemainder(e, known) ?? rangeOfPieces(e, known) ?? rangeOfSum(e, known);
    case "call": return rangeOfCall(e.primitive, e.arguments, known);
    case "count": case "product": case "draw": return undefined;
  }
}

function rangeOfCall(primitive: string, operands: readonly Expr[], known: Known): Extent | undefined {
  const [a, b] = operands;
  if (primitive === "floor" && a !== undefined) return rangeOfFloor(a, known);
  if ((primitive !== "max" && primitive !== "min") || a === undefined || b === undefined) return undefined;
  const [x, y] = [rangeOfValue(a, known), rangeOfValue(b, known)];
  if (x === ofBatch && y === ofBatch) return ofBatch;
  if (x === undefined || y === undefined || x === none || y === none) return x === none ? y : y === none ? x : undefined;
  if (x === ofBatch || y === ofBatch) return undefined;
  const choose = primitive === "max" ? Math.max : Math.min;
  return { lower: choose(x.lower, y.lower), upper: choose(x.upper, y.upper) };
}

/** `floor(p / d)` of a whole p. */
function rangeOfFloor(quotient: Expr, known: Known): Extent | undefined {
  const { dividend, divisor } = asQuotient(quotient) ?? { dividend: quotient, divisor: 1 };
  const whole = rangeOfValue(dividend, known);
  if (whole === undefined || whole === none || whole === ofBatch) return whole;
  return { lower: Math.floor(whole.lower / divisor), upper: Math.floor((whole.upper - 1) / divisor) + 1 };
}

/** `p % d`, which is p − d · floor(p / d), of a whole number or the number of examples. */
function rangeOfRemainder(e: Sum, known: Known): Extent | undefined {
  for (const term of e.terms) {
    const rest = linear(e.constant, e.terms.filter((t) => t !== term));
    if (term.value.key === multiply(count, call("floor", divide(rest, count))).key && toNumber(term.coefficient) === -1) return isWhole(rest, known) ? ofBatch : undefined;
    const divisor = -toNumber(term.coefficient);
    if (term.value.kind !== "call" || term.value.primitive !== "floor" || !Number.isSafeInteger(divisor) || divisor <= 0) continue;
    const [quotient] = term.value.arguments;
    if (quotient?.key !== divide(rest, constant(divisor)).key) continue;
    const range = rangeOfValue(rest, known);
    return range === undefined || range === none ? range : { lower: 0, upper: divisor };
  }
  return undefined;
}

/** Whether the values are whole numbers, of any size: sums of indices, places and bounded ones. */
function isWhole(e: Expr, known: Known): boolean {
  if (e.kind === "index") return true;
  if (e.kind !== "sum") return rangeOfValue(e, known) !== undefined;
  return Number.isSafeInteger(toNumber(e.constant)) && e.terms.every((t) => Number.isSafeInteger(toNumber(t.coefficient)) && isWhole(t.value, known));
}

/** Pieces of which at most one is not 0 at each point. */
function rangeOfPieces(e: Sum, known: Known): Extent | undefined {
  if (!isZero(e.constant)) return undefined;
  const pieces: (readonly Condition[])[] = [];
  let range: Extent | undefined = { lower: 0, upper: 1 };
  for (const { coefficient, value } of e.terms) {
    const factor = toNumber(coefficient);
    if (value.kind !== "where" || !Number.isSafeInteger(factor)) return undefined;
    pieces.push(value.conditions);
    range = union(range, rangeOfTerm({ coefficient, value: value.body }, known));
    if (range === undefined) return undefined;
  }
  const disjoint = pieces.every((piece, i) => pieces.slice(0, i).every((other) => !satisfiable([...other, ...piece])));
  return disjoint ? range : undefined;
}

function rangeOfSum(e: Sum, known: Known): Extent | undefined {
  const start = toNumber(e.constant);
  if (!Number.isSafeInteger(start)) return undefined;
  let [least, greatest] = [start, start];
  for (const term of e.terms) {
    const range = rangeOfTerm(term, known);
    if (range === undefined || range === none) return range;
    if (range === ofBatch) return undefined;
    least += range.lower;
    greatest += range.upper - 1;
  }
  return { lower: least, upper: greatest + 1 };
}

function rangeOfTerm({ coefficient, value }: SumTerm, known: Known): Extent | undefined {
  const factor = toNumber(coefficient);
  const range = rangeOfValue(value, known);
  if (range === undefined || range === none || !Number.isSafeInteger(factor)) return Number.isSafeInteger(factor) ? range : undefined;
  if (range === ofBatch) return factor === 1 ? range : undefined;
  const ends = [factor * range.lower, factor * (range.upper - 1)];
  return { lower: Math.min(...ends), upper: Math.max(...ends) + 1 };
}

function union(a: Extent | undefined, b: Extent | undefined): Extent | undefined {
  if (a === undefined || b === undefined) return undefined;
  if (a === none || b === none) return a === none ? b : a;
  // There is always a first example.
  if (a === ofBatch || b === ofBatch) return [a, b].every((x) => x === ofBatch || (x.lower === 0 && x.upper === 1)) ? ofBatch : undefined;
  return { lower: Math.min(a.lower, b.lower), upper: Math.max(a.upper, b.upper) };
}
