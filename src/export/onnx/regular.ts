/** Steps of a recurrence that are all of one form. */
import { constantAffine, subtractAffine, variableAffine } from "../../ir/equation/affine.ts";
import { read } from "../../ir/equation/build.ts";
import { Fresh } from "../../ir/equation/fresh.ts";
import { freeVariables, mapExpr, readsOf, substitute } from "../../ir/equation/traverse.ts";
import type { Expr, Extent, IndexVariable, Read } from "../../ir/equation/types.ts";
import type { Recurrent, RecurrenceContext } from "./recurrence.ts";
import { isInside } from "./tables.ts";

/** The right side of an array for all steps of an extent, and how far back it reads. */
export interface Body {
  readonly step: IndexVariable;
  readonly body: Expr;
  readonly reads: readonly { readonly array: string; readonly offset: number }[];
}

/** The right sides for all steps of an extent; `undefined` where they differ. */
export function regularBodies(all: readonly Recurrent[], context: RecurrenceContext, extent: Extent): ReadonlyMap<string, Body> | undefined {
  const bodies = new Map<string, Body>();
  const fresh = new Fresh(context.program.nextIndex + 1_000_000);
  for (const { equation, step } of all) {
    if (extent.lower < step.lower || extent.upper > step.upper) return undefined;
    const regular = fresh.variable(step.name, extent.lower, extent.upper);
    const body = substitute(equation.body, new Map([[step.id, variableAffine(regular)]]));
    const reads: { array: string; offset: number }[] = [];
    for (const r of readsOf(body)) {
      const own = all.find((a) => a.equation.array === r.array);
      if (own === undefined) continue;
      const at = r.positions[own.dimension];
      const offset = at?.kind === "affine" ? subtractAffine(at.affine, variableAffine(regular)) : undefined;
      if (at?.kind !== "affine" || offset === undefined || offset.terms.length > 0) return undefined;
      if (!isInside(at.affine, { lower: own.step.lower, upper: own.step.upper })) return undefined;
      if (r.guarded && r.positions.some((p, d) => d !== own.dimension && (p.kind === "data" || !isInside(p.affine, context.program.arrays.get(r.array)?.extents[d] ?? extent) ) && context.program.arrays.get(r.array)?.extents[d]?.upper !== Infinity)) return undefined;
      reads.push({ array: r.array, offset: offset.constant });
    }
    const others = withoutReads(body, regular, all, context);
    if (!others) return undefined;
    bodies.set(equation.array, { step: regular, body, reads });
  }
  return bodies;
}

/** Whether the step is nowhere but in positions of reads of the recurrence and of what is given to it. */
function withoutReads(body: Expr, step: IndexVariable, all: readonly Recurrent[], context: RecurrenceContext): boolean {
  const replaced = mapExpr(body, (e) => {
    if (e.kind !== "read") return e;
    const own = all.find((a) => a.equation.array === e.array);
    const at = own?.dimension ?? (isGiven(e, step, context) ? stepIn(e, step) : -1);
    return read(e.array, e.positions.map((p, d) => (d === at ? { kind: "affine", affine: constantAffine(0) } : p)));
  });
  return !freeVariables(replaced).has(step.id);
}

/** Whether a read is of an array that is there for all steps, at the step itself. */
export function isGiven(e: Read, step: IndexVariable, { arrays }: RecurrenceContext): boolean {
  return arrays.get(e.array)?.kind === "tensor" && stepIn(e, step) >= 0;
}

/** The position that is the step itself. */
export function stepIn(e: Read, step: IndexVariable): number {
  return e.positions.findIndex((p) => p.kind === "affine" && p.affine.key === variableAffine(step).key);
}
