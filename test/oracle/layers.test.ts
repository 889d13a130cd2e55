/** Layers of more than one axis, losses and optimizers, against committed results of PyTorch in float64. */
import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { check } from "../../src/index.ts";
import { load } from "../support/module.ts";
import { compareCase, type TorchCase } from "./compare.ts";
import { sampled } from "../support/extent.ts";

const cases: readonly TorchCase[] = JSON.parse(readFileSync(new URL("goldens/layers.json", import.meta.url), "utf8"));

// Each compiles a module of its own. All of them run with NNC_ALL=1; live, beside PyTorch itself, all of them always do.
const chosen = sampled(cases, 5);

describe("PyTorch, committed results of layers", () => {
  test.each(chosen.map((c) => [c.name, c] as const))("%s", (_name, c) => compareCase(c));
});

describe("what has no counterpart of numbers", () => {
  test("gaussianNoise draws with the deviation that is asked for, while training alone", async () => {
    const n = 2000;
    const network = (await load(`model Net {\n  input x: [1]\n  dense(1) gaussianNoise(0.5)\n  output y: [1]\n  loss squaredError\n  train { batch: ${n} }\n}`))();
    for (const values of Object.values(network.parameters)) values.values.fill(0);
    const inputs = new Float64Array(n);
    const targets = new Float64Array(n);
    expect(network.loss(inputs, targets)).toBe(0);
    // Half the variance; its deviation over so many draws is 0.125 sqrt(2 / n).
    expect(Math.abs(network.accumulate(inputs, targets) - 0.125)).toBeLessThan(5 * 0.125 * Math.sqrt(2 / n));
  });

  test.each([
    ["conv(5, 3, groups: 2)", "5 filters do not divide into 2 groups"],
    ["conv(4, 3, groups: 4)", "6 channels do not divide into 4 groups"],
    ["conv(4, 9)", "a kernel over 9 positions does not fit into 5 by 7 with padding 0"],
    ["conv(4, 3, dilation: 3)", "a kernel over 7 positions does not fit into 5 by 7 with padding 0"],
    ["maxPool(6)", "a window of 6 does not fit into 5 by 7 with padding 0"],
    ["maxPool(2, padding: 2)", "padding must be at most half of the window's 2, not 2"],
    ["convTranspose(2, 3, extra: 1)", "extra must be less than stride or dilation, not 1"],
    ["groupNorm(4)", "6 channels do not divide into 4 groups"],
    ["slice(4, 7)", "from 4 to 7 is not a part of 6 components"],
  ])("%s of [5, 7, 6] is reported", (call, message) => {
    const { diagnostics } = check(`model Net {\n  input x: [5, 7, 6]\n  ${call} flatten dense(2)\n  output y: [2]\n  loss squaredError\n}`);
    expect(diagnostics.map((d) => d.message)).toEqual([message]);
  });
});
