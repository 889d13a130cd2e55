/** Which loop of a nest threads divide among them. */
import { inLoops } from "../../ir/kernel/build.ts";
import { isParallel } from "../../ir/kernel/dependence.ts";
import { mentions } from "../../ir/kernel/mentions.ts";
import type { Place } from "../../ir/kernel/place.ts";
import type { LoopRange } from "../../ir/kernel/ranges.ts";
import { assumedLength } from "../../ir/kernel/trip-count.ts";
import type { Loop, Statement } from "../../ir/kernel/types.ts";
import type { ThreadMachine } from "../../ir/machines.ts";
import { timeOf } from "./cost.ts";

export interface Setting {
  readonly batch: number;
  readonly machine: ThreadMachine;
  readonly placeOf: (buffer: string) => Place;
  /** The loops around, outermost first. */
  readonly outer: readonly LoopRange[];
}

/** How deep in a perfect nest the loop is to divide: the outermost whose two parts are equal, or nearly. `undefined` where none can be divided, or none is worth it. */
export function depthToDivide(s: Loop, setting: Setting): number | undefined {
  const { batch, machine, outer } = setting;
  if (timeOf([s], outer, batch, machine) < machine.loop) return undefined;
  let found: { readonly depth: number; readonly longest: number } | undefined;
  const rounds: Loop[] = [];
  for (let l: Statement | undefined = s; l?.kind === "for"; [l] = l.body.length === 1 && l.lanes === undefined ? l.body : []) {
    const around = [...outer, ...rounds];
    const iterations = Math.ceil(assumedLength(l, batch, around) / l.step);
    const longest = Math.ceil(iterations / 2) / Math.max(1, iterations);
    const isBetter = found === undefined || longest < machine.even * found.longest;
    const isLong = rounds.length === 0 || timeOf([l], around, batch, machine) >= machine.barrier;
    if (isBetter && isLong && isApart(l, rounds, setting)) found = { depth: rounds.length, longest };
    rounds.push(l);
  }
  return found?.depth;
}

/** Whether what an iteration does in all rounds of the loops around has nothing to do with what others do: then threads need not wait between rounds. */
function isApart(l: Loop, rounds: readonly Loop[], { batch, placeOf, outer }: Setting): boolean {
  if (mentions({ ...l, body: [] }, new Set(rounds.map((r) => r.variable)))) return false;
  const whole = { ...l, body: inLoops(rounds, l.body) };
  return isParallel(whole, outer, batch, placeOf);
}

/** A nest in which the loop at a depth is divided. */
export function divideAt(s: Loop, depth: number): Loop {
  const [inner] = s.body;
  return depth === 0 || inner?.kind !== "for" ? { ...s, parallel: true } : { ...s, body: [divideAt(inner, depth - 1)] };
}
