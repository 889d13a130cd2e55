/** Smooth activations and their gradients against closed forms, far out and near 0, of the library and as users write them. */
import { describe, expect, test } from "vitest";
import { interpret } from "../../../src/ir/equation/interpret.ts";
import { erf, logistic, softplus } from "../../../src/ir/equation/primitives.ts";
import { phase, phasesOf } from "../simplify/check.ts";

const points = [-1e4, -800, -40, -3, -0.5, 0, 0.5, 3, 40, 800, 1e4];
const size = points.length;

/** The value and the derivative at x. */
type Pair = (x: number) => readonly [number, number];

const mish: Pair = (x) => {
  const t = Math.tanh(softplus(x));
  return [x * t, t + x * (1 - t * t) * logistic(x)];
};
const gelu: Pair = (x) => [0.5 * x * (1 + erf(x / Math.SQRT2)), 0.5 * (1 + erf(x / Math.SQRT2)) + (x * Math.exp(-0.5 * x * x)) / Math.sqrt(2 * Math.PI)];
const swish = (beta: number): Pair => (x) => [x * logistic(beta * x), logistic(beta * x) + beta * x * logistic(beta * x) * logistic(-beta * x)];
const soft = (beta: number): Pair => (x) => [softplus(beta * x) / beta, logistic(beta * x)];
const sigmoid: Pair = (x) => [logistic(x), logistic(x) * logistic(-x)];
const tanh: Pair = (x) => [Math.tanh(x), 1 / Math.cosh(x) ** 2];

/** What a network of one activation on its biases gives, and half the gradient of its squares. */
function run(activation: string, definitions = ""): { readonly values: ArrayLike<number>; readonly gradients: ArrayLike<number> } {
  const set = phase(phasesOf(`${definitions}\nmodel M { input x: [1] dense(${size}, init: zeros) ${activation} output y: [${size}] loss squaredError train { batch: 1 } }`), "simplify");
  const inputs = new Map([["x", [0]], ["dense1.W", points.map(() => 0)], ["dense1.b", points], ["target(y)", points.map(() => 0)]]);
  const output = set.inference.outputs[0] ?? "";
  const trained = set.training && interpret(set.training, inputs, { count: 1 }).outputs;
  return { values: interpret(set.inference, inputs, { count: 1 }).outputs.get(output) ?? [], gradients: trained?.get("gradient(dense1.b)") ?? [] };
}

function expectPairs(pair: Pair, { values, gradients }: ReturnType<typeof run>): void {
  points.forEach((x, i) => {
    const [value, slope] = pair(x);
    const close = (found: number | undefined, wanted: number): void => expect(Math.abs((found ?? NaN) - wanted), `at ${x}: ${found}, not ${wanted}`).toBeLessThanOrEqual(1e-12 * Math.max(1, Math.abs(wanted)));
    close(values[i], value);
    close(gradients[i], value * slope);
  });
}

describe("of the library", () => {
  const all: readonly [string, Pair][] = [
    ["gelu", gelu], ["mish", mish], ["swish", swish(1)], ["swish(beta: 3)", swish(3)], ["softplus", soft(1)], ["softplus(beta: 2)", soft(2)], ["softplus(beta: 0.1)", soft(0.1)],
    ["sigmoid", sigmoid], ["tanh", tanh],
  ];
  test.each(all)("%s keeps its value and slope far out", (activation, pair) => expectPairs(pair, run(activation)));
});

describe("as users write them", () => {
  const all: readonly [string, Pair][] = [
    ["log(1 + exp(3 * x))", (x) => [softplus(3 * x), 3 * logistic(3 * x)]],
    ["log1p(exp(x))", soft(1)],
    ["exp(x) / (1 + exp(x))", sigmoid],
    ["1 - 1 / (1 + exp(x))", sigmoid],
    ["(exp(x) - exp(-x)) / (exp(x) + exp(-x))", tanh],
    ["(1 - exp(-2 * x)) / (1 + exp(-2 * x))", tanh],
    ["x * (exp(2 * softplus(x)) - 1) / (exp(2 * softplus(x)) + 1)", mish],
    ["x / (1 + exp(-x))", swish(1)],
    ["log(1 / (1 + exp(-x)))", (x) => [-softplus(-x), logistic(-x)]],
    ["log(exp(x) + exp(-x))", (x) => [Math.abs(x) + Math.log1p(Math.exp(-2 * Math.abs(x))), Math.tanh(x)]],
    ["2 / (exp(x) + exp(-x))", (x) => [1 / Math.cosh(x), -Math.tanh(x) / Math.cosh(x)]],
  ];
  test.each(all)("`%s` keeps its value and slope far out", (text, pair) => expectPairs(pair, run("mine", `activation mine(x) = ${text}`)));
});

describe("logSoftmax", () => {
  test("of logits from -10000 to 10000", () => {
    const total = 1e4;
    const { values, gradients } = run("logSoftmax");
    const probabilities = points.map((x) => Math.exp(x - total));
    const sum = points.reduce((s, x) => s + (x - total), 0);
    points.forEach((x, i) => {
      expect(values[i]).toBeCloseTo(x - total, 8);
      expect(gradients[i]).toBeCloseTo(x - total - (probabilities[i] ?? NaN) * sum, 6);
    });
  });
});
