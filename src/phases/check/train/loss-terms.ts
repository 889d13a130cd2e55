/** The terms of a `loss` statement: losses of values and targets, and values that are a loss themselves, each with a weight. */
import type { Reference } from "../../../ir/ast/expression.ts";
import type { LossStatement } from "../../../ir/ast/types.ts";
import { variableAffine } from "../../../ir/equation/affine.ts";
import { mean, readAt } from "../../../ir/equation/build.ts";
import { one } from "../../../ir/equation/number.ts";
import type { Definition } from "../../../ir/equation/types.ts";
import type { LossTerm } from "../../../ir/model/types.ts";
import { textOf } from "../../../source/source.ts";
import { refuseMember } from "../chain/members.ts";
import { type Chain, type LossParts, originOf, scopeOf } from "../chain/state.ts";
import { reportUnknown } from "../chain/values.ts";
import { readName } from "../elaborate/context.ts";
import { applyLoss, operandParameters } from "../elaborate/training/loss.ts";
import { namedOperand, whatItCompares } from "./compared.ts";
import { termsOf } from "./terms.ts";

/** Each with an array of rank 0, its mean over the examples; `undefined` after a fault. `arrayOf` names the array of the k-th, from 1. */
export function elaborateTerms(chain: Chain, parts: LossParts, { value }: LossStatement, arrayOf: (k: number) => string, equations: Definition[]): readonly LossTerm[] | undefined {
  const { report } = chain.e;
  const isTerm = (r: Reference): boolean => chain.library.function("loss", r.name.text) !== undefined;
  const written = termsOf(value, isTerm, scopeOf(chain), report, (x) => report.add("notALoss", x.span, {}));
  const terms = written.flatMap(({ weight, reference }, i): readonly LossTerm[] => {
    const array = arrayOf(i + 1);
    const kind = elaborateTerm(chain, parts, reference, i + 1, array, equations);
    return kind === undefined ? [] : [{ name: textOf(reference.span), kind, definition: undefined, weight, array, origin: originOf(`loss${i + 1}`, reference.span) }];
  });
  return terms.length < written.length || terms.length === 0 ? undefined : terms;
}

function elaborateTerm(chain: Chain, parts: LossParts, reference: Reference, k: number, instance: string, equations: Definition[]): "loss" | "value" | undefined {
  const { e, library } = chain;
  const { report } = e;
  const { name, span } = reference;
  const definition = library.function("loss", name.text);
  const isNamed = reference.arguments === undefined && (chain.named.has(name.text) || (reference.member !== undefined && definition === undefined));
  const value = isNamed ? namedOperand(chain, parts, reference) : undefined;
  // Of a value and a loss of one name, the loss is meant where the value could be none.
  if (isNamed && (definition === undefined || value?.shape.length === 0)) {
    if (value === undefined) return undefined;
    if (definition !== undefined) report.add("bothMeant", name.span, { name: name.text, shared: false, keyword: "loss" }, { fixes: [{ title: `write \`${name.text}()\``, edits: [{ span: name.span, text: `${name.text}()` }] }] });
    if (value.shape.length > 0 || value.content.kind !== "real") {
      e.report.add("lossWithAxes", span, { name: readName(reference), shape: value.shape }, { notes: [{ message: "the value is made here", span: value.span }] });
      return undefined;
    }
    const n = e.fresh.variable("n", 0, Infinity);
    e.arrays.set(instance, { name: instance, extents: [], role: "value", content: { kind: "real" } });
    equations.push({ kind: "definition", array: instance, indices: [], body: value.batched ? mean([n], readAt(value.array, [variableAffine(n)])) : readAt(value.array, []), origin: originOf(`loss${k}`, span) });
    return "value";
  }
  if (definition === undefined) {
    if (chain.values.get(name.text)?.kind !== "unknown") reportUnknown(chain, name, "loss", library.names("loss"));
    return undefined;
  }
  if (refuseMember(chain, reference, "loss")) return undefined;
  const compared = whatItCompares(chain, parts, reference, operandParameters(definition.declaration) > 1);
  if (compared === undefined) return undefined;
  const use = { instance, variables: instance, again: undefined, reference: { ...reference, arguments: compared.rest }, scope: scopeOf(chain), origin: originOf(`loss${k}`, span), rate: one };
  const made = e.report.within(span, () => applyLoss(e, definition, use, compared.operand, compared.target, (given) => namedOperand(chain, parts, given), equations));
  return made && "loss";
}
