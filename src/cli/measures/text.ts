/** What is measured of outputs, as tables of at most 80 columns. */
import { grid } from "../grid.ts";
import { short } from "../../numbers.ts";
import type { ClassMeasures, Quality } from "./classes.ts";
import type { NumberMeasures, OutputMeasures } from "./outputs.ts";

/** The longest label of a class that is not cut. */
const longestLabel = 24;

/** Tables, each of one output of classes or of all outputs of numbers. */
export function tablesOf(measures: readonly OutputMeasures[]): readonly string[] {
  const numbers = measures.filter((m) => m.kind === "numbers");
  return [...measures.flatMap((m) => (m.kind === "classes" ? classTables(m) : [])), ...(numbers.length === 0 ? [] : [numberTable(numbers)])];
}

function classTables(measures: ClassMeasures): readonly string[] {
  const { output, classes, confusion, byClass, macro, micro } = measures;
  const labels = classes.map((label) => cut(String(label)));
  const matrix = confusion && grid([[`${output}: true, as predicted →`, ...labels], ...confusion.map((counts, row) => [labels[row] ?? "", ...counts.map(String)])]);
  const quality = (label: string, { precision, recall, f1 }: Quality, support: number): readonly string[] => [label, ...[precision, recall, f1].map((x) => x.toFixed(4)), String(support)];
  const all = byClass.reduce((sum, { support }) => sum + support, 0);
  const table = grid([
    [`${output}: by class`, "precision", "recall", "f1", "support"], ...byClass.map((of, k) => quality(labels[k] ?? "", of, of.support)),
    quality("mean over classes (macro)", macro, all), quality("all together (micro)", micro, all),
  ]);
  return matrix === undefined ? [table] : [matrix, table];
}

function numberTable(measures: readonly NumberMeasures[]): string {
  return grid([["numbers", "mae", "rmse", "r2"], ...measures.map(({ output, mae, rmse, r2 }) => [output, short(mae), short(rmse), short(r2)])]);
}

function cut(label: string): string {
  return label.length <= longestLabel ? label : `${label.slice(0, longestLabel - 1)}…`;
}
