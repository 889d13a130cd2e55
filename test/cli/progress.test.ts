/** The progress of `nnc train`: a curve and numbers that fit the terminal, or lines where there is none. */
import { writeFileSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Writable } from "node:stream";
import { describe, expect, test } from "vitest";
import type { EpochReport } from "../../src/cli/network.ts";
import { roughly } from "../../src/numbers.ts";
import { numbersLine, progressLine, type Progressed } from "../../src/cli/progress-line.ts";
import { showProgress } from "../../src/cli/progress.ts";
import { sparkline } from "../../src/cli/sparkline.ts";
import { nnc } from "./terminal.ts";

const measured = (loss: number, metrics: Readonly<Record<string, number>>): EpochReport => ({ epoch: 20, loss, metrics, validation: { loss: loss + 0.1, metrics } });
const accuracy = measured(0.1095, { accuracy: 0.975 });
const several = measured(0.1095, { accuracy: 0.975, topK: 0.9912, f1: 0.9012 });
const losses = Array.from({ length: 20 }, (_, epoch) => 2 / (1 + epoch));
const progressed: Progressed = { name: "Iris", epoch: 20, epochs: 60, losses, expected: 60, rate: 0.00912, left: 12_300 };
const longName = "AModelWithAVeryLongNameOfFortyCharacters";

describe("the line of the progress", () => {
  test.each([
    [120, "Iris █▆▅▅▄▄▃▃▃▃▂▂▂▂▂▂▁▁▁▁········································  20/60  rate 0.00912    12 s left"],
    [80, "Iris █▆▅▄▄▃▃▂▂▂▁▁▁···························  20/60  rate 0.00912    12 s left"],
    [50, "Iris █▃▁·······  20/60  rate 0.00912    12 s left"],
    [26, "Iris █▄▂▁·········  20/60"],
    [18, "█▃▁·······  20/60"],
    [10, "20/60"],
  ])("at %d columns", (columns, expected) => {
    expect(progressLine(progressed, columns)).toBe(expected);
  });

  test("is never longer than the terminal", () => {
    for (const name of ["A", longName]) {
      for (const left of [undefined, 0, 90_000_000]) {
        for (let columns = 1; columns <= 240; columns++) expect(progressLine({ ...progressed, name, ...(left !== undefined && { left }) }, columns).length, `${columns} columns`).toBeLessThan(Math.max(columns, 1));
      }
    }
  });

  test("has a curve before the first epoch and after the last, also of a resumed training", () => {
    expect(progressLine({ name: "Iris", epoch: 0, epochs: 5, losses: [], expected: 5 }, 40)).toBe("Iris ·····························  0/5");
    expect(progressLine({ name: "Iris", epoch: 5, epochs: 5, losses: [3, 2, 1], expected: 3, left: 0 }, 40)).toBe("Iris ██████▇▅▅▅▅▅▄▁▁▁▁▁▁  5/5  0 s left");
    expect(progressLine({ name: "Iris", epoch: 5, epochs: 5, losses: [], expected: 0 }, 40)).toContain("5/5");
  });
});

describe("the line of numbers", () => {
  test.each([
    [80, "loss 0.1095   accuracy 97.50%   validation: loss 0.2095   accuracy 97.50%"],
    [60, "loss 0.1095   validation: loss 0.2095   accuracy 97.50%"],
    [40, "loss 0.1095   validation: loss 0.2095"],
    [30, "validation: loss 0.2095"],
  ])("at %d columns", (columns, expected) => {
    expect(numbersLine(accuracy, columns)).toBe(expected);
  });

  test("is never longer than the terminal, for any metrics", () => {
    for (const report of [undefined, accuracy, several, { epoch: 20, loss: 1.234e-7, metrics: {} }, measured(-123456.7, { meanAbsoluteError: 1234.5678 })]) {
      for (let columns = 1; columns <= 240; columns++) expect(numbersLine(report, columns).length, `${columns} columns`).toBeLessThan(Math.max(columns, 1));
    }
  });

  test("keeps its places while numbers change their length", () => {
    const at = (loss: number): number => numbersLine(measured(loss, { accuracy: 1 }), 80).indexOf("validation");
    expect(new Set([0.5, 0.25, 0.1234, 12.34].map(at)).size).toBe(1);
  });
});

