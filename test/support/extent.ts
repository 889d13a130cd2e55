/** How much of a suite runs: a part, or with `NNC_ALL=1` all of it, as in `npm run test:more`. */
export const all = process.env["NNC_ALL"] !== undefined;

/** One in so many of a list, from a given one on; all of it with `NNC_ALL`. */
export function sampled<T>(list: readonly T[], every: number, from = 0): readonly T[] {
  return all ? list : list.filter((_, k) => k % every === from);
}

/** How many random cases: the larger number with `NNC_ALL`. */
export function cases(some: number, most: number): number {
  return all ? most : some;
}
