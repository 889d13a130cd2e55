/** The one file of the command that knows the compiler's library. */
import type { Diagnostic } from "../diagnostics/diagnostic.ts";
import type { CheckedModel } from "../ir/model/types.ts";

export interface CompilerOptions {
  readonly fileName: string;
  /** The one model to compile; without it every model of the file. */
  readonly model?: string;
  /** Compile-time parameters: of `model`, else of every model that has one of the name. */
  readonly set?: Readonly<Record<string, number | string | boolean>>;
  readonly target?: "ts" | "wasm";
  readonly precision?: "f64" | "f32";
  /** Whether training computes gradients of inputs too. */
  readonly inputGradients?: boolean;
  /** Reads the files that `import` names. */
  readonly resolve?: (path: string, importer: string) => { readonly name: string; readonly text: string } | undefined;
}

export interface Checked {
  readonly models: readonly CheckedModel[];
  readonly diagnostics: readonly Diagnostic[];
}

/** An emitted module and the model it is of. */
export interface CompiledModule {
  readonly name: string;
  readonly text: string;
  readonly model: CheckedModel;
  /** Arrays of inputs and targets whose real numbers the module rounds to float32. */
  readonly rounded: readonly string[];
}

export interface Compiled {
  readonly modules: readonly CompiledModule[];
  readonly diagnostics: readonly Diagnostic[];
}

export const stageNames = ["ast", "model", "equations", "gradients", "kernels", "memory"] as const;
export type StageName = (typeof stageNames)[number];

/** What the command asks of the compiler. */
export interface Compiler {
  check(text: string, options: CompilerOptions): Checked | Promise<Checked>;
  compile(text: string, options: CompilerOptions): Promise<Compiled>;
  /** The text of one stage, for people to read. */
  stage(text: string, name: StageName, options: CompilerOptions): Promise<{ readonly text: string; readonly diagnostics: readonly Diagnostic[] }>;
  /** What each model is made of and computes, as Markdown. */
  explain(text: string, options: CompilerOptions & { readonly math?: boolean }): Promise<{ readonly models: readonly { readonly name: string; readonly text: string }[]; readonly diagnostics: readonly Diagnostic[] }>;
  /** Canonical text; `undefined` where the file does not parse. */
  format(text: string, options: { readonly fileName: string }): Promise<{ readonly text?: string; readonly diagnostics: readonly Diagnostic[] }>;
  /** An emitted module as JavaScript: its types are erased. */
  toJavaScript(moduleText: string): Promise<string>;
}

export async function loadCompiler(): Promise<Compiler> {
  return import("../index.ts");
}
