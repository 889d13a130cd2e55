/**
 * Regions of index space: a union of disjoint conjunctions of affine conditions. A condition that reads nothing but
 * indices becomes a region, and a choice by it becomes pieces, so that it never runs inside a loop.
 */
import { addAffine, atLeastZero, complement, equalsZero, joinConditions, offsetAffine, subtractAffine } from "./affine.ts";
import { add, where } from "./build.ts";
import { boundedPieces } from "./limits.ts";
import type { Affine, Condition, Expr } from "./types.ts";

/** Empty: nowhere. One empty conjunction: everywhere. */
export type Region = readonly (readonly Condition[])[];

export const everywhere: Region = [[]];
export const nowhere: Region = [];

export function compareRegion(operator: "<" | "<=" | ">" | ">=" | "==" | "!=", a: Affine, b: Affine): Region {
  switch (operator) {
    case "<": return region([atLeastZero(offsetAffine(subtractAffine(b, a), -1))]);
    case "<=": return region([atLeastZero(subtractAffine(b, a))]);
    case ">": return compareRegion("<", b, a);
    case ">=": return compareRegion("<=", b, a);
    case "==": return region([equalsZero(addAffine(a, b, -1))]);
    case "!=": return notRegion(compareRegion("==", a, b));
  }
}

/** One conjunction; nowhere if it never holds. */
export function region(conditions: readonly Condition[]): Region {
  const joined = joinConditions(conditions);
  return joined === undefined ? nowhere : [boundedPieces(joined)];
}

export function andRegion(a: Region, b: Region): Region {
  const found: (readonly Condition[])[] = [];
  for (const x of a) {
    for (const y of b) found.push(...region([...x, ...y]));
    boundedPieces(found);
  }
  return found;
}

export function notRegion(a: Region): Region {
  return without(everywhere, a);
}

/** What of `a` is not in `b`. */
function without(a: Region, b: Region): Region {
  return b.reduce((rest, piece) => andRegion(rest, complement(piece).flatMap(region)), a);
}

/** `a`, and what `b` adds to it, so that the pieces stay disjoint. */
export function orRegion(a: Region, b: Region): Region {
  return boundedPieces([...a, ...without(b, a)]);
}

/** `whenTrue` in the region, `whenFalse` outside of it. */
export function choose(inside: Region, whenTrue: Expr, whenFalse: Expr): Expr {
  return add(...inside.map((piece) => where(piece, whenTrue)), ...notRegion(inside).map((piece) => where(piece, whenFalse)));
}
