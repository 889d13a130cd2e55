/** Loss and metrics over the epochs. */
import uPlot from "uplot";
import type { EpochReport } from "../../src/runtime/fit.ts";
import { colorOf } from "./dom.ts";

export interface Curves {
  add(epochs: readonly EpochReport[]): void;
  clear(): void;
  /** After a change of size or colors. */
  redraw(): void;
}

/** The parent gets a plot; `valueOf` a number of a report, `name` what it is called. */
export function createCurves(parent: HTMLElement, logarithmic: boolean): Curves & { show(name: string, valueOf: (measured: Pick<EpochReport, "loss" | "metrics">) => number | undefined): void } {
  let name = "loss";
  let valueOf: (measured: Pick<EpochReport, "loss" | "metrics">) => number | undefined = ({ loss }) => loss;
  const reports: EpochReport[] = [];
  let plot: uPlot | undefined;
  let drawing = false;
  /** A scale of powers, as long as all numbers are positive. */
  let powers = logarithmic;

  const data = (): uPlot.AlignedData => [
    reports.map(({ epoch }) => epoch),
    reports.map((report) => valueOf(report) ?? null),
    reports.map(({ validation }) => (validation && valueOf(validation)) ?? null),
  ];
  const size = (): { readonly width: number; readonly height: number } => ({ width: Math.max(120, parent.clientWidth), height: Math.max(120, parent.clientHeight) });
  const make = (): void => {
    plot?.destroy();
    const [ink, line, training, validation] = ["quiet", "line", "training", "validation"].map(colorOf);
    const axis = { stroke: ink ?? "", grid: { stroke: line ?? "", width: 1 }, ticks: { show: false }, font: "11px system-ui, sans-serif" };
    plot = new uPlot({
      ...size(),
      cursor: { y: false },
      legend: { show: false },
      scales: { x: { time: false }, y: powers ? { distr: 3, range: around } : {} },
      axes: [{ ...axis, size: 26 }, { ...axis, size: 48, values: (_plot, splits) => splits.map(shortNumber) }],
      series: [{}, { label: name, stroke: training ?? "", width: 1.5, points: { show: false } }, { label: `validation ${name}`, stroke: validation ?? "", width: 1.5, points: { show: false } }],
    }, data(), parent);
  };
  const draw = (): void => {
    if (drawing) return;
    drawing = true;
    requestAnimationFrame(() => {
      drawing = false;
      const next = data();
      const arePowers = logarithmic && next.slice(1).every((values) => [...values].every((value) => value === null || value === undefined || value > 0));
      if (arePowers !== powers || plot === undefined) {
        powers = arePowers;
        make();
      } else plot.setData(next);
    });
  };
  const redraw = (): void => {
    plot?.destroy();
    plot = undefined;
    draw();
  };
  let width = 0;
  new ResizeObserver(() => {
    if (parent.clientWidth === width || parent.clientWidth === 0) return;
    width = parent.clientWidth;
    redraw();
  }).observe(parent);
  return {
    redraw,
    add(epochs) {
      reports.push(...epochs);
      if (epochs.length > 0) draw();
    },
    clear() {
      reports.length = 0;
      draw();
    },
    show(next, of) {
      if (next === name) return;
      name = next;
      valueOf = of;
      redraw();
    },
  };
}

/** A number of a scale, short; `null` where a logarithmic scale shows none. */
function shortNumber(value: number | null): string {
  return value === null ? "" : Math.abs(value) >= 1e5 || (value !== 0 && Math.abs(value) < 1e-3) ? value.toExponential(0) : String(Number(value.toPrecision(3)));
}

/**
 * The range of a logarithmic scale. Its ends have one significant digit, as the ticks of uPlot 1.6.32 need them; without data they
 * are 0.1 and 1.
 */
function around(_plot: uPlot, least: number | null, greatest: number | null): [number, number] {
  if (least === null || greatest === null || !(least > 0) || !Number.isFinite(greatest)) return [0.1, 1];
  const power = (value: number): number => 10 ** Math.floor(Math.log10(value));
  const digit = (value: number, round: (x: number) => number): number => Number((round(value / power(value)) * power(value)).toPrecision(1));
  return [digit(least / 1.05, Math.floor), digit(greatest * 1.05, Math.ceil)];
}
