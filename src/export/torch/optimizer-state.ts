/** The first values of what an optimizer keeps for a parameter. */
import { equationsByArray } from "../../ir/equation/dependencies.ts";
import type { ArrayDefinition, Program } from "../../ir/equation/types.ts";
import { bareValueOf } from "./definition.ts";
import type { Statement } from "./python.ts";
import { FunctionScope } from "./scope.ts";
import { NotExportable } from "./unsupported.ts";

/** Numbers, or values of the parameter, which is `w` in Python. */
export function initialState(state: string, parameter: string, initialize: Program | undefined): string {
  const equation = initialize === undefined ? undefined : equationsByArray(initialize).get(state);
  if (equation?.kind !== "definition") return "torch.zeros_like(w)";
  const arrays = initialize?.arrays ?? new Map<string, ArrayDefinition>();
  const f = new FunctionScope(arrays, { like: { text: "w", sizes: sizesOf(arrays.get(parameter)) } });
  f.give(parameter, "w");
  const statements: Statement[] = [];
  const { code, scalar } = bareValueOf(equation, f, statements);
  const [before] = f.body(statements);
  if (before !== undefined) throw new NotExportable(`${state} begins with a value that takes more than one expression`);
  if (!scalar) return code.text === "w" ? "w.detach().clone()" : code.text;
  const own = sizesOf(arrays.get(state));
  if (String(own) !== String(sizesOf(arrays.get(parameter)))) return `w.new_full((${own.join(", ")}${own.length === 1 ? "," : ""}), ${code.text})`;
  return code.text === "0" ? "torch.zeros_like(w)" : code.text === "1" ? "torch.ones_like(w)" : `torch.full_like(w, ${code.text})`;
}

export function sizesOf(array: ArrayDefinition | undefined): readonly string[] {
  return array?.extents.map(({ lower, upper }) => String(upper - lower)) ?? [];
}
