import { faults } from "../diagnostics/catalogue/faults.ts";
import type { Diagnostic } from "../diagnostics/diagnostic.ts";
import { ShownFault } from "./fault.ts";
import type { Terminal } from "./terminal.ts";

export const formats = ["pretty", "json", "github", "sarif"] as const;
export type Format = (typeof formats)[number];

/** Writes diagnostics for people to standard error; true if there is an error among them. */
export async function showDiagnostics(diagnostics: readonly Diagnostic[], terminal: Terminal): Promise<boolean> {
  if (diagnostics.length > 0) terminal.err(await rendered(diagnostics, "pretty", terminal.color.err));
  if (diagnostics.some(isFault)) throw new ShownFault();
  return diagnostics.some((diagnostic) => diagnostic.severity === "error");
}

/** Whether a diagnostic is of a fault of the compiler. */
export function isFault({ code }: Diagnostic): boolean {
  return code === faults.compilerFault.code;
}

/** Diagnostics in a format, ending with a line end. */
export async function rendered(diagnostics: readonly Diagnostic[], format: Format, color: boolean): Promise<string> {
  const { render } = await import("../diagnostics/render.ts");
  const text = render(diagnostics, format, { color });
  return text === "" || text.endsWith("\n") ? text : `${text}\n`;
}
