import type { Arguments, Flags } from "./arguments.ts";
import type { ExitCode } from "./exit.ts";
import type { Terminal } from "./terminal.ts";

/** One command of `nnc`. */
export interface Command {
  /** The usage line after the command's name. */
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
