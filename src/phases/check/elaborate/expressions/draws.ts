/** Random numbers: `random(..s)`, `gaussian(..s)`, `orthonormal()`. */
import type { Argument, Reference } from "../../../../ir/ast/expression.ts";
import { variableAffine } from "../../../../ir/equation/affine.ts";
import { constant, draw } from "../../../../ir/equation/build.ts";
import type { Expr, IndexVariable } from "../../../../ir/equation/types.ts";
import { type Context } from "../context.ts";
import { diagnose } from "../diagnose.ts";
import { refuseLoose } from "../equations/loose.ts";
import { isOfBatch } from "../ranges/examples.ts";
import { packFixes } from "./pack-fixes.ts";
import { textOf } from "../../../../source/source.ts";

const nothing = constant(0);

/** `random(..s)`: each occurrence draws one number for each example and each point of its indices. */
export function drawOf(reference: Reference, args: readonly Argument[], distribution: "uniform" | "gaussian", context: Context): Expr {
  let indices: IndexVariable[] = [];
  for (const argument of args) {
    if (argument.kind === "packArgument" && argument.value === undefined) {
      const bound = context.packIndices.get(argument.name.text);
      if (bound === undefined) diagnose(context, "unknownPack", argument.span, { name: argument.name.text, known: [...context.packs.keys()] }, packFixes(argument.span, context.packs));
      indices.push(...(bound ?? []));
      continue;
    }
    const index = argument.kind === "value" && argument.key === undefined && argument.value.kind === "reference" ? context.indices.get(argument.value.name.text) : undefined;
    if (index === undefined) {
      if (!refuseLoose(textOf(argument.span), context)) diagnose(context, "drawOverNoIndex", argument.span, { name: reference.name.text, text: textOf(argument.span) });
      return nothing;
    }
    if (isOfBatch(index)) {
      diagnose(context, "drawOfPairs", argument.span, { name: reference.name.text, index: index.name });
      return nothing;
    }
    indices.push(index);
  }
  if (args.length === 0 && context.drawn !== undefined) indices = [...context.drawn];
  if (context.callable === "schedule") {
    diagnose(context, "drawInUpdate", reference.span, { name: reference.name.text });
    return nothing;
  }
  const all = context.batch === undefined ? indices : [context.batch, ...indices];
  const occurrence = context.e.draws.next++;
  return draw(distribution, occurrence, all.map(variableAffine), all.map((v) => (v.upper === Infinity ? 0 : v.upper - v.lower)));
}

/** `orthonormal()`: an element of one orthonormal matrix with the shape of the variable, from inputs to outputs. */
export function drawMatrix(reference: Reference, args: readonly Argument[], context: Context): Expr {
  const { drawn, rows } = context;
  if (args.length > 0) {
    diagnose(context, "wrongOperandCount", reference.span, { name: "orthonormal", takes: 0, given: args.length });
    return nothing;
  }
  if (drawn === undefined) {
    diagnose(context, "matrixOutsideInitializer", reference.span, {});
    return nothing;
  }
  if (drawn.length < 2) {
    diagnose(context, "noMatrixToDraw", reference.span, { defined: context.defines, rank: drawn.length === 0 ? 0 : 1 });
    return nothing;
  }
  const isRow = (axis: number): boolean => (rows.length === 0 ? axis < drawn.length - 1 : rows.includes(axis));
  const [down, across] = [drawn.filter((_, axis) => isRow(axis)), drawn.filter((_, axis) => !isRow(axis))];
  const sizes = (list: readonly IndexVariable[]): readonly number[] => list.map((v) => v.upper - v.lower);
  const product = (list: readonly IndexVariable[]): number => sizes(list).reduce((a, b) => a * b, 1);
  const ordered = [...down, ...across];
  return draw({ rows: product(down), columns: product(across) }, context.e.draws.next++, ordered.map(variableAffine), sizes(ordered));
}
