/** Functions of one number, recognized by what they compute: exporters write one activation in many ways. */
import { exp, expm1, log, pow, tanh } from "../../../ir/equation/elementary.ts";
import { erf, logistic as sigmoid, softplus } from "../../../ir/equation/primitives.ts";
import { compare } from "../lazy/evaluate.ts";
import type { Expression } from "../lazy/types.ts";

interface Known {
  readonly name: string;
  /** Candidates for its settings, by the slope on the left and the like. */
  readonly settings?: (f: (x: number) => number) => readonly number[];
  readonly value: (x: number, ...settings: readonly number[]) => number;
}

/** In the order in which they are tried: those with settings come last. */
const known: readonly Known[] = [
  { name: "identity", value: (x) => x },
  { name: "relu", value: (x) => Math.max(x, 0) },
  { name: "sigmoid", value: sigmoid },
  { name: "tanh", value: tanh },
  { name: "gelu", value: (x) => 0.5 * x * (1 + erf(x / Math.SQRT2)) },
  { name: "swish", value: (x) => x * sigmoid(x) },
  { name: "mish", value: (x) => x * tanh(softplus(x)) },
  { name: "softplus", value: softplus },
  { name: "softsign", value: (x) => x / (1 + Math.abs(x)) },
  { name: "hardSigmoid", value: (x) => Math.min(Math.max(x + 3, 0), 6) / 6 },
  { name: "hardSwish", value: (x) => (x * Math.min(Math.max(x + 3, 0), 6)) / 6 },
  { name: "selu", value: (x) => 1.0507009873554805 * (x > 0 ? x : 1.6732632423543772 * expm1(x)) },
  { name: "leakyRelu", settings: (f) => [-f(-1)], value: (x, slope = 0) => (x > 0 ? x : slope * x) },
  { name: "elu", settings: (f) => [f(-1) / expm1(-1)], value: (x, alpha = 1) => (x > 0 ? x : alpha * expm1(x)) },
  { name: "celu", settings: (f) => [-f(-300)], value: (x, alpha = 1) => (x > 0 ? x : alpha * expm1(x / alpha)) },
];

/** The call of the library that computes the same, within what float32 constants differ from exact ones. */
export function knownActivation(body: Expression): { readonly name: string; readonly settings: readonly number[] } | undefined {
  const f = (x: number): number => valueAt(body, x);
  const points = [...Array.from({ length: 65 }, (_, k) => (k - 32) * 0.27), -100, -30, 30, 100];
  for (const { name, settings, value } of known) {
    const found = (settings?.(f) ?? []).map(shortened);
    if (points.every((x) => Math.abs(f(x) - value(x, ...found)) <= 1e-7 * Math.max(1, Math.abs(x)))) return { name, settings: found };
  }
  return undefined;
}

/** A number of float32 as it was written: 0.01 and not 0.009999999776. */
export function shortened(x: number): number {
  for (let digits = 1; digits <= 9; digits++) {
    const short = Number(x.toPrecision(digits));
    if (Math.fround(short) === Math.fround(x)) return short;
  }
  return x;
}

/** The value of an expression whose reads all give `x`. */
function valueAt(e: Expression, x: number): number {
  switch (e.kind) {
    case "read": return x;
    case "number": return e.value;
    case "tensor": case "position": case "reduction": return NaN;
    case "choice": return compare(e.comparison, valueAt(e.left, x), valueAt(e.right, x)) ? valueAt(e.whenTrue, x) : valueAt(e.whenFalse, x);
    case "binary": {
      const [a, b] = [valueAt(e.left, x), valueAt(e.right, x)];
      switch (e.operator) {
        case "+": return a + b;
        case "-": return a - b;
        case "*": return a * b;
        case "/": return a / b;
        case "^": return pow(a, b);
        case "%": return a % b;
      }
    }
    // falls through: each operator above returns
    case "call": {
      const [a = 0, ...more] = e.operands.map((operand) => valueAt(operand, x));
      const library = known.find(({ name }) => name === e.name);
      if (library !== undefined) return library.value(a, ...(e.settings ?? []));
      switch (e.name) {
        case "exp": return exp(a);
        case "log": return log(a);
        case "sqrt": return Math.sqrt(a);
        case "abs": return Math.abs(a);
        case "erf": return erf(a);
        case "min": return Math.min(a, ...more);
        case "max": return Math.max(a, ...more);
        default: return NaN;
      }
    }
  }
}
