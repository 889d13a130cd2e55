/** Ranges of indices: what gives them one, and what is said where nothing does. */
import { describe, expect, test } from "vitest";
import { check } from "../../../../src/index.ts";
import { load, loadWithModel } from "../../../support/module.ts";

/** A model of `x: [6]`, `m: [4]`, `z: [3, 6]` and `gate: [1]` with one layer of these statements. */
function layer(body: string, size: string): string {
  return `layer own(flag = true) { input x: [n], m: [r], z: [a, c], gate: [1] ${body} }
    model M { input x: [6], m: [4], z: [3, 6], gate: [1] x own(m, z, gate) output found: ${size} }`;
}

const inputs = { x: [1, -2, 3, -4, 5, -6], m: [1, 0, 1, 0], z: Array.from({ length: 18 }, (_, i) => i), gate: [1] };

async function values(body: string, size: string, given: Partial<typeof inputs> = {}): Promise<readonly number[]> {
  const { create, model } = await loadWithModel(layer(body, size));
  const parts = Object.entries({ ...inputs, ...given }).filter(([name]) => model.inputs.some((i) => i.name === name && i.needed));
  const [only, another] = parts;
  return [...create().forward(only !== undefined && another === undefined ? only[1] : Object.fromEntries(parts))];
}

function codes(text: string): readonly string[] {
  return check(text).diagnostics.map((d) => `${d.code} ${d.message}`);
}

describe("an index has the range of a size that it subscripts", () => {
  test.each([
    ["in both branches", "output y[k] = gate[0] > 0 ? 2 * x[k] : x[k]", "[6]", [2, -4, 6, -8, 10, -12]],
    ["in one branch", "output y[k] = gate[0] < 0 ? 7 : m[k]", "[4]", [1, 0, 1, 0]],
    ["in a branch of a branch", "output y[k] = gate[0] > 0 ? (gate[0] > 2 ? 1 : m[k]) : 0", "[4]", [1, 0, 1, 0]],
    ["in a condition", "output y[k] = m[k] > 0 ? 5 : 6", "[4]", [5, 6, 5, 6]],
    ["in a guarded read", "output y[k] = (m[k] else 9)", "[4]", [1, 0, 1, 0]],
    ["after `else`", "output y[k] = (m[k - 9] else m[k])", "[4]", [1, 0, 1, 0]],
    ["in a branch of a reduction", "output y[i < 2] = i + sum(k: gate[0] > 0 ? x[k] : 0)", "[2]", [-3, -2]],
    ["in a reduction in a branch", "output y[i] = gate[0] > 0 ? sum(k: z[i, k]) : 0", "[3]", [15, 51, 87]],
    ["in a local equation of another branch", "h[k] = gate[0] > 0 ? x[k] : 0\n output y[k] = gate[0] > 0 ? h[k] : 1", "[6]", [1, -2, 3, -4, 5, -6]],
    ["in the branch that is taken", "output y[k] = flag ? m[k] : x[k]", "[4]", [1, 0, 1, 0]],
    ["under a base case in a branch", "h[t] = t == 0 ? x[t] : h[t - 1] + x[t]\n output h", "[6]", [1, -1, 2, -2, 3, -3]],
    ["where its own past stands in the other branch", "h[t] = t > 0 ? h[t - 1] * 2 : x[t]\n output h", "[6]", [1, 2, 4, 8, 16, 32]],
    ["beside a shift of the same array", "output y[t] = t > 0 ? x[t - 1] : x[t]", "[6]", [1, 1, -2, 3, -4, 5]],
  ])("%s", async (_, body, size, expected) => {
    expect(await values(body, size)).toEqual(expected);
  });

  test("always evaluated before one in a branch, and that before one that is guarded", async () => {
    expect(await values("output y[k] = m[k] + (k < 3 ? x[k] : 0)", "[4]")).toEqual([2, -2, 4, 0]);
    expect(await values("output y[k] = gate[0] > 0 ? (m[k] else 0.5) : x[k]", "[6]")).toEqual([1, 0, 1, 0, 0.5, 0.5]);
    expect(await values("output y[k] = (m[k] else 0.5) + x[k]", "[6]")).toEqual([2, -2, 4, -4, 5.5, -5.5]);
  });

  test("even where the shape that gives it follows further down", async () => {
    expect(await values("output y[k] = (gate[0] > 0 ? x[k] : 0) + late[k]\n late[k] = m[k] * 2", "[4]")).toEqual([3, -2, 5, -4]);
  });
});

describe("reads in branches are still proven", () => {
  test("beyond the range of the other branch", () => {
    expect(codes(layer("output y[k] = gate[0] > 0 ? x[k] : m[k]", "[6]"))[0]).toMatch(/^NN402 /);
    expect(codes(layer("output y[k] = gate[0] > 0 ? x[k] : x[k + 1]", "[6]"))[0]).toMatch(/^NN403 /);
  });

  test("and a branch that the range leaves out is refused, so that nothing is cut off silently", async () => {
    expect(codes(layer("output y[j] = j < n ? x[j] : m[j - n]", "[6]"))[0]).toMatch(/^NN424 /);
    expect(codes(layer("output y[j] = j >= n ? m[j - n] : x[j]", "[6]"))[0]).toMatch(/^NN424 /);
    expect(codes(layer("output y[j] = j < n and true ? x[j] : m[j - n]", "[6]"))[0]).toMatch(/^NN424 /);
    expect(codes(layer("output y[j] = (x[j] else m[j - n])", "[6]"))[0]).toMatch(/^NN424 /);
    expect(codes(layer("output y[j] = (m[j - n] else x[j])", "[6]"))[0]).toMatch(/^NN424 /);
    expect(await values("output y[j < n + r] = j < n ? x[j] : m[j - n]", "[10]")).toEqual([1, -2, 3, -4, 5, -6, 1, 0, 1, 0]);
  });
});

test("one cause has one message", () => {
  const found = codes(layer("f[k] = 1\n g[k] = f[k] + 1\n h[k] = g[k] * f[k]\n output y[k] = h[k]", "[6]"));
  expect(found).toEqual(["NN401 the index `k` has no range: no array has it as a subscript by itself. Write `k < size`"]);
});

describe("losses of one's own", () => {
  const net = (loss: string): string => `${loss}
    model M { input x: [2, 3] dense(3) output y: [2, 3] loss own train { batch: 2 } }`;

  test.each([
    ["with a piece for large errors", "loss own(y[..s, k], target[..s, k], at = 1) = mean(..s, k: abs(y[..s, k] - target[..s, k]) < at ? 0.5 * (y[..s, k] - target[..s, k]) ^ 2 : at * (abs(y[..s, k] - target[..s, k]) - 0.5 * at))"],
    ["with an index in branches alone", "loss own(y[..s, k], target[..s, k], hard = false, at = 1) = mean(..s: sum(j: hard or at > 2 ? 0 : at > 0 ? (y[..s, j] - target[..s, j]) ^ 2 : 0) / count(k))"],
    ["with a mask", "loss own(y[..s, k], target[..s, k]) = sum(..s, k < count(k): target[..s, k] > 9 ? 0 : y[..s, k] - target[..s, k])"],
  ])("%s", async (_, loss) => {
    expect(codes(net(loss))).toEqual([]);
    const network = (await load(net(loss)))();
    expect(network.loss([1, 2, 3, 4, 5, 6], [0, 0, 0, 0, 0, 0])).not.toBeNaN();
  });
});
