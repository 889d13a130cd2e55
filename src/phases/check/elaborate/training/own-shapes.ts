/** States and values of an optimizer that have a shape of their own: the rows and columns of a weight, a matrix of its units. */
import type { ArrayField, Equation } from "../../../../ir/ast/types.ts";
import { dependsOn } from "../../../../ir/equation/traverse.ts";
import type { ArrayDefinition, IndexVariable } from "../../../../ir/equation/types.ts";
import type { Elaboration, Scope, Use } from "../../types.ts";
import type { Context, LocalArray } from "../context.ts";
import { declare } from "../declare.ts";
import { diagnose } from "../diagnose.ts";
import { namesIn } from "../equations/batched.ts";
import { readLeft } from "../equations/left-sides.ts";
import { shapeOf } from "../variables/variables.ts";
import type { Fitted } from "./weight-pattern.ts";

interface Place {
  readonly e: Elaboration;
  readonly use: Use;
  readonly arrays: Map<string, ArrayDefinition>;
}

/** The shape that a state states, if it does; sizes are those of the pattern. `undefined` after a fault. */
export function stateShape({ e, use }: Place, field: ArrayField, fitted: Fitted | undefined, scope: Scope): { readonly own: readonly number[] | undefined } | undefined {
  if (field.shape === undefined) return { own: undefined };
  if (fitted === undefined) {
    e.report.add("shapedStateInOptimizer", field.span, {});
    return undefined;
  }
  const own = shapeOf(field, scope, fitted.packs, e, use);
  return own && { own };
}

/** Adds an array to those of the optimizer; false after a fault. */
export function declareOwn({ e, use, arrays }: Place, array: Omit<ArrayDefinition, "content">): boolean {
  return declare({ ...e, arrays }, use, { ...array, batched: false });
}

/** Where no element of the weight is at hand: bare names mean nothing, and a `let` that reads one is a fault. */
export function ownContext(context: Context, element: readonly IndexVariable[], { name, value: right }: Equation): Context {
  const arrays = new Map([...context.arrays].map(([name, { implicit, ...local }]) => [name, implicit?.length === 0 ? { ...local, implicit } : local]));
  const read = namesIn(right);
  for (const [other, value] of context.expressions) if (read.has(other) && dependsOn(value, element)) diagnose(context, "letOfElement", right.span, { name: other, array: name.text });
  return { ...context, arrays };
}

/** The indices of a value: those of its axes, where it is known, else those that its left side and right side give. `undefined` after a fault. */
export function ownIndices(known: LocalArray | undefined, { name, indices: items, value }: Equation, context: Context): readonly IndexVariable[] | undefined {
  const { fresh } = context.e;
  if (known !== undefined) return known.extents.map(({ lower, upper }, i) => fresh.variable(`i${i + 1}`, lower, upper));
  const left = readLeft({ items, value }, context, true);
  switch (left.kind) {
    case "fault": return undefined;
    case "waiting":
      diagnose(context, "indexWithoutRange", left.span, { index: left.index });
      return undefined;
    case "known": {
      const constant = left.lefts.find((l) => l.kind === "constant");
      if (constant !== undefined) {
        diagnose(context, "assignmentToElements", constant.span, { name: name.text });
        return undefined;
      }
      return left.lefts.flatMap((l) => (l.kind === "constant" ? [] : fresh.variable(l.name, l.extent.lower, l.extent.upper)));
    }
  }
}
