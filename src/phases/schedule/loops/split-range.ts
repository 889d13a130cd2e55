/** A loop's range as a multiple of a factor, and a remainder. */
import { bound, constantRange } from "../../../ir/kernel/build.ts";
import { constantOffset, floorOffset, scaleOffset } from "../../../ir/kernel/offset.ts";
import type { Loop, Statement } from "../../../ir/kernel/types.ts";
import type { UnusedNames } from "../../../ir/unused-names.ts";

interface Ranges {
  readonly pre: readonly Statement[];
  readonly mainUpper: Loop["upper"];
  /** Where what remains starts; absent if nothing can remain. */
  readonly rest?: Loop["lower"];
  /** How many iterations remain, where that is constant. */
  readonly restCount?: number;
}

/** The part of a loop's range that is a multiple of the factor, and the rest. */
export function splitRange(s: Loop, factor: number, names: UnusedNames): Ranges {
  const range = constantRange(s);
  if (range !== undefined) {
    const main = range[0] + Math.floor((range[1] - range[0]) / factor) * factor;
    const mainUpper = bound(constantOffset(main));
    return main === range[1] ? { pre: [], mainUpper } : { pre: [], mainUpper, rest: mainUpper, restCount: range[1] - main };
  }
  const examples = names.numbered("examples");
  const main = bound(scaleOffset(floorOffset({ kind: "local", name: examples }, factor), factor));
  return { pre: [{ kind: "let", name: examples, value: { kind: "count" }, integer: true }], mainUpper: main, rest: main };
}
