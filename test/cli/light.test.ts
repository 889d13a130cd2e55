/** What runs a network here does not load prettier: it takes longer than training a small network. */
import { readFileSync } from "node:fs";
import { afterAll, expect, test, vi } from "vitest";
import { compile } from "../../src/index.ts";
import { folder } from "./data-folder.ts";
import { nnc } from "./terminal.ts";

const refuse = vi.hoisted(() => (): never => {
  throw new Error("a printer of TypeScript is loaded");
});
vi.mock("prettier/standalone", refuse);
vi.mock("prettier/plugins/estree", refuse);
vi.mock("prettier/plugins/typescript", refuse);

const data = folder();
afterAll(() => data.remove());

test("TypeScript needs its printer", async () => {
  const { diagnostics } = await compile(readFileSync("examples/xor/xor.nn", "utf8"));
  expect(diagnostics.map(({ code }) => code)).toEqual(["NN901"]);
});

test.each(["ts", "wasm"])("train, eval, predict and verify run in the target %s without it", async (target) => {
  const weights = data.path(`${target}.safetensors`);
  const model = "examples/iris/iris.nn";
  const commands = [
    ["train", model, "--epochs", "1", "--out", weights, "--target", target],
    ["eval", model, "--weights", weights], ["predict", model, "--weights", weights, "--data", "examples/iris/iris.csv"], ["verify", model],
  ];
  for (const command of commands) expect(await nnc(command), command.join(" ")).toMatchObject({ code: 0 });
});
