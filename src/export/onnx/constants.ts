/** What depends on weights alone is computed at once: whole arrays, and parts of right sides such as the factor of a batch normalization. */
import { variableAffine } from "../../ir/equation/affine.ts";
import { linear, monomial, readAt } from "../../ir/equation/build.ts";
import { components, equationsByArray } from "../../ir/equation/dependencies.ts";
import { interpret } from "../../ir/equation/interpret.ts";
import { zero } from "../../ir/equation/number.ts";
import { freeVariables, mapChildren, readsOf, readsOfEquation } from "../../ir/equation/traverse.ts";
import type { ArrayDefinition, Equation, Expr, Program } from "../../ir/equation/types.ts";
import { isInside, mostPoints, pointsOf } from "./tables.ts";
import { isBatch } from "./value.ts";

export type Numbers = ReadonlyMap<string, ArrayLike<number>>;

export interface WithConstants {
  /** Without equations of constants. */
  readonly program: Program;
  readonly constants: Numbers;
}

export function computeConstants(program: Program, weights: Numbers): WithConstants {
  const equations = equationsByArray(program);
  const order = components(program, program.outputs);
  const arrays = new Map(program.arrays);
  const known = new Set(weights.keys());
  const left: Equation[] = [];
  const computed: Equation[] = [];
  for (const { arrays: names, cyclic } of order) {
    for (const name of names) {
      const equation = equations.get(name);
      if (equation === undefined) continue;
      const definition = arrays.get(name);
      const isConstant = !cyclic && definition?.extents[0]?.upper !== Infinity && readsOfEquation(equation).every((r) => known.has(r.array)) && ![equation.body, ...(equation.kind === "definition" ? [] : equation.positions.flatMap((p) => (p.kind === "data" ? p.value : [])))].some(usesBatch);
      if (isConstant && !program.outputs.includes(name)) {
        known.add(name);
        computed.push(equation);
        continue;
      }
      left.push({ ...equation, body: withParts(equation.body, part) });

      function part(e: Expr): Expr {
        const variables = [...freeVariables(e).values()];
        const array = `${name}:part${computed.length + 1}`;
        arrays.set(array, { name: array, extents: variables.map(({ lower, upper }) => ({ lower, upper })), role: "value", content: { kind: "real" } } satisfies ArrayDefinition);
        computed.push({ kind: "definition", array, indices: variables, body: e });
        known.add(array);
        return readAt(array, variables.map(variableAffine));
      }
    }
  }
  const outputs = computed.map((d) => d.array);
  const { outputs: found } = interpret({ ...program, arrays, equations: computed, outputs, stores: [] }, weights, { count: 1 });
  return { program: { ...program, arrays, equations: left }, constants: new Map([...weights, ...found]) };

  function withParts(e: Expr, part: (e: Expr) => Expr): Expr {
    if (isPart(e)) return part(e);
    // Of sums and products the terms and factors that are constant, together.
    if (e.kind === "sum") {
      const own = e.terms.filter((t) => isSteady(t.value));
      if (own.length > 1) return linear(e.constant, [...e.terms.filter((t) => !own.includes(t)).map((t) => ({ ...t, value: withParts(t.value, part) })), { coefficient: { kind: "rational", n: 1, d: 1 }, value: part(linear(zero, own)) }]);
    }
    if (e.kind === "product") {
      const own = e.factors.filter((f) => isSteady(f.base));
      if (own.length > 0 && (own.length > 1 || Math.abs(own[0]?.exponent ?? 1) !== 1) && isBounded(monomial(own))) return monomial([...e.factors.filter((f) => !own.includes(f)).map((f) => ({ ...f, base: withParts(f.base, part) })), { base: part(monomial(own)), exponent: 1 }]);
    }
    return mapChildren(e, (x) => withParts(x, part));
  }

  /** Worth an array of its own: it reads weights and is more than a read. */
  function isPart(e: Expr): boolean {
    return e.kind !== "read" && e.kind !== "constant" && e.kind !== "index" && isSteady(e) && isBounded(e);
  }

  function isSteady(e: Expr): boolean {
    const reads = readsOf(e);
    return reads.length > 0 && reads.every((r) => known.has(r.array)) && !usesBatch(e) && reads.every((r) => r.positions.every((p, k) => p.kind === "affine" && (r.guarded || isInside(p.affine, arrays.get(r.array)?.extents[k] ?? { lower: 0, upper: 0 }))));
  }

  function isBounded(e: Expr): boolean {
    return pointsOf([...freeVariables(e).values()]) <= mostPoints / 8;
  }
}

function usesBatch(e: Expr): boolean {
  if (e.kind === "count" || e.kind === "draw") return true;
  if (e.kind === "reduce" && e.indices.some(isBatch)) return true;
  if ([...freeVariables(e).values()].some(isBatch)) return true;
  switch (e.kind) {
    case "constant": case "index": return false;
    case "read": return e.positions.some((p) => p.kind === "data" && usesBatch(p.value));
    case "sum": return e.terms.some((t) => usesBatch(t.value));
    case "product": return e.factors.some((f) => usesBatch(f.base));
    case "call": return e.arguments.some(usesBatch);
    case "select": return [e.condition, e.whenTrue, e.whenFalse].some(usesBatch);
    case "where": case "reduce": return usesBatch(e.body);
  }
}
