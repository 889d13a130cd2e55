/** Python expressions that are tensors with named dimensions. */
import type { IndexVariable } from "../../ir/equation/types.ts";
import { atom, type Binds, binds, type Code, within } from "./python.ts";

/** `truth`: of `bool`. Real numbers have the floating-point type of the network, integers are `int64`. */
export type ElementType = "real" | "integer" | "truth";

/**
 * A value in an expression. Its dimensions are `axes`, in the order of the scope; a value lacks the axes that it does not depend on.
 * `scalar`: a Python number, which has no dimension.
 */
export interface Tensor {
  readonly code: Code;
  readonly axes: readonly IndexVariable[];
  readonly type: ElementType;
  readonly scalar: boolean;
  /** Of a convolution: the same with a bias inside; `undefined` where it is no value for each filter. */
  readonly biased?: (bias: Tensor) => Tensor | undefined;
}

export function tensor(code: Code, axes: readonly IndexVariable[], type: ElementType = "real"): Tensor {
  return { code, axes, type, scalar: false };
}

export function scalar(code: Code, type: ElementType = "real"): Tensor {
  return { code, axes: [], type, scalar: true };
}

export function has(axes: readonly IndexVariable[], variable: IndexVariable): boolean {
  return axes.some((v) => v.id === variable.id);
}

/** The axes of any of the values, in the order of the scope. */
export function union(order: readonly IndexVariable[], values: readonly Tensor[]): readonly IndexVariable[] {
  return order.filter((v) => values.some(({ axes }) => has(axes, v)));
}

/**
 * The value as an operand among others whose axes together are `axes`: with `None` for those that it lacks, but for leading ones, which
 * broadcasting adds.
 */
export function aligned(value: Tensor, axes: readonly IndexVariable[]): Code {
  if (value.axes.length === 0) return value.code;
  const first = axes.findIndex((v) => has(value.axes, v));
  const places = axes.slice(first).map((v) => (has(value.axes, v) ? ":" : "None"));
  if (!places.includes("None")) return value.code;
  const last = places.lastIndexOf("None");
  return atom(`${within(value.code, binds.atom)}[${places.slice(0, last + 1).join(", ")}${places.slice(last + 1).length > 3 ? ", ..." : ""}]`);
}

/** Operands joined by an infix operator, each aligned with all; `needed`: how tightly operands after the first must bind. */
export function joined(order: readonly IndexVariable[], values: readonly Tensor[], operator: string, level: Binds, type: ElementType): Tensor {
  const axes = union(order, values);
  const next = binds.atom === level ? level : nextLevel(level);
  const text = values.map((v, i) => within(aligned(v, axes), i === 0 ? level : next)).join(` ${operator} `);
  return { code: { text, binds: level }, axes, type, scalar: values.every((v) => v.scalar) };
}

/** The level above one, for the right operand of an operator that associates to the left. */
export function nextLevel(level: Binds): Binds {
  const levels = Object.values(binds);
  return levels.find((l) => l > level) ?? binds.atom;
}

/** A method of a value, such as `x.sum(-1)`. */
export function method(value: Code, name: string, ...args: readonly string[]): Code {
  return atom(`${within(value, binds.atom)}.${name}(${args.join(", ")})`);
}
