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
  "layer gaussianNoise": "draws: as dropout",
};

/** Draws of the library's own; test/std holds their means, deviations and ranges, at several sizes. */
const drawn = "initializer";

/** What each of the sizes has to be, of one call or another. */
const kinds: readonly { readonly what: string; readonly is: (sizes: readonly number[]) => boolean }[] = [
  { what: "a 1", is: (sizes) => sizes.includes(1) },
  { what: "an odd number above 1", is: (sizes) => sizes.some((n) => n > 1 && n % 2 === 1) },
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

test.each(compared.map((d) => [d.keyword, d.name, d] as const))("%s %s", (_keyword, name, definition) => {
  const sizes = new Map(uses(definition).map((c) => [sizesOf(c.text).join(" "), sizesOf(c.text)]));
  expect([...sizes.keys()].length, `sizes at which ${name} is compared: ${[...sizes.keys()].join(", ")}`).toBeGreaterThanOrEqual(3);
  for (const { what, is } of kinds) expect([...sizes.values()].some(is), `${name} at sizes of which one is ${what}: ${[...sizes.keys()].join(", ")}`).toBe(true);
});

test.each(compared.filter(({ keyword }) => keyword !== "schedule").map((d) => [d.keyword, d.name, d] as const))("the gradient of what comes into %s %s", (_keyword, name, definition) => {
  const real = uses(definition).filter((c) => !c.text.includes("input x: index("));
  // An embedding takes integers, which have none.
  if (real.length === 0) expect(name).toBe("embedding");
  for (const c of real.filter((c) => c.epochs === undefined)) expect(c.inputGradient?.length, c.name).toBe(c.inputs.length);
});
