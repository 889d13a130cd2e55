/** The one file of the command that loads the compiler's library. */
import type * as Library from "../index.ts";
import { type Arguments, chosenModel } from "./arguments.ts";
import { readImport } from "./files.ts";

export type { CompiledModule } from "../index.ts";

export type CompilerOptions = Library.CompileOptions & { readonly fileName: string };

export async function loadCompiler(): Promise<typeof Library> {
  return import("../index.ts");
}

/** The options that every command passes to the compiler. NNC_VERIFY=1 verifies the form of the model after each phase. */
export function compilerOptions(file: string, args: Arguments): CompilerOptions {
  return { fileName: file, ...chosenModel(args), resolve: readImport, verify: (process.env["NNC_VERIFY"] ?? "") !== "" };
}
