/** Emitted modules in a page, a module worker, a service worker and an AudioWorklet: the numbers of Node, under a policy that permits WebAssembly or refuses it. */
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { moduleFiles, ranBy, type Results, resultsOf, writeFiles } from "../engines/modules.ts";
import { type Browser, browserNames, launch } from "./browsers.ts";
import { type PageText, serve, type Site } from "./server.ts";

/** A script for each scope: what the page runs, which gives the results, and what it starts. */
const scopes = {
  "page": { page: `import("/all.js").then(({ create, train }) => train(create()))`, started: "" },
  "module worker": {
    page: `new Promise((resolve, reject) => {
      const worker = new Worker("/started.js", { type: "module" });
      worker.onerror = (event) => reject(new Error(event.message));
      worker.onmessage = ({ data }) => resolve(data);
    })`,
    started: `train(create()).then(postMessage);`,
  },
  "service worker": {
    page: `navigator.serviceWorker.register("/started.js", { type: "module", scope: location.search }).then((found) => new Promise((resolve) => {
      const { port1, port2 } = new MessageChannel();
      port1.onmessage = ({ data }) => resolve(data);
      (found.installing ?? found.waiting ?? found.active).postMessage(null, [port2]);
    }))`,
    started: `addEventListener("message", (event) => event.waitUntil(train(create()).then((all) => event.ports[0].postMessage(all))));`,
  },
  "AudioWorklet": {
    page: `(async () => {
      const context = new OfflineAudioContext(1, 128, 44100);
      await context.audioWorklet.addModule("/started.js");
      const node = new AudioWorkletNode(context, "train");
      node.connect(context.destination);
      const found = new Promise((resolve) => { node.port.onmessage = ({ data }) => resolve(data); });
      await context.startRendering();
      return found;
    })()`,
    started: `registerProcessor("train", class extends AudioWorkletProcessor {
      constructor() {
        super();
        train(create()).then((all) => this.port.postMessage(all));
      }
      process() { return false; }
    });`,
  },
} as const;

const refusing = "default-src 'none'; connect-src 'self'; script-src 'self'; worker-src 'self'";
const permitting = refusing.replace("script-src 'self'", "script-src 'self' 'wasm-unsafe-eval'");

let files: Readonly<Record<string, string>>;
let node: Results;
beforeAll(async () => {
  files = await moduleFiles();
  const folder = mkdtempSync(join(tmpdir(), "nnc-scopes-"));
  try {
    writeFiles(folder, files);
    node = ranBy(process.execPath, folder);
  } finally {
    rmSync(folder, { recursive: true });
  }
});

test("Node trains all, and loads what it saves", () => {
  expect(Object.keys(node)).toEqual(["dense ts", "dense wasm", "classifier ts", "classifier wasm"]);
  for (const trained of Object.values(node)) {
    if ("error" in trained) throw new Error(trained.error);
    expect(trained.losses).toHaveLength(4);
    expect(trained.again).toBe(trained.saved);
  }
});

describe.each(browserNames)("in %s", (name) => {
  let browser: Browser;
  let site: Site;
  const pages: Record<string, PageText> = {};
  beforeAll(async () => {
    site = await serve(".", pages);
    browser = await launch(name, site.reports);
  });
  afterAll(async () => {
    await browser.close();
    await site.close();
  });
  const trainedIn = async (scope: keyof typeof scopes, policy: string): Promise<Results> => {
    const { page, started } = scopes[scope];
    const script = (text: string): PageText => ({ type: "text/javascript", policy, text });
    for (const [path, text] of Object.entries(files)) pages[`/${path}`] = script(text);
    pages["/started.js"] = script(`import { create, train } from "/all.js";\n${started}\n`);
    pages["/page.js"] = script(`const report = (value) => fetch("/report", { method: "POST", body: JSON.stringify(value) });\ntry { await report(await ${page}); } catch (cause) { await report({ page: { error: String(cause) } }); }`);
    pages["/page.html"] = { type: "text/html", policy, text: `<!doctype html><meta charset="utf-8"><script type="module" src="/page.js"></script>` };
    const found: Results = JSON.parse(await browser.open(`${site.url}/page.html?${policy === refusing ? "refusing" : "permitting"}`));
    return found;
  };

  test.each(Object.keys(scopes) as (keyof typeof scopes)[])("a %s trains, saves and loads to the bits of Node", async (scope) => {
    expect(await trainedIn(scope, permitting)).toEqual(node);
  });

  test.each(Object.keys(scopes) as (keyof typeof scopes)[])("a %s says which setting WebAssembly lacks", async (scope) => {
    const found = await trainedIn(scope, refusing);
    expect(resultsOf("ts", found)).toEqual(resultsOf("ts", node));
    for (const trained of Object.values(resultsOf("wasm", found))) expect(trained).toMatchObject({ error: expect.stringMatching(/permits no WebAssembly here: add 'wasm-unsafe-eval' to the script-src .* --target ts/) as unknown });
  });
});
