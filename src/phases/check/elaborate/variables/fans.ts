/**
 * Fan-in and fan-out of a weight: how many values one result sums, and how many results one value enters, from the equation that
 * reads the weight. For `y[j] = sum(i: x[i] * W[i, j])` the sizes of `i` and `j`;
 * a convolution's taps count on both sides, as in He et al. (2015).
 */
import { affineVariables, asVariable } from "../../../../ir/equation/affine.ts";
import { children, readsOf } from "../../../../ir/equation/traverse.ts";
import type { Definition, Expr, IndexVariable, Read } from "../../../../ir/equation/types.ts";

/** The names of these numbers, which every initializer sees. */
export function isFan(name: string): boolean {
  return name === "fanIn" || name === "fanOut";
}

export interface Fans {
  readonly fanIn: number;
  readonly fanOut: number;
  /** The axes that are summed over: the rows of the matrix from inputs to outputs. */
  readonly summed: readonly number[];
}

/** From the first equation that reads the array; an array that nothing reads has neither. */
export function fansOf(array: string, equations: readonly Definition[]): Fans {
  for (const equation of equations) {
    const use = findUse(equation.body, array, new Set());
    if (use !== undefined) return countFans(use, equation);
  }
  return { fanIn: 1, fanOut: 1, summed: [] };
}

interface FoundUse {
  readonly read: Read;
  /** Indices of the reductions around the read. */
  readonly bound: ReadonlySet<number>;
  /** The other reads under the same reduction. */
  readonly others: readonly Read[];
}

function findUse(e: Expr, array: string, bound: ReadonlySet<number>, around: Expr = e): FoundUse | undefined {
  if (e.kind === "read" && e.array === array) return { read: e, bound, others: readsOf(around).filter((r) => r.array !== array) };
  const inside = e.kind === "reduce" ? new Set([...bound, ...e.indices.map((v) => v.id)]) : bound;
  for (const part of children(e)) {
    const found = findUse(part, array, inside, e.kind === "reduce" || e.kind === "product" ? e : around);
    if (found !== undefined) return found;
  }
  return undefined;
}

function countFans({ read, bound, others }: FoundUse, equation: Definition): Fans {
  const left = new Set(equation.indices.map((v) => v.id));
  const subscripts = others.flatMap((r) => r.positions.flatMap((p) => (p.kind === "affine" ? [p.affine] : [])));
  let fanIn = 1;
  let fanOut = 1;
  const summed: number[] = [];
  read.positions.forEach((position, axis) => {
    if (position.kind === "data") return;
    const plain = asVariable(position.affine);
    if (plain !== undefined && bound.has(plain.id)) summed.push(axis);
    const variables: readonly IndexVariable[] = plain === undefined ? [...affineVariables(position.affine).values()] : [plain];
    for (const v of variables) {
      const size = v.upper - v.lower;
      if (bound.has(v.id)) {
        fanIn *= size;
        // A tap: the same value meets it at several places of the result.
        if (subscripts.some((s) => affineVariables(s).has(v.id) && [...affineVariables(s).keys()].some((id) => left.has(id)))) fanOut *= size;
      } else if (!subscripts.some((s) => affineVariables(s).has(v.id))) fanOut *= size;
    }
  });
  return { fanIn, fanOut, summed };
}
