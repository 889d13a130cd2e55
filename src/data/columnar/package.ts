/**
 * Packages that read a format, which a user installs for his files. They are imported in a `try`, which tells bundlers that a package may be absent:
 * esbuild and webpack refuse a program otherwise, whichever files it reads.
 */
import { FormatError } from "../fault.ts";

/** An error that says what to install. `what`: what needs the package, as the beginning of a sentence; `cause`: why it does not load. */
export function notInstalled(name: string, what: string, cause: unknown): FormatError {
  return new FormatError(`${what}, which the package ${name} reads: \`npm install ${name}\` beside nnc${isAbsent(cause) ? "" : ` (it is installed, and does not load: ${cause instanceof Error ? cause.message : String(cause)})`}`);
}

/** As Node and webpack say it, or as Vite and pages do. */
function isAbsent(cause: unknown): boolean {
  if (!(cause instanceof Error)) return false;
  if ("code" in cause && (cause.code === "ERR_MODULE_NOT_FOUND" || cause.code === "MODULE_NOT_FOUND")) return true;
  return /could not resolve|failed to resolve|does not resolve|bare specifier/i.test(cause.message);
}
