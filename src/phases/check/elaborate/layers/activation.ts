/** An activation applied to every component of a value. */
import type { FunctionDeclaration } from "../../../../ir/ast/types.ts";
import { variableAffine } from "../../../../ir/equation/affine.ts";
import { readAt } from "../../../../ir/equation/build.ts";
import { member } from "../../../../ir/equation/names.ts";
import type { Elaboration, Named, Operand, Use } from "../../types.ts";
import { emptyContext } from "../context.ts";
import { define, fromShape } from "../declare.ts";
import { inline } from "../expressions/inline.ts";

export function applyActivation(e: Elaboration, definition: Named<FunctionDeclaration>, use: Use, operand: Operand): Operand | undefined {
  return applyElementwise(e, definition, use, operand, []);
}

/** `y[n, ..s] = f(x[n, ..s])` */
export function applyElementwise(e: Elaboration, definition: Named<FunctionDeclaration>, use: Use, operand: Operand, within: readonly string[]): Operand | undefined {
  const { declaration } = definition;
  const [first] = declaration.parameters;
  if (first === undefined) {
    e.report.add("activationWithoutValue", declaration.name.span, { name: declaration.name.text });
    return undefined;
  }
  const faults = e.report.mark;
  const batch = operand.batched ? e.fresh.variable("n", 0, Infinity) : undefined;
  const indices = operand.shape.map((size, i) => e.fresh.variable(`i${i + 1}`, 0, size));
  const all = batch === undefined ? indices : [batch, ...indices];
  const context = { ...emptyContext(e, use, use.scope, within), batch, drawn: indices };
  const body = inline(definition, use.reference, readAt(operand.array, all.map(variableAffine)), context, operand);
  if (e.report.failedSince(faults)) return undefined;
  const y = member(use.instance, "y");
  if (!define(e, use, y, all, fromShape(operand.shape), operand.batched, body)) return undefined;
  const result = declaration.result?.kind === "namedKind" ? { result: { name: declaration.result.name.text } } : {};
  return { array: y.name, shape: operand.shape, batched: operand.batched, content: { kind: "real" }, span: use.reference.span, ...result };
}
