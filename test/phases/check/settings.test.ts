/** Values of the settings of `train`. */
import { expect, test } from "vitest";
import { check } from "../../../src/index.ts";
import { defaultSettings } from "../../../src/ir/model/train-settings.ts";

const model = (settings: string, before = ""): string => `model Net { input x: [2] ${before} dense(1) output y: [1] loss squaredError train { ${settings} } }`;

test("settings that a model leaves out have their defaults", () => {
  const [net] = check(model("epochs: 3 stop: patience(2)")).models;
  expect(net?.train).toEqual({ ...defaultSettings, epochs: 3, stop: 2 });
  expect(net?.train).toMatchObject({ batch: 32, validation: 0, seed: 0, shuffle: true, metrics: [], accumulate: 1, data: undefined, clip: undefined });
});

test.each(["batch: n", "shuffle: n", "stop: patience(n)", "clip: norm(n)"])("`%s` is not reported again where the error is that of `n`", (setting) => {
  expect(check(model(setting, "let n = missing + 1")).diagnostics.map((d) => d.code)).toEqual(["NN201"]);
});

test("a setting that is misspelt far from any name is told the names", () => {
  const [found] = check(model("zzzzzz: 3")).diagnostics;
  expect(found?.message).toMatch(/^`train` has no setting `zzzzzz`; it has `optimizer`, `constraint`, `data`, `batch`, .* and `\w+`$/);
});
