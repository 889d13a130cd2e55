/**
 * Which elements of what lies between a value and what it is differentiated by belong to one element of the value, by the reads between them: each
 * example of a loss depends on the same example of every layer, each step of a value on the same step of another.
 */
import { type Activity, smoothReads } from "../activity.ts";
import { subtractAffine, variableAffine } from "../affine.ts";
import type { Affine, Equation, PositionAt } from "../types.ts";

/** An element of the value at `i` along the axis depends on those of the array at `i + offset` along the dimension, and on no others. */
export interface Aligned {
  readonly dimension: number;
  readonly offset: number;
}

/** Of arrays between a value and what it is differentiated by: how they go along with an axis of the value, `wide` where an element depends on several of theirs. */
export type Alignment = ReadonlyMap<string, Aligned | "wide">;

/** Where an equation defines its array: at its indices, or at the positions of an accumulation. */
export function ownPositions(equation: Equation): readonly PositionAt[] {
  return equation.kind === "accumulation" ? equation.positions : equation.indices.map((v): PositionAt => ({ kind: "affine", affine: variableAffine(v) }));
}

/** `value` is read by none of the arrays that it depends on; `by` is looked at no further. */
export function alignmentOf(equations: ReadonlyMap<string, Equation>, { isActive }: Activity, value: string, by: string, axis: number): Alignment {
  const found = new Map<string, Aligned | "wide">([[value, { dimension: axis, offset: 0 }]]);
  const open = [value];
  for (let array = open.pop(); array !== undefined; array = open.pop()) {
    const equation = array === by ? undefined : equations.get(array);
    const here = found.get(array);
    if (equation === undefined || here === undefined) continue;
    for (const read of smoothReads(equation.body)) {
      if (!isActive(read.array)) continue;
      const before = found.get(read.array);
      const matched = here === "wide" || before === "wide" ? "wide" : match(here, ownPositions(equation)[here.dimension], read.positions, before);
      const next = matched !== "wide" && read.array !== by && isPlaced(equations.get(read.array), matched.dimension) ? "wide" : matched;
      if (before !== undefined && (before === "wide") === (next === "wide")) continue;
      found.set(read.array, next);
      open.push(read.array);
    }
  }
  return found;
}

/** Whether an array is accumulated at positions from data along a dimension: which element gets what is known only then. */
function isPlaced(equation: Equation | undefined, dimension: number): boolean {
  return equation !== undefined && ownPositions(equation)[dimension]?.kind === "data";
}

function match({ offset }: Aligned, own: PositionAt | undefined, positions: readonly PositionAt[], before: Aligned | undefined): Aligned | "wide" {
  if (own?.kind !== "affine") return "wide";
  for (const [dimension, position] of positions.entries()) {
    if (before !== undefined && before.dimension !== dimension) continue;
    const step = position.kind === "affine" ? constantOf(subtractAffine(position.affine, own.affine)) : undefined;
    if (step === undefined || own.affine.terms.length === 0 || (before !== undefined && before.offset !== offset + step)) continue;
    return { dimension, offset: offset + step };
  }
  return "wide";
}

function constantOf(a: Affine): number | undefined {
  return a.terms.length === 0 ? a.constant : undefined;
}
