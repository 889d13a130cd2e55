/** The array that a read names, and its subscripts as positions. */
import type { Item, Name, Reference } from "../../../../ir/ast/expression.ts";
import { affineVariables, variableAffine } from "../../../../ir/equation/affine.ts";
import type { Expr, Extent, PositionAt } from "../../../../ir/equation/types.ts";
import { type Span, textOf } from "../../../../source/source.ts";
import { type Context, type LocalArray, readName } from "../context.ts";
import { diagnose } from "../diagnose.ts";
import { asAffine } from "./integers.ts";
import { isOfBatch, namesExample } from "../ranges/examples.ts";
import { includes, rangeOfValue, rangesOf } from "../ranges/positions.ts";
import { packFixes } from "./pack-fixes.ts";
import { elaborate } from "./expression.ts";

export interface Subscript {
  readonly position: PositionAt;
  readonly text: string;
  readonly span: Span;
}

/** The subscripts of a read: one for each axis, and before them that of the example, where it is not the one at hand. */
export interface Subscripts {
  readonly example: Subscript | undefined;
  readonly axes: readonly Subscript[];
}

/** The array of a read; reports a name that is none. */
export function arrayOf(reference: Reference, context: Context): LocalArray | undefined {
  const { name } = reference;
  const array = context.arrays.get(readName(reference));
  if (array !== undefined) return array;
  if (reference.member !== undefined) {
    noMember(reference, context);
    return undefined;
  }
  const isNumber = context.expressions.has(name.text) || context.scope.values.has(name.text) || context.indices.has(name.text);
  if (context.scope.values.get(name.text)?.kind === "unknown") return undefined;
  if (isNumber) diagnose(context, "subscriptsOfNumber", name.span, { name: name.text });
  else elaborate({ kind: "reference", name, span: name.span }, context);
  return undefined;
}

/** Reports a member: an equation may read the data of an output (`y.target`) only where it defines a fitted value. */
export function noMember(reference: Reference, context: Context): void {
  diagnose(context, reference.member?.text === "target" ? "targetInEquation" : "memberInEquation", reference.span, { text: textOf(reference.span) });
}

/** The batch comes first in the positions of what has one for each example, then leading axes. */
export function withBatch(name: Name, array: LocalArray, written: readonly PositionAt[], context: Context, example?: PositionAt): readonly PositionAt[] | undefined {
  const prefix = (array.prefix ?? []).map((affine): PositionAt => ({ kind: "affine", affine }));
  const positions = [...prefix, ...written];
  if (!array.batched) return positions;
  if (example !== undefined) return [example, ...positions];
  if (context.batch === undefined) {
    diagnose(context, "dependsOnExample", name.span, { name: name.text, defined: context.defines });
    return undefined;
  }
  return [{ kind: "affine", affine: variableAffine(context.batch) }, ...positions];
}

/** The subscripts of a read; `undefined` after a fault. */
export function subscriptsOf(reference: Reference, array: LocalArray, items: readonly Item[], context: Context): Subscripts | undefined {
  const subscripts: Subscript[] = [];
  let failed = false;
  for (const item of items) {
    if (item.kind === "pack") {
      const bound = context.packIndices.get(item.name.text);
      if (bound === undefined) {
        diagnose(context, "unknownPack", item.span, { name: item.name.text, known: [...context.packs.keys()] }, packFixes(item.span, context.packs));
        failed = true;
      }
      for (const v of bound ?? []) subscripts.push({ position: { kind: "affine", affine: variableAffine(v) }, text: v.name, span: item.span });
      continue;
    }
    const before = context.e.report.mark;
    const value = elaborate(item, context);
    if (context.e.report.mark > before) failed = true;
    const affine = asAffine(value);
    if (affine === undefined && (value.kind === "constant" || value.kind === "index" || (value.kind === "sum" && value.terms.every((t) => t.value.kind === "index")))) {
      diagnose(context, "fractionalPosition", item.span, { index: textOf(item.span) });
      failed = true;
    }
    subscripts.push({ position: affine === undefined ? { kind: "data", value } : { kind: "affine", affine }, text: textOf(item.span), span: item.span });
  }
  if (failed || context.e.lost.has(array.array)) return undefined;
  const [first, ...others] = subscripts;
  if (first !== undefined && namesExample(array, subscripts.length) && mayBeExample(first)) {
    if (readsExamples(reference.span, context)) return { example: first, axes: others };
    return undefined;
  }
  if (subscripts.length !== array.extents.length) {
    diagnose(context, "wrongSubscriptCount", reference.span, { array: reference.name.text, rank: array.extents.length, given: subscripts.length });
    return undefined;
  }
  return { example: undefined, axes: subscripts };
}

/** Whether a subscript has to do with examples at all: where it has not, there is one too many. */
function mayBeExample({ position }: Subscript): boolean {
  return position.kind === "data" || [...affineVariables(position.affine).values()].some(isOfBatch);
}

/** Whether an equation may read other examples: one of a value or a loss; reported where it is another. */
export function readsExamples(span: Span, context: Context): boolean {
  const { defines } = context;
  switch (defines.kind) {
    case "value": case "loss": return true;
    case "state": case "fitted value": case "initial value": case "metric": case "regularizer": case "optimizer":
      diagnose(context, "examplesElsewhere", span, { defines });
      return false;
  }
}

/** Whether a value lies within a dimension by the ranges known so far. */
export function isWithin(value: Expr, extent: Extent, { e }: Context): boolean {
  return includes(extent, rangeOfValue(value, rangesOf(e, [])));
}
