/** A number for people: four significant digits, no trailing zeros, as `12.34`, `0.001234`, `1.2e-7`. */
export function short(value: number): string {
  if (!Number.isFinite(value)) return String(value);
  if (value === 0) return "0";
  const size = Math.abs(value);
  if (size >= 1e6 || size < 1e-4) return value.toExponential(2).replace(/\.?0+e/, "e");
  return String(Number(value.toPrecision(4)));
}

/** A share as a percentage: `96.67%`. */
export function percent(share: number): string {
  return `${(100 * share).toFixed(2)}%`;
}

/** A metric's value for people: shares of examples as percentages, others as numbers. */
export function metric(name: string, value: number): string {
  return /(?:^|\.)(?:accuracy|topK\(\d+\))$/.test(name) ? percent(value) : short(value);
}

/** A count with thousands apart: `1,797`. */
export function grouped(count: number): string {
  return count.toLocaleString("en-US");
}

/** A time span: `85 ms`, `1.24 s`, `3 min 20 s`. */
export function duration(milliseconds: number): string {
  if (milliseconds < 1000) return `${Math.round(milliseconds)} ms`;
  if (milliseconds < 60_000) return `${(milliseconds / 1000).toFixed(2)} s`;
  const seconds = Math.round(milliseconds / 1000);
  return `${Math.floor(seconds / 60)} min ${seconds % 60} s`;
}

/** A time to wait: `12 s`, `3 min 20 s`, `2 h 5 min`. */
export function roughly(milliseconds: number): string {
  const seconds = Math.round(milliseconds / 1000);
  if (seconds < 60) return `${seconds} s`;
  const minutes = Math.floor(seconds / 60);
  return minutes < 60 ? `${minutes} min ${seconds % 60} s` : `${Math.floor(minutes / 60)} h ${minutes % 60} min`;
}
