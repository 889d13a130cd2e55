/** Where values are in a plot, and which have marks on its axes. */
import { log } from "../../ir/equation/elementary.ts";
import { short } from "../../numbers.ts";

export interface Tick {
  readonly at: number;
  readonly label: string;
}

export interface Scale {
  /** The coordinate of a value. */
  readonly place: (value: number) => number;
  readonly ticks: readonly Tick[];
}

/** Values from `low` to `high` at coordinates from `from` to `to`. */
export interface Extent {
  readonly low: number;
  readonly high: number;
  readonly from: number;
  readonly to: number;
}

const ln10 = log(10);

/** Ticks at multiples of 1, 2 or 5 times a power of ten, about `wanted` of them; with `nice` the axis ends at ticks. `whole`: no fractions. */
export function linearScale({ low, high, from, to }: Extent, { wanted = 5, nice = true, whole = false } = {}): Scale {
  const [least, most] = high > low ? [low, high] : [low - (Math.abs(low) || 1) / 2, high + (Math.abs(high) || 1) / 2];
  const step = Math.max(whole ? 1 : 0, stepOf((most - least) / wanted));
  const [start, end] = nice ? [Math.floor(least / step + 1e-9) * step, Math.ceil(most / step - 1e-9) * step] : [least, most];
  const first = Math.ceil(start / step - 1e-9);
  const count = Math.floor(end / step + 1e-9) - first + 1;
  const ticks = Array.from({ length: Math.max(0, count) }, (_, k) => (first + k) * step);
  return { place: (value) => from + ((value - start) / (end - start)) * (to - from), ticks: ticks.map((at) => ({ at, label: labelOf(at, step) })) };
}

/** Of positive values. Ticks at powers of ten; where there are few, at 2 and 5 times those too. */
export function logarithmicScale({ low, high, from, to }: Extent): Scale {
  const [start, end] = high > low ? [low, high] : [low / 2, high * 2];
  const span = log(end) - log(start);
  const [first, last] = [Math.floor(log(start) / ln10), Math.ceil(log(end) / ln10)];
  const decades = last - first;
  const every = Math.max(1, Math.ceil(decades / 6));
  const within = span / ln10 < 2.5 ? [1, 2, 5] : [1];
  const ticks = Array.from({ length: decades + 1 }, (_, k) => first + k).filter((power) => power % every === 0)
    .flatMap((power) => within.map((factor) => Number(`${factor}e${power}`)))
    .filter((at) => at >= start * (1 - 1e-9) && at <= end * (1 + 1e-9));
  return { place: (value) => from + ((log(value) - log(start)) / span) * (to - from), ticks: ticks.map((at) => ({ at, label: short(at) })) };
}

/** Logarithmic where losses are positive and differ by factors. */
export function lossScale(extent: Extent, { nice = true } = {}): { readonly scale: Scale; readonly logarithmic: boolean } {
  const logarithmic = extent.low > 0 && extent.high / extent.low > 20;
  return { scale: logarithmic ? logarithmicScale(extent) : linearScale(extent, { nice }), logarithmic };
}

/** 1, 2 or 5 times a power of ten, at least `size`. */
function stepOf(size: number): number {
  const power = Number(`1e${Math.floor(log(size) / ln10)}`);
  const factor = [1, 2, 5, 10].find((each) => each * power >= size * (1 - 1e-9)) ?? 10;
  return factor * power;
}

/** With the digits that tell ticks apart. */
function labelOf(at: number, step: number): string {
  const size = Math.max(Math.abs(at), step);
  if (size >= 1e6 || step < 1e-4) return short(Number(at.toPrecision(12)));
  const digits = Math.max(0, -Math.floor(log(step * (1 + 1e-9)) / ln10));
  return at.toFixed(digits).replace("-", "\u2212");
}
