/** Metrics straight from their definitions, in as many passes as it takes. */

export interface Predictions {
  readonly classes: number;
  /** One row of probabilities for each example. */
  readonly shares: readonly (readonly number[])[];
  readonly truths: readonly number[];
}

function mean(values: readonly number[]): number {
  return values.reduce((a, b) => a + b, 0) / values.length;
}

function decided({ shares }: Predictions): readonly number[] {
  return shares.map((row) => row.indexOf(Math.max(...row)));
}

export function topK(p: Predictions, k: number): number {
  const order = (row: readonly number[]): readonly number[] => row.map((_, i) => i).sort((a, b) => (row[b] ?? 0) - (row[a] ?? 0) || a - b);
  return mean(p.shares.map((row, n) => (order(row).slice(0, k).includes(p.truths[n] ?? -1) ? 1 : 0)));
}

export function logLoss(p: Predictions): number {
  return mean(p.shares.map((row, n) => -Math.log(Math.max(2 ** -52, row[p.truths[n] ?? -1] ?? Number.NaN))));
}

export function calibrationError(p: Predictions): number {
  const found = decided(p);
  const bins = Array.from({ length: 15 }, (_, b) => p.shares.flatMap((row, n) => {
    const share = Math.max(...row);
    return (share > b / 15 || b === 0) && share <= (b + 1) / 15 ? [{ share, right: found[n] === p.truths[n] ? 1 : 0 }] : [];
  }));
  return bins.filter((bin) => bin.length > 0).reduce((sum, bin) => sum + (bin.length / p.truths.length) * Math.abs(mean(bin.map(({ right }) => right)) - mean(bin.map(({ share }) => share))), 0);
}

export function cohenKappa(p: Predictions): number {
  const found = decided(p);
  const share = (list: readonly number[], k: number): number => list.filter((x) => x === k).length / list.length;
  const observed = mean(found.map((k, n) => (k === p.truths[n] ? 1 : 0)));
  const chance = Array.from({ length: p.classes }, (_, k) => share(found, k) * share(p.truths, k)).reduce((a, b) => a + b, 0);
  return (observed - chance) / (1 - chance);
}

/** Every pair of an example of the class and one of another. */
function aucOf(p: Predictions, k: number): number {
  const score = (n: number): number => p.shares[n]?.[k] ?? Number.NaN;
  const pairs = p.truths.flatMap((a, i) => p.truths.flatMap((b, j) => (a === k && b !== k ? [score(i) > score(j) ? 1 : score(i) === score(j) ? 0.5 : 0] : [])));
  return mean(pairs);
}

/** Precision and recall at each score as a threshold. */
function averagePrecisionOf(p: Predictions, k: number): number {
  const score = (n: number): number => p.shares[n]?.[k] ?? Number.NaN;
  const thresholds = [...new Set(p.truths.map((_, n) => score(n)))].sort((a, b) => b - a);
  const all = p.truths.filter((t) => t === k).length;
  let recall = 0;
  let sum = 0;
  for (const threshold of thresholds) {
    const above = p.truths.filter((_, n) => score(n) >= threshold);
    const right = above.filter((t) => t === k).length;
    sum += (right / all - recall) * (right / above.length);
    recall = right / all;
  }
  return sum;
}

export function auc(p: Predictions, labels = Array.from({ length: p.classes }, (_, k) => k)): number {
  return mean(labels.map((k) => aucOf(p, k)).filter((x) => !Number.isNaN(x)));
}

export function averagePrecision(p: Predictions, labels = Array.from({ length: p.classes }, (_, k) => k)): number {
  return mean(labels.filter((k) => p.truths.includes(k)).map((k) => averagePrecisionOf(p, k)));
}
