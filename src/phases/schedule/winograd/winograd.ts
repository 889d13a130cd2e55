/**
 * Winograd's minimal filtering for contractions over windows that slide by one: windows and weights are transformed, products of matrices take the
 * place of sums over windows, and their results are transformed back. All of it is one kernel, by blocks of examples that stay in the second-level cache.
 */
import { workName } from "../../../ir/equation/names.ts";
import { bound, constantRange, load, local, loop, number, operation } from "../../../ir/kernel/build.ts";
import { Once } from "../../../ir/kernel/alike.ts";
import { mapEntries, runsOnce } from "../../../ir/kernel/entries.ts";
import { coefficientOf, constantOffset, shiftOffset, substituteOffset, sumOffsets, variableOffset } from "../../../ir/kernel/offset.ts";
import type { Buffer, Kernel, KernelExpr, KernelSet, Loop, Offset, Statement } from "../../../ir/kernel/types.ts";
import { withBody } from "../../../ir/kernel/visit.ts";
import type { SimdMachine } from "../../../ir/machines.ts";
import type { UnusedNames } from "../../../ir/unused-names.ts";
import { copyOf, unusedIn } from "../loops/copy.ts";
import { splitAtDivisors } from "../loops/split-at-divisors.ts";
import { chosenForm, type Chosen } from "./choose.ts";
import { windowsOf, type Windows } from "./find-windows.ts";
import type { Matrix } from "./forms.ts";
import { counted, inLanes, mapped, placed, type Source, stripSize, transformed } from "./transform.ts";

export interface Filtered {
  readonly set: KernelSet;
  /** The kernels in minimal forms: conditions in them are where they cost least. */
  readonly names: ReadonlySet<string>;
}

/** The set with such contractions in minimal forms where the cost model says so. `name` makes names that no buffer has. */
export function minimalFilters(set: KernelSet, machine: SimdMachine, name: (base: string) => string): Filtered {
  const buffers = new Map(set.buffers);
  const found = new Set<string>();
  const [once, onceOfOne] = [new Once((b) => set.buffers.get(b)), new Once((b) => set.buffers.get(b))];
  const scratch = (what: Parameters<typeof workName>[0], of: string, ...shape: readonly number[]): string => {
    const buffer: Buffer = { name: name(workName(what, of)), shape, batched: false, role: "value", content: "real" };
    buffers.set(buffer.name, buffer);
    return buffer.name;
  };
  const rewritten = mapEntries(set, (entry, id) => {
    if (runsOnce(id)) return entry;
    const examples = id.of === "inference" ? 1 : set.batch;
    return { ...entry, kernels: entry.kernels.map((kernel) => {
      const names = unusedIn(kernel.body);
      const windows = windowsOf(kernel, splitAtDivisors(kernel.body, names), set);
      const form = windows && chosenForm(windows, examples, machine);
      if (windows === undefined || form === undefined) return kernel;
      found.add(kernel.name);
      // Kernels that are alike have one scratch: it is written before it is read.
      return (id.of === "inference" ? onceOfOne : once).of(kernel, () => inForm(kernel, { windows, form, names, lanes: machine.vectors.lanes, scratch }));
    }) };
  });
  return { set: { ...rewritten, buffers }, names: found };
}

function inForm(kernel: Kernel, make: Making): Kernel {
  const { windows, form } = make;
  const inner = windows.summed ? gradientOfWeights(make) : filtered(make);
  const body = windows.others.reduceRight<readonly Statement[]>((inside, l) => [{ ...l, body: inside }], inner);
  const shape = form.axes.map(({ form: { outputs, taps } }) => `F(${outputs}, ${taps})`).join(" × ");
  return withBody(kernel, body, `minimal filtering ${shape}: ${form.share} of the products`);
}

interface Making {
  readonly windows: Windows;
  readonly form: Chosen;
  readonly names: UnusedNames;
  readonly lanes: number;
  readonly scratch: (what: Parameters<typeof workName>[0], of: string, ...shape: readonly number[]) => string;
}

