import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { outputPath } from "../../src/cli/commands/build.ts";
import { importedFile, readText } from "../../src/project/compile-file.ts";
import { findProject } from "../../src/project/project.ts";
import { dataPaths } from "../../src/data/paths.ts";
import { writeWhole } from "../../src/cli/output.ts";
import { nnc } from "./terminal.ts";

let folder = "";
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "nnc-"));
});
afterEach(() => rm(folder, { recursive: true }));

test("a written file is whole and nothing is left beside it", async () => {
  const path = join(folder, "deep", "out.ts");
  await writeWhole(path, "one");
  await writeWhole(path, "two");
  expect(await readFile(path, "utf8")).toBe("two");
  expect(await readdir(join(folder, "deep"))).toEqual(["out.ts"]);
});

test("a file that cannot be written is an error that names it and leaves nothing", async () => {
  await writeFile(join(folder, "file"), "");
  await expect(writeWhole(join(folder, "file", "out.ts"), "")).rejects.toThrow(/cannot write .*out\.ts: a part of the path is not a folder|already exists|EEXIST/);
  await expect(writeWhole(folder, "")).rejects.toThrow(`cannot write ${folder}`);
  expect(await readdir(folder)).toEqual(["file"]);
});

test("imports and data are found relative to the file that names them", async () => {
  await writeFile(join(folder, "mine.nn"), "\uFEFFactivation a(x) = x\n");
  const project = await findProject(folder);
  expect(importedFile(project, "mine.nn", join(folder, "model.nn"))?.text).toBe("activation a(x) = x\n");
  expect(importedFile(project, "other.nn", join(folder, "model.nn"))).toBeUndefined();
  const [path = ""] = await dataPaths(["./mine.nn"], folder);
  expect(await readText(path)).toBe("activation a(x) = x\n");
});

describe("where a module goes", () => {
  const iris = { name: "IrisNet" };
  test.each([
    ["beside its file", "a/iris.nn", false, undefined, "a/iris.ts"],
    ["into a folder", "a/iris.nn", false, "out", "out/iris.ts"],
    ["to a file", "a/iris.nn", false, "out/net.ts", "out/net.ts"],
    ["by the model's name where a file holds several", "a/iris.nn", true, undefined, "a/irisNet.ts"],
    ["to standard output", "a/iris.nn", true, "-", "-"],
  ])("%s", (_name, file, several, output, path) => {
    expect(outputPath(file, iris, several, several, output)).toBe(path);
  });

  test("several models do not go to one file, and no module is CommonJS", () => {
    expect(() => outputPath("a.nn", iris, true, true, "net.ts")).toThrow("-o takes a folder");
    expect(outputPath("a.nn", iris, false, false, "net.js")).toBe("net.js");
    expect(() => outputPath("a.nn", iris, false, false, "net.cjs")).toThrow("modules are ES modules: write -o net.js");
  });
});

test("an output that is there but cannot be read is not taken for one that is missing", async () => {
  await mkdir(join(folder, "iris.ts"));
  for (const check of [[], ["--check"]]) {
    expect(await nnc(["build", "examples/iris/iris.nn", "-o", join(folder, "iris.ts"), ...check])).toMatchObject({ code: 1, err: `nnc: cannot read ${join(folder, "iris.ts")}: it is a folder\n` });
  }
  await mkdir(join(folder, "package.json"));
  expect(await nnc(["build", "examples/iris/iris.nn", "-o", join(folder, "net.ts")])).toMatchObject({ code: 0, err: "" });
});
