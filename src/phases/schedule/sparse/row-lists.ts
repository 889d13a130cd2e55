/** The lists of non-zeros of rows, and the kernels that write them. */
import { shownName } from "../../../ir/equation/names.ts";
import { bound, branch, load, local, loop, number, offsetExpr, operation, selectExpr } from "../../../ir/kernel/build.ts";
import { constantOffset, shiftOffset, substituteOffset, sumOffsets, variableOffset } from "../../../ir/kernel/offset.ts";
import { rangeLength } from "../../../ir/kernel/trip-count.ts";
import type { RowsMachine } from "../../../ir/machines.ts";
import type { Kernel, KernelExpr, KernelSet, Loop, Offset, Statement } from "../../../ir/kernel/types.ts";
import { usesOf } from "../../../ir/kernel/visit.ts";

/** The elements of an input along one loop, for each point of those around it. */
export interface Rows {
  readonly input: string;
  readonly offset: Offset;
  readonly along: Loop;
  readonly around: readonly Loop[];
}

/** The non-zeros of all rows side by side: those of row r from `ends[r]` below `ends[r + 1]`. */
export interface List {
  readonly flag: string;
  readonly values: string;
  readonly positions: string;
  readonly ends: string;
}

/** How many rows there are, and the elements of one. */
export function sizes({ around, along }: Rows, batch: number): readonly [number, number] {
  return [around.reduce((n, l) => n * rangeLength(l, batch), 1), rangeLength(along, batch)];
}

const outer = (k: number): string => `r${k}`;

/** The offset of an element, by the positions of its row and its own, `s`. */
export function plainOffset({ offset, along, around }: Rows): Offset {
  return substituteOffset(offset, new Map([...around.map((l, k) => [l.variable, variableOffset(outer(k))] as const), [along.variable, variableOffset("s")]]));
}

/** The number of a row, by the variables of the loops around. */
export function rowNumber({ around }: Rows, batch: number, variable: (k: number) => string): Offset {
  return around.reduce<Offset>((row, l, k) => sumOffsets(0, [{ coefficient: rangeLength(l, batch), value: row }, { coefficient: 1, value: variableOffset(variable(k)) }]), constantOffset(0));
}

function overRows({ around }: Rows, body: readonly Statement[]): readonly Statement[] {
  return around.reduceRight<readonly Statement[]>((inner, l, k) => [loop(outer(k), l.lower, l.upper, inner)], body);
}

/** Whether few elements of a batch are other than zero; rows after the first that are too many are not looked at. */
export function measureKernel(rows: Rows, { flag }: List, { batch }: KernelSet, { share }: RowsMachine, name: string): Kernel {
  const [count, length] = sizes(rows, batch);
  const isFew = operation("lessEqual", local("total"), number(Math.floor(share * count * length)));
  const body: readonly Statement[] = [
    { kind: "var", name: "total", value: number(0) },
    ...overRows(rows, branch(isFew, [loop("s", rows.along.lower, rows.along.upper, [
      { kind: "assign", name: "total", value: operation("add", selectExpr(operation("equal", load(rows.input, plainOffset(rows)), number(0)), number(0), number(1)), local("total")) },
    ])])),
    { kind: "store", buffer: flag, offset: constantOffset(0), value: isFew, add: false },
  ];
  return { name, body, ...usesOf(body), comment: [`whether fewer than ${100 * share} % of ${shownName(rows.input)} are other than zero`], decisions: [] };
}

/** Writes non-zeros and their positions side by side: of a block in which there is any each over the last one where that was zero. */
export function listKernel(rows: Rows, { flag, values, positions, ends }: List, { batch }: KernelSet, { block }: RowsMachine, { origin }: Kernel, name: string): Kernel {
  const at: Offset = { kind: "local", name: "k" };
  const [, length] = sizes(rows, batch);
  const main = length - (length % block);
  const row = rowNumber(rows, batch, outer);
  const element = (s: Offset): KernelExpr => load(rows.input, substituteOffset(plainOffset(rows), new Map([["s", s]])));
  const write = (s: Offset): readonly Statement[] => [
    { kind: "let", name: "value", value: element(s) },
    { kind: "store", buffer: values, offset: at, value: local("value"), add: false },
    { kind: "store", buffer: positions, offset: at, value: offsetExpr(s), add: false },
    { kind: "assign", name: "k", value: selectExpr(operation("equal", local("value"), number(0)), local("k"), offsetExpr(shiftOffset(at, 1))) },
  ];
  const within = (i: string): Offset => sumOffsets(0, [{ coefficient: 1, value: variableOffset("b") }, { coefficient: 1, value: variableOffset(i) }]);
  const each = (i: string, body: readonly Statement[]): Statement => loop(i, bound(constantOffset(0)), bound(constantOffset(block)), body);
  const body = branch(load(flag, constantOffset(0)), [
    { kind: "var", name: "k", value: number(0), integer: true },
    { kind: "store", buffer: ends, offset: constantOffset(0), value: number(0), add: false },
    ...overRows(rows, [
      loop("b", bound(constantOffset(0)), bound(constantOffset(main)), [
        { kind: "var", name: "sizes", value: number(0) },
        each("i", [{ kind: "assign", name: "sizes", value: operation("add", operation("abs", element(within("i"))), local("sizes")) }]),
        ...branch(operation("not", operation("equal", local("sizes"), number(0))), [each("j", write(within("j")))]),
      ], block),
      ...(main < length ? [loop("s", bound(constantOffset(main)), bound(constantOffset(length)), write(variableOffset("s")))] : []),
      { kind: "store", buffer: ends, offset: shiftOffset(row, 1), value: local("k"), add: false },
    ]),
  ]);
  return { name, body, ...usesOf(body), ...(origin !== undefined && { origin }), comment: [`the non-zeros of ${shownName(rows.input)} side by side, with their positions in rows`], decisions: [] };
}
