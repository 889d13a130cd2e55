/** Programs and pages that import `nnc/trouble` from the packed package, and a model through a plugin, are told why it diverges. */
import type { Browser } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { serve } from "../browsers/server.ts";
import { launchChromium } from "./page.ts";
import { TestProject } from "./project.ts";

const program = `import { watchTroubles } from "nnc/trouble";
import { createBad, watchedBad } from "./bad.nn";
const x = Float64Array.from({ length: 64 }, (_, n) => (n % 16) / 8 - 1);
const data = { x, y: x.map((v) => 2 * v) };
const told = [];
const options = { model: watchedBad, create: createBad, onTrouble: ({ kind, file, line, text }) => told.push([kind, file, line, text.split("\\n").length].join(" ")) };
watchTroubles(createBad(), options).fit(data);
await watchTroubles(createBad(), options).fitAsync(data);
console.log(told.join(", "));
`;

const bad = `model Bad {
  input x: [1]
  dense(1)
  output y: [1]
  loss meanSquaredError
  train {
    batch: 8
    epochs: 2
    optimizer: sgd(rate: 1.1)
  }
}
`;

const said = "diverging src/bad.nn 9 2, diverging src/bad.nn 9 2";

let browser: Browser;
let project: TestProject;
beforeAll(async () => {
  browser = await launchChromium();
  project = new TestProject(["vite@8.3.8"]);
  project.write({
    "src/bad.nn": bad, "src/bad.js": program,
    "build.mjs": `import { build } from "vite"; import nnc from "nnc/vite";
await build({ logLevel: "error", plugins: [nnc()], build: { outDir: "out", emptyOutDir: false, target: "esnext", lib: { entry: process.argv[2], formats: ["es"], fileName: () => process.argv[3] } } });`,
  });
});
afterAll(async () => {
  await browser.close();
  project.remove();
});

test("in Node, with `nnc/register`", () => {
  expect(project.node("--import", "nnc/register", "src/bad.js")).toEqual({ code: 0, text: `${said}\n` });
});

test("in a page that Vite builds", async () => {
  const built = project.node("build.mjs", "src/bad.js", "bad.js");
  expect(built, built.text).toMatchObject({ code: 0 });
  project.write({ "out/page.html": `<!doctype html><meta charset="utf-8"><script type="module" src="/bad.js"></script>` });
  const site = await serve(`${project.folder}/out`, {});
  const page = await browser.newPage();
  const told = page.waitForEvent("console", (message) => message.text().includes("bad.nn"));
  await page.goto(`${site.url}/page.html`);
  expect((await told).text()).toBe(said);
  await page.close();
  await site.close();
});

test("a bundle that does not watch has nothing of it", () => {
  const built = project.node("build.mjs", "src/app.js", "app.js");
  expect(built, built.text).toMatchObject({ code: 0 });
  expect(project.read("out/app.js")).not.toContain("stopsEarly");
  expect(project.read("out/bad.js")).toContain("stopsEarly");
});
