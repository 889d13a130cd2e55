/** The playground in Chromium and Firefox, from below a path, as static files: what people do there, and what the page must not do. */
import { execFileSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import axe from "axe-core";
import { strFromU8, unzipSync } from "fflate";
import { afterAll, afterEach, beforeAll, describe, expect, test } from "vitest";
import { browserNames } from "./browsers.ts";
import { launchPlayground, type Opened, type PlaygroundBrowser, type View } from "./playground.ts";
import { serve, type Site } from "./server.ts";

const ready = "!document.querySelector('#run').disabled";
const trained = "document.querySelector('#run').textContent === 'Train on'";
const errors = "document.querySelector('#problems .error') !== null";
const epoch = "Number(/epoch (\\d+)/.exec(document.querySelector('#status').textContent)?.[1] ?? 0)";

describe.each(browserNames)("in %s", (name) => {
  let site: Site;
  let browser: PlaygroundBrowser;
  let folder = "";
  let page: Opened;
  const opened = async (hash = "", view?: View): Promise<Opened> => {
    page = await browser.open(`${site.url}/playground/index.html${hash}`, view);
    await page.until(ready);
    return page;
  };
  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), "nnc-playground-"));
    site = await serve("dist", {});
    browser = await launchPlayground(name);
  });
  afterEach(async () => {
    expect(page.said).toEqual([]);
    await page.close();
  });
  afterAll(async () => {
    await browser.close();
    await site.close();
    rmSync(folder, { recursive: true });
  });

  test("one click trains iris, to the numbers of `nnc train`", async () => {
    await opened();
    await page.click("#run");
    await page.until(trained);
    const bytes = [...site.sent()].filter(([path]) => path.startsWith("/playground/")).reduce((sum, [, size]) => sum + size, 0);
    console.log(`${name}: the page loads ${Math.round(bytes / 1000)} kB until iris is trained`);
    expect(bytes).toBeLessThan(600_000);
    expect(await page.text("#status")).toBe("Trained: epoch 60, loss 0.0475, accuracy 0.9833; validation loss 0.1526, accuracy 0.9667");
    expect(await page.text("#predictions p")).toBe("98.0% of 150 examples right");
    expect(await page.evaluate("document.querySelectorAll('.network li').length")).toBe(7);
  });

  test("a shape is broken and mended while the network trains, and it keeps its weights", async () => {
    await opened();
    await page.choose("#pace", "100");
    await page.click("#run");
    await page.until(`${epoch} >= 2`);
    await page.retype(6, "dense(".length, 1, "4");
    await page.until(errors);
    expect(await page.text("#problems")).toMatch(/Error NN\d+ line 7/);
    const before = Number(await page.evaluate(epoch));
    await page.until(`${epoch} > ${before}`);
    await page.retype(6, "dense(".length, 1, "3");
    await page.retype(5, "dense(16) ".length, 4, "tanh");
    await page.until(`!(${errors})`);
    await page.until(`[...document.querySelectorAll('.network strong')].some((name) => name.textContent === 'tanh')`);
    await page.until(`${epoch} > ${before + 1}`);
  });

  test("training goes step by step, pauses, and takes another rate with its weights", async () => {
    await opened();
    await page.click("#step");
    await page.until("document.querySelector('#status').textContent === 'Paused, 1 step'");
    await page.click("#step");
    await page.until("document.querySelector('#status').textContent === 'Paused, 2 steps'");
    await page.choose("#pace", "100");
    await page.click("#run");
    await page.until(`${epoch} >= 3`);
    await page.press("#rate", "ArrowRight");
    await page.until("document.querySelector('.cm-content').textContent.includes('adam(rate: 0.011)')");
    await page.until(`${epoch} >= 6`);
    await page.click("#run");
    await page.until("document.querySelector('#run').textContent === 'Go on'");
    const paused = await page.text("#status");
    expect(paused).toMatch(/^Paused: epoch/);
    await new Promise((resolve) => setTimeout(resolve, 300));
    expect(await page.text("#status")).toBe(paused);
    await page.click("#reset");
    await page.until("document.querySelector('#status').textContent === 'Ready to train'");
  });

  test("points of one's own make the surface anew", async () => {
    await opened();
    await page.choose("#example", "xor");
    await page.until("document.title.startsWith('Xor')");
    await page.until("document.querySelector('canvas.surface') !== null");
    await page.clickAt("canvas.surface", 0.5, 0.5);
    await page.click("#tab-data");
    await page.until("document.querySelector('#data-source').textContent === '5 examples of points of your own'");
    await page.press("canvas.surface", "ArrowUp");
    await page.press("canvas.surface", "Enter");
    await page.until("document.querySelector('#data-source').textContent === '6 examples of points of your own'");
    await page.click("#run");
    await page.until(`${epoch} > 1`);
  });

  test("a CSV of one's own is read, and a link has the model and none of the data", async () => {
    await opened();
    const rows = readFileSync("examples/iris/iris.csv", "utf8").split("\n");
    await page.click("#tab-data");
    await page.upload("#file", { name: "mine.csv", text: rows.filter((_, k) => k % 3 !== 2).join("\n") }, folder);
    await page.until("document.querySelector('#data-source').textContent.includes('mine.csv')");
    expect(await page.text("#data-source")).toBe("100 examples of mine.csv, a file of your own");
    await page.click("#run");
    await page.until(trained);
    await page.retype(5, "dense(".length, 2, "9");
    await page.until("document.querySelector('#network-summary').textContent.startsWith('75 ')");
    const before = JSON.stringify(await page.evaluate("location.hash"));
    await page.choose("#target", "wasm");
    await page.until(`location.hash !== ${before} && ${epoch} === 0`);
    const hash = String(await page.evaluate("location.hash"));
    await page.close();
    await opened(hash);
    expect(await page.text("#network-summary")).toBe("75 parameters");
    expect(await page.evaluate("document.querySelector('#target').value")).toBe("wasm");
    expect(await page.text("#data-source")).toBe("150 examples of iris.csv");
  });

  test("data that do not fit are refused by row and column, and the network stays", async () => {
    await opened();
    await page.click("#tab-data");
    await page.upload("#file", { name: "wrong.csv", text: readFileSync("examples/iris/iris.csv", "utf8").replace("setosa", "sitosa") }, folder);
    await page.until("document.querySelector('#status').className === 'failed'");
    expect(await page.text("#status")).toMatch(/sitosa.*row 2, column species/s);
    await page.click("#example-data");
    await page.until("document.querySelector('#status').className !== 'failed'");
  });

  test("the language server shows the shape after each step, of text that is broken further down, too, and completes what fits", async () => {
    await opened();
    const hints = "[...document.querySelectorAll('.inlay')].map((hint) => hint.textContent)";
    await page.until(`${hints}.some((text) => text.startsWith('[16]'))`);
    await page.retype(5, "dense(".length, 2, "24");
    await page.until(`${hints}.some((text) => text.startsWith('[24]'))`);
    await page.retype(5, "dense(24) relu".length, 0, " soft");
    await page.until("[...document.querySelectorAll('.cm-tooltip-autocomplete li')].some((item) => item.textContent.includes('softmax'))");
    await page.until(`${errors} && ${hints}.some((text) => text.startsWith('[24]'))`);
  });

  test("F12 goes to the definition, in the model and in the library, which is read only until Escape", async () => {
    await opened();
    await page.until("document.querySelector('.inlay') !== null");
    const focused = "document.activeElement.getAttribute('aria-label')";
    const line = "document.querySelector('.source .cm-activeLine').textContent";
    await page.retype(5, 2, 0, "");
    await page.key("F12");
    await page.until(`${focused} === 'std/layers/dense.nn, of the standard library, read only'`);
    await page.until(`${line}.startsWith('layer dense(units')`);
    const before = await page.text(".source .cm-content");
    expect(before).toContain("/// A fully connected layer");
    await page.type("x");
    expect(await page.text(".source .cm-content")).toBe(before);
    // The default of its second parameter.
    for (let k = 0; k < "dense(units, init = g".length; k++) await page.key("ArrowRight");
    await page.key("F12");
    await page.until(`${focused}.startsWith('std/initializers/glorotUniform.nn')`);
    expect(await page.evaluate("document.querySelectorAll('.source').length")).toBe(1);
    await page.key("Escape");
    await page.until(`document.querySelector('.source') === null && ${focused} === 'Model'`);
    // Where the cursor was.
    await page.type("_");
    await page.until("document.querySelector('.cm-content').textContent.includes('de_nse(16)')");
  });

  test("Shift and F12 list the uses of a name, F2 changes them, and says why a name cannot change", async () => {
    await opened();
    await page.until("document.querySelector('.inlay') !== null");
    await page.retype(5, 2, 0, "");
    await page.key("F12", "Shift");
    await page.until("document.querySelectorAll('.cm-lsp-reference').length === 2");
    await page.key("ArrowDown");
    await page.key("Enter");
    await page.until("document.querySelector('.cm-activeLine').textContent.includes('dense(3)')");
    await page.key("Escape");
    await page.until("document.querySelector('.cm-lsp-reference') === null");
    await page.key("F2");
    await page.until("document.querySelector('.cm-lsp-rename-panel input') !== null");
    await page.type("thick");
    await page.key("Enter");
    await page.until("document.querySelector('.cm-lsp-message-error')?.textContent.includes('`dense` is of the standard library')");
    await page.retype(2, "model ".length, 0, "");
    await page.key("F2");
    await page.until("document.querySelector('.cm-lsp-rename-panel input')?.value === 'Iris'");
    await page.type("Blossom");
    await page.key("Enter");
    await page.until("document.title.startsWith('Blossom')");
  });

  test("a call that is written shows its parameters", async () => {
    await opened();
    await page.until("document.querySelector('.inlay') !== null");
    await page.retype(6, "dense".length, "(3)".length, "(");
    await page.until("document.querySelector('.cm-lsp-signature')?.textContent === 'dense(units, init = glorotUniform)'");
    expect(await page.text(".cm-lsp-active-parameter")).toBe("units");
    await page.type("3, ");
    await page.until("document.querySelector('.cm-lsp-active-parameter')?.textContent === 'init = glorotUniform'");
  });

  test("every tab shows what the compiler made", async () => {
    await opened();
    await page.click("#tab-equations");
    await page.until("document.querySelectorAll('#equations math').length > 10");
    expect(await page.text("#equations-content")).toContain("Backward");
    await page.click("#equations-numbers");
    // The first flower, as the notes write it.
    await page.until("document.querySelector('#equations-content').textContent.includes('5.1')");
    await page.click("#equations-numbers");
    await page.choose("#equations-form", "indices");
    await page.until("document.querySelector('#equations-content').textContent.includes('∑')");
    await page.click("#tab-kernels");
    await page.until("document.querySelectorAll('#kernels details').length > 5");
    expect(await page.text("#kernels")).toMatch(/tiled|unrolled/);
    await page.click("#tab-module");
    await page.until("document.querySelector('#module').textContent.includes('export function createIris')");
    await page.click("#tab-weights");
    await page.until("document.querySelectorAll('#weights canvas').length === 4");
  });

  test("no worker and no script of the page reaches any host", async () => {
    await opened();
    const attempt = `fetch("${site.url}/playground/index.html").then(() => "reached", (cause) => cause.name)`;
    expect(await page.evaluate(attempt)).toBe("TypeError");
    // The driver of Firefox evaluates in no worker that began as a script of the page's own.
    await page.until("document.querySelector('.inlay') !== null");
    if (name === "Chromium") expect(await page.inWorkers(attempt)).toEqual(["TypeError", "TypeError", "TypeError"]);
    page.said.splice(0);
  });
});

