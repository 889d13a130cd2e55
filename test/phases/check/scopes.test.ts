/** Bodies beside each other and rounds of a `repeat` have values of their own, whatever they call them. */
import { expect, test } from "vitest";
import { check } from "../../../src/index.ts";
import { emit, load, type Network } from "../../targets/typescript/support.ts";

const model = (body: string): string => `block half() { as u  h[i] = u[i] / 2 + 1  h }
model M { input x: [2] x ${body} output y: [2] loss squaredError train { optimizer: sgd(rate: 0.1) batch: 2 } }`;

const half = (x: number): number => x / 2 + 1;
const square = (x: number): number => x * x + 1;

const bodies: readonly (readonly [string, (x: number) => number])[] = [
  ["repeat 3 { as u h[i] = u[i] / 2 + 1 h }", (x) => half(half(half(x)))],
  ["repeat 3 { as u h[i] = u[i] ^ 2 + 1 h tanh }", (x) => [0, 1, 2].reduce((a) => Math.tanh(square(a)), x)],
  ["repeat 2 { repeat 2 { as u h[i] = u[i] / 2 + 1 h } as v h[i] = v[i] ^ 2 + 1 h }", (x) => square(half(half(square(half(half(x))))))],
  ["shared s = { repeat 2 { as u h[i] = u[i] / 2 + 1 h } } s s", (x) => half(half(half(half(x))))],
  ["repeat 2 { shared s = { as u h[i] = u[i] / 2 + 1 h } s s }", (x) => half(half(half(half(x))))],
  ["repeat 2 { half } half", (x) => half(half(half(x)))],
  ["residual { as u h[i] = u[i] / 2 + 1 h } residual { as u h[i] = u[i] ^ 2 + 1 h }", (x) => x + half(x) + square(x + half(x))],
  ["let a = { as u h[i] = u[i] / 2 + 1 h } let b = { as u h[i] = u[i] ^ 2 + 1 h } a add(b)", (x) => half(x) + square(x)],
  ["let a = { tanh as h sigmoid } let b = { sigmoid as h tanh } a add(b)", (x) => 1 / (1 + Math.exp(-Math.tanh(x))) + Math.tanh(1 / (1 + Math.exp(-x)))],
  ["frozen { as u h = softplus(u) h } frozen { as u h = tanh(u) h }", (x) => Math.tanh(Math.log1p(Math.exp(x)))],
];

test.each(bodies)("`%s` gives each body values of its own", async (body, expected) => {
  const network = (await load(await emit(model(body))))({ seed: 1 });
  const x = [0.3, -0.7, 1.5, 0];
  network.forward(x, 2).forEach((y, i) => expect(y).toBeCloseTo(expected(x[i] ?? NaN), 12));
});

test("weights of bodies beside each other have names of their own, in order", async () => {
  const text = "model M { input x: [2] x let a = { dense(3) as h } let b = { dense(3) as h } shared p = dense(3) a add(b) p p output y: [3] loss squaredError }";
  const network: Network = (await load(await emit(text)))({ seed: 1 });
  expect(Object.keys(network.parameters)).toEqual(["h.W", "h.b", "h2.W", "h2.b", "p.W", "p.b"]);
});

test("a value named like an instance is reported", () => {
  const codes = (text: string): readonly string[] => check(text).diagnostics.filter((d) => d.severity === "error").map((d) => d.code);
  expect(codes(model("relu tanh as relu1 sigmoid"))).toEqual(["NN205"]);
  expect(codes(model("tanh as relu1 relu sigmoid"))).toEqual([]);
});
