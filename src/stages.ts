/** The text of each stage of a compilation, for people to read. */
import type { File } from "./ir/ast/types.ts";
import { printProgram } from "./ir/equation/print.ts";
import type { ProgramSet } from "./ir/equation/program-set.ts";
import type { Program } from "./ir/equation/types.ts";
import { printKernels } from "./ir/kernel/print.ts";
import type { PlannedKernels } from "./ir/memory/types.ts";
import type { CheckedModel } from "./ir/model/types.ts";
import { expand, type ExpandOptions } from "./phases/expand/expand.ts";
import { toEquations, toKernels } from "./pipeline.ts";

export type Stage = "ast" | "model" | "equations" | "gradients" | "kernels" | "memory";

export function printStage(stage: Stage, file: File, models: readonly CheckedModel[], options?: ExpandOptions, vectors = false): string {
  switch (stage) {
    case "ast": return printTree(file);
    case "model": return models.map(printModel).join("\n");
    case "equations": return models.map((m) => printPrograms(expand(m, options))).join("\n");
    case "gradients": return models.map((m) => printPrograms(toEquations(m, undefined, options))).join("\n");
    case "kernels": return models.map((m) => printKernels(toKernels(m, toEquations(m, undefined, options), vectors).kernels)).join("\n");
    case "memory": return models.map((m) => printMemory(toKernels(m, toEquations(m, undefined, options), vectors))).join("\n");
  }
}

/** The tree as JSON, with spans as `start-end`. */
function printTree(file: File): string {
  const isSpan = (value: unknown): value is { readonly start: number; readonly end: number } => typeof value === "object" && value !== null && "source" in value && "start" in value && "end" in value;
  return JSON.stringify(file.declarations, (_key, value: unknown) => (isSpan(value) ? `${value.start}-${value.end}` : value), 2);
}

function printModel(model: CheckedModel): string {
  const rows = model.instances.map((i) => {
    const variables = model.variables.filter((v) => i.variables.includes(v.name));
    const count = variables.reduce((sum, v) => sum + v.shape.reduce((a, b) => a * b, 1), 0);
    return [i.name, i.definition, `[${i.shape.join(", ")}]`, String(count), variables.map((v) => `${v.name.slice(i.name.length + 1)}: ${v.role}[${v.shape.join(", ")}]`).join(", ")];
  });
  const table = columns([["instance", "definition", "shape", "numbers", "variables"], ...rows]);
  const over = model.loss?.external === true ? "" : `, epochs ${model.train.epochs}`;
  const settings = `loss ${model.loss?.text ?? "none"}, optimizer ${model.optimizer?.text ?? "none"}, batch ${model.train.batch}${over}`;
  return `model ${model.name}\n${table}\n${settings}\n`;
}

function printPrograms(set: ProgramSet): string {
  const programs: readonly (Program | undefined)[] = [set.initialize, set.fitting, set.inference, set.evaluation, set.training, set.backward, set.update];
  return programs.flatMap((p) => (p === undefined ? [] : [printProgram(p)])).join("\n");
}

function printMemory({ kernels, reals, doubles, integers }: PlannedKernels): string {
  const arena = (title: string, { size, placements }: PlannedKernels["reals"]): string => {
    const rows = [...placements].sort((a, b) => a.offset - b.offset).map((p) => [
      String(p.offset), String(p.size), p.buffer, `[${kernels.buffers.get(p.buffer)?.shape.join(", ") ?? ""}]`,
      p.persistent ? "kept" : p.lifetimes.map((l) => `${l.entry} ${l.first}–${l.last}`).join(", "),
    ]);
    return `${title}: ${size} elements\n${columns([["offset", "size", "array", "shape", "lives"], ...rows])}`;
  };
  return [arena("reals", reals), ...(doubles.size === 0 ? [] : [arena("reals in float64", doubles)]), ...(integers.size === 0 ? [] : [arena("integers", integers)])].join("\n\n") + "\n";
}

function columns(rows: readonly (readonly string[])[]): string {
  const widths = (rows[0] ?? []).map((_, c) => Math.max(...rows.map((r) => r[c]?.length ?? 0)));
  return rows.map((r) => r.map((cell, c) => cell.padEnd(widths[c] ?? 0)).join("  ").trimEnd()).join("\n");
}
