/** Definitions of the library that the comparison with PyTorch leaves out are listed, so that a new one does not slip by. */
import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { standardDefinitions } from "../../src/std/find.ts";

interface Case {
  readonly text: string;
}

const texts = ["torch.json", "layers.json", "training.json"].flatMap((file) => {
  const cases: readonly Case[] = JSON.parse(readFileSync(new URL(`goldens/${file}`, import.meta.url), "utf8"));
  return cases.map((c) => c.text);
});

/**
 * Not in it: draws and fitted values, which PyTorch has no numbers for; values joined, cut and rearranged, and constraints
 * on weights, which central differences, random programs and tests of their own hold.
 */
const elsewhere = [
  "layer add", "layer concat", "layer dropout", "layer firstTime", "layer flatten", "layer gaussianNoise", "layer lastTime", "layer multiply", "layer standardize",
  "optimizer nonNegative", "optimizer unitNorm",
];

test("what is without a case is known", () => {
  const compared = standardDefinitions().filter(({ keyword }) => keyword !== "initializer");
  const missing = compared.filter(({ name }) => !texts.some((text) => new RegExp(`\\b${name}\\b`).test(text)));
  expect(missing.map(({ keyword, name }) => `${keyword} ${name}`).sort()).toEqual(elsewhere);
});
