/** How often each class was predicted for each, of outputs that are one class. */
import type { Encoding, ModelOutput } from "../ir/model/types.ts";
import { grid } from "./grid.ts";

export type ClassEncoding = Extract<Encoding, { readonly kind: "oneHot" | "binary" }>;

/** The confusion matrix of an output: `counts[truth * classes + predicted]`. */
export interface Confusion {
  readonly output: string;
  readonly encoding: ClassEncoding;
  readonly counts: Float64Array;
}

/** A confusion matrix without examples for each output with data that is one class. */
export function confusionsOf(outputs: readonly ModelOutput[]): readonly Confusion[] {
  return outputs.flatMap(({ name, encoding, target }) =>
    target === undefined || (encoding.kind !== "oneHot" && encoding.kind !== "binary") || encoding.shape.length > 0 ? [] : [{ output: name, encoding, counts: new Float64Array(encoding.classes.length ** 2) }]);
}

/** Counts the examples of a batch: their outputs, and the positions of their classes from `truth[from]` on. */
export function countClasses({ encoding, counts }: Confusion, outputs: ArrayLike<number>, truth: ArrayLike<number>, from: number, count: number): void {
  const classes = encoding.classes.length;
  const predicted = encoding.kind === "binary" ? binaryClass : greatest;
  for (let n = 0; n < count; n++) {
    const cell = (truth[from + n] ?? 0) * classes + predicted(outputs, n, classes);
    counts[cell] = (counts[cell] ?? 0) + 1;
  }
}

/** As `predict` decides: the first of the greatest. */
function greatest(outputs: ArrayLike<number>, n: number, classes: number): number {
  let best = 0;
  for (let k = 1; k < classes; k++) if ((outputs[n * classes + k] ?? 0) > (outputs[n * classes + best] ?? 0)) best = k;
  return best;
}

function binaryClass(outputs: ArrayLike<number>, n: number): number {
  return (outputs[n] ?? 0) >= 0.5 ? 1 : 0;
}

export function confusionTable({ output, encoding: { classes }, counts }: Confusion): string {
  const cells = (row: number): readonly string[] => Array.from(counts.subarray(row * classes.length, (row + 1) * classes.length), String);
  return grid([[`${output}: true, as predicted →`, ...classes.map(String)], ...classes.map((label, row) => [String(label), ...cells(row)])]);
}