/** An example of a block, and the place of its first tile. */
interface Block {
  readonly examples: Loop;
  /** Loops over the examples of a block. */
  readonly each: (body: (first: Offset) => readonly Statement[]) => readonly Statement[];
  /** How many tiles there are. */
  readonly tiles: readonly Offset[];
}

/** Statements for each block of examples. */
function inBlocks({ windows: { examples }, form: { block, tiles }, names }: Making, body: (b: Block) => readonly Statement[]): readonly Statement[] {
  if (block === 1) return [{ ...examples, body: body({ examples, each: (inside) => inside(constantOffset(0)), tiles: [constantOffset(tiles)] }) }];
  const [steps, from, within] = [names.numbered("examples"), names.numbered("block"), names.numbered("within")];
  // The number of examples is a local, to be compared with the end of a block.
  const left = sumOffsets(0, [{ coefficient: 1, value: { kind: "local", name: steps } }, { coefficient: -1, value: variableOffset(from) }]);
  const each: Block["each"] = (inside) => {
    const own = names.numbered(within);
    const place = sumOffsets(0, [{ coefficient: 1, value: variableOffset(from) }, { coefficient: 1, value: variableOffset(own) }]);
    return [loop(own, bound(constantOffset(0)), bound(constantOffset(block), left), copyOf(inside(sumOffsets(0, [{ coefficient: tiles, value: variableOffset(own) }])), new Map([[examples.variable, place]]), names))];
  };
  const all = [constantOffset(block * tiles), sumOffsets(0, [{ coefficient: tiles, value: left }])];
  return [{ kind: "let", name: steps, value: { kind: "count" }, integer: true }, loop(from, examples.lower, examples.upper, body({ examples, each, tiles: all }), block)];
}

/** Results over as many positions as data: Σ over windows and channels. */
function filtered(make: Making): readonly Statement[] {
  const { windows: { data, weights, channels, filters }, form: { rows, columns, tiles, block }, names, lanes, scratch } = make;
  const [depth, width, size, all] = [lengthOf(channels), lengthOf(filters), rows.form.size * columns.form.size, tiles * block];
  const source = dataOf(make);
  const strip = scratch("strip", data.buffer, stripSize(source));
  const [windowed, weighted, products] = [scratch("windows", data.buffer, size, all, depth), scratch("weights", weights.buffer, size, depth, width), scratch("products", data.buffer, size, all, width)];
  const lines = scratch("lines", data.buffer, rows.form.outputs, columns.form.size, columns.tiles, width);
  const [uv, t, k, f] = ["uv", "tile", "k", "f"].map((n) => variableOffset(names.numbered(n)));
  const total = names.numbered("total");
  const at = (n: number, m: number, value: Offset | undefined, inner: Offset | undefined, last: Offset | undefined): Offset => sumOffsets(0, [
    { coefficient: n * m, value: value ?? constantOffset(0) }, { coefficient: m, value: inner ?? constantOffset(0) }, { coefficient: 1, value: last ?? constantOffset(0) }]);
  return [
    ...weightsIn(make, weighted),
    ...inBlocks(make, ({ each }) => [
      ...each((first) => transformed(source, strip, windowed, first, all, names, lanes)),
      counted(nameOf(uv), size, each((first) => [counted(nameOf(t), tiles, [counted(nameOf(f), width, [
        { kind: "var", name: total, value: number(0) },
        counted(nameOf(k), depth, [{ kind: "assign", name: total, value: operation("multiplyAdd", load(windowed, at(all, depth, uv, t && sumOffsets(0, [{ coefficient: 1, value: first }, { coefficient: 1, value: t }]), k)), load(weighted, at(depth, width, uv, k, f)), local(total)) }]),
        { kind: "store", buffer: products, offset: at(all, width, uv, t && sumOffsets(0, [{ coefficient: 1, value: first }, { coefficient: 1, value: t }]), f), value: local(total), add: false },
      ])])])),
      ...each((first) => resultsOf(make, products, lines, first, all)),
    ]),
  ];
}

