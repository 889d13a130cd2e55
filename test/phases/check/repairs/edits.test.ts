/** Edits of a chain. */
import { describe, expect, test } from "vitest";
import { applied } from "../../../../src/diagnostics/trial.ts";
import type { Fix } from "../../../../src/diagnostics/diagnostic.ts";
import type { Reference } from "../../../../src/ir/ast/expression.ts";
import { argumentOf, insertAfter, insertBefore, names, numbersOf, renamed, replace, withArgument, without, withValue } from "../../../../src/phases/check/repairs/edits.ts";
import { textOf } from "../../../../src/source/source.ts";
import { parsed } from "../../parse/files.ts";

/** A text, and the call of a name in it. */
function call(chain: string, name: string): { readonly text: string; readonly reference: Reference } {
  const text = `model M {\n${chain}\n}\n`;
  const [model] = parsed(text).file.declarations;
  const found = model?.kind === "chain" ? model.body.find((s) => s.kind === "call" && s.call.name.text === name) : undefined;
  if (found?.kind !== "call") throw new Error(`no call of ${name}`);
  return { text, reference: found.call };
}

const edited = (chain: string, name: string, fix: (reference: Reference) => Fix): string => {
  const { text, reference } = call(chain, name);
  return applied(text, fix(reference).edits).slice("model M {\n".length, -"\n}\n".length);
};

describe("steps are inserted", () => {
  test("in a line of their own where the call has one", () => {
    expect(edited("  relu\n  dense(3)", "dense", (r) => insertBefore(r, "flatten"))).toBe("  relu\n  flatten\n  dense(3)");
    expect(edited("  relu\n  dense(3)", "relu", (r) => insertAfter(r, "flatten"))).toBe("  relu\n  flatten\n  dense(3)");
  });

  test("beside it where others are in its line", () => {
    expect(edited("  relu dense(3)", "dense", (r) => insertBefore(r, "flatten"))).toBe("  relu flatten dense(3)");
    expect(edited("  relu dense(3)", "relu", (r) => insertAfter(r, "flatten"))).toBe("  relu flatten dense(3)");
  });
});

test("a step is left out with its line, or with the space before it", () => {
  expect(edited("  relu\n  tanh\n  dense(3)", "tanh", without)).toBe("  relu\n  dense(3)");
  expect(edited("  relu tanh dense(3)", "tanh", without)).toBe("  relu dense(3)");
});

test("a call is written with another name, value or argument", () => {
  const { reference } = call("conv(4, kernel: 3) relu", "conv");
  const [first] = numbersOf(reference);
  if (first === undefined) throw new Error("no number");
  expect([renamed(reference, "conv1d"), withValue(reference, first, 8), withArgument(reference, "padding: 1")].map(({ text }) => text)).toEqual(["conv1d(4, kernel: 3)", "conv(8, kernel: 3)", "conv(4, kernel: 3, padding: 1)"]);
  expect(withArgument(call("pool relu", "pool").reference, "size: 2").text).toBe("pool(size: 2)");
  expect(replace(renamed(reference, "conv1d")).title).toBe("write `conv1d(4, kernel: 3)`");
});

test("arguments are found by name and position", () => {
  const { reference } = call("conv(4, kernel: 3) relu", "conv");
  const [layer] = parsed("layer conv(filters, kernel, stride = 1) { input x: [n] output x }").file.declarations;
  const parameters = layer?.kind === "layer" ? layer.parameters : [];
  expect([names(reference, "kernel"), names(reference, "filters")]).toEqual([true, false]);
  expect(["filters", "kernel", "stride"].map((p) => { const a = argumentOf(reference, parameters, p); return a && textOf(a.span); })).toEqual(["4", "kernel: 3", undefined]);
});
