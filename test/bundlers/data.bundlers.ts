/** Programs and pages that import `nnc/data` without the packages of formats: every bundler builds them, and a file of such a format is an error that names its package. */
import { readFileSync } from "node:fs";
import type { Browser } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { check, describe as describeModel } from "../../src/index.ts";
import { serve } from "../browsers/server.ts";
import { launchChromium } from "./page.ts";
import { TestProject } from "./project.ts";

const versions = ["vite@8.3.8", "rollup@4", "@rollup/plugin-node-resolve@16", "rolldown@1", "esbuild@0.28.2", "webpack@5.113.0"];

/** Scripts that write `out/NAME-PLATFORM/app.js`, for `node` or `browser`, and fail where the bundler does. */
const scripts = {
  esbuild: `import { build } from "esbuild";
await build({ entryPoints: ["src/app.js"], bundle: true, outdir: out, splitting: true, format: "esm", platform, logLevel: "error" });`,
  vite: `import { build } from "vite";
await build({ logLevel: "error", configFile: false, ssr: { noExternal: true }, build: { outDir: out, ...(platform === "node" ? { ssr: "src/app.js" } : { lib: { entry: "src/app.js", formats: ["es"], fileName: "app" } }) } });`,
  rollup: `import { rollup } from "rollup"; import { nodeResolve } from "@rollup/plugin-node-resolve";
await (await rollup({ input: "src/app.js", plugins: [nodeResolve({ browser: platform === "browser", exportConditions: [platform] })] })).write({ dir: out, format: "es" });`,
  rolldown: `import { rolldown } from "rolldown";
await (await rolldown({ input: "src/app.js", platform })).write({ dir: out, format: "es" });`,
  webpack: `import webpack from "webpack";
webpack({ mode: "production", entry: "./src/app.js", target: platform === "node" ? "node20" : "web", experiments: { outputModule: true },
  output: { path: process.cwd() + "/" + out, filename: "app.js", module: true, chunkFormat: "module", library: { type: "module" }, ...(platform === "browser" && { publicPath: "./", chunkLoading: "import" }) } },
  (cause, stats) => { if (cause || stats.hasErrors()) { console.error(String(cause ?? stats.toString({ all: false, errors: true }))); process.exit(1); } });`,
} as const;

const model = check("model M { input x: { id } dense(1) output y: [1] loss squaredError }").models[0];
const file = (name: string): string => readFileSync(new URL(`../data/files/${name}`, import.meta.url)).toString("base64");

const program = `import { DataError, readData } from "nnc/data";
const mapping = ${JSON.stringify(model && describeModel(model).data)};
const found = [];
for (const text of ${JSON.stringify([file("snappy.parquet"), file("few.arrows"), file("several.db")])}) {
  const bytes = Uint8Array.from(atob(text), (c) => c.charCodeAt(0));
  await readData(mapping, bytes, { inputsOnly: true }).catch((cause) => found.push(cause instanceof DataError ? cause.message : "another error: " + cause.stack));
}
console.log(found.join("\\n"));
`;

const said = [
  "cannot read bytes: it is a Parquet file, which the package hyparquet reads: `npm install hyparquet` beside nnc",
  "cannot read bytes: it is an Arrow stream, which the package apache-arrow reads: `npm install apache-arrow` beside nnc",
  "cannot read bytes: it is an SQLite database, which nnc reads from a file on a disk alone, uncompressed",
].join("\n");

let browser: Browser;
let project: TestProject;
beforeAll(async () => {
  browser = await launchChromium();
  project = new TestProject(versions);
  project.write({ "src/app.js": program });
  for (const [name, script] of Object.entries(scripts)) project.write({ [`${name}.mjs`]: `const [, , platform] = process.argv;\nconst out = "out/${name}-" + platform;\n${script}` });
});
afterAll(async () => {
  await browser.close();
  project.remove();
});

describe.each(["esbuild", "vite", "rollup", "rolldown", "webpack"] as const)("%s", (name) => {
  test("builds a program of Node that names the package of each file", () => {
    const built = project.node(`${name}.mjs`, "node");
    expect(built, built.text).toMatchObject({ code: 0 });
    expect(project.node(`out/${name}-node/app.js`)).toMatchObject({ code: 0, text: `${said}\n` });
  });

  test("builds a page that names the package of each file", async () => {
    const built = project.node(`${name}.mjs`, "browser");
    expect(built, built.text).toMatchObject({ code: 0 });
    project.write({ [`out/${name}-browser/page.html`]: `<!doctype html><meta charset="utf-8"><script type="module" src="/app.js"></script>` });
    const site = await serve(`${project.folder}/out/${name}-browser`, {});
    const page = await browser.newPage();
    const told = page.waitForEvent("console", (message) => message.text().includes("cannot read"));
    await page.goto(`${site.url}/page.html`);
    expect((await told).text()).toBe(said);
    await page.close();
    await site.close();
  });
});
