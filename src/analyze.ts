/** What an editor asks of a file: its tree, the definitions that it sees, and what is known of its models, with faults or without. */
import type { ImportDeclaration, File } from "./ir/ast/types.ts";
import type { ModelTrace } from "./ir/model/trace.ts";
import { Report } from "./diagnostics/report.ts";
import { load, type Resolve } from "./load.ts";
import { type Definition, link, type Standard } from "./phases/check/library.ts";
import { trace } from "./phases/check/trace.ts";
import type { Keyword, Library } from "./phases/check/types.ts";
import { sourceFile } from "./source/source.ts";
import { standardDefaults } from "./std/defaults.ts";

export interface AnalyzeOptions {
  readonly fileName?: string;
  readonly resolve?: Resolve;
  /** An earlier analysis, of any file, whose parsed library is used again. */
  readonly earlier?: Analysis;
}

export interface Analysis {
  readonly file: File;
  /** The file behind an import; `undefined` where there is none. */
  imported(declaration: ImportDeclaration): File | undefined;
  /** The definition that a name means in the file: its own, an imported one, or one of the library. */
  find(keyword: Keyword, name: string): Definition | undefined;
  /** The names of a kind that the file sees. */
  names(keyword: Keyword): readonly string[];
  /** Computed when they are asked for; empty after a fault of the compiler. */
  readonly models: readonly ModelTrace[];
  /** For `earlier`. */
  readonly standard: Standard;
}

/** Never throws for what a user wrote; what `resolve` throws is passed on. */
export function analyze(text: string, { fileName = "model.nn", resolve, earlier }: AnalyzeOptions = {}): Analysis {
  const sources = load(sourceFile(fileName, text), (path, importer) => resolve?.(path, importer), new Report(), earlier?.standard);
  const linked = orNothing(() => link(sources, new Report()));
  const library = linked?.library;
  let models: readonly ModelTrace[] | undefined;
  return {
    file: sources.main,
    imported: (declaration) => sources.imported(declaration),
    find: (keyword, name) => (library === undefined ? undefined : definitionOf(library, keyword, name)),
    names: (keyword) => library?.names(keyword) ?? [],
    get models() {
      // Most questions are of names alone.
      models ??= (linked && orNothing(() => trace(linked, { set: new Map(), defaults: standardDefaults() }))) ?? [];
      return models;
    },
    standard: sources.standard,
  };
}

/** Nothing after a fault of the compiler, which `check` reports. */
function orNothing<T>(work: () => T): T | undefined {
  try {
    return work();
  } catch {
    return undefined;
  }
}

function definitionOf(library: Library, keyword: Keyword, name: string): Definition | undefined {
  switch (keyword) {
    case "layer": return library.layer(name)?.declaration;
    case "block": case "model": return library.block(name)?.declaration;
    case "optimizer": return library.optimizer(name)?.declaration;
    default: return library.function(keyword, name)?.declaration;
  }
}
