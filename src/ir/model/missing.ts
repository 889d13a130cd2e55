/** What becomes of an example that has no value for a field, and how many numbers the field takes for it. */
import type { EncodedField } from "./types.ts";

/**
 * - `drop`: training and evaluation leave the example out, and predictions refuse it.
 * - `mean`, `median`, `mode`: of the values in the training examples; of classes the mode alone, the most frequent class.
 * - `zero`: 0; of `oneHot` no class.
 */
export const fills = ["drop", "mean", "median", "mode", "zero"] as const;

export type Fill = (typeof fills)[number];

export interface Missing {
  readonly fill: Fill;
  /** Whether the value has a component beside its own that is 1 where it is missing, else 0. */
  readonly indicator: boolean;
}

/** Whether a missing value of the field is data: then each of its values has a mark behind it, 1 where it is missing, else 0. */
export function isFilled({ missing }: Pick<EncodedField, "missing">): boolean {
  return missing !== undefined && missing.fill !== "drop";
}

/** How many marks the data of a field have: one for each number, and one for a class. */
export function marksOf(field: Pick<EncodedField, "encoding" | "missing">): number {
  const { encoding } = field;
  return isFilled(field) && encoding.kind !== "record" ? encoding.shape.reduce((a, b) => a * b, 1) : 0;
}

/** How many components of a value tell whether it is missing. */
export function indicatorsOf(field: Pick<EncodedField, "encoding" | "missing">): number {
  return field.missing?.indicator === true ? marksOf(field) : 0;
}
