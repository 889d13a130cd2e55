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

type Kind = "optimizer" | "constraint" | "average";

/** What `train` applies in a step, as it was called. */
interface Called {
  readonly optimizer: Reference;
  readonly constraint: Reference | undefined;
  readonly average: Reference | undefined;
}

/** Checked without a loss too: faults of an optimizer are faults. */
export function elaborateOptimizer(chain: Chain, called: Called, trains: boolean): ModelOptimizer | undefined {
  const { report } = chain.e;
  const [optimizer, constraint, average] = (["optimizer", "constraint", "average"] as const).map((setting) => {
    const reference = called[setting];
    return reference && find(chain, reference, setting);
  });
  if (optimizer === undefined || (called.constraint !== undefined && constraint === undefined) || (called.average !== undefined && average === undefined)) return undefined;
  for (const [applied, setting] of [[constraint, "constraint"], [average, "average"]] as const) if (applied !== undefined && !suits(chain, applied, setting)) return undefined;
  if (kindOf(optimizer.definition.declaration) === "average" && !suits(chain, optimizer, "optimizer")) return undefined;
  const trained = trains ? chain.e.variables.filter((v) => v.trained) : [];
  const before = report.mark;
  const applied = report.within(called.optimizer.span, () => applyOptimizer(chain.e, optimizer, { constraint, average }, trained));
  // A name that means nothing may have been meant to be the gradient.
  return report.failedSince(before) || suits(chain, optimizer, "optimizer") ? applied : undefined;
}

function find(chain: Chain, reference: Reference, setting: Kind): Applied | undefined {
  const { name, span } = reference;
  const definition = chain.library.optimizer(name.text);
  if (definition === undefined) {
    reportUnknown(chain, name, setting, chain.library.names("optimizer"));
    return undefined;
  }
  if (refuseMember(chain, reference, setting)) return undefined;
  return { definition, use: { instance: name.text, variables: name.text, again: undefined, reference, scope: scopeOf(chain), origin: originOf(name.text, span), rate: one } };
}

/** Whether a definition is of the kind that the setting takes; reports one that is not. */
function suits({ e }: Chain, { definition, use }: Applied, setting: Kind): boolean {
  const is = kindOf(definition.declaration);
  if (is === setting) return true;
  const { name } = use.reference;
  e.report.add("optimizerOrConstraint", name.span, { name: name.text, setting, is }, { notes: [{ message: "defined here", span: definition.declaration.name.span }] });
  return false;
}

/** A definition with an output is an average; one that reads no gradient a constraint, not an optimizer. */
function kindOf({ body }: OptimizerDeclaration): Kind {
  if (body.some((s) => s.kind === "layerOutput")) return "average";
  const values = body.flatMap((s) => (s.kind === "let" ? (s.value.base ?? []) : s.kind === "equation" ? [s.value] : []));
  return values.some((value) => namesIn(value).has("g")) ? "optimizer" : "constraint";
}
