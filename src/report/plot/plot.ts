/** A plot as inline SVG: axes with ticks, and marks that the caller draws between them. */
import { html, type Content, type Markup } from "../html.ts";
import type { Scale } from "./scale.ts";

/** Coordinates of the whole picture, and of the rectangle inside of the axes. */
const size = { width: 360, height: 230 } as const;
export const inside = { left: 48, right: 350, top: 10, bottom: 192 } as const;

export interface Plot {
  readonly x: Scale;
  readonly y: Scale;
  readonly xLabel: string;
  /** What the picture shows, for those who do not see it. */
  readonly description: string;
  readonly marks: Content;
}

export function plot({ x, y, xLabel, description, marks }: Plot): Markup {
  const { left, right, bottom } = inside;
  const rows = y.ticks.map(({ at, label }) => {
    const place = fixed(y.place(at));
    return html`<line class="grid" x1="${left}" x2="${right}" y1="${place}" y2="${place}"/><text class="tick" x="${left - 6}" y="${place}" text-anchor="end" dominant-baseline="central">${label}</text>`;
  });
  const columns = x.ticks.map(({ at, label }) => {
    const place = fixed(x.place(at));
    return html`<line class="axis" x1="${place}" x2="${place}" y1="${bottom}" y2="${bottom + 4}"/><text class="tick" x="${place}" y="${bottom + 16}" text-anchor="middle">${label}</text>`;
  });
  return html`<svg viewBox="0 0 ${size.width} ${size.height}" role="img" aria-label="${description}">${rows}<line class="axis" x1="${left}" x2="${right}" y1="${bottom}" y2="${bottom}"/>${columns}<text class="label" x="${(left + right) / 2}" y="${size.height - 6}" text-anchor="middle">${xLabel}</text>${marks}</svg>`;
}

export interface Series {
  /** The class of its marks, which styles have a colour and a dash for. */
  readonly style: "first" | "second" | "faint";
  readonly points: readonly (readonly [number, number])[];
}

/** A line through points; it breaks where a number is not finite. One point by itself is a dot. */
export function line({ style, points }: Series, x: Scale, y: Scale): Content {
  const runs: (readonly [string, string])[][] = [[]];
  for (const [a, b] of points) {
    const placed = [x.place(a), y.place(b)] as const;
    if (placed.every(Number.isFinite)) runs.at(-1)?.push([fixed(placed[0]), fixed(placed[1])]);
    else runs.push([]);
  }
  return runs.map((run) => {
    const [first, ...rest] = run;
    if (first === undefined) return undefined;
    if (rest.length === 0) return html`<circle class="dot ${style}" cx="${first[0]}" cy="${first[1]}" r="3"/>`;
    return html`<polyline class="line ${style}" points="${run.map((point) => point.join(",")).join(" ")}"/>`;
  });
}

/** A coordinate with a tenth of a unit. */
export function fixed(value: number): string {
  return String(Math.round(value * 10) / 10);
}

/** The least and the greatest of the finite values; 0 and 1 where there are none. */
export function rangeOf(values: readonly number[]): { readonly low: number; readonly high: number } {
  let [low, high] = [Infinity, -Infinity];
  for (const value of values) {
    if (!Number.isFinite(value)) continue;
    low = Math.min(low, value);
    high = Math.max(high, value);
  }
  return low <= high ? { low, high } : { low: 0, high: 1 };
}
