/**
 * Costly subtrees that occur more than once in a program get a name, so that they are computed once, and so that what is
 * derived from them grows with their number and not with the number of paths to them.
 */
import { monomial, power, reduce } from "../../ir/equation/build.ts";
import { rowOf } from "../../ir/equation/primitives.ts";
import { children, mapChildren } from "../../ir/equation/traverse.ts";
import type { ArrayDefinition, Equation, Expr, Factor, IndexVariable, Product } from "../../ir/equation/types.ts";
import { guardReads, hasDataPosition } from "./bounds.ts";
import { canonical } from "./canonical.ts";
import type { Table } from "./table.ts";

/**
 * The costly part of a factor, a reciprocal, a root or a power, of which the factor is a small whole power: 1/x of 1/x²,
 * 1/√x of x^−1.5. None where multiplications do; a power of the batch size is one number for all.
 */
function rootOf({ base, exponent }: Factor): number | undefined {
  if (base.kind === "count" || (Number.isInteger(exponent) && exponent > 0 && exponent <= 4)) return undefined;
  if (Number.isInteger(exponent)) return exponent < 0 ? -1 : exponent;
  return Number.isInteger(2 * exponent) ? Math.sign(exponent) / 2 : exponent;
}

function isRoot(e: Product): boolean {
  const [factor, ...others] = e.factors;
  return factor !== undefined && others.length === 0 && rootOf(factor) === factor.exponent;
}

/** By itself, whatever is in it; a product of several is not, its factors may be. */
function costlyNode(e: Expr): boolean {
  return e.kind === "draw" || (e.kind === "call" && rowOf(e.primitive).cost === "transcendental") || (e.kind === "product" && isRoot(e));
}

/** The parts of an expression that may get names: its children, but of costly factors the roots. */
function partsOf(e: Expr): readonly Expr[] {
  if (e.kind !== "product" || isRoot(e)) return children(e);
  return e.factors.map((f) => power(f.base, rootOf(f) ?? 1));
}

/** So many operations are worth a name even where each is cheap. */
const manyOperations = 16;

/** How often each subtree occurs in the equations, those inside of one that has a name then counted once. */
export class Occurrences {
  readonly #counts = new Map<string, number>();
  readonly #weights = new Map<string, number>();

  /** Whether any is to have a name. */
  some = false;

  constructor(equations: readonly Equation[]) {
    for (const equation of equations) this.#visit(equation.body);
  }

  /** Whether it is to have a name: it is worth one and occurs more than once. */
  shared(e: Expr): boolean {
    return this.#worthy(e) && (this.#counts.get(canonical(e).key) ?? 0) > 1;
  }

  #visit(e: Expr): void {
    if (this.#worthy(e)) {
      const { key } = canonical(e);
      const before = this.#counts.get(key) ?? 0;
      this.#counts.set(key, before + 1);
      if (before > 0) {
        this.some = true;
        return;
      }
    }
    for (const part of partsOf(e)) this.#visit(part);
  }

  #worthy(e: Expr): boolean {
    return e.depth === 0 && !isLeaf(e) && (costlyNode(e) || this.#weight(e) >= manyOperations);
  }

  /** Operations, a costly one counted without what is in it. */
  #weight(e: Expr): number {
    if (isLeaf(e)) return 0;
    if (costlyNode(e)) return 1;
    const known = this.#weights.get(e.key);
    if (known !== undefined) return known;
    const weight = partsOf(e).reduce((sum, part) => sum + this.#weight(part), 1);
    this.#weights.set(e.key, weight);
    return weight;
  }
}

/** Nothing to compute but where it is. */
function isLeaf(e: Expr): boolean {
  return e.kind === "constant" || e.kind === "count" || e.kind === "index" || e.kind === "read";
}

/** The right side of an equation with its shared subtrees read under their names; the whole of it stays. */
export function nameShared(equation: Equation, occurrences: Occurrences, arrays: ReadonlyMap<string, ArrayDefinition>, table: Table): Expr {
  const part = (e: Expr, scope: readonly IndexVariable[], chosen: boolean): Expr => {
    if (!occurrences.shared(e) || (chosen && hasDataPosition(e))) return inside(e, scope, chosen);
    return table.name(guardReads(e, [], arrays), { array: equation.array, scope, origin: equation.origin }) ?? inside(e, scope, chosen);
  };
  const inside = (e: Expr, scope: readonly IndexVariable[], chosen: boolean): Expr => {
    if (e.kind === "reduce") return reduce(e.operator, e.indices, e.conditions, part(e.body, [...scope, ...e.indices], chosen));
    if (e.kind === "select") return mapChildren(e, (x) => part(x, scope, chosen || x !== e.condition));
    if (e.kind !== "product" || isRoot(e)) return mapChildren(e, (x) => part(x, scope, chosen));
    return monomial(e.factors.map((f) => {
      const root = rootOf(f);
      const powered = power(f.base, root ?? 1);
      const named = root !== undefined && occurrences.shared(powered);
      return named ? { base: part(powered, scope, chosen), exponent: f.exponent / root } : { base: part(f.base, scope, chosen), exponent: f.exponent };
    }));
  };
  return inside(equation.body, equation.indices, false);
}
