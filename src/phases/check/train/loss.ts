/** The loss of a model: the terms of its statement, or what the host hands in, and the losses of its layers and blocks. */
import { linear, mean, readAt } from "../../../ir/equation/build.ts";
import { variableAffine } from "../../../ir/equation/affine.ts";
import { dataLossName, lossMember, lossTermName, memberName, targetName } from "../../../ir/equation/names.ts";
import { one, zero } from "../../../ir/equation/number.ts";
import type { Definition } from "../../../ir/equation/types.ts";
import type { LossTerm, ModelLoss, ModelOutput } from "../../../ir/model/types.ts";
import type { OwnLoss } from "../types.ts";
import { type Chain, type ModelParts, originOf } from "../chain/state.ts";
import { externalLoss, type Gradients, leavesLoss } from "./external.ts";
import { applyRegularizers } from "./regularize.ts";
import { elaborateTerms } from "./loss-terms.ts";

export interface ElaboratedLoss {
  readonly loss: ModelLoss;
  /** Where the host has the loss: outputs whose gradient it hands in. */
  readonly gradients: Gradients;
}

/** The loss of the model. */
export function elaborateLoss(chain: Chain, model: ModelParts): ElaboratedLoss | undefined {
  const statement = model.loss;
  const { e } = chain;
  if (statement === undefined) {
    if (e.losses.length > 0 && model.train === undefined) e.report.add("lossNeverTaken", model.span, { instances: e.losses.map((own) => own.instance) });
    return undefined;
  }
  const external = leavesLoss(chain, statement.value);
  const equations: Definition[] = [];
  const handed = external ? externalLoss(chain, model, statement) : undefined;
  const written = external ? [] : elaborateTerms(chain, model, statement, lossTermName, equations);
  if ((external && handed === undefined) || written === undefined) return undefined;
  const terms = [...written, ...e.losses.map((own, i) => termOfLayer(chain, own, written.length + i + 1, equations))];
  const body = linear(zero, [...(handed?.parts ?? []), ...terms.map(({ weight, array }) => ({ coefficient: weight, value: readAt(array, []) }))]);
  e.arrays.set(dataLossName, { name: dataLossName, extents: [], role: "value", content: { kind: "real" }, purpose: { kind: "member", instance: "loss", name: "data" } });
  equations.push({ kind: "definition", array: dataLossName, indices: [], body, origin: originOf("loss", statement.span) });
  const penalty = applyRegularizers(chain, model, equations);
  const { start, end, source } = statement.value.span;
  return {
    gradients: handed?.gradients ?? new Map(),
    loss: { external, equations, terms, data: dataLossName, ...(penalty !== undefined && { penalty }), text: source.text.slice(start, end) },
  };
}

/** The mean over the examples of what a layer or block adds. */
function termOfLayer({ e }: Chain, { instance, definition, value, equations: own, origin }: OwnLoss, k: number, equations: Definition[]): LossTerm {
  const array = lossTermName(k);
  const n = e.fresh.variable("n", 0, Infinity);
  e.arrays.set(array, { name: array, extents: [], role: "value", content: { kind: "real" } });
  equations.push(...own, { kind: "definition", array, indices: [], body: value.batched ? mean([n], readAt(value.array, [variableAffine(n)])) : readAt(value.array, []), origin });
  return { name: memberName(instance, lossMember), kind: "own", definition, weight: one, array, origin };
}

export function describeOutputs(model: ModelParts, gradients: Gradients): readonly ModelOutput[] {
  return model.outputs.map(({ name, column, doc, encoding, array }) => ({
    name: name.text,
    ...(column !== undefined && { column }),
    ...(doc !== undefined && { doc }),
    encoding,
    array,
    ...(model.targets.has(name.text) && { target: targetName(name.text) }),
    ...givenGradient(gradients.get(name.text)),
  }));
}

function givenGradient(gradient: string | undefined): { readonly gradient?: string } {
  return gradient === undefined ? {} : { gradient };
}
