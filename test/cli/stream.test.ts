/** `nnc train --buffer`: examples that are read in each epoch, and not kept in memory. */
import { readFileSync } from "node:fs";
import { afterAll, expect, test } from "vitest";
import { decodeSafetensors } from "../../src/runtime/safetensors.ts";
import { showReading } from "../../src/cli/training/reading.ts";
import { folder } from "./data-folder.ts";
import { nnc, type Ran } from "./terminal.ts";

const files = folder();
afterAll(() => files.remove());

const rows = Array.from({ length: 300 }, (_, n) => [n % 11 === 5 ? "" : Math.sin(3 * n) + n / 100, n % 7 === 2 ? "" : Math.cos(5 * n), Math.sin(3 * n) > 0 ? "up" : "down", `P${n % 20}`, n].join());
files.write("visits.csv", `a,b,kind,patient,day\n${rows.join("\n")}\n`);

const model = (train: string): string => `model M {
  input x: { a, b: missing(median) }
  standardize
  dense(4) tanh
  dense(2) softmax
  output kind: oneHot("up", "down")
  loss crossEntropy
  train { data: csv("visits.csv") batch: 16 epochs: 4 optimizer: adam(rate: 0.05) metrics: [accuracy] seed: 5 ${train} }
}
`;

interface Trained {
  readonly ran: Ran;
  readonly weights: Readonly<Record<string, readonly number[]>>;
  readonly metadata: Readonly<Record<string, string>>;
}

async function train(name: string, ...flags: readonly string[]): Promise<Trained> {
  const out = files.path(`${name}-${Math.random()}.safetensors`);
  const ran = await nnc(["train", files.path(name), "--out", out, ...flags]);
  expect(ran.code, ran.err).toBe(0);
  return { ran, ...saved(out) };
}

function saved(path: string): Omit<Trained, "ran"> {
  const { tensors, metadata } = decodeSafetensors(readFileSync(path));
  return { metadata, weights: Object.fromEntries([...tensors.values()].map(({ name, values }) => [name, Array.from(values)])) };
}

/** Lines without times and paths. */
const measures = ({ out }: Ran): readonly string[] => out.split("\n").filter((line) => /^(?:training|validation|test) /.test(line));

test.each([
  ["groups and times", "validation: split(0.2, group: patient) test: split(0.1, time: day)"],
  ["classes", "validation: split(0.2, stratify: kind) test: 0.1"],
  ["a drawn share, one update an epoch", "validation: 0.2 batch: all"],
])("a buffer of all examples gives the weights and measures of memory, bit by bit: %s", async (name, settings) => {
  files.write(`${name}.nn`, model(settings).replace(settings.includes("batch") ? "batch: 16" : "no batch", ""));
  const [memory, stream] = [await train(`${name}.nn`), await train(`${name}.nn`, "--buffer", "1000")];
  expect(stream.weights).toEqual(memory.weights);
  expect(measures(stream.ran)).toEqual(measures(memory.ran));
  expect(stream.ran.err.split("\n").find((line) => line.startsWith("M:"))).toBe(`${memory.ran.err.split("\n").find((line) => line.startsWith("M:"))}; streamed through a buffer of 1,000`);
});

test("the first pass says how many examples it has read: on one line that is erased, or where nobody looks on, every ten seconds", () => {
  const shown = (interactive: boolean, times: readonly number[]): string => {
    let text = "";
    let time = 0;
    const reading = showReading("visits.csv", { interactive, err: (more) => void (text += more) }, () => time);
    for (const at of times) {
      time = at;
      reading.add(1500);
    }
    reading.print("a warning\n");
    reading.end();
    return text;
  };
  expect(shown(true, [50, 120, 180, 230])).toBe("reading visits.csv: 3,000 examples\r\u001b[2Kreading visits.csv: 6,000 examples\r\u001b[2Ka warning\n");
  expect(shown(false, [5000, 10_001, 12_000, 20_002])).toBe("reading visits.csv: 3,000 examples\nreading visits.csv: 6,000 examples\na warning\n");
});

test("a small buffer has the same parts, fits the same values up to rounding, and learns in an order of its own, each time the same", async () => {
  files.write("small.nn", model("validation: 0.2 test: 0.1"));
  const memory = await train("small.nn", "--precision", "f64");
  const [first, second] = [await train("small.nn", "--precision", "f64", "--buffer", "20"), await train("small.nn", "--precision", "f64", "--buffer", "20")];
  expect(second.weights).toEqual(first.weights);
  expect(first.weights).not.toEqual(memory.weights);
  const fitted = Object.keys(memory.weights).filter((key) => /standardize|fill/.test(key) && !/adam/.test(key));
  expect(fitted.length).toBeGreaterThan(2);
  for (const key of fitted) first.weights[key]?.forEach((value, k) => expect(value).toBeCloseTo(memory.weights[key]?.[k] ?? NaN, 12));
  expect(first.ran.err).toContain("of which 55 for validation and 27 for the test");
});

test("a training that is resumed has the buffer that it began with", async () => {
  files.write("resumed.nn", model("validation: 0.2"));
  const whole = await train("resumed.nn", "--buffer", "30");
  const part = files.path("part.safetensors");
  expect((await nnc(["train", files.path("resumed.nn"), "--buffer", "30", "--epochs", "2", "--of", "4", "--out", part])).code).toBe(0);
  expect(saved(part).metadata["buffer"]).toBe("30");
  const resumed = await train("resumed.nn", "--resume", part);
  expect(resumed.weights).toEqual(whole.weights);
  expect(resumed.ran.err).toContain("streamed through a buffer of 30");
});

test("early stopping measures the test with the best weights", async () => {
  files.write("stopped.nn", model("validation: 0.3 test: 0.2 stop: patience(2)").replace("epochs: 4", "epochs: 60").replace("0.05", "0.5"));
  const [memory, stream] = [await train("stopped.nn"), await train("stopped.nn", "--buffer", "1000")];
  expect(memory.ran.out).toContain("stopped    early");
  expect(measures(stream.ran)).toEqual(measures(memory.ran));
  expect(stream.ran.out).toContain("\ntest ");
});

test("faults of cells are those of memory, and the report says that its predictions are of a sample", async () => {
  files.write("broken.nn", model("").replace("visits", "broken"));
  files.write("broken.csv", "a,b,kind\n1,2,up\n1,x,down\n");
  const [memory, stream] = [await nnc(["train", files.path("broken.nn")]), await nnc(["train", files.path("broken.nn"), "--buffer", "10"])];
  expect([stream.code, stream.err]).toEqual([1, memory.err]);
  files.write("reported.nn", model("validation: 0.2"));
  const page = files.path("page.html");
  await train("reported.nn", "--buffer", "10", "--report", page);
  expect(readFileSync(page, "utf8")).toMatch(/predictions are measured on a sample of 55 of 55 examples/);
});

test.each([["0"], ["many"]])("--buffer %s is wrong usage", async (value) => {
  const { code, err } = await nnc(["train", files.path("small.nn"), "--buffer", value]);
  expect([code, err]).toEqual([2, expect.stringContaining("--buffer takes a number of examples, 1 or more, or all")]);
});

test("series are read whole", async () => {
  files.write("series.nn", model("").replace("csv(", "series(").replace("x: { a, b: missing(median) }", "day: [4]"));
  const { code, err } = await nnc(["train", files.path("series.nn"), "--buffer", "10"]);
  expect([code, err]).toEqual([1, expect.stringContaining("leave --buffer out")]);
});
