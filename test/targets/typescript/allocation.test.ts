/**
 * Nothing is allocated in a step. What a step may leave behind is measured in a process of its own, without other code:
 * 100,000 steps, beside as many calls of an empty function that gives a number, since a number that leaves a function is
 * itself put on the heap by the engine.
 */
import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, expect, test } from "vitest";
import { compile } from "../../../src/index.ts";
import { toJavaScript } from "../../support/javascript.ts";

const folder = mkdtempSync(join(tmpdir(), "nnc-allocation-"));
afterAll(() => rmSync(folder, { recursive: true }));

const models: Readonly<Record<string, string>> = {
  "4-16-3 with Adam": `model Net { input x: [4] standardize dense(16) relu dropout(0.2) dense(3) softmax output y: oneHot("a", "b", "c") loss crossEntropy regularize l2(0.001) train { batch: 8 optimizer: adam(rate: cosine(0.01)) clip: norm(1) } }`,
  "2-3-1 with SGD": `model Net { input x: [4] dense(3) tanh dense(1) sigmoid output y: binary("a", "b") loss binaryCrossEntropy train { batch: 8 optimizer: sgd } }`,
};

/** Functions of the runtime, more of them than the engine inlines. */
const functions = `activation all(x) = exp(-x ^ 2) + log(1 + x ^ 2) + log1p(abs(x)) + expm1(-abs(x))
model Net { input x: [4] dense(3) all dense(1) sigmoid output y: binary("a", "b") loss binaryCrossEntropy train { batch: 8 optimizer: sgd } }`;

const script = (steps: string): string => `
import { createNet } from "./net.mjs";
const network = createNet({ seed: 1 });
const x = Float64Array.from({ length: 32 }, (_, i) => Math.sin(i));
const y = Int32Array.from({ length: 8 }, (_, i) => i % 2);
const out = { value: 0 };
const empty = (a, b) => a[0] + b[0] * 0.5;
const keep = (f, n) => { for (let i = 0; i < n; i++) f(x, y); };
const measure = (f) => {
  keep(f, 20000);
  globalThis.gc();
  const before = process.memoryUsage().heapUsed;
  keep(f, 100000);
  return process.memoryUsage().heapUsed - before;
};
console.log(JSON.stringify({ step: measure(${steps}), empty: measure(empty), out }));
`;

const cases = [...Object.entries({ ...models, "exponentials and logarithms": functions }).map(([name, text]) => [name, text, "ts"] as const), ...Object.entries(models).slice(0, 1).map(([name, text]) => [`${name}, as WebAssembly`, text, "wasm"] as const)];

test.each(cases)("%s: a training step allocates nothing but its loss", async (_name, text, target) => {
  const { modules } = await compile(text, { target });
  writeFileSync(join(folder, "net.mjs"), await toJavaScript(modules[0]?.text ?? ""));
  writeFileSync(join(folder, "run.mjs"), script("(a, b) => network.trainBatch(a, b)"));
  // A young generation that holds all of it, so that nothing is collected while it is counted.
  const { stdout, stderr } = spawnSync(process.execPath, ["--expose-gc", "--max-semi-space-size=64", "--min-semi-space-size=64", "run.mjs"], { cwd: folder, encoding: "utf8" });
  expect(stderr).toBe("");
  const { step }: { step: number } = JSON.parse(stdout);
  // 16 bytes a step are the number that the step gives; 100,000 steps of one more object would be 1.6 MB more.
  expect(step / 100_000).toBeLessThan(24);
});
