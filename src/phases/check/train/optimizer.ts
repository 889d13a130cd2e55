/** `optimizer` and `constraint` of `train`: both are optimizer definitions; a constraint reads no gradient. */
import type { Reference } from "../../../ir/ast/expression.ts";
import type { OptimizerDeclaration } from "../../../ir/ast/types.ts";
import { one } from "../../../ir/equation/number.ts";
import type { ModelOptimizer } from "../../../ir/model/types.ts";
import { namesIn } from "../elaborate/equations/batched.ts";
import { type Applied, applyOptimizer } from "../elaborate/training/optimizer.ts";
import { type Chain, originOf, scopeOf } from "../chain/state.ts";
import { refuseMember } from "../chain/members.ts";
import { reportUnknown } from "../chain/values.ts";

/** Checked without a loss too: faults of an optimizer are faults. */
export function elaborateOptimizer(chain: Chain, reference: Reference, constraint: Reference | undefined, trains: boolean): ModelOptimizer | undefined {
  const { report } = chain.e;
  const optimizer = find(chain, reference, "optimizer");
  const limit = constraint && find(chain, constraint, "constraint");
  if (optimizer === undefined || (constraint !== undefined && limit === undefined)) return undefined;
  if (limit !== undefined && readsGradient(limit.definition.declaration)) {
    refuse(chain, limit, "constraint");
    return undefined;
  }
  const trained = trains ? chain.e.variables.filter((v) => v.trained) : [];
  const before = report.mark;
  const applied = report.within(reference.span, () => applyOptimizer(chain.e, optimizer, limit, trained));
  // A name that means nothing may have been meant to be the gradient.
  if (report.failedSince(before) || readsGradient(optimizer.definition.declaration)) return applied;
  refuse(chain, optimizer, "optimizer");
  return undefined;
}

function find(chain: Chain, reference: Reference, setting: "optimizer" | "constraint"): Applied | undefined {
  const { name, span } = reference;
  const definition = chain.library.optimizer(name.text);
  if (definition === undefined) {
    reportUnknown(chain, name, setting, chain.library.names("optimizer"));
    return undefined;
  }
  if (refuseMember(chain, reference, setting)) return undefined;
  return { definition, use: { instance: name.text, variables: name.text, again: undefined, reference, scope: scopeOf(chain), origin: originOf(name.text, span), rate: one } };
}

function refuse({ e }: Chain, { definition, use }: Applied, setting: "optimizer" | "constraint"): void {
  const { name } = use.reference;
  e.report.add("optimizerOrConstraint", name.span, { name: name.text, setting }, { notes: [{ message: "defined here", span: definition.declaration.name.span }] });
}

/** A definition that reads no gradient is a constraint, not an optimizer. */
function readsGradient({ body }: OptimizerDeclaration): boolean {
  const values = body.flatMap((s) => (s.kind === "let" ? (s.value.base ?? []) : s.kind === "equation" ? [s.value] : []));
  return values.some((value) => namesIn(value).has("g"));
}
