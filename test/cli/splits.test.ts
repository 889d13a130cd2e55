/** Parts of the data in `nnc train` and `nnc eval`: what is held out, measured, resumed, and warned of. */
import { readFileSync } from "node:fs";
import { afterAll, describe, expect, test } from "vitest";
import { short } from "../../src/numbers.ts";
import { folder } from "./data-folder.ts";
import { nnc } from "./terminal.ts";

const files = folder();
afterAll(() => files.remove());

/** Five visits of each of 20 patients, on days that follow each other. */
const rows = Array.from({ length: 100 }, (_, n) => ({ a: Math.sin(3 * n), b: Math.cos(5 * n), kind: Math.sin(3 * n) > 0 ? "up" : "down", patient: `P ${n % 20}`, day: `2024-${String(1 + Math.floor(n / 25)).padStart(2, "0")}-${String(1 + (n % 25)).padStart(2, "0")}` }));
const csv = (some: typeof rows): string => `a,patient id,day,kind,b\n${some.map(({ a, b, kind, patient, day }) => [a, patient, day, kind, b].join()).join("\n")}\n`;
files.write("visits.csv", csv(rows));
files.write("first.csv", csv(rows.slice(0, 60)));
files.write("last.csv", csv(rows.slice(60)));

const model = (train: string): string => `model M {
  input x: { a, b }
  dense(4) tanh
  dense(2) softmax
  output kind: oneHot("up", "down")
  loss crossEntropy
  train { batch: 16 epochs: 3 optimizer: adam(rate: 0.05) metrics: [accuracy] ${train} }
}
`;

/** `test       loss 0.5, accuracy 60.00%` without its name. */
const measuredOf = (out: string, part: string): string | undefined => out.split("\n").find((line) => line.startsWith(part))?.slice(11);

async function evaluated(name: string, weights: string, part: string): Promise<string> {
  const ran = await nnc(["eval", files.path(name), "--weights", weights, "--part", part]);
  expect(ran.code, ran.err).toBe(0);
  const [, loss = "", accuracy = ""] = ran.out.split("\n").map((line) => line.slice(11));
  return `loss ${loss}, accuracy ${accuracy}`;
}

test.each([
  ["stratify", "split(0.2, stratify: kind)", "split(0.1, stratify: kind)"],
  ["group", 'split(0.2, group: "patient id")', 'split(0.1, group: "patient id")'],
  ["time", "split(0.2, time: day)", "split(0.1, time: day)"],
  ["groups of one time, and a time", "split(0.2, group: day)", "split(0.1, time: day)"],
  ["drawn", "0.2", "0.1"],
])("the test is measured once, at the end, and `nnc eval --part` measures the same rows: %s", async (name, validation, tested) => {
  files.write(`${name}.nn`, model(`data: csv("visits.csv") validation: ${validation} test: ${tested}`));
  const { weights, ran } = await files.train(`${name}.nn`, "--epochs", "3", "--seed", "7");
  expect([ran.code, ran.err.split("\n")[0]]).toEqual([0, "M: 22 parameters, 100 examples, of which 20 for validation and 10 for the test"]);
  for (const part of ["validation", "test"]) expect(await evaluated(`${name}.nn`, weights, part)).toBe(measuredOf(ran.out, part));
});

test("a training that is resumed has the split that it began with", async () => {
  files.write("resumed.nn", model('data: csv("visits.csv") validation: split(0.2, group: "patient id") test: 0.1'));
  const whole = await files.train("resumed.nn", "--epochs", "4", "--seed", "7");
  const half = files.path("half.safetensors");
  const first = await nnc(["train", files.path("resumed.nn"), "--epochs", "2", "--of", "4", "--seed", "7", "--out", half]);
  expect(first.out).not.toContain("test ");
  const second = await nnc(["train", files.path("resumed.nn"), "--resume", half, "--out", half]);
  expect(measuredOf(second.out, "validation")).toBe(measuredOf(whole.ran.out, "validation"));
  expect(measuredOf(second.out, "test")).toBe(measuredOf(whole.ran.out, "test"));
});

test("early stopping measures the test with the weights that it gives", async () => {
  files.write("early.nn", model('data: csv("visits.csv") validation: 0.2 test: 0.2 stop: patience(1)').replace("rate: 0.05", "rate: 2"));
  const { weights, ran } = await files.train("early.nn", "--epochs", "30");
  expect(ran.out).toContain("stopped    early");
  expect(await evaluated("early.nn", weights, "test")).toBe(measuredOf(ran.out, "test"));
});

