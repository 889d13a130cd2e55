/** Nothing that an engine computes in its own way reaches emitted modules or the numbers that they find. */
import { afterEach, expect, test, vi } from "vitest";
import { compile } from "../../../src/index.ts";
import { loadModule } from "../../support/module.ts";
import { noise } from "../../support/numbers.ts";

afterEach(() => vi.restoreAllMocks());

/** Every function whose bits IEEE 754 leaves open, a little off: as another engine might have it. */
function becomeAnotherEngine(): void {
  for (const name of ["exp", "expm1", "log", "log1p", "log2", "log10", "sin", "cos", "tan", "sinh", "cosh", "tanh", "cbrt", "asin", "acos", "atan"] as const) {
    const own = Math[name].bind(Math);
    vi.spyOn(Math, name).mockImplementation((x) => own(x) * (1 + 2 ** -50));
  }
  for (const name of ["pow", "atan2"] as const) {
    const own = Math[name].bind(Math);
    vi.spyOn(Math, name).mockImplementation((x, y) => own(x, y) * (1 + 2 ** -50));
  }
}

const models = {
  everyFunction: `
activation all(x, k = 2.5 ^ 1.3 + exp(0.3) + sin(1)) = k * exp(-x ^ 2) + log(1 + x ^ 2) + log1p(abs(x)) + expm1(-abs(x)) + sin(x) * cos(x) + tanh(x) + 0.01 * cosh(x / 9) + erf(x) + sigmoid(x) + softplus(x) + (1 + abs(x)) ^ 1.3
initializer odd() = gaussian() * exp(-fanIn / 7) + log(fanOut) / 90
model All { input x: [5] dense(6, init: odd) all dense(3) softmax dropout(0.3) output y: [3] loss squaredError
  train { optimizer: adam(rate: cosine(0.01)) batch: 8 } }`,
  orthogonalAndNorm: `
model Norm { input x: [5] dense(8, init: orthogonal) layerNorm gelu dense(3) output y: [3] loss huber regularize l2(0.001)
  train { optimizer: rmsprop(rate: 0.003) batch: 8 } }`,
};

async function trained(text: string, precision: "f64" | "f32", target: "ts" | "wasm"): Promise<readonly [string, Uint8Array]> {
  const { modules, diagnostics } = await compile(text, { precision, target });
  expect(diagnostics).toEqual([]);
  const [module] = modules;
  if (module === undefined) throw new Error("no module");
  const create = await loadModule(module);
  const network = create({ seed: 3 });
  for (let step = 0; step < 12; step++) network.trainBatch(noise(40, step), noise(24, 100 + step), 8);
  return [module.text, network.save()];
}

const cases = [[models.everyFunction, "f64", "ts"], [models.everyFunction, "f32", "wasm"], [models.orthogonalAndNorm, "f32", "ts"]] as const;

test.each(cases)("an engine with other functions makes the same of %s, %s %s", async (text, precision, target) => {
  const [module, weights] = await trained(text, precision, target);
  becomeAnotherEngine();
  expect(Math.pow(1.5, 1.5)).not.toBe(1.8371173070873836);
  const [again, sameWeights] = await trained(text, precision, target);
  expect(again === module, "the same module").toBe(true);
  expect(Buffer.compare(weights, sameWeights), "the same weights").toBe(0);
}, 240_000);

test("names of fields bring no function of the runtime into a module", async () => {
  const text = `model M { input x: { log, exp, sin, pow, powersOfTwo } dense(1) output y: { cosh, tanh } = { dense(2) } loss squaredError train { optimizer: sgd } }`;
  const { modules } = await compile(text);
  for (const name of ["log", "exp", "sin", "pow", "powersOfTwo", "cosh", "tanh"]) expect(modules[0]?.text).not.toMatch(new RegExp(`^(?:function|const) ${name}\\b`, "m"));
});
