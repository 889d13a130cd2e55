/** What a choice by data implies for values on the side that is taken. */
import { isConstantOf } from "../build.ts";
import { toNumber } from "../number.ts";
import type { Call, Expr } from "../types.ts";
import { both, type Interval, least, real } from "./interval.ts";

type Of = (e: Expr, facts: Facts) => Interval;

/** So many bounds are kept: choices within choices go on without more. */
const most = 32;

/** Bounds of expressions, by key. Each set of facts has a cache of its own for what follows from it. */
export class Facts {
  readonly cache = new WeakMap<Expr, Interval>();
  readonly #bounds: ReadonlyMap<string, Interval>;

  constructor(bounds: ReadonlyMap<string, Interval> = new Map()) {
    this.#bounds = bounds;
  }

  boundsOf(e: Expr): Interval | undefined {
    return this.#bounds.get(e.key);
  }

  /** These facts, and what follows where the condition holds, or where it does not. */
  where(condition: Expr, holds: boolean, of: Of): Facts {
    if (this.#bounds.size > most) return this;
    const bounds = new Map(this.#bounds);
    this.#learn(condition, holds, of, bounds);
    return bounds.size === this.#bounds.size && [...bounds].every(([key, value]) => this.#bounds.get(key) === value) ? this : new Facts(bounds);
  }

  #learn(condition: Expr, holds: boolean, of: Of, into: Map<string, Interval>): void {
    if (condition.kind !== "call") return;
    const [a, b] = condition.arguments;
    if (a === undefined) return;
    if (condition.primitive === "not") this.#learn(a, !holds, of, into);
    if (b === undefined) return;
    if ((condition.primitive === "and" && holds) || (condition.primitive === "or" && !holds)) {
      this.#learn(a, holds, of, into);
      this.#learn(b, holds, of, into);
    }
    if (condition.primitive === "equal" && !holds) {
      for (const [x, y] of [[a, b], [b, a]] as const) if (isConstantOf(y, 0) && of(x, this).lower === 0) narrow(x, { lower: least, upper: Infinity }, into);
    }
    const order = orderOf(condition, holds);
    if (order === undefined) return;
    const [lesser, greater] = order.swapped ? [b, a] : [a, b];
    const [low, high] = [of(lesser, this), of(greater, this)];
    if (high.certainty !== "unknown") narrow(lesser, { lower: -Infinity, upper: high.upper }, into);
    if (low.certainty !== "unknown") narrow(greater, { lower: order.strict && low.lower === 0 ? least : low.lower, upper: Infinity }, into);
  }
}

/** `a < b` or `a ≤ b`, or with the two swapped. That `a < b` does not hold is `b ≤ a` but for NaN. */
function orderOf({ primitive }: Call, holds: boolean): { readonly swapped: boolean; readonly strict: boolean } | undefined {
  if (primitive === "less") return { swapped: !holds, strict: holds };
  if (primitive === "lessEqual") return { swapped: !holds, strict: !holds };
  return undefined;
}

function narrow(e: Expr, bounds: { readonly lower: number; readonly upper: number }, into: Map<string, Interval>): void {
  if (e.kind === "constant" || (bounds.lower === -Infinity && bounds.upper === Infinity)) return;
  into.set(e.key, both(into.get(e.key) ?? real, bounds));
  if (e.kind === "sum") {
    const [only, ...others] = e.terms;
    if (only === undefined || others.length > 0) return;
    const c = toNumber(only.coefficient);
    const [low, high] = [(bounds.lower - toNumber(e.constant)) / c, (bounds.upper - toNumber(e.constant)) / c];
    narrow(only.value, { lower: Math.min(low, high), upper: Math.max(low, high) }, into);
  }
  // A root that is greater than 0 is of what is greater than 0.
  if (e.kind === "product" && bounds.lower > 0) {
    for (const { base, exponent } of e.factors) if (!Number.isInteger(exponent)) narrow(base, { lower: least, upper: Infinity }, into);
  }
}
