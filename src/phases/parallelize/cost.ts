/** How long statements take, roughly, on one thread or several. */
import { isPrimitive, rowOf } from "../../ir/equation/primitives.ts";
import { constantOffset, substituteOffset } from "../../ir/kernel/offset.ts";
import type { LoopRange } from "../../ir/kernel/ranges.ts";
import type { ThreadMachine } from "../../ir/machines.ts";
import { assumedLength } from "../../ir/kernel/trip-count.ts";
import type { KernelExpr, KernelOperator, Offset, Statement } from "../../ir/kernel/types.ts";
import { eachExpr, expressionsOf, mapBound } from "../../ir/kernel/visit.ts";

/** Nanoseconds of one thread with a full batch; loops over data of unknown size are taken for loops over the batch. */
export function timeOf(list: readonly Statement[], outer: readonly LoopRange[], batch: number, machine: ThreadMachine): number {
  return timeWith(list, outer, { batch, machine, threads: 1, known: new Map() });
}

/** The same where so many threads divide what is parallel, and wait for each other. */
export function timeTogether(list: readonly Statement[], batch: number, machine: ThreadMachine, threads: number): number {
  return timeWith(list, [], { batch, machine, threads, known: new Map() });
}

interface Context {
  readonly batch: number;
  readonly machine: ThreadMachine;
  readonly threads: number;
  /** Locals that are known with a full batch. */
  readonly known: ReadonlyMap<string, Offset>;
}

function timeWith(list: readonly Statement[], outer: readonly LoopRange[], context: Context): number {
  const { batch, machine, threads } = context;
  const known = new Map(context.known);
  const within = { ...context, known };
  return list.reduce((sum, s) => {
    const own = expressionsOf(s).reduce((n, e) => n + exprTime(e, machine), 0);
    switch (s.kind) {
      case "for": {
        const loop = { ...s, lower: mapBound(s.lower, (o) => substituteOffset(o, known)), upper: mapBound(s.upper, (o) => substituteOffset(o, known)) };
        const iterations = Math.ceil(assumedLength(loop, batch, outer) / s.step);
        // The longest of all parts.
        return sum + (s.parallel === true ? Math.ceil(iterations / threads) : iterations) * timeWith(s.body, [...outer, loop], within);
      }
      case "store": return sum + own + machine.store;
      case "if": return sum + own + Math.max(timeWith(s.then, outer, within), timeWith(s.else, outer, within));
      case "single": return sum + timeWith(s.body, outer, within);
      case "barrier": return sum + (threads > 1 ? machine.barrier : 0);
      case "let":
        if (s.value.kind === "count") known.set(s.name, constantOffset(batch));
        return sum + own;
      case "var": case "assign": case "fill": case "copy": return sum + own;
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
