/** Reads of arrays: subscripts to positions, every one of them proven in bounds. */
import type { Fix } from "../../../../diagnostics/diagnostic.ts";
import type { Name, Reference } from "../../../../ir/ast/expression.ts";
import { read } from "../../../../ir/equation/build.ts";
import { proveInBounds } from "../../../../ir/equation/prove.ts";
import type { Expr, Extent } from "../../../../ir/equation/types.ts";
import { textOf } from "../../../../source/source.ts";
import type { Context, DataSubscript, LocalArray } from "../context.ts";
import { diagnose } from "../diagnose.ts";
import { refuseSize } from "../equations/loose.ts";
import { isOfBatch, ofBatch } from "../ranges/examples.ts";
import { arrayOf, isWithin, type Subscript, subscriptsOf, withBatch } from "./subscripts.ts";

/** A bare name: a scalar, or one element of a weight. */
export function readBare(name: Name, array: LocalArray, context: Context): Expr | undefined {
  if (context.e.lost.has(array.array)) return undefined;
  const at = array.implicit ?? (array.extents.length === 0 ? [] : undefined);
  if (at === undefined) {
    diagnose(context, "missingSubscripts", name.span, { array: name.text, rank: array.extents.length }, { fixes: subscripted(name, array, context) });
    return undefined;
  }
  const positions = withBatch(name, array, at.map((affine) => ({ kind: "affine", affine })), context);
  return positions && read(array.array, positions);
}

/** The array at indices in scope, of the ranges of its axes: the first that fits each, and the others of the first axis. */
function subscripted({ span, text }: Name, { main }: LocalArray, { indices }: Context): readonly Fix[] {
  const fitting = main.map(({ lower, upper }) => [...indices].filter(([, v]) => v.lower === lower && v.upper === upper).map(([name]) => name));
  const [first = [], ...others] = fitting;
  const rest = others.map((names) => names[0]);
  if (rest.includes(undefined)) return [];
  return first.map((name) => {
    const written = `${text}[${[name, ...rest].join(", ")}]`;
    return { title: `write \`${written}\``, edits: [{ span, text: written }] };
  });
}

/** `x[i, ..s]`, proven in bounds. */
export function elaborateRead(reference: Reference, context: Context): Expr | undefined {
  const array = arrayOf(reference, context);
  if (array === undefined || reference.indices === undefined) return undefined;
  const subscripts = subscriptsOf(reference, array, reference.indices, context);
  if (subscripts === undefined) return undefined;
  if (subscripts.example !== undefined) prove(subscripts.example, ofBatch, reference, context);
  subscripts.axes.forEach((s, i) => {
    const extent = array.extents[i];
    if (extent !== undefined) prove(s, extent, reference, context);
  });
  if (array.constant !== undefined) return array.constant;
  const positions = withBatch(reference.name, array, subscripts.axes.map((s) => s.position), context, subscripts.example?.position);
  return positions && read(array.array, positions);
}

/** Proves a subscript to lie within an axis; reported where it is not known to. */
export function prove(subscript: Subscript, extent: Extent, reference: Reference, context: Context): void {
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
    if (isOfBatch(extent)) {
      diagnose(context, "notAnExample", subscript.span, { array: reference.name.text, index: subscript.text }, { fixes: [moduloBatch(subscript)] });
      return;
    }
    const size = extent.upper - Math.max(extent.lower, 0);
    const around = outside(proof, extent);
    if (around.greatest === extent.upper && refuseSize(subscript.span, context)) return;
    diagnose(context, "outOfBounds", subscript.span, { array: reference.name.text, index: subscript.text, ...around, size }, { fixes: [guarded(reference)] });
    return;
  }
}

/** `(example + 1) % batch` */
function moduloBatch({ text, span }: Pick<Subscript, "text" | "span">): Fix {
  const written = `(${text}) % batch`;
  return { title: `write \`${written}\``, edits: [{ span, text: written }] };
}

/** `(x[i + 1] else 0)` */
function guarded({ span }: Reference): Fix {
  const text = `(${textOf(span)} else 0)`;
  return { title: `write \`${text}\``, edits: [{ span, text }] };
}

/** Reports a subscript of data that no definition keeps within the array. */
export function refuseUnproven({ array, text, span, extent }: DataSubscript, context: Context): void {
  diagnose(context, isOfBatch(extent) ? "notAnExample" : "unprovenPosition", span, { array, index: text });
}

/** The positions beyond the bounds that a proof found; neither where it found none. */
function outside({ low = 0, high = 0 }: { readonly low?: number; readonly high?: number }, extent: Extent): { least: number | undefined; greatest: number | undefined } {
  return {
    least: Number.isFinite(low) && low > 0 ? extent.lower - low : undefined,
    greatest: Number.isFinite(high) && high > 0 ? extent.upper - 1 + high : undefined,
  };
}
