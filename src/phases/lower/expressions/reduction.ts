/** Reductions as accumulator loops, their conditions as bounds. */
import { neutral, monomial, read } from "../../../ir/equation/build.ts";
import type { Condition, Expr, Factor, IndexVariable, Reduce } from "../../../ir/equation/types.ts";
import { local, number, operation, selectExpr } from "../../../ir/kernel/build.ts";
import { sumOffsets } from "../../../ir/kernel/offset.ts";
import type { KernelExpr, Statement } from "../../../ir/kernel/types.ts";
import { guardsOf } from "../guards.ts";
import { loopsOver } from "../loops.ts";
import { extremeKey, positionOffset, type Scope } from "../scope.ts";
import { lowerExpr } from "./expression.ts";
import { loopOrder } from "./loop-order.ts";

/** The value of a reduction, computed once in a block however often it occurs. */
export function lowerReduction(e: Reduce, scope: Scope): KernelExpr {
  const key = e.operator === "max" || e.operator === "min" ? extremeKey(e) : e.key;
  const known = scope.reductions.get(key);
  if (known !== undefined) return known;
  const value = compute(e, scope);
  scope.reductions.set(key, value);
  return value;
}

function compute(e: Reduce, scope: Scope): KernelExpr {
  switch (e.operator) {
    case "sum": return accumulate(withBounds(e, scope), "total", (total, value) => addTo(total, value), scope);
    case "product": return accumulate(e, "product", (total, value) => operation("multiply", total, value), scope);
    case "max": case "min": case "argmax": case "argmin": return extreme(e, scope);
    case "logsumexp": return logSumExp(e, scope);
  }
}

function addTo(total: KernelExpr, value: KernelExpr): KernelExpr {
  const [a, b] = value.kind === "operation" && value.operator === "multiply" ? value.arguments : [];
  return a !== undefined && b !== undefined ? operation("multiplyAdd", a, b, total) : operation("add", total, value);
}

/** The batch outermost: its bound is known only at run time. */
function ordered(indices: readonly IndexVariable[]): readonly IndexVariable[] {
  return [...indices.filter((v) => v.upper === Infinity), ...indices.filter((v) => v.upper !== Infinity)];
}

/** A guarded factor is 0 outside of its array, so its guards may bound the sum. */
function withBounds(e: Reduce, scope: Scope): Reduce {
  const factors: readonly Factor[] = e.body.kind === "product" ? e.body.factors : [{ base: e.body, exponent: 1 }];
  const conditions: Condition[] = [...e.conditions];
  const open = factors.map(({ base, exponent }): Factor => {
    const layout = base.kind === "read" ? scope.layouts.get(base.array) : undefined;
    if (base.kind !== "read" || !base.guarded || exponent < 0 || layout === undefined || base.positions.some((p) => p.kind === "data")) return { base, exponent };
    conditions.push(...guardsOf(base.positions, layout));
    return { base: read(base.array, base.positions), exponent };
  });
  return conditions.length === e.conditions.length ? e : { ...e, conditions, body: monomial(open) };
}

function accumulate(e: Reduce, name: string, step: (total: KernelExpr, value: KernelExpr) => KernelExpr, scope: Scope): KernelExpr {
  const total = scope.names.fresh(name);
  scope.out.push({ kind: "var", name: total, value: number(neutral(e.operator)) });
  scope.out.push(...loopsOver(loopOrder(e), e.conditions, scope, (s) => {
    s.out.push({ kind: "assign", name: total, value: step(local(total), lowerExpr(e.body, s)) });
  }));
  return local(total);
}

/** The greatest or least value and, where it is needed too, its first position, in one loop. */
function extreme(e: Reduce, scope: Scope): KernelExpr {
  const ordinalWanted = e.operator === "argmax" || e.operator === "argmin" ? e : scope.ordinals.get(extremeKey(e));
  const source = ordinalWanted ?? e;
  const least = source.operator === "min" || source.operator === "argmin";
  const best = scope.names.fresh(least ? "least" : "greatest");
  const where = scope.names.fresh("ordinal");
  scope.out.push({ kind: "var", name: best, value: number(least ? Infinity : -Infinity) });
  if (ordinalWanted !== undefined) scope.out.push({ kind: "var", name: where, value: number(0), integer: true });
  scope.out.push(...loopsOver(ordinalWanted === undefined ? ordered(source.indices) : source.indices, source.conditions, scope, (s) => {
    const value = s.names.fresh("candidate");
    s.out.push({ kind: "let", name: value, value: lowerExpr(source.body, s) });
    const then: Statement[] = [{ kind: "assign", name: best, value: local(value) }];
    if (ordinalWanted !== undefined) then.push({ kind: "assign", name: where, value: { kind: "offset", value: ordinalOf(source.indices, s) } });
    s.out.push({ kind: "if", condition: replaces(local(value), local(best), least), then, else: [] });
  }));
  if (ordinalWanted === undefined) return local(best);
  scope.reductions.set(extremeKey(ordinalWanted), local(best));
  scope.reductions.set(ordinalWanted.key, local(where));
  return local(e === ordinalWanted ? where : best);
}

/** Whether a candidate is better than the best before it. NaN is better than any number, and nothing is better than NaN: the first one stays. */
function replaces(candidate: KernelExpr, best: KernelExpr, least: boolean): KernelExpr {
  const worse = least ? operation("lessEqual", best, candidate) : operation("lessEqual", candidate, best);
  return operation("and", operation("not", worse), operation("equal", best, best));
}

/** The row-major ordinal of a point in the ranges of the indices. */
function ordinalOf(indices: readonly IndexVariable[], scope: Scope): ReturnType<typeof sumOffsets> {
  let stride = 1;
  let constant = 0;
  const parts = [...indices].reverse().map((v) => {
    const part = { coefficient: stride, value: positionOffset({ constant: 0, terms: [{ coefficient: 1, atom: v }], key: v.key }, scope.indices) };
    constant -= stride * v.lower;
    stride *= v.upper - v.lower;
    return part;
  });
  return sumOffsets(constant, parts);
}

/** log Σ exp u as m + log Σ exp(u − m) with m = max u; −∞ where every u is. */
function logSumExp(e: Reduce, scope: Scope): KernelExpr {
  const over = (operator: "max" | "sum", body: Expr): Reduce => ({ ...e, operator, body, key: `${operator} of ${e.key}` });
  const top = lowerReduction(over("max", e.body), scope);
  const total = scope.names.fresh("total");
  scope.out.push({ kind: "var", name: total, value: number(0) });
  scope.out.push(...loopsOver(ordered(e.indices), e.conditions, scope, (s) => {
    const power = operation("exp", operation("subtract", lowerExpr(e.body, s), top));
    s.out.push({ kind: "assign", name: total, value: operation("add", local(total), power) });
  }));
  const infinite = operation("equal", operation("abs", top), number(Infinity));
  return selectExpr(infinite, top, operation("add", top, operation("log", local(total))));
}
