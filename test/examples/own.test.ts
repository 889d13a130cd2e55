/** A user's own definitions are equals of the standard library's: they check, verify and train. */
import { expect, test } from "vitest";
import { nnc } from "../cli/terminal.ts";

const file = "test/examples/own/own.nn";

test("they check without a word", async () => {
  const { code, out } = await nnc(["check", file, "test/examples/own/definitions.nn"]);
  expect([code, out]).toEqual([0, ""]);
});

test("their gradients agree with central differences", async () => {
  const { code, out, err } = await nnc(["verify", file]);
  expect(code, out + err).toBe(0);
  for (const name of ["gated1.W", "gated1.V", "gated1.b", "gated1.c", "dense1.W", "dense1.b"]) expect(out).toContain(name);
});

test("they train, and a parameter of the model may be set", async () => {
  const { code, out, err } = await nnc(["train", file, "--set", "units=9"]);
  expect(code, err).toBe(0);
  const accuracy = Number(/^validation .*accuracy ([\d.]+)%/m.exec(out)?.[1]);
  expect(accuracy).toBeGreaterThan(85);
});
