/** The interval of every array and expression of a program, from the forms of their right sides. */
import { interval as affineInterval } from "./affine.ts";
import { add, subtract } from "./build.ts";
import { components, equationsByArray } from "./dependencies.ts";
import type { Fresh } from "./fresh.ts";
import { offsetOfInstance } from "./instance.ts";
import { toNumber } from "./number.ts";
import { applyPrimitive, rowOf } from "./primitives.ts";
import type { RuledPrimitive } from "./primitives/rows.ts";
import { instantiate, readsOf } from "./traverse.ts";
import type { ArrayDefinition, Call, Definition, Equation, Expr, Factor, Primitive, Program, Reduce, Sum } from "./types.ts";
import { accumulated } from "./intervals/accumulated.ts";
import { Facts } from "./intervals/facts.ts";
import {
  between, both, exactly, exponential, greater, hull, increasing, type Interval, lesser, logarithm, plus, raised, real, scaled, size, times, unknown,
} from "./intervals/interval.ts";
import { coversUnmasked } from "./intervals/cover.ts";

/** Of primitives that neither increase from a limit nor are bounded. */
const rules: Readonly<Record<RuledPrimitive, (x: Interval, y: Interval) => Interval>> = {
  exp: exponential,
  expm1: (x) => plus(exponential(x), exactly(-1)),
  log: logarithm,
  log1p: (x) => logarithm(plus(x, exactly(1))),
  abs: size,
  cosh: (x) => hyperbolic(x, true),
  sinh: (x) => hyperbolic(x, false),
  floor: (x) => between(Math.floor(x.lower), Math.floor(x.upper), x.certainty),
  max: greater,
  min: lesser,
  derivative: () => unknown,
  power: (x) => between(x.lower >= 0 ? 0 : -Infinity, Infinity, "unknown"),
};

function hyperbolic(x: Interval, even: boolean): Interval {
  const most = exponential(size(x));
  return between(even ? 1 : -most.upper, most.upper, most.certainty);
}

function isRuled(primitive: Primitive): primitive is RuledPrimitive {
  return Object.hasOwn(rules, primitive);
}

export class Intervals {
  readonly #arrays = new Map<string, Interval>();
  readonly #equations: ReadonlyMap<string, Equation>;
  readonly #definitions: ReadonlyMap<string, Definition>;
  /** Arrays that depend on nothing but what the model keeps and does not train. */
  readonly #settled = new Set<string>();
  readonly #fresh: Fresh;
  #nothing = new Facts();

  constructor(program: Program, fresh: Fresh) {
    this.#fresh = fresh;
    const equations = equationsByArray(program);
    this.#equations = equations;
    this.#definitions = new Map([...equations].flatMap(([name, q]) => (q.kind === "definition" ? [[name, q] as const] : [])));
    for (const a of program.arrays.values()) {
      if (equations.has(a.name)) continue;
      this.#arrays.set(a.name, given(a));
      if (a.role === "state" || a.role === "fitted") this.#settled.add(a.name);
    }
    for (const { arrays, cyclic } of components(program, program.arrays.keys())) this.#settle(arrays.filter((a) => equations.has(a)), cyclic);
  }

  /** Where nothing is known but the program. */
  get nothing(): Facts {
    return this.#nothing;
  }

  readonly of = (e: Expr, facts: Facts = this.#nothing): Interval => {
    const known = facts.cache.get(e);
    if (known !== undefined) return known;
    const found = facts.boundsOf(e);
    const computed = this.#compute(e, facts);
    const bounded = found === undefined ? computed : both(computed, found);
    const result = bounded.certainty === "unknown" && this.#isSettled(e) ? between(bounded.lower, bounded.upper) : bounded;
    facts.cache.set(e, result);
    return result;
  };

