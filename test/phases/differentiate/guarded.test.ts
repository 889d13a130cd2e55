/** A branch that is not taken adds nothing to a gradient, however its value is written. */
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { check } from "../../../src/index.ts";
import { gradientName, lossName } from "../../../src/ir/equation/names.ts";
import { interpret } from "../../../src/ir/equation/interpret.ts";
import { toEquations } from "../../../src/pipeline.ts";
import { close } from "../../support/numbers.ts";
import { emit, emitMachine, load } from "../../targets/typescript/support.ts";
import { guarded, modelOf, singular, written } from "./guarded.ts";

const identity = [1, 0, 0, 0, 1, 0, 0, 0, 1];
const weights = [0.8, -0.4, 1.3];
const targets = [0.5, -1, 0.7, 1.1, 0.4, -0.6];
const names = ["dense1.W", "dense1.b", "guarded1.w"];

type Gradients = Readonly<Record<string, readonly number[]>>;

/** The loss and its gradients where the layer works on `points`, by the interpreter. */
function interpreted(text: string, points: readonly number[], w = weights): { readonly loss: number; readonly gradients: Gradients } {
  const { models: [model], diagnostics } = check(text);
  const training = model && toEquations(model).training;
  if (training === undefined) throw new Error(diagnostics.map((d) => d.message).join("\n"));
  const [target] = [...training.arrays.values()].filter((a) => a.role === "target").map((a) => a.name);
  const given = new Map([["x", points], ["dense1.W", identity], ["dense1.b", [0, 0, 0]], ["guarded1.w", w], [target ?? "", targets]].map(([name, values]) => [name as string, [...(values as readonly number[])]] as const));
  const { outputs } = interpret(training, given, { count: 2 });
  return { loss: outputs.get(lossName)?.[0] ?? NaN, gradients: Object.fromEntries(names.map((name) => [name, [...(outputs.get(gradientName(name)) ?? [])]])) };
}

/** A gain that nothing reads has no gradient. */
function numbersOf(gradients: Gradients, name: string): readonly number[] {
  const found = gradients[name] ?? [];
  return found.length === 0 && name === "guarded1.w" ? [0, 0, 0] : found;
}

function expectSame(found: Gradients, expected: Gradients, tolerance: number, what: string): void {
  for (const name of names) {
    expect(numbersOf(found, name).filter((x) => !Number.isFinite(x)), `${what}: ${name} is finite`).toEqual([]);
    close(numbersOf(found, name), numbersOf(expected, name), tolerance, `${what}: ${name}`);
  }
}

const runs = Number(process.env["GUARDED"] ?? 8);

