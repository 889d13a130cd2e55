/**
 * Reads of arrays: whole dimensions and permutations cost nothing, then slices, reshapes, and in general `Gather` with a constant table of
 * positions. Positions outside of an array, which a condition around the read leaves out, are those of its nearest entry.
 */
import { asVariable, offsetAffine, scaleAffine } from "../../ir/equation/affine.ts";
import type { Affine, Condition, Extent, PositionAt, Read } from "../../ir/equation/types.ts";
import { conditionValue } from "./conditions.ts";
import { cannot, definitionOf, type Emitter, type Stored, type StoredTensor } from "./emitter.ts";
import { readByData } from "./read-data.ts";
import { readByTable } from "./read-table.ts";
import { stacked } from "./stacked.ts";
import { isInside } from "./tables.ts";
import { elementwise, scalarValue, type Value } from "./value.ts";

/** One dimension of the tensor that is read. */
export interface Place {
  readonly position: PositionAt;
  readonly extent: Extent;
}

export function readArray(e: Read, emitter: Emitter): Value {
  const { extents: whole, content } = definitionOf(emitter, e.array);
  const zero = scalarValue(emitter.builder, 0, content.kind === "index" ? "int64" : "float");
  if (e.guarded && e.positions.some((p, d) => p.kind === "affine" && p.affine.terms.length === 0 && !isInside(p.affine, whole[d] ?? { lower: 0, upper: 0 }))) return zero;
  const { stored, extents } = coreOf(e, emitter.arrays.get(e.array) ?? cannot(emitter, `${e.array} has no value in predictions`), whole);
  const { operand, dimensions } = stored.kind === "tensor" ? stored : stepOf(e, stored, extents, emitter);
  const places = dimensions.map((d): Place => ({ position: e.positions[d] ?? cannot(emitter, `${e.array} lacks a position`), extent: extents[d] ?? { lower: 0, upper: 1 } }));
  const batch = places[0]?.extent.upper === Infinity ? places[0].position : undefined;
  if (batch !== undefined && (batch.kind === "data" || asVariable(batch.affine)?.upper !== Infinity)) return cannot(emitter, `${e.array} is read at another example than the one at hand`);
  const affine = places.flatMap(({ position, extent }) => (position.kind === "affine" ? [{ position: position.affine, extent }] : []));
  const value = affine.length < places.length ? readByData(operand, places, e, emitter) : readByTable(operand, affine, dimensions, emitter);
  if (!e.guarded) return value;
  const inside = e.positions.flatMap((p, d): readonly Condition[] => {
    const extent = whole[d];
    return p.kind === "affine" && extent !== undefined && extent.upper !== Infinity ? within(p.affine, extent) : [];
  });
  const mask = conditionValue(inside, emitter);
  return mask === undefined ? value : elementwise(emitter.builder, "Where", [mask, value, zero], value.operand.type);
}

/** The part of an array that was computed by one node, where nothing else of it is read. */
function coreOf(e: Read, stored: Stored, extents: readonly Extent[]): { readonly stored: Stored; readonly extents: readonly Extent[] } {
  if (stored.kind !== "tensor" || stored.core === undefined) return { stored, extents };
  const { dimension, extent } = stored.core;
  const at = e.positions[dimension];
  if (at?.kind !== "affine" || !isInside(at.affine, extent)) return { stored, extents };
  return { stored: stored.core.stored, extents: extents.map((x, d) => (d === dimension ? extent : x)) };
}

function within(a: Affine, { lower, upper }: Extent): readonly Condition[] {
  return [{ affine: offsetAffine(a, -lower), equality: false }, { affine: offsetAffine(scaleAffine(a, -1), upper - 1), equality: false }];
}

/** An array of a recurrence: its entry at one step, or all that are there. */
function stepOf(e: Read, { dimension, values }: Extract<Stored, { kind: "steps" }>, extents: readonly Extent[], emitter: Emitter): StoredTensor {
  const at = e.positions[dimension];
  const found = at?.kind === "affine" && at.affine.terms.length === 0 ? values.get(at.affine.constant) : undefined;
  if (found !== undefined) return found;
  return stacked(e.array, dimension, values, extents, emitter);
}
