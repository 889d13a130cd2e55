/**
 * Whether affine conditions over the integers contradict each other: Fourier–Motzkin elimination, each row tightened
 * by the common divisor of its coefficients. Equalities with a coefficient of ±1 are substituted first.
 */
import type { Affine, Condition } from "../types.ts";
import { atomsOf, combineRows, floorDefinition, isExact, type Row, rowOf, tighten } from "./row.ts";

/** Beyond these the answer is "not known to be empty": the number of rows can grow doubly exponentially. */
const maximumRows = 400;
const maximumPairs = 2000;

/** True only if no integer point within the ranges of the variables satisfies all conditions. */
export function contradictory(conditions: readonly Condition[]): boolean {
  const atoms = atomsOf(conditions.map((c) => c.affine));
  const equalities: Row[] = [];
  const rows: Row[] = [];
  for (const c of conditions) (c.equality ? equalities : rows).push(rowOf(c.affine));
  for (const atom of atoms.values()) {
    if (atom.kind === "floor") rows.push(...floorDefinition(atom).map(rowOf));
    else rows.push(...rangeRows(atom.key, atom.lower, atom.upper));
  }
  const system = substituteEqualities(equalities, rows);
  return eliminateAll(system);
}

function rangeRows(key: string, lower: number, upper: number): readonly Row[] {
  const atLeast: Row = { constant: -lower, coefficients: new Map([[key, 1]]) };
  return upper === Infinity ? [atLeast] : [atLeast, { constant: upper - 1, coefficients: new Map([[key, -1]]) }];
}

/** Rows `≥ 0` without the equalities: substituted where an unknown has coefficient ±1, else as two inequalities. */
function substituteEqualities(equalities: readonly Row[], inequalities: readonly Row[]): readonly Row[] {
  let open = [...equalities];
  let rows = [...inequalities];
  for (let equality = open.find(hasUnit); equality !== undefined; equality = open.find(hasUnit)) {
    const chosen = equality;
    const [key, c] = unitOf(chosen);
    const replace = (row: Row): Row => combineRows(row, 1, chosen, -(row.coefficients.get(key) ?? 0) * c);
    open = open.filter((row) => row !== chosen).map(replace);
    rows = rows.map(replace);
  }
  return [...rows, ...open.flatMap((row) => [row, combineRows(row, -1, row, 0)])];
}

function hasUnit(row: Row): boolean {
  return unitOf(row)[1] !== 0;
}

/** An unknown of coefficient ±1 and that coefficient, or 0 where there is none. */
function unitOf(row: Row): readonly [string, number] {
  for (const [key, c] of row.coefficients) if (Math.abs(c) === 1) return [key, c];
  return ["", 0];
}

/** Rows by their unknowns; of two that differ in the constant only, the stronger. */
class Rows {
  readonly #rows = new Map<string, Row>();
  impossible = false;

  /** Rows beyond exact integers are left out: what is then proven, is proven without them. */
  add(row: Row): void {
    if (!isExact(row)) return;
    const tight = tighten(row);
    if (tight.coefficients.size === 0) {
      if (tight.constant < 0) this.impossible = true;
    } else {
      const key = [...tight.coefficients].map(([k, c]) => `${c}${k}`).sort().join();
      const old = this.#rows.get(key);
      if (old === undefined || tight.constant < old.constant) this.#rows.set(key, tight);
    }
  }

  values(): readonly Row[] {
    return [...this.#rows.values()];
  }
}

function eliminateAll(initial: readonly Row[]): boolean {
  let rows = new Rows();
  for (const row of initial) rows.add(row);
  for (;;) {
    if (rows.impossible) return true;
    const list = rows.values();
    const key = cheapest(list);
    if (key === undefined || list.length > maximumRows) return false;
    const next = new Rows();
    const above: Row[] = [];
    const below: Row[] = [];
    for (const row of list) {
      const c = row.coefficients.get(key) ?? 0;
      if (c === 0) next.add(row);
      else (c > 0 ? above : below).push(row);
    }
    if (above.length * below.length > maximumPairs) return false;
    for (const a of above) {
      for (const b of below) next.add(combineRows(a, -(b.coefficients.get(key) ?? 0), b, a.coefficients.get(key) ?? 0));
    }
    rows = next;
  }
}

/** The unknown whose elimination makes the fewest rows. */
function cheapest(rows: readonly Row[]): string | undefined {
  const counts = new Map<string, { above: number; below: number }>();
  for (const row of rows) {
    for (const [key, c] of row.coefficients) {
      const count = counts.get(key) ?? { above: 0, below: 0 };
      if (c > 0) count.above++;
      else count.below++;
      counts.set(key, count);
    }
  }
  let best: string | undefined;
  let least = Infinity;
  for (const [key, { above, below }] of counts) {
    if (above * below - above - below >= least) continue;
    least = above * below - above - below;
    best = key;
  }
  return best;
}

/** `contradictory` of conditions and one more form that is `≥ 0`. */
export function contradictoryWith(conditions: readonly Condition[], form: Affine): boolean {
  return contradictory([...conditions, { affine: form, equality: false }]);
}
