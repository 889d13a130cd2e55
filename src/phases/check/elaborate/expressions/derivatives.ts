/** `derivative(v[…], x[…])`: how an element of one value changes with an element of another. Both are checked once the model is complete. */
import type { Argument, Reference } from "../../../../ir/ast/expression.ts";
import { constant } from "../../../../ir/equation/build.ts";
import { derivative } from "../../../../ir/equation/derivatives/derivative.ts";
import type { Expr, PositionAt, Read } from "../../../../ir/equation/types.ts";
import { textOf } from "../../../../source/source.ts";
import { type Context, isLost, readName } from "../context.ts";
import { diagnose } from "../diagnose.ts";
import { isOfBatch } from "../ranges/examples.ts";
import { elaborate } from "./expression.ts";

const nothing = constant(0);

export function elaborateDerivative(reference: Reference, args: readonly Argument[], context: Context): Expr {
  const { defines, e, use } = context;
  const [first, second, ...others] = args;
  if (first === undefined || second === undefined || others.length > 0) {
    diagnose(context, "wrongOperandCount", reference.span, { name: "derivative", takes: 2, given: args.length });
    return nothing;
  }
  if (defines.kind !== "value" && defines.kind !== "state") {
    diagnose(context, "derivativeElsewhere", reference.name.span, { defines });
    return nothing;
  }
  const value = named(first, context);
  const by = named(second, context);
  if (value === undefined || by === undefined) return nothing;
  if (e.arrays.get(by.read.array)?.content.kind === "index") {
    diagnose(context, "derivativeByWholeNumbers", second.span, { name: by.name });
    return nothing;
  }
  const arrays = [value, by].map(({ read }) => e.arrays.get(read.array)?.extents ?? []);
  if (arrays.some((extents) => extents.slice(1).some(isOfBatch))) {
    diagnose(context, "derivativeOfPairs", reference.span, { text: textOf(reference.span) });
    return nothing;
  }
  const [own, other] = [value, by].map(({ read: { positions } }, k) => (arrays[k]?.some(isOfBatch) === true ? exampleOf(positions) : undefined));
  if (own !== undefined && other !== undefined && own !== other) {
    diagnose(context, "derivativeOfPairs", reference.span, { text: textOf(reference.span) });
    return nothing;
  }
  const place = reference.span.source === use.reference.span.source ? reference.span : use.reference.span;
  e.derivatives.push({ value: value.read.array, by: by.read.array, names: { value: value.name, by: by.name }, place });
  return derivative({ value: value.read, by: by.read });
}

function exampleOf([first]: readonly PositionAt[]): string | undefined {
  return first?.kind === "affine" ? first.affine.key : first?.value.key;
}

/** An element of a named value; undefined, with a fault, where an argument is anything else. */
function named(argument: Argument, context: Context): { readonly read: Read; readonly name: string } | undefined {
  const before = context.e.report.mark;
  const read = argument.kind === "value" && argument.key === undefined && argument.value.kind === "reference" ? argument.value : undefined;
  const e = read && elaborate(read, context);
  if (context.e.report.failedSince(before) || (read !== undefined && isLost(readName(read), context))) return undefined;
  const role = e?.kind === "read" ? context.e.arrays.get(e.array)?.role : undefined;
  if (e?.kind === "read" && role !== "scalar" && read !== undefined) return { read: e, name: readName(read) };
  diagnose(context, "derivativeOfExpression", argument.span, { text: textOf(argument.span) });
  return undefined;
}
