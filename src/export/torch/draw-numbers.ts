/** The numbers of a module's random draws, by which classes that differ in nothing else share one text. */
import { equationsByArray } from "../../ir/equation/dependencies.ts";
import { children } from "../../ir/equation/traverse.ts";
import type { Expr, Program } from "../../ir/equation/types.ts";
import type { ModuleNode } from "./tree.ts";
import { unitsOf } from "./tree.ts";

/** The least number of a draw of the module and of those inside; `undefined` where they draw nothing. */
export function firstDraw(node: ModuleNode, initialize: Program | undefined): number | undefined {
  const equations = initialize === undefined ? undefined : equationsByArray(initialize);
  const own = [
    ...node.variables.flatMap((v) => equations?.get(v.name)?.body ?? []),
    ...node.items.flatMap((item) => (item.kind === "unit" ? unitsOf(item) : [])).flatMap((u) => [...(u.evaluation?.definitions ?? []), ...(u.training?.definitions ?? [])].map((d) => d.body)),
  ];
  const all = [...own.flatMap(drawsIn), ...node.children.flatMap((child) => firstDraw(child, initialize) ?? [])];
  return all.length === 0 ? undefined : Math.min(...all);
}

export function drawsIn(e: Expr): readonly number[] {
  return e.kind === "draw" ? [e.occurrence] : children(e).flatMap(drawsIn);
}

/** `draw + 2`: a number as a class has it that is given the least one. */
export function relativeTo(first: number, name: string): (occurrence: number) => string {
  return (occurrence) => (occurrence === first ? name : `${name} + ${occurrence - first}`);
}
