/** What cannot be exported to PyTorch says so. */
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, test } from "vitest";
import { NotExportable, torchFile } from "../../src/export/torch/file.ts";
import { loop } from "../../src/export/torch/recurrence.ts";
import { FunctionScope } from "../../src/export/torch/function-scope.ts";
import { treeOf } from "../../src/export/torch/tree.ts";
import type { Unit } from "../../src/export/torch/units.ts";
import { check } from "../../src/index.ts";
import { variableAffine } from "../../src/ir/equation/affine.ts";
import { readAt } from "../../src/ir/equation/build.ts";
import { Fresh } from "../../src/ir/equation/fresh.ts";
import { nnc } from "../cli/terminal.ts";

const folder = mkdtempSync(join(tmpdir(), "nnc-refused-"));
afterAll(() => rmSync(folder, { recursive: true }));

const named = "model F {\n  input x: [4]\n  dense(2)\n  output y: [2]\n}\n";

describe("not exported", () => {
  test("a training that averages weights", () => {
    const averaged = "model Net {\n  input x: [4]\n  dense(2)\n  output y: [2]\n  loss squaredError\n  train { average: ema }\n}\n";
    expect(() => torchFile(check(averaged, { fileName: "f.nn" }).models, "f.nn")).toThrow("averages of weights are not exported to PyTorch: leave `average` out of `train`");
  });

  test("a model that is called as something else in the file", async () => {
    expect(() => torchFile(check(named, { fileName: "f.nn" }).models, "f.nn")).toThrow(NotExportable);
    const file = join(folder, "f.nn");
    writeFileSync(file, named);
    const { code, err } = await nnc(["export", file, "--to", "torch"]);
    expect(code).toBe(1);
    expect(err).toContain("cannot be exported to PyTorch: F is the name of something else in the file");
  });

  // The checker accepts neither of these: they are made by hand.
  test("values that are computed in one order in training and in another in evaluation", () => {
    const [model] = check(named, { fileName: "f.nn" }).models;
    const reads = (array: string) => ({ definitions: [], cyclic: false, reads: new Set([array]) });
    const units: readonly Unit[] = [{ arrays: ["a"], instance: "", training: reads("b") }, { arrays: ["b"], instance: "", evaluation: reads("a") }];
    expect(() => model && treeOf(model, units)).toThrow("b, a are computed in one order in training and in another in evaluation");
  });

  test("an array whose entries read each other in no order", () => {
    const fresh = new Fresh(0);
    const i = fresh.variable("i", 0, 3);
    const arrays = new Map([["a", { name: "a", extents: [{ lower: 0, upper: 3 }], role: "value", content: { kind: "real" } } as const]]);
    const definition = { kind: "definition", array: "a", indices: [i], body: readAt("a", [variableAffine(i)]) } as const;
    expect(() => loop([definition], new Map(), new FunctionScope(arrays), [], fresh)).toThrow(NotExportable);
  });
});
