/** Results on one side of a diagonal: which kernels leave the other side out, and that they store the same numbers. */
import { describe, expect, test } from "vitest";
import { bound, load, local, loop, number, offsetExpr, operation, selectExpr } from "../../../src/ir/kernel/build.ts";
import { constantOffset, shiftOffset } from "../../../src/ir/kernel/offset.ts";
import type { KernelExpr, Offset, Statement } from "../../../src/ir/kernel/types.ts";
import { at, define, over, scheduled, store } from "./by-hand.ts";

const isNatural = (o: Offset): KernelExpr => operation("lessEqual", number(0), offsetExpr(o));

/** s[t, u] as the sum over d of q[t, d] k[u, d] where a condition holds, a constant elsewhere. */
function scores(times: number, condition: Offset, otherwise = 0, ahead = 0): readonly Statement[] {
  const sum: Statement = over("d", 8, [{ kind: "assign", name: "total", value: operation("multiplyAdd", load("q", at([8, "t"], [1, "d"])), load("k", shiftOffset(at([8, "u"], [1, "d"]), ahead)), local("total")) }]);
  const then: Statement[] = [{ kind: "var", name: "total", value: number(0) }, sum, { kind: "assign", name: "chosen", value: operation("multiply", number(0.5), local("total")) }];
  const body: Statement[] = [{ kind: "var", name: "chosen", value: number(otherwise) }, { kind: "if", condition: isNatural(condition), then, else: [] }, store("s", at([times, "t"], [1, "u"]), local("chosen"))];
  return [over("t", times, [over("u", times, body)])];
}

const sizes = (times: number): Readonly<Record<string, number>> => ({ q: 8 * times, k: 8 * times, s: times * times });

describe("sums on one side of a diagonal", () => {
  test.each([16, 29, 32])("end at the vector that it goes through, %i columns", (times) => {
    const text = scheduled(sizes(times), scores(times, at([1, "t"], [-1, "u"]), -3));
    expect(text).toMatch(/for u from 0 below min\(\d+, .*t.*\) step 4 lanes 4/);
    expect(text).not.toContain("if (");
  });

  test.each([16, 29, 32])("begin at it, %i columns", (times) => {
    expect(scheduled(sizes(times), scores(times, shiftOffset(at([1, "u"], [-1, "t"]), 2)))).toMatch(/for u from max\(0, .*t.*\) below \d+ step 4 lanes 4/);
  });

  test("reach as far as a diagonal that is shifted, or steep", () => {
    for (const condition of [shiftOffset(at([1, "t"], [-1, "u"]), -5), shiftOffset(at([1, "t"], [-1, "u"]), 40), at([3, "t"], [-1, "u"]), shiftOffset(at([-1, "t"], [-1, "u"]), 20)]) {
      expect(scheduled(sizes(32), scores(32, condition, 1))).not.toContain("if (");
    }
  });

  test("keep their branch where the other side reads outside of an array", () => {
    expect(scheduled(sizes(32), scores(32, shiftOffset(at([1, "t"], [-1, "u"]), -1), 0, 8))).toContain("if (");
  });

  test("keep it where the diagonal is none of whole columns", () => {
    expect(scheduled(sizes(32), scores(32, at([1, "t"], [-2, "u"])))).toContain("if (");
  });
});

describe("what is computed number by number", () => {
  const place = at([29, "t"], [1, "u"]);
  const chosen = (condition: Offset, otherwise: KernelExpr): Statement => store("p", place, selectExpr(isNatural(condition), operation("exp", load("s", place)), otherwise));

  test("ends at the diagonal, a fill behind it", () => {
    const text = scheduled({ s: 841, p: 841 }, [over("t", 29, [over("u", 29, [chosen(at([1, "t"], [-1, "u"]), number(0))])])]);
    expect(text).toMatch(/for u from 0 below min\(/);
    expect(text).toMatch(/p\[.*\] = 0/);
  });

  test("goes through where the other side is no constant, or another result is whole", () => {
    expect(scheduled({ s: 841, p: 841 }, [over("t", 29, [over("u", 29, [chosen(at([1, "t"], [-1, "u"]), load("s", place))])])])).not.toContain("min(");
    const both = [define("e", operation("exp", load("s", place))), store("r", place, local("e")), chosen(at([1, "t"], [-1, "u"]), number(0))];
    expect(scheduled({ s: 841, p: 841, r: 841 }, [over("t", 29, [over("u", 29, both)])])).not.toContain("min(");
  });
});

describe("sums that end at a diagonal", () => {
  const sum = (columns: number): readonly Statement[] => {
    const inner = loop("u", bound(constantOffset(0)), bound(at([1, "t"])), [{ kind: "assign", name: "total", value: operation("add", local("total"), operation("exp", load("s", at([columns, "t"], [1, "u"])))) }]);
    return [over("t", 30, [{ kind: "var", name: "total", value: number(0) }, inner, store("y", at([1, "t"]), local("total"))])];
  };

  test("take functions in whole vectors where the array reaches so far", () => {
    expect(scheduled({ s: 960, y: 30 }, sum(32))).toMatch(/step 4 lanes 4[^]*step 4 lanes 4/);
    // The last vector of the last row would lie outside.
    expect(scheduled({ s: 900, y: 30 }, sum(30))).toMatch(/below t \{/);
  });
});
