/**
 * The only constructors of expressions. They keep the normal form: sums of monomials with merged coefficients, products
 * of powers with merged exponents, conditions outermost, constants folded. They never distribute, hoist or stabilize:
 * that is for phases.
 */
import { affineVariables, conditionKey, isConstant, joinConditions } from "./affine.ts";
import { distributionKey } from "./distribution.ts";
import { combine, hashOf, hashText } from "./hash.ts";
import { bounded } from "./limits.ts";
import { addNum, gcd, isOne, isZero, mulNum, negNum, num, type Num, numKey, one, powNum, toNumber, zero } from "./number.ts";
import { applyPrimitive, rowOf } from "./primitives.ts";
import type {
  Affine, BinaryPrimitive, Condition, Constant, Distribution, Expr, Factor, IndexVariable, PositionAt, Primitive, Reduce, ReduceOperator,
  SumTerm, UnaryPrimitive,
} from "./types.ts";

// ---------------------------------------------------------------- leaves

export function constant(value: Num | number): Constant {
  const v = typeof value === "number" ? num(value) : value;
  const key = numKey(v);
  return { kind: "constant", value: v, key, shape: hashText(key), depth: 0, height: 0 };
}

/** The number of examples at hand. */
export const count: Expr = { kind: "count", key: "N", shape: hashText("N"), depth: 0, height: 0 };

/** An index position as a number. */
export function indexValue(a: Affine): Expr {
  if (isConstant(a)) return constant(a.constant);
  return { kind: "index", affine: a, key: `#(${a.key})`, shape: combine(11, hashOf(a)), depth: 0, height: 0 };
}

function positionKey(p: PositionAt): string {
  return p.kind === "affine" ? p.affine.key : `@${p.value.key}`;
}

export function read(array: string, positions: readonly PositionAt[], guarded = false): Expr {
  // The order of terms is as it would be without the mark, so that emitted code is that of version 0.1.
  let shape = combine(13, hashText(array.startsWith("@") ? array.slice(1) : array));
  let depth = 0;
  let height = 0;
  for (const p of positions) {
    shape = combine(shape, p.kind === "affine" ? hashOf(p.affine) : p.value.shape);
    if (p.kind === "affine") continue;
    depth = Math.max(depth, p.value.depth);
    height = Math.max(height, p.value.height + 1);
  }
  const key = `${array}[${positions.map(positionKey).join(",")}]${guarded ? "?" : ""}`;
  return bounded({ kind: "read", array, positions, guarded, key, shape, depth, height });
}

/** A read at affine positions. */
export function readAt(array: string, positions: readonly Affine[], guarded = false): Expr {
  return read(array, positions.map((affine) => ({ kind: "affine", affine })), guarded);
}

export function draw(distribution: Distribution, occurrence: number, indices: readonly Affine[], sizes: readonly number[]): Expr {
  const name = distributionKey(distribution);
  const key = `${name}#${occurrence}[${indices.map((a) => a.key).join(",")}|${sizes.join(",")}]`;
  return { kind: "draw", distribution, occurrence, indices, sizes, key, shape: combine(combine(17, occurrence), hashText(name)), depth: 0, height: 0 };
}

export function isConstantOf(e: Expr, value: number): boolean {
  return e.kind === "constant" && toNumber(e.value) === value;
}

// ---------------------------------------------------------------- sums

function order(a: Expr, b: Expr): number {
  return a.shape - b.shape || (a.key < b.key ? -1 : a.key > b.key ? 1 : 0);
}

function makeSum(c: Num, terms: readonly SumTerm[]): Expr {
  const [first, ...rest] = terms;
  if (first === undefined) return constant(c);
  if (rest.length === 0 && isZero(c) && isOne(first.coefficient)) return first.value;
  let shape = combine(19, hashText(numKey(c)));
  let depth = 0;
  let height = 0;
  let key = isZero(c) ? "(" : `(${numKey(c)}`;
  for (const { coefficient, value } of terms) {
    shape = combine(combine(shape, hashText(numKey(coefficient))), value.shape);
    depth = Math.max(depth, value.depth);
    height = Math.max(height, value.height);
    key += isOne(coefficient) ? `+${value.key}` : `+${numKey(coefficient)}*${value.key}`;
  }
  return bounded({ kind: "sum", constant: c, terms, key: `${key})`, shape, depth, height: height + 1 });
}