/** Weights under G of both axes: `[size, channels, filters]`. */
function weightsIn({ windows: { slides, weights, channels, filters }, form: { rows, columns }, names, lanes, scratch }: Making, to: string): readonly Statement[] {
  const [depth, width, taps] = [lengthOf(channels), lengthOf(filters), columns.form.taps];
  const half = scratch("lines", weights.buffer, rows.form.size, taps, depth, width);
  const j = names.numbered("j");
  const tap = (axis: number, index: Offset): readonly [string, Offset][] => slides.slice(axis - 2 + slides.length, axis - 1 + slides.length || undefined).map((s) => [s.sum, sumOffsets(s.flipped ? s.firstSum + s.sums - 1 : s.firstSum, [{ coefficient: s.flipped ? -1 : 1, value: index }])]);
  const given = Array.from({ length: rows.form.taps }, (_, i) => load(weights.buffer, substituteOffset(weights.offset, new Map([...tap(0, constantOffset(i)), ...tap(1, variableOffset(j))]))));
  const places = [[depth * width, variableOffset(j)], [width, variableOffset(channels.variable)], [1, variableOffset(filters.variable)]] as const;
  const ofRows = mapped(rows.form.G, given, names, (u, value) => [{ kind: "store", buffer: half, value, add: false, offset: placed(u * taps * depth * width, places) }]);
  return [
    counted(j, taps, copyOf([counted(channels.variable, depth, [inLanes(filters.variable, 0, width, lanes, ofRows)])], new Map(), names)),
    ...secondAxis(half, columns.form.G, rows.form.size, depth * width, names, lanes, (u, v, e, value) => ({ kind: "store", buffer: to, value, add: false, offset: placed(v * depth * width, [[columns.form.size * depth * width, u], [1, e]]) })),
  ];
}

/** What is `[first, second, elements]` under the matrix of the second axis. */
function secondAxis(from: string, matrix: Matrix, first: number, elements: number, names: UnusedNames, lanes: number, store: (first: Offset, second: number, element: Offset, value: KernelExpr) => Statement): readonly Statement[] {
  const [u, e] = [names.numbered("u"), names.numbered("e")];
  const seconds = matrix[0]?.length ?? 0;
  const given = Array.from({ length: seconds }, (_, k) => load(from, placed(k * elements, [[seconds * elements, variableOffset(u)], [1, variableOffset(e)]])));
  return [counted(u, first, [inLanes(e, 0, elements, lanes, mapped(matrix, given, names, (k, value) => [store(variableOffset(u), k, variableOffset(e), value)]))])];
}

