/** Random matrices with orthonormal rows or columns: first values of weights. */
import { gaussianAt } from "./random.ts";

/**
 * A matrix of rows by columns, row-major, spread evenly over all whose columns (where it is wide: rows) are of length 1 and
 * at right angles to each other: the orthogonal factor of normal draws whose triangular factor has a positive diagonal
 * (Mezzadri, 2007), by Gram and Schmidt, each vector twice. Four operations and the square root in one order: the same bits
 * on every platform.
 */
export function orthonormalMatrix(key: number, rows: number, columns: number): Float64Array {
  const length = Math.max(rows, columns);
  const many = Math.min(rows, columns);
  const vectors = new Float64Array(rows * columns);
  for (let v = 0; v < many; v++) {
    const at = v * length;
    let norm = 0;
    // What next to nothing is left of points nowhere, and is drawn anew.
    for (let attempt = 0; norm < 1e-6; attempt++) {
      for (let i = 0; i < length; i++) vectors[at + i] = gaussianAt(key, attempt * rows * columns + at + i);
      removeEarlier(vectors, at, length);
      removeEarlier(vectors, at, length);
      norm = 0;
      for (let i = 0; i < length; i++) norm += vectors[at + i]! * vectors[at + i]!;
      norm = Math.sqrt(norm);
    }
    for (let i = 0; i < length; i++) vectors[at + i] = vectors[at + i]! / norm;
  }
  if (rows < columns) return vectors;
  const transposed = new Float64Array(rows * columns);
  for (let v = 0; v < many; v++) for (let i = 0; i < length; i++) transposed[i * columns + v] = vectors[v * length + i]!;
  return transposed;
}

/** Takes from the vector at `at` its shares along all vectors before it. */
function removeEarlier(vectors: Float64Array, at: number, length: number): void {
  for (let from = 0; from < at; from += length) {
    let share = 0;
    for (let i = 0; i < length; i++) share += vectors[from + i]! * vectors[at + i]!;
    for (let i = 0; i < length; i++) vectors[at + i] = vectors[at + i]! - share * vectors[from + i]!;
  }
}
