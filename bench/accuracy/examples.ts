/** The examples that are measured, and on which rows. */

/** What is trained on and what is measured on. */
export type Split =
  /** The rows that `splits.json` has under that name are measured on, the others trained on. */
  | { readonly kind: "drawn"; readonly name: string }
  /** All rows are trained on; measured on are the rows that `splits.json` has for another example, of its data. */
  | { readonly kind: "elsewhere"; readonly name: string }
  /** The last examples are measured on. */
  | { readonly kind: "last"; readonly count: number };

export interface Measured {
  readonly name: string;
  /** Its file in `examples`, where the name does not say it. */
  readonly file?: string;
  /** Complete rows of its data. */
  readonly rows: number;
  /** A metric, or the loss where that says more. */
  readonly score: "accuracy" | "r2" | "mae" | "loss" | "species.accuracy" | "bodyMass.r2";
  /** Whose network of the same architecture stands beside it. */
  readonly beside: "scikit-learn" | "PyTorch";
  readonly split: Split;
  /** The example whose weights are what is frozen here; it is trained on the rows that its own split leaves. */
  readonly base?: string;
}

const digits: Split = { kind: "drawn", name: "digits" };

export const examples: readonly Measured[] = [
  { name: "iris", rows: 150, score: "accuracy", beside: "scikit-learn", split: { kind: "drawn", name: "iris" } },
  { name: "wine", rows: 178, score: "accuracy", beside: "scikit-learn", split: { kind: "drawn", name: "wine" } },
  { name: "digits", rows: 1797, score: "accuracy", beside: "scikit-learn", split: digits },
  { name: "penguins", rows: 333, score: "r2", beside: "scikit-learn", split: { kind: "drawn", name: "penguins" } },
  { name: "digits-cnn", rows: 1797, score: "accuracy", beside: "PyTorch", split: digits },
  { name: "digits-autoencoder", rows: 1797, score: "loss", beside: "PyTorch", split: digits },
  { name: "digits-few", rows: 50, score: "accuracy", beside: "PyTorch", split: { kind: "elsewhere", name: "digits" }, base: "digits-autoencoder" },
  { name: "digits-few, from scratch", file: "digits-few/from-scratch.nn", rows: 50, score: "accuracy", beside: "PyTorch", split: { kind: "elsewhere", name: "digits" } },
  { name: "penguins-both", rows: 333, score: "species.accuracy", beside: "PyTorch", split: { kind: "drawn", name: "penguins" } },
  { name: "penguins-both, mass", file: "penguins-both/penguins-both.nn", rows: 333, score: "bodyMass.r2", beside: "PyTorch", split: { kind: "drawn", name: "penguins" } },
  { name: "weather", rows: 1460, score: "mae", beside: "PyTorch", split: { kind: "drawn", name: "weather" } },
  { name: "seattle-weather", rows: 1447, score: "mae", beside: "PyTorch", split: { kind: "last", count: 365 } },
];

/** Row numbers, among the complete rows and from 0, that are held back for the test; the others are trained on. */
export type Splits = Readonly<Record<string, readonly number[]>>;