describe("guarded expressions", () => {
  test("have one gradient in every way they are written", () => {
    fc.assert(fc.property(guarded, (g) => {
      const [[, plain = ""] = [], ...others] = written(g);
      const { loss, gradients } = interpreted(modelOf(plain), g.points);
      expectSame(gradients, gradients, 0, "inline");
      for (const [name, layer] of others) {
        const found = interpreted(modelOf(layer), g.points);
        expectSame(found.gradients, gradients, 1e-9, name);
        close([found.loss], [loss], 1e-9, `${name}: loss`);
      }
    }), { seed: 5, numRuns: runs });
  });

  test("have the gradient of central differences where they are smooth", () => {
    fc.assert(fc.property(guarded.filter((g) => g.smooth && !g.use.startsWith("the ")), (g) => {
      const [[, plain = ""] = [], [, named = ""] = []] = written(g);
      const [inline, other] = [plain, named].map(modelOf);
      const { gradients } = interpreted(inline ?? "", g.points);
      const h = 1e-6;
      const lossAt = (by: number, i: number): number => interpreted(other ?? "", g.points, weights.map((w, j) => (i === j ? w + by : w))).loss;
      close(numbersOf(gradients, "guarded1.w"), weights.map((_, i) => (lossAt(h, i) - lossAt(-h, i)) / (2 * h)), 1e-6, "guarded1.w");
      const lossBy = (by: number, i: number): number => interpreted(other ?? "", g.points.map((x, j) => (j % 3 === i ? x + by : x))).loss;
      close(gradients["dense1.b"] ?? [], weights.map((_, i) => (lossBy(h, i) - lossBy(-h, i)) / (2 * h)), 1e-5, "dense1.b");
    }), { seed: 6, numRuns: Math.ceil(runs / 4) });
  });

  test.each([["TypeScript", emit, 1e-9, 2], ["WebAssembly", emitMachine, 2e-4, 2]] as const)("agree in %s", async (_target, make, tolerance, count) => {
    for (const g of fc.sample(guarded, { seed: 11, numRuns: count })) {
      const layers = [...written(g)];
      const plain = layers[0]?.[1] ?? "";
      const { gradients } = interpreted(modelOf(plain), g.points);
      for (const [name, layer] of layers.filter((_, i) => i < 2)) {
        const network = (await load(await make(modelOf(layer))))();
        network.parameters["dense1.W"]?.values.set(identity);
        network.parameters["guarded1.w"]?.values.set(weights);
        network.accumulate(g.points, targets);
        expectSame(Object.fromEntries(Object.entries(network.gradients).map(([array, { values }]) => [array, Array.from(values)])), gradients, tolerance, `${g.primitive}, ${g.use}, ${name}`);
      }
    }
  });
});

describe("every primitive with a singular point", () => {
  test.each(Object.keys(singular))("%s, named, beside it", (primitive) => {
    for (const out of singular[primitive]?.outside ?? []) {
      const points = [out, ...(singular[primitive]?.inside ?? []).slice(0, 2), ...(singular[primitive]?.inside ?? [])];
      const layers = [...written({ primitive, otherwise: "1", use: "itself", points, smooth: false }).values()].map((layer) => interpreted(modelOf(layer), points).gradients);
      const [plain] = layers;
      for (const layer of layers) expectSame(layer, plain ?? {}, 1e-9, primitive);
    }
  });
});

