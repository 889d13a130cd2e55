import fc from "fast-check";
import { expect, it } from "vitest";
import { addAffine, atLeastZero, equalsZero, floorAffine, moduloAffine, variableAffine } from "../../../src/ir/equation/affine.ts";
import { add, call, constant, indexValue, multiply, power, read, readAt, reduce, select, where } from "../../../src/ir/equation/build.ts";
import { Fresh } from "../../../src/ir/equation/fresh.ts";
import { interpret } from "../../../src/ir/equation/interpret.ts";
import { printExpr } from "../../../src/ir/equation/print.ts";
import type { Affine, Condition, Expr, IndexVariable, ReduceOperator } from "../../../src/ir/equation/types.ts";
import { array, at, define, program } from "./build.ts";
import { points, walk } from "./walk.ts";

const operators: readonly ReduceOperator[] = ["sum", "product", "max", "min", "argmax", "argmin", "logsumexp"];
const x = [0.5, -1.25, 2, 2, 0.25, -0.5];
const w = Array.from({ length: 12 }, (_, k) => Math.cos(k * 1.7));
const arrays = [array("x", "input", [[-1, 5]]), array("w", "parameter", [3, [1, 5]])];

function lookup(name: string, positions: readonly number[]): number | undefined {
  const [p = NaN, q = NaN] = positions;
  if (name === "x") return p >= -1 && p < 5 ? x[p + 1] : undefined;
  return p >= 0 && p < 3 && q >= 1 && q < 5 ? w[p * 4 + q - 1] : undefined;
}

/** Expressions from a stream of choices, so that every index in one is in sight. */
function make(choose: (below: number) => number, f: Fresh, inSight: readonly IndexVariable[], depth: number): Expr {
  const deeper = (more: readonly IndexVariable[] = []): Expr => make(choose, f, [...inSight, ...more], depth - 1);
  const form = (scope = inSight): Affine => {
    const pick = (): Affine => variableAffine(scope[choose(scope.length)] ?? f.variable("none", 0, 1));
    const sum = addAffine(at(choose(5) - 2, pick()), pick(), choose(4) - 2);
    return choose(4) === 0 ? floorAffine(sum, 2) : choose(4) === 0 ? moduloAffine(sum, 3) : sum;
  };
  const conditions = (scope = inSight): Condition[] =>
    Array.from({ length: choose(3) }, () => (choose(4) === 0 ? equalsZero(form(scope)) : atLeastZero(form(scope))));
  switch (depth === 0 ? choose(3) : choose(10)) {
    case 0: return readAt("x", [form()], true);
    case 1: return readAt("w", [form(), form()], true);
    case 2: return choose(3) === 0 ? constant(choose(7) / 4 - 1) : indexValue(form());
    case 3: return add(deeper(), multiply(constant(choose(5) - 2), deeper()));
    case 4: return multiply(deeper(), power(add(constant(3), call("abs", deeper())), [-1, -0.5, 0.5, 2][choose(4)] ?? 1));
    case 5: return call((["tanh", "sin", "abs", "sign", "softplus"] as const)[choose(5)] ?? "cos", deeper());
    case 6: return select(call("less", deeper(), deeper()), deeper(), deeper());
    case 7: return where(conditions(), deeper());
    case 8: return read("x", [{ kind: "data", value: call("floor", deeper()) }], true);
    default: {
      const indices = Array.from({ length: 1 + choose(2) }, () => f.variable("i", choose(3) - 1, 2 + choose(3)));
      const inside = make(choose, f, [...inSight, ...indices], 0);
      const body = choose(2) === 0 ? inside : deeper(indices);
      return reduce(operators[choose(operators.length)] ?? "sum", indices, conditions([...indices, ...inSight]), body);
    }
  }
}

it("agrees with a walk over the expression", () => {
  let reductions = 0;
  fc.assert(
    fc.property(fc.infiniteStream(fc.nat({ max: 419 })), (stream) => {
      const f = new Fresh(0);
      const indices = [f.variable("i", 0, 3), f.variable("j", 1, 4)];
      const e = make((below) => (stream.next().value ?? 0) % below, f, indices, 4);
      if (e.key.includes("{")) reductions++;
      const p = program([...arrays, array("y", "value", [3, [1, 4]])], [define("y", indices, e)], ["y"], { nextIndex: f.next });
      const y = interpret(p, new Map([["x", x], ["w", w]]), { count: 1 }).value("y");
      const expected = [...points(indices)].map((point) => walk(e, point, lookup));
      expected.forEach((value, k) => {
        const same = Object.is(y[k], value) || y[k] === value || Math.abs((y[k] ?? NaN) - value) <= 1e-9 * Math.max(1, Math.abs(value));
        if (!same) expect.fail(`${printExpr(e)} is ${String(y[k])} at ${k}, and not ${value}`);
      });
    }),
    { numRuns: 2000, seed: 3 },
  );
  expect(reductions).toBeGreaterThan(300);
});
