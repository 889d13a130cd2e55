import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { check, explain } from "../../src/index.ts";
import { texFaults } from "../support/tex.ts";
import { exampleFiles } from "../../tools/examples.ts";


test("the check of formulas finds what TeX would refuse", () => {
  expect(texFaults("a_{i}^{2} + b_{j}")).toEqual([]);
  expect(texFaults("y^{\\text{dense1}}_{n, i_{1}} W_{i}")).toEqual([]);
  expect(texFaults("y^{a}_{i}^{2}")).toHaveLength(1);
  expect(texFaults("y_{1}_{n}")).toHaveLength(1);
  expect(texFaults("\\frac{a}{b")).toEqual(["1 { left open"]);
});

test("what XOR is made of and computes", async () => {
  const { models } = await explain(readFileSync("examples/xor/xor.nn", "utf8"), { fileName: "xor.nn", math: true });
  await expect(models[0]?.text).toMatchFileSnapshot("xor.md");
});

test("a derivative in parts is a fraction with ordinals, under Backward", async () => {
  const { models } = await explain(readFileSync("examples/highway/highway.nn", "utf8"), { fileName: "highway.nn", math: true });
  const page = models[0]?.text ?? "";
  const [forward = "", backward = ""] = page.split("## Backward");
  expect(backward).toMatch(/\\left\(\\frac\{\\partial L\}.*\\right\)\^\{\(1\)\}/);
  expect(forward).not.toContain("\\partial L");
  expect(page).not.toContain("d(");
});

test("a derivative says what it costs beside its value", async () => {
  const { models: [model] } = await explain(`model Slope {
  input x: [6]
  dense(10) tanh dense(1) as net
  slope[i] = derivative(net[0], x[i])
  bend[i] = derivative(slope[i], x[i])
  output y: [6] = bend
}`);
  const [first, second] = model?.derivatives ?? [];
  expect([first?.value, first?.by, second?.value]).toEqual(["net.y", ["x"], "value.slope"]);
  // Forward 6 · 10 and 10 multiplications and additions, 10 biases and functions; back the weights once more, and 1 − tanh² for each unit.
  expect(first?.forward).toBe(2 * 60 + 10 + 10 + 2 * 10 + 1);
  expect(first?.operations).toBe(2 * 60 + 10 * 3);
  // The slopes are part of what the second derivative is of; each of the six goes back alone.
  expect(second?.forward).toBeGreaterThanOrEqual((first?.forward ?? 0) + (first?.operations ?? 0) - 2 * 10 - 1);
  expect(model?.text).toMatch(/\| derivatives of \| by +\| operations \| of the value \| times \|\n.*\n\| `net\.y` +\| `x` +\| +150 \| +161 \| +0\.93 \|/);
});

describe.each(exampleFiles)("%s", (path) => {
  const text = readFileSync(path, "utf8");
  const { models } = check(text, { fileName: path });

  test("its table counts every parameter; its formulas are TeX; each parameter has a gradient and an update", async () => {
    const explained = await explain(text, { fileName: path, math: true });
    expect(explained.models.map((m) => m.name)).toEqual(models.map((m) => m.name));
    models.forEach((model, k) => {
      const page = explained.models[k]?.text ?? "";
      const numbers = model.variables.reduce((n, v) => n + v.shape.reduce((a, b) => a * b, 1), 0);
      const total = /^\| total.*$/m.exec(page)?.[0].split("|")[3]?.trim().replaceAll(",", "");
      expect(Number(total)).toBe(numbers);
      for (const instance of model.instances) expect(page).toContain(`| ${instance.name} `);
      for (const v of model.variables.filter((each) => each.trained)) expect(page.slice(page.indexOf("## Update"))).toContain(`\`${v.name}\``);
      const formulas = [...page.matchAll(/\$\$(.*?)\$\$/gs)].map(([, formula = ""]) => formula);
      expect(formulas.length).toBeGreaterThan(model.instances.length / 2);
      for (const formula of formulas) expect(texFaults(formula), formula).toEqual([]);
    });
  });
});

test("faults are told, and nothing is explained", async () => {
  const { models, diagnostics } = await explain("model M { input x: [2] dense(1) relux output y: [1] loss squaredError }");
  expect(models).toEqual([]);
  expect(diagnostics.some((d) => d.message.includes("relux"))).toBe(true);
});
