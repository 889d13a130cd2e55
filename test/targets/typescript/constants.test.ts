/** Arrays that begin as constants: one kernel, and one loop for each value. */
import { expect, test } from "vitest";
import { compile } from "../../../src/index.ts";

const text = `
model Net {
  input x: [4]
  standardize batchNorm dense(8) relu dense(2)
  output y: [2]
  loss squaredError
}`;

test.each(["ts", "wasm"] as const)("initial zeros share a loop, and so do ones: %s", async (target) => {
  const [module] = (await compile(text, { target })).modules;
  const body = /function initialize_constants\(\): void \{\n([\s\S]*?)\n {2}\}\n/.exec(module?.text ?? "")?.[1] ?? "";
  expect(body.match(/\.fill\(0\)/g)).toHaveLength(1);
  expect(body).toMatch(/standardize1_center,[\s\S]* adam_v_dense2_b,\n/);
  expect(body).toMatch(/\.fill\(1\);/);
});

test("initial values of fitted arrays are folded", async () => {
  const [module] = (await compile(text)).modules;
  expect(module?.text).not.toMatch(/Math\.sqrt\(0[ )]/);
});
