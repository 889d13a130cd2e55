/** `nnc init`: a project whose program and tests run, and that overwrites nothing. */
import { execFileSync } from "node:child_process";
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { nnc } from "./terminal.ts";

const root = mkdtempSync(join(tmpdir(), "nnc-init-"));
afterAll(() => rmSync(root, { recursive: true }));

const names = [".gitignore", "README.md", "flowers.js", "iris.csv", "iris.d.ts", "iris.js", "iris.nn", "iris.test.js", "main.js", "package.json"];

describe("a new project", () => {
  const folder = join(root, "deep", "new");
  beforeAll(async () => {
    const { code, out } = await nnc(["init", folder]);
    expect([code, out.split("\n").filter(Boolean).sort()]).toEqual([0, names.map((name) => join(folder, name))]);
  });
  const npm = (...args: readonly string[]): string => execFileSync("npm", args, { cwd: folder, encoding: "utf8" });

  test("trains and predicts", () => {
    const out = npm("start");
    expect(out).toMatch(/epoch 60 {2}loss 0\.\d+ {2}validation accuracy 9\d\.\d%|100\.0%/);
    expect(out).toMatch(/a flower with short petals: setosa, (?:9\d\.\d|100\.0)%/);
    expect(readFileSync(join(folder, "iris.safetensors")).length).toBeGreaterThan(1000);
  });

  test("passes its own tests", () => {
    const out = npm("test");
    expect([/pass (\d+)/.exec(out)?.[1], /fail (\d+)/.exec(out)?.[1]]).toEqual(["2", "0"]);
  });

  test("agrees with its types", () => {
    symlinkSync(resolve("node_modules"), join(folder, "node_modules"));
    const strict = ["--noEmit", "--strict", "--checkJs", "--module", "nodenext", "--target", "es2023", "--types", "node", "--ignoreConfig"];
    execFileSync(resolve("node_modules/.bin/tsc"), [...strict, "main.js", "iris.test.js"], { cwd: folder, stdio: "inherit" });
    rmSync(join(folder, "node_modules"));
  });
});

describe("a folder that holds one of the files", () => {
  test.each([
    ["a file", (path: string): void => writeFileSync(path, "mine")],
    ["a folder", (path: string): void => mkdirSync(path)],
    ["a link that leads nowhere", (path: string): void => symlinkSync("nowhere", path)],
  ])("is left as it is: %s", async (kind, make) => {
    const folder = join(root, kind);
    mkdirSync(folder);
    make(join(folder, "main.js"));
    make(join(folder, "package.json"));
    expect(await nnc(["init", folder])).toEqual({ code: 1, out: "", err: `nnc: ${join(folder, "main.js")}, ${join(folder, "package.json")} exist already; nothing was written\n` });
    expect(readdirSync(folder).sort()).toEqual(["main.js", "package.json"]);
  });

  test("keeps files that the project does not have", async () => {
    const folder = join(root, "notes");
    mkdirSync(folder);
    writeFileSync(join(folder, "notes.txt"), "mine");
    expect((await nnc(["init", folder])).code).toBe(0);
    expect(readFileSync(join(folder, "notes.txt"), "utf8")).toBe("mine");
  });
});

test("a path through a file is refused", async () => {
  writeFileSync(join(root, "file"), "");
  const { code, out, err } = await nnc(["init", join(root, "file", "project")]);
  expect([code, out]).toEqual([1, ""]);
  expect(err).toMatch(/^nnc: cannot write .*: a part of the path is not a folder\n$/);
});
