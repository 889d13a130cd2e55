/** How long statements take, roughly, on one thread. */
import { isPrimitive, rowOf } from "../../ir/equation/primitives.ts";
import { constantOffset, substituteOffset } from "../../ir/kernel/offset.ts";
import type { LoopRange } from "../../ir/kernel/ranges.ts";
import type { ThreadMachine } from "../../ir/machines.ts";
import { assumedLength } from "../../ir/kernel/trip-count.ts";
import type { KernelExpr, KernelOperator, Offset, Statement } from "../../ir/kernel/types.ts";
import { eachExpr, expressionsOf, mapBound } from "../../ir/kernel/visit.ts";

/** Nanoseconds with a full batch; loops over data of unknown size are taken for loops over the batch. `full`: locals that are known then. */
export function timeOf(list: readonly Statement[], outer: readonly LoopRange[], batch: number, machine: ThreadMachine, full: ReadonlyMap<string, Offset> = new Map()): number {
  const known = new Map(full);
  return list.reduce((sum, s) => {
    const own = expressionsOf(s).reduce((n, e) => n + exprTime(e, machine), 0);
    switch (s.kind) {
      case "for": {
        const loop = { ...s, lower: mapBound(s.lower, (o) => substituteOffset(o, known)), upper: mapBound(s.upper, (o) => substituteOffset(o, known)) };
        return sum + Math.ceil(assumedLength(loop, batch, outer) / s.step) * timeOf(s.body, [...outer, loop], batch, machine, known);
      }
      case "store": return sum + own + machine.store;
      case "if": return sum + own + Math.max(timeOf(s.then, outer, batch, machine, known), timeOf(s.else, outer, batch, machine, known));
      case "single": return sum + timeOf(s.body, outer, batch, machine, known);
      case "let":
        if (s.value.kind === "count") known.set(s.name, constantOffset(batch));
        return sum + own;
      case "var": case "assign": case "fill": case "copy": case "barrier": return sum + own;
    }
  }, 0);
}

function exprTime(e: KernelExpr, machine: ThreadMachine): number {
  let time = 0;
  eachExpr(e, (x) => {
    if (x.kind === "load") time += machine.load;
    else if (x.kind === "draw") time += machine.draw;
    else if (x.kind === "operation") time += operatorTime(x.operator, machine);
  });
  return time;
}

function operatorTime(operator: KernelOperator, machine: ThreadMachine): number {
  if (isPrimitive(operator)) return machine[rowOf(operator).cost];
  switch (operator) {
    case "divide": case "reciprocal": case "sqrt": return machine.division;
    case "add": case "subtract": case "multiply": case "negate": case "multiplyAdd": case "square": return machine.arithmetic;
  }
}
