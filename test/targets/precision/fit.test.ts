/** What is fitted is fitted in float64, and data are centered before they are rounded: in float32 too, on both targets. */
import { describe, expect, test } from "vitest";
import { check } from "../../../src/index.ts";
import { shownName } from "../../../src/ir/equation/names.ts";
import { scalar, toEquations, toKernels } from "../../../src/pipeline.ts";
import { decodeSafetensors, encodeSafetensors } from "../../../src/runtime/safetensors.ts";
import { emit, load, type Network } from "../typescript/support.ts";
import { type Case, cases, singles, trained } from "./models.ts";

function caseOf(name: string): Case {
  const found = cases[name];
  if (found === undefined) throw new Error(`no case ${name}`);
  return found;
}

describe.each(singles)("%s", (_name, emitted) => {
  test.each(Object.entries(cases))("learns %s", async (_case, c) => {
    const network = await trained(c, emitted);
    const { loss, metrics } = network.evaluate(c.data);
    expect(loss).toBeLessThan(1e-10);
    if ("r2" in metrics) expect(metrics["r2"]).toBeGreaterThan(0.999999);
  });

  test("gives an output with an offset as it is", async () => {
    const c = caseOf("an output with an offset");
    const network = await trained(c, emitted);
    const [at = 0] = [c.data["at"]].flatMap((list) => (Array.isArray(list) ? list.slice(40, 41).map(Number) : []));
    expect(network.forward([at])).toBeInstanceOf(Float64Array);
    expect(Math.abs((network.forward([at])[0] ?? 0) - at - 4000)).toBeLessThan(1);
    expect(network.predict([at])).toEqual({ y: [network.forward([at])[0]] });
  });

  test("trains by batches that the caller makes", async () => {
    const c = caseOf("milliseconds through standardize");
    const network = await trained(c, emitted);
    const at = 1612892067115;
    const [low = 0] = network.forward([at]);
    const [high = 0] = network.forward([at + 22500]);
    expect(high - low).toBeCloseTo(0.5, 4);
    expect(network.loss([at, at + 22500], [low, high])).toBeLessThan(1e-12);
    expect(network.trainBatch([at, at + 22500], [low, high])).toBeLessThan(1e-12);
  });
});

test("numbers that are not finite are refused in long examples of either precision", async () => {
  const text = `model M { input a: [64] input b: [64] let x = a { standardize dense(2) } let y = b { dense(2) } sum[j] = x[j] + y[j] output o: [2] = sum
    loss meanSquaredError train { batch: 2 optimizer: adam } }`;
  for (const [, make] of singles) {
    const network = (await load(await make(text)))({ seed: 1 });
    for (const name of ["a", "b"]) {
      for (const at of [0, 63, 127]) {
        const inputs = { a: new Float64Array(128), b: new Float64Array(128) };
        Object.entries(inputs).find(([key]) => key === name)?.[1].set([NaN], at);
        expect(() => network.trainBatch(inputs, new Float64Array(4))).toThrow(`${name}[${at}] is NaN`);
      }
    }
  }
});

/** Fitted values, bit by bit, and the types in which they are saved. */
function fittedOf(network: Network): readonly (readonly [string, string, readonly number[]])[] {
  return [...decodeSafetensors(network.save()).tensors].filter(([name]) => name.startsWith("standardize1")).map(([name, { values }]) => [name, values.constructor.name, [...values]]);
}

test("a loss over a data set adds up in float64", async () => {
  const text = `loss root(y[k], target[k]) = sqrt(mean(batch, k: (y[k] - target[k]) ^ 2))
    model M { input x: [1] dense(1) output y: [1] loss root train { batch: 1 optimizer: sgd(rate: 0.1) } }`;
  // Next to the first term the others are less than half of what float32 tells apart.
  const data = { x: new Float64Array(4001), y: new Float64Array(4001).fill(1).fill(8192, 0, 1) };
  for (const [, make] of singles) {
    const network = (await load(await make(text)))({ seed: 1 });
    expect(network.evaluate(data).loss / Math.sqrt((8192 ** 2 + 4000) / 4001)).toBeCloseTo(1, 6);
  }
});

