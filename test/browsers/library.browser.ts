/** The library in a page: it compiles models from text and trains them, without `unsafe-eval`. */
import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { type Browser, browserNames, launch } from "./browsers.ts";
import { type PageText, serve, type Site } from "./server.ts";

/** A page under the strictest policy with which modules from text can be imported. */
function page(script: string, policy: string): Readonly<Record<string, PageText>> {
  return {
    "/page.html": { type: "text/html", policy, text: `<!doctype html><meta charset="utf-8"><script type="module" src="/page.js"></script>` },
    "/page.js": { type: "text/javascript", text: `
const report = (value) => fetch("/report", { method: "POST", body: JSON.stringify(value) });
try { await report(await (async () => { ${script} })()); } catch (cause) { await report({ error: String(cause), stack: cause?.stack, cause: String(cause?.cause) }); }` },
    "/iris.csv": { type: "text/plain", text: readFileSync("examples/iris/iris.csv", "utf8") },
    ...Object.fromEntries(["iris", "digits"].map((name) => [`/${name}.nn`, { type: "text/plain", text: readFileSync(`examples/${name}/${name}.nn`, "utf8") } as const])),
  };
}

const strict = "default-src 'none'; connect-src 'self'; script-src 'self' blob:";

const open = `
const load = async (path) => (await fetch(path)).text();
const { check, compile, locate, render } = await import("/dist/library/index.js");
`;

/** Compiles a model twice and trains it a little on made-up examples. */
const train = (name: string, title: string, data: string, options = "") => `
  ${open}
  const text = await load("/${name}.nn");
  const times = [];
  let made;
  for (let i = 0; i < 2; i++) {
    const start = performance.now();
    made = await compile(text, { emit: "module", fileName: "${name}.nn" ${options} });
    times.push(Math.round(performance.now() - start));
  }
  const [module] = made.modules;
  if (module === undefined) return { diagnostics: render(made.diagnostics, "pretty") };
  const network = module.exports.create${title}({ seed: 1 });
  const data = ${data};
  const before = network.evaluate(data).loss;
  network.fit(data, { epochs: 20, validation: 0 });
  return { times, before, after: network.evaluate(data).loss };`;

const iris = `{ flower: Array.from({ length: 60 }, (_, k) => ({ sepalLength: 5 + k % 3, sepalWidth: 3 + (k % 5) / 5, petalLength: 1 + 2 * (k % 3), petalWidth: (k % 3) / 2 })), species: Array.from({ length: 60 }, (_, k) => ["setosa", "versicolor", "virginica"][k % 3]) }`;
const digits = `{ image: Float64Array.from({ length: 64 * 40 }, (_, i) => ((i % 64) % 10 === Math.floor(i / 64) % 10 ? 16 : 0)), digit: Int32Array.from({ length: 40 }, (_, k) => k % 10) }`;

interface Trained {
  readonly times: readonly number[];
  readonly before: number;
  readonly after: number;
}

