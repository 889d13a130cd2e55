/** The table of scalar primitives: one row each. Which WebAssembly computes them is in `targets/wasm/functions`. */
import type { BinaryRow, Flow, Notation, UnaryRow } from "./row.ts";

function called(latex?: string): Notation {
  return { kind: "call", ...(latex !== undefined && { latex }) };
}

function between(sign: string, latex: string, binds: "comparison" | "and" | "or"): Notation {
  return { kind: "infix", sign, latex, binds };
}

const transcendental = { cost: "transcendental", value: "runtime" } as const;
const truth = { cost: "arithmetic", interval: "truth", derivative: "zero", nonnegative: true, internal: true } as const;

/** `logistic` is 1 / (1 + exp(−x)), `softplus` is log(1 + exp x): introduced by stabilization. `stop` is x, through which no derivative goes. */
export const unaryRows = {
  exp: { ...transcendental, derivative: (_f, _x, value) => value, nonnegative: true, interval: "rule", notation: { kind: "enclosed", latex: ["e^{", "}"], power: true } },
  log: { ...transcendental, derivative: (f, x) => f.power(x, -1), interval: "rule", notation: called("\\ln") },
  log1p: { ...transcendental, derivative: (f, x) => f.power(f.add(f.number(1), x), -1), zeroAtZero: true, interval: "rule", notation: called() },
  expm1: { ...transcendental, derivative: (f, _x, value) => f.add(value, f.number(1)), zeroAtZero: true, interval: "rule", notation: called() },
  abs: { cost: "arithmetic", value: Math.abs, derivative: (f, x) => f.call("sign", x), zeroAtZero: true, nonnegative: true, interval: "rule", notation: { kind: "enclosed", latex: ["\\left|", "\\right|"] } },
  sign: { cost: "arithmetic", value: Math.sign, derivative: "zero", zeroAtZero: true, interval: "increasing", notation: called() },
  floor: { cost: "arithmetic", value: Math.floor, derivative: "zero", zeroAtZero: true, interval: "rule", notation: { kind: "enclosed", latex: ["\\left\\lfloor ", " \\right\\rfloor"] } },
  sin: { ...transcendental, derivative: (f, x) => f.call("cos", x), zeroAtZero: true, interval: { bounded: [-1, 1] }, notation: called("\\sin") },
  cos: { ...transcendental, derivative: (f, x) => f.multiply(f.number(-1), f.call("sin", x)), interval: { bounded: [-1, 1] }, notation: called("\\cos") },
  tanh: { ...transcendental, derivative: (f, _x, value) => f.subtract(f.number(1), f.power(value, 2)), zeroAtZero: true, interval: "increasing", notation: called("\\tanh") },
  cosh: { ...transcendental, derivative: (f, x) => f.call("sinh", x), nonnegative: true, interval: "rule", notation: called("\\cosh") },
  sinh: { ...transcendental, derivative: (f, x) => f.call("cosh", x), zeroAtZero: true, internal: true, interval: "rule", notation: called("\\sinh") },
  erf: { ...transcendental, derivative: (f, x) => f.multiply(f.number(2 / Math.sqrt(Math.PI)), f.call("exp", f.multiply(f.number(-1), f.power(x, 2)))), zeroAtZero: true, interval: "increasing", notation: called() },
  logistic: { ...transcendental, derivative: (f, _x, value) => f.multiply(value, f.subtract(f.number(1), value)), nonnegative: true, internal: true, interval: "increasing", notation: called("\\sigma") },
  softplus: { ...transcendental, derivative: (f, x) => f.call("logistic", x), nonnegative: true, internal: true, interval: "increasing", notation: called() },
  stop: { cost: "arithmetic", value: (x) => x, derivative: "zero", zeroAtZero: true, interval: "increasing", notation: called() },
  not: { ...truth, value: (x) => (x === 0 ? 1 : 0), notation: { kind: "prefix", sign: "not", latex: "\\lnot" } },
} as const satisfies Readonly<Record<string, UnaryRow>>;

function either<E>(x: E, y: E, when: E): readonly Flow<E>[] {
  return [{ kind: "chosen", argument: x, when, holds: true }, { kind: "chosen", argument: y, when, holds: false }];
}

/** `power` has an exponent that is no constant. Truth is 1 and 0. `derivative` takes two reads, and is no function of their values: a phase puts what it is in its place. */
export const binaryRows = {
  max: { cost: "arithmetic", value: Math.max, derivative: (f, x, y) => either(x, y, f.compare("less", y, x)), interval: "rule", notation: called("\\max") },
  min: { cost: "arithmetic", value: Math.min, derivative: (f, x, y) => either(x, y, f.compare("less", x, y)), interval: "rule", notation: called("\\min") },
  power: {
    cost: "transcendental", value: "pow",
    // Without the choices 0 · x^−1 at x = 0, and 0 · log 0.
    derivative: (f, x, y, value) => [
      { kind: "scaled", argument: x, factor: f.select(f.compare("equal", y, f.number(0)), f.number(0), f.multiply(y, f.raise(x, f.subtract(y, f.number(1))))) },
      { kind: "scaled", argument: y, factor: f.select(f.compare("and", f.compare("equal", x, f.number(0)), f.compare("lessEqual", f.number(0), y)), f.number(0), f.multiply(value, f.call("log", x))) },
    ],
    internal: true, interval: "rule", notation: { kind: "power" },
  },
  derivative: { cost: "arithmetic", value: () => NaN, derivative: () => [], internal: true, interval: "rule", notation: { kind: "derivative" } },
  less: { ...truth, value: (x, y) => Number(x < y), notation: between("<", "<", "comparison") },
  lessEqual: { ...truth, value: (x, y) => Number(x <= y), notation: between("<=", "\\le", "comparison") },
  equal: { ...truth, value: (x, y) => Number(x === y), notation: between("==", "=", "comparison") },
  and: { ...truth, value: (x, y) => Number(x !== 0 && y !== 0), notation: between("and", "\\land", "and") },
  or: { ...truth, value: (x, y) => Number(x !== 0 || y !== 0), notation: between("or", "\\lor", "or") },
} as const satisfies Readonly<Record<string, BinaryRow>>;

export type UnaryPrimitive = keyof typeof unaryRows;
export type BinaryPrimitive = keyof typeof binaryRows;
export type Primitive = UnaryPrimitive | BinaryPrimitive;

/** Those that a function of the runtime computes. */
export type RuntimePrimitive = { [P in UnaryPrimitive]: (typeof unaryRows)[P]["value"] extends "runtime" ? P : never }[UnaryPrimitive];

type Ruled<Rows extends Readonly<Record<string, { readonly interval: unknown }>>> = { [P in keyof Rows]: Rows[P]["interval"] extends "rule" ? P : never }[keyof Rows];

/** Those whose interval is found by a rule of its own. */
export type RuledPrimitive = Ruled<typeof unaryRows> | Ruled<typeof binaryRows>;
