/** The error with which a build fails: what bundlers and runtimes show. */
import { resolve } from "node:path";
import type { Diagnostic } from "../diagnostics/diagnostic.ts";
import { render } from "../diagnostics/render.ts";
import { locate } from "../source/locate.ts";

export class BuildFault extends Error {
  override readonly name = "NncError";
  readonly plugin = "nnc";
  /** The file and the place, as Rollup and Vite take them. */
  readonly id: string;
  readonly loc: { readonly file: string; readonly line: number; readonly column: number };

  /** `diagnostics`: at least one error. The message has every error with its frame. */
  constructor(path: string, diagnostics: readonly Diagnostic[]) {
    const errors = diagnostics.filter(({ severity }) => severity === "error");
    super(render(errors, "pretty").trimEnd());
    const [first] = errors;
    const at = first === undefined ? { file: path, line: 1, column: 1 } : locate(first.span);
    this.id = resolve(at.file);
    // Columns from 0 there.
    this.loc = { file: this.id, line: at.line, column: at.column - 1 };
    // The stack of the compiler helps nobody.
    this.stack = `${this.name}: ${this.message}\n    at ${this.id}:${at.line}:${at.column}`;
  }
}
