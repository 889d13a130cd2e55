/** What a function calls the arrays that it is given and that it computes. */
import { shownName } from "../../ir/equation/names.ts";
import type { ArrayDefinition } from "../../ir/equation/types.ts";
import { identifier } from "./positions.ts";

/** The name of an array in the module at a path: `y` in its own module, `dense1` for `dense1.y` around it, `attention1_s` else. */
export function localName(array: string, path: string, arrays: ReadonlyMap<string, ArrayDefinition>): string {
  const purpose = arrays.get(array)?.purpose;
  if (purpose?.kind === "target") return identifier(purpose.output);
  if (purpose?.kind === "oneHot") return `${localName(purpose.of, path, arrays)}_one_hot`;
  if (purpose?.kind === "penalty") return `penalty_${localName(purpose.of, path, arrays)}`;
  if (purpose?.kind === "loss") return "loss";
  if (purpose?.kind === "member" && purpose.instance === path) return identifier(purpose.name);
  const relative = path !== "" && array.startsWith(`${path}.`) ? array.slice(path.length + 1) : array;
  return identifier(shownName(relative.replace(/\.y$/, "").replace(/^value\./, "")));
}

/** The name of an argument of a module: `x`, or that of a member that is no value of a layer. */
export function argumentName(array: string, arrays: ReadonlyMap<string, ArrayDefinition>): string {
  const definition = arrays.get(array);
  const purpose = definition?.purpose;
  if (definition?.role === "target" && purpose?.kind === "target") return identifier(purpose.output);
  if (definition?.role !== "input" && purpose?.kind === "member" && purpose.name !== "y" && definition?.role !== "value") return identifier(purpose.name);
  return "x";
}
