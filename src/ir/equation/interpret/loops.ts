/** Loops over the points of indices, and reductions over them. */
import { neutral } from "../build.ts";
import { exp, log } from "../elementary.ts";
import type { Condition, IndexVariable, Reduce } from "../types.ts";
import type { Run } from "./cell.ts";
import { compileConditions, conditionsByLoop, type Compiler, type Frame, type OfFrame, type Slots, slotValue } from "./frame.ts";

/** Hands on a running total. Totals are no variables of the loops, so that evaluations can nest in recurrences. */
type Step<T> = (total: T, frame: Frame) => T;

/** The end of an index's range in a run. */
function upperEnd(v: IndexVariable, run: Run): number {
  return v.upper === Infinity ? run.count : v.upper;
}

/** Nested loops around `body`, in row-major order, over the points where all conditions hold. */
export function compileFold<T>(indices: readonly IndexVariable[], conditions: readonly Condition[], slots: Slots, run: Run, body: Step<T>): Step<T> {
  const levels = conditionsByLoop(conditions, indices);
  let step = guard(body, levels[indices.length] ?? [], slots);
  for (const [i, v] of [...indices.entries()].reverse()) step = guard(loop(v, slots.of(v), run, step), levels[i] ?? [], slots);
  return step;
}

function guard<T>(step: Step<T>, conditions: readonly Condition[], slots: Slots): Step<T> {
  const holds = compileConditions(conditions, slots);
  return holds === undefined ? step : (total, frame) => (holds(frame) ? step(total, frame) : total);
}

function loop<T>(v: IndexVariable, slot: number, run: Run, step: Step<T>): Step<T> {
  const { lower } = v;
  return (start, frame) => {
    const end = upperEnd(v, run);
    let total = start;
    for (let i = lower; i < end; i++) {
      frame[slot] = i;
      total = step(total, frame);
    }
    return total;
  };
}

/** The value of a reduction; over no points the operator's neutral element. */
export function compileReduce(e: Reduce, compiler: Compiler, run: Run): OfFrame {
  const { slots } = compiler;
  const body = compiler.expression(e.body);
  const none = neutral(e.operator);
  const total = (step: Step<number>): OfFrame => {
    const fold = compileFold(e.indices, e.conditions, slots, run, step);
    return (frame) => fold(none, frame);
  };
  switch (e.operator) {
    case "sum": return total((sum, frame) => sum + body(frame));
    case "product": return total((product, frame) => product * body(frame));
    case "max": return total((best, frame) => Math.max(best, body(frame)));
    case "min": return total((best, frame) => Math.min(best, body(frame)));
    case "argmax": return compileOrdinal(e, body, slots, run, (x, best) => !(x <= best));
    case "argmin": return compileOrdinal(e, body, slots, run, (x, best) => !(best <= x));
    case "logsumexp": {
      const greatest = total((best, frame) => Math.max(best, body(frame)));
      const sum = compileFold(e.indices, e.conditions, slots, run, (all: { readonly greatest: number; sum: number }, frame) => {
        all.sum += exp(body(frame) - all.greatest);
        return all;
      });
      return (frame) => {
        const most = greatest(frame);
        return Number.isFinite(most) ? most + log(sum({ greatest: most, sum: 0 }, frame).sum) : most;
      };
    }
  }
}

/** The row-major ordinal, within the ranges, of the first point whose value is better than all before it; of the first NaN, where there is one. */
function compileOrdinal(e: Reduce, body: OfFrame, slots: Slots, run: Run, better: (x: number, best: number) => boolean): OfFrame {
  const places = e.indices.map((v) => ({ v, slot: slots.of(v) }));
  const ordinal = (frame: Frame): number => places.reduce((sum, { v, slot }) => sum * (upperEnd(v, run) - v.lower) + slotValue(frame, slot) - v.lower, 0);
  const fold = compileFold(e.indices, e.conditions, slots, run, (found: { best: number; ordinal: number }, frame) => {
    const x = body(frame);
    if (found.ordinal < 0 || (!Number.isNaN(found.best) && better(x, found.best))) {
      found.best = x;
      found.ordinal = ordinal(frame);
    }
    return found;
  });
  return (frame) => Math.max(0, fold({ best: NaN, ordinal: -1 }, frame).ordinal);
}