/** Pairs of layers that mean the same, the second with names, and points at which something is singular. */
const pairs: Readonly<Record<string, { readonly plain: string; readonly named: string; readonly points: readonly number[] }>> = {
  "a root through max": { plain: "output y[i] = w[i] * max(sqrt(x[i]), 0.5)", named: "r[i] = sqrt(x[i]) output y[i] = w[i] * max(r[i], 0.5)", points: [0, 1, 4, 0.01, 0, 9] },
  "a logarithm through max": { plain: "output y[i] = w[i] * max(log(x[i]), -3)", named: "r[i] = log(x[i]) output y[i] = w[i] * max(r[i], -3)", points: [0, 1, 4, 0.01, 0, 9] },
  "a reciprocal through min": { plain: "output y[i] = w[i] * min(1 / x[i], 5)", named: "r[i] = 1 / x[i] output y[i] = w[i] * min(r[i], 5)", points: [0, 1, 4, 0.01, 0, 9] },
  "a root of max": { plain: "output y[i] = w[i] * sqrt(max(x[i], 0))", named: "m[i] = max(x[i], 0) r[i] = sqrt(m[i]) output y[i] = w[i] * r[i]", points: [0, 1, 4, -1, 0, 9] },
  "a norm through max": {
    plain: "output y[i] = w[i] * x[i] / max(sqrt(sum(j: x[j] ^ 2)), 0.001)",
    named: "norm = sqrt(sum(j: x[j] ^ 2)) least = max(norm, 0.001) unit[i] = x[i] / least output y[i] = w[i] * unit[i]", points: [0, 0, 0, 1, 2, 3],
  },
  "a norm that is guarded": {
    plain: "output y[i] = sum(j: x[j] ^ 2) > 0 ? w[i] * x[i] / sqrt(sum(j: x[j] ^ 2)) : 0",
    named: "norm = sqrt(sum(j: x[j] ^ 2)) unit[i] = x[i] / norm output y[i] = norm > 0 ? w[i] * unit[i] : 0", points: [0, 0, 0, 1, 2, 3],
  },
  "a guard on an index": { plain: "output y[i] = i > 0 ? w[i] * log(x[i]) : 0", named: "r[i] = log(x[i]) output y[i] = i > 0 ? w[i] * r[i] : 0", points: [0, 1, 4, -1, 2, 9] },
  "else": { plain: "output y[i] = (w[i] * (i > 0 ? 1 / x[i - 1] : 0))", named: "r[i] = 1 / x[i] output y[i] = w[i] * (r[i - 1] else 0)", points: [1, 3, 0, 2, 1, 0] },
  "a row that is masked": {
    plain: "output y[i] = sum(j: x[j]) > 1 ? w[i] * x[i] / (sum(j: x[j]) - 1) : 0",
    named: "total = sum(j: x[j]) - 1 share[i] = x[i] / total output y[i] = total > 0 ? w[i] * share[i] : 0", points: [0.5, 0.25, 0.25, 1, 2, 3],
  },
  "a recurrence": {
    plain: "h[-1] = 0 h[t] = x[t] > 0 ? 0.5 * h[t - 1] + sqrt(x[t]) : h[t - 1] output y[t] = w[t] * h[t]",
    named: "r[t] = sqrt(x[t]) h[-1] = 0 h[t] = x[t] > 0 ? 0.5 * h[t - 1] + r[t] : h[t - 1] output y[t] = w[t] * h[t]", points: [0, 1, 4, 1, 0, 2],
  },
  "a power of what is learned": {
    plain: "output y[i] = x[i] > 0 ? x[i] ^ w[i] : 0", named: "p[i] = x[i] ^ w[i] output y[i] = x[i] > 0 ? p[i] : 0", points: [0, 1, 4, 1, 0, 2],
  },
  "division by what is learned": {
    plain: "output y[i] = x[i] > 0 ? w[i] / x[i] : w[i]", named: "q[i] = w[i] / x[i] output y[i] = x[i] > 0 ? q[i] : w[i]", points: [0, 1, 4, 1, 0, 2],
  },
  "matrices of logarithms": {
    plain: "output y[k < 3] = sum(i: x[i] > 0 ? w[k] * log(x[i]) : 0)", named: "r[i] = log(x[i]) all[k < 3] = sum(i: x[i] > 0 ? w[k] * r[i] : 0) output y = all", points: [0, 1, 4, 1, -2, 2],
  },
  "a sum over none": {
    plain: "output y[t] = t > 0 ? sum(j < 3: j < t ? w[j] / x[t] : 0) : 0", named: "r[t] = 1 / x[t] output y[t] = sum(j < 3: j < t ? w[j] * r[t] : 0)", points: [0, 1, 4, 0, 3, 2],
  },
  "softmax of a row without any": {
    plain: "output y[i] = x[0] > 0 ? w[i] * exp(x[i]) / sum(j: x[0] > 0 ? exp(x[j]) : 0) : 0",
    named: "e[j] = x[0] > 0 ? exp(x[j]) : 0 p[i] = e[i] / sum(j: e[j]) output y[i] = x[0] > 0 ? w[i] * p[i] : 0", points: [0, 1, 4, 1, 0, 2],
  },
};

describe("pairs that mean the same", () => {
  const text = (body: string): string => modelOf(`layer guarded() { input x: [n] gain w: [n] = 1 ${body} }`);

  test.each(Object.entries(pairs))("%s", (_name, { plain, named, points }) => {
    const { loss, gradients } = interpreted(text(plain), points);
    expectSame(gradients, gradients, 0, "inline");
    const other = interpreted(text(named), points);
    expectSame(other.gradients, gradients, 1e-9, "named");
    close([other.loss], [loss], 1e-9, "loss");
  });
});
