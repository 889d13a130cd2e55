/** Repairs of an output that its value does not fit: steps to insert, or sizes to change. */
import type { Fix } from "../../../diagnostics/diagnostic.ts";
import type { Encoding } from "../../../ir/model/types.ts";
import type { Span } from "../../../source/source.ts";
import type { Library, Step, Way } from "../types.ts";
import { insertAfter, insertBefore, numbersOf, renamed, replace, withValue } from "./edits.ts";
import { continuationsOf, definitionsGiving, layersOfSize, reshapersOf, reshapesTo } from "./signatures.ts";
import { lastToSize, writtenBatch } from "./way.ts";

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
  { meant: "the same numbers in another shape", candidates: (unfit) => (product(unfit.found) === product(unfit.expected) ? atEnd(unfit, sameNumbers(unfit)) : []) },
  { meant: "a last layer", candidates: (unfit) => lastLayer(unfit) },
];

/** `dense(2) softmax` before `binary`: another size and another activation. */
function otherActivation({ library, way, found, expected, encoding }: Unfit): readonly Fix[] {
  const last = way.history.at(-1)?.reference;
  const [wanted] = activationsFor(library, encoding);
  const step = lastToSize(way.history, found.at(-1));
  const isActivation = (name: string): boolean => Object.values(resultKinds).some((kind) => definitionsGiving(library, kind).includes(name));
  if (last === undefined || step === undefined || wanted === undefined || last.name.text === wanted || !isActivation(last.name.text)) return [];
  return numbersOf(step.reference).filter((v) => v.value === found.at(-1)).map((v) => replace(withValue(step.reference, v, expected.at(-1) ?? 1), renamed(last, wanted)));
}

/** What the numbers of an encoding are, where that is a kind that losses ask for. */
const resultKinds: Readonly<Partial<Record<Encoding["kind"], string>>> = { oneHot: "distribution", binary: "probability" };

function activationsFor(library: Library, encoding: Encoding["kind"]): readonly string[] {
  const kind = resultKinds[encoding];
  return kind === undefined ? [] : definitionsGiving(library, kind);
}

/** Steps that keep every number and give the shape that is expected. */
function sameNumbers({ library, found, expected }: Unfit): readonly string[] {
  return expected.length === 1 ? reshapersOf(library, found.length, 1).map((s) => s.name) : reshapesTo(library, expected);
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
  const { library, expected, found, encoding } = unfit;
  const units = expected.length === 0 && encoding === "binary" ? 1 : expected.at(-1);
  if (units === undefined || expected.length > 1) return [];
  const layers = layersOfSize(library, units);
  const steps = [...activationsFor(library, encoding).flatMap((a) => layers.map((layer) => `${layer} ${a}`)), ...layers];
  const [asVector] = found.length > 1 ? reshapersOf(library, found.length, 1) : [];
  return atEnd(unfit, steps.map((s) => (asVector === undefined ? s : `${asVector.name} ${s}`)));
}

export function repairsOfOutput(unfit: Unfit): readonly Fix[] {
  return repairs.flatMap(({ candidates }) => candidates(unfit));
}
