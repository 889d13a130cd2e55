/** A training run that is stopped saves and says how to go on; its log has a line for each epoch as soon as that has ended. */
import { lstatSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, expect, test } from "vitest";
import { nnc } from "./terminal.ts";

const folder = mkdtempSync(join(tmpdir(), "nnc-stopped-"));
afterAll(() => rmSync(folder, { recursive: true }));

const train = ["train", "examples/iris/iris.nn", "--target", "ts"];
const linesOf = (path: string): readonly string[] => readFileSync(path, "utf8").split("\n").filter((line) => line !== "");

/** Calls `then` once a log has its first line, while the training goes on. */
function whenBegun(log: string, then: () => void): void {
  const timer = setInterval(() => {
    try {
      if (linesOf(log).length === 0) return;
    } catch {
      return;
    }
    clearInterval(timer);
    then();
  }, 5);
}

test.each([["SIGINT", 130], ["SIGTERM", 143]] as const)("%s saves, and training goes on from what was saved", async (signal, expected) => {
  const [out, log] = [join(folder, `${signal}.safetensors`), join(folder, `${signal}.jsonl`)];
  whenBegun(log, () => void process.emit(signal));
  const { code, err } = await nnc([...train, "--epochs", "1000000", "--out", out, "--log", log]);
  expect(code).toBe(expected);
  expect(err).toContain(`training was stopped; to go on: nnc train examples/iris/iris.nn --resume ${out} --out ${out}`);
  const before = linesOf(log).length;
  expect(before).toBeLessThan(1_000_000);
  expect((await nnc([...train, "--epochs", "2", "--resume", out, "--log", log])).code).toBe(0);
  const epochs = linesOf(log).map((line): unknown => JSON.parse(line).epoch);
  expect(epochs).toEqual(Array.from({ length: before + 2 }, (_, i) => i + 1));
  expect([process.listenerCount("SIGINT"), process.listenerCount("SIGTERM")]).toEqual([0, 0]);
});

test("without --out a stopped run says that nothing was saved", async () => {
  const log = join(folder, "unsaved.jsonl");
  whenBegun(log, () => void process.emit("SIGINT"));
  const { code, err } = await nnc([...train, "--epochs", "1000000", "--log", log]);
  expect([code, err]).toEqual([130, expect.stringContaining("nothing was saved, since there is no --out")]);
});

test("the log of an earlier run is kept beside the new one, and that is said; a link stays one, and an empty file is none", async () => {
  const [log, link] = [join(folder, "earlier.jsonl"), join(folder, "link.jsonl")];
  writeFileSync(log, "");
  expect((await nnc([...train, "--epochs", "3", "--log", log])).err).not.toContain("earlier run");
  symlinkSync(log, link);
  const { code, err } = await nnc([...train, "--epochs", "2", "--log", link]);
  expect([code, err]).toEqual([0, expect.stringContaining(`${link} was the log of an earlier run, which is now ${log}.old; with --resume it is appended to`)]);
  expect([linesOf(`${log}.old`).length, linesOf(log).length, lstatSync(link).isSymbolicLink()]).toEqual([3, 2, true]);
});

test("a log that cannot take a line ends, and training goes on to its end", async () => {
  const { code, out, err } = await nnc([...train, "--epochs", "2", "--log", "/dev/full"]);
  expect([code, out]).toEqual([1, expect.stringContaining("trained    2 epochs")]);
  expect(err.match(/cannot write \/dev\/full: the disk is full; training goes on without its log/g)).toHaveLength(1);
});
