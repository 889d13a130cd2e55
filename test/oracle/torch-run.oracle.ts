/** Exported files that train by themselves, beside `nnc train`: weights and what the optimizer keeps, in float64. */
import { execFileSync, spawn } from "node:child_process";
import { copyFileSync, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { decodeSafetensors } from "../../src/runtime/safetensors.ts";
import { nnc } from "../cli/terminal.ts";

const folder = mkdtempSync(join(tmpdir(), "nnc-run-"));
afterAll(() => rmSync(folder, { recursive: true }));

const interpreter = "/usr/bin/python3";
const environment = { ...process.env, OMP_NUM_THREADS: "1" };

function python(...args: readonly string[]): string {
  return execFileSync(interpreter, args, { cwd: folder, encoding: "utf8", env: environment, stdio: ["ignore", "pipe", "pipe"] });
}

/** Several processes, as torchrun starts them. */
function torchrun(processes: number, ...args: readonly string[]): string {
  return python("-m", "torch.distributed.run", "--standalone", "-r", "1", "-t", "1", `--nproc_per_node=${processes}`, ...args);
}

/** The greatest difference of two files, relative to numbers greater than 1. */
function difference(a: string, b: string): number {
  const [one, other] = [a, b].map((name) => decodeSafetensors(readFileSync(join(folder, name))));
  expect([...other?.tensors.keys() ?? []].sort()).toEqual([...one?.tensors.keys() ?? []].sort());
  expect(other?.metadata["step"]).toBe(one?.metadata["step"]);
  return Math.max(...[...one?.tensors ?? []].flatMap(([name, { values }]) => Array.from(values, (v, i) => Math.abs(v - (other?.tensors.get(name)?.values[i] ?? NaN)) / Math.max(1, Math.abs(v)))));
}

async function ours(file: string, out: string, ...args: readonly string[]): Promise<void> {
  const { code, err } = await nnc(["train", file, "--precision", "f64", "--target", "ts", "--no-cache", "--out", join(folder, out), ...args]);
  expect(code, err).toBe(0);
}

/** The exported file of a model, beside its data or not. */
async function exported(file: string, name: string): Promise<string> {
  const { code, err } = await nnc(["export", file, "--to", "torch", "-o", join(folder, name)]);
  expect(code, err).toBe(0);
  return join(folder, name);
}

/** Everything at once: fitted values, statistics of batches, dropout, a schedule, clipping, a constraint, accumulation, splits, early stopping by a metric. */
const all = `model All {
  input flower: { sepalLength, sepalWidth, petalLength, petalWidth }
  standardize
  dense(6) tanh
  batchNorm
  dropout(0.3)
  dense(3) softmax
  output species: oneHot("setosa", "versicolor", "virginica")
  loss crossEntropy
  regularize l2(0.01)
  train {
    data: csv("iris.csv")
    optimizer: adam(rate: cosine(0.05))
    clip: norm(1)
    constraint: maxNorm(2)
    accumulate: 3
    batch: 8
    epochs: 9
    validation: split(0.2, stratify: species)
    test: 0.1
    stop: patience(2, highest: accuracy)
    metrics: [accuracy]
    seed: 3
  }
}
`;

beforeAll(async () => {
  copyFileSync("examples/iris/iris.csv", join(folder, "iris.csv"));
  writeFileSync(join(folder, "all.nn"), all);
  await exported(join(folder, "all.nn"), "all.py");
  await ours(join(folder, "all.nn"), "ours.safetensors");
  await ours(join(folder, "all.nn"), "ours-3.safetensors", "--epochs", "3", "--of", "9");
  python("all.py", "--double", "--out", "one.safetensors");
  python("all.py", "--double", "--out", "one-3.safetensors", "--epochs", "3", "--of", "9");
}, 120_000);

describe("an exported training", () => {
  test("is that of nnc train", () => {
    expect(difference("ours.safetensors", "one.safetensors")).toBeLessThan(1e-10);
  });

  test.each([2, 3])("is the same in %i processes", (processes) => {
    const out = `ranks-${processes}.safetensors`;
    torchrun(processes, "all.py", "--double", "--out", out);
    expect(difference("one.safetensors", out)).toBeLessThan(1e-9);
  }, 120_000);

  test("goes on from its checkpoint to the same numbers", () => {
    python("all.py", "--double", "--resume", "one-3.safetensors", "--out", "resumed.safetensors");
    expect(difference("one.safetensors", "resumed.safetensors")).toBe(0);
  });

  test("goes on from a checkpoint of nnc train, and nnc train from one of it", async () => {
    python("all.py", "--double", "--resume", "ours-3.safetensors", "--out", "theirs.safetensors");
    expect(difference("ours.safetensors", "theirs.safetensors")).toBeLessThan(1e-10);
    await ours(join(folder, "all.nn"), "back.safetensors", "--resume", join(folder, "one-3.safetensors"));
    expect(difference("ours.safetensors", "back.safetensors")).toBeLessThan(1e-10);
  });

  test("goes on after kill -9 to the weights of an uninterrupted one, in two processes, too", async () => {
    await exported("examples/digits/digits.nn", "digits.py");
    const args = ["digits.py", "--double", "--epochs", "8"];
    python(...args, "--out", "whole.safetensors");
    const training = spawn(interpreter, ["-u", ...args, "--out", "killed.safetensors"], { cwd: folder, env: environment });
    await new Promise<void>((resolve) => {
      training.stdout.on("data", (text: Buffer) => {
        if (text.includes("epoch 3/")) training.kill("SIGKILL");
      });
      training.on("exit", () => resolve());
    });
    expect(existsSync(join(folder, "killed.safetensors"))).toBe(true);
    expect(Number(decodeSafetensors(readFileSync(join(folder, "killed.safetensors"))).metadata["epoch"])).toBeLessThan(8);
    copyFileSync(join(folder, "killed.safetensors"), join(folder, "killed-2.safetensors"));
    python("digits.py", "--double", "--resume", "killed.safetensors", "--out", "killed.safetensors");
    expect(difference("whole.safetensors", "killed.safetensors")).toBe(0);
    torchrun(2, "digits.py", "--double", "--resume", "killed-2.safetensors", "--out", "killed-2.safetensors");
    expect(difference("whole.safetensors", "killed-2.safetensors")).toBeLessThan(1e-9);
  }, 240_000);
});

test("values fitted to extremes and to classes of an output are those of nnc train", async () => {
  const text = `model Extremes {
  input flower: { sepalLength, sepalWidth, petalLength, petalWidth }
  fitted hi[j] = max(data: flower[j])
  fitted lo[j] = min(data: flower[j])
  fitted share[k] = mean(data: species.target[k])
  z[j] = (flower[j] - lo[j]) / (hi[j] - lo[j])
  let d = z { dense(3) }
  u[k] = d[k] + log(share[k] + 0.01)
  let p = u { softmax }
  output species: oneHot("setosa", "versicolor", "virginica") = p
  loss crossEntropy
  train { data: csv("iris.csv") optimizer: nadam(rate: oneCycle(0.05)) epochs: 3 validation: 0.2 seed: 4 }
}
`;
  writeFileSync(join(folder, "extremes.nn"), text);
  await exported(join(folder, "extremes.nn"), "extremes.py");
  await ours(join(folder, "extremes.nn"), "extremes-ours.safetensors");
  python("extremes.py", "--double", "--out", "extremes.safetensors");
  expect(difference("extremes-ours.safetensors", "extremes.safetensors")).toBeLessThan(1e-10);
}, 120_000);

test("a series has rows up to now, rows that are known in advance, and rows to come", async () => {
  const rows = Array.from({ length: 60 }, (_, n) => `${n % 17 === 11 ? "" : (Math.sin(n) * 10).toFixed(2)},${n % 7},${["dry", "wet"][n % 3 === 0 ? 1 : 0]}`);
  writeFileSync(join(folder, "days.csv"), `sold,weekday,rain\n${rows.join("\n")}\n`);
  writeFileSync(join(folder, "days.nn"), `model Days {
  input days: { sold: [4], weekday: [3], rain: binary("dry", "wet")[4] }
  standardize
  dense(4) tanh dense(2)
  output sold: [2]
  loss squaredError
  train { data: series("days.csv", horizon: 2, stride: 2, known: [weekday]) optimizer: adam(rate: 0.01) epochs: 3 batch: 5 validation: 0.2 test: 0.1 }
}
`);
  await exported(join(folder, "days.nn"), "days.py");
  await ours(join(folder, "days.nn"), "days-ours.safetensors");
  python("days.py", "--double", "--out", "days.safetensors");
  expect(difference("days-ours.safetensors", "days.safetensors")).toBeLessThan(1e-10);
}, 120_000);

describe("the exported example", () => {
  test.each(["iris", "wine", "digits", "digits-cnn", "digits-autoencoder", "highway", "kolmogorov-arnold", "penguins", "penguins-both", "seattle-weather", "squeeze-excitation", "weather", "xor"])("%s trains as nnc train", async (name) => {
    const file = `examples/${name}/${name}.nn`;
    await exported(file, `${name}.py`);
    await ours(file, `${name}-ours.safetensors`, "--epochs", "2", "--of", "4");
    python(`${name}.py`, "--double", "--epochs", "2", "--of", "4", "--out", `${name}.safetensors`);
    expect(difference(`${name}-ours.safetensors`, `${name}.safetensors`)).toBeLessThan(1e-8);
  }, 240_000);
});

/** Rows with everything that a reader meets: missing values, dates, numbers with commas, classes that are not listed. */
function visits(): string {
  let state = 7;
  const next = (): number => (state = (Math.imul(state, 1664525) + 1013904223) >>> 0) / 2 ** 32;
  const number = (): string => (4 * next() - 2).toFixed(3).replace(".", ",");
  const rows = Array.from({ length: 90 }, (_, n) => {
    const kind = ["low", "high"][Math.floor(2 * next())];
    const day = `2024-${String(1 + (n % 12)).padStart(2, "0")}-${String(1 + (n % 28)).padStart(2, "0")}${n % 3 === 0 ? "T13:45:00+02:00" : ""}`;
    const lacking = (text: string, share: number): string => (next() < share ? "NA" : text);
    return [n % 7, day, lacking(number(), 0.1), lacking(number(), 0.2), lacking(["red", "blue", "green"][n % 3] ?? "", 0.1), number(), number(), lacking(number(), 0.05), kind, number(), number()].join(";");
  });
  return `# made for a test\n"patient id";day;weight;height;colour;g_1;g_2;drop;kind;y[0];y[1]\n${rows.join("\n")}\n`;
}

const settings: readonly (readonly [string, string])[] = [
  ["stratify", "validation: split(0.2, stratify: kind) test: 0.1 batch: 8"],
  ["group", 'validation: split(0.2, group: "patient id") test: split(0.1, group: "patient id") batch: 8'],
  ["time", "validation: split(0.2, time: day) batch: all"],
  ["a file of its own", 'validation: csv("visits.csv", decimal: ",", comment: "#") shuffle: false batch: 7'],
];

describe("data as people have them", () => {
  test.each(settings)("split by %s", async (name, setting) => {
    const text = `model Visits {
  input record: { day: date(days, hour, weekday, yearday), weight: missing(mean, indicator), height: missing(median), colour: oneHot("red", "blue", other: "rest", missing: mode), g: [2], drop }
  standardize
  dense(5) tanh as both
  output kind: binary("low", "high") = both { dense(1) sigmoid }
  output y: [2] = both { dense(2) }
  loss binaryCrossEntropy(kind, positive: 2) + 0.5 * squaredError(y)
  train {
    data: csv("visits.csv", decimal: ",", comment: "#")
    optimizer: momentum(rate: 0.01)
    epochs: 3
    metrics: [accuracy, logLoss, mae, r2]
    ${setting}
  }
}
`;
    const stem = name.replaceAll(" ", "-");
    writeFileSync(join(folder, "visits.csv"), visits());
    writeFileSync(join(folder, `${stem}.nn`), text);
    await exported(join(folder, `${stem}.nn`), `${stem}.py`);
    const { code, err } = await nnc(["train", join(folder, `${stem}.nn`), "--precision", "f64", "--target", "ts", "--no-cache", "--out", join(folder, `${stem}-ours.safetensors`)]);
    expect(code, err).toBe(0);
    const printed = python(`${stem}.py`, "--double", "--out", `${stem}.safetensors`);
    expect(difference(`${stem}-ours.safetensors`, `${stem}.safetensors`)).toBeLessThan(1e-9);
    const epochs = (text_: string): readonly string[] => text_.split("\n").filter((l) => l.startsWith("epoch")).map((l) => l.replaceAll(/ +/g, " "));
    expect(epochs(printed)).toEqual(epochs(err));
  }, 120_000);
});
