/** Linear maps of constant matrices as statements: rows, or columns, of points p and −p share their even and odd halves. */
import { local, number, operation } from "../../../ir/kernel/build.ts";
import type { KernelExpr, Statement } from "../../../ir/kernel/types.ts";
import type { UnusedNames } from "../../../ir/unused-names.ts";
import type { Matrix } from "./forms.ts";

interface Images {
  /** What the images are made of. */
  readonly lets: readonly Statement[];
  readonly images: readonly KernelExpr[];
}

/** The image of numbers under a matrix; those that are 0 are `undefined`. */
export function linear(matrix: Matrix, inputs: readonly (KernelExpr | undefined)[], names: UnusedNames): Images {
  return matrix.length >= inputs.length ? byRows(matrix, inputs, names) : byColumns(matrix, inputs, names);
}

function byRows(matrix: Matrix, inputs: readonly (KernelExpr | undefined)[], names: UnusedNames): Images {
  const lets: Statement[] = [];
  const images = new Map<number, KernelExpr>();
  const half = (row: readonly number[], odd: number): KernelExpr => named(combined(row.map((c, k) => [k % 2 === odd ? c : 0, inputs[k]])), names, lets);
  matrix.forEach((row, r) => {
    if (images.has(r)) return;
    const other = matrix.findIndex((m, k) => k > r && [1, -1].some((sign) => row.every((c, i) => near(m[i], c * (i % 2 === 0 ? sign : -sign)))));
    if (other < 0 || !row.some((c, i) => c !== 0 && i % 2 === 0) || !row.some((c, i) => c !== 0 && i % 2 === 1)) {
      images.set(r, combined(row.map((c, k) => [c, inputs[k]])));
      return;
    }
    const [even, odd] = [half(row, 0), half(row, 1)];
    const keepsEven = row.every((c, i) => i % 2 === 1 || near(matrix[other]?.[i], c));
    images.set(r, operation("add", even, odd));
    images.set(other, keepsEven ? operation("subtract", even, odd) : operation("subtract", odd, even));
  });
  return { lets, images: matrix.map((_, r) => images.get(r) ?? number(0)) };
}

function byColumns(matrix: Matrix, inputs: readonly (KernelExpr | undefined)[], names: UnusedNames): Images {
  const lets: Statement[] = [];
  const terms: [number, KernelExpr | undefined][][] = matrix.map(() => []);
  const done = new Set<number>();
  inputs.forEach((input, k) => {
    if (done.has(k)) return;
    const other = inputs.findIndex((_, l) => l > k && matrix.length > 1 && matrix.every((row, r) => near(row[l], (row[k] ?? 0) * (r % 2 === 0 ? 1 : -1))) && matrix.some((row, r) => r % 2 === 1 && row[k] !== 0));
    const [a, b] = [input, inputs[other]];
    if (a === undefined || b === undefined) {
      matrix.forEach((row, r) => terms[r]?.push([row[k] ?? 0, input]));
      return;
    }
    done.add(other);
    const sums = [named(operation("add", a, b), names, lets), named(operation("subtract", a, b), names, lets)];
    matrix.forEach((row, r) => terms[r]?.push([row[k] ?? 0, sums[r % 2]]));
  });
  return { lets, images: terms.map(combined) };
}

/** Σ coefficient · value; those of coefficient 1 first. */
function combined(terms: readonly (readonly [number, KernelExpr | undefined])[]): KernelExpr {
  const used = terms.flatMap(([c, e]) => (e === undefined || near(c, 0) ? [] : [{ c, e }]));
  const order = [...used.filter(({ c }) => near(c, 1)), ...used.filter(({ c }) => !near(c, 1))];
  return order.reduce<KernelExpr | undefined>((sum, { c, e }) => {
    if (sum === undefined) return near(c, 1) ? e : operation("multiply", e, number(c));
    if (near(c, 1)) return operation("add", sum, e);
    return near(c, -1) ? operation("subtract", sum, e) : operation("multiplyAdd", e, number(c), sum);
  }, undefined) ?? number(0);
}

function named(value: KernelExpr, names: UnusedNames, lets: Statement[]): KernelExpr {
  if (value.kind === "local") return value;
  const name = names.numbered("half");
  lets.push({ kind: "let", name, value });
  return local(name);
}

function near(a: number | undefined, b: number): boolean {
  return a !== undefined && Math.abs(a - b) < 1e-9;
}
