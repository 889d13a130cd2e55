/** Packages that read a format, which a user installs for his files. */
import { FormatError } from "../fault.ts";

/** What `importing` gives, or an error that says what to install. `what`: what needs the package, as the beginning of a sentence. */
export async function installed<T>(name: string, what: string, importing: () => Promise<T>): Promise<T> {
  try {
    return await importing();
  } catch (cause) {
    throw new FormatError(`${what}, which the package ${name} reads: \`npm install ${name}\` beside nnc${isMissing(cause) ? "" : ` (it is installed, and does not load: ${cause instanceof Error ? cause.message : String(cause)})`}`);
  }
}

function isMissing(cause: unknown): boolean {
  return cause instanceof Error && "code" in cause && cause.code === "ERR_MODULE_NOT_FOUND";
}
