/** Every part of `check` has a test of its own: of its file or its folder under the same path, or one that imports it. */
import { readdirSync, readFileSync } from "node:fs";
import { relative, resolve, dirname } from "node:path";
import { expect, test } from "vitest";
import { files } from "./tree.ts";

const room = "phases/check/";

/** What a file needs tests for: functions, classes and constants. Types have none. */
const runs = /^export (?:async )?(?:function|class|const) /m;

/** The files that no test has by its path, `chain/walk.test.ts` or for a folder `repairs.test.ts`, and that no test imports; all by their paths in `check`. */
function untested(sources: ReadonlyMap<string, string>, tests: ReadonlyMap<string, string>): readonly string[] {
  const imported = new Set([...tests].flatMap(([path, text]) =>
    [...text.matchAll(/^import (?!type\b)[^;"]*?\bfrom "(\.[^"]+)"/gm)].map(([, specifier = ""]) => relative(`/src/${room}`, resolve(`/test/${room}`, dirname(path), specifier)))));
  return [...sources].filter(([path, text]) => {
    const names = [path.replace(/\.ts$/, ""), dirname(path)];
    return runs.test(text) && !names.some((name) => tests.has(`${name}.test.ts`)) && !imported.has(path);
  }).map(([path]) => path);
}

const below = (folder: string, paths: readonly string[]): ReadonlyMap<string, string> => new Map(paths.map((path) => [path, readFileSync(`${folder}/${path}`, "utf8")]));

test("every file of src/phases/check has a test", () => {
  const sources = below(`src/${room}`, files.filter((path) => path.startsWith(room)).map((path) => path.slice(room.length)));
  const tests = below(`test/${room}`, readdirSync(`test/${room}`, { recursive: true, encoding: "utf8" }).filter((path) => path.endsWith(".test.ts")));
  expect(sources.size).toBeGreaterThan(80);
  expect(untested(sources, tests).map((path) => `src/${room}${path} has no test: add test/${room}${path.replace(/\.ts$/, ".test.ts")}`)).toEqual([]);
});

test("a file without a test is found, and one with types alone is not", () => {
  const sources = new Map(["chain/walk.ts", "chain/call.ts", "repairs/step.ts", "size.ts", "chain/new.ts"].map((path) => [path, "export function work(): void {}"]));
  const tests = new Map([["chain/walk.test.ts", 'import { call } from "../../../../src/phases/check/chain/call.ts";\nimport type { N } from "../../../../src/phases/check/chain/new.ts";'], ["repairs.test.ts", ""]]);
  expect(untested(new Map([...sources, ["types.ts", "export interface Value {}"]]), tests)).toEqual(["size.ts", "chain/new.ts"]);
});
