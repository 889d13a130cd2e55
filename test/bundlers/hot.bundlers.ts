/** Hot replacement in Vite's server: a change of the model is on the page, and the network keeps what it learned. */
import { type ChildProcess, spawn } from "node:child_process";
import { chromium, type Browser, type Page } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { TestProject } from "./project.ts";

const app = `
import { createIris } from "./iris.nn";
const flower = { sepalLength: 5.1, sepalWidth: 3.5, petalLength: 1.4, petalWidth: 0.2 };
const other = { sepalLength: 6.7, sepalWidth: 3, petalLength: 5.2, petalWidth: 2.3 };
const iris = createIris({ seed: 1 });
if (import.meta.hot.data.trained === undefined) iris.fit({ flower: [flower, other], species: ["setosa", "virginica"] }, { epochs: 200, validation: 0 });
import.meta.hot.data.trained = true;
globalThis.shown = { hash: iris.meta.sourceHash, parameters: iris.meta.parameterCount, probability: iris.predict(other).probabilities.virginica };
import.meta.hot.accept();
`;

interface Shown {
  readonly hash: string;
  readonly parameters: number;
  readonly probability: number;
}

let project: TestProject;
let server: ChildProcess;
let browser: Browser;
let page: Page;
const said: string[] = [];

async function shown(): Promise<Shown> {
  const value: Shown = await page.evaluate("globalThis.shown");
  return value;
}

/** What the page shows after the file has been changed, and how long it took in ms. */
async function after(change: () => void): Promise<{ readonly found: Shown; readonly took: number }> {
  const { hash } = await shown();
  const start = performance.now();
  change();
  await page.waitForFunction(`globalThis.shown.hash !== ${JSON.stringify(hash)}`, undefined, { timeout: 20_000, polling: 10 });
  return { found: await shown(), took: performance.now() - start };
}

beforeAll(async () => {
  project = new TestProject(["vite@8.3.8"]);
  project.write({
    "src/app.js": app,
    "serve.mjs": `import { createServer } from "vite"; import nnc from "nnc/vite";
const server = await createServer({ plugins: [nnc()], server: { port: 0, host: "127.0.0.1" }, logLevel: "error" });
await server.listen(); console.log("at " + server.resolvedUrls.local[0]);`,
  });
  server = spawn(process.execPath, ["serve.mjs"], { cwd: project.folder });
  const url = await new Promise<string>((resolve, reject) => {
    server.stdout?.on("data", (text: Buffer) => {
      const found = /at (\S+)/.exec(text.toString())?.[1];
      if (found !== undefined) resolve(found);
    });
    server.once("exit", (code) => reject(new Error(`the server ended with ${code}`)));
  });
  browser = await chromium.launch({ executablePath: "/usr/bin/chromium", args: ["--no-sandbox"] });
  page = await browser.newPage();
  page.on("console", (message) => said.push(message.text()));
  await page.goto(url);
  await page.waitForFunction("globalThis.shown !== undefined");
});
afterAll(async () => {
  await browser.close();
  server.kill();
  project.remove();
});

test("weights are kept where the parameters fit", async () => {
  const before = await shown();
  expect(before.probability).toBeGreaterThan(0.9);
  const { found, took } = await after(() => project.edit("src/iris.nn", "rate: 0.01", "rate: 0.02"));
  expect(found).toMatchObject({ parameters: before.parameters, probability: before.probability });
  console.log(`a change of the rate was on the page after ${Math.round(took)} ms`);
});

test("arrays of another shape begin anew, which the console says", async () => {
  const before = await shown();
  const { found } = await after(() => project.edit("src/iris.nn", "dense(16)", "dense(12)"));
  expect(found.parameters).toBeLessThan(before.parameters);
  expect(said.filter((text) => text.startsWith("[nnc]"))).toEqual(["[nnc] src/iris.nn: trained weights do not fit any more, and begin anew: dense1.W, dense1.b, dense2.W"]);
});

test("a fault is shown over the page with file, line and frame, and its correction ends it", async () => {
  project.edit("src/iris.nn", "dense(12)", "dens(12)");
  const overlay = page.locator("vite-error-overlay");
  await overlay.waitFor({ timeout: 10_000 });
  const text: string = await page.evaluate(`document.querySelector("vite-error-overlay").shadowRoot.textContent`);
  expect(text).toContain("src/iris.nn:5:3");
  expect(text).toContain("NN201");
  expect(text).toContain("write `dense`");
  const { found } = await after(() => project.edit("src/iris.nn", "dens(12)", "dense(10)"));
  expect(found.parameters).toBeGreaterThan(0);
  expect(await overlay.count()).toBe(0);
});
