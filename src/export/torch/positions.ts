/** Index positions and conditions on them: Python integers where only the step of a loop is in them, else grids of integers. */
import { affineVariables } from "../../ir/equation/affine.ts";
import type { Affine, Atom, Condition, IndexVariable } from "../../ir/equation/types.ts";
import { atom, binds, type Code, within } from "./python.ts";
import type { Scope } from "./scope.ts";
import { aligned, joined, scalar, type Tensor, tensor } from "./tensor.ts";

/** Whether a position is a Python integer here. */
export function isFixed(a: Affine, scope: Scope): boolean {
  return [...affineVariables(a).keys()].every((id) => scope.fixed.has(id));
}

/** A position, plus `offset`. */
export function position(a: Affine, scope: Scope, offset = 0): Tensor {
  const terms = a.terms.map(({ coefficient, atom: of }): { coefficient: number; value: Tensor } => ({ coefficient, value: atomValue(of, scope) }));
  return weighted(terms, a.constant + offset, scope);
}

function weighted(terms: readonly { readonly coefficient: number; readonly value: Tensor }[], constant: number, scope: Scope): Tensor {
  const sorted = [...terms].sort((a, b) => Math.sign(b.coefficient) - Math.sign(a.coefficient));
  const values = sorted.map(({ value }) => value);
  const axes = scope.order.filter((v) => values.some((t) => t.axes.some((w) => w.id === v.id)));
  let text = "";
  let level: Code["binds"] = binds.atom;
  for (const { coefficient, value } of sorted) {
    const code = aligned(value, axes);
    const size = Math.abs(coefficient);
    const part: Code = size === 1 ? code : { text: `${size} * ${within(code, binds.product)}`, binds: binds.product };
    if (text === "") [text, level] = coefficient < 0 ? [`-${within(part, binds.unary)}`, binds.unary] : [part.text, part.binds];
    else [text, level] = [`${text} ${coefficient < 0 ? "-" : "+"} ${within(part, binds.product)}`, binds.sum];
  }
  if (text === "") return scalar({ text: String(constant), binds: constant < 0 ? binds.unary : binds.atom }, "integer");
  if (constant !== 0) [text, level] = [`${text} ${constant < 0 ? "-" : "+"} ${Math.abs(constant)}`, binds.sum];
  return { code: { text, binds: level }, axes, type: "integer", scalar: values.every((v) => v.scalar) };
}

function atomValue(of: Atom, scope: Scope): Tensor {
  if (of.kind === "variable") {
    const fixed = scope.fixed.get(of.id);
    return fixed === undefined ? grid(of, scope) : scalar(atom(fixed), "integer");
  }
  const numerator = position(of.numerator, scope);
  if (numerator.scalar) return scalar({ text: `${within(numerator.code, binds.product)} // ${of.divisor}`, binds: binds.product }, "integer");
  return tensor(atom(`torch.div(${numerator.code.text}, ${of.divisor}, rounding_mode="floor")`), numerator.axes, "integer");
}

/** All positions of an index. */
export function grid(v: IndexVariable, { f }: Scope): Tensor {
  const [from, to] = v.upper === Infinity ? ["0", f.count()] : [String(v.lower), String(v.upper)];
  const range = from === "0" ? to : `${from}, ${to}`;
  const device = f.device();
  return tensor(atom(f.once(`grid ${v.name} ${range}`, identifier(v.name === "" ? "i" : v.name), () => `torch.arange(${range}, device=${device})`)), [v], "integer");
}

/** Of a name in a model, a name in Python. */
export function identifier(name: string): string {
  const text = name.replaceAll(/[^\p{L}\p{N}_]+/gu, "_").replace(/^_+|_+$/g, "");
  return text === "" ? "value" : /^\p{N}/u.test(text) ? `_${text}` : text;
}

/** Whether all conditions hold; `undefined` for none. */
export function conditions(list: readonly Condition[], scope: Scope): Tensor | undefined {
  if (list.length === 0) return undefined;
  const parts = list.map((c) => condition(c, scope));
  if (parts.length === 1) return parts[0];
  const together = parts.every((p) => p.scalar);
  return together ? scalar({ text: parts.map((p) => p.code.text).join(" and "), binds: binds.conditional }, "truth") : joined(scope.order, parts, "&", binds.bitAnd, "truth");
}

/** Terms with negative coefficients go to the other side. */
function condition({ affine: a, equality }: Condition, scope: Scope): Tensor {
  const part = (sign: 1 | -1): Affine["terms"] => a.terms.filter((t) => Math.sign(t.coefficient) === sign).map((t) => ({ coefficient: Math.abs(t.coefficient), atom: t.atom }));
  const values = (terms: Affine["terms"], constant: number): Tensor => weighted(terms.map(({ coefficient, atom: of }) => ({ coefficient, value: atomValue(of, scope) })), constant, scope);
  const [positive, negative] = [part(1), part(-1)];
  const left = values(positive, positive.length === 0 || (negative.length > 0 && a.constant > 0) ? a.constant : 0);
  const right = values(negative, positive.length > 0 && !(negative.length > 0 && a.constant > 0) ? 0 - a.constant : 0);
  const both = joined(scope.order, [left, right], equality ? "==" : ">=", binds.comparison, "truth");
  return both.scalar ? both : { ...both, code: { text: both.code.text, binds: binds.comparison } };
}
