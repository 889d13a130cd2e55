/** Whether a model stops gradients somewhere: then a difference of its loss is one of what training sees only if what is stopped is held. */
import { children } from "../equation/traverse.ts";
import type { Expr } from "../equation/types.ts";
import type { CheckedModel } from "./types.ts";

export function hasStops({ equations, loss }: Pick<CheckedModel, "equations" | "loss">): boolean {
  return [...equations, ...(loss?.equations ?? [])].some(({ body }) => hasStop(body));
}

function hasStop(e: Expr): boolean {
  return (e.kind === "call" && e.primitive === "stop") || children(e).some(hasStop);
}
