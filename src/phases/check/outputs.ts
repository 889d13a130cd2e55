/** Outputs: the prediction for an example depends neither on the others of its batch nor on the data that a model learns from. */
import { constant } from "../../ir/equation/build.ts";
import { shownName } from "../../ir/equation/names.ts";
import { pairsExamples } from "../../ir/equation/pairs.ts";
import { readsOf } from "../../ir/equation/traverse.ts";
import { decideTraining } from "../../ir/model/batch-statistics.ts";
import type { Chain, ModelParts } from "./chain/state.ts";
import type { Elaboration } from "./types.ts";

const nothing = constant(0);

/** `named`: the values of the model, which messages call by their names. */
export function checkOutputs({ arrays, equations, report }: Elaboration, model: ModelParts, named: Chain["named"]): void {
  const byArray = new Map(decideTraining(equations, 0).map((q) => [q.array, q]));
  for (const { name, array } of model.outputs) {
    const behind = new Set([array]);
    for (const found of behind) for (const read of readsOf(byArray.get(found)?.body ?? nothing)) behind.add(read.array);
    const target = [...model.targets].find(([, data]) => behind.has(data.array))?.[0];
    if (target !== undefined) {
      report.add("outputOfData", name.span, { output: name.text, target });
      continue;
    }
    const through = [...behind].find((found) => {
      const equation = byArray.get(found);
      return equation !== undefined && pairsExamples(equation, arrays);
    });
    if (through === undefined) continue;
    const value = [...named].find(([, { operand }]) => operand.array === through)?.[0] ?? shownName(through);
    report.add("outputOfOthers", name.span, { output: name.text, through: value });
  }
}