describe.each(browserNames)("in %s", (name) => {
  let browser: Browser;
  let site: Site;
  const inPage = async (script: string, policy = strict): Promise<unknown> => {
    site = await serve(".", page(script, policy));
    browser = await launch(name, site.reports);
    try {
      const value: unknown = JSON.parse(await browser.open(`${site.url}/page.html`));
      return value;
    } finally {
      await browser.close();
    }
  };
  const closed = async (): Promise<ReadonlyMap<string, number>> => {
    const sent = site.sent();
    await site.close();
    return sent;
  };

  test.each([["iris", "Iris", iris], ["digits", "Digits", digits]])("%s is compiled and trained in under 300 KB", async (model, title, data) => {
    const found = await inPage(train(model, title, data)) as Trained;
    const sent = await closed();
    expect(found).toMatchObject({ times: [expect.any(Number), expect.any(Number)] });
    expect(found.after).toBeLessThan(found.before);
    const library = [...sent].filter(([path]) => path.startsWith("/dist/library"));
    const bytes = library.reduce((sum, [, size]) => sum + size, 0);
    console.log(`${name}: ${model} loads ${Math.round(bytes / 1000)} kB, compiles in ${found.times[0]} ms, again in ${found.times[1]} ms; loss ${found.before.toFixed(3)} → ${found.after.toFixed(3)}`);
    expect(bytes).toBeLessThan(300_000);
  });

  test("a File is read and trained on, and its faults name row, column and value", async () => {
    const found = await inPage(`${open}
      const { describe } = await import("/dist/library/index.js");
      const { readBatches, readData } = await import("/dist/data/page.js");
      const { modules: [module] } = await compile(await load("/iris.nn"), { emit: "module", fileName: "iris.nn" });
      const mapping = describe(module.model).data;
      const text = await load("/iris.csv");
      const { data, count } = await readData(mapping, new File([text], "iris.csv"));
      const ofUrl = await readData(mapping, new URL("/iris.csv", location.href));
      const network = module.exports.createIris({ seed: 1 });
      const before = network.evaluate(data).loss;
      network.fit(data, { epochs: 5 });
      let batches = 0;
      for await (const { arrays, count } of readBatches(mapping, new Blob([text]).stream(), { batch: 16 })) batches += network.trainBatch(arrays.flower, arrays.species, count) > 0 ? 1 : 0;
      const faults = await readData(mapping, new File([text.replace("setosa", "sitosa")], "flowers.csv")).catch((error) => error.faults);
      return { count, same: data.flower.every((value, k) => value === ofUrl.data.flower[k]), batches, before, after: network.evaluate(data).loss, faults };`) as Trained;
    const sent = await closed();
    expect(found).toMatchObject({ count: 150, same: true, batches: 10, faults: [{ file: "flowers.csv", row: 2, column: "species", value: "sitosa" }] });
    expect(found.after).toBeLessThan(found.before / 2);
    console.log(`${name}: the readers are ${Math.round((sent.get("/dist/data/page.js") ?? 0) / 1000)} kB beside what they share with the compiler`);
  });

  test("a fault comes with line, column and frame", async () => {
    const found = await inPage(`${open}
      const { modules, diagnostics } = await compile("model A {\\n  input x: [4]\\n  dens(2)\\n  output y: [2]\\n  loss squaredError\\n}\\n", { emit: "module", fileName: "a.nn" });
      return { modules: modules.length, at: locate(diagnostics[0].span), text: render(diagnostics, "pretty") };`);
    await closed();
    expect(found).toMatchObject({ modules: 0, at: { file: "a.nn", line: 3, column: 3, endLine: 3, endColumn: 7 }, text: expect.stringContaining("\n3 |   dens(2)\n  |   ^^^^") as unknown });
  });

  test("TypeScript comes with its printer, which nothing else loads", async () => {
    const found = await inPage(`${open} const { modules } = await compile(await load("/iris.nn"), { fileName: "iris.nn" }); return { text: modules[0].text };`);
    const sent = await closed();
    expect(found).toMatchObject({ text: expect.stringContaining("export interface Iris {") as unknown });
    const printer = [...sent].filter(([path]) => /chunks\/(?:typescript|estree|standalone)-/.test(path));
    expect(printer).toHaveLength(3);
    expect(printer.reduce((sum, [, size]) => sum + size, 0)).toBeLessThan(310_000);
  });

  test("a policy without blob: is named, and nothing else fails", async () => {
    const found = await inPage(`${open}
      const { modules, diagnostics } = await compile(await load("/iris.nn"), { emit: "module", fileName: "iris.nn" });
      return { modules: modules.length, text: render(diagnostics, "pretty") };`, "default-src 'none'; connect-src 'self'; script-src 'self'");
    await closed();
    expect(found).toMatchObject({ error: expect.stringContaining("`blob:` in the script-src") as unknown });
  });

  test("WebAssembly runs where the policy permits it", async () => {
    const found = await inPage(train("iris", "Iris", iris, ", target: 'wasm'"), `${strict} 'wasm-unsafe-eval'`) as Trained;
    await closed();
    expect(found).toMatchObject({ after: expect.any(Number) });
    expect(found.after).toBeLessThan(found.before);
  });
});
