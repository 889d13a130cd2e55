/** Random programs keep their values, stabilized and simplified, and a second run finds nothing to do. */
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { interpret } from "../../../src/ir/equation/interpret.ts";
import type { Program } from "../../../src/ir/equation/types.ts";
import { verify } from "../../../src/ir/equation/verify.ts";
import { simplifyProgram } from "../../../src/phases/simplify/simplify.ts";
import { stabilize } from "../../../src/phases/stabilize/stabilize.ts";
import { draw, someInputs } from "../differentiate/check.ts";
import { randomProgram } from "./programs.ts";

function expectClose(before: Program, after: Program, seed: number): void {
  expect(verify(after)).toEqual([]);
  const inputs = someInputs(before, 2, seed);
  const [wanted, found] = [before, after].map((p) => interpret(p, inputs, { count: 2, draw }).outputs);
  for (const [name, values] of wanted ?? []) {
    const greatest = Math.max(1, ...values.filter(Number.isFinite).map(Math.abs));
    values.forEach((value, i) => {
      const other = found?.get(name)?.[i] ?? NaN;
      if (Number.isFinite(value) && !(Math.abs(other - value) <= 1e-9 * greatest)) throw new Error(`${name}[${i}] was ${value} and is ${other}`);
    });
  }
}

/** `again` changes nothing after `phase`. */
function expectKept(phase: (p: Program) => Program, again = phase): void {
  let sound = 0;
  fc.assert(fc.property(fc.nat(1e6), (seed) => {
    const p = randomProgram(seed);
    if (p === undefined) return;
    sound++;
    const after = phase(p);
    expectClose(p, after, seed + 1);
    expect(again(after)).toBe(after);
  }), { numRuns: 400, seed: 20 });
  expect(sound).toBeGreaterThan(300);
}

describe("random programs keep their values", () => {
  it("when stabilized", () => expectKept(stabilize));
  it("when simplified", () => expectKept(simplifyProgram));
  it("when stabilized, then simplified", () => expectKept((p) => simplifyProgram(stabilize(p)), simplifyProgram));
});
