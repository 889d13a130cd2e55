/** Small integer hashes that order the parts of sums and products, whatever their variables are called. */
import type { Affine } from "./types.ts";

export function combine(a: number, b: number): number {
  let h = Math.imul(a ^ 0x9e3779b9, 0x85ebca6b) ^ Math.imul(b | 0, 0xc2b2ae35);
  h ^= h >>> 15;
  return Math.imul(h, 0x27d4eb2f) | 0;
}

export function hashText(text: string): number {
  let h = 0x811c9dc5;
  for (let i = 0; i < text.length; i++) h = Math.imul(h ^ text.charCodeAt(i), 0x01000193);
  return h | 0;
}

/** Of an affine form, blind to which variables they are but not to their ranges. */
export function hashOf(a: Affine): number {
  let sum = 0;
  for (const { coefficient, atom } of a.terms) {
    const range = atom.kind === "variable" ? combine(atom.lower, atom.upper === Infinity ? -1 : atom.upper) : combine(hashOf(atom.numerator), atom.divisor);
    sum = (sum + combine(coefficient, range)) | 0;
  }
  return combine(a.constant, sum);
}
