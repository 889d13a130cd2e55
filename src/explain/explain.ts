/** A description of a model for people: its layers, and with `math` its equations, in indices and in matrices, with `worked` in numbers. */
import type { ProgramSet } from "../ir/equation/program-set.ts";
import { type Context, derivation, equationSteps, finish, kernelSteps, scalar } from "../pipeline.ts";
import type { ModelLoss } from "../ir/model/types.ts";
import { toNumber } from "../ir/equation/number.ts";
import type { ExplainedTerm, Explanation } from "./explanation.ts";
import { derivativeCosts, derivedValues, isCounted } from "./derivatives.ts";
import { mathematics } from "./math.ts";
import { isKept } from "./matrix/derivation.ts";
import { notesOf, type WorkedExample } from "./matrix/notes.ts";
import { explainStream } from "./stream.ts";
import { layerTable } from "./table.ts";

export function explainModel(context: Context, math: boolean, worked?: WorkedExample): Explanation {
  const { model, options: { precision = "f64" } } = context;
  const { name, doc, loss, optimizer, train: { batch, accumulate } } = model;
  let expanded: ProgramSet | undefined;
  const set = finish(equationSteps(context), ({ phase, form }) => {
    if (phase === "expand" && form.kind === "equations") expanded = form.set;
  });
  const planned = finish(kernelSteps(context, set, scalar));
  const equations = math ? mathematics(model, expanded ?? set, set) : undefined;
  const values = derivedValues(expanded ?? set);
  return {
    name, ...(doc !== undefined && { doc }),
    layers: layerTable(model, expanded ?? set, set, planned, precision),
    ...(loss !== undefined && { training: { loss: loss.text, ...termsOf(loss), ...(optimizer !== undefined && { optimizer: optimizer.text }), batch, ...(accumulate === Infinity && { whole: true as const }) } }),
    ...(model.stream !== undefined && { stream: explainStream(model.stream, planned.kernels, precision === "f32" ? 4 : 8) }),
    ...(values.size > 0 && { derivatives: derivativeCosts(values, derivation(context, isCounted(values))) }),
    ...(equations !== undefined && {
      mathematics: equations,
      notes: notesOf(model, expanded ?? set, derivation(context, isKept(model)), equations.find((section) => section.title === "Update"), worked),
    }),
  };
}

/** Each term with its place; of one alone that the model states, nothing more than the statement. */
function termsOf({ terms }: ModelLoss): { readonly terms?: readonly ExplainedTerm[] } {
  if (terms.length < 2 && terms.every(({ definition }) => definition === undefined)) return {};
  return { terms: terms.map(({ name, definition, weight, origin: { file, line } }) => ({ name, weight: String(toNumber(weight)), place: `${file}:${line}${definition === undefined ? "" : `, by \`${definition}\``}` })) };
}
