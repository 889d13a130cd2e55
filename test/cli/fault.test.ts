/** Faults of the compiler itself: a diagnostic at the model, exit code 3, no stack of a bundle. A fault is planted in a phase. */
import { expect, test, vi } from "vitest";
import { check, compile, explain } from "../../src/index.ts";
import { nnc } from "./terminal.ts";

vi.mock("../../src/phases/simplify/simplify.ts", () => ({
  simplify: (): never => {
    throw new RangeError("Invalid string length\n    at somewhere");
  },
}));
vi.mock("../../src/phases/check/chain/shared.ts", () => ({
  declareShared: (): never => {
    throw new TypeError("x is not iterable");
  },
}));

const text = "\nmodel Net {\n  input x: [2]\n  dense(1)\n  output y: [1]\n  loss squaredError\n}\n";

test("compile gives a diagnostic at the model, and no module", async () => {
  const { modules, diagnostics } = await compile(text);
  expect(modules).toEqual([]);
  expect(diagnostics.map(({ code, message, span }) => [code, message, text.slice(span.start, span.end)])).toEqual([
    ["NN901", "this is a fault of nnc, not of the model: the phase `simplify` failed with RangeError: Invalid string length", "model Net {"],
  ]);
  expect((await explain(text, { math: true })).diagnostics.map((d) => d.code)).toEqual(["NN901"]);
});

test("check gives a diagnostic at the statement", () => {
  const shared = "model Net {\n  input x: [2]\n  shared tower = { dense(2) }\n  tower\n  output y: [2]\n}";
  const [fault] = check(shared).diagnostics;
  expect([fault?.code, shared.slice(fault?.span.start, fault?.span.end)]).toEqual(["NN901", "shared tower = { dense(2) }"]);
});

test("the command shows it, says how to report it, and ends with 3", async () => {
  const { code, out, err } = await nnc(["build", "examples/xor/xor.nn", "-o", "-"]);
  expect([code, out]).toEqual([3, ""]);
  expect(err).toMatch(/error NN901: this is a fault of nnc/);
  expect(err).toMatch(/--> examples\/xor\/xor\.nn:\d+:1/);
  expect(err).toMatch(/Please report it with the model and the command \(nnc \d+\.\d+\.\d+, Node v/);
  expect(err).not.toMatch(/ {4}at /);
});

test("what the host's resolve throws is the host's", () => {
  const resolve = (): never => {
    throw new Error("no network");
  };
  expect(() => check(`import { a } from "b.nn"\n`, { resolve })).toThrow("no network");
});
