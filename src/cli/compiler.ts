/** The one file of the command that loads the compiler's library. */
import { dirname } from "node:path";
import type * as Library from "../index.ts";
import { optionsOf } from "../project/compile-file.ts";
import { findProject } from "../project/project.ts";
import { type Arguments, chosenModel } from "./arguments.ts";

export type { CompiledModule } from "../index.ts";

export type CompilerOptions = Library.CompileOptions & { readonly fileName: string };

export async function loadCompiler(): Promise<typeof Library> {
  return import("../index.ts");
}

/** The options that every command passes to the compiler: the project's, and those of the command line. NNC_VERIFY=1 verifies the form of the model after each phase. */
export async function compilerOptions(file: string, args: Arguments): Promise<CompilerOptions> {
  return optionsOf(await findProject(dirname(file)), file, new Set(), { ...chosenModel(args), verify: (process.env["NNC_VERIFY"] ?? "") !== "" });
}
