/** Every layer, activation, loss and optimizer of the library: WebAssembly against the interpreter, step by step. */
import { readdirSync, readFileSync } from "node:fs";
import { describe, test } from "vitest";
import { noise } from "../typescript/support.ts";
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

/** All of them with `NNC_ALL`, which takes minutes; else those that the interpreter runs in less than a second. */
const quick = ["digits", "iris", "penguins", "wine", "xor"].map((name) => `${name}/${name}.nn`);
const examples = process.env["NNC_ALL"] === undefined ? quick : readdirSync("examples", { recursive: true, encoding: "utf8" }).filter((file) => file.endsWith(".nn")).sort();

describe("WebAssembly computes the examples", () => {
  test.each(examples)("%s", (file) => {
    const compiled = compileVectors(readFileSync(`examples/${file}`, "utf8"));
    const random = noise(7);
    for (const relaxed of hasRelaxed() ? [false, true] : [false]) {
      const pair = new Pair(compiled, relaxed, 1e-5);
      for (const b of compiled.plain.kernels.buffers.values()) {
        const size = b.shape.reduce((a, n) => a * n, 1);
        // Every example has two classes or more.
        if (b.role === "input" || b.role === "target") pair.set(b.name, Array.from({ length: size }, () => (b.content === "index" ? Math.round((random() + 1) / 2) : random())));
        else if (b.role === "fitted") pair.set(b.name, Array.from({ length: size }, () => 1 + random() / 2));
      }
      pair.steps(3);
    }
  }, 600_000);
});
