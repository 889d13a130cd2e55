/** Which kinds of definitions a name may mean, by its place. */
import { equationWords, type Keyword } from "../../index.ts";
import type { Reference } from "../../ir/ast/expression.ts";
import { stepScalars } from "../../ir/equation/names.ts";
import { equationFunction } from "../equations.ts";

/** What a name may mean that is called. */
export const inEquation: readonly Keyword[] = ["activation", "layer", "initializer", "schedule"];

/** Of first values, and of steps: an initializer and a schedule may have one name. */
export const inInitialValue: readonly Keyword[] = ["initializer", "activation", "layer"];
export const inUpdate: readonly Keyword[] = ["schedule", "activation", "layer"];

/** Compile-time values: arguments of steps, losses and regularizers; of optimizers and schedules; and defaults of parameters. */
export const inValue: readonly Keyword[] = ["initializer"];
export const inRate: readonly Keyword[] = ["schedule"];

const equations: ReadonlySet<readonly Keyword[]> = new Set([inEquation, inInitialValue, inUpdate]);

/** What arguments of a call may mean that is called. */
export function inArguments(callable: readonly Keyword[]): readonly Keyword[] {
  if (equations.has(callable)) return callable;
  return callable.some((keyword) => keyword === "optimizer" || keyword === "schedule") ? inRate : inValue;
}

/** In equations functions and words of the language come before definitions: `step` is a number there, and a schedule in a setting. */
export function isOfLanguage({ name: { text: name }, arguments: given }: Reference, callable: readonly Keyword[]): boolean {
  if (!equations.has(callable)) return false;
  if (given !== undefined) return equationFunction(name) !== undefined;
  return equationWords.some((word) => word.name === name) || (callable === inUpdate && stepScalars.some((word) => word === name));
}
