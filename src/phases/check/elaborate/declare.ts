/** Declares arrays, within the limits on axes and bytes. */
import type { ArrayDefinition, Content, Expr, Extent, IndexVariable } from "../../../ir/equation/types.ts";
import { type ScalarName, scalarArray, shownName } from "../../../ir/equation/names.ts";
import { mostAxes } from "../size.ts";
import type { Elaboration, Use } from "../types.ts";

/** Bytes that one array may take, one example of it where it is batched. */
const largest = 2 ** 31;

const batch: Extent = { lower: 0, upper: Infinity };

export const real: Content = { kind: "real" };

export function sizes(extents: readonly Extent[]): readonly number[] {
  return extents.map((x) => x.upper - x.lower);
}

export function fromShape(shape: readonly number[]): readonly Extent[] {
  return shape.map((upper) => ({ lower: 0, upper }));
}

/** Adds an array to the model; false, and a fault, where it is too large or its name is taken. `extents` leave out the batch. */
export function declare(e: Elaboration, use: Use, array: Omit<ArrayDefinition, "content"> & { readonly content?: Content; readonly batched: boolean }): boolean {
  const shape = sizes(array.extents);
  const bytes = 8 * shape.reduce((a, b) => (b === Infinity ? a : a * b), 1);
  const { batched, ...rest } = array;
  if (e.arrays.has(array.name)) {
    e.report.add("duplicateValue", use.reference.span, { name: array.name });
    return false;
  }
  if (shape.length > mostAxes) {
    e.report.add("tooManyAxes", use.reference.span, { array: array.name, axes: shape.length, limit: mostAxes });
    return false;
  }
  if (bytes > largest) {
    e.report.add("arrayTooLarge", use.reference.span, { array: array.name, shape, bytes, limit: largest });
    return false;
  }
  e.arrays.set(array.name, { ...rest, content: array.content ?? real, extents: batched ? [batch, ...array.extents] : array.extents });
  return true;
}

/** The name that a definition gives an array of its instance. */
export function memberOf(e: Elaboration, array: string): string {
  const purpose = e.arrays.get(array)?.purpose;
  return purpose?.kind === "member" ? purpose.name : shownName(array);
}

/** An array of role `value` and its equation. */
export function define(e: Elaboration, use: Use, array: Pick<ArrayDefinition, "name" | "purpose">, indices: readonly IndexVariable[], extents: readonly Extent[], batched: boolean, body: Expr): boolean {
  if (!declare(e, use, { ...array, extents, role: "value", batched })) return false;
  e.equations.push({ kind: "definition", array: array.name, indices, body, origin: use.origin });
  return true;
}

/** A scalar that the runtime sets, among the arrays that may read it. */
export function addScalar(arrays: Map<string, ArrayDefinition>, scalar: ScalarName): void {
  const name = scalarArray(scalar);
  arrays.set(name, { name, extents: [], role: "scalar", content: real, purpose: { kind: "scalar", scalar } });
}
