import { type Arguments, choice, type Flags } from "./arguments.ts";
import { type ExitCode, UsageError } from "./exit.ts";
import type { Terminal } from "./terminal.ts";

/** One command of `nnc`. */
export interface Command {
  /** What stands after the command's name in its usage line. */
  readonly usage: string;
  /** One or two sentences. */
  readonly about: string;
  readonly flags: Flags;
  readonly run: (args: Arguments, terminal: Terminal) => Promise<ExitCode>;
}

/** Flags of every command that compiles: which model, and its parameters. */
export const set: Flags = {
  model: { type: "string", value: "NAME", help: "which model, where the file holds several" },
  set: { type: "string", multiple: true, value: "name=value", help: "gives a compile-time parameter its value, of the model that --model names, else of each that has it; may be repeated" },
};
export const header: Flags = {
  header: { type: "string", value: "true|false", help: "whether the first row of the data names the columns (as the model says)" },
};
export const precision: Flags = {
  precision: { type: "string", value: "f64|f32", help: "element type of real numbers (f64)" },
};

export interface Target {
  readonly target: "ts" | "wasm";
  readonly precision: "f64" | "f32";
}

/** What runs a module, and in which precision: WebAssembly in float32 alone. */
export function targetOf(args: Arguments): Target {
  return chosen(args, "ts");
}

/** The same where nothing but the result counts: what trains fastest here, unless flags say otherwise. */
export function fastestTarget(args: Arguments): Target {
  const inFull = choice(args, "precision", ["f64", "f32"]) === "f64";
  return chosen(args, inFull || !("WebAssembly" in globalThis) ? "ts" : "wasm");
}

function chosen(args: Arguments, otherwise: Target["target"]): Target {
  const target = choice(args, "target", ["ts", "wasm"]) ?? otherwise;
  const asked = choice(args, "precision", ["f64", "f32"]);
  if (target === "wasm" && asked === "f64") throw new UsageError("--target wasm computes in float32: leave --precision f64 out, or take --target ts");
  return { target, precision: target === "wasm" ? "f32" : (asked ?? "f64") };
}
