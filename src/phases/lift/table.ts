/** Named expressions: an expression that was named before, up to renaming of its free indices, is read under that name. */
import { variableAffine } from "../../ir/equation/affine.ts";
import { readAt } from "../../ir/equation/build.ts";
import { Fresh } from "../../ir/equation/fresh.ts";
import { partName } from "../../ir/equation/names.ts";
import { freeVariables, freshen, substitute } from "../../ir/equation/traverse.ts";
import type { ArrayDefinition, Definition, Equation, Expr, IndexVariable, Origin, Program } from "../../ir/equation/types.ts";
import { canonical } from "./canonical.ts";

interface Named {
  readonly array: string;
  /** Which canonical variable each dimension of the array runs over. */
  readonly dimensions: readonly number[];
}

export interface Place {
  /** The array whose right side has the expression. */
  readonly array: string;
  /** The indices in sight, outermost first: the order of the new array's dimensions. */
  readonly scope: readonly IndexVariable[];
  readonly origin: Origin | undefined;
}

export class Table {
  readonly #named = new Map<string, Named>();
  /** What is to be found among the named, from the first question on: most programs ask none. */
  readonly #unread: (readonly [array: string, indices: readonly IndexVariable[], body: Expr])[] = [];
  readonly #arrays: Map<string, ArrayDefinition>;
  readonly #made: Definition[] = [];
  readonly #fresh: Fresh;

  /** Knows the right sides of the program's own `value` arrays from the start, so that a second run finds the first one's. */
  constructor(program: Program) {
    this.#arrays = new Map(program.arrays);
    this.#fresh = new Fresh(program.nextIndex);
    for (const equation of program.equations) {
      if (equation.kind === "definition" && program.arrays.get(equation.array)?.role === "value") this.#unread.push([equation.array, equation.indices, equation.body]);
    }
  }

  /** The definitions made so far, in order. */
  get made(): readonly Definition[] {
    return this.#made;
  }

  /** The program with the arrays that were made and all its equations, theirs too. */
  finish(program: Program, equations: readonly Equation[]): Program {
    return { ...program, arrays: this.#arrays, equations, nextIndex: this.#fresh.next };
  }

  /** A read of an array that holds the expression's value; `undefined` where it can be no array. */
  name(e: Expr, place: Place): Expr | undefined {
    for (const unread of this.#unread.splice(0)) this.#remember(...unread);
    const { key, variables } = canonical(e);
    const known = this.#named.get(key);
    if (known !== undefined) {
      return readAt(known.array, known.dimensions.flatMap((i) => variables[i] ?? []).map(variableAffine));
    }
    const indices = layout([...freeVariables(e).values()], place.scope);
    if (indices === undefined) return undefined;
    // Parts of parts are parts of the same array.
    const { purpose } = this.#arrays.get(place.array) ?? {};
    const { of, ofPurpose } = purpose?.kind === "part" ? purpose : { of: place.array, ofPurpose: purpose };
    const { name: array, label } = partName(of, (name) => this.#arrays.has(name));
    const own = indices.map((v) => this.#fresh.like(v));
    const replacements = new Map(indices.map((v, i) => [v.id, variableAffine(own[i] ?? v)]));
    const body = substitute(freshen(e, this.#fresh), replacements);
    this.#arrays.set(array, {
      name: array, role: "value", content: { kind: "real" }, purpose: { kind: "part", label, of, ofPurpose }, extents: own.map(({ lower, upper }) => ({ lower, upper })),
    });
    this.#made.push({ kind: "definition", array, indices: own, body, ...(place.origin && { origin: place.origin }) });
    this.#unread.push([array, own, body]);
    return readAt(array, indices.map(variableAffine));
  }

  #remember(array: string, indices: readonly IndexVariable[], body: Expr): void {
    if (body.kind === "read" || body.kind === "constant") return;
    const { key, variables } = canonical(body);
    const dimensions = indices.map((v) => variables.findIndex((w) => w.id === v.id));
    if (variables.length === indices.length && !dimensions.includes(-1) && !this.#named.has(key)) this.#named.set(key, { array, dimensions });
  }
}

/** The batch first, then as in scope; only one index may be of the batch. */
function layout(free: readonly IndexVariable[], scope: readonly IndexVariable[]): readonly IndexVariable[] | undefined {
  const batch = free.filter((v) => v.upper === Infinity);
  if (batch.length > 1 || batch.some((v) => v.lower !== 0)) return undefined;
  const at = (v: IndexVariable): number => scope.findIndex((s) => s.id === v.id);
  const rest = free.filter((v) => v.upper !== Infinity).sort((a, b) => at(a) - at(b));
  return [...batch, ...rest];
}
