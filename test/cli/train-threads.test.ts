/** `nnc train --threads`: the same weights from any number, and a word where there is nothing to share. */
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, expect, test } from "vitest";
import { nnc } from "./terminal.ts";

const folder = mkdtempSync(join(tmpdir(), "nnc-threads-"));
afterAll(() => rmSync(folder, { recursive: true }));

test("any number of threads trains the same weights", async () => {
  const wide = ["train", "examples/digits/digits.nn", "--set", "hidden=512", "--epochs", "1"];
  const trained = async (threads: number): Promise<Buffer> => {
    const out = join(folder, `${threads}.safetensors`);
    const { code, out: said, err } = await nnc([...wide, "--threads", String(threads), "--out", out]);
    expect(code, err).toBe(0);
    expect(said).toMatch(new RegExp(`^threads    ${threads}$`, "m"));
    return readFileSync(out);
  };
  expect(Buffer.compare(await trained(1), await trained(3))).toBe(0);
});

test.each([["iris", []], ["digits", ["--target", "ts"]]])("%s %j has nothing to share", async (name, flags) => {
  const { code, out } = await nnc(["train", `examples/${name}/${name}.nn`, "--epochs", "1", "--threads", "2", ...flags]);
  expect([code, out]).toEqual([0, expect.stringMatching(/^threads {4}1, not 2: \w+ takes too little time for a step, or runs in TypeScript$/m)]);
});

test.each(["0", "many", "1.5"])("%s threads are no number of threads", async (threads) => {
  const { code, err } = await nnc(["train", "examples/iris/iris.nn", "--threads", threads]);
  expect([code, err]).toEqual([2, expect.stringContaining("--threads takes a whole number of at least 1")]);
});
