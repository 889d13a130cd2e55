/**
 * Costly subtrees that stand more than once in a program get a name, so that they are computed once, and so that what is
 * derived from them grows with their number and not with the number of paths to them.
 */
import { monomial, power, reduce } from "../../ir/equation/build.ts";
import { children, mapChildren } from "../../ir/equation/traverse.ts";
import type { ArrayDefinition, Equation, Expr, Factor, IndexVariable, Primitive } from "../../ir/equation/types.ts";
import { guardReads, hasDataPosition } from "./bounds.ts";
import { canonical } from "./canonical.ts";
import type { Table } from "./table.ts";

const cheap: ReadonlySet<Primitive> = new Set<Primitive>(["abs", "sign", "floor", "not", "max", "min", "less", "lessEqual", "equal", "and", "or"]);

/** Roots, divisions and high powers; small whole powers are multiplications, powers of the batch size one number. */
function costlyFactor({ base, exponent }: Factor): boolean {
  if (base.kind === "count") return false;
  return !Number.isInteger(exponent) || exponent < 0 || exponent > 4;
}

function costlyNode(e: Expr): boolean {
  return e.kind === "draw" || (e.kind === "call" && !cheap.has(e.primitive)) || (e.kind === "product" && e.factors.some(costlyFactor));
}

/** The parts of an expression that may get names: as its children, but costly factors with their exponents. */
function partsOf(e: Expr): readonly Expr[] {
  if (e.kind !== "product" || e.factors.length === 1) return children(e);
  return e.factors.map((f) => (costlyFactor(f) ? power(f.base, f.exponent) : f.base));
}

/** How often each costly subtree stands in the equations, those inside of one that was met before not counted again. */
export class Occurrences {
  readonly #counts = new Map<string, number>();
  readonly #costly = new Map<string, boolean>();

  constructor(equations: readonly Equation[]) {
    for (const equation of equations) this.#visit(equation.body);
  }

  shared(e: Expr): boolean {
    if (e.depth > 0 || !this.#isCostly(e)) return false;
    return (this.#counts.get(canonical(e).key) ?? 0) > 1;
  }

  #visit(e: Expr): void {
    if (e.kind === "constant" || e.kind === "count" || e.kind === "index") return;
    if (e.kind !== "read" && e.depth === 0) {
      if (!this.#isCostly(e)) return;
      const { key } = canonical(e);
      const before = this.#counts.get(key) ?? 0;
      this.#counts.set(key, before + 1);
      if (before > 0) return;
    }
    for (const part of partsOf(e)) this.#visit(part);
  }

  #isCostly(e: Expr): boolean {
    const known = this.#costly.get(e.key);
    if (known !== undefined) return known;
    const costly = costlyNode(e) || children(e).some((part) => this.#isCostly(part));
    this.#costly.set(e.key, costly);
    return costly;
  }
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
    if (e.kind !== "product" || e.factors.length === 1) return mapChildren(e, (x) => part(x, scope, chosen));
    return monomial(e.factors.map((f) => {
      const powered = costlyFactor(f) ? power(f.base, f.exponent) : undefined;
      if (powered !== undefined && occurrences.shared(powered)) return { base: part(powered, scope, chosen), exponent: 1 };
      return { base: part(f.base, scope, chosen), exponent: f.exponent };
    }));
  };
  return inside(equation.body, equation.indices, false);
}
