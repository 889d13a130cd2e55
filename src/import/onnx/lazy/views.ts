/** Reshapes, transpositions and alignment of dimensions: other ways of reading the same array. */
import { indexOf, merged, sizeOf } from "./affine.ts";
import { replaceFactors } from "./expression.ts";
import type { Affine, Axis, Factor, Lazy } from "./types.ts";

export function shapeOf({ axes }: Lazy): readonly number[] {
  return axes.map(sizeOf);
}

/** The same with some factors replaced by lists of others, outermost first. */
export function refined(lazy: Lazy, by: ReadonlyMap<Factor, Axis>): Lazy {
  if (by.size === 0) return lazy;
  const places = new Map([...by].map(([factor, axis]) => [factor, merged(axis)] as const));
  return { ...lazy, axes: lazy.axes.map((axis) => axis.flatMap((factor) => by.get(factor) ?? [factor])), body: replaceFactors(lazy.body, places) };
}

/** The same with factors of its own, the batch apart. */
export function fresh(lazy: Lazy): Lazy {
  return refined(lazy, new Map(lazy.axes.flat().filter((f) => f.isBatch !== true).map((factor) => [factor, [{ size: factor.size }]])));
}

/** A view of another shape with as many numbers; nothing where a new dimension would end within a factor that it does not divide, or within the batch. */
export function regrouped(lazy: Lazy, shape: readonly number[]): Lazy | undefined {
  const wanted = shape.map((size): Axis => (size === 1 ? [] : [{ size }]));
  const cuts = commonCuts(lazy.axes.flat(), wanted.flat(), true);
  if (cuts === undefined) return undefined;
  return { ...refined(lazy, cuts.a), axes: wanted.map((axis) => axis.flatMap((factor) => cuts.b.get(factor) ?? [factor])) };
}

/** Dimension `order[k]` becomes dimension k. */
export function transposed(lazy: Lazy, order: readonly number[]): Lazy {
  return { ...lazy, axes: order.map((k) => lazy.axes[k] ?? []) };
}

/**
 * Two lists of factors of the same size cut at the same places; nothing where one cuts within a factor of the other that it does not divide.
 * `b` gets the factors of `a`. `isShape`: `b` is sizes alone, which do not say where the batch is.
 */
export function commonCuts(a: Axis, b: Axis, isShape = false): { readonly a: ReadonlyMap<Factor, Axis>; readonly b: ReadonlyMap<Factor, Axis>; readonly axis: Axis } | undefined {
  const [restA, restB] = [[...a], [...b]];
  const cutsA = new Map<Factor, Factor[]>();
  const cutsB = new Map<Factor, Factor[]>();
  const axis: Factor[] = [];
  // From the innermost, so that what is left of a longer factor is its outer part.
  while (restA.length > 0 && restB.length > 0) {
    const [nextA, nextB] = [restA.at(-1), restB.at(-1)];
    if (nextA === undefined || nextB === undefined) return undefined;
    const [ownerA, ownerB] = [ownerOf(cutsA, nextA), ownerOf(cutsB, nextB)];
    if (nextA.size === nextB.size) {
      if (!isShape && nextA.isBatch !== nextB.isBatch) return undefined;
      axis.unshift(nextA);
      replacePart(cutsB, ownerB, nextB, [nextA]);
      restA.pop();
      restB.pop();
    } else if (nextA.size > nextB.size) {
      if (nextA.isBatch === true || (!isShape && nextB.isBatch === true) || nextA.size % nextB.size !== 0) return undefined;
      const parts = [{ size: nextA.size / nextB.size }, { size: nextB.size }];
      replacePart(cutsA, ownerA, nextA, parts);
      restA.splice(-1, 1, ...parts);
    } else {
      if ((!isShape && nextA.isBatch === true) || nextB.isBatch === true || nextB.size % nextA.size !== 0) return undefined;
      const parts = [{ size: nextB.size / nextA.size }, { size: nextA.size }];
      replacePart(cutsB, ownerB, nextB, parts);
      restB.splice(-1, 1, ...parts);
    }
  }
  return restA.length + restB.length > 0 ? undefined : { a: cutsA, b: cutsB, axis };
}

/** The factor that a part came from. */
function ownerOf(cuts: ReadonlyMap<Factor, readonly Factor[]>, part: Factor): Factor {
  for (const [owner, parts] of cuts) if (parts.includes(part)) return owner;
  return part;
}

function replacePart(cuts: Map<Factor, Factor[]>, owner: Factor, part: Factor, by: readonly Factor[]): void {
  if (owner === part && by[0] === part) return;
  cuts.set(owner, (cuts.get(owner) ?? [owner]).flatMap((each) => (each === part ? by : [each])));
}

/** Where each index is in a layout: for reading an array whose dimensions are `layout`. */
export function placesIn(layout: readonly Axis[]): readonly Affine[] {
  return layout.map((axis) => (axis.length === 1 && axis[0] !== undefined ? indexOf(axis[0]) : merged(axis)));
}
