/** `fused: false` runs the code for engines without fused products, whatever the engine has. */
import { expect, test } from "vitest";
import { compile } from "../../../src/index.ts";
import { loadModule } from "../../support/module.ts";
import { noise } from "../../support/numbers.ts";
import { hasRelaxed } from "./support.ts";

const text = `model M { input x: [9] dense(8) tanh dense(4) output y: [4] loss squaredError train { optimizer: adam(rate: 0.01) batch: 8 } }`;

async function trained(source: string, name: string, options: { readonly fused?: boolean }): Promise<Uint8Array> {
  const network = (await loadModule({ name, text: source }))({ seed: 5, ...options });
  for (let step = 0; step < 10; step++) network.trainBatch(noise(72, step), noise(32, 50 + step), 8);
  return network.save();
}

test("the weights are those of an engine without relaxed SIMD", async () => {
  const { modules } = await compile(text, { target: "wasm" });
  const source = modules[0]?.text ?? "";
  // An engine that does not take the fused variant.
  const without = source.replace("engine.validate(fused)", "fused === plain");
  expect(without).not.toBe(source);
  const [unfused, other, fused] = await Promise.all([trained(source, "M", { fused: false }), trained(without, "M", {}), trained(source, "M", {})]);
  expect(Buffer.compare(unfused, other)).toBe(0);
  expect(Buffer.compare(unfused, fused) === 0).toBe(!hasRelaxed());
});
