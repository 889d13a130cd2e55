/** `--model` and `--set`: a setting speaks of the chosen model, else of every model that has it. */
import { mkdtempSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { check, compile, explain, stage } from "../../src/index.ts";
import { nnc } from "./terminal.ts";

const text = `model A(size = 4) { input x: [size] dense(1) output y: [1] loss squaredError }
model B { input x: [3] dense(1) output y: [1] loss squaredError }
model Open(size) { input x: [size] dense(1) output y: [1] loss squaredError }
`;

let folder = "";
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "nnc-models-"));
  writeFileSync(join(folder, "multi.nn"), text);
});
afterAll(() => rmSync(folder, { recursive: true }));

function widths(options: Parameters<typeof check>[1]): Readonly<Record<string, number | undefined>> {
  const { models } = check(text, options);
  return Object.fromEntries(models.map(({ name, inputs: [input] }) => [name, input !== undefined && "shape" in input.encoding ? input.encoding.shape[0] : undefined]));
}

describe("in the library", () => {
  test("the chosen model alone is compiled, with its parameters", async () => {
    expect(widths({ model: "A", set: { size: 5 } })).toEqual({ A: 5 });
    expect(widths({ model: "B" })).toEqual({ B: 3 });
    const { modules } = await compile(text, { model: "A", set: { size: 5 } });
    expect(modules.map(({ name }) => name)).toEqual(["A"]);
    expect((await explain(text, { model: "B" })).models.map(({ name }) => name)).toEqual(["B"]);
    expect((await stage(text, "model", { model: "B" })).text).not.toContain("model A");
  });

  test("without a choice a setting goes to every model that has the parameter", () => {
    expect(widths({ set: { size: 6 } })).toEqual({ A: 6, B: 3, Open: 6 });
  });

  test.each([
    [{ model: "B", set: { size: 5 } }, "NN208 the model `B` has no parameter `size`"],
    [{ set: { size: 5, sise: 5 } }, "NN208 none of the models `A`, `B`, `Open` has a parameter `sise`"],
    [{ model: "C" }, "NN213 there is no model `C` in this file, which has `A`, `B`, `Open`"],
    [{ model: "Open" }, "NN210 the parameter `size` has no value: give it a default, `size = …`, or set it from outside"],
  ])("%j is refused once", (options, message) => {
    expect(check(text, options).diagnostics.map((d) => `${d.code} ${d.message}`)).toEqual([message]);
  });
});

describe("on the command line", () => {
  const run = async (command: string, ...more: string[]): ReturnType<typeof nnc> => nnc([command, join(folder, "multi.nn"), ...more]);

  test.each(["verify", "explain", "check"])("%s takes a setting of the chosen model", async (command) => {
    const { code, err } = await run(command, "--model", "A", "--set", "size=5");
    expect([code, err.includes("NN")], err).toEqual([0, false]);
  });

  test("build writes the chosen model's module under its name", async () => {
    const { code, out } = await run("build", "--model", "A", "--set", "size=5", "-o", join(folder, "out"));
    expect([code, out.endsWith("a.ts\n")]).toEqual([0, true]);
    expect(readdirSync(join(folder, "out"))).toEqual(["a.ts"]);
  });

  test.each(["check", "build", "explain", "verify", "train"])("%s refuses a model that is not there", async (command) => {
    const { code, err, out } = await run(command, "--model", "Opne");
    expect(code).toBe(1);
    expect(err + out).toContain("NN213");
    expect(err + out).toContain("did you mean `Open`?");
  });
});
