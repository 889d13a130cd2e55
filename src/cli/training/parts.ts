/** The parts of a model's data: what trains, validates and tests, from one file or from several. */
import { reportLeak, type RowsOf } from "../../data/leaks.ts";
import { holdingOf, partExamples, type PartsOptions } from "../../data/parts.ts";
import type { DataSet } from "../../data/read.ts";
import { withoutIgnored } from "../../diagnostics/ignore.ts";
import { Report } from "../../diagnostics/report.ts";
import type { DataSource } from "../../ir/model/setting-values.ts";
import { rowNumbers } from "../../runtime/parts.ts";
import type { CompiledModule } from "../compiler.ts";
import { loadOther } from "../model-file.ts";
import { showDiagnostics } from "../show.ts";
import type { Terminal } from "../terminal.ts";

export type PartName = "training" | "validation" | "test";

/** Rows of the data set, or of a file of their own. */
export type DataParts = Readonly<Record<PartName, RowsOf>>;

/** Parts the examples of a model; `undefined` after faults, which are shown. Warns of rows in two parts. `rowsOf`: what is kept of the rows of a part. */
export async function loadParts(file: string, module: CompiledModule, data: DataSet, options: PartsOptions, terminal: Terminal, rowsOf = (rows: Int32Array): RowsOf => ({ data, rows })): Promise<DataParts | undefined> {
  const { model } = module;
  const report = new Report();
  const parts = partExamples(model, data, options, report);
  const held = holdingOf(model, options);
  const other = async (source: DataSource): Promise<RowsOf | undefined> => {
    const found = await loadOther(file, module, source, terminal);
    return found && { data: found, rows: rowNumbers(found.count) };
  };
  const of = async (name: "validation" | "test", rows: Int32Array | undefined): Promise<RowsOf | undefined> => {
    const source = held[name];
    return source.kind === "share" ? rows && rowsOf(rows) : other(source);
  };
  const ended = parts && parts.trained + parts.validated;
  const validation = await of("validation", parts?.order.subarray(parts.trained, ended));
  const test = await of("test", parts?.order.subarray(ended));
  const training = parts && rowsOf(parts.order.subarray(0, parts.trained));
  // Rows are compared in memory.
  if (training !== undefined && training.sampled === undefined) {
    for (const [name, part] of [["validation", validation], ["test", test]] as const) {
      if (part !== undefined) reportLeak(model, { name, part, training, span: held[name].span ?? model.span }, report);
    }
  }
  await showDiagnostics(withoutIgnored(report.diagnostics), terminal);
  return training && validation && test && { training, validation, test };
}
