/** Comments of a model stand in its module, where its users read them. */
import { expect, test } from "vitest";
import { compile, format } from "../../../src/index.ts";
import { load } from "../../support/module.ts";

const text = `/// Tells irises apart.
model Iris {
  /// A flower, measured.
  input flower: {
    /// In centimeters.
    width,
    height,
    /// Where it grew:
    /// one of two places. */
    place: oneHot("field", "bog")
  },
    /// Days since the first of May.
    day: [1]
  flower concat(day) scaled
  dense(3) softmax
  /// What it is.
  output kind: oneHot("a", "b", "c")
  loss crossEntropy
}

layer scaled() {
  input  x: [n]
  /// A factor for each number.
  weight s: [n] = 1,
         /// What is added to all.
         t: [1] = 0
  output y[i] = s[i] * x[i] + t[0]
}
`;

test("comments of inputs, fields, outputs and weights are carried over", async () => {
  const { modules: [module], diagnostics } = await compile(text);
  expect(diagnostics).toEqual([]);
  const found = (module?.text ?? "").split("export function create")[0]?.replaceAll(/\s+/g, " ");
  expect(found).toContain("/** A flower, measured. */ export interface IrisFlower { /** In centimeters. */ readonly width: number; readonly height: number; /** * Where it grew: * one of two places. * / */ readonly place:");
  expect(found).toContain("/** Days since the first of May. */ readonly day:");
  expect(found).toContain("/** What it is. */ export type IrisKind =");
  expect(found).toContain('/** `[5]` A factor for each number. */ readonly "scaled1.s"');
  expect(found).toContain('/** `[1]` What is added to all. */ readonly "scaled1.t"');
});

test("and stay where they are when the file is formatted", async () => {
  const { text: formatted = "" } = await format(text, { fileName: "iris.nn" });
  const { modules: [module] } = await compile(text);
  const { modules: [again] } = await compile(formatted);
  const types = (module: string | undefined): string | undefined => module?.split("export function create")[0];
  expect(types(again?.text)).toBe(types(module?.text));
});

test.each([["U+2028", "\u2028"], ["U+2029", "\u2029"], ["a line feed", "\n"], ["a carriage return", "\r"], ["the end of a block comment", "*/"]])("%s in the name of a file ends no comment", async (_name, end) => {
  const fileName = `a${end}globalThis.escaped = true;//.nn`;
  for (const target of ["ts", "wasm"] as const) {
    await load(text, { fileName, target });
    await load(`/// ${end === "\n" ? "" : end}globalThis.escaped = true;\nmodel Doc {\n  input x: [2]\n  dense(1)\n  output y: [1]\n}`, { fileName, target });
  }
  expect(Reflect.get(globalThis, "escaped")).toBeUndefined();
});
