/** Emitted modules in a page, a module worker, a service worker and an AudioWorklet: the numbers of Node, under a policy that permits WebAssembly or refuses it. */
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { moduleFiles, ranBy, resultNames, type Results, resultsOf, writeFiles } from "../engines/modules.ts";
import { type Browser, browserNames, launch } from "./browsers.ts";
import { type Scope, scopeNames, scopePages } from "./scopes.ts";
import { type PageText, serve, type Site } from "./server.ts";

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
  expect(Object.keys(node)).toEqual(resultNames);
  expect(resultsOf("both", node)).toEqual(resultsOf("wasm", node));
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
  const trainedIn = async (scope: Scope, policy: string): Promise<Results> => {
    Object.assign(pages, scopePages(scope, files, policy));
    const found: Results = JSON.parse(await browser.open(`${site.url}/page.html?${policy === refusing ? "refusing" : "permitting"}`));
    return found;
  };

  test.each(scopeNames)("a %s trains, saves and loads to the bits of Node", async (scope) => {
    expect(await trainedIn(scope, permitting)).toEqual(node);
  });

  test.each(scopeNames)("a %s under script-src 'self' says which setting WebAssembly lacks, and trains with the TypeScript kernels beside it", async (scope) => {
    const found = await trainedIn(scope, refusing);
    expect(resultsOf("ts", found)).toEqual(resultsOf("ts", node));
    expect(resultsOf("both", found)).toEqual(resultsOf("float32", node));
    for (const trained of Object.values(resultsOf("wasm", found))) expect(trained).toMatchObject({ error: expect.stringMatching(/permits no WebAssembly here: add 'wasm-unsafe-eval' to the script-src .* --target ts/) as unknown });
  });
});
