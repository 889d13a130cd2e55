/**
 * Rows that repeat: the same but for numbers, which grow by equal steps. What a module says of each layer is said once of many equal ones.
 */

/** What a row is without its numbers, and these in order. */
export interface Row {
  readonly key: string;
  readonly numbers: readonly number[];
}

/** A number of a row in each turn: where it starts and what it grows by, or all of them. */
export type Course = { readonly kind: "steps"; readonly first: number; readonly step: number } | { readonly kind: "listed"; readonly values: readonly number[] };

/** A sequence of `rows` rows that begins at `at` and occurs `times` times in a row. */
export interface Repeat {
  readonly at: number;
  readonly rows: number;
  readonly times: number;
  /** Of each row the course of its numbers; none where nothing repeats. */
  readonly courses: readonly (readonly Course[])[];
}

/** The most rows that repeat together: more than a layer or a block has. */
const most = 128;

/** The first and the last of equal layers have other neighbours: a repetition may end so many turns before it has to. */
const atEnds = 2;

/** What a number that is listed costs in each turn, in rows. */
const costOfListed = 0.15;

interface Choice {
  readonly rows: number;
  readonly times: number;
}

/** For each row: up to where rows go on, up to where their numbers do by equal steps, and how many numbers do not in the rows before it. */
interface Strays {
  readonly period: number;
  readonly until: Int32Array;
  readonly steady: Int32Array;
  readonly sums: Int32Array;
}

/**
 * The rows in order, of which as few as possible are written: each stretch that repeats, where it leaves out more than `cost` rows, and what is between.
 * `lists`: whether numbers may be listed where a few of them grow by no rule. Time grows with the rows, and with `most`.
 */
export function repeatsOf(rows: readonly Row[], cost: number, lists: boolean): readonly Repeat[] {
  const keys = numbered(rows);
  const strays = Array.from({ length: Math.min(most, Math.floor(rows.length / 3)) }, (_, k) => straysOf(rows, keys, k + 1));
  // From the last row on, the least that the rows from here on cost.
  const least = new Float64Array(rows.length + 1);
  const choices: (Choice | undefined)[] = [];
  for (let at = rows.length - 1; at >= 0; at--) {
    let [best, choice] = [1 + (least[at + 1] ?? 0), undefined as Choice | undefined];
    for (const { period, until, steady, sums } of strays) {
      if (until[at] === at) continue;
      const turns = (end: number | undefined): number => Math.floor(((end ?? at) - at) / period) + 2;
      const consider = (times: number): void => {
        if (times < 3) return;
        const found = (sums[at + period * (times - 2)] ?? 0) - (sums[at] ?? 0);
        // A number that strays once is listed for all turns.
        const all = cost + period + costOfListed * times * found + (least[at + period * times] ?? 0);
        if (all < best) [best, choice] = [all, { rows: period, times }];
      };
      consider(turns(steady[at]));
      if (lists) for (let less = 0; less <= atEnds; less++) consider(turns(until[at]) - less);
    }
    least[at] = best;
    choices[at] = choice;
  }
  return chosen(rows, choices);
}

/** Of each row up to where rows go on with the same keys `period` rows later, for two turns more, and up to where their numbers do by equal steps; and how many numbers of the rows before it take another step there than the turn before. */
function straysOf(rows: readonly Row[], keys: Int32Array, period: number): Strays {
  const [until, steady, sums] = [new Int32Array(rows.length), new Int32Array(rows.length), new Int32Array(rows.length + 1)];
  const goesOn = (at: number): boolean => at + 2 * period < keys.length && keys[at] === keys[at + period] && keys[at] === keys[at + 2 * period];
  for (let at = 0; at < rows.length; at++) sums[at + 1] = (sums[at] ?? 0) + (goesOn(at) ? straysAt(rows, at, period) : 0);
  for (let at = rows.length - 1; at >= 0; at--) {
    until[at] = goesOn(at) ? Math.max(at + 1, until[at + 1] ?? 0) : at;
    steady[at] = goesOn(at) && sums[at] === sums[at + 1] ? Math.max(at + 1, steady[at + 1] ?? 0) : at;
  }
  return { period, until, steady, sums };
}

function straysAt(rows: readonly Row[], at: number, period: number): number {
  const [a, b, c] = [numbersOf(rows, at), numbersOf(rows, at + period), numbersOf(rows, at + 2 * period)];
  let found = 0;
  for (let i = 0; i < a.length; i++) {
    const [x = 0, y = 0, z = 0] = [a[i], b[i], c[i]];
    if (y - x !== z - y) found++;
  }
  return found;
}

function numbersOf(rows: readonly Row[], at: number): readonly number[] {
  return rows[at]?.numbers ?? [];
}

/** Of each row a number for its key. */
function numbered(rows: readonly Row[]): Int32Array {
  const known = new Map<string, number>();
  return Int32Array.from(rows, ({ key }) => {
    const id = known.get(key) ?? known.size;
    known.set(key, id);
    return id;
  });
}

function chosen(rows: readonly Row[], choices: readonly (Choice | undefined)[]): readonly Repeat[] {
  const found: Repeat[] = [];
  for (let at = 0; at < rows.length;) {
    const choice = choices[at];
    if (choice !== undefined) {
      found.push({ at, ...choice, courses: coursesOf(rows, at, choice) });
      at += choice.rows * choice.times;
      continue;
    }
    const from = at;
    while (at < rows.length && choices[at] === undefined) at++;
    found.push({ at: from, rows: at - from, times: 1, courses: [] });
  }
  return found;
}

function coursesOf(rows: readonly Row[], at: number, { rows: period, times }: Choice): readonly (readonly Course[])[] {
  return rows.slice(at, at + period).map(({ numbers }, k) => numbers.map((first, i): Course => {
    const values = Array.from({ length: times }, (_, turn) => rows[at + k + turn * period]?.numbers[i] ?? first);
    const step = (values[1] ?? first) - first;
    return values.every((x, turn) => x === first + turn * step) ? { kind: "steps", first, step } : { kind: "listed", values };
  }));
}
