/** Unrolls the innermost reductions by a factor. */
import { constantRange, loop } from "../../../ir/kernel/build.ts";
import { constantOffset, shiftOffset, variableOffset } from "../../../ir/kernel/offset.ts";
import type { Offset, Statement } from "../../../ir/kernel/types.ts";
import { usesOf } from "../../../ir/kernel/visit.ts";
import type { UnusedNames } from "../../../ir/unused-names.ts";
import { copyOf } from "./copy.ts";
import { splitRange } from "./split-range.ts";

/** Innermost loops without stores, their iterations two (or more) at a time. */
export function unrollReductions(list: readonly Statement[], names: UnusedNames, factor: number): Statement[] {
  return list.flatMap((s): readonly Statement[] => {
    if (s.kind === "if") return [{ ...s, then: unrollReductions(s.then, names, factor), else: unrollReductions(s.else, names, factor) }];
    if (s.kind !== "for") return [s];
    const simple = s.body.every((x) => x.kind !== "for" && x.kind !== "if") && usesOf(s.body).writes.length === 0;
    const range = constantRange(s);
    if (!simple || s.step !== 1 || (range === undefined && s.upper.kind !== "count") || (range !== undefined && range[1] - range[0] < 2 * factor)) {
      return [{ ...s, body: unrollReductions(s.body, names, factor) }];
    }
    const { pre, mainUpper, rest, restCount } = splitRange(s, factor, names);
    const turn = (at: Offset): Statement[] => copyOf(s.body, new Map([[s.variable, at]]), names);
    const main = Array.from({ length: factor }, (_, k) => turn(shiftOffset(variableOffset(s.variable), k))).flat();
    const head = loop(s.variable, s.lower, mainUpper, main, factor);
    if (rest === undefined) return [...pre, head];
    if (restCount !== undefined && rest.kind === "offsets") {
      const start = rest.of[0] ?? constantOffset(0);
      return [...pre, head, ...Array.from({ length: restCount }, (_, k) => turn(shiftOffset(start, k))).flat()];
    }
    const variable = names.numbered(s.variable);
    return [...pre, head, loop(variable, rest, s.upper, turn(variableOffset(variable)))];
  });
}
