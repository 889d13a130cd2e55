/** Sums and products of tensors. */
import { toNumber } from "../../ir/equation/number.ts";
import type { Expr, Factor, Product, Sum, SumTerm } from "../../ir/equation/types.ts";
import { asReal, harmless } from "./convert.ts";
import { logSoftmax } from "./softmax.ts";
import { atom, binds, type Code, number, within } from "./python.ts";
import { nested, type Scope } from "./scope.ts";
import { aligned, nextLevel, type Tensor, union } from "./tensor.ts";

type Emit = (e: Expr, scope: Scope) => Tensor;

/** Integers stay integers where all operands are. */
function operands(values: readonly Tensor[], scope: Scope, whole: boolean): { readonly values: readonly Tensor[]; readonly type: "real" | "integer" } {
  if (whole && values.every((v) => v.type === "integer")) return { values, type: "integer" };
  return { values: values.map((v) => asReal(v, scope)), type: "real" };
}

export function sum(e: Sum, scope: Scope, emit: Emit): Tensor {
  const constant = toNumber(e.constant);
  // Reductions first, since a bias is added to them; what is subtracted last.
  const logarithm = logSoftmax(e, scope, emit);
  if (logarithm !== undefined) return logarithm;
  const all = byText(e.terms, ({ value }) => value, scope, emit).sort((a, b) => rank(a) - rank(b));
  const whole = Number.isInteger(constant) && all.every((t) => Number.isInteger(toNumber(t.coefficient)));
  const { terms, values, type } = withBias(all, operands(all.map((t) => emit(t.value, scope)), scope, whole));
  const axes = union(scope.order, values);
  let code: Code | undefined;
  const append = (part: Code, negative: boolean): void => {
    if (code === undefined) code = negative ? { text: `-${within(part, binds.unary)}`, binds: binds.unary } : part;
    else code = { text: `${within(code, binds.sum)} ${negative ? "-" : "+"} ${within(part, binds.product)}`, binds: binds.sum };
  };
  const isFirst = constant !== 0 && terms.every((t) => toNumber(t.coefficient) < 0);
  if (isFirst) append(number(Math.abs(constant)), constant < 0);
  values.forEach((v, i) => {
    const coefficient = terms[i]?.coefficient;
    if (coefficient === undefined) return;
    const x = toNumber(coefficient);
    const [part, sign] = unsigned(aligned(v, axes));
    append(scaled(part, Math.abs(x), coefficient.kind === "rational" && Math.abs(coefficient.n) === 1 ? coefficient.d : 1), x * sign < 0);
  });
  if (constant !== 0 && !isFirst) append(number(Math.abs(constant)), constant < 0);
  return { code: code ?? number(0), axes, type, scalar: values.every((v) => v.scalar) };
}

/** Of the terms a convolution and its bias become one. */
function withBias(terms: readonly SumTerm[], { values, type }: ReturnType<typeof operands>): ReturnType<typeof operands> & { readonly terms: readonly SumTerm[] } {
  const isPlain = (i: number): boolean => terms[i] !== undefined && toNumber(terms[i].coefficient) === 1;
  const at = values.findIndex((v, i) => v.biased !== undefined && isPlain(i));
  const found = values.map((bias, i) => (i !== at && isPlain(i) ? values[at]?.biased?.(bias) : undefined));
  const bias = found.findIndex((v) => v !== undefined);
  if (at < 0 || bias < 0) return { terms, values, type };
  const kept = values.flatMap((v, i) => (i === bias ? [] : i === at ? (found[bias] ?? v) : v));
  return { terms: terms.filter((_, i) => i !== bias), values: kept, type };
}

/** The part of a term without its minus, and its sign. */
function unsigned(code: Code): readonly [Code, 1 | -1] {
  return code.binds === binds.unary && code.text.startsWith("-") && !/^-[\d.]+$/.test(code.text) ? [{ text: code.text.slice(1), binds: binds.unary }, -1] : [code, 1];
}

function rank({ coefficient, value }: Sum["terms"][number]): number {
  return toNumber(coefficient) < 0 ? 2 : value.kind === "reduce" ? 0 : 1;
}

function scaled(code: Code, by: number, divisor: number): Code {
  if (by === 1) return code;
  // As the equation has it, where that is short: `0.001 * g`.
  if (divisor > 1 && String(by).length > 6) return { text: `${within(code, binds.product)} / ${divisor}`, binds: binds.product };
  return { text: `${number(by).text} * ${within(code, nextLevel(binds.product))}`, binds: binds.product };
}

export function product(e: Product, scope: Scope, emit: Emit): Tensor {
  const whole = e.factors.every(({ exponent }) => Number.isInteger(exponent) && exponent > 0);
  const factors = byText(e.factors, (f) => f.base, scope, emit);
  const { values, type } = operands(factors.map((f) => base(f, scope, emit)), scope, whole);
  const axes = union(scope.order, values);
  const above: Code[] = [];
  const below: Code[] = [];
  values.forEach((v, i) => {
    const exponent = factors[i]?.exponent ?? 1;
    (exponent < 0 ? below : above).push(powered(aligned(v, axes), v, Math.abs(exponent)));
  });
  const level = binds.product;
  const [first = atom("1"), ...rest] = above;
  const isSingle = rest.length === 0 && below.length === 0;
  const text = [within(first, level), ...rest.map((c) => ` * ${within(c, nextLevel(level))}`), ...below.map((c) => ` / ${within(c, nextLevel(level))}`)].join("");
  return { code: isSingle ? first : { text, binds: level }, axes, type, scalar: values.every((v) => v.scalar) };
}

/** Parts in the order of their text, where texts of equations of several arrays are compared; else as they are. */
function byText<T>(parts: readonly T[], of: (part: T) => Expr, scope: Scope, emit: Emit): T[] {
  if (!scope.f.isSorted) return [...parts];
  // Numbers first: a product of them takes no tensor.
  const keyed = parts.map((part) => ({ part, value: emit(of(part), nested(scope)) })).map(({ part, value: { scalar, code } }) => ({ part, text: `${scalar ? 0 : 1}${code.text}` }));
  return keyed.sort((a, b) => (a.text < b.text ? -1 : a.text > b.text ? 1 : 0)).map(({ part }) => part);
}

/** A base that could be 0 or negative is harmless where a choice does not take the product. */
function base({ base: of, exponent }: Factor, scope: Scope, emit: Emit): Tensor {
  const value = emit(of, scope);
  return exponent > 0 && Number.isInteger(exponent) ? value : harmless(asReal(value, scope), "1.0", scope);
}

function powered(code: Code, value: Tensor, exponent: number): Code {
  if (exponent === 1) return code;
  if (exponent === 0.5) return atom(`${value.scalar ? "math" : "torch"}.sqrt(${code.text})`);
  return { text: `${within(code, nextLevel(binds.power))} ** ${number(exponent).text}`, binds: binds.power };
}
