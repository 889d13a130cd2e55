/** Numbers of an array as LaTeX: a column for a vector, a matrix in parentheses, rounded to decimals. */
import type { NoteValues } from "../explanation.ts";

/** Rows and columns that are shown, before dots. */
const most = { rows: 16, columns: 10 } as const;

export function valuesOf(shape: readonly number[], numbers: ArrayLike<number>, decimals: number): NoteValues {
  const all = Array.from(numbers);
  const written = (x: number | undefined): string => rounded(x ?? Number.NaN, decimals);
  const columns = shape.length < 2 ? 1 : all.length / Math.max(1, shape[0] ?? 1);
  if (shape.length === 0) return { shape, numbers: all, latex: written(all[0]) };
  const cut = Math.min(columns, most.columns);
  const rows = Array.from({ length: Math.min(shape[0] ?? 0, most.rows) }, (_, r) => [...Array.from({ length: cut }, (_cell, c) => written(all[r * columns + c])), ...(cut < columns ? ["\\cdots"] : [])].join(" & "));
  const dots = rows.length < (shape[0] ?? 0) ? [Array.from({ length: cut }, () => "\\vdots").join(" & ")] : [];
  return { shape, numbers: all, latex: `\\begin{pmatrix}${[...rows, ...dots].join(" \\\\ ")}\\end{pmatrix}` };
}

/** Zero has no sign; numbers that the decimals would not tell from zero have an exponent. */
function rounded(x: number, decimals: number): string {
  if (!Number.isFinite(x)) return Number.isNaN(x) ? "\\mathrm{NaN}" : x > 0 ? "\\infty" : "-\\infty";
  if (x === 0) return (0).toFixed(decimals);
  const fixed = x.toFixed(decimals);
  if (Number(fixed) !== 0 && Math.abs(x) < 1e9) return fixed;
  const [digits = "", exponent = ""] = x.toExponential(Math.min(decimals, 4)).split("e");
  return `${digits} \\cdot 10^{${Number(exponent)}}`;
}
