/** Results over as many positions as data, as the forward pass and the gradient of an input have them. */
import { bound, load, local, loop, number, operation } from "../../../ir/kernel/build.ts";
import { coefficientOf, constantOffset, shiftOffset, substituteOffset, variableOffset } from "../../../ir/kernel/offset.ts";
import type { KernelExpr, Offset, Statement } from "../../../ir/kernel/types.ts";
import type { UnusedNames } from "../../../ir/unused-names.ts";
import { copyOf } from "../loops/copy.ts";
import { inBlocks, lengthOf, type Making } from "./blocks.ts";
import type { Matrix } from "./forms.ts";
import { counted, inLanes, mapped, placed, type Source, stripSize, transformed } from "./transform.ts";

/** Results over as many positions as data: Σ over windows and channels. */
export function filtered(make: Making): readonly Statement[] {
  const { windows: { data, weights, channels, filters }, form: { rows, columns, tiles, block, shares }, names, lanes, scratch } = make;
  const [depth, width, size, all] = [lengthOf(channels), lengthOf(filters), rows.form.size * columns.form.size, tiles * block];
  const source = dataOf(make);
  const strip = scratch("strip", data.buffer, shares, stripSize(source));
  const [windowed, weighted, products] = [scratch("windows", data.buffer, shares, size, all, depth), scratch("weights", weights.buffer, size, depth, width), scratch("products", data.buffer, shares, size, all, width)];
  const lines = scratch("lines", data.buffer, shares, rows.form.outputs, columns.form.size, columns.tiles, width);
  const [uv, t, k, f, total] = [names.numbered("uv"), names.numbered("tile"), names.numbered("k"), names.numbered("f"), names.numbered("total")];
  const inWeights = placed(0, [[depth * width, variableOffset(uv)], [width, variableOffset(k)], [1, variableOffset(f)]]);
  /** An element of `[shares, size, all tiles, n]`. */
  const inTile = (n: number, share: Offset, first: Offset, last: string): Offset => placed(0, [[size * all * n, share], [all * n, variableOffset(uv)], [n, placed(0, [[1, first], [1, variableOffset(t)]])], [1, variableOffset(last)]]);
  return [
    ...weightsIn(make, weighted),
    ...inBlocks(make, ({ share, each }) => [
      ...each((first) => transformed(source, strip, windowed, share, first, all, names, lanes)),
      counted(uv, size, each((first) => [counted(t, tiles, [counted(f, width, [
        { kind: "var", name: total, value: number(0) },
        counted(k, depth, [{ kind: "assign", name: total, value: operation("multiplyAdd", load(windowed, inTile(depth, share, first, k)), load(weighted, inWeights), local(total)) }]),
        { kind: "store", buffer: products, offset: inTile(width, share, first, f), value: local(total), add: false },
      ])])])),
      ...each((first) => resultsOf(make, products, lines, share, first, all)),
    ]),
  ];
}

/** Weights under G of both axes: `[size, channels, filters]`. */
function weightsIn({ windows: { slides, weights, channels, filters }, form: { rows, columns }, names, lanes, scratch }: Making, to: string): readonly Statement[] {
  const [depth, width, taps] = [lengthOf(channels), lengthOf(filters), columns.form.taps];
  const half = scratch("lines", weights.buffer, rows.form.size, taps, depth, width);
  const j = names.numbered("j");
  const tap = (axis: number, index: Offset): readonly [string, Offset][] => slides.slice(axis - 2 + slides.length, axis - 1 + slides.length || undefined).map((s) => [s.sum, placed(s.flipped ? s.firstSum + s.sums - 1 : s.firstSum, [[s.flipped ? -1 : 1, index]])]);
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
function resultsOf({ windows: { slides, filters, tail, total }, form: { rows, columns }, names, lanes }: Making, products: string, lines: string, share: Offset, first: Offset, all: number): readonly Statement[] {
  const width = lengthOf(filters);
  const [row, column, line, e, a] = [names.numbered("row"), names.numbered("column"), names.numbered("line"), names.numbered("e"), names.numbered("a")];
  const [size, perLine] = [columns.form.size, columns.tiles * width];
  const sums = Array.from({ length: rows.form.size }, (_, u) => load(products, placed(u * size * all * width, [
    [rows.form.size * size * all * width, share], [all * width, variableOffset(line)], [width, first], [perLine, variableOffset(row)], [1, variableOffset(e)]])));
  const ofShare = rows.form.outputs * size * perLine;
  const inRows = mapped(rows.form.A, sums, names, (k, value) => [{ kind: "store", buffer: lines, value, add: false, offset: placed(k * size * perLine, [[ofShare, share], [perLine, variableOffset(line)], [1, variableOffset(e)]]) }]);
  const place = (axis: 0 | 1, value: Offset): readonly [string, Offset][] => {
    const slide = slides[axis - 2 + slides.length];
    return slide === undefined ? [] : [[slide.result, shiftOffset(value, slide.firstResult)]];
  };
  const ofTile = (at: Offset, count: number): readonly Statement[] => {
    const given = Array.from({ length: size }, (_, v) => load(lines, placed(v * perLine, [[ofShare, share], [size * perLine, variableOffset(a)], [width, at], [1, variableOffset(filters.variable)]])));
    return mapped(columns.form.A.slice(0, count), given, names, (b, value) => {
      const places = new Map([...place(0, placed(0, [[rows.form.outputs, variableOffset(row)], [1, variableOffset(a)]])), ...place(1, placed(b, [[columns.form.outputs, at]]))]);
      return copyOf([{ kind: "let", name: total, value }, ...tail], places, names);
    });
  };
  const whole = Math.floor(columns.results / columns.form.outputs);
  const rest = columns.results - whole * columns.form.outputs;
  const ends = [constantOffset(rows.form.outputs), placed(rows.results, [[-rows.form.outputs, variableOffset(row)]])];
  const tiles: readonly Statement[] = [
    ...(whole > 0 ? [counted(column, whole, [inLanes(filters.variable, 0, width, lanes, ofTile(variableOffset(column), columns.form.outputs))])] : []),
    ...(rest > 0 ? copyOf([inLanes(filters.variable, 0, width, lanes, ofTile(constantOffset(whole), rest))], new Map(), names) : []),
  ];
  return [counted(row, rows.tiles, [counted(line, size, [inLanes(e, 0, perLine, lanes, inRows)]), loop(a, bound(constantOffset(0)), bound(...ends), tiles)])];
}

/** Data by tiles: of a window at position p, its result is at p and its sum at 0. */
export function dataOf({ windows: { slides, data, channels }, form: { rows, columns } }: Making): Source {
  const [above, along] = slides.length === 2 ? slides : [undefined, ...slides];
  return {
    rows: { ...rows.data, matrix: rows.form.B }, columns: { ...columns.data, matrix: columns.form.B }, width: lengthOf(channels),
    contiguous: Math.abs(coefficientOf(data.offset, along?.result ?? "") ?? 0) === lengthOf(channels),
    at: (row, column, k) => load(data.buffer, substituteOffset(data.offset, new Map([
      ...(above === undefined ? [] : [[above.result, row], [above.sum, constantOffset(0)]] as const), ...(along === undefined ? [] : [[along.result, column], [along.sum, constantOffset(0)]] as const), [channels.variable, k]]))),
  };
}
