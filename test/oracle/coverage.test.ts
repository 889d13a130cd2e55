/**
 * Every definition of the library is compared with PyTorch at three sizes or more, one of them with a 1, one odd, one of no
 * size below 2, and the gradient of the input is among what is compared. What is not is listed, with the reason.
 */
import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { library, type StandardDefinition } from "../../src/std/library.ts";
import type { TorchCase } from "./compare.ts";

const cases = ["torch.json", "layers.json", "training.json"].flatMap((file): readonly TorchCase[] => JSON.parse(readFileSync(new URL(`goldens/${file}`, import.meta.url), "utf8")));

/** What PyTorch has no numbers for, and what holds it instead. */
const elsewhere: Readonly<Record<string, string>> = {
  "layer dropout": "draws: draws.test.ts tells them from the gradient of the input, and holds output, loss and gradients to them",
  "layer fourierFeatures": "draws: test/std/fourier-features.test.ts holds the waves to the directions that were drawn",
  "layer gaussianNoise": "draws: as dropout",
  "optimizer ema": "averages: test/runtime/averages.test.ts has a step written out, test/oracle/averages.oracle.ts PyTorch's AveragedModel",
  "optimizer swa": "averages: as ema",
};

/** Draws of the library's own; test/std holds their means, deviations and ranges, at several sizes. */
const drawn = "initializer";

/** What the sizes of one case or another have to be. */
const kinds: readonly { readonly what: string; readonly is: (sizes: readonly number[]) => boolean }[] = [
  { what: "1 and others", is: (sizes) => sizes.includes(1) },
  { what: "odd, above 1, and others", is: (sizes) => sizes.some((n) => n > 1 && n % 2 === 1) },
  { what: "all above 1", is: (sizes) => sizes.every((n) => n > 1) },
];

/** The numbers in what comes in and what goes out; classes are counted. */
function sizesOf(text: string): readonly number[] {
  const shapes = [...text.matchAll(/^ {2}(?:input|output) \w+: (.*)$/gm)].map(([, encoding = ""]) => encoding.replace(/oneHot\(([^)]*)\)/, (_, classes: string) => String(classes.split(",").length)));
  return shapes.flatMap((shape) => (shape.match(/\d+/g) ?? []).map(Number));
}

/** Where in a case's text a definition of each kind is called. */
function uses({ keyword, name }: StandardDefinition): readonly TorchCase[] {
  const before: Readonly<Record<string, string>> = { loss: "^ {2}loss .*", regularizer: "^ {2}regularize .*", optimizer: "(optimizer|constraint): ", schedule: "rate: .*" };
  const call = new RegExp(`${before[keyword] ?? "^ {2}(?!input|output|loss|regularize|train \\{).*"}\\b${name}\\b`, "m");
  return cases.filter((c) => call.test(c.text));
}

const compared = library.filter(({ keyword, name }) => keyword !== drawn && elsewhere[`${keyword} ${name}`] === undefined);

test("what is compared elsewhere is of the library", () => {
  const all = library.map(({ keyword, name }) => `${keyword} ${name}`);
  for (const name of Object.keys(elsewhere)) expect(all).toContain(name);
});

/** What a definition without the cases that it needs makes its author do. */
function missing({ keyword, name }: StandardDefinition, what: string): string {
  const [script, golden] = keyword === "layer" ? ["torch_layers.py", "layers.json"] : ["torch_cases.py", "torch.json"];
  return `${keyword} ${name} has no case against PyTorch${what}: add one to test/oracle/${script} and run \`/usr/bin/python3 test/oracle/${script} test/oracle/goldens/${golden}\`; `
    + "or, where PyTorch has nothing to compare with, say in `elsewhere` of test/oracle/coverage.test.ts what tests it";
}

test.each(compared.map((d) => [d.keyword, d.name, d] as const))("%s %s is compared with PyTorch at three sizes", (_keyword, _name, definition) => {
  const sizes = new Map(uses(definition).map((c) => [sizesOf(c.text).join(" "), sizesOf(c.text)]));
  const found = ` (sizes so far: ${[...sizes.keys()].join(", ")})`;
  expect(sizes.size, missing(definition, "")).toBeGreaterThan(0);
  for (const { what, is } of kinds) expect([...sizes.values()].some(is), missing(definition, ` of which the sizes are ${what}${found}`)).toBe(true);
  expect(sizes.size, missing(definition, ` at a third size${found}`)).toBeGreaterThanOrEqual(3);
});

test.each(compared.filter(({ keyword }) => keyword !== "schedule").map((d) => [d.keyword, d.name, d] as const))("the gradient of what comes into %s %s is compared", (_keyword, name, definition) => {
  // An embedding takes integers, which have no gradient.
  if (name === "embedding") return;
  const real = uses(definition).filter((c) => !c.text.includes("input x: index("));
  expect(real.length, missing(definition, "")).toBeGreaterThan(0);
  for (const c of real.filter((c) => c.epochs === undefined)) expect(c.inputGradient?.length, c.name).toBe(c.inputs.length);
});
