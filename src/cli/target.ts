/** The target of a module, and the element type of its real numbers, from the flags. */
import { moduleOptions } from "../options.ts";
import { singleTargetNames, type Target, targetNames, type TargetName, targets } from "../targets.ts";
import { type Precision, precisions } from "../targets/target.ts";
import type { ProjectSettings } from "../project/settings.ts";
import { type Arguments, choice, type Flags } from "./arguments.ts";
import { UsageError } from "./exit.ts";

export interface ChosenTarget {
  readonly target: TargetName;
  readonly precision: Precision;
}

const elementTypes = { f64: "float64", f32: "float32" } as const satisfies Record<Precision, string>;

/** The flags of commands that run a module in memory. */
export const runFlags = {
  target: { type: "string", choices: singleTargetNames, help: "what computes: TypeScript, or WebAssembly, which is faster (wasm, unless --precision is f64)" },
  precision: { type: "string", choices: precisions, help: "element type of real numbers (WebAssembly: f32, TypeScript: f64)" },
  "exact-sums": { type: "boolean", help: moduleOptions.exactSums.help },
} as const satisfies Flags;

/** The target of the flags, else of the project. */
export function targetOf(args: Arguments, project: ProjectSettings = {}): ChosenTarget {
  return chosen(args, project.target ?? "ts", project.precision);
}

/** The target of the flags, else the one that trains fastest here. */
export function fastestTarget(args: Arguments): ChosenTarget {
  const inFull = choice(args, "precision", precisions) === "f64";
  return chosen(args, inFull || !("WebAssembly" in globalThis) ? "ts" : "wasm");
}

function chosen(args: Arguments, otherwise: TargetName, precision?: Precision): ChosenTarget {
  const target = choice(args, "target", targetNames) ?? otherwise;
  const { precisions: supported }: Target = targets[target];
  const asked = choice(args, "precision", precisions);
  if (asked !== undefined && !supported.includes(asked)) {
    const able = targetNames.filter((name) => takes(targets[name], asked));
    throw new UsageError(`--target ${target} computes in ${supported.map((p) => elementTypes[p]).join(" and ")}: leave --precision ${asked} out, or take --target ${able.join(" or ")}`);
  }
  return { target, precision: asked ?? precisionOn(target, precision) };
}

/** The precision of a project where the target has it, else the target's own. */
export function precisionOn(target: TargetName, wanted: Precision | undefined): Precision {
  const { precisions: supported }: Target = targets[target];
  return wanted !== undefined && supported.includes(wanted) ? wanted : supported[0];
}

function takes({ precisions: supported }: Target, precision: Precision): boolean {
  return supported.includes(precision);
}
