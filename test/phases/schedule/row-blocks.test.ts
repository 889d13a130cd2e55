/** A vector times a large matrix: which products take it row by row, and that they store the same numbers. */
import { describe, expect, test } from "vitest";
import { bound, countBound, load, local, loop, number, operation } from "../../../src/ir/kernel/build.ts";
import { constantOffset } from "../../../src/ir/kernel/offset.ts";
import type { KernelExpr, Offset, Statement } from "../../../src/ir/kernel/types.ts";
import { at, batch, define, over, scheduled as scheduledFor, store } from "./by-hand.ts";

interface Shape {
  readonly terms: number;
  readonly columns: number;
}

/** Few examples: so large products take the interpreter long. */
const scheduled = (sizes: Readonly<Record<string, number>>, body: readonly Statement[], counts: readonly number[] = [1]): string => scheduledFor(sizes, body, counts);

const sizes = ({ terms, columns }: Shape): Readonly<Record<string, number>> => ({ x: terms * batch, W: terms * columns, b: columns, y: columns * batch, z: columns * batch });

/** y[n, j] of the sum over i of x[n, i] W[i, j]. */
function dense({ terms, columns }: Shape, result: readonly Statement[], examples = true): readonly Statement[] {
  const sum = over("i", terms, [{ kind: "assign", name: "total", value: operation("multiplyAdd", load("x", at(...(examples ? [[terms, "n"] as const] : []), [1, "i"])), load("W", at([columns, "i"], [1, "j"])), local("total")) }]);
  const body = over("j", columns, [{ kind: "var", name: "total", value: number(0) }, sum, ...result]);
  return examples ? [loop("n", bound(constantOffset(0)), countBound, [body])] : [body];
}

const withBias: KernelExpr = operation("add", local("total"), load("b", at([1, "j"])));
const place = (columns: number): Offset => at([columns, "n"], [1, "j"]);
/** The sum begins in the place of the result. */
const waits = (text: string): boolean => /y\[.*\] = 0\n/.test(text);

describe("a single row", () => {
  test.each([{ terms: 64, columns: 256 }, { terms: 71, columns: 241 }])("is multiplied with blocks of rows: %o", (shape) => {
    const text = scheduled(sizes(shape), dense(shape, [define("y1", operation("max", withBias, number(0))), store("y", place(shape.columns), local("y1"))]), [1, 5]);
    expect(waits(text)).toBe(true);
    expect(text).toContain("step 8 {");
  });

  test("of a network of one example, and with a function of the sum", () => {
    const shape = { terms: 66, columns: 252 };
    expect(waits(scheduled(sizes(shape), dense(shape, [define("y1", operation("tanh", withBias)), store("y", at([1, "j"]), local("y1"))], false)))).toBe(true);
  });

  test("stores what else is made of the sum", () => {
    const shape = { terms: 64, columns: 256 };
    const result = [define("z1", withBias), define("y1", operation("max", local("z1"), number(0))), store("y", place(256), local("y1")), store("z", place(256), local("z1"))];
    expect(waits(scheduled(sizes(shape), dense(shape, result)))).toBe(true);
  });
});

describe("stays a tile", () => {
  test("of a matrix that is near", () => {
    const shape = { terms: 60, columns: 256 };
    expect(waits(scheduled(sizes(shape), dense(shape, [store("y", place(256), withBias)])))).toBe(false);
  });

  test("where the place of the result is read, or added to", () => {
    const shape = { terms: 64, columns: 256 };
    expect(waits(scheduled(sizes(shape), dense(shape, [store("y", place(256), operation("add", local("total"), load("y", place(256))))])))).toBe(false);
    expect(waits(scheduled(sizes(shape), dense(shape, [{ kind: "store", buffer: "y", offset: place(256), value: withBias, add: true }])))).toBe(false);
  });
});
