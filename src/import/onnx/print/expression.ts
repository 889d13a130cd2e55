/** Expressions as text of the language. */
import type { Affine, Expression, Factor, Value } from "../lazy/types.ts";
import type { TensorRead } from "../lazy/expression.ts";

export interface Scope {
  readonly valueName: (value: Value) => string;
  readonly tensorName: (tensor: TensorRead["tensor"]) => string;
  readonly indices: Map<Factor, string>;
  /** Names that indices must not have. */
  readonly isTaken: (name: string) => boolean;
}

const letters = ["i", "j", "k", "l", "m", "n", "p", "q", "r", "s", "t", "u", "v", "w"];

export function indexName(factor: Factor, { indices, isTaken }: Scope): string {
  const known = indices.get(factor);
  if (known !== undefined) return known;
  const used = new Set(indices.values());
  const isFree = (name: string): boolean => !used.has(name) && !isTaken(name);
  let name = letters.find(isFree);
  for (let k = 1; name === undefined; k++) name = isFree(`i${k}`) ? `i${k}` : undefined;
  indices.set(factor, name);
  return name;
}

function numberText(x: number): string {
  if (x === Infinity) return "infinity";
  if (x === -Infinity) return "-infinity";
  return String(x).replace("e+", "e");
}

function affineText({ offset, terms }: Affine, scope: Scope): string {
  const sorted = [...terms].sort(([, a], [, b]) => Math.abs(b) - Math.abs(a));
  const parts = sorted.map(([factor, stride]) => ({ isNegative: stride < 0, text: Math.abs(stride) === 1 ? indexName(factor, scope) : `${Math.abs(stride)} * ${indexName(factor, scope)}` }));
  if (offset !== 0 || parts.length === 0) parts.push({ isNegative: offset < 0, text: String(Math.abs(offset)) });
  // A number in front reads better than a leading minus.
  const ordered = [...parts.filter((p) => !p.isNegative), ...parts.filter((p) => p.isNegative)];
  return ordered.map(({ isNegative, text }, k) => (k === 0 ? (isNegative ? `-${text}` : text) : `${isNegative ? " - " : " + "}${text}`)).join("");
}

const levels = { choice: 0, comparison: 1, sum: 2, product: 3, unary: 4, power: 5, atom: 6 } as const;

interface Text {
  readonly text: string;
  readonly level: number;
}

export function expressionText(e: Expression, scope: Scope): string {
  return render(e, scope).text;
}

function within(e: Expression, least: number, scope: Scope): string {
  const { text, level } = render(e, scope);
  return level < least ? `(${text})` : text;
}

function subscripts(index: readonly Affine[], scope: Scope): string {
  return index.map((affine) => affineText(affine, scope)).join(", ");
}

function render(e: Expression, scope: Scope): Text {
  switch (e.kind) {
    case "number": return { text: numberText(e.value), level: e.value < 0 ? levels.unary : levels.atom };
    case "position": return { text: affineText(e.index, scope), level: e.index.terms.size === 1 && e.index.offset === 0 ? levels.product : levels.sum };
    case "read": {
      const text = `${scope.valueName(e.value)}[${subscripts(e.index, scope)}]`;
      return { text: e.outside === undefined ? text : `(${text} else ${numberText(e.outside)})`, level: levels.atom };
    }
    case "tensor": return { text: `${scope.tensorName(e.tensor)}[${subscripts(e.index, scope)}]`, level: levels.atom };
    case "call": return { text: `${e.name}(${[...e.operands.map((operand) => expressionText(operand, scope)), ...(e.settings ?? []).map(numberText)].join(", ")})`, level: levels.atom };
    case "choice": {
      const condition = `${within(e.left, levels.sum, scope)} ${e.comparison} ${within(e.right, levels.sum, scope)}`;
      return { text: `${condition} ? ${within(e.whenTrue, levels.comparison, scope)} : ${expressionText(e.whenFalse, scope)}`, level: levels.choice };
    }
    case "reduction": {
      const ranges = e.over.map((factor) => ranged(factor, e.body, scope));
      return { text: `${e.name}(${ranges.join(", ")}: ${expressionText(e.body, scope)})`, level: levels.atom };
    }
    case "binary": {
      const { operator, left, right } = e;
      const own = operator === "+" || operator === "-" ? levels.sum : operator === "^" ? levels.power : levels.product;
      const first = operator === "^" ? levels.atom : own;
      const second = operator === "+" || operator === "*" ? own : own + 1;
      // A unary minus binds closer than a product, and is parenthesized after an operator.
      return { text: `${within(left, first, scope)} ${operator} ${within(right, Math.max(second, levels.sum + 1), scope)}`, level: own };
    }
  }
}

/** `i < 4`, or `i` alone where an array has it as a whole subscript. */
export function ranged(factor: Factor, body: Expression, scope: Scope): string {
  const name = indexName(factor, scope);
  return isWhole(factor, body) ? name : `${name} < ${factor.size}`;
}

/** Whether an array that is always read has the index by itself over its whole dimension. */
function isWhole(factor: Factor, e: Expression): boolean {
  switch (e.kind) {
    case "number": case "position": return false;
    case "read": return e.outside === undefined && wholeSubscript(factor, e.index, e.value.shape);
    case "tensor": return wholeSubscript(factor, e.index, e.tensor.shape);
    case "call": return e.operands.some((operand) => isWhole(factor, operand));
    case "choice": return isWhole(factor, e.left) || isWhole(factor, e.right);
    case "reduction": return isWhole(factor, e.body);
    case "binary": return isWhole(factor, e.left) || isWhole(factor, e.right);
  }
}

function wholeSubscript(factor: Factor, index: readonly Affine[], shape: readonly number[]): boolean {
  return index.some(({ offset, terms }, k) => offset === 0 && terms.size === 1 && terms.get(factor) === 1 && shape[k] === factor.size);
}