/** `constant + Σ coefficient · value` of any expressions. */
export function linear(c: Num, parts: readonly SumTerm[]): Expr {
  let total = c;
  const merged = new Map<string, SumTerm>();
  const put = (coefficient: Num, e: Expr): void => {
    if (e.kind === "constant") total = addNum(total, mulNum(coefficient, e.value));
    else if (e.kind === "sum") {
      total = addNum(total, mulNum(coefficient, e.constant));
      for (const term of e.terms) put(mulNum(coefficient, term.coefficient), term.value);
    } else {
      const old = merged.get(e.key);
      merged.set(e.key, { coefficient: old ? addNum(old.coefficient, coefficient) : coefficient, value: old?.value ?? e });
    }
  };
  for (const { coefficient, value } of parts) put(coefficient, value);
  const terms = [...merged.values()].filter((t) => !isZero(t.coefficient)).sort((a, b) => order(a.value, b.value));
  return makeSum(total, terms);
}

export function add(...parts: readonly Expr[]): Expr {
  return linear(zero, parts.map((value) => ({ coefficient: one, value })));
}

export function subtract(a: Expr, b: Expr): Expr {
  return linear(zero, [{ coefficient: one, value: a }, { coefficient: negNum(one), value: b }]);
}

/** `factor · e`; 0 times anything is 0. */
export function scale(factor: Num | number, e: Expr): Expr {
  const f = typeof factor === "number" ? num(factor) : factor;
  if (isZero(f)) return constant(zero);
  return isOne(f) ? e : linear(zero, [{ coefficient: f, value: e }]);
}

/** The expression as `dividend / divisor`, with whole factors and a whole divisor; undefined where it has no such form. */
export function asQuotient(e: Expr): { readonly dividend: Expr; readonly divisor: number } | undefined {
  if (e.kind !== "sum") return undefined;
  const divisor = [e.constant, ...e.terms.map((t) => t.coefficient)].reduce((d, x) => (x.kind === "rational" ? (d / gcd(d, x.d)) * x.d : NaN), 1);
  return Number.isSafeInteger(divisor) && divisor > 1 ? { dividend: scale(divisor, e), divisor } : undefined;
}

export function negate(e: Expr): Expr {
  return scale(negNum(one), e);
}

// ---------------------------------------------------------------- products

/** Provably ≥ 0 from its form alone. */
function nonnegative(e: Expr): boolean {
  switch (e.kind) {
    case "constant": return toNumber(e.value) >= 0;
    case "count": return true;
    case "index": return false;
    case "product": return e.factors.every((f) => f.exponent % 2 === 0 || nonnegative(f.base));
    case "sum": return toNumber(e.constant) >= 0 && e.terms.every((t) => toNumber(t.coefficient) >= 0 && nonnegative(t.value));
    case "call": return rowOf(e.primitive).nonnegative === true;
    case "select": return nonnegative(e.whenTrue) && nonnegative(e.whenFalse);
    case "where": return nonnegative(e.body);
    case "reduce": return (e.operator !== "logsumexp") && nonnegative(e.body);
    case "draw": return e.distribution === "uniform";
    case "read": return false;
  }
}

/** `Π base ^ exponent` of any expressions. */
export function monomial(parts: readonly Factor[]): Expr {
  let coefficient: Num = one;
  const conditions: (readonly Condition[])[] = [];
  const merged = new Map<string, Factor>();
  const put = (e: Expr, exponent: number): void => {
    const whole = Number.isInteger(exponent);
    if (exponent === 0) return;
    if (e.kind === "constant") {
      coefficient = mulNum(coefficient, powNum(e.value, exponent));
    } else if (e.kind === "sum" && isZero(e.constant) && e.terms.length === 1 && e.terms[0] !== undefined && (whole || toNumber(e.terms[0].coefficient) > 0)) {
      coefficient = mulNum(coefficient, powNum(e.terms[0].coefficient, exponent));
      put(e.terms[0].value, exponent);
    } else if (e.kind === "product" && (whole || e.factors.every((f) => nonnegative(f.base)))) {
      for (const f of e.factors) put(f.base, f.exponent * exponent);
    } else if (e.kind === "where" && exponent > 0) {
      conditions.push(e.conditions);
      put(e.body, exponent);
    } else {
      const old = merged.get(e.key);
      merged.set(e.key, { base: e, exponent: (old?.exponent ?? 0) + exponent });
    }
  };
  for (const { base, exponent } of parts) put(base, exponent);
  if (isZero(coefficient)) return constant(zero);
  const factors = [...merged.values()].filter((f) => f.exponent !== 0).sort((a, b) => order(a.base, b.base));
  const result = scale(coefficient, makeProduct(factors));
  if (conditions.length === 0) return result;
  const joined = joinConditions(...conditions);
  return joined === undefined ? constant(zero) : where(joined, result);
}

