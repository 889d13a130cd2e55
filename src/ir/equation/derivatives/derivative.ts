/** Derivatives in equations: `derivative(v[…], x[…])`, of one value by another. */
import { call } from "../build.ts";
import { children } from "../traverse.ts";
import type { Equation, Expr, Read } from "../types.ts";

/** How an element of one array changes with an element of another, through all that lies between them. */
export interface Derivative {
  readonly value: Read;
  readonly by: Read;
}

export function derivative({ value, by }: Derivative): Expr {
  return call("derivative", value, by);
}

/** The derivative that an expression is; undefined where it is none. */
export function asDerivative(e: Expr): Derivative | undefined {
  const [value, by] = e.kind === "call" && e.primitive === "derivative" ? e.arguments : [];
  return value?.kind === "read" && by?.kind === "read" ? { value, by } : undefined;
}

export function derivativesIn(e: Expr, into: Derivative[] = []): readonly Derivative[] {
  const found = asDerivative(e);
  if (found !== undefined) into.push(found);
  for (const part of children(e)) derivativesIn(part, into);
  return into;
}

export function hasDerivatives(equations: readonly Equation[]): boolean {
  return equations.some(({ body }) => derivativesIn(body).length > 0);
}

/** The arrays that a value is made of, down to one that is taken as it is: those that are read on the way, too. */
export function behind(value: string, by: string, readsOf: (array: string) => Iterable<string>): ReadonlySet<string> {
  const found = new Set([value]);
  for (const array of found) if (array !== by) for (const next of readsOf(array)) found.add(next);
  return found;
}
