/** `nnc tune`: its space, its configurations, successive halving, and the command. */
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, test } from "vitest";
import { keep, rungsOf } from "../../src/cli/tune/halving.ts";
import { configurations } from "../../src/cli/tune/sample.ts";
import { parseSpace } from "../../src/cli/tune/space.ts";
import { searchLine } from "../../src/cli/tune/watch.ts";
import { nnc } from "./terminal.ts";

const root = mkdtempSync(join(tmpdir(), "nnc-tune-"));
afterAll(() => rmSync(root, { recursive: true }));

describe("a space", () => {
  test("has lists, ranges of numbers, and of whole numbers", () => {
    expect(parseSpace('rate=1e-4..1e-1:log, hidden = 8..64, optimizer=adam|sgd(rate: 0.1, momentum: 0.9), drop=0..0.5, act="a|b"|"c"')).toEqual([
      { kind: "range", name: "rate", low: 1e-4, high: 0.1, logarithmic: true, whole: false },
      { kind: "range", name: "hidden", low: 8, high: 64, logarithmic: false, whole: true },
      { kind: "list", name: "optimizer", values: ["adam", "sgd(rate: 0.1, momentum: 0.9)"] },
      { kind: "range", name: "drop", low: 0, high: 0.5, logarithmic: false, whole: false },
      { kind: "list", name: "act", values: ['"a|b"', '"c"'] },
    ]);
  });

  test.each([
    ["", "expected what to search"], ["rate", "expected a name with its values"], ["rate=", "expected a name with its values"], ["rate=0..x", "the ends of the range `rate=0..x` are numbers"],
    ["rate=1..0.1", "is empty: 1 is not below 0.1"], ["rate=0..1:log", "has no logarithm at 0"], ["rate=0.1..1:lin", "log or linear, not `lin`"], ["a=1||2", "an empty value"], ["a=1|2|1", "has `1` twice"], ["a=1, a=2", "searched twice"],
  ])("%j is refused", (text, message) => expect(() => parseSpace(text)).toThrow(message));
});

describe("configurations", () => {
  const space = parseSpace("rate=1e-4..1e-1:log, hidden=8..16, act=a|b|c");

  test("are drawn from the ranges, all different, by the seed alone", () => {
    const drawn = configurations(space, 200, 5);
    expect(new Set(drawn.map((values) => values.join())).size).toBe(200);
    for (const [rate, hidden, act] of drawn) {
      expect(Number(rate)).toBeGreaterThanOrEqual(1e-4);
      expect(Number(rate)).toBeLessThanOrEqual(0.1);
      expect(["8", "9", "10", "11", "12", "13", "14", "15", "16"]).toContain(hidden);
      expect(["a", "b", "c"]).toContain(act);
    }
    // Logarithms are uniform: each of the three decades has about a third.
    for (const decade of [1e-4, 1e-3, 1e-2]) expect(drawn.filter(([rate]) => Number(rate) >= decade && Number(rate) < 10 * decade).length / 200).toBeCloseTo(1 / 3, 0.7);
    expect(configurations(space, 3, 5)).toEqual(drawn.slice(0, 3));
    expect(configurations(space, 3, 6)).not.toEqual(drawn.slice(0, 3));
    expect(configurations(space, 2, 42)).toMatchInlineSnapshot(`
      [
        [
          "0.0324",
          "14",
          "a",
        ],
        [
          "0.000769",
          "9",
          "a",
        ],
      ]
    `);
  });

  test("are the whole grid where it is small", () => {
    expect(configurations(parseSpace("a=x|y, b=1..3"), 6, 0)).toEqual([["x", "1"], ["x", "2"], ["x", "3"], ["y", "1"], ["y", "2"], ["y", "3"]]);
    expect(configurations(parseSpace("a=x|y, b=1..3"), 5, 0)).toHaveLength(5);
  });
});

describe("successive halving", () => {
  test.each([
    [27, 60, 3, 1, [[27, 2], [9, 7], [3, 20], [1, 60]]], [27, 4, 3, 1, [[27, 1], [9, 4]]], [27, 60, 3, 10, [[27, 20], [9, 60]]], [2, 9, 3, 1, [[2, 9]]], [8, 8, 2, 1, [[8, 1], [4, 2], [2, 4], [1, 8]]], [5, 1, 3, 1, [[5, 1]]],
  ] as const)("%d configurations, %d epochs, a share of 1/%d, at least %d", (trials, epochs, eta, least, rungs) => {
    expect(rungsOf(trials, epochs, eta, least).map((rung) => [rung.trials, rung.epochs])).toEqual(rungs);
  });

  test("keeps the least losses; of equal ones the first; none that is not finite", () => {
    const results = [3, 1, NaN, 1, Infinity, 2].map((loss, i) => ({ number: i + 1, loss }));
    expect(keep(results, 2).map(({ number }) => number)).toEqual([2, 4]);
    expect(keep(results, 9).map(({ number }) => number)).toEqual([1, 2, 4, 6]);
  });
});

test("the line of a search fits 80 columns: the time is left out first, then the end of the best configuration", () => {
  expect(searchLine("rung 1/4  trial 3/27  epoch 1/2", "  best 0.1 (rate=0.1)", "  12 s left")).toBe("rung 1/4  trial 3/27  epoch 1/2  best 0.1 (rate=0.1)  12 s left");
  expect(searchLine("rung 1/4  trial 3/27  epoch 1/2", `  best 0.1 (${"x".repeat(34)})`, "  12 s left")).not.toContain("left");
  expect(searchLine("rung 1/4  trial 3/27  epoch 1/2", `  best 0.1 (${"x".repeat(99)})`, "")).toHaveLength(79);
});

