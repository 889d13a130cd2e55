/** Random equations over arrays of known shapes: every value stays finite, every read is in bounds or says what is outside. */
import type { Choices } from "./choices.ts";

export interface Index {
  readonly name: string;
  readonly size: number;
}

export interface Readable {
  readonly name: string;
  readonly shape: readonly number[];
}

/** What an equation may read, and the weights that it asks for. */
export class EquationWriter {
  readonly weights: Readable[] = [];
  readonly #choices: Choices;
  readonly #arrays: readonly Readable[];
  readonly #mayWeigh: boolean;
  #names = 0;

  /** `mayWeigh`: whether the equation may have weights of its own, as those of a model may not. */
  constructor(choices: Choices, arrays: readonly Readable[], mayWeigh = true) {
    this.#choices = choices;
    this.#arrays = arrays;
    this.#mayWeigh = mayWeigh;
  }

  /** An expression in parentheses where it needs them. */
  expression(scope: readonly Index[], depth: number): string {
    const c = this.#choices;
    if (depth <= 0) return c.below(3) === 1 ? this.#weight(scope) : this.#read(scope);
    const inner = (): string => this.expression(scope, depth - 1);
    switch (c.below(22)) {
      case 0: return this.#read(scope);
      case 1: return `${this.#weight(scope)} * ${this.#read(scope)}`;
      case 2: case 3: return this.#reduction(scope, depth);
      case 4: return `(${inner()} ${c.one("+", "-")} ${inner()})`;
      case 5: return `(${inner()}) * ${c.one("0.5", "-1.5", "2")}`;
      case 6: return `${c.one("tanh", "sin", "sigmoid", "cos", "erf", "abs", "relu", "softplus", "sign")}(${inner()})`;
      case 7: return `tanh(${inner()}) * cos(${inner()})`;
      case 8: return `(${this.#condition(scope)} ? ${inner()} : ${inner()})`;
      case 9: return `(${inner()} ${c.one(">", "<=")} 0.1 ? ${inner()} : ${inner()})`;
      case 10: return `${c.one("max", "min")}(${inner()}, ${inner()})`;
      case 11: return `(${inner()}) / (1 + (${inner()}) ^ 2)`;
      case 12: return c.one("sqrt(1 + (#) ^ 2)", "log(1.5 + (#) ^ 2)", "exp(-abs(#))", "log1p(abs(#))", "exp(tanh(#))", "expm1(sin(#))", "1 / (1 + exp(-(#)))", "abs(1 + abs(#)) ^ 0.7").replace("#", inner());
      case 13: return guarded(c, inner(), inner());
      case 14: return singular(c, inner());
      case 15: return this.#contest(scope);
      case 16: return this.#masked(scope, depth);
      case 17: return `(${inner()} > 0.1 ? (${this.#condition(scope)} ? ${inner()} : 0) : ${c.one("0.5", "0", "-1")}) * ${this.#read(scope)}`;
      case 18: return `${inner()} / ((2 + sin(${inner()})) ${c.one("*", "/")} (3 + tanh(${inner()})))`;
      case 19: return `(${this.#read(scope)} - (${inner()} ${c.one("-", "+")} ${inner()}))`;
      case 20: return c.one(`stop(${inner()})`, `(${inner()} + stop(${inner()}))`, `${this.#weight(scope)} * stop(${this.#read(scope)})`);
      default: return `(${this.#index(scope).name} + ${c.between(1, 3)}) / ${c.between(2, 5)} * ${inner()}`;
    }
  }

  #index(scope: readonly Index[]): Index {
    return scope[this.#choices.below(scope.length)] ?? { name: "0", size: 1 };
  }

  #condition(scope: readonly Index[]): string {
    const c = this.#choices;
    const [a, b] = [this.#index(scope), this.#index(scope)];
    return c.one(`${a.name} > ${c.below(a.size)}`, `${a.name} % 2 == ${c.below(2)}`, `${a.name} + ${b.name} < ${c.between(1, 4)}`, `${a.name} == ${c.below(a.size)}`, `(${a.name} > 0 and ${b.name} < ${b.size - 1})`, `${a.name} >= ${b.name}`, `floor(${a.name} / 2) == ${c.below(2)}`, `${a.name} == ${b.name}`, `2 * ${a.name} == ${b.name}`, `${a.name} + ${b.name} == ${c.below(4)}`);
  }

