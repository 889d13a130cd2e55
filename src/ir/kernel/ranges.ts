/** What loop bounds say of offsets: least and greatest values, with the bounds of inner loops in terms of outer ones. */
import { coefficientOf, constantOffset, offsetNames, scaleOffset, shiftOffset, substituteOffset, sumOffsets } from "./offset.ts";
import type { Bound, Offset } from "./types.ts";

export interface LoopRange {
  readonly variable: string;
  readonly lower: Bound;
  readonly upper: Bound;
}

/** A lower bound of an offset within loops (outermost first) over at most `batch` examples; −∞ where none is found. */
export function lowest(o: Offset, loops: readonly LoopRange[], batch: number): number {
  if (o.kind === "affine" && o.terms.length === 0) return o.constant;
  const floors = floorParts(o);
  if (floors.length > 0) return lowestOfFloors(o, floors, loops, batch);
  const names = offsetNames(o);
  const range = loops.findLast((l) => names.has(l.variable));
  if (range === undefined) return -Infinity;
  const coefficient = coefficientOf(o, range.variable) ?? 0;
  const ends = coefficient > 0 ? endsOf(range.lower, batch, 0) : endsOf(range.upper, batch, -1);
  const outer = loops.slice(0, loops.indexOf(range));
  return Math.max(-Infinity, ...ends.map((end) => lowest(substituteOffset(o, new Map([[range.variable, end]])), outer, batch)));
}

/** An upper bound; +∞ where none is found. */
export function highest(o: Offset, loops: readonly LoopRange[], batch: number): number {
  return -lowest(scaleOffset(o, -1), loops, batch);
}

function endsOf(b: Bound, batch: number, shift: number): readonly Offset[] {
  return b.kind === "count" ? [constantOffset(batch + shift)] : b.of.map((o) => shiftOffset(o, shift));
}

interface FloorPart {
  readonly coefficient: number;
  readonly numerator: Offset;
  readonly divisor: number;
  readonly value: Offset;
}

function floorParts(o: Offset): readonly FloorPart[] {
  if (o.kind === "floorDivide") return [{ coefficient: 1, numerator: o.numerator, divisor: o.divisor, value: o }];
  if (o.kind !== "sumOf") return [];
  return o.parts.flatMap(({ coefficient, value }) => (value.kind === "floorDivide" ? [{ coefficient, numerator: value.numerator, divisor: value.divisor, value }] : []));
}

/** By d · ⌊n / d⌋ between n − d + 1 and n where a coefficient is a multiple of d; else by the range of the quotient. */
function lowestOfFloors(o: Offset, floors: readonly FloorPart[], loops: readonly LoopRange[], batch: number): number {
  const [first] = floors;
  if (first === undefined) return -Infinity;
  const rest = sumOffsets(0, [{ coefficient: 1, value: o }, { coefficient: -first.coefficient, value: first.value }]);
  const apart = first.coefficient > 0
    ? Math.floor(lowest(first.numerator, loops, batch) / first.divisor)
    : Math.floor(highest(first.numerator, loops, batch) / first.divisor);
  const separate = first.coefficient * apart + lowest(rest, loops, batch);
  if (first.coefficient % first.divisor !== 0) return Number.isNaN(separate) ? -Infinity : separate;
  const k = first.coefficient / first.divisor;
  const joined = sumOffsets(k > 0 ? -k * (first.divisor - 1) : 0, [{ coefficient: 1, value: rest }, { coefficient: k, value: first.numerator }]);
  return Math.max(Number.isNaN(separate) ? -Infinity : separate, lowest(joined, loops, batch));
}
