/** Trip counts: how often loops run at most. */
import { constantRange } from "./build.ts";
import { sumOffsets } from "./offset.ts";
import { highest, type LoopRange } from "./ranges.ts";
import type { Bound, Loop, Offset } from "./types.ts";

/** The iterations of a loop whose bounds are constant. */
export function constantTripCount(loop: Loop): number | undefined {
  const range = constantRange(loop);
  return range === undefined ? undefined : Math.ceil((range[1] - range[0]) / loop.step);
}

/** The most values between the bounds of a loop, which are its iterations where its step is 1; `outer`: the loops around it, outermost first. +∞ where no limit is found. */
export function rangeLength(loop: Loop, batch: number, outer: readonly LoopRange[] = []): number {
  const ends = (b: Bound): readonly Offset[] => (b.kind === "count" ? [{ kind: "affine", constant: batch, terms: [] }] : b.of);
  const lengths = ends(loop.upper).flatMap((upper) => ends(loop.lower).map((lower) => highest(sumOffsets(0, [{ coefficient: 1, value: upper }, { coefficient: -1, value: lower }]), outer, batch)));
  return Math.max(0, Math.min(...lengths));
}

/** The same, where bounds from data or locals (as the examples that a tile leaves) are assumed to be at most the batch. */
export function assumedLength(loop: Loop, batch: number, outer: readonly LoopRange[] = []): number {
  const length = rangeLength(loop, batch, outer);
  return Number.isFinite(length) ? length : batch;
}

/** The most iterations of a loop; +∞ where no limit is found. */
export function tripCount(loop: Loop, batch: number, outer: readonly LoopRange[] = []): number {
  return Math.ceil(rangeLength(loop, batch, outer) / loop.step);
}
