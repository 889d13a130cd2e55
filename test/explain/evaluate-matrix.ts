/** The value of a matrix expression, computed with lists of rows: what its LaTeX means. */
import { toNumber } from "../../src/ir/equation/number.ts";
import { applyPrimitive } from "../../src/ir/equation/primitives.ts";
import type { Matrix } from "../../src/explain/matrix/types.ts";

export type Rows = readonly (readonly number[])[];

export interface Numbers {
  readonly count: number;
  /** An array as rows; a vector as a column. */
  readonly of: (array: string) => Rows;
}

export function evaluateMatrix(m: Matrix, given: Numbers): Rows {
  const value = (part: Matrix): Rows => evaluateMatrix(part, given);
  switch (m.kind) {
    case "array": return m.transposed ? transposed(given.of(m.array)) : given.of(m.array);
    case "element": return [[given.of(m.array).flat()[m.positions[0] ?? 0] ?? NaN]];
    case "number": return [[toNumber(m.value)]];
    case "count": return [[given.count]];
    case "ones": return filled(sized(m.rows, given), sized(m.columns, given), () => 1);
    case "unit": return m.across ? value(m.position).map(([at]) => Array.from({ length: m.size }, (_, k) => Number(k === at))) : filled(m.size, 1, (k) => Number(k === value(m.position)[0]?.[0]));
    case "sum": return m.terms.map((t) => mapped(value(t.value), (x) => toNumber(t.coefficient) * x)).reduce((a, b) => zipped(a, b, (x, y) => x + y));
    case "product": return m.factors.map(value).reduce(times);
    case "scaled": {
      const number = (parts: readonly Matrix[]): number => parts.map((part) => value(part)[0]?.[0] ?? NaN).reduce((a, b) => a * b, 1);
      return mapped(m.value === undefined ? [[1]] : value(m.value), (x) => (number(m.above) / number(m.below)) * x);
    }
    case "elementwise": {
      const [first, ...rest] = [...m.above.map(value), ...m.below.map((part) => mapped(value(part), (x) => 1 / x))];
      return rest.reduce((a, b) => zipped(a, b, (x, y) => x * y), first ?? [[1]]);
    }
    case "power": return mapped(value(m.base), (x) => x ** m.exponent);
    case "transpose": return transposed(value(m.value));
    case "diagonal": { const column = value(m.value).flat(); return column.map((x, r) => column.map((_, c) => (r === c ? x : 0))); }
    case "apply": {
      const [a = [[NaN]], b] = m.arguments.map(value);
      return b === undefined ? mapped(a, (x) => applyPrimitive(m.primitive, [x])) : zipped(a, b, (x, y) => applyPrimitive(m.primitive, [x, y]));
    }
    case "choose": return zipped(value(m.condition), zipped(value(m.whenTrue), value(m.whenFalse), (x, y) => [x, y] as const), (c, [x, y]) => (c === 0 ? y : x));
    case "squares": return [[value(m.value).flat().reduce((sum, x) => sum + x * x, 0)]];
    case "reduced": {
      const rows = m.byRow ? value(m.value) : transposed(value(m.value));
      const results = rows.map((row) => reduced(m.operator, row));
      return m.byRow ? results : transposed(results);
    }
  }
}

function reduced(operator: Extract<Matrix, { readonly kind: "reduced" }>["operator"], row: readonly number[]): readonly number[] {
  const top = Math.max(...row);
  const total = row.reduce((sum, x) => sum + Math.exp(x - top), 0);
  switch (operator) {
    case "softmax": return row.map((x) => Math.exp(x - top) / total);
    case "logsumexp": return [top + Math.log(total)];
    case "max": return [top];
    case "min": return [Math.min(...row)];
    case "product": return [row.reduce((a, b) => a * b, 1)];
    case "argmax": return [row.indexOf(top)];
    case "argmin": return [row.indexOf(Math.min(...row))];
  }
}

function sized(size: number, { count }: Numbers): number {
  return size === Infinity ? count : size;
}

function filled(rows: number, columns: number, at: (row: number) => number): Rows {
  return Array.from({ length: rows }, (_, r) => Array.from({ length: columns }, () => at(r)));
}

export function transposed(rows: Rows): Rows {
  return (rows[0] ?? []).map((_, c) => rows.map((row) => row[c] ?? NaN));
}

/** Throws where sizes do not fit; 1 × 1 scales. */
export function times(a: Rows, b: Rows): Rows {
  const [scale, matrix] = a.length === 1 && a[0]?.length === 1 ? [a[0][0], b] : b.length === 1 && b[0]?.length === 1 ? [b[0][0], a] : [];
  if (scale !== undefined && matrix !== undefined) return mapped(matrix, (x) => scale * x);
  if (a[0]?.length !== b.length) throw new Error(`${a.length} × ${a[0]?.length ?? 0} times ${b.length} × ${b[0]?.length ?? 0}`);
  return a.map((row) => (b[0] ?? []).map((_, c) => row.reduce((sum, x, k) => sum + x * (b[k]?.[c] ?? NaN), 0)));
}

function mapped(a: Rows, f: (x: number) => number): Rows {
  return a.map((row) => row.map(f));
}

/** Throws where sizes differ; a single number fits everything. */
function zipped<T, U>(a: Rows, b: readonly (readonly T[])[], f: (x: number, y: T) => U): readonly (readonly U[])[] {
  const size = (m: readonly (readonly unknown[])[]): string => `${m.length} × ${m[0]?.length ?? 0}`;
  const isOne = (m: readonly (readonly unknown[])[]): boolean => size(m) === "1 × 1";
  if (size(a) !== size(b) && !isOne(a) && !isOne(b)) throw new Error(`${size(a)} beside ${size(b)}`);
  const shape = isOne(a) ? b : a;
  return shape.map((row, r) => row.map((_, c) => {
    const [x, y] = [(isOne(a) ? a[0]?.[0] : a[r]?.[c]) ?? NaN, isOne(b) ? b[0]?.[0] : b[r]?.[c]];
    if (y === undefined) throw new Error("rows of different lengths");
    return f(x, y);
  }));
}
