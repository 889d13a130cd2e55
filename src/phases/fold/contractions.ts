/**
 * Multiplies a factor into the contraction before it: `s · (b + Σ x · W) + t` becomes `(s · b + t) + Σ x · (s · W)`.
 */
import { add, constant, monomial, multiply, reduce, scale } from "../../ir/equation/build.ts";
import { equationsByArray } from "../../ir/equation/dependencies.ts";
import type { Fresh } from "../../ir/equation/fresh.ts";
import { freeVariables, freshen, mapChildren, readsOf, readsOfEquation, substitute } from "../../ir/equation/traverse.ts";
import type { Affine, Definition, Equation, Expr, Program, Read } from "../../ir/equation/types.ts";
import { affineIn, type AffineForm, mentions } from "./affine.ts";
import type { Constants } from "./constants.ts";
import { inverse } from "./inverse.ts";
import type { Prepared } from "./prepared.ts";

/** The equations with one factor multiplied into its contraction; `undefined` where there is none left. */
export function foldOne(equations: readonly Equation[], program: Program, constants: Constants, prepared: Prepared, fresh: Fresh): readonly Equation[] | undefined {
  const byArray = equationsByArray({ ...program, equations });
  const counts = new Map<string, number>();
  for (const r of equations.flatMap((q) => readsOfEquation(q))) counts.set(r.array, (counts.get(r.array) ?? 0) + 1);
  const roots = new Set([...program.outputs, ...program.stores.flatMap((s) => [s.source, s.target])]);
  for (const equation of equations) {
    if (equation.kind !== "definition") continue;
    for (const r of readsOf(equation.body)) {
      const before = byArray.get(r.array);
      if (before?.kind !== "definition" || before === equation || counts.get(r.array) !== 1 || roots.has(r.array)) continue;
      const renamed = inverse(r, before.indices);
      const found = renamed && largestForm(equation.body, r, constants);
      if (found === undefined || renamed === undefined || !isUseful(found.form, renamed, constants)) continue;
      const at = (e: Expr): Expr => substitute(freshen(e, fresh), renamed);
      const body = multiplied(before, { factor: at(found.form.factor), offset: at(found.form.offset) }, constants, prepared);
      if (body === undefined) continue;
      const rest = replaced(equation.body, found.whole, r);
      return equations.map((q) => (q === before ? { ...before, body } : q === equation ? { ...equation, body: rest } : q));
    }
  }
  return undefined;
}

interface Found {
  readonly whole: Expr;
  readonly form: AffineForm;
}

/** The largest part of an expression that is affine in the read. */
function largestForm(e: Expr, r: Read, constants: Constants): Found | undefined {
  const form = affineIn(e, r, constants);
  if (form !== undefined) return { whole: e, form };
  let found: Found | undefined;
  mapChildren(e, (part) => {
    if (found === undefined && mentions(part, r)) found = largestForm(part, r, constants);
    return part;
  });
  return found;
}

/** Whether anything is multiplied or added, by what depends on the indices of the read alone. */
function isUseful({ factor, offset }: AffineForm, known: ReadonlyMap<number, Affine>, constants: Constants): boolean {
  const isNone = (e: Expr): boolean => e.kind === "constant";
  return !(isNone(factor) && isNone(offset)) && [factor, offset].every((e) => constants.isSafe(e) && [...freeVariables(e).keys()].every((id) => known.has(id)));
}

/** The right side of a contraction, multiplied; `undefined` where a term has no constant factor that takes it up. */
function multiplied({ body, ...equation }: Definition, { factor, offset }: AffineForm, constants: Constants, prepared: Prepared): Expr | undefined {
  const terms = body.kind === "sum" ? body.terms : [{ coefficient: constant(1).value, value: body }];
  const own = body.kind === "sum" ? body.constant : constant(0).value;
  const contractions = terms.filter((t) => !constants.has(t.value));
  const weights = contractions.map((t) => weighted(t.value, factor, constants));
  if (weights.some((w) => w === undefined || !(prepared.fits(w.weight) || w.weight.kind === "read"))) return undefined;
  const taken = weights.flatMap((w, k) => {
    const value = contractions[k]?.value;
    if (w === undefined || value?.kind !== "reduce") return [];
    const weight = prepared.take(w.weight, { ...equation, body });
    return [scale(contractions[k]?.coefficient ?? 1, reduce("sum", value.indices, value.conditions, multiply(weight, w.others)))];
  });
  const bias = add(constant(own), ...terms.filter((t) => constants.has(t.value)).map((t) => scale(t.coefficient, t.value)));
  return taken.length === 0 ? undefined : add(...taken, prepared.take(add(multiply(factor, bias), offset), { ...equation, body }));
}

/** The constant factors of a contraction times another one, and its other factors; the product must depend on no index that the constant factors do not have. */
function weighted(e: Expr, factor: Expr, constants: Constants): { readonly weight: Expr; readonly others: Expr } | undefined {
  if (e.kind !== "reduce" || e.operator !== "sum") return undefined;
  const factors = e.body.kind === "product" ? e.body.factors : [{ base: e.body, exponent: 1 }];
  const own = monomial(factors.filter((f) => constants.has(f.base)));
  const indices = new Set(freeVariables(own).keys());
  if (own.kind === "constant" || ![...freeVariables(factor).keys()].every((id) => indices.has(id))) return undefined;
  return { weight: multiply(own, factor), others: monomial(factors.filter((f) => !constants.has(f.base))) };
}

function replaced(e: Expr, part: Expr, by: Expr): Expr {
  return e === part ? by : mapChildren(e, (inner) => replaced(inner, part, by));
}
