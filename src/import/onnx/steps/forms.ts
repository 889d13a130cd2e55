/** What an expression is: the same array, a part of it, a function of one number. */
import { equalAffine, sizeOf } from "../lazy/affine.ts";
import { partsOf, type Read } from "../lazy/expression.ts";
import type { Axis, Expression, Factor } from "../lazy/types.ts";
import { placesIn } from "../lazy/views.ts";

/** Activations of the library that are steps of chains by themselves. */
export const stepwise: ReadonlySet<string> = new Set(["relu", "sigmoid", "tanh", "gelu", "swish", "mish", "softplus", "softsign", "hardSigmoid", "hardSwish", "selu", "leakyRelu", "elu", "celu"]);

/** What makes a step of its own: a value, or an activation of a step. */
export function isStep(e: Expression): boolean {
  return e.kind === "read" ? e.outside === undefined : e.kind === "call" && stepwise.has(e.name);
}

/** The one read of a function of one number; nothing of other expressions. */
export function isPlain(body: Expression): Expression | undefined {
  let found: Read | undefined;
  for (const part of partsOf(body)) {
    if (part.kind === "tensor" || part.kind === "reduction" || part.kind === "position") return undefined;
    if (part.kind !== "read") continue;
    if (part.outside !== undefined || (found !== undefined && (found.value !== part.value || !found.index.every((a, k) => equalAffine(a, part.index[k] ?? a))))) return undefined;
    found = part;
  }
  return found;
}

export function isSame({ value, index, outside }: Read, layout: readonly Axis[]): boolean {
  return outside === undefined && index.length === layout.length && placesIn(layout).every((place, k) => equalAffine(place, index[k] ?? place) && value.shape[k] === sizeOf(layout[k] ?? []));
}

/** Whether the factors run through all numbers of an array, row-major. */
export function isRowMajor({ value, index }: Read, factors: readonly Factor[]): boolean {
  const strides = new Map<Factor, number>();
  let offset = 0;
  index.forEach((place, k) => {
    const each = value.shape.slice(k + 1).reduce((a, b) => a * b, 1);
    offset += place.offset * each;
    for (const [factor, stride] of place.terms) strides.set(factor, (strides.get(factor) ?? 0) + stride * each);
  });
  let expected = 1;
  for (const factor of [...factors].reverse()) {
    if (strides.get(factor) !== expected) return false;
    expected *= factor.size;
  }
  return offset === 0 && strides.size === factors.length;
}

/** Where a part of the last dimension begins, if that is what the read is. */
export function sliceOf({ value, index }: Read, layout: readonly Axis[]): number | undefined {
  const last = layout.length - 1;
  const places = placesIn(layout);
  const offset = index[last]?.offset;
  if (offset === undefined || index.length !== layout.length || value.shape.some((size, k) => k < last && size !== sizeOf(layout[k] ?? []))) return undefined;
  return places.every((place, k) => equalAffine(k === last ? { ...place, offset } : place, index[k] ?? place)) ? offset : undefined;
}

/** The same function of another array. */
export function withRead(e: Expression, read: Read): Expression {
  return mapped(e, (part) => (part.kind === "read" ? read : undefined));
}

export function replacePart(e: Expression, part: Expression, by: Expression): Expression {
  return mapped(e, (each) => (each === part ? by : undefined));
}

function mapped(e: Expression, replace: (part: Expression) => Expression | undefined): Expression {
  const found = replace(e);
  if (found !== undefined) return found;
  const again = (part: Expression): Expression => mapped(part, replace);
  switch (e.kind) {
    case "read": case "tensor": case "number": case "position": return e;
    case "call": return { ...e, operands: e.operands.map(again) };
    case "binary": return { ...e, left: again(e.left), right: again(e.right) };
    case "choice": return { ...e, left: again(e.left), right: again(e.right), whenTrue: again(e.whenTrue), whenFalse: again(e.whenFalse) };
    case "reduction": return { ...e, body: again(e.body) };
  }
}

/** What an activation, or limits as of relu6, are applied to, where that is a function by itself. */
export function limitedOf(e: Expression): Expression | undefined {
  if (e.kind !== "call") return undefined;
  const [inner, limit] = e.operands;
  const isLimit = (e.name === "min" || e.name === "max") && limit?.kind === "number";
  if (inner === undefined || inner.kind === "read" || !(isLimit || stepwise.has(e.name))) return undefined;
  const deeper = isLimit && inner.kind === "call" && (inner.name === "min" || inner.name === "max") && inner.operands[1]?.kind === "number" ? inner.operands[0] : inner;
  return deeper === undefined || deeper.kind === "read" ? undefined : deeper;
}

/** The layer that takes the first or the last step of a sequence, if that is what the read is. */
export function stepOf({ value, index }: Read, layout: readonly Axis[]): string | undefined {
  const [time, features] = index;
  const [steps = 1] = value.shape;
  if (index.length !== 2 || layout.length !== 1 || time === undefined || features === undefined || time.terms.size > 0 || steps < 2 || !isSame({ kind: "read", value: { ...value, shape: value.shape.slice(1) }, index: [features] }, layout)) return undefined;
  return time.offset === 0 ? "firstTime" : time.offset === steps - 1 ? "lastTime" : undefined;
}
