/** Walks over expressions: mapping, substitution, what they read and which indices are free in them. */
import { affineVariables, substituteAffine, substituteCondition, variableAffine } from "./affine.ts";
import {
  add, callAny, constant, draw, indexValue, linear, monomial, multiply, power, read, reduce, scale, select, where,
} from "./build.ts";
import type { Fresh } from "./fresh.ts";
import type { Affine, Atom, Condition, Equation, Expr, IndexVariable, PositionAt, Read } from "./types.ts";

/** Most expressions have no parts, and are asked for them often: one list is theirs. */
const none: readonly Expr[] = [];

/** The expressions directly inside of one. */
export function children(e: Expr): readonly Expr[] {
  switch (e.kind) {
    case "constant": case "count": case "index": case "draw": return none;
    case "read": return e.positions.every((p) => p.kind === "affine") ? none : e.positions.flatMap((p) => (p.kind === "data" ? [p.value] : []));
    case "sum": return e.terms.map((t) => t.value);
    case "product": return e.factors.map((f) => f.base);
    case "call": return e.arguments;
    case "select": return [e.condition, e.whenTrue, e.whenFalse];
    case "where": case "reduce": return [e.body];
  }
}

/** Rebuilds an expression with its direct parts replaced; itself if none of them changes. */
export function mapChildren(e: Expr, f: (part: Expr) => Expr): Expr {
  const old = children(e);
  return old.length === 0 ? e : rebuild(e, old, old.map(f));
}

/** An expression with its direct parts, `old`, replaced; itself if none of them changes. */
export function rebuild(e: Expr, old: readonly Expr[], parts: readonly Expr[]): Expr {
  if (parts.every((part, i) => part === old[i])) return e;
  const part = (i: number, otherwise: Expr): Expr => parts[i] ?? otherwise;
  switch (e.kind) {
    case "constant": case "count": case "index": case "draw": return e;
    case "read": {
      let next = 0;
      return read(e.array, e.positions.map((p): PositionAt => (p.kind === "data" ? { kind: "data", value: part(next++, p.value) } : p)), e.guarded);
    }
    case "sum": return linear(e.constant, e.terms.map((t, i) => ({ coefficient: t.coefficient, value: part(i, t.value) })));
    case "product": return monomial(e.factors.map((f, i) => ({ exponent: f.exponent, base: part(i, f.base) })));
    case "call": return callAny(e.primitive, parts);
    case "select": return select(part(0, e.condition), part(1, e.whenTrue), part(2, e.whenFalse));
    case "where": return where(e.conditions, part(0, e.body));
    case "reduce": return reduce(e.operator, e.indices, e.conditions, part(0, e.body));
  }
}

/** Bottom-up: parts first, then `f` on what they make. */
export function mapExpr(e: Expr, f: (e: Expr) => Expr): Expr {
  return f(mapChildren(e, (part) => mapExpr(part, f)));
}

/** Every read in an expression, outermost first. */
export function readsOf(e: Expr, into: Read[] = []): Read[] {
  if (e.kind === "read") into.push(e);
  for (const part of children(e)) readsOf(part, into);
  return into;
}

/** Every read of an equation, those in an accumulation's positions too. */
export function readsOfEquation(equation: Equation): Read[] {
  const reads = readsOf(equation.body);
  if (equation.kind === "accumulation") {
    for (const p of equation.positions) if (p.kind === "data") readsOf(p.value, reads);
  }
  return reads;
}

/** The indices of an expression that no reduction in it binds, by id. */
export function freeVariables(e: Expr, into = new Map<number, IndexVariable>()): Map<number, IndexVariable> {
  switch (e.kind) {
    case "index": affineVariables(e.affine, into); break;
    case "draw": for (const a of e.indices) affineVariables(a, into); break;
    case "read": for (const p of e.positions) if (p.kind === "affine") affineVariables(p.affine, into); break;
    case "where": for (const c of e.conditions) affineVariables(c.affine, into); break;
    case "reduce": {
      const inside = freeVariables(e.body);
      for (const c of e.conditions) affineVariables(c.affine, inside);
      for (const v of e.indices) inside.delete(v.id);
      for (const [id, v] of inside) into.set(id, v);
      return into;
    }
    case "constant": case "count": case "sum": case "product": case "call": case "select": break;
  }
  for (const part of children(e)) freeVariables(part, into);
  return into;
}

