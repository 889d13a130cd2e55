/** Linear forms over opaque integer unknowns: the rows of a system of conditions. */
import { addAffine, constantAffine, offsetAffine, scaleAffine } from "../affine.ts";
import { gcd } from "../number.ts";
import type { Affine, Atom, Condition, FloorTerm } from "../types.ts";

/** `constant + Σ coefficient · unknown`, unknowns by the keys of their atoms, no zero coefficients. */
export interface Row {
  readonly constant: number;
  readonly coefficients: ReadonlyMap<string, number>;
}

export function rowOf(a: Affine): Row {
  return { constant: a.constant, coefficients: new Map(a.terms.map((t) => [t.atom.key, t.coefficient])) };
}

/** `p · a + q · b`; where that leaves the exact integers, a row that is not `isExact`. */
export function combineRows(a: Row, p: number, b: Row, q: number): Row {
  const coefficients = new Map<string, number>();
  let exact = true;
  const times = (x: number, y: number): number => {
    exact &&= Number.isSafeInteger(x * y);
    return x * y;
  };
  const constant = times(p, a.constant) + times(q, b.constant);
  for (const [key, c] of a.coefficients) coefficients.set(key, times(p, c));
  for (const [key, c] of b.coefficients) {
    const sum = (coefficients.get(key) ?? 0) + times(q, c);
    if (sum === 0) coefficients.delete(key);
    else coefficients.set(key, sum);
  }
  return { constant: exact ? constant : NaN, coefficients };
}

/** The strongest form of `row ≥ 0` over the integers: divided by the common divisor of its coefficients. */
export function tighten(row: Row): Row {
  let g = 0;
  for (const c of row.coefficients.values()) g = gcd(g, c);
  if (g <= 1) return row;
  return { constant: Math.floor(row.constant / g), coefficients: new Map([...row.coefficients].map(([key, c]) => [key, c / g])) };
}

export function isExact(row: Row): boolean {
  if (!Number.isSafeInteger(row.constant)) return false;
  for (const c of row.coefficients.values()) if (!Number.isSafeInteger(c)) return false;
  return true;
}

/** Every atom of some forms, those inside of floors too, by key. */
export function atomsOf(forms: readonly Affine[]): ReadonlyMap<string, Atom> {
  const atoms = new Map<string, Atom>();
  const visit = (a: Affine): void => {
    for (const { atom } of a.terms) {
      if (atoms.has(atom.key)) continue;
      atoms.set(atom.key, atom);
      if (atom.kind === "floor") visit(atom.numerator);
    }
  };
  forms.forEach(visit);
  return atoms;
}

/** What defines a floor `q`: `0 ≤ numerator − divisor · q ≤ divisor − 1`, both as `≥ 0`. */
export function floorDefinition(floor: FloorTerm): readonly Affine[] {
  const q: Affine = { constant: 0, terms: [{ coefficient: 1, atom: floor }], key: floor.key };
  const rest = addAffine(floor.numerator, q, -floor.divisor);
  return [rest, addAffine(constantAffine(floor.divisor - 1), rest, -1)];
}

/** The condition as forms that are `≥ 0`: one, or two for an equality. */
export function halves(c: Condition): readonly Affine[] {
  return c.equality ? [c.affine, scaleAffine(c.affine, -1)] : [c.affine];
}

/** The form that is `≥ 0` just where `a ≥ 0` is not. */
export function negation(a: Affine): Affine {
  return offsetAffine(scaleAffine(a, -1), -1);
}
