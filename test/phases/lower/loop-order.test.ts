import { describe, expect, test } from "vitest";
import { multiply, reduce } from "../../../src/ir/equation/build.ts";
import type { Condition, Expr, IndexVariable } from "../../../src/ir/equation/types.ts";
import { loopOrder } from "../../../src/phases/lower/expressions/loop-order.ts";
import { at, fresh, ge0 } from "../../ir/equation/build.ts";
import { get } from "../differentiate/check.ts";

const make = fresh();
const [n, i, f, r] = [["n", Infinity], ["i", 3], ["f", 16], ["r", 8]].map(([name, upper]) => make.variable(String(name), 0, Number(upper)));
if (n === undefined || i === undefined || f === undefined || r === undefined) throw new Error("no indices");

function order(indices: readonly IndexVariable[], conditions: readonly Condition[], body: Expr): string {
  const e = reduce("sum", indices, conditions, body);
  return e.kind === "reduce" ? loopOrder(e).map((v) => v.name).join(" ") : e.kind;
}

describe("a sum runs innermost over the index along which reads are contiguous", () => {
  test("where that is written first", () => expect(order([f, i], [ge0(r, [-1, i])], multiply(get("d", n, i, f), get("K", i, r, f)))).toBe("i f"));
  test("the longest of several", () => expect(order([f, i], [], multiply(get("a", r, f), get("b", r, i)))).toBe("i f"));
  test("but not where a condition is on it", () => expect(order([f, i], [ge0(r, [-1, f])], multiply(get("d", n, i, f), get("K", i, r, f)))).toBe("f i"));
  test("nor where another read of it is apart", () => expect(order([f, i], [], multiply(get("d", n, i, f), get("K", f, r)))).toBe("f i"));
  test("nor where it steps", () => expect(order([f, i], [], get("d", n, i, at([2, f])))).toBe("f i"));
  test("the batch is outermost", () => expect(order([f, n], [], get("d", n, r, f))).toBe("n f"));
});