/** Products under A of both axes, and what is done with each result. */
function resultsOf({ windows: { slides, filters, tail, total }, form: { rows, columns }, names, lanes }: Making, products: string, lines: string, first: Offset, all: number): readonly Statement[] {
  const width = lengthOf(filters);
  const [row, column, line, e, a] = ["row", "column", "line", "e", "a"].map((n) => names.numbered(n));
  if (row === undefined || column === undefined || line === undefined || e === undefined || a === undefined) return [];
  const [size, perLine] = [columns.form.size, columns.tiles * width];
  const sums = Array.from({ length: rows.form.size }, (_, u) => load(products, sumOffsets(u * size * all * width, [
    { coefficient: all * width, value: variableOffset(line) }, { coefficient: width, value: first }, { coefficient: perLine, value: variableOffset(row) }, { coefficient: 1, value: variableOffset(e) }])));
  const inRows = mapped(rows.form.A, sums, names, (k, value) => [{ kind: "store", buffer: lines, value, add: false, offset: placed(k * size * perLine, [[perLine, variableOffset(line)], [1, variableOffset(e)]]) }]);
  const place = (axis: 0 | 1, value: Offset): readonly [string, Offset][] => {
    const slide = slides[axis - 2 + slides.length];
    return slide === undefined ? [] : [[slide.result, shiftOffset(value, slide.firstResult)]];
  };
  const ofTile = (at: Offset, count: number): readonly Statement[] => {
    const given = Array.from({ length: size }, (_, v) => load(lines, sumOffsets(v * perLine, [
      { coefficient: size * perLine, value: variableOffset(a) }, { coefficient: width, value: at }, { coefficient: 1, value: variableOffset(filters.variable) }])));
    return mapped(columns.form.A.slice(0, count), given, names, (b, value) => {
      const places = new Map([...place(0, placed(0, [[rows.form.outputs, variableOffset(row)], [1, variableOffset(a)]])), ...place(1, placed(b, [[columns.form.outputs, at]]))]);
      return copyOf([{ kind: "let", name: total, value }, ...tail], places, names);
    });
  };
  const whole = Math.floor(columns.results / columns.form.outputs);
  const rest = columns.results - whole * columns.form.outputs;
  const ends = [constantOffset(rows.form.outputs), sumOffsets(rows.results, [{ coefficient: -rows.form.outputs, value: variableOffset(row) }])];
  const tiles: readonly Statement[] = [
    ...(whole > 0 ? [counted(column, whole, [inLanes(filters.variable, 0, width, lanes, ofTile(variableOffset(column), columns.form.outputs))])] : []),
    ...(rest > 0 ? copyOf([inLanes(filters.variable, 0, width, lanes, ofTile(constantOffset(whole), rest))], new Map(), names) : []),
  ];
  return [counted(row, rows.tiles, [counted(line, size, [inLanes(e, 0, perLine, lanes, inRows)]), loop(a, bound(constantOffset(0)), bound(...ends), tiles)])];
}

/** Gradients of weights: few results, summed over all positions and examples, by tiles of the other factor. */
function gradientOfWeights(make: Making): readonly Statement[] {
  const { windows: { data, weights, channels, filters }, form: { rows, columns, tiles, block }, names, lanes, scratch } = make;
  const [depth, width, size, all] = [lengthOf(channels), lengthOf(filters), rows.form.size * columns.form.size, tiles * block];
  const source = dataOf(make);
  const other = tilesOfWeights(make);
  const [strip, otherStrip] = [scratch("strip", data.buffer, stripSize(source)), scratch("strip", weights.buffer, stripSize(other))];
  const [windowed, tiled, sums] = [scratch("windows", data.buffer, size, all, depth), scratch("tiles", weights.buffer, size, all, width), scratch("products", weights.buffer, size, depth, width)];
  const [zero, uv, t, k, f] = ["zero", "uv", "tile", "k", "f"].map((n) => names.numbered(n));
  if (zero === undefined || uv === undefined || t === undefined || k === undefined || f === undefined) return [];
  const sum = names.numbered("total");
  const inSums = sumOffsets(0, [{ coefficient: depth * width, value: variableOffset(uv) }, { coefficient: width, value: variableOffset(k) }, { coefficient: 1, value: variableOffset(f) }]);
  const inTiles = (n: number, last: string): Offset => sumOffsets(0, [{ coefficient: all * n, value: variableOffset(uv) }, { coefficient: n, value: variableOffset(t) }, { coefficient: 1, value: variableOffset(last) }]);
  const half = scratch("lines", weights.buffer, rows.form.outputs, columns.form.size, depth, width);
  return [
    inLanes(zero, 0, size * depth * width, lanes, [{ kind: "store", buffer: sums, offset: variableOffset(zero), value: number(0), add: false }]),
    ...inBlocks(make, ({ each, tiles: most }) => [
      ...each((first) => [...transformed(source, strip, windowed, first, all, names, lanes), ...transformed(other, otherStrip, tiled, first, all, names, lanes)]),
      counted(uv, size, [counted(k, depth, [counted(f, width, [
        { kind: "var", name: sum, value: load(sums, inSums) },
        loop(t, bound(constantOffset(0)), bound(...most), [{ kind: "assign", name: sum, value: operation("multiplyAdd", load(windowed, inTiles(depth, k)), load(tiled, inTiles(width, f)), local(sum)) }]),
        { kind: "store", buffer: sums, offset: inSums, value: local(sum), add: false },
      ])])]),
    ]),
    ...gradientsOf(make, sums, half),
  ];
}

