import type { Arguments, Flags } from "./arguments.ts";
import type { ExitCode } from "./exit.ts";
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

/** Flags that several commands share. */
export const set: Flags = {
  set: { type: "string", multiple: true, value: "name=value", help: "gives a compile-time parameter of the model its value; may be repeated" },
};
export const precision: Flags = {
  precision: { type: "string", value: "f64|f32", help: "element type of real numbers (f64)" },
};
