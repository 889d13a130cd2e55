/** How long statements take, roughly, on one thread. */
import { isPrimitive, rowOf } from "../../ir/equation/primitives.ts";
import { constantOffset, substituteOffset, sumOffsets } from "../../ir/kernel/offset.ts";
import { highest, type LoopRange } from "../../ir/kernel/ranges.ts";
import type { Bound, KernelExpr, KernelOperator, Loop, Offset, Statement } from "../../ir/kernel/types.ts";
import { eachExpr, expressionsOf, mapBound } from "../../ir/kernel/visit.ts";
import type { ThreadMachine } from "./machine.ts";


/** How many values of its variable a loop runs over at most; `outer`: the loops around it. */
export function lengthOf(loop: Loop, outer: readonly LoopRange[], batch: number): number {
  const ends = (b: Bound): readonly Offset[] => (b.kind === "count" ? [{ kind: "affine", constant: batch, terms: [] }] : b.of);
  const lengths = ends(loop.upper).flatMap((upper) => ends(loop.lower).map((lower) => highest(sumOffsets(0, [{ coefficient: 1, value: upper }, { coefficient: -1, value: lower }]), outer, batch)));
  return Math.max(0, Math.min(...lengths));
}

/** Nanoseconds with a full batch; loops over data of unknown size are taken for loops over the batch. `full`: locals that are known then. */
export function timeOf(list: readonly Statement[], outer: readonly LoopRange[], batch: number, machine: ThreadMachine, full: ReadonlyMap<string, Offset> = new Map()): number {
  const known = new Map(full);
  return list.reduce((sum, s) => {
    const own = expressionsOf(s).reduce((n, e) => n + exprTime(e, machine), 0);
    switch (s.kind) {
      case "for": {
        const loop = { ...s, lower: mapBound(s.lower, (o) => substituteOffset(o, known)), upper: mapBound(s.upper, (o) => substituteOffset(o, known)) };
        const length = lengthOf(loop, outer, batch);
        return sum + Math.ceil((Number.isFinite(length) ? length : batch) / s.step) * timeOf(s.body, [...outer, loop], batch, machine, known);
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
