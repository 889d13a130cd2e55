/** Sums and products: each sum is a chain of additions, a matrix product with a bias is `Gemm`, and a mean is a reduction of its own. */
import { toNumber } from "../../ir/equation/number.ts";
import type { Expr, Product, Sum } from "../../ir/equation/types.ts";
import { conditionValue, masksOf } from "./conditions.ts";
import type { Emitter } from "./emitter.ts";
import { logSoftmax } from "./normalized.ts";
import { scaledReduction } from "./reduce.ts";
import { cast, elementwise, scalarValue, type Value } from "./value.ts";

interface Term {
  readonly coefficient: number;
  readonly value: Value;
}

export function sum(e: Sum, emitter: Emitter): Value {
  const { builder } = emitter;
  const whole = logSoftmax(e, emitter) ?? eitherOr(e, emitter);
  if (whole !== undefined) return whole;
  const terms = e.terms.map(({ coefficient, value }): Term => {
    const factor = toNumber(coefficient);
    const scaled = value.kind === "reduce" ? scaledReduction(value, factor, emitter) : undefined;
    return scaled !== undefined ? { coefficient: 1, value: scaled } : { coefficient: factor, value: cast(emitter.emit(value), "float", builder) };
  });
  // First what has most dimensions and is added.
  const rank = ({ coefficient, value }: Term): number => value.axes.length + (coefficient === 1 ? 0.5 : 0) + (value.operand.constant === undefined ? 0.25 : 0);
  const [first, ...others] = [...terms].sort((a, b) => rank(b) - rank(a));
  if (first === undefined) return scalarValue(builder, toNumber(e.constant));
  const constant = toNumber(e.constant);
  const [only] = others;
  if (others.length === 0 && constant !== 0 && first.coefficient === -1) return elementwise(builder, "Sub", [scalarValue(builder, constant), first.value], "float");
  const fused = first.coefficient === 1 && only?.coefficient === 1 ? first.value.plus?.(only.value) : undefined;
  let total = fused ?? times(first, emitter);
  for (const term of fused === undefined ? others : others.slice(1)) {
    total = term.coefficient === -1 ? elementwise(builder, "Sub", [total, term.value], "float") : elementwise(builder, "Add", [total, times(term, emitter)], "float");
  }
  return constant === 0 ? total : elementwise(builder, "Add", [total, scalarValue(builder, constant)], "float");
}

function times({ coefficient, value }: Term, { builder }: Emitter): Value {
  if (coefficient === 1) return value;
  return coefficient === -1 ? elementwise(builder, "Neg", [value], "float") : elementwise(builder, "Mul", [value, scalarValue(builder, coefficient)], "float");
}

/** One value where conditions hold, and another elsewhere. */
function eitherOr(e: Sum, emitter: Emitter): Value | undefined {
  const [a, b, ...others] = e.terms;
  if (others.length > 0 || toNumber(e.constant) !== 0 || a?.value.kind !== "where" || b?.value.kind !== "where") return undefined;
  if (toNumber(a.coefficient) !== 1 || toNumber(b.coefficient) !== 1) return undefined;
  const [here, ...more] = masksOf(a.value.conditions, emitter);
  const [there, ...rest] = masksOf(b.value.conditions, emitter);
  if (here === undefined || there === undefined || more.length + rest.length > 0) return undefined;
  const areSame = here.variables.length === there.variables.length && here.variables.every((v, k) => v.id === there.variables[k]?.id);
  if (!areSame || !here.holds.every((x, i) => x !== there.holds[i])) return undefined;
  const mask = conditionValue(a.value.conditions, emitter);
  if (mask === undefined) return undefined;
  const side = (body: Expr): Value => cast(emitter.emit(body), "float", emitter.builder);
  return elementwise(emitter.builder, "Where", [mask, side(a.value.body), side(b.value.body)], "float");
}

export function product(e: Product, emitter: Emitter): Value {
  const { builder } = emitter;
  const above: Value[] = [];
  const below: Value[] = [];
  for (const { base, exponent } of e.factors) {
    const value = cast(emitter.emit(base), "float", builder);
    (exponent < 0 ? below : above).push(raised(value, Math.abs(exponent), emitter));
  }
  const multiplied = (values: readonly Value[]): Value | undefined => {
    const [first, ...others] = [...values].sort((a, b) => b.axes.length - a.axes.length);
    return first && others.reduce((x, y) => elementwise(builder, "Mul", [x, y], "float"), first);
  };
  const dividend = multiplied(above);
  const divisor = multiplied(below);
  if (divisor === undefined) return dividend ?? scalarValue(builder, 1);
  return dividend === undefined ? elementwise(builder, "Reciprocal", [divisor], "float") : elementwise(builder, "Div", [dividend, divisor], "float");
}

function raised(value: Value, exponent: number, { builder }: Emitter): Value {
  if (exponent === 1) return value;
  if (exponent === 0.5) return elementwise(builder, "Sqrt", [value], "float");
  if (exponent === 2) return elementwise(builder, "Mul", [value, value], "float");
  return elementwise(builder, "Pow", [value, scalarValue(builder, exponent)], "float");
}
