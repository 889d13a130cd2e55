/** `nnc build --watch` as it runs: what it writes after each change is what a build writes, and what has not changed is not emitted again. */
import { mkdtemp, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { run } from "../../src/cli/run.ts";
import { compile, type CompiledModule } from "../../src/index.ts";
import { Rebuilds } from "../../src/cli/rebuild/rebuilds.ts";
import { findProject } from "../../src/project/project.ts";

const layer = "layer scaled(by) {\n  input x: [..s]\n  output y[..s] = by * x[..s]\n}\n";
const model = (name: string, units: number): string => `/// ${name}.\nmodel ${name} {\n  input x: [3]\n  dense(${units}) tanh\n  scaled(2)\n  output y: [${units}]\n  loss squaredError\n  train { batch: 2 }\n}\n`;
const head = "// Two nets.\n".repeat(8);
const text = `import { scaled } from "layers.nn"\n${head}${model("One", 2)}\n${model("Two", 3)}`;

let folder = "";
beforeEach(async () => (folder = await mkdtemp(join(tmpdir(), "nnc-"))));
afterEach(() => rm(folder, { recursive: true }));

async function emitted(file: string, source: string): Promise<readonly { readonly name: string; readonly text: string; readonly declarations: string | undefined }[]> {
  const { modules } = await compile(source, { fileName: file, recordedName: "nets.nn", emit: "javascript", resolve: (path) => (path === "layers.nn" ? { name: join(folder, path), text: layers, recordedName: path } : undefined) });
  return modules.map(({ name, text: of, declarations }) => ({ name, text: of, declarations }));
}
let layers = layer;

test("each change leads to what a whole build gives, and only models that changed are emitted", async () => {
  const file = join(folder, "nets.nn");
  await writeFile(join(folder, "package.json"), "{}");
  await writeFile(join(folder, "layers.nn"), layer);
  layers = layer;
  const rebuilds = new Rebuilds();
  const project = await findProject(folder);
  let before = new Map<string, CompiledModule>();
  /** The models that were emitted anew, of a source that is built. */
  const build = async (source: string): Promise<readonly string[]> => {
    await writeFile(file, source);
    const { modules, diagnostics } = await rebuilds.compile(project, file, "javascript", { text: source });
    const expected = await emitted(file, source);
    if (expected.length > 0) expect(modules.map(({ name, text: of, declarations }) => ({ name, text: of, declarations }))).toEqual(expected);
    else expect(diagnostics.some((d) => d.severity === "error")).toBe(true);
    // What is taken again is the same list, not an equal one.
    const anew = modules.filter((m) => before.get(m.name)?.rounded !== m.rounded).map((m) => m.name);
    if (modules.length > 0) before = new Map(modules.map((m) => [m.name, m]));
    return anew;
  };
  expect(await build(text)).toEqual(["One", "Two"]);
  expect(await build(text.replace("scaled(2)", "scaled(2) // twice"))).toEqual([]);
  // Lines move, and are as long as before.
  expect(await build(`// above\n${text}`)).toEqual([]);
  expect(await build(text.replace(/dense\(3\)/, "dense(3)  "))).toEqual([]);
  expect(await build(text.replace("dense(3) tanh", "dense(3) sigmoid"))).toEqual(["Two"]);
  expect(await build(text.replace("/// Two.", "/// The second."))).toEqual(["Two"]);
  expect(await build(text)).toEqual(["Two"]);
  // From line 10 to line 9 comments get shorter, which may break lines elsewhere.
  expect(await build(text.replace(head, "// Two nets.\n// Two nets.\n"))).toEqual(["One"]);
  expect(await build(text)).toEqual(["One"]);
  expect(await build(text.replace("dense(2)", "dnse(2)"))).toEqual([]);
  expect(await build(text)).toEqual([]);
  layers = layer.replace("by * x", "(by + 1) * x");
  await new Promise((resolve) => setTimeout(resolve, 30));
  await writeFile(join(folder, "layers.nn"), layers);
  expect(await build(text)).toEqual(["One", "Two"]);
});

test("the command that watches writes after a change what a build writes, and says errors again", async () => {
  const file = join(folder, "nets.nn");
  const other = join(folder, "other.nn");
  await writeFile(join(folder, "layers.nn"), layer);
  await writeFile(file, text);
  await writeFile(other, model("Other", 2).replace("  scaled(2)\n", "").replace("squaredError", "sqaredError"));
  let said = "";
  const terminal = { out: (t: string) => void (said += t), err: (t: string) => void (said += t), stdin: async () => new Uint8Array(0), color: { out: false, err: false }, interactive: false };
  const listeners = (): readonly number[] => [process.listenerCount("SIGINT"), process.listenerCount("SIGTERM")];
  const before = listeners();
  const watching = run(["build", "--watch", file, other], terminal);
  await vi.waitFor(() => expect(said).toContain("watching for changes"), 60_000);
  expect(said.match(/sqaredError/g)).not.toBeNull();
  for (const changed of [text.replace("dense(3)", "dense(3) // three"), text.replace("dense(2) tanh", "dense(2) sigmoid")]) {
    const from = said.length;
    await writeFile(file, changed);
    await vi.waitFor(() => expect(said.slice(from)).toMatch(/changed\n[\s\S]*two\.ts[\s\S]*sqaredError/), 60_000);
    const built = await Promise.all((await readdir(folder)).filter((f) => f.endsWith(".ts")).sort().map((f) => readFile(join(folder, f), "utf8")));
    // A build of its own.
    await run(["build", file], { ...terminal, out: () => undefined });
    expect(await Promise.all((await readdir(folder)).filter((f) => f.endsWith(".ts")).sort().map((f) => readFile(join(folder, f), "utf8")))).toEqual(built);
    expect(built).toHaveLength(2);
  }
  process.emit("SIGINT");
  expect(await watching).toBe(0);
  expect(listeners()).toEqual(before);
});
