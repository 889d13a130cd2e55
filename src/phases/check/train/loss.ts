/** The loss of a model: which values are compared with what, and by which losses. */
import type { Argument, Expression, Reference } from "../../../ir/ast/expression.ts";
import { readAt, linear } from "../../../ir/equation/build.ts";
import { dataLossName, lossTermName, targetName } from "../../../ir/equation/names.ts";
import { one, zero } from "../../../ir/equation/number.ts";
import type { LossStatement } from "../../../ir/ast/types.ts";
import type { Definition } from "../../../ir/equation/types.ts";
import type { ModelLoss, ModelOutput } from "../../../ir/model/types.ts";
import { readName } from "../elaborate/context.ts";
import { applyLoss, operandParameters } from "../elaborate/training/loss.ts";
import type { Operand } from "../types.ts";
import { targetOf } from "../chain/targets.ts";
import { type Chain, type ModelParts, originOf, scopeOf } from "../chain/state.ts";
import { findOperand, refuseMember, variablesOf } from "../chain/members.ts";
import { reportUnknown } from "../chain/values.ts";
import { externalLoss, type Gradients, leavesLoss } from "./external.ts";
import { applyRegularizers } from "./regularize.ts";
import { termsOf } from "./terms.ts";

export interface ElaboratedLoss {
  readonly loss: ModelLoss;
  /** Where the host has the loss: outputs whose gradient it hands in. */
  readonly gradients: Gradients;
}

/** The loss of the model. */
export function elaborateLoss(chain: Chain, model: ModelParts): ElaboratedLoss | undefined {
  const statement = model.loss;
  if (statement === undefined) return undefined;
  const external = leavesLoss(chain, statement.value);
  const made = external ? externalLoss(chain, model, statement) : ownLoss(chain, model, statement);
  if (made === undefined) return undefined;
  const { equations, gradients } = made;
  const penalty = applyRegularizers(chain, model, equations);
  const { start, end } = statement.value.span;
  return { gradients, loss: { external, equations, data: dataLossName, ...(penalty !== undefined && { penalty }), text: statement.value.span.source.text.slice(start, end) } };
}

function ownLoss(chain: Chain, model: ModelParts, statement: LossStatement): { readonly equations: Definition[]; readonly gradients: Gradients } | undefined {
  const { e, library } = chain;
  const equations: Definition[] = [];
  const isLoss = (r: Reference): boolean => library.function("loss", r.name.text) !== undefined;
  const terms = termsOf(statement.value, isLoss, scopeOf(chain), e.report, (x) => notALoss(chain, x));
  const parts = terms.flatMap(({ weight, reference }, i) => {
    const array = elaborateTerm(chain, model, reference, i + 1, equations);
    return array === undefined ? [] : [{ coefficient: weight, value: readAt(array, []) }];
  });
  if (parts.length < terms.length || terms.length === 0) return undefined;
  e.arrays.set(dataLossName, { name: dataLossName, extents: [], role: "value", content: { kind: "real" }, purpose: { kind: "member", instance: "loss", name: "data" } });
  equations.push({ kind: "definition", array: dataLossName, indices: [], body: linear(zero, parts), origin: originOf("loss", statement.span) });
  return { equations, gradients: new Map() };
}

function notALoss(chain: Chain, e: Expression): void {
  chain.e.report.add("notALoss", e.span, {});
}

function elaborateTerm(chain: Chain, model: ModelParts, reference: Reference, term: number, equations: Definition[]): string | undefined {
  const { name } = reference;
  const definition = chain.library.function("loss", name.text);
  if (definition === undefined) {
    reportUnknown(chain, name, "loss", chain.library.names("loss"));
    return undefined;
  }
  if (refuseMember(chain, reference, "loss")) return undefined;
  const compared = whatItCompares(chain, model, reference, operandParameters(definition.declaration) > 1);
  if (compared === undefined) return undefined;
  const instance = lossTermName(term);
  const use = { instance, variables: instance, again: undefined, reference: { ...reference, arguments: compared.rest }, scope: scopeOf(chain), origin: originOf(`loss${term}`, reference.span), rate: one };
  return chain.e.report.within(reference.span, () => applyLoss(chain.e, definition, use, compared.operand, compared.target, (value) => namedOperand(chain, model, value), equations)?.array);
}

/** A value of the model that an argument names; undefined for an argument of another kind. */
export function namedOperand(chain: Chain, model: ModelParts, value: Reference): Operand | undefined {
  return value.member !== undefined || chain.named.has(value.name.text) ? valueOf(chain, model, value) : undefined;
}

export interface Compared {
  readonly operand: Operand;
  readonly target: Operand | undefined;
  /** The arguments that are the loss's own. */
  readonly rest: readonly Argument[];
}

/** A loss or metric takes any named value, by default the only output, and as `target` the data of that output or a named value. */
export function whatItCompares(chain: Chain, model: ModelParts, reference: Reference, wantsTarget: boolean): Compared | undefined {
  const args = reference.arguments ?? [];
  const [first] = args;
  const named = first?.kind === "value" && first.key === undefined && first.value.kind === "reference" && (first.value.member !== undefined || (chain.values.get(first.value.name.text)?.kind ?? "unknown") === "unknown") ? first.value : undefined;
  const rest = args.filter((a) => a !== first || named === undefined);
  const stated = rest.find((a) => a.kind === "value" && a.key?.kind === "reference" && a.key.name.text === "target");
  const own = rest.filter((a) => a !== stated);
  const [output, second] = model.outputs;
  const found = named === undefined ? output : model.outputs.find((o) => named.member === undefined && o.name.text === named.name.text);
  if (named === undefined && (output === undefined || second !== undefined)) {
    if (model.outputs.length === 0 && chain.e.report.failed) return undefined;
    const loss = reference.name.text;
    if (output === undefined) chain.e.report.add("lossWithoutOutput", reference.span, { loss });
    else chain.e.report.add("lossOfSeveralOutputs", reference.span, { loss, outputs: model.outputs.map((o) => o.name.text) });
    return undefined;
  }
  const operand = named === undefined ? found?.operand : valueOf(chain, model, named);
  if (operand === undefined) return undefined;
  if (stated?.kind === "value") {
    if (stated.value.kind !== "reference") {
      chain.e.report.add("targetNotAName", stated.value.span, { loss: reference.name.text });
      return undefined;
    }
    const target = valueOf(chain, model, stated.value);
    return target && { operand, target, rest: own };
  }
  if (!wantsTarget) return { operand, target: undefined, rest: own };
  if (found === undefined) {
    chain.e.report.add("noTargetData", reference.span, { name: named === undefined ? "" : readName(named), loss: reference.name.text });
    return undefined;
  }
  return { operand, target: targetOf(chain, model, found), rest: own };
}

/** A value that a loss is given: one of the model by name, a member of an instance, or the data of an output, `kind.target`. */
function valueOf(chain: Chain, model: ModelParts, reference: Reference): Operand | undefined {
  const { name, member } = reference;
  const output = model.outputs.find((o) => o.name.text === name.text);
  const plain = reference.indices === undefined && reference.arguments === undefined;
  if (plain && output !== undefined && member === undefined) return output.operand;
  const isData = plain && output !== undefined && member?.text === "target" && !variablesOf(chain, name).some((v) => v.member === "target");
  return isData ? targetOf(chain, model, output) : findOperand(chain, reference);
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
