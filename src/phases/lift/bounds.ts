/** What is taken out of its conditions must not read out of bounds. */
import { read, reduce, where } from "../../ir/equation/build.ts";
import { proveInBounds } from "../../ir/equation/prove.ts";
import { children, mapChildren } from "../../ir/equation/traverse.ts";
import type { ArrayDefinition, Condition, Expr, Read } from "../../ir/equation/types.ts";

/** Whether it reads at positions from data that nothing proves to be in bounds. */
export function hasDataPosition(e: Expr): boolean {
  if (e.kind === "read" && !e.guarded && e.positions.some((p) => p.kind === "data")) return true;
  return children(e).some(hasDataPosition);
}

/** Outside of conditions that are not kept, some reads may leave their arrays; nothing reads what they would give. */
export function guardReads(e: Expr, conditions: readonly Condition[], arrays: ReadonlyMap<string, ArrayDefinition>): Expr {
  switch (e.kind) {
    case "read": {
      const inside = mapChildren(e, (part) => guardReads(part, conditions, arrays));
      return inside.kind === "read" && !inBounds(inside, conditions, arrays.get(inside.array)) ? read(inside.array, inside.positions, true) : inside;
    }
    case "where": return where(e.conditions, guardReads(e.body, [...conditions, ...e.conditions], arrays));
    case "reduce": return reduce(e.operator, e.indices, e.conditions, guardReads(e.body, [...conditions, ...e.conditions], arrays));
    case "constant": case "count": case "index": case "draw": case "sum": case "product": case "call": case "select":
      return mapChildren(e, (part) => guardReads(part, conditions, arrays));
  }
}

function inBounds(e: Read, conditions: readonly Condition[], array: ArrayDefinition | undefined): boolean {
  return e.positions.every((p, i) => {
    const extent = array?.extents[i];
    return p.kind === "data" || extent === undefined || proveInBounds(p.affine, extent, conditions).kind === "proven";
  });
}
