/** Shapes of expressions that rules look for, through named equations where these hide them. */
import { add, call, constant, linear, reduce, scale } from "../../ir/equation/build.ts";
import type { Fresh } from "../../ir/equation/fresh.ts";
import { isZero, one, toNumber, zero } from "../../ir/equation/number.ts";
import { dependsOn, instantiate } from "../../ir/equation/traverse.ts";
import type { Condition, Definition, Expr, IndexVariable, SumTerm } from "../../ir/equation/types.ts";

/** How many equations a rule looks through. */
const deepest = 4;

export interface Look {
  /** Of values that no recurrence defines: one would be unrolled by a step. */
  readonly definitions: ReadonlyMap<string, Definition>;
  readonly fresh: Fresh;
  /** What was found of arrays before: through how many equations each is an exponential, and which are positive. */
  readonly heights: Map<string, number>;
  readonly positives: Map<string, boolean>;
}

/** The right side behind a read of a value, at the read's positions. */
export function behind(e: Expr, look: Look): Expr | undefined {
  if (e.kind !== "read" || e.guarded) return undefined;
  const definition = look.definitions.get(e.array);
  const positions = e.positions.flatMap((p) => (p.kind === "affine" ? [p.affine] : []));
  if (definition === undefined || positions.length !== e.positions.length) return undefined;
  return instantiate(definition.indices, definition.body, positions, look.fresh);
}

/** Whether an expression, or what it reads, passes a test: told before anything is made at the read's positions. */
function somewhere(e: Expr, look: Look, test: (e: Expr) => boolean, depth = 0): boolean {
  if (test(e)) return true;
  const definition = e.kind === "read" && !e.guarded && depth < deepest ? look.definitions.get(e.array) : undefined;
  return definition !== undefined && somewhere(definition.body, look, test, depth + 1);
}

/** What passes a test, the expression itself or, at its positions, what it reads. */
function found(e: Expr, look: Look, test: (e: Expr) => boolean): Expr | undefined {
  if (!somewhere(e, look, test)) return undefined;
  let current: Expr | undefined = e;
  while (current !== undefined && !test(current)) current = behind(current, look);
  return current;
}

/** The one term of an expression that is a number times something. */
function scaled(e: Expr): SumTerm | undefined {
  const [only, ...others] = e.kind === "sum" && isZero(e.constant) ? e.terms : [];
  return others.length === 0 ? only : undefined;
}

/** Through how many equations it is an exponential, a product, power or positive multiple of such; infinite if it is none. */
function height(e: Expr, look: Look): number {
  if (e.kind === "call") return e.primitive === "exp" ? 0 : Infinity;
  if (e.kind === "product") return Math.max(...e.factors.map((f) => height(f.base, look)));
  if (e.kind === "read") {
    const definition = e.guarded ? undefined : look.definitions.get(e.array);
    if (definition === undefined) return Infinity;
    const known = look.heights.get(e.array) ?? 1 + height(definition.body, look);
    look.heights.set(e.array, known);
    return known;
  }
  const term = scaled(e);
  return term !== undefined && toNumber(term.coefficient) > 0 ? height(term.value, look) : Infinity;
}

function isExponential(e: Expr, look: Look): boolean {
  return height(e, look) <= deepest;
}

/** u of exp(u), where products, powers and multiples of exponentials are exponentials too. */
export function exponent(e: Expr, look: Look): Expr | undefined {
  if (!isExponential(e, look)) return undefined;
  const at = found(e, look, (x) => x.kind !== "read");
  if (at?.kind === "call") return at.arguments[0];
  if (at?.kind === "product") {
    const parts = at.factors.flatMap((f) => {
      const u = exponent(f.base, look);
      return u === undefined ? [] : [scale(f.exponent, u)];
    });
    return parts.length === at.factors.length ? add(...parts) : undefined;
  }
  const term = at && scaled(at);
  const u = term && exponent(term.value, look);
  return term && u && add(call("log", constant(term.coefficient)), u);
}

export interface SumOfExponentials {
  readonly indices: readonly IndexVariable[];
  readonly conditions: readonly Condition[];
  readonly exponent: Expr;
}

