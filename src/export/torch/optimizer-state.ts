/** The first values of what an optimizer keeps for a parameter. */
import { equationsByArray } from "../../ir/equation/dependencies.ts";
import { toNumber } from "../../ir/equation/number.ts";
import type { ArrayDefinition, Program } from "../../ir/equation/types.ts";
import { number } from "./python.ts";

/** As Python makes it of the parameter, which is `w`. */
export function initialState(state: string, parameter: string, initialize: Program | undefined): string {
  const equation = initialize === undefined ? undefined : equationsByArray(initialize).get(state);
  if (equation?.kind !== "definition" || equation.body.kind !== "constant") throw new Error(`${state} begins with no number`);
  const { text } = number(toNumber(equation.body.value));
  const sizes = sizesOf(initialize?.arrays.get(state));
  if (String(sizes) !== String(sizesOf(initialize?.arrays.get(parameter)))) return `w.new_full((${sizes.join(", ")}${sizes.length === 1 ? "," : ""}), ${text})`;
  return text === "0" ? "torch.zeros_like(w)" : text === "1" ? "torch.ones_like(w)" : `torch.full_like(w, ${text})`;
}

export function sizesOf(array: ArrayDefinition | undefined): readonly string[] {
  return array?.extents.map(({ lower, upper }) => String(upper - lower)) ?? [];
}
