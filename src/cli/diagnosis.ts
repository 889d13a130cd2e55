/** Diagnostics of a command over several files, in the format that `--format` asks for. */
import type { Diagnostic } from "../diagnostics/diagnostic.ts";
import { type Arguments, choice, type Flags } from "./arguments.ts";
import { ShownFault } from "./fault.ts";
import { type Format, formats, isFault, rendered } from "./show.ts";
import type { Terminal } from "./terminal.ts";

/** The flag of commands that report on files. */
export const format: Flags = {
  format: { type: "string", choices: formats, help: "format of the diagnostics (pretty); the others are written to standard output, as one document" },
};

/** Gathers the diagnostics of all files: those for people are written at once, those for machines at the end. */
export class Diagnosis {
  readonly #all: Diagnostic[] = [];
  readonly #terminal: Terminal;
  readonly format: Format;

  constructor(args: Arguments, terminal: Terminal) {
    this.format = choice(args, "format", formats) ?? "pretty";
    this.#terminal = terminal;
  }

  /** True if there is an error among them. Throws `ShownFault` after a fault of the compiler. */
  async add(diagnostics: readonly Diagnostic[]): Promise<boolean> {
    this.#all.push(...diagnostics);
    if (this.format === "pretty" && diagnostics.length > 0) this.#terminal.err(await rendered(diagnostics, "pretty", this.#terminal.color.err));
    if (diagnostics.some(isFault)) {
      await this.end();
      throw new ShownFault();
    }
    return diagnostics.some(({ severity }) => severity === "error");
  }

  /** What a command says besides: to standard output, unless diagnostics are written there. */
  say(text: string): void {
    if (this.format === "pretty") this.#terminal.out(text);
    else this.#terminal.err(text);
  }

  async end(): Promise<void> {
    if (this.format !== "pretty") this.#terminal.out(await rendered(this.#all, this.format, false));
  }
}
