/** `loss external`: the host has the loss, and hands in its gradient with respect to each output. */
import { variableAffine } from "../../../ir/equation/affine.ts";
import { multiply, readAt, reduce } from "../../../ir/equation/build.ts";
import { outputGradientName } from "../../../ir/equation/names.ts";
import { one } from "../../../ir/equation/number.ts";
import type { SumTerm } from "../../../ir/equation/types.ts";
import type { LossStatement } from "../../../ir/ast/types.ts";
import type { Expression } from "../../../ir/ast/expression.ts";
import { extentsOf } from "../chain/inputs.ts";
import type { Chain, ModelParts } from "../chain/state.ts";

/** Outputs by name, each with the array of role `target` for the host's gradient. */
export type Gradients = ReadonlyMap<string, string>;

/** Whether an expression calls the loss of the host; a definition of that name hides it. */
export function leavesLoss(chain: Chain, e: Expression): boolean {
  switch (e.kind) {
    case "reference": return e.name.text === "external" && chain.library.function("loss", "external") === undefined;
    case "unary": return leavesLoss(chain, e.operand);
    case "binary": return leavesLoss(chain, e.left) || leavesLoss(chain, e.right);
    default: return false;
  }
}

/**
 * Of each output the sum of its elements times their gradients, as terms of the loss: its derivative by each output is what the host gave, so that
 * gradients are derived as those of any loss. They are sums over the examples, not a mean: the host has taken its own.
 */
export function externalLoss(chain: Chain, model: ModelParts, statement: LossStatement): { readonly parts: readonly SumTerm[]; readonly gradients: Gradients } | undefined {
  const { e } = chain;
  const { value } = statement;
  if (value.kind !== "reference" || value.member !== undefined || (value.arguments ?? []).length > 0) {
    e.report.add("externalLossAmongOthers", value.span, {}, { fixes: [{ title: "write `external`", edits: [{ span: value.span, text: "external" }] }] });
    return undefined;
  }
  const gradients = new Map<string, string>();
  const parts = model.outputs.flatMap(({ name, operand }) => {
    if (operand.content.kind !== "real") return [];
    const array = outputGradientName(name.text);
    gradients.set(name.text, array);
    e.arrays.set(array, { name: array, extents: extentsOf(operand.shape), role: "target", content: { kind: "real" }, purpose: { kind: "outputGradient", output: name.text } });
    const n = e.fresh.variable("n", 0, Infinity);
    const indices = operand.shape.map((size, i) => e.fresh.variable(`i${i}`, 0, size));
    const at = indices.map(variableAffine);
    const batched = [variableAffine(n), ...at];
    const product = multiply(readAt(operand.array, operand.batched ? batched : at), readAt(array, batched));
    return [{ coefficient: one, value: reduce("sum", [n, ...indices], [], product) }];
  });
  if (parts.length === 0) {
    if (model.outputs.length > 0) e.report.add("noRealOutput", value.span, {});
    return undefined;
  }
  return { parts, gradients };
}
