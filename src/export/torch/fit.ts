/** The method `fit` of a network: values that are fitted to all training examples together, before anything is trained. */
import { components, equationsByArray } from "../../ir/equation/dependencies.ts";
import { Fresh } from "../../ir/equation/fresh.ts";
import type { Program } from "../../ir/equation/types.ts";
import type { CheckedModel, OrderStatistic } from "../../ir/model/types.ts";
import { localName } from "./locals.ts";
import { write } from "./module.ts";
import { keyOf } from "./names.ts";
import type { Argument } from "./network.ts";
import { block, line, type Statement } from "./python.ts";
import { FunctionScope } from "./function-scope.ts";

/** `args`: of `forward`, which it takes, too. Empty where nothing is fitted. */
export function fitMethod(model: CheckedModel, fitting: Program | undefined, args: readonly Argument[]): readonly Statement[] {
  if (fitting === undefined && model.ordered.length === 0) return [];
  const arrays = fitting?.arrays ?? model.arrays;
  const f = new FunctionScope(arrays, { isPlain: true });
  for (const { array, name } of args) f.give(array, f.names.fresh(name));
  const keys = new Map(model.variables.map((v) => [v.name, `self.${keyOf(v.instance, v.member)}`]));
  for (const [name, key] of keys) f.give(name, key);
  const statements: Statement[] = model.ordered.map((o) => line(orderStatistic(o, f, keys.get(o.array) ?? "")));
  if (fitting !== undefined) {
    const equations = equationsByArray(fitting);
    const fresh = new Fresh(fitting.nextIndex);
    for (const { arrays: group, cyclic } of components(fitting, fitting.outputs)) {
      const definitions = group.flatMap((array) => {
        const equation = equations.get(array);
        return equation?.kind === "definition" ? equation : [];
      });
      const locals = new Map(definitions.map((d) => [d.array, f.names.fresh(localName(d.array, "", arrays))]));
      if (definitions.length > 0) statements.push(...write({ definitions, cyclic }, locals, f, { arrays, fresh }));
    }
    for (const output of fitting.outputs) statements.push(line(`${keys.get(output) ?? ""}.copy_(${f.codeOf(output).text})`));
  }
  return [line("@torch.no_grad()"), block(`def fit(${["self", ...args.map((a) => a.name)].join(", ")})`, [line('"""Fitted values from all training examples."""'), ...f.body(statements)])];
}

/** The median or the most frequent of numbers whose marks, which lie behind each, are 0. */
function orderStatistic({ array, statistic, input, from }: OrderStatistic, f: FunctionScope, key: string): string {
  const size = f.definitionOf(array).extents.reduce((n, { lower, upper }) => n * (upper - lower), 1);
  return `${key}.copy_(${statistic}_of(${f.codeOf(input).text}, ${from}, ${size}).reshape(${key}.shape))`;
}
