/** The examples that are measured, and how their rows are split. */

export interface Measured {
  readonly name: string;
  /** Complete rows of its data. */
  readonly rows: number;
  readonly score: "accuracy" | "r2";
}

export const examples: readonly Measured[] = [
  { name: "iris", rows: 150, score: "accuracy" },
  { name: "wine", rows: 178, score: "accuracy" },
  { name: "digits", rows: 1797, score: "accuracy" },
  { name: "penguins", rows: 333, score: "r2" },
];

/** Row numbers, among the complete rows and from 0, that are held back for the test; the others are trained on. */
export type Splits = Readonly<Record<string, readonly number[]>>;
