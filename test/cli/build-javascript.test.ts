/** `nnc build -o x.js`: JavaScript with its declarations beside it, and a word where Node would read it as CommonJS. */
import { execFileSync } from "node:child_process";
import { mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { afterAll, beforeEach, expect, test } from "vitest";
import { nnc } from "./terminal.ts";

const root = mkdtempSync(join(tmpdir(), "nnc-javascript-"));
afterAll(() => rmSync(root, { recursive: true }));
let folder = root;
beforeEach(() => {
  folder = mkdtempSync(join(root, "project-"));
  mkdirSync(join(folder, "node_modules"));
});

const model = "examples/iris/iris.nn";
const flower = "{ sepalLength: 5, sepalWidth: 3, petalLength: 1, petalWidth: 0.2 }";

function type(name: string): void {
  writeFileSync(join(folder, "package.json"), JSON.stringify({ type: name }));
}

test.each(["ts", "wasm", "wasm,ts"])("a module in JavaScript of the target %s runs, and its declarations hold a program to it", async (target) => {
  type("module");
  const path = join(folder, "iris.js");
  expect(await nnc(["build", model, "-o", path, "--target", target])).toMatchObject({ code: 0, out: `${path}\n${join(folder, "iris.d.ts")}\n`, err: "" });
  writeFileSync(join(folder, "right.ts"), `import { createIris, type Iris } from "./iris.js";\nconst net: Iris = createIris({ seed: 1 });\nexport const species: "setosa" | "versicolor" | "virginica" = net.predict(${flower}).species;\n`);
  writeFileSync(join(folder, "wrong.ts"), `import { createIris } from "./iris.js";\nexport const species = createIris().predict({ sepalLenght: 5 }).species;\n`);
  const check = (file: string): string => {
    try {
      return execFileSync(resolve("node_modules/.bin/tsc"), ["--noEmit", "--strict", "--module", "nodenext", "--target", "es2023", "--types", "", "--ignoreConfig", file], { cwd: folder, encoding: "utf8" });
    } catch (cause) {
      return cause instanceof Error && "stdout" in cause ? String(cause.stdout) : String(cause);
    }
  };
  expect(check("right.ts")).toBe("");
  expect(check("wrong.ts")).toMatch(/wrong\.ts\(2,\d+\): error TS2561: .*sepalLenght/);
  const script = `import { createIris } from "./iris.js"; console.log(createIris({ seed: 1 }).predict(${flower}).species)`;
  expect(execFileSync(process.execPath, ["--input-type=module", "-e", script], { cwd: folder, encoding: "utf8" })).toMatch(/^(?:setosa|versicolor|virginica)\n$/);
});

test("--check is of both files", async () => {
  const path = join(folder, "iris.mjs");
  await nnc(["build", model, "-o", path]);
  expect(readdirSync(folder).sort()).toEqual(["iris.d.mts", "iris.mjs", "node_modules"]);
  expect(await nnc(["build", model, "-o", path, "--check"])).toMatchObject({ code: 0 });
  writeFileSync(join(folder, "iris.d.mts"), "export {};\n");
  const stale = await nnc(["build", model, "-o", path, "--check"]);
  expect([stale.code, stale.err]).toEqual([1, `${join(folder, "iris.d.mts")} is stale: it is not what the model Iris compiles to now\n`]);
});

test.each([["iris.js", "iris.mjs"], ["iris.ts", "iris.mts"]])("a package of CommonJS is warned of for %s", async (name, other) => {
  type("commonjs");
  const { code, err } = await nnc(["build", model, "-o", join(folder, name)]);
  expect(code).toBe(0);
  expect(err).toBe(`warning: ${join(folder, "package.json")} has "type": "commonjs", so ${join(folder, name)} is not read as the ES module that it is: write "type": "module" there, or -o ${join(folder, other)}\n`);
});

test("no package, one of modules, and a name that says it are not warned of", async () => {
  expect((await nnc(["build", model, "-o", join(folder, "iris.js")])).err).toBe("");
  type("commonjs");
  expect((await nnc(["build", model, "-o", join(folder, "iris.mjs")])).err).toBe("");
});

test("other endings are refused with one that fits", async () => {
  expect(await nnc(["build", model, "-o", join(folder, "iris.cjs")])).toMatchObject({ code: 1, err: expect.stringContaining(`write -o ${join(folder, "iris.js")}`) });
});
