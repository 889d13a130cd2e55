/** `nnc types`: declarations beside a model, with a map into it. */
import { originalPositionFor, TraceMap } from "@jridgewell/trace-mapping";
import { execFileSync } from "node:child_process";
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { nnc } from "../cli/terminal.ts";

const two = `/// The first.
model A {
  input pet: { age, "body weight" as weight_, kind: oneHot("cat", "dog") }
  dense(2) as hidden
  dense(1)
  output y: [1]
  loss squaredError
}

model B {
  input x: [3]
  dense(2) softmax
  output sort: oneHot("a", "b")
  loss crossEntropy
}
`;

let folder = "";
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "nnc-types-"));
  writeFileSync(join(folder, "two.nn"), two);
});
afterEach(() => rmSync(folder, { recursive: true }));

const at = (name: string): string => join(folder, name);
const read = (name: string): string => readFileSync(at(name), "utf8");

/** Where the map says that a text in the declarations comes from. */
function origin(found: string): { readonly line: number | null; readonly column: number | null } {
  const text = read("two.d.nn.ts");
  const index = text.indexOf(found);
  if (index < 0) throw new Error(`no ${found}`);
  const before = text.slice(0, index).split("\n");
  const { line, column } = originalPositionFor(new TraceMap(read("two.d.nn.ts.map")), { line: before.length, column: before.at(-1)?.length ?? 0 });
  return { line, column };
}

test("models of one file are declared together, and type-check", async () => {
  expect(await nnc(["types", at("two.nn")])).toMatchObject({ code: 0, err: "" });
  writeFileSync(at("app.ts"), `import { createA, createB, watchedA, type AInput, type BSort, type FitHistory } from "./two.nn";
const pet: AInput = { age: 1, weight_: 2, kind: "cat" };
const history: FitHistory = createA().fit({ pet: [pet], y: [1] });
const sort: BSort = createB().predict([1, 2, 3]).sort;
export const all: readonly unknown[] = [history, sort, watchedA];
`);
  writeFileSync(at("tsconfig.json"), JSON.stringify({ compilerOptions: { strict: true, target: "es2022", module: "esnext", moduleResolution: "bundler", types: [], noEmit: true, allowArbitraryExtensions: true }, files: ["app.ts"] }));
  execFileSync(process.execPath, [resolve("node_modules/typescript/bin/tsc"), "-p", folder], { stdio: "inherit" });
});

test("the map leads from names to those of the model", async () => {
  await nnc(["types", at("two.nn")]);
  expect(origin("createA(options")).toEqual({ line: 2, column: 6 });
  expect(origin("createB(options")).toEqual({ line: 10, column: 6 });
  expect(origin("watchedB: ")).toEqual({ line: 10, column: 6 });
  expect(origin("age: number")).toEqual({ line: 3, column: 15 });
  expect(origin("weight_: number")).toEqual({ line: 3, column: 37 });
  expect(origin(`"hidden.W"`)).toEqual({ line: 4, column: 2 });
  expect(origin("sort: BSort")).toEqual({ line: 13, column: 9 });
});

test("--check fails where a file is not there or stale, and writes nothing", async () => {
  expect(await nnc(["types", "--check", at("two.nn")])).toMatchObject({ code: 1, err: expect.stringContaining("two.d.nn.ts is not there") as unknown });
  expect(existsSync(at("two.d.nn.ts"))).toBe(false);
  await nnc(["types", at("two.nn")]);
  expect(await nnc(["types", "--check", at("two.nn")])).toMatchObject({ code: 0, err: "" });
  writeFileSync(at("two.nn"), two.replace(`"a", "b"`, `"a", "c"`));
  const before = read("two.d.nn.ts");
  expect(await nnc(["types", "--check", at("two.nn")])).toMatchObject({ code: 1, err: expect.stringContaining("two.d.nn.ts is stale") as unknown });
  expect(read("two.d.nn.ts")).toBe(before);
});

test("a faulty model leaves the types as they were", async () => {
  await nnc(["types", at("two.nn")]);
  const before = read("two.d.nn.ts");
  writeFileSync(at("two.nn"), two.replace("dense(2) softmax", "dens(2) softmax"));
  expect(await nnc(["types", at("two.nn")])).toMatchObject({ code: 1, err: expect.stringContaining("NN201") as unknown });
  expect(read("two.d.nn.ts")).toBe(before);
});