test("`--validation` is saved: `nnc eval --part` and a resumed training hold the same examples out; `--log` and `--report` have the test", async () => {
  files.write("share.nn", model('data: csv("visits.csv") validation: 0.2 test: 0.1'));
  const options = ["--epochs", "2", "--of", "4", "--validation", "0.3"];
  const half = await files.train("share.nn", ...options, "--log", files.path("half.jsonl"));
  expect(half.ran.out).not.toContain("test ");
  const [log, report] = [files.path("share.jsonl"), files.path("share.html")];
  const ran = await nnc(["train", files.path("share.nn"), "--resume", half.weights, "--out", half.weights, "--log", log, "--report", report]);
  expect(ran.err.split("\n")[0]).toBe("M: 22 parameters, 100 examples, of which 30 for validation and 10 for the test");
  for (const part of ["validation", "test"]) expect(await evaluated("share.nn", half.weights, part)).toBe(measuredOf(ran.out, part));
  const lines: readonly { readonly epoch: number; readonly test?: { readonly loss: number } }[] = readFileSync(log, "utf8").trim().split("\n").map((line) => JSON.parse(line));
  expect(lines.map(({ epoch, test: tested }) => [epoch, tested === undefined])).toEqual([[3, true], [4, true], [4, false]]);
  expect(measuredOf(ran.out, "test")).toContain(`loss ${short(lines.at(-1)?.test?.loss ?? NaN)}`);
  const page = readFileSync(report, "utf8");
  expect(page).toContain("<dt>test loss</dt>");
  expect(page).toContain("<dd>60 + 30 + 10</dd>");
  expect(page).toMatch(/<td>validation<\/td><td><code>0\.3<|validation<[^]*?<code>0\.3</);
});

describe("other files", () => {
  test("validate and test", async () => {
    files.write("other.nn", model('data: csv("first.csv") validation: csv("last.csv") test: file("last.csv")'));
    const { weights, ran } = await files.train("other.nn", "--epochs", "3");
    expect([ran.code, ran.err.split("\n")[0]]).toEqual([0, "M: 22 parameters, 60 examples, 40 for validation and 40 for the test"]);
    expect(measuredOf(ran.out, "validation")).toBe(measuredOf(ran.out, "test"));
    const apart = await nnc(["eval", files.path("other.nn"), "--weights", weights, "--data", files.path("last.csv")]);
    expect(apart.out).toContain(`loss       ${/loss ([\d.]+)/.exec(measuredOf(ran.out, "test") ?? "")?.[1]}\n`);
  });

  test("with rows that train are warned of", async () => {
    files.write("leaky.nn", model('data: csv("visits.csv") validation: csv("last.csv")'));
    const { ran } = await files.train("leaky.nn");
    expect(ran.err).toMatch(/NN643: 40 of the 40 examples of `validation` are among those that train, value for value, such as `x` -0\.80\d+, -0\.02\d+ and `kind` down/);
  });

  test("that are missing, or lack a column, are what `nnc check` says", async () => {
    files.write("wrong.csv", "a,c,kind\n1,2,up\n");
    files.write("wrong.nn", model('data: csv("visits.csv") validation: csv("wrong.csv") test: csv("none.csv")'));
    const ran = await nnc(["check", files.path("wrong.nn")]);
    expect(ran.code).toBe(1);
    expect(ran.err + ran.out).toContain("has no column `b`");
    expect(ran.err + ran.out).toContain("NN618");
  });
});

test("a column that the file lacks is named, with the one that is meant", async () => {
  files.write("lacks.nn", model('data: csv("visits.csv") validation: split(0.2, group: patientId)'));
  const ran = await nnc(["check", files.path("lacks.nn")]);
  expect(ran.err + ran.out).toContain("visits.csv has no column `patientId`; did you mean `\"patient id\"`?");
});

test("`eval` of a part that is not held out says so", async () => {
  files.write("none.nn", model('data: csv("visits.csv")'));
  const { weights } = await files.train("none.nn");
  const ran = await nnc(["eval", files.path("none.nn"), "--weights", weights, "--part", "test"]);
  expect([ran.code, ran.err]).toEqual([1, expect.stringContaining("the model M holds no examples out for test: write `train { test: 0.2 }`")]);
});
