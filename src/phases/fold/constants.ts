/** What is the same for every call of a module for inference: what depends on weights alone, and on no input. */
import { equationsByArray } from "../../ir/equation/dependencies.ts";
import { proveInBounds } from "../../ir/equation/prove.ts";
import { children } from "../../ir/equation/traverse.ts";
import type { ArrayDefinition, Expr, Program } from "../../ir/equation/types.ts";

export class Constants {
  readonly #program: Program;
  readonly #known = new Map<string, boolean>();
  readonly #equations: ReturnType<typeof equationsByArray>;
  readonly #exact: boolean;

  /** `exact`: whether all reals are float64. If not, what is made of fitted values is not rounded ahead of time. */
  constructor(program: Program, exact: boolean) {
    this.#program = program;
    this.#equations = equationsByArray(program);
    this.#exact = exact;
  }

  /** Whether an expression depends on no input, no draw and no example. */
  has(e: Expr): boolean {
    switch (e.kind) {
      case "count": case "draw": return false;
      case "index": return true;
      case "read": return this.isConstant(e.array) && children(e).every((part) => this.has(part));
      case "reduce": return e.indices.every((v) => v.upper !== Infinity) && this.has(e.body);
      case "constant": case "sum": case "product": case "call": case "select": case "where": return children(e).every((part) => this.has(part));
    }
  }

  isConstant(array: string): boolean {
    const known = this.#known.get(array);
    if (known !== undefined) return known;
    // What depends on itself, step by step, is none.
    this.#known.set(array, false);
    const found = this.#isConstant(this.#program.arrays.get(array));
    this.#known.set(array, found);
    return found;
  }

  #isConstant(array: ArrayDefinition | undefined): boolean {
    if (array === undefined || array.extents.some((x) => x.upper === Infinity)) return false;
    switch (array.role) {
      case "parameter": case "state": return true;
      case "fitted": return this.#exact;
      case "value": {
        const equation = this.#equations.get(array.name);
        return equation?.kind === "definition" && this.has(equation.body);
      }
      case "input": case "target": case "gradient": case "optimizer": case "scalar": case "kept": return false;
    }
  }

  /** Whether an expression can be computed outside of the conditions around it: it reads nothing out of bounds. */
  isSafe(e: Expr): boolean {
    if (e.kind === "read" && !e.guarded) {
      const extents = this.#program.arrays.get(e.array)?.extents ?? [];
      const inside = e.positions.every((p, k) => p.kind === "affine" && extents[k] !== undefined && proveInBounds(p.affine, extents[k], []).kind === "proven");
      if (!inside) return false;
    }
    // A condition within may be what keeps a read in bounds; then it is not proven here, and the expression stays where it is.
    return children(e).every((part) => this.isSafe(part));
  }
}
