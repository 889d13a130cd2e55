/** Expressions as text, in the notation of `.nn` files, with no more parentheses than it needs. */
import { drawText } from "../distribution.ts";
import { isOne, negNum, type Num, numKey, toNumber } from "../number.ts";
import { rowOf } from "../primitives.ts";
import type { Call, Condition, Expr, Factor, PositionAt, Product, Sum } from "../types.ts";
import { printAffine, printCondition, printRange } from "./affine.ts";
import type { Names } from "./names.ts";

/** How tightly an operator binds, from loosest to tightest. */
const level = { choice: 0, or: 1, and: 2, comparison: 3, sum: 4, product: 5, power: 6, atom: 7 } as const;
type Level = (typeof level)[keyof typeof level];

interface Text {
  readonly text: string;
  readonly level: Level;
}

export function printIn(e: Expr, names: Names): string {
  return render(e, names).text;
}

/** In parentheses if it binds less tightly than `needed`. */
function within(e: Expr, names: Names, needed: Level): string {
  const { text, level: own } = render(e, names);
  return own < needed ? `(${text})` : text;
}

function render(e: Expr, names: Names): Text {
  switch (e.kind) {
    case "constant": return number(e.value);
    case "count": return atom("count(batch)");
    case "index": {
      const text = printAffine(e.affine, names);
      return { text, level: /^\w+$/.test(text) ? level.atom : text.includes(" + ") || text.includes("-") ? level.sum : level.product };
    }
    case "read": {
      const text = `${names.ofArray(e.array)}${printPositions(e.positions, names)}`;
      return atom(e.guarded ? `(${text} else 0)` : text);
    }
    case "sum": return renderSum(e, names);
    case "product": return renderProduct({ kind: "rational", n: 1, d: 1 }, e.factors, names);
    case "call": return renderCall(e, names);
    case "select":
      return { text: `${within(e.condition, names, level.or)} ? ${within(e.whenTrue, names, level.or)} : ${within(e.whenFalse, names, level.or)}`, level: level.choice };
    case "where": return { text: `${within(e.body, names, level.or)}${printWhere(e.conditions, names)}`, level: level.choice };
    case "reduce": {
      const inside = names.with(e.indices);
      const ranges = e.indices.map((v) => printRange(v, inside)).join(", ");
      return atom(`${e.operator}(${ranges}${printWhere(e.conditions, inside)}: ${printIn(e.body, inside)})`);
    }
    case "draw": return atom(`${drawText(e.distribution)}#${e.occurrence}(${e.indices.map((a) => printAffine(a, names)).join(", ")})`);
  }
}

function atom(text: string): Text {
  return { text, level: level.atom };
}

/** ` where i >= 1, i < 8`; nothing for no conditions. */
export function printWhere(conditions: readonly Condition[], names: Names): string {
  return conditions.length === 0 ? "" : ` where ${conditions.map((c) => printCondition(c, names)).join(", ")}`;
}

/** `[n, 2 * r + i]`; nothing for an array of rank 0. */
export function printPositions(positions: readonly PositionAt[], names: Names): string {
  if (positions.length === 0) return "";
  return `[${positions.map((p) => (p.kind === "affine" ? printAffine(p.affine, names) : printIn(p.value, names))).join(", ")}]`;
}

/** A fraction whose decimals are few as those. */
function number(value: Num): Text {
  const x = toNumber(value);
  const text = x === Infinity ? "infinity" : x === -Infinity ? "-infinity" : isFraction(value) ? numKey(value).replace("/", " / ") : String(x);
  return { text, level: isFraction(value) ? level.product : x < 0 ? level.sum : level.atom };
}

function isFraction(value: Num): boolean {
  return value.kind === "rational" && value.d !== 1 && String(toNumber(value)).length > 6;
}

/** Simple terms first and those with a minus last: `b[j] + sum(…)`, `1 - z[j]`. */
function renderSum(e: Sum, names: Names): Text {
  const terms = [...e.terms].sort((a, b) => a.value.depth - b.value.depth).map(({ coefficient, value }) => {
    const negative = toNumber(coefficient) < 0;
    return { negative, text: renderScaled(negative ? negNum(coefficient) : coefficient, value, names) };
  });
  const c = toNumber(e.constant);
  const shown = c === 0 ? [] : [{ negative: c < 0, text: number(c < 0 ? negNum(e.constant) : e.constant).text }];
  const all = [...terms.filter((t) => !t.negative), ...shown, ...terms.filter((t) => t.negative)];
  const [first, ...rest] = all;
  if (first === undefined) return atom("0");
  const text = rest.reduce((sum, t) => `${sum} ${t.negative ? "-" : "+"} ${t.text}`, first.negative ? `-${first.text}` : first.text);
  return { text, level: rest.length === 0 && !first.negative ? level.product : level.sum };
}

function renderScaled(coefficient: Num, value: Expr, names: Names): string {
  if (isOne(coefficient)) return within(value, names, level.product);
  return renderProduct(coefficient, value.kind === "product" ? value.factors : [{ base: value, exponent: 1 }], names).text;
}

/** `2 * a * b ^ 3 / (c * sqrt(d))` */
function renderProduct(coefficient: Num, factors: Product["factors"], names: Names): Text {
  const fraction = coefficient.kind === "rational" && isFraction(coefficient) ? coefficient : undefined;
  const scale = fraction === undefined ? toNumber(coefficient) : fraction.n;
  const above = factors.filter((f) => f.exponent > 0).map((f) => renderFactor(f, names));
  const below = factors.filter((f) => f.exponent < 0).map((f) => renderFactor({ base: f.base, exponent: -f.exponent }, names));
  const numerator = [...(scale === 1 && above.length > 0 ? [] : [{ text: String(scale), level: level.atom }]), ...above];
  const denominator = [...(fraction === undefined ? [] : [{ text: String(fraction.d), level: level.atom }]), ...below];
  const [only, ...others] = numerator;
  if (denominator.length === 0 && only !== undefined && others.length === 0) return only;
  const top = numerator.map(grouped).join(" * ");
  if (denominator.length === 0) return { text: top, level: level.product };
  const bottom = denominator.map(grouped).join(" * ");
  return { text: `${top} / ${denominator.length > 1 ? `(${bottom})` : bottom}`, level: level.product };
}

/** As one factor of several: what is itself a product stays together. */
function grouped({ text, level: own }: Text): string {
  return own < level.power ? `(${text})` : text;
}

function renderFactor({ base, exponent }: Factor, names: Names): Text {
  if (exponent === 0.5) return atom(`sqrt(${printIn(base, names)})`);
  if (exponent === 1) return render(base, names);
  return { text: `${within(base, names, level.atom)} ^ ${exponent}`, level: level.power };
}

function renderCall(e: Call, names: Names): Text {
  const { notation } = rowOf(e.primitive);
  const [a = e, b = e] = e.arguments;
  switch (notation.kind) {
    case "infix": return between(a, notation.sign, b, level[notation.binds], names);
    case "power": return between(a, "^", b, level.power, names);
    case "prefix": return { text: `${notation.sign} ${within(a, names, level.atom)}`, level: level.power };
    case "call": case "enclosed": case "derivative": return atom(`${e.primitive}(${e.arguments.map((x) => printIn(x, names)).join(", ")})`);
  }
}

/** An operator between operands that bind more tightly. */
function between(a: Expr, sign: string, b: Expr, own: Level, names: Names): Text {
  const tighter = (x: Expr): string => {
    const { text, level: inner } = render(x, names);
    return inner > own ? text : `(${text})`;
  };
  return { text: `${tighter(a)} ${sign} ${tighter(b)}`, level: own };
}
