/** Which minimal form a contraction over windows takes, by the operations of each. */
import { constantRange } from "../../../ir/kernel/build.ts";
import { constantTripCount } from "../../../ir/kernel/trip-count.ts";
import type { SimdMachine } from "../../../ir/machines.ts";
import type { Slide, Windows } from "./find-windows.ts";
import { formOf, minimalForm, type MinimalForm, plainForm } from "./forms.ts";
import type { Tiling } from "./transform.ts";

/** The form along one axis, and its tiles of data and, for gradients of weights, of taps. */
interface Axis {
  readonly form: MinimalForm;
  readonly tiles: number;
  readonly results: number;
  readonly data: Omit<Tiling, "matrix">;
  readonly taps: Omit<Tiling, "matrix">;
}

export interface Chosen {
  readonly axes: readonly Axis[];
  readonly rows: Axis;
  readonly columns: Axis;
  /** Tiles of an example; examples of a block; blocks of a share. */
  readonly tiles: number;
  readonly block: number;
  readonly blocks: number;
  /** Shares of the batch, each with intermediate arrays of its own. */
  readonly shares: number;
  /** For people: products beside those of the sums. */
  readonly share: string;
}

const plain: Axis = { form: plainForm, tiles: 1, results: 1, data: { tiles: 1, advance: 1, start: 0, low: 0, high: 1 }, taps: { tiles: 1, advance: 1, start: 0, low: 0, high: 1 } };

/** `examples`: how many there are in a call, mostly. */
export function chosenForm(windows: Windows, examples: number, { vectors: { lanes }, minimal }: SimdMachine): Chosen | undefined {
  const { slides, channels, filters, summed, others } = windows;
  const [depth, width] = [channels, filters].map((l) => (constantRange(l)?.[1] ?? 0));
  if (depth === undefined || width === undefined || depth % lanes !== 0 || width % lanes !== 0 || depth < 2 * lanes || width < 2 * lanes) return undefined;
  const axes = slides.flatMap((s) => axisOf(s, summed) ?? []);
  const [rows, columns] = axes.length === 2 ? axes : [plain, ...axes];
  if (axes.length !== slides.length || rows === undefined || columns === undefined) return undefined;
  const tiles = rows.tiles * columns.tiles;
  const size = rows.form.size * columns.form.size;
  const direct = slides.reduce((n, s) => n * s.results * s.sums, depth * width);
  const products = size * tiles * depth * width;
  const moved = size * tiles * (depth + width) * minimal.element + (size * depth * width * minimal.element) / examples;
  const calls = others.reduce((n, l) => n * (constantTripCount(l) ?? 1), examples);
  if (direct * calls < minimal.least || products + moved > minimal.share * direct) return undefined;
  const wanted = Math.ceil((summed ? minimal.terms : minimal.tiles) / tiles);
  const each = Math.ceil(examples / minimal.shares);
  const blocks = Math.max(1, Math.floor(each / wanted));
  const block = Math.ceil(each / blocks);
  return { axes, rows, columns, tiles, block, blocks, shares: Math.ceil(examples / (block * blocks)), share: `${Math.round((100 * products) / direct)} %` };
}

function axisOf(s: Slide, summed: boolean): Axis | undefined {
  const base = s.flipped ? -(s.firstSum + s.sums - 1) : s.firstSum;
  const [few, many] = summed ? [s.results, s.sums] : [s.sums, s.results];
  const short = minimalForm(few);
  if (short === undefined) return undefined;
  // The other way round for gradients of weights: as many outputs as there are weights.
  const form = summed ? formOf(few, short.outputs) : short;
  const advance = short.outputs;
  const tiles = Math.ceil(many / advance);
  const start = s.firstResult + base;
  return {
    form, tiles, results: s.results,
    data: { tiles, advance, start, low: Math.max(start, s.low), high: Math.min(start + s.results - 1 + s.sums, s.high) },
    taps: { tiles, advance, start: s.firstSum, low: s.firstSum, high: s.firstSum + s.sums },
  };
}
