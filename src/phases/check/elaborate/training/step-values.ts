/**
 * Values of an optimizer that are one number for each step, whatever the parameter: rates that schedules give, and `let`s
 * that read nothing else, such as the corrections of `adam`. Each is an array of rank 0 under its name, computed once for all parameters.
 */
import { read } from "../../../../ir/equation/build.ts";
import { scalarArray, stepScalars, stepValueName } from "../../../../ir/equation/names.ts";
import { readsOf } from "../../../../ir/equation/traverse.ts";
import type { ArrayDefinition, Definition, Expr } from "../../../../ir/equation/types.ts";
import type { Use } from "../../types.ts";

export interface StepValue {
  readonly array: string;
  readonly key: string;
}

interface Destination {
  readonly use: Use;
  readonly arrays: Map<string, ArrayDefinition>;
  readonly equations: Definition[];
  readonly stepValues: Map<string, StepValue>;
}

/** Defines the value and returns the name of its array. */
export function defineStepValue({ use, arrays, equations, stepValues }: Destination, name: string, body: Expr): string {
  const array = stepValueName(use.instance, name);
  arrays.set(array, { name: array, extents: [], role: "value", content: { kind: "real" }, purpose: { kind: "member", instance: use.instance, name } });
  equations.push({ kind: "definition", array, indices: [], body, origin: use.origin });
  stepValues.set(name, { array, key: body.key });
  return array;
}

/** A read of the array of a `let` where it is one number for each step, else its expression. */
export function oncePerStep(destination: Destination, name: string, body: Expr): Expr {
  const arrays = readsOf(body).map((r) => r.array);
  const known = new Set([...stepScalars.map(scalarArray), ...[...destination.stepValues.values()].map((v) => v.array)]);
  if (body.kind === "read" || arrays.length === 0 || !arrays.every((a) => known.has(a))) return body;
  const defined = destination.stepValues.get(name);
  // Sizes of a parameter may be among its constants: such a `let` has another value for another parameter.
  if (defined !== undefined && defined.key !== body.key) return body;
  return read(defined?.array ?? defineStepValue(destination, name, body), []);
}
