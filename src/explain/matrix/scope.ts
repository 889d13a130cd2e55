/** Which axes of a matrix an expression depends on, and the scopes of its parts. */
import { freeVariables } from "../../ir/equation/traverse.ts";
import type { Expr, IndexVariable } from "../../ir/equation/types.ts";
import type { Axis, Scope } from "./types.ts";

export interface Dependence {
  readonly row: boolean;
  readonly column: boolean;
}

/** Which axes an expression depends on; `undefined` where an index is along none. */
export function dependence(e: Expr, { axes }: Scope): Dependence | undefined {
  const found = [...freeVariables(e).keys()].map((id) => axes.get(id));
  return found.includes(undefined) ? undefined : { row: found.includes("row"), column: found.includes("column") };
}

/** The scope of what depends on some axes only: what has columns alone is a column itself. */
export function restricted(scope: Scope, { row, column }: Dependence): Scope {
  if (row && column) return scope;
  if (row) return { axes: scope.axes, ...(scope.rows !== undefined && { rows: scope.rows }) };
  if (!column) return { axes: scope.axes };
  const axes = new Map([...scope.axes].map(([id, axis]): [number, Axis] => [id, axis === "column" ? "row" : axis]));
  return { axes, ...(scope.columns !== undefined && { rows: scope.columns }) };
}

/** The scope in which an index of a reduction is an axis, in the place of what was. */
export function along({ axes, rows, columns }: Scope, v: IndexVariable, axis: "row" | "column"): Scope {
  const size = v.upper - v.lower;
  const own = new Map([...axes].filter(([, other]) => other !== axis)).set(v.id, axis);
  const [height, width] = axis === "row" ? [size, columns] : [rows, size];
  return { axes: own, ...(height !== undefined && { rows: height }), ...(width !== undefined && { columns: width }) };
}

/** Only an index of a reduction is an axis, beside what is held. */
export function onlyRow({ axes }: Scope, v: IndexVariable): Scope {
  const held = [...axes].filter(([, axis]) => axis === "held");
  return { axes: new Map([...held, [v.id, "row"]]), rows: v.upper - v.lower };
}