  /** Arrays of a recurrence are taken for finite until one is found that is not. */
  #settle(arrays: readonly string[], cyclic: boolean): void {
    if (cyclic) this.#findFinite(arrays);
    for (const name of arrays) if (this.#isSettled(this.#definitions.get(name)?.body)) this.#settled.add(name);
    for (const [name, found] of arrays.map((a) => [a, this.#ofArray(a)] as const)) if (this.#arrays.get(name) !== unknown) this.#arrays.set(name, found);
  }

  #findFinite(arrays: readonly string[]): void {
    for (const name of arrays) this.#arrays.set(name, real);
    for (let changed = true; changed; ) {
      changed = false;
      // What was found before followed from more than is known now.
      this.#nothing = new Facts();
      for (const name of arrays) {
        if (this.#arrays.get(name) === unknown || this.#ofArray(name).certainty === "finite") continue;
        this.#arrays.set(name, unknown);
        changed = true;
      }
    }
  }

  #ofArray(name: string): Interval {
    const equation = this.#equations.get(name);
    if (equation === undefined) return unknown;
    return equation.kind === "definition" ? this.of(equation.body) : accumulated(equation, this.of(equation.body));
  }

  #compute(e: Expr, facts: Facts): Interval {
    switch (e.kind) {
      case "constant": return exactly(toNumber(e.value));
      case "count": return between(1, Infinity);
      case "index": return between(...affineInterval(e.affine));
      case "draw": return e.distribution === "uniform" ? between(0, 1) : real;
      case "read": {
        const array = this.#arrays.get(e.array) ?? unknown;
        return e.guarded ? hull(array, exactly(0)) : array;
      }
      case "sum": return this.#sum(e, facts);
      case "product": return e.factors.map((f) => this.#factor(f, facts)).reduce(times);
      case "call": return this.#call(e, facts);
      case "select": {
        const [yes, no] = [true, false].map((holds) => facts.where(e.condition, holds, this.of));
        return hull(this.of(e.whenTrue, yes), this.of(e.whenFalse, no));
      }
      case "where": return hull(this.of(e.body, facts), exactly(0));
      case "reduce": return this.#reduce(e, facts);
    }
  }

  #factor({ base, exponent }: Factor, facts: Facts): Interval {
    const found = raised(this.of(base, facts), exponent);
    return found.certainty === "unknown" && this.#isSettled(base) ? between(found.lower, found.upper) : found;
  }

  /** What is fitted or kept as state is taken to be no singular point of what is computed from it alone. */
  #isSettled(e: Expr | undefined): boolean {
    const reads = e === undefined ? [] : readsOf(e);
    return reads.length > 0 && reads.every((r) => this.#settled.has(r.array));
  }

  #sum(e: Sum, facts: Facts): Interval {
    const found = e.terms.map((t) => scaled(toNumber(t.coefficient), this.of(t.value, facts))).reduce(plus, exactly(toNumber(e.constant)));
    const most = found.upper > 0 && found.certainty !== "unknown" ? this.#shortOfSum(e) : undefined;
    return most === undefined ? found : both(found, { lower: -Infinity, upper: most });
  }

  /** Of `u[k] − logsumexp(j: u[j])`, which is never greater than 0. */
  #shortOfSum(e: Sum): number | undefined {
    for (const { coefficient, value } of e.terms) {
      if (toNumber(coefficient) !== -1) continue;
      const total = this.#behind(value);
      const parts = total?.kind === "sum" ? total.terms.filter((t) => toNumber(t.coefficient) === 1).map((t) => t.value) : [total];
      const reduce = parts.find((x) => x?.kind === "reduce" && x.operator === "logsumexp");
      if (total === undefined || reduce?.kind !== "reduce") continue;
      const one = subtract(add(e, value), subtract(total, reduce));
      const offset = offsetOfInstance(reduce.body, reduce.indices, one);
      if (offset !== undefined) return toNumber(offset.value);
    }
    return undefined;
  }

  /** The right side that a read stands for, where that is a logsumexp and numbers beside it. */
  #behind(e: Expr): Expr | undefined {
    if (e.kind === "reduce") return e;
    const definition = e.kind === "read" && !e.guarded ? this.#definitions.get(e.array) : undefined;
    if (e.kind !== "read" || definition === undefined || definition.body.depth === 0) return undefined;
    const positions = e.positions.flatMap((p) => (p.kind === "affine" ? [p.affine] : []));
    return positions.length === e.positions.length ? instantiate(definition.indices, definition.body, positions, this.#fresh) : undefined;
  }

  #call({ primitive, arguments: [first, second] }: Call, facts: Facts): Interval {
    const x = first === undefined ? unknown : this.of(first, facts);
    const y = second === undefined ? unknown : this.of(second, facts);
    if (isRuled(primitive)) return rules[primitive](x, y);
    const { interval } = rowOf(primitive);
    if (typeof interval !== "string") return between(...interval.bounded, x.certainty === "finite" ? "finite" : "unknown");
    return interval === "increasing" ? increasing((value) => applyPrimitive(primitive, [value]), x) : between(0, 1);
  }

  #reduce(e: Reduce, facts: Facts): Interval {
    const body = this.of(e.body, facts);
    switch (e.operator) {
      case "sum": {
        const all = e.conditions.length === 0;
        return between(body.lower >= 0 ? (all ? body.lower : 0) : -Infinity, body.upper <= 0 ? (all ? body.upper : 0) : Infinity, body.certainty);
      }
      case "product": return between(body.lower >= 0 ? 0 : -Infinity, Infinity, body.certainty === "finite" ? "finite" : "unknown");
      case "argmax": case "argmin": return between(0, Infinity);
      case "min": return between(body.lower, e.conditions.length === 0 ? body.upper : Infinity, e.conditions.length === 0 ? body.certainty : "unknown");
      case "max": case "logsumexp": {
        const lower = e.conditions.length === 0 ? body.lower : -Infinity;
        const upper = e.operator === "max" ? body.upper : Infinity;
        if (body.certainty === "unknown") return between(lower, upper, "unknown");
        return between(lower, upper, (body.certainty === "finite" && e.conditions.length === 0) || coversUnmasked(e, this.#definitions, this.of) ? "finite" : "masked");
      }
    }
  }
}

/** What has no equation is data, or what the model keeps. */
function given({ content }: ArrayDefinition): Interval {
  return content.kind === "index" ? between(0, content.below - 1) : real;
}
