/** Guarded reads: the read where it lies in bounds, else another value. */
import type { Guarded } from "../../../../ir/ast/expression.ts";
import { atLeastZero, offsetAffine, scaleAffine } from "../../../../ir/equation/affine.ts";
import { call, constant, isConstantOf, read, select } from "../../../../ir/equation/build.ts";
import { andRegion, choose, notRegion, region } from "../../../../ir/equation/region.ts";
import type { Affine, Condition, Expr, Extent } from "../../../../ir/equation/types.ts";
import { type Context, readName } from "../context.ts";
import { diagnose } from "../diagnose.ts";
import { arrayOf, isWithin, subscriptsOf, withBatch } from "./subscripts.ts";
import { isOfBatch, ofBatch } from "../ranges/examples.ts";
import { refuseUnreached } from "../ranges/unreached.ts";
import { prove } from "./reads.ts";
import { elaborate } from "./expression.ts";

/** `(x[i - 1] else 0)`: the read where it lies in bounds, else the other value. */
export function elaborateGuarded(guarded: Guarded, context: Context): Expr {
  if (guarded.read.kind !== "reference" || guarded.read.indices === undefined) {
    diagnose(context, "elseWithoutRead", guarded.span, {});
    return elaborate(guarded.fallback, context);
  }
  const reference = guarded.read;
  const array = arrayOf(reference, context);
  const subscripts = array && reference.indices && subscriptsOf(reference, array, reference.indices, context);
  const positions = subscripts && array && withBatch(reference.name, array, subscripts.axes.map((s) => s.position), context, subscripts.example?.position);
  if (array === undefined || subscripts === undefined || positions === undefined) return elaborate(guarded.fallback, context);
  const conditions: Condition[] = [];
  let inData: Expr | undefined;
  // No example is outside of the batch by a known distance.
  if (subscripts.example !== undefined) prove(subscripts.example, ofBatch, reference, context);
  subscripts.axes.forEach((subscript, i) => {
    const { position } = subscript;
    const extent = array.extents[i];
    if (extent === undefined) return;
    if (isOfBatch(extent)) prove(subscript, extent, reference, context);
    else if (position.kind === "affine") conditions.push(...inside(position.affine, extent));
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
