/** Kernels of equal layers as one function of arrays: modules compute the same bits as with a function for each, in little more text however many layers there are. */
import { describe, expect, test } from "vitest";
import { check, compile } from "../../src/index.ts";
import { lower } from "../../src/phases/lower/lower.ts";
import { parallelize } from "../../src/phases/parallelize/parallelize.ts";
import { plan } from "../../src/phases/plan/plan.ts";
import { scheduleScalar } from "../../src/phases/schedule/scalar/schedule-scalar.ts";
import { scheduleSimd } from "../../src/phases/schedule/simd/schedule-simd.ts";
import { share } from "../../src/phases/share/share.ts";
import { budget, simdMachine, threads } from "../../src/ir/machines.ts";
import { toEquations } from "../../src/pipeline.ts";
import { typescript } from "../../src/targets/typescript/target.ts";
import { assemble } from "../../src/targets/wasm/target.ts";
import { models } from "../phases/share/models.ts";
import { load, loadModule } from "../support/module.ts";
import { noise } from "../support/numbers.ts";

const kinds = { "TypeScript": ["many"], "WebAssembly": ["draws", "states"], "WebAssembly on threads": ["norms"] } as const;

type Kind = keyof typeof kinds;

/** `from`: characters of repeated kernels from which on code is shared. */
async function moduleOf(text: string, kind: Kind, from: number): Promise<string> {
  const { models: [model] } = check(text, { fileName: "case.nn" });
  if (model === undefined) throw new Error("no model");
  const kernels = share(lower(toEquations(model), model.train.batch), from);
  const planned = plan(kind === "TypeScript" ? scheduleScalar(kernels, budget) : scheduleSimd(kernels, simdMachine));
  const spread = kind === "WebAssembly on threads" ? parallelize(planned, { ...threads, loop: 0, step: 0, gain: Infinity }) : planned;
  const machine = kind === "TypeScript" ? {} : { machine: assemble(spread) };
  return (await typescript.emit(model, spread, { precision: kind === "TypeScript" ? "f64" : "f32", language: "script", ...machine })).text;
}

async function trained(text: string, source: string): Promise<Uint8Array> {
  const network = (await loadModule({ name: "M", text: source }))({ seed: 5 });
  const size = /x: \[([\d, ]+)\]/.exec(text)?.[1]?.split(",").reduce((a, b) => a * Number(b), 1) ?? 0;
  for (let step = 0; step < 3; step++) network.trainBatch(noise(6 * size, step), noise(12, 50 + step), 6);
  network.loss(noise(6 * size, 9), noise(12, 10), 6);
  return network.save();
}

describe.each(Object.entries(kinds))("%s", (kind, names) => {
  test.each(names)("%s: the same bits", async (name) => {
    const text = models[name];
    const [shared, apart] = await Promise.all([moduleOf(text, kind as Kind, 0), moduleOf(text, kind as Kind, Infinity)]);
    expect(shared.length).toBeLessThan(apart.length);
    const [one, other] = await Promise.all([trained(text, shared), trained(text, apart)]);
    expect(Buffer.compare(one, other)).toBe(0);
  });
});

describe.each(["ts", "wasm"] as const)("--target %s", (target) => {
  const deep = `model M {
  input x: [4]
  repeat 60 { dense(4) tanh }
  dense(1)
  output y: [1]
  loss squaredError
  train { batch: 4 }
}
`;

  test("a number that is not finite is found in the layer that has it", async () => {
    const network = (await load(deep, { target, fileName: "deep.nn" }))({ seed: 1 });
    network.parameters["dense17.W"]?.values.fill(Number.NaN);
    expect(() => network.fit({ x: noise(32, 1), y: noise(8, 2) }, { epochs: 1 })).toThrow(/are those of (?:dense|tanh)17 \(deep\.nn:3\)/);
  });
});

test("lists of a module of many layers, and calls of their kernels, are loops in WebAssembly, and hold what those of TypeScript hold", async () => {
  const deep = `model Deep {
  input x: [3]
  repeat 20 { dense(3) tanh dropout(0.1) }
  dense(1)
  output y: [1]
  loss squaredError
  train { batch: 4 optimizer: adam(rate: 0.01) }
}
`;
  const texts = await Promise.all(([20, 40] as const).map((n) => compile(deep.replace("20", String(n)), { target: "wasm" })));
  const [short = 0, long = 0] = texts.map(({ modules: [module] }) => (module?.text.replace(/^ *"?dense\d+\.\w.*$/gm, "") ?? "").length);
  expect(long - short).toBeLessThan(300);
  const [wasm, ts] = await Promise.all((["wasm", "ts"] as const).map(async (target) => (await load(deep, { target, precision: "f32" }))({ seed: 3 })));
  if (wasm === undefined || ts === undefined) throw new Error("no network");
  const [x, y] = [noise(12, 1), noise(4, 2)];
  for (const list of ["parameters", "gradients"] as const) {
    expect(Object.entries(wasm[list]).map(([name, { shape }]) => [name, shape])).toEqual(Object.entries(ts[list]).map(([name, { shape }]) => [name, shape]));
  }
  for (const [name, { values }] of Object.entries(ts.parameters)) expect(wasm.parameters[name]?.values).toEqual(values);
  for (const network of [wasm, ts]) network.trainBatch(x, y);
  for (const [name, { values }] of Object.entries(ts.gradients)) values.forEach((v, i) => expect(wasm.gradients[name]?.values[i]).toBeCloseTo(v, 4));
  // Each array is where it says: the state of the optimizer, too, goes from one to the other.
  wasm.load(ts.save());
  expect(Buffer.compare(wasm.save(), ts.save())).toBe(0);
});
