/** Repairs of an output that its value does not fit: steps to insert, or sizes to change. */
import type { Fix } from "../../../diagnostics/diagnostic.ts";
import type { Encoding } from "../../../ir/model/types.ts";
import type { Span } from "../../../source/source.ts";
import type { Library, Step, Way } from "../types.ts";
import { insertAfter, insertBefore, numbersOf, renamed, replace, withValue } from "./edits.ts";
import { continuationsOf, reshapersOf } from "./signatures.ts";
import { lastToSize, writtenBatch } from "./way.ts";
import { words } from "./words.ts";

export interface Unfit {
  readonly library: Library;
  readonly way: Way;
  readonly found: readonly number[];
  readonly expected: readonly number[];
  readonly encoding: Encoding["kind"];
  /** The statement of the output, where it takes the current value. */
  readonly statement: Span | undefined;
}

const repairs: readonly { readonly meant: string; readonly candidates: (unfit: Unfit) => readonly Fix[] }[] = [
  { meant: "the activation of another encoding", candidates: (unfit) => otherActivation(unfit) },
  { meant: "another size", candidates: ({ way, found, expected }) => (found.length === Math.max(1, expected.length) ? resized(way.history, found.at(-1), expected.at(-1) ?? 1) : []) },
  { meant: "a first axis that is the batch", candidates: (unfit) => batch(unfit, true) },
  { meant: "the last state", candidates: ({ library, way, expected }) => [...way.history].reverse().flatMap((s) => (s.after.length > expected.length ? continuationsOf(library, s.reference).map((c) => replace(renamed(s.reference, c.name))) : [])) },
  {
    meant: "all numbers as one vector, before the last layer",
    candidates: ({ library, way, found, expected }) => {
      const step = found.length > expected.length ? lastToSize(way.history, found.at(-1)) : undefined;
      return step === undefined ? [] : reshapersOf(library, step.before.length, expected.length).map((s) => insertBefore(step.reference, s.name));
    },
  },
  { meant: "a first axis that is the batch", candidates: (unfit) => batch(unfit, false) },
  { meant: "the same numbers in another shape", candidates: (unfit) => (product(unfit.found) === product(unfit.expected) ? atEnd(unfit, [unfit.expected.length === 1 ? words.vector : words.reshape(unfit.expected)]) : []) },
  { meant: "a last layer", candidates: (unfit) => lastLayer(unfit) },
];

/** `dense(2) softmax` before `binary`: another size and another activation. */
function otherActivation({ way, found, expected, encoding }: Unfit): readonly Fix[] {
  const last = way.history.at(-1)?.reference;
  const wanted = words.activations[encoding];
  const step = lastToSize(way.history, found.at(-1));
  if (last === undefined || step === undefined || wanted === undefined || last.name.text === wanted || !Object.values(words.activations).includes(last.name.text)) return [];
  return numbersOf(step.reference).filter((v) => v.value === found.at(-1)).map((v) => replace(withValue(step.reference, v, expected.at(-1) ?? 1), renamed(last, wanted)));
}

function product(shape: readonly number[]): number {
  return shape.reduce((a, b) => a * b, 1);
}

function batch({ library, way, found, expected }: Unfit, likely: boolean): readonly Fix[] {
  const written = found.length === expected.length + 1 ? writtenBatch(way, library) : undefined;
  return written !== undefined && written.likely === likely ? [written.fix] : [];
}

/** The call that made the last axis, with the size that is wanted in place of the one it has. */
export function resized(history: readonly Step[], size: number | undefined, wanted: number | undefined): readonly Fix[] {
  const step = lastToSize(history, size);
  if (step === undefined || wanted === undefined || size === wanted) return [];
  return numbersOf(step.reference).flatMap((v) => (v.value === size ? [replace(withValue(step.reference, v, wanted))] : []));
}

function atEnd({ way, statement }: Unfit, steps: readonly string[]): readonly Fix[] {
  const last = way.history.at(-1);
  if (last !== undefined) return steps.map((s) => insertAfter(last.reference, s));
  return statement === undefined ? [] : steps.map((s) => insertBefore({ span: statement }, s));
}

function lastLayer(unfit: Unfit): readonly Fix[] {
  const { expected, found, encoding } = unfit;
  const units = expected.length === 0 && encoding === "binary" ? 1 : expected.at(-1);
  if (units === undefined || expected.length > 1) return [];
  const activation = words.activations[encoding];
  const layer = words.layer(units);
  const steps = [...(activation === undefined ? [] : [`${layer} ${activation}`]), layer];
  return atEnd(unfit, steps.map((s) => (found.length > 1 ? `${words.vector} ${s}` : s)));
}

export function repairsOfOutput(unfit: Unfit): readonly Fix[] {
  return repairs.flatMap(({ candidates }) => candidates(unfit));
}
