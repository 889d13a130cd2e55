/** The progress of `nnc train`: a bar that fits the terminal, or lines where there is none. */
import { Writable } from "node:stream";
import { describe, expect, test } from "vitest";
import type { EpochReport } from "../../src/cli/network.ts";
import { progressLine } from "../../src/cli/progress-line.ts";
import { showProgress } from "../../src/cli/progress.ts";
import { nnc } from "./terminal.ts";

const measured = (loss: number, metrics: Readonly<Record<string, number>>): EpochReport => ({ epoch: 20, loss, metrics, validation: { loss: loss + 0.1, metrics } });
const accuracy = measured(0.1095, { accuracy: 0.975 });
const several = measured(0.1095, { accuracy: 0.975, topK: 0.9912, f1: 0.9012 });
const line = (report: EpochReport | undefined, columns: number, name = "Iris"): string => progressLine({ name, epoch: 20, epochs: 60, report }, columns);

describe("the line of the progress bar", () => {
  test.each([
    [120, "Iris ███████████░░░░░░░░░░░░░░░░░░░░░ 20/60  loss 0.1095   accuracy 97.50%   validation: loss 0.2095   accuracy 97.50%"],
    [80, "Iris ███░░░░░░░ 20/60  loss 0.1095   validation: loss 0.2095   accuracy 97.50%"],
    [60, "Iris ███░░░░░ 20/60  loss 0.1095   validation: loss 0.2095"],
    [50, "Iris ████░░░░░░░░ 20/60  validation: loss 0.2095"],
    [32, "20/60  validation: loss 0.2095"],
  ])("at %d columns", (columns, expected) => {
    expect(line(accuracy, columns)).toBe(expected);
  });

  test("is never longer than the terminal, for any metrics and names", () => {
    for (const report of [undefined, accuracy, several, { epoch: 20, loss: 1.234e-7, metrics: {} }, measured(-123456.7, { meanAbsoluteError: 1234.5678 })]) {
      for (const name of ["A", "AModelWithAVeryLongNameOfFortyCharacters"]) {
        for (let columns = 1; columns <= 240; columns++) expect(line(report, columns, name).length, `${columns} columns`).toBeLessThan(Math.max(columns, 1));
      }
    }
  });

  test.each([["one metric", accuracy], ["several", several]])("has both losses and a bar in 80 columns: %s", (_name, report) => {
    expect(line(report, 80, "AModelWithAVeryLongNameOfFortyCharacters")).toMatch(/^█+░+ 20\/60 {2}loss 0\.1095 .*validation: loss 0\.2095\b.*accuracy 97\.50%/);
  });

  test("keeps its places while numbers change their length", () => {
    const at = (loss: number): number => line(measured(loss, { accuracy: 1 }), 80).indexOf("validation");
    expect(new Set([0.5, 0.25, 0.1234, 12.34].map(at)).size).toBe(1);
  });
});

/** A terminal of `columns` columns that keeps what is written. */
function fakeTerminal(columns: number) {
  const written: string[] = [];
  const stream = Object.assign(new Writable({ write: (chunk, _encoding, done) => (written.push(String(chunk)), done()) }), { columns, isTTY: true });
  return { stream, text: () => written.join("") };
}

test.each([40, 80, 200])("the bar that is drawn fits %d columns", async (columns) => {
  const { stream, text } = fakeTerminal(columns);
  const unused = async (): Promise<Uint8Array> => new Uint8Array(0);
  const progress = await showProgress("Iris", 60, { out: () => undefined, err: () => undefined, stdin: unused, color: { out: false, err: false }, interactive: true }, stream);
  progress.update(several);
  progress.stop();
  const lines = text().split("\u001B").map((part) => part.replace(/^\[[\d;?]*[A-Za-z]/, "").trimEnd()).filter((part) => part.includes("/60"));
  expect(lines.at(-1)).toContain("validation: loss 0.2095");
  expect(Math.max(...lines.map((part) => part.length))).toBeLessThan(columns);
});

test("without a terminal there is a line for each epoch", async () => {
  const { err } = await nnc(["train", "examples/iris/iris.nn", "--epochs", "3", "--target", "ts"]);
  expect(err.split("\n").filter((text) => text.startsWith("epoch"))).toEqual([1, 2, 3].map((epoch) => expect.stringMatching(new RegExp(`^epoch ${epoch}/3 {2}loss [\\d.]+ {2}accuracy [\\d.]+% {2}validation: loss [\\d.]+, accuracy [\\d.]+%$`))));
});
