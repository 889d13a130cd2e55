/** The class of a model: outputs of its inputs, and the loss where it is given targets. */
import { lossName } from "../../ir/equation/names.ts";
import type { Program } from "../../ir/equation/types.ts";
import { fitMethod } from "./fit.ts";
import { joinedChoices } from "./joined-choices.ts";
import { argumentName } from "./locals.ts";
import { bindVariables, compute, type Emission, initializer, store } from "./module.ts";
import { block, line, type Statement } from "./python.ts";
import { FunctionScope } from "./function-scope.ts";
import { type Item, type ModuleNode, unitsOf } from "./tree.ts";
import { withoutUnread } from "./unread.ts";
import { readsOfUnit } from "./units.ts";
import { identifier } from "./positions.ts";

/** An argument of `forward`, in order. */
export interface Argument {
  readonly array: string;
  readonly name: string;
  /** Without it the network gives outputs alone. */
  readonly forLoss: boolean;
}

export interface NetworkClass {
  readonly body: readonly Statement[];
  readonly arguments: readonly Argument[];
  readonly hasLoss: boolean;
  /** The argument that asks for the loss, where nothing is needed for it. */
  readonly flag?: string;
}

export function networkClass(root: ModuleNode, emission: Emission, fitting: Program | undefined): NetworkClass {
  const { plan } = emission;
  const { model, network } = plan;
  const f = new FunctionScope(network.arrays, { isShared: true });
  const hasLoss = network.units.some((u) => u.arrays.includes(lossName));
  const outputs = model.outputs.map((o) => o.array);
  const [before, after] = divided(root.items, outputs, new Set(plan.storesOf(root).map((s) => s.source)));
  const readBefore = new Set([...before.flatMap(unitsOf).flatMap((u) => [...readsOfUnit(u)]), ...outputs]);
  const inputs = new Map(model.inputs.map((i) => [i.array, i]));
  // Metrics compare with data, too, that no term of the loss reads.
  const targets = hasLoss ? model.outputs.flatMap(({ target }) => (target !== undefined && network.arrays.has(target) ? [target] : [])) : [];
  const all = [...new Set([...model.inputs.map((i) => i.array), ...plan.argumentsOf(root), ...targets])];
  const args = all.map((array): Argument => {
    const input = inputs.get(array);
    const name = f.names.fresh(input === undefined ? argumentName(array, network.arrays) : identifier(input.name));
    const forLoss = !readBefore.has(array) && (input === undefined || !input.needed);
    return { array, name, forLoss };
  });
  const ordered = [...args.filter((a) => !a.forLoss), ...args.filter((a) => a.forLoss)];
  for (const a of args) f.give(a.array, a.name);
  const optional = ordered.filter((a) => a.forLoss).map((a) => a.name);
  const withLoss = optional.at(-1) ?? f.names.fresh("with_loss");
  const signature = ["self", ...ordered.map((a) => (a.forLoss ? `${a.name}=None` : a.name)), ...(hasLoss && optional.length === 0 ? [`${withLoss}=False`] : [])];
  bindVariables(root, f, plan);
  const statements: Statement[] = [];
  compute(root, before, f, statements, emission);
  store(root, f, statements, plan);
  const given = outputs.map((o) => f.codeOf(o).text);
  const result = given.length === 1 ? given[0] ?? "None" : `(${given.join(", ")})`;
  if (hasLoss) {
    statements.push(block(`if ${withLoss} is ${optional.length === 0 ? "False" : "None"}`, [line(`return ${result}`)]));
    compute(root, after, f, statements, emission);
    statements.push(line(`return ${result}, ${f.codeOf(lossName).text}`));
  } else statements.push(line(`return ${result}`));
  const doc = model.doc === undefined ? [] : [line(`"""${model.doc.replaceAll("\\", "\\\\").replaceAll('"""', "'''").trim()}"""`), line("")];
  const fit = fitMethod(model, fitting, ordered);
  const body = [...doc, ...initializer(root, emission, undefined), line(""), block(`def forward(${signature.join(", ")})`, f.body(withoutUnread(joinedChoices(statements)))), ...(fit.length === 0 ? [] : [line(""), ...fit])];
  return { body, arguments: ordered, hasLoss, ...(hasLoss && optional.length === 0 && { flag: withLoss }) };
}

/** The items that outputs need, and new states; then those of the loss alone. */
function divided(items: readonly Item[], outputs: readonly string[], stored: ReadonlySet<string>): readonly [readonly Item[], readonly Item[]] {
  const needed = new Set([...outputs, ...stored]);
  const before = new Set<Item>();
  for (const item of [...items].reverse()) {
    const units = unitsOf(item);
    if (!units.some((u) => u.arrays.some((a) => needed.has(a)))) continue;
    before.add(item);
    for (const unit of units) for (const array of readsOfUnit(unit)) needed.add(array);
  }
  return [items.filter((i) => before.has(i)), items.filter((i) => !before.has(i))];
}