/** Σ exp(u), or a positive number times that. */
export function sumOfExponentials(e: Expr, look: Look): SumOfExponentials | undefined {
  const at = found(e, look, (x) => scaled(x) !== undefined || (x.kind === "reduce" && x.operator === "sum" && isExponential(x.body, look)));
  const term = at && scaled(at);
  if (term !== undefined) {
    const inner = toNumber(term.coefficient) > 0 ? sumOfExponentials(term.value, look) : undefined;
    return inner && { ...inner, exponent: add(inner.exponent, call("log", constant(term.coefficient))) };
  }
  if (at?.kind !== "reduce") return undefined;
  const u = exponent(at.body, look);
  return u && { indices: at.indices, conditions: at.conditions, exponent: u };
}

/** u of logistic(u). */
export function logisticOf(e: Expr, look: Look): Expr | undefined {
  const at = found(e, look, (x) => x.kind === "call" && x.primitive === "logistic");
  return at?.kind === "call" ? at.arguments[0] : undefined;
}

/** Provably greater than 0, rounding apart. */
export function positive(e: Expr, look: Look): boolean {
  switch (e.kind) {
    case "constant": return toNumber(e.value) > 0;
    case "count": return true;
    case "call": return (e.primitive === "stop" && e.arguments.every((x) => positive(x, look))) || e.primitive === "exp" || e.primitive === "logistic" || e.primitive === "softplus" || e.primitive === "cosh";
    case "product": return e.factors.every((f) => positive(f.base, look));
    case "sum": return toNumber(e.constant) >= 0 && e.terms.every((t) => toNumber(t.coefficient) > 0 && positive(t.value, look));
    case "reduce": return e.operator === "sum" && e.conditions.length === 0 && positive(e.body, look);
    case "read": {
      const definition = e.guarded ? undefined : look.definitions.get(e.array);
      const known = look.positives.get(e.array) ?? (definition !== undefined && positive(definition.body, look));
      if (!e.guarded) look.positives.set(e.array, known);
      return known;
    }
    case "index": case "select": case "where": case "draw": return false;
  }
}

/** log Σ exp(u), with what does not depend on the indices taken out: logsumexp(u − c) = logsumexp(u) − c. */
export function logSumExp({ indices, conditions, exponent: u }: SumOfExponentials): Expr {
  if (u.kind !== "sum") return reduce("logsumexp", indices, conditions, u);
  const inside = u.terms.filter((t) => dependsOn(t.value, indices));
  const outside = u.terms.filter((t) => !inside.includes(t));
  return linear(u.constant, [...outside, { coefficient: one, value: reduce("logsumexp", indices, conditions, linear(zero, inside)) }]);
}

/** c · exp(u); a number is a multiple of exp(0). */
export interface Exponential {
  readonly coefficient: number;
  readonly exponent: Expr;
}

/** The exponentials that a sum consists of. */
export function exponentials(e: Expr, look: Look): readonly Exponential[] | undefined {
  const at = found(e, look, (x) => x.kind === "sum" && x.terms.every((t) => isExponential(t.value, look)));
  if (at?.kind !== "sum") return undefined;
  const list: Exponential[] = isZero(at.constant) ? [] : [{ coefficient: toNumber(at.constant), exponent: constant(0) }];
  for (const { coefficient, value } of at.terms) {
    const u = exponent(value, look);
    if (u === undefined) return undefined;
    list.push({ coefficient: toNumber(coefficient), exponent: u });
  }
  return list;
}

/** log(c₁ exp u₁ + c₂ exp u₂ + …) of positive multiples, in pairs: a + softplus(b − a). */
export function logOfExponentials(list: readonly Exponential[]): Expr | undefined {
  if (list.length < 2 || list.some((x) => x.coefficient <= 0)) return undefined;
  return list.map(logarithm).reduce((a, b) => add(a, call("softplus", add(b, scale(-1, a)))));
}

/** log(c · exp u) */
export function logarithm({ coefficient, exponent: u }: Exponential): Expr {
  return add(u, call("log", constant(coefficient)));
}