describe("in Chromium alone", () => {
  let site: Site;
  let browser: PlaygroundBrowser;
  beforeAll(async () => {
    site = await serve("dist", {});
    browser = await launchPlayground("Chromium");
  });
  afterAll(async () => {
    await browser.close();
    await site.close();
  });

  // By the time that the thread computes: on a machine with other work a task may wait longer than it takes.
  test("no task of the page takes 50 ms while digits train", async () => {
    const page = await browser.open(`${site.url}/playground/index.html`);
    await page.until(ready);
    await page.choose("#example", "digits");
    await page.until(`document.title.startsWith('Digits') && ${ready}`);
    await page.click("#tab-weights");
    const busy = await page.busiest(async () => {
      await page.click("#run");
      await page.until(trained);
    });
    console.log(`the longest task of the page takes ${busy.toFixed(1)} ms of its thread`);
    expect(busy).toBeLessThan(50);
    await page.close();
  });

  test("what is downloaded runs in Node: a project with module and trained weights", async () => {
    const page = await browser.open(`${site.url}/playground/index.html`);
    await page.until(ready);
    await page.click("#run");
    await page.until(trained);
    const [module, weights, project] = [await page.download("#download-module"), await page.download("#download-weights"), await page.download("#download-project")];
    await page.close();
    expect([module.name, weights.name, project.name]).toEqual(["iris.ts", "iris.safetensors", "iris.zip"]);
    const files = unzipSync(project.bytes);
    expect(strFromU8(files["iris.ts"] ?? new Uint8Array())).toBe(strFromU8(module.bytes));
    expect(files["iris.safetensors"]).toEqual(new Uint8Array(weights.bytes));
    const folder = mkdtempSync(join(tmpdir(), "nnc-project-"));
    try {
      for (const [path, bytes] of Object.entries(files)) writeFileSync(join(folder, path), bytes);
      writeFileSync(join(folder, "measure.js"), `import { readFileSync } from "node:fs";
import { createIris } from "./iris.js";
const [, ...rows] = readFileSync("iris.csv", "utf8").trim().split("\\n").map((line) => line.split(","));
const data = { flower: rows.flatMap((row) => row.slice(0, 4).map(Number)), species: rows.map((row) => row[4]) };
console.log(createIris({ weights: readFileSync("iris.safetensors") }).evaluate(data).metrics.accuracy.toFixed(2));`);
      expect(execFileSync(process.execPath, ["start.js"], { cwd: folder, encoding: "utf8" })).toContain("name: 'Iris'");
      expect(execFileSync(process.execPath, ["measure.js"], { cwd: folder, encoding: "utf8" })).toBe("0.98\n");
    } finally {
      rmSync(folder, { recursive: true });
    }
  });

  test.each<View>([{ width: 390, scheme: "light" }, { width: 390, scheme: "dark" }, { width: 1400, scheme: "light" }, { width: 1400, scheme: "dark" }])("axe-core finds nothing, and nothing scrolls sideways: $scheme, $width pixels", async (view) => {
    const page = await browser.open(`${site.url}/playground/index.html`, view);
    await page.until(ready);
    await page.choose("#example", "digits");
    await page.until("document.title.startsWith('Digits')");
    await page.click("#run");
    await page.until(trained);
    for (const tab of ["network", "weights", "data", "equations", "kernels"]) {
      await page.click(`#tab-${tab}`);
      await page.until(`document.querySelector('#${tab}').childElementCount > 0 && !document.querySelector('#${tab}').textContent.includes('compiler works')`);
      await page.evaluate(axe.source);
      const violations = await page.evaluate("axe.run(document).then(({ violations }) => violations.map(({ id, nodes }) => [id, nodes[0].html]))");
      expect([tab, violations]).toEqual([tab, []]);
      expect(await page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")).toBe(0);
    }
    await page.close();
  });
});
