/** The packed compiler: what its declarations promise, what it weighs, and that the library is free of Node. */
import { readdirSync, readFileSync, statSync } from "node:fs";
import { builtinModules } from "node:module";
import { dirname, join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { catalogue } from "../../src/diagnostics/catalogue.ts";
import { TestProject } from "./project.ts";

let project: TestProject;
let tarball = "";
beforeAll(() => {
  project = new TestProject(["publint@0.3.25", "@arethetypeswrong/cli@0.18"]);
  [tarball = ""] = readdirSync(project.folder).filter((name) => name.endsWith(".tgz"));
});
afterAll(() => project.remove());

test("weighs less than 1.6 MB", () => {
  const { size } = statSync(join(project.folder, tarball));
  console.log(`the package has ${(size / 1e6).toFixed(2)} MB`);
  expect(size).toBeLessThan(1.6e6);
});

test("is clean for publint", () => {
  expect(project.node("node_modules/publint/src/cli.js", tarball)).toMatchObject({ code: 0, text: expect.stringContaining("All good!") as unknown });
});

test("has types that resolve, for ES modules in Node and in bundlers", () => {
  const { code, text } = project.node("node_modules/@arethetypeswrong/cli/dist/index.js", tarball, "--profile", "esm-only");
  expect(code, text).toBe(0);
});

/** Chunks that a module imports, at once or on demand. */
function importsOf(text: string): readonly string[] {
  return [...text.matchAll(/(?:from|import)\s*\(?\s*["'`]([^"'`\s]+)["'`]/g)].flatMap(([, path]) => path ?? []);
}

test("has no module of Node in what a page loads", () => {
  const seen = new Set<string>();
  const foreign: string[] = [];
  const visit = (path: string): void => {
    if (seen.has(path)) return;
    seen.add(path);
    for (const found of importsOf(readFileSync(path, "utf8"))) {
      if (found.startsWith(".") && found.endsWith(".js")) visit(join(dirname(path), found));
      else if (builtinModules.includes(found.replace(/^node:/, ""))) foreign.push(`${path}: ${found}`);
    }
  };
  for (const entry of ["library/index.js", "data/page.js", "trouble/trouble.js", "lsp/serve.js", "lsp/worker.js"]) visit(join(project.folder, "node_modules/nnc/dist", entry));
  expect(seen.size).toBeGreaterThan(10);
  // The parser of TypeScript that prettier carries has such names in the code that it writes.
  expect(foreign.filter((place) => !/typescript/.test(place))).toEqual([]);
});

test("has the messages of diagnostics, and not what only their reference page says", () => {
  const entry = catalogue.definedTwice;
  const text = readFileSync(join(project.folder, "node_modules/nnc/dist/library/index.js"), "utf8");
  expect(text).toContain(entry.title);
  expect(text).not.toContain(entry.explanation.slice(0, 40));
});

test("has nothing of this repository's own programs", () => {
  const files = readdirSync(join(project.folder, "node_modules/nnc"), { recursive: true, encoding: "utf8" });
  expect(files.filter((name) => /^dist\/(?:bench|tools|hostile|programs|examples)/.test(name))).toEqual([]);
  expect(files).toEqual(expect.arrayContaining(["nnc.config.schema.json", "dist/library/index.js", "dist/data/page.js", "dist/data/node.js", "dist/trouble/trouble.js", "dist/plugin/vite.js", "dist/NOTICES.txt"]));
});