describe("a sparkline", () => {
  test("goes from the greatest value to the least", () => {
    expect(sparkline([7, 6, 5, 4, 3, 2, 1, 0], 8, 8)).toBe("█▇▆▅▄▃▂▁");
  });

  test("has the means of many values and is full at the end only", () => {
    expect(sparkline([4, 4, 0, 0], 4, 2)).toBe("█▁");
    expect(sparkline([4, 4, 0], 4, 2)).toBe("▁·");
    const full = sparkline(Array.from({ length: 1000 }, (_, i) => i), 1000, 33);
    expect([full.length, full.includes("·"), full.at(-1)]).toEqual([33, false, "█"]);
  });

  test("of equal values is flat", () => {
    expect(sparkline([2, 2], 4, 4)).toBe("▁▁··");
  });

  test("of positive values shows factors", () => {
    expect(sparkline([1000, 100, 10, 1], 4, 4)).toBe("█▆▃▁");
    expect(sparkline([1000, 100, 10, -1], 4, 4)).toBe("█▂▁▁");
  });
});

test.each([[400, "0 s"], [59_400, "59 s"], [200_000, "3 min 20 s"], [7_500_000, "2 h 5 min"]])("%d ms are %s", (milliseconds, text) => {
  expect(roughly(milliseconds)).toBe(text);
});

/** A terminal of `columns` columns that keeps what is written. */
function fakeTerminal(columns: number) {
  const written: string[] = [];
  const stream = Object.assign(new Writable({ write: (chunk, _encoding, done) => (written.push(String(chunk)), done()) }), { columns, isTTY: true });
  return { stream, text: () => written.join("") };
}

test.each([40, 80, 200])("what is drawn fits %d columns, and a message is above it", async (columns) => {
  const { stream, text } = fakeTerminal(columns);
  const unused = async (): Promise<Uint8Array> => new Uint8Array(0);
  const terminal = { out: () => undefined, err: () => undefined, stdin: unused, color: { out: false, err: false }, interactive: true };
  const progress = await showProgress({ name: "Iris", epochs: 60, expected: 60 }, terminal, stream);
  progress.update(several);
  progress.print("warning: careful\n");
  progress.stop();
  const lines = text().replaceAll("\n", "\u001B").split("\u001B").map((part) => part.replace(/^\[[\d;?]*[A-Za-z]/, "").trimEnd()).filter((part) => part !== "");
  expect(lines.slice(-2)).toEqual([expect.stringMatching(/20\/60 {2}\d+ s left$/), expect.stringContaining("validation: loss 0.2095")]);
  expect(lines).toContain("warning: careful");
  expect(Math.max(...lines.map((part) => part.length))).toBeLessThan(columns);
});

test("the rate of a schedule is that of the last step of each epoch, also after --resume", async () => {
  const folder = mkdtempSync(join(tmpdir(), "nnc-rate-"));
  const at = (name: string): string => join(folder, name);
  writeFileSync(at("m.nn"), `model M { input x: { a } dense(1) output y: { b } loss squaredError train { data: csv("d.csv") optimizer: sgd(rate: warmup(4, polynomial(0.1, power: 1))) batch: 2 epochs: 4 } }`);
  writeFileSync(at("d.csv"), "a,b\n1,2\n2,3\n3,4\n4,5\n");
  const train = ["train", at("m.nn"), "--target", "ts", "--out", at("w.safetensors"), "--log", at("log.jsonl")];
  await nnc([...train, "--epochs", "2", "--of", "4"]);
  await nnc([...train, "--resume", at("w.safetensors")]);
  const rates = readFileSync(at("log.jsonl"), "utf8").trim().split("\n").map((line): unknown => JSON.parse(line).rate);
  // Two steps an epoch, eight in all: step 1, 3, 5 and 7, of which the first is within the warm-up.
  const falling = (step: number): number => 0.1 * (1 - step / 8);
  [falling(1) * 0.5, falling(3), falling(5), falling(7)].forEach((rate, i) => expect(rates[i]).toBeCloseTo(rate, 12));
  rmSync(folder, { recursive: true });
});

test("without a terminal there is a line for each epoch", async () => {
  const { err } = await nnc(["train", "examples/iris/iris.nn", "--epochs", "3", "--target", "ts"]);
  expect(err.split("\n").filter((text) => text.startsWith("epoch"))).toEqual([1, 2, 3].map((epoch) => expect.stringMatching(new RegExp(`^epoch ${epoch}/3 {2}loss [\\d.]+ {2}accuracy [\\d.]+% {2}validation: loss [\\d.]+, accuracy [\\d.]+%$`))));
});
