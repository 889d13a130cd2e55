/** `optimizer` and `constraint` of `train`: both are optimizer definitions; a constraint reads no gradient. */
import type { Reference } from "../../../ir/ast/expression.ts";
import type { OptimizerDeclaration } from "../../../ir/ast/types.ts";
import { one } from "../../../ir/equation/number.ts";
import type { ModelOptimizer } from "../../../ir/model/types.ts";
import { namesIn } from "../elaborate/equations/batched.ts";
import { isGradient } from "../elaborate/training/roles.ts";
import { type Applied, applyOptimizer } from "../elaborate/training/optimizer.ts";
import { type Chain, originOf, scopeOf } from "../chain/state.ts";
import { refuseMember } from "../chain/members.ts";
import { reportUnknown } from "../chain/values.ts";

/** Checked without a loss too: faults of an optimizer are faults. */
export function elaborateOptimizer(chain: Chain, reference: Reference, constraint: Reference | undefined, trains: boolean): ModelOptimizer | undefined {
  const optimizer = find(chain, reference, "optimizer");
  const limit = constraint && find(chain, constraint, "constraint");
  if (optimizer === undefined || (constraint !== undefined && limit === undefined)) return undefined;
  const trained = trains ? chain.e.variables.filter((v) => v.trained) : [];
  return chain.e.report.within(reference.span, () => applyOptimizer(chain.e, optimizer, limit, trained));
}

function find(chain: Chain, reference: Reference, setting: "optimizer" | "constraint"): Applied | undefined {
  const { name, span } = reference;
  const definition = chain.library.optimizer(name.text);
  if (definition === undefined) {
    reportUnknown(chain, name, setting, chain.library.names("optimizer"));
    return undefined;
  }
  if (refuseMember(chain, reference, setting)) return undefined;
  const learns = readsGradient(definition.declaration);
  if (learns !== (setting === "optimizer") && (setting === "constraint" || !misnamesGradient(definition.declaration))) {
    const notes = [{ message: "defined here", span: definition.declaration.name.span }];
    chain.e.report.add("optimizerOrConstraint", name.span, { name: name.text, setting }, { notes });
    return undefined;
  }
  return { definition, use: { instance: name.text, variables: name.text, again: undefined, reference, scope: scopeOf(chain), origin: originOf(name.text, span), rate: one } };
}

/** Whether a definition reads the gradient by a name that other tools give it, and does not declare that name: reported where it is read. */
function misnamesGradient({ parameters, body }: OptimizerDeclaration): boolean {
  const declared = new Set([...parameters.map((p) => p.name), ...body.flatMap((s) => (s.kind === "array" ? s.arrays.map((a) => a.name) : s.kind === "let" ? [s.name] : []))].map((n) => n.text));
  const values = body.flatMap((s) => (s.kind === "let" ? (s.value.base ?? []) : s.kind === "equation" ? [s.value] : []));
  return values.some((value) => [...namesIn(value).keys()].some((name) => !declared.has(name) && isGradient(name)));
}

/** A definition that reads no gradient is a constraint, not an optimizer. */
function readsGradient({ body }: OptimizerDeclaration): boolean {
  const values = body.flatMap((s) => (s.kind === "let" ? (s.value.base ?? []) : s.kind === "equation" ? [s.value] : []));
  return values.some((value) => namesIn(value).has("g"));
}
