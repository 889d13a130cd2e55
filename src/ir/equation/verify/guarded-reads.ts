/** Every read of an equation with what holds where it is made. */
import { addAffine, atLeastZero, complement, constantAffine, equalsZero, offsetAffine, subtractAffine } from "../affine.ts";
import { toNumber } from "../number.ts";
import { children } from "../traverse.ts";
import type { Affine, Condition, Equation, Expr, PositionAt, Read } from "../types.ts";

export interface GuardedRead {
  readonly read: Read;
  /** Those of enclosing `where`s, reductions, the accumulation, and of selections by indices alone. */
  readonly conditions: readonly Condition[];
}

export function guardedReads(equation: Equation): readonly GuardedRead[] {
  const found: GuardedRead[] = [];
  if (equation.kind === "definition") {
    visit(equation.body, [], found);
  } else {
    visit(equation.body, equation.conditions, found);
    visitPositions(equation.positions, equation.conditions, found);
  }
  return found;
}

function visit(e: Expr, conditions: readonly Condition[], found: GuardedRead[]): void {
  switch (e.kind) {
    case "read":
      found.push({ read: e, conditions });
      visitPositions(e.positions, conditions, found);
      return;
    case "where": case "reduce":
      visit(e.body, [...conditions, ...e.conditions], found);
      return;
    case "select": {
      const chosen = conditionsOf(e.condition);
      const otherwise = chosen === undefined ? [] : complement(chosen);
      visit(e.condition, conditions, found);
      visit(e.whenTrue, [...conditions, ...(chosen ?? [])], found);
      visit(e.whenFalse, [...conditions, ...(otherwise.length === 1 ? (otherwise[0] ?? []) : [])], found);
      return;
    }
    case "constant": case "count": case "index": case "sum": case "product": case "call": case "draw":
      for (const part of children(e)) visit(part, conditions, found);
  }
}

function visitPositions(positions: readonly PositionAt[], conditions: readonly Condition[], found: GuardedRead[]): void {
  for (const p of positions) if (p.kind === "data") visit(p.value, conditions, found);
}

/** The condition of a selection, where it is one on indices alone. */
function conditionsOf(e: Expr): readonly Condition[] | undefined {
  if (e.kind !== "call") return undefined;
  const [a, b] = e.arguments;
  if (a === undefined || b === undefined) return undefined;
  if (e.primitive === "and") {
    const [left, right] = [conditionsOf(a), conditionsOf(b)];
    return left === undefined || right === undefined ? undefined : [...left, ...right];
  }
  const [x, y] = [affineOf(a), affineOf(b)];
  if (x === undefined || y === undefined) return undefined;
  switch (e.primitive) {
    case "less": return [atLeastZero(offsetAffine(subtractAffine(y, x), -1))];
    case "lessEqual": return [atLeastZero(subtractAffine(y, x))];
    case "equal": return [equalsZero(subtractAffine(x, y))];
    default: return undefined;
  }
}

function affineOf(e: Expr): Affine | undefined {
  if (e.kind === "index") return e.affine;
  if (e.kind === "constant") return wholeAffine(toNumber(e.value));
  if (e.kind !== "sum") return undefined;
  let total = wholeAffine(toNumber(e.constant));
  for (const { coefficient, value } of e.terms) {
    const [scale, part] = [toNumber(coefficient), affineOf(value)];
    if (total === undefined || part === undefined || !Number.isInteger(scale)) return undefined;
    total = addAffine(total, part, scale);
  }
  return total;
}

function wholeAffine(x: number): Affine | undefined {
  return Number.isInteger(x) ? constantAffine(x) : undefined;
}
