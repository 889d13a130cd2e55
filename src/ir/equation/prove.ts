/**
 * Proofs about index positions: that a read stays within its array, that conditions imply another, that they can hold
 * at all. Sound, never complete: what is not proven may still be true.
 */
import { asVariable, decide, interval, offsetAffine } from "./affine.ts";
import { intervalIn, shrink } from "./prove/box.ts";
import { contradictory, contradictoryWith } from "./prove/eliminate.ts";
import { halves, negation } from "./prove/row.ts";
import type { Affine, Condition, Extent } from "./types.ts";

/**
 * Unproven: by how much at most the position may go below `extent.lower` (`low`) or beyond `extent.upper − 1` (`high`),
 * both greater than 0 and as little as could be shown. Absent for a side that is proven; both are absent where a batch
 * extent is read at another position than the batch index itself.
 */
export type Proof = { readonly kind: "proven" } | { readonly kind: "unproven"; readonly low?: number; readonly high?: number };

const proven: Proof = { kind: "proven" };

/**
 * Whether `position` is within `extent` wherever all `conditions` hold. Tries, in order: the interval of the position,
 * its interval over ranges shrunk by the conditions, and elimination over conditions, ranges and floors.
 */
export function proveInBounds(position: Affine, extent: Extent, conditions: readonly Condition[]): Proof {
  if (extent.upper === Infinity) {
    const variable = asVariable(position);
    return variable !== undefined && variable.upper === Infinity && variable.lower >= extent.lower ? proven : { kind: "unproven" };
  }
  const [least, greatest] = interval(position);
  if (least >= extent.lower && greatest < extent.upper) return proven;
  const box = shrink([position], conditions);
  if (box.empty) return proven;
  const [low, high] = intervalIn(position, box.ranges);
  const below = reach(extent.lower - low, (by) => contradictoryWith(conditions, negation(offsetAffine(position, by - extent.lower))));
  const above = reach(high - extent.upper + 1, (by) => contradictoryWith(conditions, offsetAffine(position, -extent.upper - by)));
  if (below <= 0 && above <= 0) return proven;
  return { kind: "unproven", ...(below > 0 && { low: below }), ...(above > 0 && { high: above }) };
}

/** The least excess, at most `most`, beyond which `excluded` finds no point; 0 or less if there is none at all. */
function reach(most: number, excluded: (by: number) => boolean): number {
  if (most <= 0 || excluded(0)) return 0;
  if (most === Infinity) return most;
  let no = 0;
  let yes = most;
  while (yes - no > 1) {
    const middle = Math.floor((no + yes) / 2);
    if (excluded(middle)) yes = middle;
    else no = middle;
  }
  return yes;
}

/** Whether `c` is proven to hold wherever all `conditions` hold. */
export function implies(conditions: readonly Condition[], c: Condition): boolean {
  if (decide(c) === true) return true;
  const box = shrink([c.affine], conditions);
  if (box.empty) return true;
  return halves(c).every((half) => intervalIn(half, box.ranges)[0] >= 0 || contradictoryWith(conditions, negation(half)));
}

/** False only if the conditions provably never hold together. */
export function satisfiable(conditions: readonly Condition[]): boolean {
  if (conditions.some((c) => decide(c) === false)) return false;
  return !shrink([], conditions).empty && !contradictory(conditions);
}
