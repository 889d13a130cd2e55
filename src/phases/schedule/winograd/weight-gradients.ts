/** Gradients of weights: few results, each a sum over all positions and examples. */
import { bound, load, local, loop, number, operation } from "../../../ir/kernel/build.ts";
import { coefficientOf, constantOffset, substituteOffset, variableOffset } from "../../../ir/kernel/offset.ts";
import type { KernelExpr, Offset, Statement } from "../../../ir/kernel/types.ts";
import { copyOf } from "../loops/copy.ts";
import { inBlocks, lengthOf, type Making } from "./blocks.ts";
import { dataOf } from "./filtered.ts";
import { counted, inLanes, mapped, placed, type Source, stripSize, transformed } from "./transform.ts";

/** Gradients of weights: few results, summed over all positions and examples, by tiles of the other factor. */
export function gradientOfWeights(make: Making): readonly Statement[] {
  const { windows: { data, weights, channels, filters }, form: { rows, columns, tiles, block, shares }, names, lanes, scratch } = make;
  const [depth, width, size, all] = [lengthOf(channels), lengthOf(filters), rows.form.size * columns.form.size, tiles * block];
  const source = dataOf(make);
  const other = tilesOfWeights(make);
  const [strip, otherStrip] = [scratch("strip", data.buffer, shares, stripSize(source)), scratch("strip", weights.buffer, shares, stripSize(other))];
  const [windowed, tiled, sums] = [scratch("windows", data.buffer, shares, size, all, depth), scratch("tiles", weights.buffer, shares, size, all, width), scratch("products", weights.buffer, shares, size, depth, width)];
  const [zero, uv, t, k, f, sum] = [names.numbered("zero"), names.numbered("uv"), names.numbered("tile"), names.numbered("k"), names.numbered("f"), names.numbered("total")];
  const inSums = (share: Offset): Offset => placed(0, [[size * depth * width, share], [depth * width, variableOffset(uv)], [width, variableOffset(k)], [1, variableOffset(f)]]);
  const inTiles = (n: number, share: Offset, last: string): Offset => placed(0, [[size * all * n, share], [all * n, variableOffset(uv)], [n, variableOffset(t)], [1, variableOffset(last)]]);
  const half = scratch("lines", weights.buffer, rows.form.outputs, columns.form.size, depth, width);
  return [
    ...inBlocks(make, ({ share, each, tiles: most }) => [
      ...each((first) => [...transformed(source, strip, windowed, share, first, all, names, lanes), ...transformed(other, otherStrip, tiled, share, first, all, names, lanes)]),
      counted(uv, size, [counted(k, depth, [counted(f, width, [
        { kind: "var", name: sum, value: load(sums, inSums(share)) },
        loop(t, bound(constantOffset(0)), bound(...most), [{ kind: "assign", name: sum, value: operation("multiplyAdd", load(windowed, inTiles(depth, share, k)), load(tiled, inTiles(width, share, f)), local(sum)) }]),
        { kind: "store", buffer: sums, offset: inSums(share), value: local(sum), add: false },
      ])])]),
    ], (share) => [inLanes(zero, 0, size * depth * width, lanes, [{ kind: "store", buffer: sums, offset: placed(0, [[size * depth * width, share], [1, variableOffset(zero)]]), value: number(0), add: false }])]),
    ...gradientsOf(make, sums, half),
  ];
}

/** Sums of products under A of both axes, and what is done with each gradient. */
function gradientsOf({ windows: { slides, channels, filters, tail, total }, form: { rows, columns, shares }, names, lanes }: Making, sums: string, half: string): readonly Statement[] {
  const [depth, width, size] = [lengthOf(channels), lengthOf(filters), columns.form.size];
  const [v, e, i] = [names.numbered("v"), names.numbered("e"), names.numbered("i")];
  const all = depth * width;
  // The sums of all shares, in order.
  const given = Array.from({ length: rows.form.size }, (_, u) => Array.from({ length: shares }, (_, share) => load(sums, placed((share * rows.form.size + u) * size * all, [[all, variableOffset(v)], [1, variableOffset(e)]])))
    .reduce<KernelExpr | undefined>((sum, part) => (sum === undefined ? part : operation("add", sum, part)), undefined));
  const ofRows = mapped(rows.form.A, given, names, (k, value) => [{ kind: "store", buffer: half, value, add: false, offset: placed(k * size * all, [[all, variableOffset(v)], [1, variableOffset(e)]]) }]);
  const lines = Array.from({ length: size }, (_, k) => load(half, placed(k * all, [[size * all, variableOffset(i)], [width, variableOffset(channels.variable)], [1, variableOffset(filters.variable)]])));
  const ofColumns = mapped(columns.form.A, lines, names, (j, value) => {
    const at = new Map(slides.map((s, axis) => [s.result, axis === slides.length - 1 ? constantOffset(s.firstResult + j) : placed(s.firstResult, [[1, variableOffset(i)]])]));
    return copyOf([{ kind: "let", name: total, value }, ...tail], at, names);
  });
  return [
    counted(v, size, [inLanes(e, 0, all, lanes, ofRows)]),
    counted(i, rows.form.outputs, [counted(channels.variable, depth, [inLanes(filters.variable, 0, width, lanes, ofColumns)])]),
  ];
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
