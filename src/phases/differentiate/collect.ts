/** Joins what one equation contributes by the same read at the same points, and puts choices by data outermost. */
import { conditionKey, joinConditions } from "../../ir/equation/affine.ts";
import { add, constant, select } from "../../ir/equation/build.ts";
import type { Condition, Expr, IndexVariable, Read } from "../../ir/equation/types.ts";
import type { Choice, Contribution } from "./walk.ts";

/** At each point of `indices` where `conditions` hold, what is read receives `seed`. */
export interface Share {
  readonly read: Read;
  readonly indices: readonly IndexVariable[];
  readonly conditions: readonly Condition[];
  readonly seed: Expr;
}

export function collect(contributions: readonly Contribution[]): readonly Share[] {
  const groups = new Map<string, { first: Contribution; conditions: readonly Condition[]; all: Contribution[] }>();
  for (const c of contributions) {
    const conditions = joinConditions(c.conditions);
    if (conditions === undefined) continue;
    const key = `${c.read.key}|${c.indices.map((v) => v.id).join()}|${conditions.map(conditionKey).join("&")}`;
    const group = groups.get(key);
    if (group === undefined) groups.set(key, { first: c, conditions, all: [c] });
    else group.all.push(c);
  }
  return [...groups.values()].map(({ first, conditions, all }) => ({
    read: first.read, indices: first.indices, conditions, seed: chosen(all.map(({ seed, choices }) => ({ seed, choices }))),
  }));
}

interface Chosen {
  readonly seed: Expr;
  readonly choices: readonly Choice[];
}

/** Never a multiplication by 0 or 1: the side that is not chosen may be infinite. */
function chosen(parts: readonly Chosen[]): Expr {
  const always = parts.filter((p) => p.choices.length === 0).map((p) => p.seed);
  const byCondition = new Map<string, { condition: Expr; sides: Map<boolean, Chosen[]> }>();
  for (const { seed, choices } of parts) {
    const [choice, ...rest] = choices;
    if (choice === undefined) continue;
    const { condition, holds } = choice;
    const entry = byCondition.get(condition.key) ?? { condition, sides: new Map<boolean, Chosen[]>() };
    byCondition.set(condition.key, entry);
    entry.sides.set(holds, [...(entry.sides.get(holds) ?? []), { seed, choices: rest }]);
  }
  const side = (some: readonly Chosen[] | undefined): Expr => (some === undefined ? constant(0) : chosen(some));
  return add(...always, ...[...byCondition.values()].map(({ condition, sides }) => select(condition, side(sides.get(true)), side(sides.get(false)))));
}
