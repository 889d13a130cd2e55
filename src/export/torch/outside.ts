/** A reduction `max` whose body is a read where all conditions hold, and -infinity elsewhere: that of the read under these conditions. */
import { toNumber } from "../../ir/equation/number.ts";
import type { Condition, Expr, IndexVariable, Reduce } from "../../ir/equation/types.ts";

/** Points that are looked at, at most. */
const mostPoints = 1 << 20;

/** `body`: read where inside, and nothing elsewhere; `undefined` where it is something else. */
export function insideOf(e: Reduce): Reduce | undefined {
  const { body } = e;
  if (e.operator !== "max" || e.conditions.length > 0 || body.kind !== "sum" || toNumber(body.constant) !== 0) return undefined;
  const parts = body.terms.map(({ coefficient, value }) => ({ isOne: toNumber(coefficient) === 1, value }));
  const inside = parts.find(({ isOne, value }) => isOne && value.kind === "where" && value.body.kind === "read")?.value;
  const outside = parts.filter(({ value }) => value !== inside);
  if (inside?.kind !== "where" || outside.length === 0) return undefined;
  const regions = outside.map(({ value }) => (value.kind === "where" && isNothing(value.body) ? value.conditions : undefined));
  if (regions.includes(undefined)) return undefined;
  return cover(inside.conditions, regions.filter((r) => r !== undefined)) ? { ...e, conditions: inside.conditions, body: inside.body } : undefined;
}

function isNothing(e: Expr): boolean {
  return e.kind === "constant" && toNumber(e.value) === -Infinity;
}

/** Whether each point is inside, or in one of the regions, and not in both. */
function cover(inside: readonly Condition[], regions: readonly (readonly Condition[])[]): boolean {
  const variables = new Map<number, IndexVariable>();
  for (const { affine } of [inside, ...regions].flat()) {
    for (const { atom } of affine.terms) {
      if (atom.kind !== "variable" || atom.upper === Infinity) return false;
      variables.set(atom.id, atom);
    }
  }
  const all = [...variables.values()];
  if (all.reduce((n, v) => n * (v.upper - v.lower), 1) > mostPoints) return false;
  const at = new Map(all.map((v) => [v.id, v.lower]));
  const holds = ({ affine: { constant, terms }, equality }: Condition): boolean => {
    const value = terms.reduce((sum, { coefficient, atom }) => sum + coefficient * (atom.kind === "variable" ? at.get(atom.id) ?? 0 : 0), constant);
    return equality ? value === 0 : value >= 0;
  };
  for (;;) {
    const isOutside = regions.some((r) => r.every(holds));
    if (inside.every(holds) === isOutside) return false;
    // The next point, as an odometer counts.
    const moved = all.findIndex((v) => (at.get(v.id) ?? 0) + 1 < v.upper);
    if (moved < 0) return true;
    for (const v of all.slice(0, moved)) at.set(v.id, v.lower);
    const last = all[moved];
    if (last !== undefined) at.set(last.id, (at.get(last.id) ?? 0) + 1);
  }
}
