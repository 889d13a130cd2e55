/**
 * What calls of layers and activations gave, to be taken again by equal calls, of this model or of an earlier text of it: what editors ask is traced at
 * every key. Of a call that is taken again the names of its own arrays are right, those of its operands inside of equations are not: nothing of a trace reads them.
 */
import { numKey } from "../../../ir/equation/number.ts";
import { textOf } from "../../../source/source.ts";
import { mostCalls } from "../size.ts";
import type { Elaboration, KeptCall, Operand, Use, Value } from "../types.ts";
import type { Chain } from "./state.ts";

/** Some large models. */
const most = 4000;

/** The value of a call: an earlier one, else that of `apply`. Where `apply` reports something, or adds what others look at, it is not kept. */
export function keptOr(chain: Chain, use: Use, operands: readonly (Operand | undefined)[], apply: () => Operand | undefined): Operand | undefined {
  const { e, e: { kept } } = chain;
  const key = kept && keyOf(chain, use, operands);
  if (kept === undefined || key === undefined) return apply();
  const { calls } = kept;
  const found = calls.get(key);
  if (found !== undefined && canTake(e, use, found)) {
    kept.fittedBefore ??= e.fitted.length;
    calls.delete(key);
    calls.set(key, found);
    return take(e, use, found);
  }
  const before = marksOf(e);
  const result = apply();
  const added = result && addedSince(e, use, result, before);
  if (added !== undefined) calls.set(key, added);
  for (const [oldest] of calls) {
    if (calls.size <= most) break;
    calls.delete(oldest);
  }
  return result;
}

/** `undefined` for a call that depends on more. */
function keyOf({ e, values, rate, copy }: Chain, { reference: { span }, again }: Use, operands: readonly (Operand | undefined)[]): string | undefined {
  if (again !== undefined || copy !== "") return undefined;
  // The file of a call says which definitions it sees.
  return JSON.stringify([span.source.name, textOf(span), keyOfValues(values), numKey(rate), operands.map((operand) => operand && [
    operands.findIndex((other) => other?.array === operand.array), operand.shape, operand.batched, operand.content, operand.result, operand.encoding, operand.initializer, operand.classes?.shape, operand.classes?.content,
    detailsOf(e, operand.array), operand.classes && detailsOf(e, operand.classes.array),
  ])]);
}

function detailsOf(e: Elaboration, array: string): unknown {
  const { extents, role, content, distribution } = e.arrays.get(array) ?? {};
  const range = e.positions.get(array);
  return [extents?.map((x) => `${x.lower} ${x.upper}`), role, content, distribution, range && `${range.lower} ${range.upper}`];
}

/** `around`: scopes that it is a value in. A default is a value in the scope that it is bound in. */
function keyOfValues(values: ReadonlyMap<string, Value>, around: readonly (typeof values)[] = []): unknown {
  return around.includes(values) ? around.indexOf(values) : [...values].map(([name, value]) => [name, value.kind, keyOfValue(value, [...around, values])]);
}

function keyOfValue(value: Value, around: readonly ReadonlyMap<string, Value>[]): unknown {
  switch (value.kind) {
    case "number": return numKey(value.value);
    case "string": case "boolean": return value.value;
    case "list": return value.values.map(numKey);
    case "application": return [value.reference.span.source.name, textOf(value.reference.span), keyOfValues(value.scope.values, around)];
    case "unknown": return undefined;
  }
}

/** How much there is of what a call adds to. */
interface Marks {
  readonly arrays: number;
  readonly positions: number;
  readonly variables: number;
  readonly equations: number;
  readonly updates: number;
  readonly calls: number;
  /** Of what a kept call adds nothing to. */
  readonly others: string;
}

function marksOf(e: Elaboration): Marks {
  return {
    arrays: e.arrays.size, positions: e.positions.size, variables: e.variables.length, equations: e.equations.length, updates: e.updates.length, calls: e.size.calls,
    others: [e.report.mark, e.fitted.length, e.ordered.length, e.losses.length, e.derivatives.length, e.stops.length, e.values.length, e.steps.length, e.size.exceeded].join(" "),
  };
}

function addedSince(e: Elaboration, { instance }: Use, result: Operand, before: Marks): KeptCall | undefined {
  const now = marksOf(e);
  const arrays = [...e.arrays.values()].slice(before.arrays);
  const positions = [...e.positions].slice(before.positions);
  const variables = e.variables.slice(before.variables);
  const updates = e.updates.slice(before.updates);
  const made = new Set(arrays.map((a) => a.name));
  const results = [result, ...(result.results?.values() ?? [])];
  const names = [...made, ...positions.map(([name]) => name), ...variables.flatMap((v) => [v.name, v.instance]), ...updates.flatMap((u) => [u.state, u.value])];
  if (now.others !== before.others || !results.every(({ array }) => made.has(array)) || !names.every((name) => name.startsWith(instance))) return undefined;
  return { instance, result, arrays, positions, variables, equations: e.equations.slice(before.equations), updates, calls: now.calls - before.calls };
}

function renamed(name: string, from: string, to: string): string {
  return to + name.slice(from.length);
}

/** Whether its names are free, and the model not too large for it. */
function canTake({ arrays, size }: Elaboration, use: Use, kept: KeptCall): boolean {
  return size.calls + kept.calls <= mostCalls && !kept.arrays.some(({ name }) => arrays.has(renamed(name, kept.instance, use.instance)));
}

function take(e: Elaboration, use: Use, { instance, result, arrays, positions, variables, equations, updates, calls }: KeptCall): Operand {
  const now = (name: string): string => renamed(name, instance, use.instance);
  const { span } = use.reference;
  for (const array of arrays) {
    const name = now(array.name);
    e.arrays.set(name, { ...array, name });
  }
  for (const [name, range] of positions) e.positions.set(now(name), range);
  for (const v of variables) e.variables.push({ ...v, name: now(v.name), instance: now(v.instance) });
  for (const equation of equations) e.equations.push({ ...equation, array: now(equation.array), origin: use.origin });
  for (const { state, value } of updates) e.updates.push({ state: now(state), value: now(value) });
  e.size.calls += calls;
  const { results } = result;
  const taken = (operand: Operand): Operand => ({ ...operand, array: now(operand.array), span });
  return { ...taken(result), ...(results !== undefined && { results: new Map([...results].map(([name, operand]) => [name, taken(operand)])) }) };
}
