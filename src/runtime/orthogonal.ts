/** Random orthonormal matrices: initial values of weights. */
import { gaussianAt } from "./random.ts";

/**
 * A row-major matrix of shape [rows, columns], uniformly distributed over the matrices with orthonormal columns (orthonormal
 * rows where there are more columns than rows): the Q factor of a matrix of normal draws whose R factor has a positive
 * diagonal (Mezzadri, 2007), by Gram-Schmidt with reorthogonalization. + - * / and the square root in a fixed order: the
 * result is bit-identical on every platform.
 */
export function orthonormalMatrix(key: number, rows: number, columns: number): Float64Array {
  const length = Math.max(rows, columns);
  const many = Math.min(rows, columns);
  const vectors = new Float64Array(rows * columns);
  for (let v = 0; v < many; v++) {
    const at = v * length;
    let norm = 0;
    // A vector that is nearly a combination of the earlier ones is drawn again.
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

/** Subtracts from the vector at `at` its projections on all earlier vectors. */
function removeEarlier(vectors: Float64Array, at: number, length: number): void {
  for (let from = 0; from < at; from += length) {
    let share = 0;
    for (let i = 0; i < length; i++) share += vectors[from + i]! * vectors[at + i]!;
    for (let i = 0; i < length; i++) vectors[at + i] = vectors[at + i]! - share * vectors[from + i]!;
  }
}
