/** `kill -9` of a training at random moments: the checkpoint is whole, and resuming from it gives the weights of an uninterrupted run. */
import { spawn } from "node:child_process";
import { existsSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { rolldown } from "rolldown";
import { afterAll, beforeAll, expect, test } from "vitest";
import { textPlugin } from "../../.config/text-plugin.ts";
import { decodeSafetensors } from "../../src/runtime/safetensors.ts";
import { writeModel } from "./interrupted-model.ts";
import { nnc } from "./terminal.ts";
import { all } from "../support/extent.ts";

/** Ten kills of each target with `NNC_ALL`. */
const kills = all ? 10 : 2;
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

/** Runs the built command, and kills it within a few milliseconds after some epochs; gives whether it was killed. */
async function killed(args: readonly string[], epochs: number): Promise<boolean> {
  const child = spawn(process.execPath, [command, ...args], { stdio: ["ignore", "ignore", "pipe"] });
  let begun = false;
  let text = "";
  child.stderr.on("data", (part: Buffer) => {
    text += part.toString();
    if (begun || text.split("epoch ").length <= epochs) return;
    begun = true;
    setTimeout(() => child.kill("SIGKILL"), 20 * Math.random());
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
    if (!(await killed([...train, path, ...resume], Math.ceil(Math.random() * span)))) break;
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
