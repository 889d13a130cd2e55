/** `y = reshape(x, [n])`: the same numbers in row-major order under another shape. */
import type { Expression, Reference } from "../../../../ir/ast/expression.ts";
import { addAffine, constantAffine, floorAffine, moduloAffine, scaleAffine, variableAffine } from "../../../../ir/equation/affine.ts";
import { readAt } from "../../../../ir/equation/build.ts";
import { numKey, toNumber } from "../../../../ir/equation/number.ts";
import type { Affine, ArrayDefinition, IndexVariable } from "../../../../ir/equation/types.ts";
import { evaluateShape } from "../../encoding.ts";
import { sizeFault } from "../../evaluate.ts";
import type { Elaboration, Use } from "../../types.ts";
import { type Context, type LocalArray, readName } from "../context.ts";
import { atUse, diagnose } from "../diagnose.ts";
import { define, fromShape, sizes } from "../declare.ts";
import { packFixes } from "../expressions/pack-fixes.ts";
import { withCounts } from "../expressions/counts.ts";

/** Defines the array; `undefined` after a fault. */
export function reshape(e: Elaboration, use: Use, array: Pick<ArrayDefinition, "name" | "purpose">, reference: Reference, context: Context): LocalArray | undefined {
  const [source, shapeArgument, ...more] = reference.arguments ?? [];
  const from = source?.kind === "value" && source.value.kind === "reference" && source.value.indices === undefined ? context.arrays.get(readName(source.value)) : undefined;
  const shape = shapeArgument?.kind === "value" && shapeArgument.key === undefined && more.length === 0 ? shapeOf(e, use, shapeArgument.value, context) : "none";
  if (shape === undefined) return undefined;
  if (from === undefined || shape === "none") {
    diagnose(context, "reshapeOperands", reference.span, {});
    return undefined;
  }
  const old = sizes(from.main);
  const total = (s: readonly number[]): number => s.reduce((a, b) => a * b, 1);
  if (total(old) !== total(shape)) {
    diagnose(context, "reshapeCountMismatch", reference.span, { from: old, to: shape });
    return undefined;
  }
  const indices = shape.map((size, i) => e.fresh.variable(`i${i + 1}`, 0, size));
  const batch = from.batched ? [e.fresh.variable("n", 0, Infinity)] : [];
  const body = readAt(from.array, [...batch.map(variableAffine), ...positionsOf(old, ordinal(shape, indices))]);
  const extents = fromShape(shape);
  if (!define(e, use, array, [...batch, ...indices], extents, from.batched, body)) return undefined;
  return { array: array.name, extents, main: extents, batched: from.batched, content: { kind: "real" }, span: reference.span };
}

/** The sizes that are written, or that a parameter was given; `undefined` after a fault, "none" where it is no shape. */
function shapeOf(e: Elaboration, use: Use, value: Expression, context: Context): readonly number[] | "none" | undefined {
  if (value.kind !== "shape") {
    const known = value.kind === "reference" && value.arguments === undefined ? context.scope.values.get(value.name.text) : undefined;
    if (known?.kind === "unknown") return undefined;
    if (known?.kind !== "list") return "none";
    for (const size of known.values) {
      const fault = sizeFault(size);
      if (fault === undefined) continue;
      diagnose(context, fault, value.span, { value: numKey(size) });
      return undefined;
    }
    return known.values.map(toNumber);
  }
  const shape: number[] = [];
  for (const item of value.items) {
    const packed = item.kind === "pack" ? context.packs.get(item.name.text) : atUse(e, use, (report) => evaluateShape([withCounts(item, context)], context.scope, report));
    if (packed === undefined) {
      if (item.kind === "pack") diagnose(context, "unknownPack", item.span, { name: item.name.text, known: [...context.packs.keys()] }, packFixes(item.span, context.packs));
      return undefined;
    }
    shape.push(...packed);
  }
  return shape;
}

/** The row-major ordinal of a point. */
function ordinal(shape: readonly number[], indices: readonly IndexVariable[]): Affine {
  let at = constantAffine(0);
  indices.forEach((v, i) => {
    at = addAffine(scaleAffine(at, shape[i] ?? 1), variableAffine(v));
  });
  return at;
}

/** The point of a row-major ordinal. */
function positionsOf(shape: readonly number[], at: Affine): readonly Affine[] {
  return shape.map((size, d) => {
    const stride = shape.slice(d + 1).reduce((a, b) => a * b, 1);
    const quotient = floorAffine(at, stride);
    return d === 0 ? quotient : moduloAffine(quotient, size);
  });
}