/** Sums of products under A of both axes, and what is done with each gradient. */
function gradientsOf({ windows: { slides, channels, filters, tail, total }, form: { rows, columns }, names, lanes }: Making, sums: string, half: string): readonly Statement[] {
  const [depth, width, size] = [lengthOf(channels), lengthOf(filters), columns.form.size];
  const [v, e, i] = ["v", "e", "i"].map((n) => names.numbered(n));
  if (v === undefined || e === undefined || i === undefined) return [];
  const all = depth * width;
  const given = Array.from({ length: rows.form.size }, (_, u) => load(sums, placed(u * size * all, [[all, variableOffset(v)], [1, variableOffset(e)]])));
  const ofRows = mapped(rows.form.A, given, names, (k, value) => [{ kind: "store", buffer: half, value, add: false, offset: placed(k * size * all, [[all, variableOffset(v)], [1, variableOffset(e)]]) }]);
  const lines = Array.from({ length: size }, (_, k) => load(half, placed(k * all, [[size * all, variableOffset(i)], [width, variableOffset(channels.variable)], [1, variableOffset(filters.variable)]])));
  const ofColumns = mapped(columns.form.A, lines, names, (j, value) => {
    const at = new Map(slides.map((s, axis) => [s.result, axis === slides.length - 1 ? constantOffset(s.firstResult + j) : sumOffsets(s.firstResult, [{ coefficient: 1, value: variableOffset(i) }])]));
    return copyOf([{ kind: "let", name: total, value }, ...tail], at, names);
  });
  return [
    counted(v, size, [inLanes(e, 0, all, lanes, ofRows)]),
    counted(i, rows.form.outputs, [counted(channels.variable, depth, [inLanes(filters.variable, 0, width, lanes, ofColumns)])]),
  ];
}

/** Data by tiles: of a window at position p, its result is at p and its sum at 0. */
function dataOf({ windows: { slides, data, channels }, form: { rows, columns } }: Making): Source {
  const [above, along] = slides.length === 2 ? slides : [undefined, ...slides];
  return {
    rows: { ...rows.data, matrix: rows.form.B }, columns: { ...columns.data, matrix: columns.form.B }, width: lengthOf(channels),
    contiguous: Math.abs(coefficientOf(data.offset, along?.result ?? "") ?? 0) === lengthOf(channels),
    at: (row, column, k) => load(data.buffer, substituteOffset(data.offset, new Map([
      ...(above === undefined ? [] : [[above.result, row], [above.sum, constantOffset(0)]] as const), ...(along === undefined ? [] : [[along.result, column], [along.sum, constantOffset(0)]] as const), [channels.variable, k]]))),
  };
}

/** The other factor of gradients of weights, by tiles of taps. */
function tilesOfWeights({ windows: { slides, weights, filters }, form: { rows, columns } }: Making): Source {
  const [above, along] = slides.length === 2 ? slides : [undefined, ...slides];
  return {
    rows: { ...rows.taps, matrix: rows.form.G }, columns: { ...columns.taps, matrix: columns.form.G }, width: lengthOf(filters),
    contiguous: coefficientOf(weights.offset, along?.sum ?? "") === lengthOf(filters) && coefficientOf(weights.offset, filters.variable) === 1,
    at: (row, column, f) => load(weights.buffer, substituteOffset(weights.offset, new Map([...(above === undefined ? [] : [[above.sum, row]] as const), ...(along === undefined ? [] : [[along.sum, column]] as const), [filters.variable, f]]))),
  };
}

function lengthOf(l: Loop): number {
  const [from, to] = constantRange(l) ?? [0, 0];
  return to - from;
}

function nameOf(o: Offset | undefined): string {
  return o?.kind === "affine" ? (o.terms[0]?.variable ?? "") : "";
}
