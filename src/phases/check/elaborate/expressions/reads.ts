/** Reads of arrays: subscripts to positions, every one of them proven in bounds. */
import type { Guarded, Item, Name, Reference } from "../../../../ir/ast/expression.ts";
import { atLeastZero, offsetAffine, scaleAffine, variableAffine } from "../../../../ir/equation/affine.ts";
import { call, constant, isConstantOf, read, select } from "../../../../ir/equation/build.ts";
import { proveInBounds } from "../../../../ir/equation/prove.ts";
import { andRegion, choose, notRegion, region } from "../../../../ir/equation/region.ts";
import type { Affine, Condition, Expr, Extent, PositionAt } from "../../../../ir/equation/types.ts";
import type { Span } from "../../../../source/source.ts";
import { type Context, type DataSubscript, diagnose, type LocalArray, readName, textOf } from "../context.ts";
import { asAffine } from "./integers.ts";
import { includes, rangeOfValue, rangesOf } from "../ranges/positions.ts";
import { refuseUnreached } from "../ranges/unreached.ts";
import { elaborate } from "./expression.ts";

interface Subscript {
  readonly position: PositionAt;
  readonly text: string;
  readonly span: Span;
}

/** The array of a name that is read with subscripts; reported where it is none. */
function arrayOf(reference: Reference, context: Context): LocalArray | undefined {
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

/** What stands after a dot is the data of an output, and is there for what is fitted alone. */
export function noMember(reference: Reference, context: Context): void {
  diagnose(context, reference.member?.text === "target" ? "targetInEquation" : "memberInEquation", reference.span, { text: textOf(reference.span) });
}

/** The batch comes first in the positions of what has one for each example, then leading axes. */
function withBatch(name: Name, array: LocalArray, written: readonly PositionAt[], context: Context): readonly PositionAt[] | undefined {
  const prefix = (array.prefix ?? []).map((affine): PositionAt => ({ kind: "affine", affine }));
  const positions = [...prefix, ...written];
  if (!array.batched) return positions;
  if (context.batch === undefined) {
    diagnose(context, "dependsOnExample", name.span, { name: name.text, defined: context.defines });
    return undefined;
  }
  return [{ kind: "affine", affine: variableAffine(context.batch) }, ...positions];
}

/** A bare name: a scalar, or one element of a weight. */
export function readBare(name: Name, array: LocalArray, context: Context): Expr | undefined {
  const at = array.implicit ?? (array.extents.length === 0 ? [] : undefined);
  if (at === undefined) {
    diagnose(context, "missingSubscripts", name.span, { array: name.text, rank: array.extents.length });
    return undefined;
  }
  const positions = withBatch(name, array, at.map((affine) => ({ kind: "affine", affine })), context);
  return positions && read(array.array, positions);
}

function subscriptsOf(reference: Reference, array: LocalArray, items: readonly Item[], context: Context): readonly Subscript[] | undefined {
  const subscripts: Subscript[] = [];
  let failed = false;
  for (const item of items) {
    if (item.kind === "pack") {
      const bound = context.packIndices.get(item.name.text);
      if (bound === undefined) {
        diagnose(context, "unknownPack", item.span, { name: item.name.text });
        failed = true;
      }
      for (const v of bound ?? []) subscripts.push({ position: { kind: "affine", affine: variableAffine(v) }, text: v.name, span: item.span });
      continue;
    }
    const before = context.e.report.diagnostics.length;
    const value = elaborate(item, context);
    if (context.e.report.diagnostics.length > before) failed = true;
    const affine = asAffine(value);
    if (affine === undefined && (value.kind === "constant" || value.kind === "index" || (value.kind === "sum" && value.terms.every((t) => t.value.kind === "index")))) {
      diagnose(context, "fractionalPosition", item.span, { index: textOf(item.span) });
      failed = true;
    }
    subscripts.push({ position: affine === undefined ? { kind: "data", value } : { kind: "affine", affine }, text: textOf(item.span), span: item.span });
  }
  if (failed) return undefined;
  if (subscripts.length !== array.extents.length) {
    diagnose(context, "wrongSubscriptCount", reference.span, { array: reference.name.text, rank: array.extents.length, given: subscripts.length });
    return undefined;
  }
  return subscripts;
}

/** `x[i, ..s]`, proven in bounds. */
export function elaborateRead(reference: Reference, context: Context): Expr | undefined {
  const array = arrayOf(reference, context);
  if (array === undefined || reference.indices === undefined) return undefined;
  const subscripts = subscriptsOf(reference, array, reference.indices, context);
  if (subscripts === undefined) return undefined;
  subscripts.forEach((s, i) => {
    const extent = array.extents[i];
    if (extent !== undefined) prove(s, extent, reference, context);
  });
  if (array.constant !== undefined) return array.constant;
  const positions = withBatch(reference.name, array, subscripts.map((s) => s.position), context);
  return positions && read(array.array, positions);
}

function prove(subscript: Subscript, extent: Extent, reference: Reference, context: Context): void {
  const { position } = subscript;
  if (position.kind === "data") {
    const { value } = position;
    if (isWithin(value, extent, context)) return;
    const unproven: DataSubscript = { position: value, extent, array: reference.name.text, text: subscript.text, span: subscript.span };
    if (context.deferred === undefined) refuseUnproven(unproven, context);
    else context.deferred.push(unproven);
    return;
  }
  for (const conditions of context.region) {
    const proof = proveInBounds(position.affine, extent, conditions);
    if (proof.kind === "proven") continue;
    const size = extent.upper - Math.max(extent.lower, 0);
    diagnose(context, "outOfBounds", subscript.span, { array: reference.name.text, index: subscript.text, ...outside(proof, extent), size });
    return;
  }
}

/** Reports a subscript of data that no definition keeps within the array. */
export function refuseUnproven({ array, text, span }: DataSubscript, context: Context): void {
  diagnose(context, "unprovenPosition", span, { array, index: text });
}

/** The positions beyond the bounds that a proof found; neither where it found none. */
function outside({ low = 0, high = 0 }: { readonly low?: number; readonly high?: number }, extent: Extent): { least: number | undefined; greatest: number | undefined } {
  return {
    least: Number.isFinite(low) && low > 0 ? extent.lower - low : undefined,
    greatest: Number.isFinite(high) && high > 0 ? extent.upper - 1 + high : undefined,
  };
}

/** Whether a value is a position of a dimension by what is known of it so far. */
function isWithin(value: Expr, extent: Extent, { e }: Context): boolean {
  return includes(extent, rangeOfValue(value, rangesOf(e, [])));
}

/** `(x[i - 1] else 0)`: the read where it lies in bounds, else the other value. */
export function elaborateGuarded(guarded: Guarded, context: Context): Expr {
  if (guarded.read.kind !== "reference" || guarded.read.indices === undefined) {
    diagnose(context, "elseWithoutRead", guarded.span, {});
    return elaborate(guarded.fallback, context);
  }
  const reference = guarded.read;
  const array = arrayOf(reference, context);
  const subscripts = array && reference.indices && subscriptsOf(reference, array, reference.indices, context);
  const positions = subscripts && array && withBatch(reference.name, array, subscripts.map((s) => s.position), context);
  if (array === undefined || subscripts === undefined || positions === undefined) return elaborate(guarded.fallback, context);
  const conditions: Condition[] = [];
  let inData: Expr | undefined;
  subscripts.forEach(({ position }, i) => {
    const extent = array.extents[i];
    if (extent === undefined) return;
    if (position.kind === "affine") conditions.push(...inside(position.affine, extent));
    else if (!isWithin(position.value, extent, context)) {
      const here = insideData(position.value, extent);
      inData = inData === undefined ? here : call("and", inData, here);
    }
  });
  // What is read at a position from data is given its gradient at that position, which may be outside as well.
  const value = array.constant ?? read(array.array, positions, inData !== undefined);
  const within = region(conditions);
  const outside = inData === undefined ? { ...context, region: andRegion(context.region, notRegion(within)) } : context;
  // A shift beyond the ends of one array, `(x[t - lag] else x[t])`, is a choice of its author.
  refuseUnreached(reference.indices ?? [], [reference, guarded.fallback], { ...context, region: andRegion(context.region, within) }, (name) => name === readName(reference));
  refuseUnreached(reference.indices ?? [], [guarded.fallback], outside);
  const fallback = elaborate(guarded.fallback, outside);
  const chosen = inData === undefined || (array.constant === undefined && isConstantOf(fallback, 0)) ? value : select(inData, value, fallback);
  return choose(within, chosen, fallback);
}

function inside(position: Affine, extent: Extent): readonly Condition[] {
  return [atLeastZero(offsetAffine(position, -extent.lower)), atLeastZero(offsetAffine(scaleAffine(position, -1), extent.upper - 1))];
}

function insideData(value: Expr, extent: Extent): Expr {
  return call("and", call("lessEqual", constant(extent.lower), value), call("less", value, constant(extent.upper)));
}
