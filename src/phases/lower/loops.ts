/**
 * Loops over index ranges under affine conditions. A condition whose innermost loop variable occurs outside of divisions
 * becomes a bound of that loop, so that the loop has no branch; any other becomes an `if` where all it reads is known.
 */
import { addAffine, affine, affineVariables, scaleAffine } from "../../ir/equation/affine.ts";
import type { Condition, IndexVariable } from "../../ir/equation/types.ts";
import { bound, branch, countBound, loop } from "../../ir/kernel/build.ts";
import { constantOffset, floorOffset, scaleOffset, shiftOffset, variableOffset } from "../../ir/kernel/offset.ts";
import type { Bound, Offset, Statement } from "../../ir/kernel/types.ts";
import { identifier } from "./names.ts";
import { conditionsExpr, positionOffset, type Scope } from "./scope.ts";

interface Level {
  readonly variable: IndexVariable;
  readonly name: string;
  readonly lower: Offset[];
  readonly upper: Offset[];
  /** Conditions that are known here and could not become bounds. */
  readonly guards: Condition[];
}

/** Loops over the points of `indices` where the conditions hold, in that order, around what `body` writes into its scope. */
export function loopsOver(indices: readonly IndexVariable[], conditions: readonly Condition[], scope: Scope, body: (scope: Scope) => void): readonly Statement[] {
  const known = new Map(scope.indices);
  const levels = indices.map((variable): Level => {
    const name = scope.names.fresh(identifier(variable.name));
    known.set(variable.id, variableOffset(name));
    return { variable, name, lower: [constantOffset(variable.lower)], upper: variable.upper === Infinity ? [] : [constantOffset(variable.upper)], guards: [] };
  });
  const outermost: Condition[] = [];
  for (const condition of conditions) assign(condition, levels, known, outermost);
  const innermost: Statement[] = [];
  body({ ...scope, indices: known, reductions: new Map(scope.reductions), out: innermost });
  let list: readonly Statement[] = innermost;
  for (const level of [...levels].reverse()) {
    list = [loop(level.name, bound(...level.lower), upperBound(level), branch(conditionsExpr(level.guards, known), list))];
  }
  return branch(conditionsExpr(outermost, known), list);
}

function upperBound(level: Level): Bound {
  return level.variable.upper === Infinity ? countBound : bound(...level.upper);
}

function assign(condition: Condition, levels: readonly Level[], known: ReadonlyMap<number, Offset>, outermost: Condition[]): void {
  const inside = affineVariables(condition.affine);
  const level = levels.findLast((l) => inside.has(l.variable.id));
  if (level === undefined) {
    outermost.push(condition);
    return;
  }
  const term = condition.affine.terms.find((t) => t.atom.kind === "variable" && t.atom.id === level.variable.id);
  if (term === undefined || level.variable.upper === Infinity) {
    level.guards.push(condition);
    return;
  }
  const rest = addAffine(condition.affine, affine(0, [term]), -1);
  if (affineVariables(rest).has(level.variable.id)) {
    level.guards.push(condition);
    return;
  }
  // c · v + rest ≥ 0: v ≥ ⌈−rest / c⌉ for c > 0, v ≤ ⌊rest / −c⌋ for c < 0.
  const atLeast = (coefficient: number, other: Offset): void => {
    const size = Math.abs(coefficient);
    if (coefficient > 0) level.lower.push(floorOffset(shiftOffset(scaleOffset(other, -1), size - 1), size));
    else level.upper.push(shiftOffset(floorOffset(other, size), 1));
  };
  atLeast(term.coefficient, positionOffset(rest, known));
  if (condition.equality) atLeast(-term.coefficient, positionOffset(scaleAffine(rest, -1), known));
}