function makeProduct(factors: readonly Factor[]): Expr {
  const [first, ...rest] = factors;
  if (first === undefined) return constant(one);
  if (rest.length === 0 && first.exponent === 1) return first.base;
  let shape = 23;
  let depth = 0;
  let height = 0;
  for (const { base, exponent } of factors) {
    shape = combine(combine(shape, base.shape), hashText(String(exponent)));
    depth = Math.max(depth, base.depth);
    height = Math.max(height, base.height);
  }
  const key = factors.map(({ base, exponent }) => (exponent === 1 ? base.key : `${base.kind === "product" ? `(${base.key})` : base.key}^${exponent}`)).join("·");
  return bounded({ kind: "product", factors, key, shape, depth, height: height + 1 });
}

export function multiply(...parts: readonly Expr[]): Expr {
  return monomial(parts.map((base) => ({ base, exponent: 1 })));
}

export function divide(a: Expr, b: Expr): Expr {
  return monomial([{ base: a, exponent: 1 }, { base: b, exponent: -1 }]);
}

/** `base ^ exponent` for a constant exponent. */
export function power(base: Expr, exponent: number): Expr {
  return exponent === 0 ? constant(one) : monomial([{ base, exponent }]);
}

export function sqrt(e: Expr): Expr {
  return power(e, 0.5);
}

// ---------------------------------------------------------------- primitives and choices

export function call(primitive: UnaryPrimitive, a: Expr): Expr;
export function call(primitive: BinaryPrimitive, a: Expr, b: Expr): Expr;
export function call(primitive: Primitive, ...args: readonly Expr[]): Expr {
  const [a, b] = args;
  if (primitive === "power" && a !== undefined && b?.kind === "constant") return power(a, toNumber(b.value));
  const values = args.map((e) => (e.kind === "constant" ? toNumber(e.value) : undefined));
  if (values.every((v) => v !== undefined)) return constant(applyPrimitive(primitive, values));
  const known = a === undefined || b === undefined ? undefined : comparedDraw(primitive, a, b);
  if (known !== undefined) return constant(known ? 1 : 0);
  if ((primitive === "and" || primitive === "or") && a !== undefined && b !== undefined) {
    for (const [x, y] of [[a, b], [b, a]] as const) {
      if (x.kind === "constant") return isZero(x.value) === (primitive === "and") ? constant(primitive === "and" ? 0 : 1) : y;
    }
  }
  // The number of examples is never 0.
  if (primitive === "equal" && a !== undefined && b !== undefined && isConstantOf(b, 0) && isOfCounts(a)) return constant(0);
  return makeCall(primitive, args);
}

function isOfCounts(e: Expr): boolean {
  if (e.kind === "sum") return isZero(e.constant) && e.terms.length === 1 && e.terms.every((t) => isOfCounts(t.value));
  return e.kind === "count" || (e.kind === "product" && e.factors.every((f) => f.base.kind === "count"));
}

/** What a comparison of a uniform draw, which is in [0, 1), with a constant outside of that always gives. */
function comparedDraw(primitive: Primitive, a: Expr, b: Expr): boolean | undefined {
  if (primitive !== "less" && primitive !== "lessEqual") return undefined;
  const isUniform = (e: Expr): boolean => e.kind === "draw" && e.distribution === "uniform";
  if (isUniform(a) && b.kind === "constant") {
    const most = toNumber(b.value);
    return most >= 1 ? true : most < 0 || (most === 0 && primitive === "less") ? false : undefined;
  }
  if (isUniform(b) && a.kind === "constant") {
    const least = toNumber(a.value);
    return least >= 1 ? false : least < 0 || (least === 0 && primitive === "lessEqual") ? true : undefined;
  }
  return undefined;
}

/** `call` for a primitive known only at run time; the number of arguments must be its arity. */
export function callAny(primitive: Primitive, args: readonly Expr[]): Expr {
  return (call as (primitive: Primitive, ...args: readonly Expr[]) => Expr)(primitive, ...args);
}

function makeCall(primitive: Primitive, args: readonly Expr[]): Expr {
  let shape = combine(29, hashText(primitive));
  for (const a of args) shape = combine(shape, a.shape);
  const [depth, height] = [Math.max(...args.map((a) => a.depth)), 1 + Math.max(...args.map((a) => a.height))];
  return bounded({ kind: "call", primitive, arguments: args, key: `${primitive}(${args.map((a) => a.key).join(",")})`, shape, depth, height });
}

/** Chosen by data; see `choose` in choose.ts for conditions that may be on indices alone. */
export function select(condition: Expr, whenTrue: Expr, whenFalse: Expr): Expr {
  if (condition.kind === "constant") return isZero(condition.value) ? whenFalse : whenTrue;
  if (whenTrue.key === whenFalse.key) return whenTrue;
  const shape = combine(combine(combine(31, condition.shape), whenTrue.shape), whenFalse.shape);
  const depth = Math.max(condition.depth, whenTrue.depth, whenFalse.depth);
  const key = `(${condition.key}?${whenTrue.key}:${whenFalse.key})`;
  const height = 1 + Math.max(condition.height, whenTrue.height, whenFalse.height);
  return bounded({ kind: "select", condition, whenTrue, whenFalse, key, shape, depth, height });
}

