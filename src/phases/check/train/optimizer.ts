/** The settings of `train` that apply optimizer definitions: a constraint reads no gradient, an average has an output. */
import type { Reference } from "../../../ir/ast/expression.ts";
import type { OptimizerDeclaration } from "../../../ir/ast/types.ts";
import { one } from "../../../ir/equation/number.ts";
import type { ModelOptimizer } from "../../../ir/model/types.ts";
import type { AppliedSettingName } from "../../../ir/model/train-settings.ts";
import { UnusedNames } from "../../../ir/unused-names.ts";
import { namesIn } from "../elaborate/equations/batched.ts";
import { type Applied, applyOptimizer } from "../elaborate/training/optimizer.ts";
import { type Chain, originOf, scopeOf } from "../chain/state.ts";
import { refuseMember } from "../chain/members.ts";
import { reportUnknown } from "../chain/values.ts";
import type { CalledSettings } from "./settings.ts";

type Kind = "optimizer" | "constraint" | "average";

const kinds = { optimizer: "optimizer", biases: "optimizer", gains: "optimizer", constraint: "constraint", average: "average" } as const satisfies Record<AppliedSettingName, Kind>;

/** Checked without a loss too: faults of an optimizer are faults. `usual`: the optimizer of a model that names none. */
export function elaborateOptimizer(chain: Chain, called: CalledSettings, usual: Reference, trains: boolean): ModelOptimizer | undefined {
  const { report } = chain.e;
  const names = new UnusedNames();
  const references = { optimizer: called.optimizer ?? [usual], biases: called.biases ?? [], gains: called.gains ?? [], constraint: called.constraint?.slice(0, 1) ?? [], average: called.average?.slice(0, 1) ?? [] };
  const find = (setting: AppliedSettingName): readonly Applied[] => references[setting].flatMap((reference) => found(chain, reference, kinds[setting], names) ?? []);
  const applied = { optimizer: find("optimizer"), biases: find("biases"), gains: find("gains"), constraint: find("constraint"), average: find("average") };
  const all = (["optimizer", "biases", "gains", "constraint", "average"] as const).map((setting) => ({ setting, kind: kinds[setting], list: applied[setting] }));
  if (all.some(({ setting, list }) => list.length < references[setting].length)) return undefined;
  const others = all.flatMap(({ kind, list }) => list.filter(({ definition: { declaration } }) => kind !== "optimizer" || kindOf(declaration) === "average").map((a) => suits(chain, a, kind)));
  if (others.includes(false)) return undefined;
  const trained = trains ? chain.e.variables.filter((v) => v.trained) : [];
  const before = report.mark;
  const [first = usual] = references.optimizer;
  const made = report.within(first.span, () => applyOptimizer(chain.e, applied, usual.name.text, trained));
  // A name that means nothing may have been meant to be the gradient.
  if (report.failedSince(before)) return made;
  return all.filter(({ kind }) => kind === "optimizer").flatMap(({ list }) => list.map((a) => suits(chain, a, "optimizer"))).every(Boolean) ? made : undefined;
}

/** The definition and its call; a further call of it has a name of its own, `adamw_2`. */
function found(chain: Chain, reference: Reference, kind: Kind, names: UnusedNames): Applied | undefined {
  const { name, span } = reference;
  const definition = chain.library.optimizer(name.text);
  if (definition === undefined) {
    reportUnknown(chain, name, kind, chain.library.names("optimizer"));
    return undefined;
  }
  if (refuseMember(chain, reference, kind)) return undefined;
  const instance = names.fresh(name.text);
  return { definition, use: { instance, variables: instance, again: undefined, reference, scope: scopeOf(chain), origin: originOf(instance, span), rate: one } };
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