/** Whether any of the variables is free in the expression. */
export function dependsOn(e: Expr, variables: Iterable<IndexVariable>): boolean {
  const free = freeVariables(e);
  for (const v of variables) if (free.has(v.id)) return true;
  return false;
}

export function conditionDependsOn(c: Condition, variables: Iterable<IndexVariable>): boolean {
  const inside = affineVariables(c.affine);
  for (const v of variables) if (inside.has(v.id)) return true;
  return false;
}

/** Replaces free index variables by affine forms. Bound indices must be different ones (see `freshen`). */
export function substitute(e: Expr, replacements: ReadonlyMap<number, Affine>): Expr {
  if (replacements.size === 0) return e;
  const at = (a: Affine): Affine => substituteAffine(a, replacements);
  const conditions = (list: readonly Condition[]): Condition[] => list.map((c) => substituteCondition(c, replacements));
  const go = (x: Expr): Expr => {
    switch (x.kind) {
      case "index": return indexValue(at(x.affine));
      case "draw": return draw(x.distribution, x.occurrence, x.indices.map(at), x.sizes);
      case "read":
        return read(x.array, x.positions.map((p): PositionAt => (p.kind === "affine" ? { kind: "affine", affine: at(p.affine) } : { kind: "data", value: go(p.value) })), x.guarded);
      case "where": return where(conditions(x.conditions), go(x.body));
      case "reduce": return reduce(x.operator, x.indices, conditions(x.conditions), go(x.body));
      case "constant": case "count": case "sum": case "product": case "call": case "select": return mapChildren(x, go);
    }
  };
  return go(e);
}

function atomValue(atom: Atom, id: number, value: Expr): Expr {
  if (atom.kind === "variable") return atom.id === id ? value : indexValue(variableAffine(atom));
  return callAny("floor", [scaleDown(affineValue(atom.numerator, id, value), atom.divisor)]);
}

function scaleDown(e: Expr, divisor: number): Expr {
  return multiply(e, power(constant(divisor), -1));
}

function affineValue(a: Affine, id: number, value: Expr): Expr {
  return add(constant(a.constant), ...a.terms.map((t) => scale(t.coefficient, atomValue(t.atom, id, value))));
}

/** Whether `substituteData` can replace the variable: no condition in the expression may be on it. */
export function canSubstituteData(e: Expr, variable: IndexVariable): boolean {
  if ((e.kind === "where" || e.kind === "reduce") && e.conditions.some((c) => conditionDependsOn(c, [variable]))) return false;
  if (e.kind === "draw" && e.indices.some((a) => affineVariables(a).has(variable.id))) return false;
  return children(e).every((part) => canSubstituteData(part, variable));
}

/** Replaces a free index variable by an integer that is read from data. */
export function substituteData(e: Expr, variable: IndexVariable, value: Expr): Expr {
  const go = (x: Expr): Expr => {
    if (x.kind === "index") return affineVariables(x.affine).has(variable.id) ? affineValue(x.affine, variable.id, value) : x;
    if (x.kind !== "read") return mapChildren(x, go);
    const positions = x.positions.map((p): PositionAt => {
      if (p.kind === "data") return { kind: "data", value: go(p.value) };
      return affineVariables(p.affine).has(variable.id) ? { kind: "data", value: affineValue(p.affine, variable.id, value) } : p;
    });
    return read(x.array, positions, x.guarded);
  };
  return go(e);
}

/** Renames the indices that reductions bind, so that the expression can be used a second time. */
export function freshen(e: Expr, fresh: Fresh): Expr {
  return mapExpr(e, (x) => {
    if (x.kind !== "reduce") return x;
    const indices = x.indices.map((v) => fresh.like(v));
    const replacements = new Map(x.indices.map((v, i) => [v.id, variableAffine(indices[i] ?? v)]));
    return reduce(x.operator, indices, x.conditions.map((c) => substituteCondition(c, replacements)), substitute(x.body, replacements));
  });
}

/** The body of an array's definition at given positions, all its bound indices renamed. */
export function instantiate(indices: readonly IndexVariable[], body: Expr, positions: readonly Affine[], fresh: Fresh): Expr {
  const replacements = new Map<number, Affine>();
  indices.forEach((v, i) => {
    const position = positions[i];
    if (position !== undefined) replacements.set(v.id, position);
  });
  return substitute(freshen(body, fresh), replacements);
}

/** How many nodes it has: what rewrites compare. */
export function sizeOf(e: Expr): number {
  let size = 1;
  for (const part of children(e)) size += sizeOf(part);
  return size;
}