/** `body` where all conditions hold, else 0. */
export function where(conditions: readonly Condition[], body: Expr): Expr {
  if (body.kind === "where") return where([...conditions, ...body.conditions], body.body);
  const joined = joinConditions(conditions);
  if (joined === undefined || isConstantOf(body, 0)) return constant(zero);
  if (joined.length === 0) return body;
  let shape = combine(37, body.shape);
  for (const c of joined) shape = combine(shape, hashOf(c.affine) + (c.equality ? 1 : 0));
  const key = `{${joined.map(conditionKey).join("&")}?${body.key}}`;
  return bounded({ kind: "where", conditions: joined, body, key, shape, depth: body.depth, height: body.height + 1 });
}

// ---------------------------------------------------------------- reductions

/** The value over no points at all. */
export function neutral(operator: ReduceOperator): number {
  switch (operator) {
    case "sum": case "argmax": case "argmin": return 0;
    case "product": return 1;
    case "max": case "logsumexp": return -Infinity;
    case "min": return Infinity;
  }
}

/** The size of an index's range as an expression. */
export function extentOf(v: IndexVariable): Expr {
  return v.upper === Infinity ? count : constant(v.upper - v.lower);
}

export function reduce(operator: ReduceOperator, indices: readonly IndexVariable[], conditions: readonly Condition[], body: Expr): Expr {
  const joined = joinConditions(conditions);
  if (joined === undefined || indices.some((v) => v.upper <= v.lower)) return constant(neutral(operator));
  if (operator === "sum") return reduceSum(indices, joined, body);
  if (indices.length === 0 && joined.length === 0) return operator === "argmax" || operator === "argmin" ? constant(0) : body;
  return makeReduce(operator, indices, joined, body);
}

function reduceSum(indices: readonly IndexVariable[], conditions: readonly Condition[], body: Expr): Expr {
  if (isConstantOf(body, 0)) return body;
  if (body.kind === "where") return reduce("sum", indices, [...conditions, ...body.conditions], body.body);
  if (body.kind === "sum" && isZero(body.constant) && body.terms.length === 1 && body.terms[0] !== undefined) {
    return scale(body.terms[0].coefficient, reduceSum(indices, conditions, body.terms[0].value));
  }
  if (body.kind === "constant" && !isOne(body.value)) return scale(body.value, reduceSum(indices, conditions, constant(one)));
  if (body.kind === "reduce" && body.operator === "sum") {
    return reduce("sum", [...indices, ...body.indices], [...conditions, ...body.conditions], body.body);
  }
  const bound = new Set(indices.map((v) => v.id));
  const outer = conditions.filter((c) => ![...affineVariables(c.affine).keys()].some((id) => bound.has(id)));
  if (outer.length > 0) return where(outer, reduceSum(indices, conditions.filter((c) => !outer.includes(c)), body));
  const used = indices.filter((v) => body.key.includes(v.key) || conditions.some((c) => c.affine.key.includes(v.key)));
  if (used.length < indices.length) {
    return multiply(reduceSum(used, conditions, body), ...indices.filter((v) => !used.includes(v)).map(extentOf));
  }
  return indices.length === 0 ? body : makeReduce("sum", indices, conditions, body);
}

function makeReduce(operator: ReduceOperator, indices: readonly IndexVariable[], conditions: readonly Condition[], body: Expr): Reduce {
  const depth = body.depth + 1;
  let inner = `${conditions.map(conditionKey).join("&")}|${body.key}`;
  const byOccurrence = [...indices].sort((a, b) => inner.indexOf(a.key) - inner.indexOf(b.key));
  byOccurrence.forEach((v, i) => {
    inner = inner.replaceAll(v.key, `‹§${depth}.${i}:${v.lower}:${v.upper}›`);
  });
  // The ordinal of a greatest element depends on the order of the indices; nothing else does.
  const ordered = operator === "argmax" || operator === "argmin" ? `:${indices.map((v) => byOccurrence.indexOf(v)).join("")}` : "";
  let shape = combine(combine(41, hashText(operator)), body.shape);
  for (const v of indices) shape = combine(shape, (v.upper === Infinity ? -1 : v.upper) * 31 + v.lower);
  return bounded({ kind: "reduce", operator, indices, conditions, body, depth, height: body.height + 1, shape, key: `${operator}${ordered}{${inner}}` });
}

/** Σ body over the indices, divided by how many points there are. */
export function mean(indices: readonly IndexVariable[], body: Expr): Expr {
  return divide(reduce("sum", indices, [], body), multiply(constant(one), ...indices.map(extentOf)));
}
