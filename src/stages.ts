/** The text of a model after each stage of a compilation, for `nnc build --emit`. */
import { type Form, programsOf, type Verifier } from "./forms.ts";
import type { File } from "./ir/ast/types.ts";
import { printProgram } from "./ir/equation/print.ts";
import { printKernels } from "./ir/kernel/print.ts";
import type { PlannedKernels } from "./ir/memory/types.ts";
import type { CheckedModel } from "./ir/model/types.ts";
import type { ModuleOptions } from "./options.ts";
import { type Context, equationSteps, finish, type Machine, phaseNames, type Step, steps } from "./pipeline.ts";
import { precisionOf, type Target, targets } from "./targets.ts";

/** The forms before the first phase, and short names for forms after it. The last two are halves of the last form. */
const shortNames = ["ast", "model", "equations", "gradients", "kernels", "memory"] as const;

/** Every name that `--emit` takes, whatever the target. */
export const stageNames = [...shortNames, ...phaseNames(...Object.values(targets).map(({ machine }) => machine))];
export type StageName = (typeof stageNames)[number];

/** Whether modules for a target go through a stage. */
export function hasStage({ machine }: Target, stage: StageName): boolean {
  return [...shortNames, ...phaseNames(machine)].includes(stage);
}

export interface StageOptions {
  readonly target: Target;
  /** The target's, loaded. */
  readonly machine: Machine;
  readonly options: ModuleOptions;
  readonly verify?: Verifier;
}

/** Runs no phase after the stage, which must be one of the target. */
export function printStage(stage: StageName, file: File, models: readonly CheckedModel[], { target, machine, options, verify }: StageOptions): string {
  if (stage === "ast") return printTree(file);
  if (stage === "model") return models.map(printModel).join("\n");
  const precision = precisionOf(target, options.precision);
  return models.map((model) => printFormAt(stage, { model, options: { ...options, precision }, ...(verify !== undefined && { verify }) }, machine)).join("\n");
}

function printFormAt(stage: Exclude<StageName, "ast" | "model">, context: Context, machine: Machine): string {
  switch (stage) {
    case "kernels": return printKernels(finish(steps(context, machine)).kernels);
    case "memory": return printMemory(finish(steps(context, machine)));
    case "equations": return printForm(formAfter("expand", steps(context, machine)));
    case "gradients": return printForm({ kind: "equations", set: finish(equationSteps(context)) });
    default: return printForm(formAfter(stage, steps(context, machine)));
  }
}

function formAfter(phase: string, generator: Generator<Step, PlannedKernels>): Form {
  for (const step of generator) if (step.phase === phase) return step.form;
  throw new Error(`there is no phase ${phase}`);
}

function printForm(form: Form): string {
  switch (form.kind) {
    case "equations": return programsOf(form.set).map(printProgram).join("\n");
    case "kernels": return printKernels(form.set);
    case "memory": return `${printKernels(form.planned.kernels)}\n${printMemory(form.planned)}`;
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
    return [i.name, i.definition, `[${i.shape.join(", ")}]`, String(count), variables.map((v) => `${v.member}: ${v.role}[${v.shape.join(", ")}]`).join(", ")];
  });
  const table = columns([["instance", "definition", "shape", "numbers", "variables"], ...rows]);
  const over = model.loss?.external === true ? "" : `, epochs ${model.train.epochs}`;
  const settings = `loss ${model.loss?.text ?? "none"}, optimizer ${model.optimizer?.text ?? "none"}, batch ${model.train.accumulate === Infinity ? `all, ${model.train.batch} at a time` : model.train.batch}${over}`;
  return `model ${model.name}\n${table}\n${settings}\n`;
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
