/** The sections of a card about the model: data, values, layers, settings, results. */
import { grouped, metric, percent, short } from "../../numbers.ts";
import { code, missing, plain, table } from "./markdown.ts";
import type { CardRecord, DataRecord, OutputResult, PartRecord, ValueRecord } from "./record.ts";

/** Columns that are listed, at most. */
const mostColumns = 40;

export function dataSection({ data }: CardRecord): string {
  if (data.length === 0) return missing("The data were not read.");
  const files = data.flatMap(({ part, files: of }) => of.map(({ path, bytes, sha256 }) => [part, code(path), code(sha256), grouped(bytes)]));
  return [table(["part", "file", "SHA-256", "bytes"], files, 3), ...data.map(sizesOf)].join("\n\n");
}

function sizesOf({ part, rows, unit, columns, columnCount }: DataRecord): string {
  const names = columns.slice(0, mostColumns).map(code).join(", ");
  const listed = columns.length === 0 ? "" : `: ${names}${columns.length > mostColumns ? `, and ${columns.length - mostColumns} others` : ""}`;
  const noun = part === "examples" ? "The examples have" : `The examples for ${part} have`;
  if (columnCount === 0) return `${noun} ${grouped(rows)} ${unit}.`;
  return `${noun} ${grouped(rows)} ${unit} of ${grouped(columnCount)} ${columnCount === 1 ? "column" : "columns"}${listed}.`;
}

export function valuesSection({ inputs, outputs }: CardRecord): string {
  const row = (kind: string) => ({ name, what, doc }: ValueRecord): readonly string[] => [kind, code(name), `${what}${doc === undefined ? "" : `: ${plain(doc)}`}`];
  return table(["", "name", "values"], [...inputs.map(row("input")), ...outputs.map(row("output"))]);
}

export function modelSection({ parameters, layers }: CardRecord): string {
  return `${grouped(parameters)} ${parameters === 1 ? "parameter is" : "parameters are"} trained.\n\n${table(layers.head, layers.rows, layers.texts)}`;
}

export function settingsSection({ settings }: CardRecord): string {
  return table(["setting", "value"], settings.map(({ name, value }) => [plain(name), code(value)]));
}

export function resultsSection({ results }: CardRecord): string {
  if (results.kind === "none") return missing(results.reason);
  const { parts } = results;
  const names = [...new Set(parts.flatMap(({ metrics }) => Object.keys(metrics)))];
  const all = table(["part", "examples", "loss", ...names.map(plain)], parts.map((part) => [part.part, grouped(part.examples), short(part.loss), ...names.map((name) => metric(name, part.metrics[name] ?? NaN))]), 1);
  const held = parts.some(({ part }) => part !== "training") ? "" : "\n\nNo examples are held out: these are results on the examples that trained the model, and say nothing of others.";
  return `${all}${held}${parts.map(outputsOf).join("")}`;
}

function outputsOf({ part, outputs }: PartRecord): string {
  return outputs.map((result) => `\n\n${outputOf(part, result)}`).join("");
}

function outputOf(part: string, result: OutputResult): string {
  switch (result.kind) {
    case "classes": {
      const rows = result.byClass.map((of) => [code(String(of.class)), percent(of.precision), percent(of.recall), percent(of.f1), grouped(of.support)]);
      return table([`${part}: ${code(result.output)}`, "precision", "recall", "F1", "examples"], rows, 1);
    }
    case "numbers":
      return table([`${part}: ${code(result.output)}`, "MAE", "RMSE", "R²"], [["", short(result.mae), short(result.rmse), short(result.r2)]], 1);
  }
}
