/** Equations of whole values, without indices: `p = softmax(s)`, `y = reshape(x, [n])`, `output h`. */
import type { Argument, Expression, Reference } from "../../../../ir/ast/expression.ts";
import { addAffine, constantAffine, floorAffine, moduloAffine, scaleAffine, variableAffine } from "../../../../ir/equation/affine.ts";
import { readAt } from "../../../../ir/equation/build.ts";
import type { Affine, IndexVariable } from "../../../../ir/equation/types.ts";
import { numKey, toNumber } from "../../../../ir/equation/number.ts";
import { evaluateShape } from "../../encoding.ts";
import { sizeFault } from "../../evaluate.ts";
import type { Elaboration, Operand, ResultKind, Use } from "../../types.ts";
import { atUse, type Context, diagnose, type LocalArray, readName } from "../context.ts";
import { withCounts } from "../expressions/counts.ts";
import { define, fromShape, sizes } from "../declare.ts";

/** A value that a definition gives, with what it is known to be. */
export interface Whole {
  readonly local: LocalArray;
  readonly result?: ResultKind;
}

/** What an equation without indices does with whole values; `undefined` where it is a scalar. */
export function wholeCall(value: Expression, context: Context): { readonly kind: "alias"; readonly name: string } | { readonly kind: "reshape" | "apply"; readonly reference: Reference } | undefined {
  if (value.kind !== "reference" || value.indices !== undefined) return undefined;
  const name = readName(value);
  if (value.arguments === undefined) return (context.arrays.get(name)?.extents.length ?? 0) > 0 ? { kind: "alias", name } : undefined;
  if (name === "reshape") return { kind: "reshape", reference: value };
  if (context.scope.library.layer(name) !== undefined) return { kind: "apply", reference: value };
  const [first] = value.arguments;
  const isArray = first?.kind === "value" && first.key === undefined && first.value.kind === "reference" && first.value.arguments === undefined && first.value.indices === undefined && (context.arrays.get(readName(first.value))?.extents.length ?? 0) > 0;
  return isArray && context.scope.library.function("activation", name) !== undefined ? { kind: "apply", reference: value } : undefined;
}

/** Names of arrays that a whole call reads: it can be made once their shapes are known. */
export function wholeOperands(reference: Reference, known: (name: string) => boolean): { readonly names: readonly string[]; readonly rest: readonly Argument[] } {
  const names: string[] = [];
  const rest: Argument[] = [];
  for (const argument of reference.arguments ?? []) {
    const isName = argument.kind === "value" && argument.key === undefined && argument.value.kind === "reference" && argument.value.arguments === undefined && argument.value.indices === undefined;
    if (rest.length === 0 && isName && argument.value.kind === "reference" && known(readName(argument.value))) names.push(readName(argument.value));
    else rest.push(argument);
  }
  return { names, rest };
}

export function operandOf(local: LocalArray, result: ResultKind | undefined): Operand {
  return { array: local.array, shape: sizes(local.main), batched: local.batched, content: local.content, span: local.span, ...(result !== undefined && { result }) };
}

/** The same numbers in row-major order under another shape. */
export function reshape(e: Elaboration, use: Use, name: string, reference: Reference, context: Context): LocalArray | undefined {
  const [source, shapeArgument, ...more] = reference.arguments ?? [];
  const from = source?.kind === "value" && source.value.kind === "reference" && source.value.indices === undefined ? context.arrays.get(readName(source.value)) : undefined;
  const shape = shapeArgument?.kind === "value" && shapeArgument.key === undefined && more.length === 0 ? shapeOf(e, use, shapeArgument.value, context) : "none";
  if (shape === undefined) return undefined;
  if (from === undefined || shape === "none") {
    diagnose(context, "reshapeOperands", reference.span, {});
    return undefined;
  }
  const old = sizes(from.main);
  const total = (s: readonly number[]): number => s.reduce((a, b) => a * b, 1);
  if (total(old) !== total(shape)) {
    diagnose(context, "reshapeCountMismatch", reference.span, { from: old, to: shape });
    return undefined;
  }
  const indices = shape.map((size, i) => e.fresh.variable(`i${i + 1}`, 0, size));
  const batch = from.batched ? [e.fresh.variable("n", 0, Infinity)] : [];
  const body = readAt(from.array, [...batch.map(variableAffine), ...positionsOf(old, ordinal(shape, indices))]);
  const extents = fromShape(shape);
  if (!define(e, use, name, [...batch, ...indices], extents, from.batched, body)) return undefined;
  return { array: name, extents, main: extents, batched: from.batched, content: { kind: "real" }, span: reference.span };
}

/** The sizes that are written, or that a parameter was given; `undefined` after a fault, "none" where it is no shape. */
function shapeOf(e: Elaboration, use: Use, value: Expression, context: Context): readonly number[] | "none" | undefined {
  if (value.kind !== "shape") {
    const known = value.kind === "reference" && value.arguments === undefined ? context.scope.values.get(value.name.text) : undefined;
    if (known?.kind === "unknown") return undefined;
    if (known?.kind !== "list") return "none";
    for (const size of known.values) {
      const fault = sizeFault(size);
      if (fault === undefined) continue;
      diagnose(context, fault, value.span, { value: numKey(size) });
      return undefined;
    }
    return known.values.map(toNumber);
  }
  const shape: number[] = [];
  for (const item of value.items) {
    const packed = item.kind === "pack" ? context.packs.get(item.name.text) : atUse(e, use, (report) => evaluateShape([withCounts(item, context)], context.scope, report));
    if (packed === undefined) {
      if (item.kind === "pack") diagnose(context, "unknownPack", item.span, { name: item.name.text });
      return undefined;
    }
    shape.push(...packed);
  }
  return shape;
}

/** The row-major ordinal of a point. */
function ordinal(shape: readonly number[], indices: readonly IndexVariable[]): Affine {
  let at = constantAffine(0);
  indices.forEach((v, i) => {
    at = addAffine(scaleAffine(at, shape[i] ?? 1), variableAffine(v));
  });
  return at;
}

/** The point of a row-major ordinal. */
function positionsOf(shape: readonly number[], at: Affine): readonly Affine[] {
  return shape.map((size, d) => {
    const stride = shape.slice(d + 1).reduce((a, b) => a * b, 1);
    const quotient = floorAffine(at, stride);
    return d === 0 ? quotient : moduloAffine(quotient, size);
  });
}
