/** `regularize`: its terms over every weight that is trained; biases and gains are left alone. */
import type { Reference } from "../../../ir/ast/expression.ts";
import { linear, readAt } from "../../../ir/equation/build.ts";
import { penaltyLossName, penaltyName } from "../../../ir/equation/names.ts";
import { one, zero } from "../../../ir/equation/number.ts";
import type { Definition } from "../../../ir/equation/types.ts";
import { applyRegularizer } from "../elaborate/training/regularizer.ts";
import { type Chain, type ModelParts, originOf, scopeOf } from "../chain/state.ts";
import { refuseMember } from "../chain/members.ts";
import { reportUnknown } from "../chain/values.ts";
import { warnOfRegularizedGains } from "./gains.ts";
import { termsOf } from "./terms.ts";

/** The rank-0 array of the whole penalty; absent where nothing is regularized. */
export function applyRegularizers(chain: Chain, model: ModelParts, equations: Definition[]): string | undefined {
  const statement = model.regularize;
  if (statement === undefined) return undefined;
  const { e, library } = chain;
  const isRegularizer = (r: Reference): boolean => library.function("regularizer", r.name.text) !== undefined;
  const terms = termsOf(statement.value, isRegularizer, scopeOf(chain), e.report, (x) => e.report.add("notARegularizer", x.span, {}));
  const weights = e.variables.filter((v) => v.role === "weight" && v.trained);
  const parts = terms.flatMap(({ weight, reference }, i) => {
    const definition = library.function("regularizer", reference.name.text);
    if (definition === undefined) {
      reportUnknown(chain, reference.name, "regularizer", library.names("regularizer"));
      return [];
    }
    if (refuseMember(chain, reference, "regularizer")) return [];
    return weights.flatMap((variable) => {
      const instance = penaltyName(variable.name, terms.length > 1 ? i + 1 : undefined);
      const use = { instance, variables: instance, again: undefined, reference, scope: scopeOf(chain), origin: originOf("regularize", reference.span), rate: one };
      const array = e.report.within(reference.span, () => applyRegularizer(e, definition, use, variable, equations));
      return array === undefined ? [] : [{ coefficient: weight, value: readAt(array, []) }];
    });
  });
  if (parts.length === 0) return undefined;
  warnOfRegularizedGains(chain, weights, statement.span);
  const penalty = penaltyLossName;
  e.arrays.set(penalty, { name: penalty, extents: [], role: "value", content: { kind: "real" }, purpose: { kind: "member", instance: "loss", name: "penalty" } });
  equations.push({ kind: "definition", array: penalty, indices: [], body: linear(zero, parts), origin: originOf("regularize", statement.span) });
  return penalty;
}
