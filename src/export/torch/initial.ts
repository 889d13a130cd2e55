/** Initial values of a module's parameters and buffers. */
import { components, equationsByArray } from "../../ir/equation/dependencies.ts";
import type { ArrayDefinition, Program } from "../../ir/equation/types.ts";
import type { CheckedModel } from "../../ir/model/types.ts";
import { valueOf } from "./definition.ts";
import { attribute } from "./names.ts";
import { identifier } from "./positions.ts";
import { line, type Statement } from "./python.ts";
import { FunctionScope } from "./function-scope.ts";
import type { ModuleNode } from "./tree.ts";

/** `drawNumber`: the number of a draw in Python. */
export function initial({ variables }: ModuleNode, model: CheckedModel, initialize: Program | undefined, declared: ReadonlyMap<string, ArrayDefinition>, drawNumber: (occurrence: number) => string): readonly Statement[] {
  const arrays = new Map([...declared, ...(initialize?.arrays ?? [])]);
  const own = new Map(variables.map((v) => [v.name, v]));
  // What another module has is computed once more, as that module draws it.
  let isForeign = false;
  const f = new FunctionScope(arrays, { isInitial: true, drawNumber: (occurrence) => (isForeign ? String(occurrence) : drawNumber(occurrence)) });
  const statements: Statement[] = [];
  const equations = initialize === undefined ? new Map() : equationsByArray(initialize);
  const order = initialize === undefined ? [] : components(initialize, own.keys()).flatMap((c) => c.arrays);
  const rest = [...own.keys()].filter((name) => !order.includes(name));
  for (const array of [...order, ...rest]) {
    const variable = own.get(array);
    const equation = equations.get(array);
    const definition = arrays.get(array);
    const shape = definition?.extents.map(({ lower, upper }) => upper - lower) ?? [];
    const zeros = `torch.zeros(${shape.length === 1 ? shape.join("") : `(${shape.join(", ")})`})`;
    isForeign = variable === undefined && model.variables.some((v) => v.name === array);
    const value = equation?.kind === "definition" ? valueOf(equation, f, statements).code.text : zeros;
    if (variable === undefined) {
      const local = f.names.fresh(identifier(array));
      statements.push(line(`${local} = ${value}`));
      f.bind(array, { kind: "tensor", text: local });
      continue;
    }
    const name = attribute(variable.member);
    const isBuffer = variable.role === "state" || variable.role === "fitted";
    const about = variable.doc === undefined ? "" : `  # ${variable.doc.replaceAll(/\s+/g, " ")}`;
    statements.push(line(isBuffer ? `self.register_buffer("${name}", ${value})${about}` : `self.${name} = nn.Parameter(${value}${variable.trained ? "" : ", requires_grad=False"})${about}`));
    f.bind(array, { kind: "tensor", text: `self.${name}` });
  }
  return f.body(statements);
}
