import { describe, expect, test } from "vitest";
import { bound, branch, countBound, load, local, loop, number, offsetCondition, operation, selectExpr } from "../../../src/ir/kernel/build.ts";
import { constantOffset, shiftOffset, sumOffsets, variableOffset } from "../../../src/ir/kernel/offset.ts";
import { runEntry } from "../../../src/ir/kernel/interpret.ts";
import type { Buffer, Statement } from "../../../src/ir/kernel/types.ts";
import { eachExprIn, eachStatement, usesOf } from "../../../src/ir/kernel/visit.ts";
import { unusedIn } from "../../../src/phases/schedule/loops/copy.ts";
import { budget } from "../../../src/ir/machines.ts";
import { splitAtConditions } from "../../../src/phases/schedule/loops/split-at-conditions.ts";

const buffers = new Map<string, Buffer>([
  ["x", { name: "x", shape: [2, 10], batched: true, role: "input", content: "real" }],
  ["y", { name: "y", shape: [2, 10], batched: true, role: "value", content: "real" }],
]);

function outcome(body: readonly Statement[]): readonly number[] {
  const memory = new Map([["x", Float64Array.from({ length: 20 }, (_, i) => i + 1)], ["y", new Float64Array(20).fill(Number.NaN)]]);
  const kernel = { name: "k", comment: [], body, decisions: [], ...usesOf(body) };
  runEntry({ kernels: [kernel] }, buffers, { get: (name) => memory.get(name), draw: () => 0 }, 2);
  return [...(memory.get("y") ?? [])];
}

function conditionsIn(body: readonly Statement[]): number {
  let n = 0;
  eachStatement(body, (s) => void (s.kind === "if" && n++));
  eachExprIn(body, (e) => void (e.kind === "select" && n++));
  return n;
}

const t = variableOffset("t");
const at = sumOffsets(0, [{ coefficient: 10, value: variableOffset("n") }, { coefficient: 1, value: t }]);
const over = (body: readonly Statement[]): Statement[] => [loop("t", bound(constantOffset(0)), bound(constantOffset(10)), [loop("n", bound(constantOffset(0)), countBound, body)])];
const cut = (body: readonly Statement[]): Statement[] => splitAtConditions(body, unusedIn(body), budget);

describe("a loop is cut where its conditions turn", () => {
  test("a first step of its own", () => {
    const body = over([
      { kind: "var", name: "chosen", value: number(0) },
      ...branch(offsetCondition(shiftOffset(t, -1), false), [{ kind: "assign", name: "chosen", value: load("x", shiftOffset(at, -1)) }]),
      { kind: "store", buffer: "y", offset: at, value: local("chosen"), add: false },
    ]);
    const parts = cut(body);
    expect(parts).toHaveLength(2);
    expect(conditionsIn(parts)).toBe(0);
    let variables = 0;
    eachStatement(parts, (s) => void (s.kind === "var" && variables++));
    expect(variables).toBe(0);
    expect(outcome(parts)).toEqual(outcome(body));
  });

  test("choices between halves, and a condition that never turns", () => {
    const body = over([
      { kind: "store", buffer: "y", offset: at, add: false, value: operation("add",
        selectExpr(operation("less", { kind: "offset", value: t }, number(4)), load("x", at), number(-1)),
        selectExpr(offsetCondition(t, false), number(10), number(20))) },
    ]);
    const parts = cut(body);
    expect(parts).toHaveLength(2);
    expect(conditionsIn(parts)).toBe(0);
    expect(outcome(parts)).toEqual(outcome(body));
  });

  test("not where they turn too often", () => {
    const odd = operation("equal", { kind: "offset", value: sumOffsets(0, [{ coefficient: 1, value: t }, { coefficient: -2, value: { kind: "floorDivide", numerator: t, divisor: 2 } }]) }, number(1));
    const body = over([{ kind: "store", buffer: "y", offset: at, value: selectExpr(odd, number(1), load("x", at)), add: false }]);
    const parts = cut(body);
    expect(parts).toHaveLength(1);
    expect(conditionsIn(parts)).toBe(1);
    expect(outcome(parts)).toEqual(outcome(body));
  });

  test("a local that is read before its branch, or assigned in a loop, stays a variable", () => {
    const body = over([
      { kind: "var", name: "sum", value: number(1) },
      ...branch(offsetCondition(shiftOffset(t, -3), false), [{ kind: "assign", name: "sum", value: operation("add", local("sum"), load("x", at)) }]),
      { kind: "store", buffer: "y", offset: at, value: local("sum"), add: false },
    ]);
    expect(outcome(cut(body))).toEqual(outcome(body));
  });
});
