/** Tiles of an example under the matrices of two axes: rows first, into a strip as wide as the example, then columns. */
import { bound, load, local, loop, number, offsetExpr, operation } from "../../../ir/kernel/build.ts";
import { constantOffset, shiftOffset, sumOffsets, variableOffset } from "../../../ir/kernel/offset.ts";
import type { KernelExpr, Loop, Offset, Statement } from "../../../ir/kernel/types.ts";
import type { UnusedNames } from "../../../ir/unused-names.ts";
import type { Matrix } from "./forms.ts";
import { linear } from "./linear.ts";

/** Tiles along one axis: how far apart they begin, and the positions that are not 0. */
export interface Tiling {
  readonly matrix: Matrix;
  readonly tiles: number;
  readonly advance: number;
  readonly start: number;
  readonly low: number;
  readonly high: number;
}

export interface Source {
  readonly rows: Tiling;
  readonly columns: Tiling;
  /** Numbers at each position, which lie side by side; a multiple of the lanes. */
  readonly width: number;
  /** Whether positions of a row lie side by side, too. */
  readonly contiguous: boolean;
  readonly at: (row: Offset, column: Offset, number: Offset) => KernelExpr;
}

/** Elements of the strip of one row of tiles: `[rows of the matrix, positions, width]`. */
export function stripSize({ rows, columns, width }: Source): number {
  return rows.matrix.length * positionsOf(columns) * width;
}

function positionsOf({ matrix, tiles, advance }: Tiling): number {
  return advance * (tiles - 1) + (matrix[0]?.length ?? 0);
}

/** Writes tile `first` + row · columns + column of `[shares, size, all tiles, width]`, for all tiles of an example; strips are `[shares, size of a strip]`. */
export function transformed(source: Source, strip: string, to: string, share: Offset, first: Offset, allTiles: number, names: UnusedNames, lanes: number): readonly Statement[] {
  const { rows, columns, width } = source;
  const [row, column, line, k] = [names.numbered("row"), names.numbered("column"), names.numbered("line"), names.numbered("k")];
  const positions = positionsOf(columns);
  const inStrip = (u: Offset, position: Offset, at: Offset): Offset => placed(0, [[stripSize(source), share], [positions * width, u], [width, position], [1, at]]);
  const [from, to0] = [Math.max(0, columns.low - columns.start), Math.min(positions, columns.high - columns.start)];
  const zeros = [[0, from], [to0, positions]].flatMap(([a = 0, b = 0]) => (a < b ? [
    counted(line, rows.matrix.length, [inLanes(k, width * a, width * b, lanes, [{ kind: "store", buffer: strip, offset: inStrip(variableOffset(line), constantOffset(0), variableOffset(k)), value: number(0), add: false }])]),
  ] : []));
  const ofRow = (taken: readonly boolean[]): readonly Statement[] => {
    const q = names.numbered("position");
    const at = (p: number): KernelExpr => {
      const position = placed(rows.start + p, [[rows.advance, variableOffset(row)]]);
      return source.at(position, source.contiguous ? constantOffset(columns.start + from) : shiftOffset(variableOffset(q), columns.start), variableOffset(k));
    };
    const body = mapped(rows.matrix, taken.map((is, p) => (is ? at(p) : undefined)), names, (u, value) => [{ kind: "store", buffer: strip, value, add: false,
      offset: inStrip(constantOffset(u), source.contiguous ? constantOffset(from) : variableOffset(q), variableOffset(k)) }]);
    return source.contiguous ? [inLanes(k, 0, (to0 - from) * width, lanes, body)] : [loop(q, bound(constantOffset(from)), bound(constantOffset(to0)), [inLanes(k, 0, width, lanes, body)])];
  };
  const size = columns.matrix.length;
  const tile = placed(0, [[1, first], [columns.tiles, variableOffset(row)], [1, variableOffset(column)]]);
  const inputs = (columns.matrix[0] ?? []).map((_, v) => load(strip, inStrip(variableOffset(line), placed(v, [[columns.advance, variableOffset(column)]]), variableOffset(k))));
  const ofColumns = mapped(columns.matrix, inputs, names, (v, value) => [{ kind: "store", buffer: to, value, add: false,
    offset: placed(v * allTiles * width, [[rows.matrix.length * size * allTiles * width, share], [size * allTiles * width, variableOffset(line)], [width, tile], [1, variableOffset(k)]]) }]);
  return [counted(row, rows.tiles, [
    ...zeros, ...byCases(rows, row, ofRow),
    counted(line, rows.matrix.length, [counted(column, columns.tiles, [inLanes(k, 0, width, lanes, ofColumns)])]),
  ])];
}

/** Loads first, so that each has a name; then the image, and where each number of it goes. */
export function mapped(matrix: Matrix, inputs: readonly (KernelExpr | undefined)[], names: UnusedNames, store: (index: number, value: KernelExpr) => readonly Statement[]): readonly Statement[] {
  const loads: Statement[] = [];
  const given = inputs.map((e) => {
    if (e === undefined) return undefined;
    const name = names.numbered("x");
    loads.push({ kind: "let", name, value: e });
    return local(name);
  });
  const { lets, images } = linear(matrix, given, names);
  return [...loads, ...lets, ...images.flatMap((value, k) => store(k, value))];
}

/** Rows of tiles by which of their positions are not 0. */
function byCases({ matrix, tiles, advance, start, low, high }: Tiling, row: string, body: (taken: readonly boolean[]) => readonly Statement[]): readonly Statement[] {
  const takenAt = (tile: number): readonly boolean[] => (matrix[0] ?? []).map((_, p) => start + advance * tile + p >= low && start + advance * tile + p < high);
  let out: readonly Statement[] = [];
  for (let last = tiles - 1; last >= 0;) {
    const taken = takenAt(last);
    let before = last - 1;
    while (before >= 0 && String(takenAt(before)) === String(taken)) before--;
    const own = body(taken);
    out = out.length === 0 ? own : [{ kind: "if", condition: operation("lessEqual", offsetExpr(variableOffset(row)), number(last)), then: own, else: out }];
    last = before;
  }
  return out;
}

/** An offset by distances. */
export function placed(constant: number, terms: readonly (readonly [number, Offset])[]): Offset {
  return sumOffsets(constant, terms.map(([coefficient, value]) => ({ coefficient, value })));
}

export function counted(variable: string, times: number, body: readonly Statement[]): Statement {
  return loop(variable, bound(constantOffset(0)), bound(constantOffset(times)), body);
}

export function inLanes(variable: string, from: number, to: number, lanes: number, body: readonly Statement[]): Loop {
  return { kind: "for", variable, lower: bound(constantOffset(from)), upper: bound(constantOffset(to)), step: lanes, lanes, body };
}
