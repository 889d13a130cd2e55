/** Every layer, activation, loss and optimizer of the library: WebAssembly against the interpreter, step by step. */
import { readFileSync } from "node:fs";
import { describe, test } from "vitest";
import { compileVectors, Pair } from "./machine.ts";
import { hasRelaxed } from "./support.ts";

interface Case {
  readonly name: string;
  readonly text: string;
  readonly inputs: readonly number[];
  readonly targets: readonly number[];
}

const cases = ["torch", "layers"].flatMap((file): readonly Case[] => JSON.parse(readFileSync(new URL(`../../oracle/goldens/${file}.json`, import.meta.url), "utf8")));

/** All of them with `NNC_ALL`; else one in so many, which leaves out sizes and settings but hardly a definition. */
const chosen = process.env["NNC_ALL"] === undefined ? cases.filter((_, k) => k % 13 === 3) : cases;

describe("WebAssembly computes what the interpreter computes", () => {
  test.each(chosen.map((c) => [c.name, c] as const))("%s", (_name, { text, inputs, targets }) => {
    const compiled = compileVectors(text);
    const { batch } = compiled.planned.kernels;
    for (const relaxed of hasRelaxed() ? [false, true] : [false]) {
      for (const count of new Set([batch, Math.max(1, batch - 1)])) new Pair(compiled, relaxed, 1e-5).train(inputs, targets, count);
    }
  });
});
