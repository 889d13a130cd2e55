/** Parts of a recurrence that read nothing of its past: arrays of their own, for all steps at once. */
import { linear, monomial } from "../../ir/equation/build.ts";
import { one, zero } from "../../ir/equation/number.ts";
import { mapChildren, readsOf } from "../../ir/equation/traverse.ts";
import type { ArrayDefinition, Definition, Expr, Program } from "../../ir/equation/types.ts";
import { partOf } from "./part.ts";

export interface Driven {
  readonly drivers: readonly Definition[];
  readonly definitions: readonly ArrayDefinition[];
  /** The recurrence without those parts. */
  readonly equations: readonly Definition[];
}

export function withDrivers(equations: readonly Definition[], { arrays }: Pick<Program, "arrays">): Driven {
  const own = new Set(equations.map((q) => q.array));
  const drivers: Definition[] = [];
  const definitions: ArrayDefinition[] = [];
  const isFree = (e: Expr): boolean => readsOf(e).every((r) => !own.has(r.array));
  const left = equations.map((equation) => {
    let count = 0;
    const put = (e: Expr): Expr => {
      if (readsOf(e).length === 0 && e.kind !== "index") return e;
      // A weight is read in place.
      if (e.kind === "read" && e.positions.every((p) => p.kind === "affine") && arrays.get(e.array)?.role === "parameter") return e;
      const { definition, indices, read } = partOf(e, `${equation.array}:given${++count > 1 ? count : ""}`);
      definitions.push(definition);
      drivers.push({ kind: "definition", array: definition.name, indices, body: e, ...(equation.origin && { origin: equation.origin }) });
      return read;
    };
    const go = (e: Expr): Expr => {
      if (isFree(e)) return put(e);
      if (e.kind === "sum") {
        const free = e.terms.filter((t) => isFree(t.value));
        if (free.length > 0) return linear(zero, [...e.terms.filter((t) => !free.includes(t)).map((t) => ({ ...t, value: go(t.value) })), { coefficient: one, value: put(linear(e.constant, free)) }]);
      }
      if (e.kind === "product") {
        const free = e.factors.filter((f) => isFree(f.base));
        if (free.length > 1) return monomial([...e.factors.filter((f) => !free.includes(f)).map((f) => ({ ...f, base: go(f.base) })), { base: put(monomial(free)), exponent: 1 }]);
      }
      return mapChildren(e, go);
    };
    return { ...equation, body: go(equation.body) };
  });
  return { drivers, definitions, equations: left };
}