  #reduction(scope: readonly Index[], depth: number): string {
    const c = this.#choices;
    const operator = c.one("sum", "sum", "max", "mean", "min", "product");
    const index: Index = { name: `k${++this.#names}`, size: operator === "product" ? c.between(1, 2) : c.between(1, 4) };
    const two: readonly Index[] = c.below(4) === 1 && operator !== "product" ? [{ name: `m${this.#names}`, size: c.between(1, 3) }] : [];
    const range = [index, ...two].map((i) => `${i.name} < ${i.size}`).join(", ");
    return `${operator}(${range}: ${this.expression([...scope, index, ...two], depth - 1)})`;
  }

  /** The least or the greatest of products, so that its gradient goes to weights. */
  #contest(scope: readonly Index[]): string {
    const c = this.#choices;
    const index: Index = { name: `k${++this.#names}`, size: c.between(2, 4) };
    const inside = [...scope, index];
    return `${c.one("min", "max")}(${index.name} < ${index.size}: ${this.#weight([index])} * ${this.#read(inside)})`;
  }

  /** A sum over the points of an index where an equation or an inequality between indices holds. */
  #masked(scope: readonly Index[], depth: number): string {
    const c = this.#choices;
    const index: Index = { name: `k${++this.#names}`, size: c.between(2, 4) };
    const inside = [...scope, index];
    const other = this.#index(scope).name;
    const where = c.one(`${index.name} == ${other}`, `${index.name} + ${other} == ${c.between(1, 3)}`, `2 * ${index.name} == ${other} + ${c.below(3)}`, `${index.name} <= ${other}`, `${index.name} == ${other} + 1`);
    return `sum(${index.name} < ${index.size}: ${where} ? ${this.expression(inside, depth - 1)} : 0)`;
  }

  /** A weight of its own, over indices at hand. */
  #weight(scope: readonly Index[]): string {
    const c = this.#choices;
    if (!this.#mayWeigh) return this.#read(scope);
    const first = this.#index(scope);
    const second = this.#index(scope);
    const indices = first.name === second.name || c.below(2) === 0 ? [first] : [first, second];
    const name = `w${this.weights.length + 1}`;
    this.weights.push({ name, shape: indices.map((i) => i.size) });
    return `${name}[${indices.map((i) => i.name).join(", ")}]`;
  }

  #read(scope: readonly Index[]): string {
    const array = this.#arrays[this.#choices.below(this.#arrays.length)];
    if (array === undefined) throw new Error("nothing to read");
    const positions = array.shape.map((size) => this.#position(scope, size));
    const read = `${array.name}[${positions.map((p) => p.text).join(", ")}]`;
    return positions.every((p) => p.inside) ? read : `(${read} else ${this.#choices.one("0", "0", "0.5", "-1")})`;
  }

  /** A position along an axis, and whether it is always on it. */
  #position(scope: readonly Index[], size: number): { readonly text: string; readonly inside: boolean } {
    const c = this.#choices;
    const a = this.#index(scope);
    const b = this.#index(scope);
    const within = (text: string, least: number, greatest: number): { text: string; inside: boolean } => ({ text, inside: least >= 0 && greatest < size });
    switch (c.below(9)) {
      case 0: return within(a.name, 0, a.size - 1);
      case 1: {
        const shift = c.between(1, 2);
        return within(`${a.name} - ${shift}`, -shift, a.size - 1 - shift);
      }
      case 2: return within(`${a.name} + ${b.name}`, 0, a.size + b.size - 2);
      case 3: {
        const [stride, dilation, padding] = [c.between(1, 3), c.between(1, 2), c.below(3)];
        if (a.name === b.name) return within(`${stride} * ${a.name} - ${padding}`, -padding, stride * (a.size - 1) - padding);
        return within(`${a.name} * ${stride} + ${b.name} * ${dilation} - ${padding}`, -padding, (a.size - 1) * stride + (b.size - 1) * dilation - padding);
      }
      case 4: return within(`${size - 1} - ${a.name}`, size - a.size, size - 1);
      case 5: return within(`floor(${a.name} / 2)`, 0, Math.floor((a.size - 1) / 2));
      case 6: return within(`${a.name} % ${size}`, 0, size - 1);
      case 7: return within(`floor((${a.name} + ${b.name}) / 2) - 1`, -1, Math.floor((a.size + b.size - 2) / 2) - 1);
      default: return within(String(c.below(size)), 0, size - 1);
    }
  }
}

/** A function with a singular point at 0, in a branch that is not taken there. Thresholds are numbers that no value is but by chance. */
function guarded(c: Choices, inner: string, other: string): string {
  const e = c.one(`relu(${inner})`, `(${inner})`);
  const value = c.one(`sqrt(${e})`, `${e} * log(${e})`, `0.1 / ${e}`, `${e} ^ 1.5`, `${e} ^ 0.3`, `exp(0.5 * log(${e}))`);
  return c.one(`(${e} > 0.0517 ? ${value} : ${other})`, `(${e} <= 0.0517 ? ${other} : ${value})`, `(not (${e} > 0.0517) ? 0 : ${value})`);
}

/** A function with a singular point that `max` or `min` keeps away from, or at which it is finite. */
function singular(c: Choices, inner: string): string {
  const e = `(${inner})`;
  return c.one(`max(sqrt(${e} ^ 2), 0.1)`, `log(max(${e}, 0.2))`, `min(1 / max(abs(${e}), 0.3), 2)`, `max(${e}, 0.1) ^ 0.4`, `(${e} == 0 ? 1 : sin(${e}) / ${e})`);
}
