/** The greatest or least of several and where it first stands: found in one loop, several side by side. */
import { describe, expect, test } from "vitest";
import { eachStatement } from "../../../src/ir/kernel/visit.ts";
import type { PlannedKernels } from "../../../src/ir/memory/types.ts";
import { compileVectors, Pair } from "./machine.ts";
import { hasRelaxed } from "./support.ts";

const models = {
  "two vectors of channels": "input x: [4, 6, 8] prelu maxPool(2)",
  "windows that overlap, and a width that is no multiple of four": "input x: [5, 5, 6] prelu maxPool(3, stride: 1)",
  "three channels": "input x: [4, 4, 3] prelu maxPool(2)",
  "the least": "layer least() { input x: [t, d] output y[j] = min(i: x[i, j]) } input x: [5, 9] prelu least",
};

function modelOf(body: string): string {
  const [before, after] = body.startsWith("layer") ? body.split(/(?<=\}) (?=input)/) : ["", body];
  return `${before ?? ""} model M { ${after ?? ""} flatten dense(2) output y: [2] loss squaredError train { batch: 3 optimizer: sgd(rate: 0.1) } }`;
}

describe.each(Object.entries(models))("%s", (_name, body) => {
  const compiled = compileVectors(modelOf(body));

  test("one loop gives both, in lanes", () => {
    const finds = (set: PlannedKernels) => set.kernels.training?.kernels.filter((k) => k.writes.some((w) => /^arg(max|min)\(/.test(w))) ?? [];
    expect(finds(compiled.planned).map((k) => k.decisions.join())).toEqual([expect.stringContaining("lanes")]);
    const [kernel] = finds(compiled.plain);
    const whole = new Set<string>();
    const kept = new Set<string>();
    eachStatement(kernel?.body ?? [], (s) => {
      if (s.kind === "var" && s.integer === true) whole.add(s.name);
      if (s.kind === "if") for (const x of s.then) if (x.kind === "assign") kept.add(x.name);
    });
    const places = [...kept].filter((name) => whole.has(name)).length;
    const extremes = kept.size - places;
    expect(extremes).toBeGreaterThan(0);
    expect(extremes).toBe(places);
  });

  test("of equal numbers the first counts, as in the interpreter", () => {
    const size = compiled.planned.kernels.buffers.get("x")?.shape.reduce((a, n) => a * n, 1) ?? 0;
    // Few different numbers, so that many are equal.
    const x = Array.from({ length: size }, (_, i) => Math.round(2 * Math.sin(7 * i + 1)) / 2);
    const y = Array.from({ length: 6 }, (_, i) => Math.cos(i));
    for (const relaxed of hasRelaxed() ? [false, true] : [false]) {
      for (const count of [3, 2]) new Pair(compiled, relaxed, 1e-5).train(x, y, count);
    }
  });
});
