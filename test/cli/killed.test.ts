/** `kill -9` of a training or a search at random moments: what is on the disk is whole, and resuming from it gives the results of an uninterrupted run. */
import { spawn } from "node:child_process";
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { rolldown } from "rolldown";
import { afterAll, beforeAll, expect, test } from "vitest";
import { textPlugin } from "../../.config/text-plugin.ts";
import { decodeSafetensors } from "../../src/runtime/safetensors.ts";
import { writeModel } from "./interrupted-model.ts";
import { nnc } from "./terminal.ts";
import { all } from "../support/extent.ts";

/** Kills of a training, of each target with `NNC_ALL`; and of a search. */
const kills = all ? 10 : 2;
const killsOfSearch = all ? 20 : 2;
/** Epochs until the next kill, at most; a run is longer than all kills together. */
const span = 100;

const folder = mkdtempSync(join(tmpdir(), "nnc-killed-"));
const command = join(folder, "built/main.js");
afterAll(() => rmSync(folder, { recursive: true }));

beforeAll(async () => {
  const bundle = await rolldown({ input: resolve("src/cli/main.ts"), platform: "node", transform: { define: { __filename: "import.meta.filename", __dirname: "import.meta.dirname" } }, plugins: [textPlugin()], logLevel: "silent" });
  await bundle.write({ dir: join(folder, "built"), entryFileNames: "[name].js" });
  await bundle.close();
});

/** Runs the built command, and kills it within some milliseconds after it has printed a word so often; gives whether it was killed. */
async function killed(args: readonly string[], word: string, times: number, within: number): Promise<boolean> {
  const child = spawn(process.execPath, [command, ...args], { stdio: ["ignore", "ignore", "pipe"] });
  let begun = false;
  let text = "";
  child.stderr.on("data", (part: Buffer) => {
    text += part.toString();
    if (begun || text.split(word).length <= times) return;
    begun = true;
    setTimeout(() => child.kill("SIGKILL"), within * Math.random());
  });
  return new Promise((done, fail) => {
    child.on("exit", (code, signal) => (signal === "SIGKILL" || code === 0 ? done(signal === "SIGKILL") : fail(new Error(text))));
  });
}

test.each(all ? ["ts", "wasm"] : ["wasm"])("a training in %s that is killed resumes to the weights of an uninterrupted one", { timeout: 60_000 + 10_000 * kills }, async (target) => {
  const model = writeModel(folder, 4 * span * kills, 3 * span * kills);
  const [whole, path] = [join(folder, `${target}-whole.safetensors`), join(folder, `${target}.safetensors`)];
  const train = ["train", model, "--target", target, "--checkpoint", "epoch", "--out"];
  expect((await nnc([...train, whole])).code).toBe(0);
  let epoch = -1;
  let count = 0;
  for (let k = 0; k < kills; k++) {
    const resume = existsSync(path) ? ["--resume", path] : [];
    if (!(await killed([...train, path, ...resume], "epoch ", Math.ceil(Math.random() * span), 20))) break;
    count++;
    if (!existsSync(path)) continue;
    const { metadata } = decodeSafetensors(readFileSync(path));
    expect(Number(metadata["epoch"])).toBeGreaterThanOrEqual(epoch);
    epoch = Number(metadata["epoch"]);
  }
  expect(count).toBe(kills);
  const resume = existsSync(path) ? ["--resume", path] : [];
  expect((await nnc([...train, path, ...resume])).code).toBe(0);
  expect(readFileSync(path).equals(readFileSync(whole))).toBe(true);
});

test("a search that is killed goes on to the same table and weights", { timeout: 60_000 + 10_000 * killsOfSearch }, async () => {
  const model = writeModel(folder, 9);
  const path = join(folder, "search.safetensors");
  // Each run advances by three trainings at most, the last one apart: more than there are kills.
  const search = (out: string): readonly string[] => ["tune", model, "batch=4..64", "--trials", all ? "54" : "9", "--target", "ts", "--format", "json", "--out", out];
  const whole = await nnc(search(join(folder, "search-whole.safetensors")));
  expect([whole.code, whole.err]).toEqual([0, expect.stringContaining("rung 3/3")]);
  const resume = (): readonly string[] => (existsSync(join(folder, "search.tune", "trials.jsonl")) ? ["--resume"] : []);
  let count = 0;
  while (count < killsOfSearch && (await killed([...search(path), ...resume()], "rung ", 1, 300))) count++;
  expect(count).toBe(killsOfSearch);
  const { code, out } = await nnc([...search(path), ...resume()]);
  expect(code).toBe(0);
  expect(tableOf(out)).toEqual(tableOf(whole.out));
  expect(readFileSync(path).equals(readFileSync(join(folder, "search-whole.safetensors")))).toBe(true);
  expect(readdirSync(join(folder, "search.tune"))).toEqual(["trials.jsonl"]);
});

/** What a search found; its document has no times. */
function tableOf(text: string): unknown {
  return JSON.parse(text);
}
