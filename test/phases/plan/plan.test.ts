/** The memory of whole models: nothing that lives at the same time overlaps, and hardly more is taken than what lives at once. */
import { readdirSync, readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { check } from "../../../src/index.ts";
import { entriesOf } from "../../../src/ir/kernel/entries.ts";
import type { Placement, PlannedKernels } from "../../../src/ir/memory/types.ts";
import { verifyMemory } from "../../../src/ir/memory/verify.ts";
import { toEquations, toKernels } from "../../../src/pipeline.ts";
import { exampleFiles } from "../../../tools/examples.ts";

function planOf(text: string): PlannedKernels {
  const { models, diagnostics } = check(text, { fileName: "model.nn" });
  const [model] = models;
  if (model === undefined) throw new Error(diagnostics.map((d) => d.message).join("\n"));
  return toKernels(model, toEquations(model));
}

/** What is in use at the fullest moment: no packing, however good, takes less. */
function leastPossible(planned: PlannedKernels, placements: readonly Placement[]): number {
  const kept = placements.filter((p) => p.persistent).reduce((sum, p) => sum + p.size, 0);
  let most = 0;
  for (const [entry, { kernels }] of entriesOf(planned.kernels)) {
    for (let at = 0; at < kernels.length; at++) {
      const live = placements.filter((p) => !p.persistent && p.lifetimes.some((l) => l.entry === entry && l.first <= at && at <= l.last));
      most = Math.max(most, live.reduce((sum, p) => sum + p.size, 0));
    }
  }
  return kept + most;
}

const programs = readdirSync("test/programs", { recursive: true, encoding: "utf8" }).filter((path) => path.endsWith(".nn"));

describe.each([...exampleFiles, ...programs.map((path) => `test/programs/${path}`)])("%s", (path) => {
  const text = readFileSync(path, "utf8");
  test.runIf(/^model /m.test(text) && !/^import /m.test(text))("is packed without overlaps, within 10 % of the least possible", () => {
    const planned = planOf(text);
    expect(verifyMemory(planned)).toEqual([]);
    const least = leastPossible(planned, planned.reals.placements);
    expect(planned.reals.size / least, `${planned.reals.size} elements where ${least} live at once`).toBeLessThanOrEqual(1.1);
  });
});
