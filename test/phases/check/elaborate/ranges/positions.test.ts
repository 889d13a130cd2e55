/** Values that are positions by how they are made. */
import { describe, expect, test } from "vitest";
import { check } from "../../../../../src/index.ts";
import { load } from "../../../../support/module.ts";

const table = [[1, 2], [3, 4], [5, 6], [7, 8]];

/** A layer over `x: [4]`, with `E: [4, 2]`, and `far: [2]` and `none: [0]`. */
function layer(body: string, output = "[2]", more = ""): string {
  return `layer near() { input x: [n] weight E: [4, 2], far: [2], T: [4, 4] ${body} }
    model M { input x: [4] near ${more} output y: ${output} loss ${output === "[2]" ? "squaredError" : "meanSquaredError"} }`;
}

async function values(text: string, x: readonly number[], target: "ts" | "wasm" = "ts"): Promise<readonly number[]> {
  const network = (await load(text, { target }))();
  network.parameters["near1.E"]?.values.set(table.flat());
  network.parameters["near1.T"]?.values.set([0, 1, 0, 0, 0, 0, 1, 0, 0, 0, 0, 1, 1, 0, 0, 0]);
  return [...network.forward(x)];
}

const x = [0.5, -1, 2, 1];

describe("a position", () => {
  test.each([
    ["of the least", "which = argmin(k: x[k])\n output y[j < 2] = E[which, j]", [3, 4]],
    ["of the greatest, in place", "output y[j < 2] = E[argmax(k: x[k]), j]", [5, 6]],
    ["by a name of a name, defined further down", "output y[j < 2] = E[other, j]\n other = which\n which = argmax(k: x[k])", [5, 6]],
    ["chosen by data", "output y[j < 2] = E[x[0] > 0 ? argmax(k: x[k]) : argmin(k: x[k]), j]", [5, 6]],
    ["chosen by an index", "at[j < 2] = j == 0 ? argmax(k: x[k]) : argmin(k: x[k])\n output y[j] = E[at[j], j]", [5, 4]],
    ["that is constant in a branch", "at = x[0] > 0 ? 3 : argmin(k: x[k])\n output y[j < 2] = E[at, j]", [7, 8]],
    ["after arithmetic", "at = min(argmax(k: x[k]) + 2, 3)\n output y[j < 2] = E[at, j]", [7, 8]],
    ["around the end", "at = (argmax(k: x[k]) + 2) % 4\n output y[j < 2] = E[at, j]", [1, 2]],
    ["halved", "at = floor(argmax(k: x[k]) / 2)\n output y[j < 2] = far[at] * 0 + E[at, j]", [3, 4]],
    ["over two axes", "at = argmax(k, j: E[k, j] * x[k])\n output y[j < 2] = E[floor(at / 2), j] + at % 2 * 0", [5, 6]],
    ["that follows from the one before it", "s[t < 4] = t == 0 ? 0 : argmax(k: T[s[t - 1], k])\n output y[j < 2] = E[s[3], j] + s[t < 4 ? 3 : 3] * 0".replace(" + s[t < 4 ? 3 : 3] * 0", ""), [7, 8]],
  ])("%s", async (_, body, expected) => {
    const text = layer(body);
    expect(check(text).diagnostics.map((d) => `${d.code} ${d.message}`)).toEqual([]);
    expect(await values(text, x)).toEqual(expected);
    expect(await values(text, x, "wasm")).toEqual(expected);
  });

  test.each([
    ["beyond the end", "at = argmax(k: x[k]) + 1\n output y[j < 2] = E[at, j]"],
    ["of a longer axis", "at = argmax(k, j: E[k, j])\n output y[j < 2] = E[at, j]"],
    ["that grows with each step", "s[t < 9] = t == 0 ? 0 : s[t - 1] + 1\n output y[j < 2] = E[s[8], j]"],
    ["that is no whole number", "at = x[0] > 0 ? 0.5 : argmin(k: x[k])\n output y[j < 2] = E[at, j]"],
    ["of a value that is none", "at = max(x[0], 0)\n output y[j < 2] = E[at, j]"],
  ])("%s is refused", (_, body) => {
    expect(check(layer(body)).diagnostics.map((d) => d.code)).toEqual(["NN406"]);
  });
});

test("of a model is an input of layers that take positions", async () => {
  const text = `layer code(units) { input k: index(n) weight E: [n, units] output y[j < units] = E[k, j] }
    model M { input x: [4] which = argmin(k: x[k]) which code(2) output y: [2] output kind: index(4) = which loss squaredError(y) }`;
  const network = (await load(text))();
  network.parameters["code1.E"]?.values.set(table.flat());
  expect(network.predict(x)).toEqual({ y: [3, 4], kind: 1 });
});

test("reaches the gradient of the row it picks alone", async () => {
  const network = (await load(layer("which = argmin(k: x[k])\n output y[j < 2] = E[which, j]")))();
  network.parameters["near1.E"]?.values.set(table.flat());
  network.accumulate([...x, 0, 1, 1, -1], [0, 0, 0, 0]);
  const gradient = [...(network.gradients["near1.E"]?.values ?? [])];
  expect(gradient.map((v) => v !== 0)).toEqual([false, false, true, true, false, false, true, true]);
});

test("a remainder of whole numbers is less than the divisor, whatever the divisor", async () => {
  const create = await load("model M { input x: [1] y[j] = x[j] % 49 output r: [1] = y loss squaredError }");
  const network = create();
  for (const divisor of [49, 98, 147, 4900]) expect([...network.forward([divisor])]).toEqual([0]);
});
