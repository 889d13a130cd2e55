/** Writes out loops with constant bounds. */
import { constantRange } from "../../../ir/kernel/build.ts";
import { constantTripCount } from "../../../ir/kernel/trip-count.ts";
import type { Statement } from "../../../ir/kernel/types.ts";
import type { UnusedNames } from "../../../ir/unused-names.ts";
import { iteration } from "./copy.ts";

/** Every loop for which `chosen` holds, given its number of iterations; outer ones first, so that inner bounds become constant. */
export function unroll(list: readonly Statement[], names: UnusedNames, chosen: (iterations: number, body: readonly Statement[]) => boolean): Statement[] {
  return list.flatMap((s): readonly Statement[] => {
    if (s.kind === "if") return [{ ...s, then: unroll(s.then, names, chosen), else: unroll(s.else, names, chosen) }];
    if (s.kind !== "for") return [s];
    const range = s.lanes === undefined ? constantRange(s) : undefined;
    const iterations = constantTripCount(s);
    if (range === undefined || iterations === undefined || !chosen(iterations, s.body)) return [{ ...s, body: unroll(s.body, names, chosen) }];
    const copies: Statement[] = [];
    for (let i = range[0]; i < range[1]; i += s.step) copies.push(...unroll(iteration(s.body, s.variable, i, names), names, chosen));
    return copies;
  });
}
