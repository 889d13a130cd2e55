/** Repairs of a call that does not meet a condition of its definition: other numbers. */
import type { Fix } from "../../../diagnostics/diagnostic.ts";
import type { Reference } from "../../../ir/ast/expression.ts";
import type { Library } from "../types.ts";
import { numbersOf, replace, withArgument, withValue } from "./edits.ts";
import { zeroParameters } from "./signatures.ts";

/** How far from a number another is looked for. */
const reach = 3;

export function repairsOfRequirement(library: Library, call: Reference): readonly Fix[] {
  const steps = Array.from({ length: reach }, (_, i) => i + 1);
  const padding = zeroParameters(library, call).flatMap((name) => steps.map((n) => replace(withArgument(call, `${name}: ${n}`))));
  const others = steps.flatMap((n) => numbersOf(call).filter((v) => Number.isInteger(v.value)).flatMap((v) => [v.value - n, v.value + n].filter((to) => to > 0).map((to) => replace(withValue(call, v, to)))));
  const percent = numbersOf(call).filter((v) => v.value > 1 && v.value <= 100).map((v) => replace(withValue(call, v, v.value / 100)));
  return [...padding, ...others, ...percent];
}
