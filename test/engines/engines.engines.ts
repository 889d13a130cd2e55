/** Emitted modules in Node, Deno, Bun and workerd: the same bits. */
import { execFileSync } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { type Program, programs, workerd } from "../../bench/engines/programs.ts";
import { moduleFiles, ranBy, resultNames, type Results, resultsOf, writeFiles } from "./modules.ts";
import { Served, workerFiles } from "./workerd.ts";

const folder = mkdtempSync(join(tmpdir(), "nnc-engines-"));
const modules = join(folder, "modules");
// The engine that runs the tests is there.
const others = programs.filter(({ name }) => name !== `Node ${process.versions.node}`);
const installed = [...others, workerd];
const aliasOf = (engine: Program): string => `engine${installed.indexOf(engine)}`;
const programOf = (engine: Program): string => join(folder, "node_modules", aliasOf(engine), engine.program);

let here: Results;
beforeAll(async () => {
  const packages = installed.map((engine) => `${aliasOf(engine)}@npm:${engine.from}`);
  execFileSync("npm", ["install", "--no-audit", "--no-fund", "--ignore-scripts", "--prefix", folder, ...packages], { stdio: ["ignore", "ignore", "inherit"] });
  writeFiles(modules, workerFiles(await moduleFiles()));
  here = ranBy(process.execPath, modules);
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

test("this Node trains all, and loads what it saves", () => {
  expect(Object.keys(here)).toEqual(resultNames);
  expect(resultsOf("both", here)).toEqual(resultsOf("wasm", here));
  for (const trained of Object.values(here)) {
    if ("error" in trained) throw new Error(trained.error);
    expect(trained.again).toBe(trained.saved);
  }
});

test.each(others.map((engine) => [engine.name, engine] as const))("%s trains, saves and loads to the same bits", (_name, engine) => {
  expect(ranBy(programOf(engine), modules, ...(engine.arguments ?? []))).toEqual(here);
});

test(`${workerd.name} trains networks created at start to the same bits, and says that a handler creates none with WebAssembly, or creates them with TypeScript kernels`, async () => {
  const served = new Served(programOf(workerd), modules, workerd.arguments ?? []);
  try {
    expect(await served.get("/")).toEqual(here);
    const late = await served.get("/late");
    expect(resultsOf("ts", late)).toEqual(resultsOf("ts", here));
    expect(resultsOf("both", late)).toEqual(resultsOf("float32", here));
    for (const trained of Object.values(resultsOf("wasm", late))) expect(trained).toMatchObject({ error: expect.stringContaining("create the network at start, outside of handlers (workerd)") as unknown });
  } finally {
    served.close();
  }
});
