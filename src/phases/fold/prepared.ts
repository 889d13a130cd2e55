/** Arrays that are computed once, when weights are loaded. */
import { variableAffine } from "../../ir/equation/affine.ts";
import { readAt } from "../../ir/equation/build.ts";
import type { Fresh } from "../../ir/equation/fresh.ts";
import { partName } from "../../ir/equation/names.ts";
import { freeVariables, freshen, readsOf, substitute } from "../../ir/equation/traverse.ts";
import type { ArrayDefinition, Definition, Equation, Expr, IndexVariable } from "../../ir/equation/types.ts";
import type { Constants } from "./constants.ts";

/** Elements up to which an array may be larger than each of those that it is made of. */
const small = 4096;

export class Prepared {
  readonly arrays: Map<string, ArrayDefinition>;
  readonly equations: Definition[] = [];
  #constants: Constants;
  readonly #fresh: Fresh;

  constructor(arrays: ReadonlyMap<string, ArrayDefinition>, constants: Constants, fresh: Fresh) {
    this.arrays = new Map(arrays);
    this.#constants = constants;
    this.#fresh = fresh;
  }

  /** What is constant, once more arrays are. */
  know(constants: Constants): void {
    this.#constants = constants;
  }

  /** A read of a new array that has the value of a constant expression of an equation; the expression where it stays as it is. */
  take(e: Expr, { array, origin }: Equation): Expr {
    if (!this.fits(e)) return e;
    const free = this.#ordered(e);
    const { purpose } = this.arrays.get(array) ?? {};
    const { of, ofPurpose } = purpose?.kind === "part" ? purpose : { of: array, ofPurpose: purpose };
    const { name, label } = partName(of, (taken) => this.arrays.has(taken));
    const indices = free.map((v) => this.#fresh.like(v));
    const body = substitute(freshen(e, this.#fresh), new Map(free.map((v, k) => [v.id, variableAffine(indices[k] ?? v)])));
    this.arrays.set(name, { name, role: "parameter", content: { kind: "real" }, purpose: { kind: "part", label, of, ofPurpose }, extents: indices.map(({ lower, upper }) => ({ lower, upper })) });
    this.equations.push({ kind: "definition", array: name, indices, body, ...(origin && { origin }) });
    return readAt(name, free.map(variableAffine));
  }

  /** The indices of an expression, in the order in which the largest array in it has them: what runs along its rows still does. */
  #ordered(e: Expr): readonly IndexVariable[] {
    const [largest] = readsOf(e).sort((a, b) => sizeOf(this.arrays.get(b.array)) - sizeOf(this.arrays.get(a.array)));
    const places = largest?.positions.flatMap((p) => (p.kind === "affine" ? p.affine.terms.toSorted((a, b) => b.coefficient - a.coefficient).map(({ atom }) => atom.key) : [])) ?? [];
    const place = (v: IndexVariable): number => places.indexOf(v.key);
    return [...freeVariables(e).values()].sort((a, b) => place(a) - place(b));
  }

  /** Whether an expression takes operations, has no example, reads within bounds everywhere, and is no larger than what it is made of. */
  fits(e: Expr): boolean {
    if (e.kind === "read" || e.kind === "constant" || e.kind === "index" || !this.#constants.has(e) || !this.#constants.isSafe(e)) return false;
    const free = [...freeVariables(e).values()];
    if (free.some((v) => v.upper === Infinity)) return false;
    const size = free.reduce((n, v) => n * (v.upper - v.lower), 1);
    return size <= Math.max(small, ...readsOf(e).map((r) => sizeOf(this.arrays.get(r.array))));
  }
}

function sizeOf(array: ArrayDefinition | undefined): number {
  return array?.extents.reduce((n, x) => n * (x.upper - x.lower), 1) ?? 0;
}
