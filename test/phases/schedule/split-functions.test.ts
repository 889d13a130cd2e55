/** Functions of sums in loops of their own, and steps in time in lanes: which kernels become so, and that they store the same numbers. */
import { describe, expect, test } from "vitest";
import { bound, countBound, load, local, loop, number, operation } from "../../../src/ir/kernel/build.ts";
import { constantOffset, shiftOffset } from "../../../src/ir/kernel/offset.ts";
import type { Offset, Statement } from "../../../src/ir/kernel/types.ts";
import { at, batch, define, over, scheduled, store } from "./by-hand.ts";

const times = (text: string, part: string): number => text.split(part).length - 1;

/** A dense layer of 32 units over 6 numbers, with what follows the sum. */
function dense(units: number, tail: readonly Statement[], inside: readonly Statement[] = []): readonly Statement[] {
  const sum: Statement = over("i", 6, [{ kind: "assign", name: "total", value: operation("multiplyAdd", load("x", at([6, "n"], [1, "i"])), load("W", at([units, "i"], [1, "j"])), local("total")) }]);
  return [loop("n", bound(constantOffset(0)), countBound, [over("j", units, [{ kind: "var", name: "total", value: number(0) }, sum, ...inside, ...tail])])];
}

const sizes = (units: number): Readonly<Record<string, number>> => ({ x: 6 * batch, W: 6 * units, b: units, y: units * batch, z: units * batch });
const place = (units: number): Offset => at([units, "n"], [1, "j"]);
const withBias = operation("add", local("total"), load("b", at([1, "j"])));

describe("functions of sums", () => {
  test("stand once, and the sum waits in the place of the result", () => {
    const text = scheduled(sizes(32), dense(32, [define("y1", operation("logistic", withBias)), store("y", place(32), local("y1"))]));
    expect(times(text, "logistic(")).toBe(1);
    expect(text).toMatch(/y\[.*\] = total/);
  });

  test("read the sum where it is stored anyway", () => {
    const text = scheduled(sizes(32), dense(32, [define("z1", withBias), define("y1", operation("multiply", local("z1"), operation("erf", local("z1")))), store("z", place(32), local("z1")), store("y", place(32), local("y1"))]));
    expect(times(text, "erf(")).toBe(1);
    expect(times(text, "y[")).toBe(1);
  });

  test("stay where two sums of theirs would need a place", () => {
    const second: Statement[] = [{ kind: "var", name: "other", value: number(0) }, over("k", 6, [{ kind: "assign", name: "other", value: operation("add", load("W", at([32, "k"], [1, "j"])), local("other")) }])];
    const text = scheduled(sizes(32), dense(32, [define("y1", operation("exp", operation("multiply", local("total"), local("other")))), store("y", place(32), local("y1"))], second));
    expect(times(text, "exp(")).toBeGreaterThan(1);
  });

  test("stay where the place of the result is read", () => {
    const text = scheduled(sizes(32), dense(32, [define("y1", operation("exp", operation("multiply", local("total"), load("y", place(32))))), store("y", place(32), local("y1"))]));
    expect(times(text, "exp(")).toBeGreaterThan(1);
  });

  test("stay in small layers", () => {
    const text = scheduled(sizes(8), dense(8, [define("y1", operation("tanh", withBias)), store("y", place(8), local("y1"))]));
    expect(text).not.toMatch(/y\[.*\] = total/);
  });
});

describe("an array that is read elsewhere than it is written", () => {
  /** c at a distance becomes the tanh of c. */
  const steps = (distance: number): readonly Statement[] => [over("t", 3, [over("j", 32, [store("c", shiftOffset(at([32, "t"], [1, "j"]), distance), operation("tanh", load("c", at([32, "t"], [1, "j"]))))])])];

  test("runs in lanes from one step to the next", () => {
    expect(scheduled({ c: 160 }, steps(32))).toContain("lanes 4");
    expect(scheduled({ c: 160 }, steps(40))).toContain("lanes 4");
  });

  /** c at a distance becomes c and a sum. */
  const sums = (distance: number): readonly Statement[] => {
    const sum = over("i", 6, [{ kind: "assign", name: "total", value: operation("multiplyAdd", load("x", at([1, "i"])), load("W", at([32, "i"], [1, "j"])), local("total")) }]);
    const place = at([32, "t"], [1, "j"]);
    return [over("t", 3, [over("j", 32, [{ kind: "var", name: "total", value: number(0) }, sum, store("c", shiftOffset(place, distance), operation("add", load("c", place), local("total")))])])];
  };

  test("is a tile where sums are added to it from one step to the next", () => {
    expect(scheduled({ c: 160, x: 6, W: 192 }, sums(32))).toContain("step 32 lanes 4");
    expect(scheduled({ c: 160, x: 6, W: 192 }, sums(31))).not.toContain("lanes");
  });

  test("does not where a step reads what it wrote", () => {
    for (const distance of [1, 4, 31]) expect(scheduled({ c: 160 }, steps(distance))).not.toContain("lanes");
  });
});