test("fitted values are the same on all targets, and go from one to the other bit by bit", async () => {
  const c = caseOf("milliseconds through standardize");
  const makers = [(text: string) => emit(text, "f64"), ...singles.map(([, make]) => make)];
  const networks = await Promise.all(makers.map(async (make) => trained(c, make)));
  const [first, ...others] = networks.map(fittedOf);
  expect(first?.map(([, type]) => type)).toEqual(["Float64Array", "Float64Array", "Float64Array"]);
  for (const other of others) expect(other).toEqual(first);
  for (const from of networks) {
    const bytes = from.save();
    for (const make of makers) {
      const to = (await load(await make(c.text)))({ weights: bytes });
      expect(fittedOf(to)).toEqual(first);
      expect(to.evaluate(c.data).loss).toBeLessThan(1e-10);
    }
  }
});

test("weights whose fitted values were saved in float32 load", async () => {
  const c = caseOf("milliseconds through standardize");
  for (const [, make] of singles) {
    const { tensors, metadata } = decodeSafetensors((await trained(c, make)).save());
    const old = encodeSafetensors([...tensors.values()].map((t) => ({ ...t, values: Float32Array.from(t.values) })), metadata);
    const network = (await load(await make(c.text)))({ weights: old });
    expect(fittedOf(network).map(([, type, [value = 0]]) => [type, value])).toEqual([...tensors.values()].filter((t) => t.name.startsWith("standardize1")).map((t) => ["Float64Array", Math.fround(t.values[0] ?? 0)]));
  }
});

test("float64 modules and models without fitted values have no arrays apart", () => {
  const planned = (text: string, single: boolean) => {
    const { models: [model] } = check(text);
    if (model === undefined) throw new Error("no model");
    return toKernels(model, toEquations(model), scalar, { precision: single ? "f32" : "f64" });
  };
  const plain = "model M { input at: [2] layerNorm dense(3) tanh batchNorm dense(1) output y: [1] loss meanSquaredError train { optimizer: adam } }";
  expect(planned(plain, true)).toEqual(planned(plain, false));
  for (const { text } of Object.values(cases)) {
    expect(planned(text, false).doubles.size).toBe(0);
    expect(planned(text, true).doubles.size).toBeGreaterThan(0);
  }
});

test("only what has to be is float64", () => {
  const doubles = (text: string): readonly string[] => {
    const { models: [model], diagnostics } = check(text);
    if (model === undefined) throw new Error(diagnostics.map((d) => d.message).join("\n"));
    const { buffers } = toKernels(model, toEquations(model), scalar, { precision: "f32" }).kernels;
    return [...buffers.values()].filter((b) => b.double === true && b.role !== "value").map((b) => shownName(b.name)).sort();
  };
  const train = "loss meanSquaredError train { optimizer: adam batch: 4 }";
  // Behind a layer of weights the values are those of float32, and only what is fitted to them is not.
  expect(doubles(`model M { input x: [3] frozen { dense(4) } standardize dense(1) output y: [1] ${train} }`)).toEqual(["standardize1.center", "standardize1.deviation", "standardize1.spread"]);
  expect(doubles(`model M { input x: [3] input z: [2] let a = x { standardize dense(1) } let b = z { dense(1) } sum[j] = a[j] + b[j] output y: [1] = sum ${train} }`))
    .toEqual(["standardize1.center", "standardize1.deviation", "standardize1.spread", "x"]);
  // Equations count as they are written, whatever is made of them: what the output of a layer is does not depend on what is inlined.
  expect(doubles(`model M { input x: [3] standardize dense(1) output y: [1] ${train} }`)).not.toContain("target(y)");
  expect(doubles(caseOf("a target with an offset").text)).toEqual(["target(y)", "value.center"]);
  expect(doubles(caseOf("an output with an offset").text)).toEqual(["at", "target(y)", "value.center", "value.spread"]);
});
