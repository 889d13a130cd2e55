/** Lists in which rows repeat. */

/** The rows of each turn, one after the other. */
export function repeat<T>(times: number, rows: (k: number) => readonly T[]): readonly T[] {
  const all: T[] = [];
  for (let k = 0; k < times; k++) all.push(...rows(k));
  return all;
}
