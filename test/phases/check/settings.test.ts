/** Values of the settings of `train`. */
import { expect, test } from "vitest";
import { check } from "../../../src/index.ts";
import { defaultSettings } from "../../../src/ir/model/train-settings.ts";

const model = (settings: string, before = ""): string => `model Net { input x: [2] ${before} dense(1) output y: [1] loss squaredError train { ${settings} } }`;

test("settings that a model leaves out have their defaults", () => {
  const [net] = check(model("epochs: 3 stop: patience(2)")).models;
  expect(net?.train).toEqual({ ...defaultSettings, epochs: 3, stop: { patience: 2 } });
  expect(net?.train).toMatchObject({ batch: 32, validation: { kind: "share", share: 0 }, test: { kind: "share", share: 0 }, seed: 0, shuffle: true, metrics: [], accumulate: 1, data: undefined, clip: undefined });
});

test.each(["batch: n", "shuffle: n", "stop: patience(n)", "clip: norm(n)"])("`%s` is not reported again where the error is that of `n`", (setting) => {
  expect(check(model(setting, "let n = missing + 1")).diagnostics.map((d) => d.code)).toEqual(["NN201"]);
});

test("a setting that is misspelt far from any name is told the names", () => {
  const [found] = check(model("zzzzzz: 3")).diagnostics;
  expect(found?.message).toMatch(/^`train` has no setting `zzzzzz`; it has `optimizer`, `biases`, `gains`, `constraint`, `average`, `data`, `batch`, .* and `\w+`$/);
});

const dataOf = (data: string): ReturnType<typeof check> => check(model(`data: ${data}`));

test("a file has its options", () => {
  const { models, diagnostics } = dataOf('csv("a.csv", header: ["x1", "x2", "y"], delimiter: ";", decimal: ",", thousands: ".", comment: "#", missing: ["-9", "k.A."], encoding: "latin1")');
  expect(diagnostics).toEqual([]);
  expect(models[0]?.train.data).toMatchObject({ kind: "csv", files: [{ path: "a.csv" }], header: ["x1", "x2", "y"], delimiter: ";", decimal: ",", thousands: ".", comment: "#", missing: ["-9", "k.A."], encoding: "latin1" });
  expect(dataOf('file("a.parquet")').models[0]?.train.data).toMatchObject({ kind: "file", files: [{ path: "a.parquet" }] });
  expect(dataOf('file("a.db", table: "flowers")').models[0]?.train.data).toMatchObject({ kind: "file", table: "flowers" });
  expect(dataOf('csv("a.csv", "2024-*.csv", header: true)').models[0]?.train.data).toMatchObject({ files: [{ path: "a.csv" }, { path: "2024-*.csv" }], header: true });
  expect(dataOf('series("a.csv", delimiter: "blanks")').models[0]?.train.data).toMatchObject({ kind: "series", delimiter: "blanks" });
});

test.each([
  ['csv("a.csv", delimiter: ";;")', '`delimiter` takes one character of ASCII, as in `";"`, or `"blanks"` for any number of spaces and tabs'],
  ['csv("a.csv", delimiter: "x")', '`delimiter` takes one character of ASCII, as in `";"`, or `"blanks"` for any number of spaces and tabs'],
  ['csv("a.csv", decimal: ";")', '`decimal` takes `"."` or `","`'],
  ['csv("a.csv", missing: "-9")', '`missing` takes spellings of a missing value, as in `["-9", "unknown"]`'],
  ['file("a.db", table: 3)', '`table` takes the name of a table or view of an SQLite database, as in `"flowers"`'],
  ['csv("a.csv", header: 3)', '`header` takes `true`, `false`, or names of columns, as in `["kind", "size"]`'],
])("%s", (data, message) => {
  expect(dataOf(data).diagnostics.map((d) => [d.code, d.message])).toEqual([["NN502", message]]);
});

test.each([["sep", "delimiter"], ["na_values", "missing"], ["names", "header"], ["delimeter", "delimiter"]])("an option `%s` is meant as `%s`", (name, meant) => {
  const [found] = dataOf(`csv("a.csv", ${name}: ${meant === "missing" || meant === "header" ? '["a", "b", "c"]' : '";"'})`).diagnostics;
  expect(found?.code).toBe("NN517");
  expect(found?.fixes.map((f) => f.edits[0]?.text)).toEqual([meant]);
});
