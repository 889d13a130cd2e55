/** Training on two threads in pages and workers that are cross-origin isolated, and on one where there are no workers. */
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { compile } from "../../src/index.ts";
import { type Browser, browserNames, launch } from "./browsers.ts";
import { type Scope, scopePages } from "./scopes.ts";
import { type PageText, serve, type Site } from "./server.ts";

/** Its steps are long enough for threads. */
const wide = `model Wide {
  input x: [6]
  dense(384) relu
  dense(384) relu
  dense(1)
  output y: [1]
  loss squaredError
  train { optimizer: adam(rate: 0.001) batch: 32 }
}
`;

const all = `
import { createWide } from "./wide.js";
export const create = () => createWide({ seed: 1, fused: false });
export async function train(network) {
  const count = 64;
  const data = { x: Float32Array.from({ length: 6 * count }, (_, i) => (i % 13) / 6 - 1), y: Float32Array.from({ length: count }, (_, i) => (i % 5) / 4) };
  const losses = (history) => history.epochs.map((e) => e.loss);
  const { threads, ...history } = await network.fitAsync(data, { epochs: 3, validation: 0, threads: 2 });
  const other = create();
  return { threads, same: JSON.stringify(losses(history)) === JSON.stringify(losses(other.fit(data, { epochs: 3, validation: 0 }))) };
}
`;

const policy = "default-src 'none'; connect-src 'self'; script-src 'self' 'wasm-unsafe-eval'; worker-src 'self' blob:";

let files: Readonly<Record<string, string>>;
beforeAll(async () => {
  const { modules: [module], diagnostics } = await compile(wide, { emit: "script", target: "wasm", fileName: "wide.nn" });
  if (module === undefined) throw new Error(JSON.stringify(diagnostics));
  files = { "all.js": all, "wide.js": module.text };
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

  test.each([
    ["page", true, 2], ["module worker", true, 2], ["service worker", true, 1], ["AudioWorklet", true, 1], ["page", false, 1],
  ] as const)("threads in a %s, isolated %s: %i, to the bits of one", async (scope: Scope, isolated, threads) => {
    Object.assign(pages, scopePages(scope, files, policy, isolated));
    expect(JSON.parse(await browser.open(`${site.url}/page.html?${String(isolated)}`))).toEqual({ threads, same: true });
  });
});
