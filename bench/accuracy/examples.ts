/** The examples that are measured, and how their rows are split. */

export interface Measured {
  readonly name: string;
  /** Complete rows of its data. */
  readonly rows: number;
  /** A metric, or the loss where that says more. */
  readonly score: "accuracy" | "r2" | "loss";
  /** Whose network of the same architecture stands beside it. */
  readonly beside: "scikit-learn" | "PyTorch";
  /** The split of this name, where it has none of its own. */
  readonly split?: string;
}

export const examples: readonly Measured[] = [
  { name: "iris", rows: 150, score: "accuracy", beside: "scikit-learn" },
  { name: "wine", rows: 178, score: "accuracy", beside: "scikit-learn" },
  { name: "digits", rows: 1797, score: "accuracy", beside: "scikit-learn" },
  { name: "penguins", rows: 333, score: "r2", beside: "scikit-learn" },
  { name: "digits-cnn", rows: 1797, score: "accuracy", beside: "PyTorch", split: "digits" },
  { name: "digits-autoencoder", rows: 1797, score: "loss", beside: "PyTorch", split: "digits" },
];

/** Row numbers, among the complete rows and from 0, that are held back for the test; the others are trained on. */
export type Splits = Readonly<Record<string, readonly number[]>>;
