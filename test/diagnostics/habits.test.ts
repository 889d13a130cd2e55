/** What people of other tools write is known by tables, whose every remedy exists here. */
import { describe, expect, test } from "vitest";
import { callsIn } from "../../src/diagnostics/habits/calls-in-text.ts";
import { foreignCalls } from "../../src/diagnostics/habits/calls.ts";
import { foreignSettings } from "../../src/diagnostics/habits/settings.ts";
import { applied } from "../../src/diagnostics/trial.ts";
import { check } from "../../src/index.ts";
import { settingRows } from "../../src/ir/model/train-settings.ts";
import { library } from "../../src/std/library.ts";

const keywords = { chain: ["layer", "block", "activation"], loss: ["loss"], optimizer: ["optimizer"], initializer: ["initializer"], regularizer: ["regularizer"], schedule: ["schedule"] };

test.each(foreignCalls)("$of $names is $write, which the library has with those parameters", ({ place, write, takes = {} }) => {
  const definition = library.find((d) => d.name === write && keywords[place].includes(d.keyword));
  expect(definition, `the library has no ${place} ${write}`).toBeDefined();
  const [, parameters = ""] = new RegExp(`\\b${write}\\(([^{=]*(?:=[^{=]*)*)\\)`).exec(definition?.text.replaceAll(/^\/\/\/.*$/gm, "") ?? "") ?? [];
  for (const parameter of Object.keys(takes)) if (place !== "loss") expect(parameters, `${write} has no ${parameter}`).toMatch(new RegExp(`\\b${parameter}\\b`));
});

test.each(foreignSettings.filter((s) => s.write !== undefined))("$of $names is the setting $write", ({ write = "" }) => {
  expect([...Object.keys(settingRows), "optimizer", "constraint"]).toContain(write);
});

test("no name of other tools is read twice in one place", () => {
  const names = foreignCalls.filter((row) => row.needs === undefined).flatMap((row) => row.names.map((name) => `${row.place} ${name} ${row.of} ${row.write}`));
  expect(names.filter((name, i) => names.indexOf(name) !== i)).toEqual([]);
});

test("calls are found with their arguments, outside of strings and comments", () => {
  expect(callsIn(`nn.Conv2d(1, 8, kernel_size=(3, 3)) "a(b)" relu // c(d)`, 0, 60)).toMatchObject([
    { name: "nn.Conv2d", isCalled: true, arguments: [{ value: "1" }, { value: "8" }, { key: "kernel_size", value: "(3, 3)" }] },
    { name: "kernel_size", isCalled: false }, { name: "relu", isCalled: false },
  ]);
});

/** A line of a chain on images, and what is written for it. */
const written: readonly (readonly [string, string])[] = [
  ["Conv2D(8, (3, 3), activation='relu')", "conv(8, 3) relu"],
  ["nn.Conv2d(1, 8, kernel_size=3, padding=1)", "conv(8, kernel: 3, padding: 1)"],
  ["Conv2D(8, kernel_size: 5, padding: \"same\")", "conv(8, kernel: 5, padding: 2)"],
  ["MaxPooling2D(2)", "maxPool(2)"],
  ["nn.BatchNorm2d(1)", "batchNorm"],
  ["Flatten() Linear(64, 10)", "flatten dense(10)"],
  ["tf.keras.layers.Dropout(0.2)", "dropout(0.2)"],
  ["Flatten() Dense(16, kernel_initializer='he_normal', input_shape=(64,))", "flatten dense(16, init: heNormal)"],
  ["Flatten() nn.Linear(64, 16, bias=True)", "flatten dense(16)"],
];

describe("a line of another tool", () => {
  test.each(written)("%s is written %s, fix by fix", (foreign, own) => {
    let text = `block line() {\n  ${foreign}\n}\nmodel M {\n  input x: [8, 8, 1]\n  line\n  flatten\n  dense(2) softmax\n  output y: oneHot("a", "b")\n  loss crossEntropy\n}\n`;
    for (let i = 0; i < 4; i++) {
      const fix = check(text).diagnostics.flatMap((d) => d.fixes)[0];
      if (fix === undefined) break;
      text = applied(text, fix.edits);
    }
    expect(check(text).diagnostics.map((d) => d.message)).toEqual([]);
    expect(text.split("\n")[1]?.trim()).toBe(own);
  });

  test.each([["Reshape((40,))", "reshape([40])"], ["nn.LSTM(8, 20)", "lstm(20)"], ["LSTM(20)", "lstmLast(20)"], ["LSTM(20, return_sequences=true)", "lstm(20)"]])("%s is %s for a series", (foreign, own) => {
    const { diagnostics } = check(`model M {\n  input x: [5, 8]\n  ${foreign}\n  flatten\n  dense(3)\n  output y: [3]\n  loss squaredError\n}\n`);
    expect(diagnostics.flatMap((d) => d.fixes.map((f) => f.title))).toEqual([`write \`${own}\``]);
  });

  test.each([
    ["dense(3, kernel_regularizer=\"l2\")", "regularize l2(0.0001)"],
    ["nn.Linear(64, 3, bias=False)", "without a bias"],
    ["dense(3, trainable=false)", "frozen"],
  ])("%s has no one call here, and is answered in words", (foreign, word) => {
    const { diagnostics } = check(`model M {\n  input x: [4]\n  ${foreign}\n  output y: [3]\n  loss squaredError\n}\n`);
    expect(diagnostics.flatMap((d) => d.notes.map((n) => n.message)).join("\n")).toContain(word);
    expect(diagnostics.flatMap((d) => d.fixes).filter((f) => f.title.includes("dense"))).toEqual([]);
  });
});
