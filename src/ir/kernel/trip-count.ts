/** Trip counts: how often loops run. */
import { constantRange } from "./build.ts";
import type { Loop } from "./types.ts";

export function iterationsOf(l: Loop, batch: number): number {
  if (l.upper.kind === "count") return batch;
  const range = constantRange(l);
  return range === undefined ? 0 : range[1] - range[0];
}