describe("the command", () => {
  const line = (train: string): string => `model Line(units = 2) {\n  input x: [1]\n  dense(units) tanh\n  dense(1)\n  output y: [1]\n  loss meanSquaredError\n  train {\n    data: csv("line.csv")\n${train}    epochs: 4\n    seed: 3\n  }\n}\n`;
  const file = join(root, "line.nn");
  writeFileSync(join(root, "line.csv"), `x,y\n${Array.from({ length: 40 }, (_, i) => `${i / 20 - 1},${Math.sin(i / 5)}`).join("\n")}\n`);
  writeFileSync(file, line("    optimizer: sgd(rate: 0.01)\n    validation: 0.25\n"));
  const tune = ["tune", file, "--target", "ts"];

  test("finds the best configuration, whose weights are those of a training of it; failures are shown", async () => {
    const [out, model, report] = [join(root, "best.safetensors"), join(root, "best.nn"), join(root, "tune.html")];
    const { code, out: printed, err } = await nnc([...tune, "rate=0.1|1e300, units=-1|3", "--eta", "2", "--out", out, "--write-model", model, "--report", report]);
    expect([code, err.split("\n").length]).toEqual([0, 7]);
    expect(printed).toMatch(/^Line: 4 configurations, 4 to epoch 1, 2 to epoch 2, 1 to epoch 4\n/);
    expect(printed).toMatch(/\n2 +0\.1 +3 +4 +0\.\d+\n1 +0\.1 +-1 +0 +refused\n3 +1e300 +-1 +0 +refused\n4 +1e300 +3 +0 +failed\n/);
    expect(printed).toMatch(/\n1 does not compile: NN\d+: .*\n/);
    expect(printed).toMatch(/\nwrite {6}model Line\(units = 3\)\n {11}in line 1 of .*\n {11}optimizer: sgd\(rate: 0\.1\)\n {11}in line 9 of/);
    expect(Math.max(...printed.split("\n").filter((text) => !/line \d|NN|failed:|^(?:weights|model|report)/.test(text)).map((text) => text.length))).toBeLessThanOrEqual(80);
    const text = readFileSync(model, "utf8");
    expect(text).toBe(readFileSync(file, "utf8").replace("units = 2", "units = 3").replace("0.01", "0.1"));
    const trained = join(root, "trained.safetensors");
    await nnc(["train", model, "--target", "ts", "--unfused", "--out", trained]);
    expect(readFileSync(out).equals(readFileSync(trained))).toBe(true);
    const page = readFileSync(report, "utf8");
    expect(page).toContain("<h1>Line</h1>");
    expect(page).not.toContain("Messages");
    // A search that has ended is shown again.
    const again = await nnc([...tune, "rate=0.1|1e300, units=-1|3", "--eta", "2", "--out", out, "--resume"]);
    expect([again.code, again.err, again.out.split("\n").slice(0, 9)]).toEqual([0, "", printed.split("\n").slice(0, 9)]);
    expect(await nnc([...tune, "rate=0.1|0.2", "--out", out, "--resume"])).toMatchObject({ code: 1, err: expect.stringContaining("a search with another space") });
  });

  test("--validation is saved with the weights, so that eval measures the examples that were held out", async () => {
    const out = join(root, "share.safetensors");
    expect((await nnc([...tune, "rate=0.1|0.2", "--epochs", "1", "--validation", "0.4", "--out", out])).code).toBe(0);
    const { out: measured } = await nnc(["eval", file, "--weights", out, "--part", "validation"]);
    expect(measured).toMatch(/^examples +16\n/m);
  });

  test.each([
    [["raet=0.1..1"], 2, "Line has no `raet`; did you mean `rate`? It has parameters units; settings optimizer, biases, gains, constraint, average, batch"],
    [["width=1|2"], 2, "Line has no `width`. It has"],
    [["epochs=1|2"], 2, "`epochs` is not searched: successive halving gives"],
    [["seed=1|2"], 2, "`seed` is not searched"],
    [["units=1|2", "--set", "units=3"], 2, "`units` is searched, and --set gives it a value"],
    [["units=1|2", "--resume"], 2, "give --out too"],
    [["units=1|2", "--validation", "0"], 1, "holds no examples out, whose losses a search compares: write `validation: 0.2`"],
    [["units=1|2", "--report", join(root, "line.csv")], 1, "would overwrite the data"],
  ])("%j is refused", async (args, code, message) => {
    expect(await nnc([...tune, ...args])).toMatchObject({ code, err: expect.stringContaining(message) });
  });

  test("a rate that is no number is not searched in a range", async () => {
    const scheduled = join(root, "scheduled.nn");
    writeFileSync(scheduled, line("    optimizer: sgd(rate: cosine(0.01))\n    validation: 0.25\n"));
    expect(await nnc(["tune", scheduled, "rate=0.1..1"])).toMatchObject({ code: 2, err: expect.stringContaining("`rate` of Line is `cosine(0.01)`, not a number: make the number in it a parameter, `model Line(rate = …)`") });
  });
});
