/** What is measured of an output of classes: how often each was predicted for each, and the quality by class. */
import type { ClassLabel, Encoding } from "../../ir/model/types.ts";
import { predictedClass } from "../../runtime/metrics/shares.ts";

export type ClassEncoding = Extract<Encoding, { readonly kind: "oneHot" | "binary" }>;

/** Shares from 0 to 1; 0 where the quotient has no denominator. */
export interface Quality {
  readonly precision: number;
  readonly recall: number;
  readonly f1: number;
}

export interface ClassMeasures {
  readonly kind: "classes";
  readonly output: string;
  readonly classes: readonly ClassLabel[];
  /** Each with how many predictions were to be this class. */
  readonly byClass: readonly (Quality & { readonly class: ClassLabel; readonly support: number })[];
  /** The mean over the classes that occur or are predicted. */
  readonly macro: Quality;
  /** Of all predictions together: each is the accuracy, since every prediction is one class. */
  readonly micro: Quality;
  /** A row for each true class, a column for each predicted one; absent for several classes an example, and for many classes. */
  readonly confusion?: readonly (readonly number[])[];
}

/** The matrix of more classes is nothing to read, and grows with the square. */
const mostOfMatrix = 100;

export class ClassCounts {
  readonly #output: string;
  readonly #encoding: ClassEncoding;
  /** By class: correct predictions, predictions, and what they were to be. */
  readonly #right: Float64Array;
  readonly #predicted: Float64Array;
  readonly #actual: Float64Array;
  /** `#matrix[truth * classes + predicted]`. */
  readonly #matrix: Float64Array | undefined;

  constructor(output: string, encoding: ClassEncoding) {
    const count = encoding.classes.length;
    this.#output = output;
    this.#encoding = encoding;
    this.#right = new Float64Array(count);
    this.#predicted = new Float64Array(count);
    this.#actual = new Float64Array(count);
    if (encoding.shape.length === 0 && count <= mostOfMatrix) this.#matrix = new Float64Array(count * count);
  }

  /** Outputs of a batch, and the positions of its classes. */
  add(outputs: ArrayLike<number>, truths: ArrayLike<number>): void {
    const { kind, classes } = this.#encoding;
    for (let n = 0; n < truths.length; n++) {
      const truth = truths[n] ?? 0;
      const predicted = predictedClass(outputs, kind === "binary" ? 1 : classes.length, n);
      if (truth === predicted) increment(this.#right, truth);
      increment(this.#predicted, predicted);
      increment(this.#actual, truth);
      if (this.#matrix !== undefined) increment(this.#matrix, truth * classes.length + predicted);
    }
  }

  measures(): ClassMeasures {
    const { classes } = this.#encoding;
    const matrix = this.#matrix;
    const counts = classes.map((label, k) => ({ class: label, right: this.#right[k] ?? 0, predicted: this.#predicted[k] ?? 0, actual: this.#actual[k] ?? 0 }));
    const byClass = counts.map(({ class: label, right, predicted, actual }) => ({ class: label, ...qualityOf(right, predicted, actual), support: actual }));
    const occurring = byClass.filter((_, k) => (counts[k]?.predicted ?? 0) + (counts[k]?.actual ?? 0) > 0);
    const mean = (of: keyof Quality): number => occurring.reduce((sum, quality) => sum + quality[of], 0) / occurring.length;
    const [right, all] = [this.#right, this.#actual].map((list) => list.reduce((a, b) => a + b, 0));
    return {
      kind: "classes", output: this.#output, classes, byClass,
      macro: { precision: mean("precision"), recall: mean("recall"), f1: mean("f1") }, micro: qualityOf(right ?? 0, all ?? 0, all ?? 0),
      ...(matrix !== undefined && { confusion: classes.map((_, row) => [...matrix.subarray(row * classes.length, (row + 1) * classes.length)]) }),
    };
  }
}

function increment(counts: Float64Array, at: number): void {
  counts[at] = (counts[at] ?? 0) + 1;
}

function qualityOf(right: number, predicted: number, actual: number): Quality {
  const share = (part: number, whole: number): number => (whole === 0 ? 0 : part / whole);
  return { precision: share(right, predicted), recall: share(right, actual), f1: share(2 * right, predicted + actual) };
}
