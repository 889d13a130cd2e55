/** How large an expression may grow: beyond, phases would take too long, or too deep a recursion. */

import type { Expr } from "./types.ts";

export type Growing = "expression" | "condition on indices" | "nesting of definitions";

/** The constructors refuse to build what is larger. */
export class TooLarge extends Error {
  readonly what: Growing;

  /** Where it is an expression. */
  readonly expression: Expr | undefined;

  constructor(what: Growing, expression?: Expr) {
    super(`the ${what} is too large`);
    this.name = "TooLarge";
    this.what = what;
    this.expression = expression;
  }
}

/** Characters of an expression's key: as many as all its parts, each written out wherever it occurs. */
const longest = 2 ** 20;

/** Levels of expressions in expressions: every walk over one recurses as deep. */
const deepest = 1000;

/** Disjoint pieces of a region, and conditions that hold in one of them. */
const mostPieces = 128;

/** The node, unless it is too large. */
export function bounded<T extends Expr>(node: T): T {
  if (node.key.length > longest || node.height > deepest) throw new TooLarge("expression", node);
  return node;
}

/** The pieces, unless they are too many. */
export function boundedPieces<T>(pieces: readonly T[]): readonly T[] {
  if (pieces.length > mostPieces) throw new TooLarge("condition on indices");
  return pieces;
}
