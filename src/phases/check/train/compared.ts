/** What a loss or metric compares: a value by name, the only output by default, with the data of that output or with what `target` names. */
import type { Argument, Reference } from "../../../ir/ast/expression.ts";
import { readName } from "../elaborate/context.ts";
import type { Operand } from "../types.ts";
import { targetOf } from "../chain/targets.ts";
import type { Chain, LossParts } from "../chain/state.ts";
import { findOperand, variablesOf } from "../chain/members.ts";

/** A value of the model that an argument names; undefined for an argument of another kind. */
export function namedOperand(chain: Chain, model: LossParts, value: Reference): Operand | undefined {
  return value.member !== undefined || chain.named.has(value.name.text) ? valueOf(chain, model, value) : undefined;
}

export interface Compared {
  readonly operand: Operand;
  readonly target: Operand | undefined;
  /** The arguments that are the loss's own. */
  readonly rest: readonly Argument[];
}

/** A loss or metric takes any named value, by default the only output, and as `target` the data of that output or a named value. */
export function whatItCompares(chain: Chain, model: LossParts, reference: Reference, wantsTarget: boolean): Compared | undefined {
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
function valueOf(chain: Chain, model: LossParts, reference: Reference): Operand | undefined {
  const { name, member } = reference;
  const output = model.outputs.find((o) => o.name.text === name.text);
  const plain = reference.indices === undefined && reference.arguments === undefined;
  if (plain && output !== undefined && member === undefined) return output.operand;
  const isData = plain && output !== undefined && member?.text === "target" && !variablesOf(chain, name).some((v) => v.member === "target");
  return isData ? targetOf(chain, model, output) : findOperand(chain, reference);
}
