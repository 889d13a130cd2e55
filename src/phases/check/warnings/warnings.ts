/**
 * Warnings that the syntax tree of a file answers by itself, for a file without errors: what it declares and does not use.
 *
 * In: the tree of the main file. Out: in the report, warnings; nothing else changes. Of imported files nothing is asked: what this
 * file does not use of them, others do.
 */
import type { Report } from "../../../diagnostics/report.ts";
import type { File } from "../../../ir/ast/types.ts";
import { warnOfUnusedDefinitions } from "./definitions.ts";
import { warnOfUnusedImports } from "./imports.ts";
import { warnOfUnusedInputs } from "./inputs.ts";
import { warnOfUnreadResults } from "./results.ts";
import { warnOfUnusedParameters } from "./parameters.ts";

/** `defaults`: definitions that are used without being named. */
export function warnOfFile(file: File, defaults: readonly string[], report: Report): void {
  warnOfUnusedDefinitions(file, defaults, report);
  warnOfUnusedImports(file, defaults, report);
  warnOfUnreadResults(file, report);
  for (const declaration of file.declarations) {
    if (declaration.kind === "import") continue;
    warnOfUnusedParameters(declaration, report);
    warnOfUnusedInputs(declaration, report);
  }
}
